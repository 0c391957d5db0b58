"""Addresses of the site's pages, seen from one of them or from anywhere; links of an article led to them."""

import re
from collections.abc import Callable
from urllib.parse import quote
from xml.etree.ElementTree import Element

from translate.languages import language
from translate.render.site import Site, Target

Resolve = Callable[[str], Target | None]
"""Takes a local address as the article writes it; returns where it leads on the site, None to leave it."""

FRONT = "index.html"
LINKS = ("href", "src", "poster")
"""The attributes that hold one address each."""
LOCAL = re.compile(r"\s*+(?![a-zA-Z][a-zA-Z0-9+.-]*+:|[/\\]{2})([^?#]++)(.*)", re.DOTALL)
"""A path on the same site, and the query and fragment behind it."""
CANDIDATE = re.compile(r"([^\s,](?:\S*[^\s,])?)(,|\s[^,]*+|$)")
"""An address in ``srcset`` and what is said of it (HTML Standard, 4.8.4.2.1, "Srcset attributes")."""


def relative(path: str, seen_from: str) -> str:
    """Return the address of a path under the site's root, as a page at another path writes it."""
    there, here = path.split("/"), seen_from.split("/")[:-1]
    shared = 0
    while shared < min(len(there) - 1, len(here)) and there[shared] == here[shared]:
        shared += 1
    return "../" * (len(here) - shared) + quote("/".join(there[shared:]))


def absolute(site: Site, path: str) -> str:
    """Return the full address of a path, "" if the site's is not known; a folder's index is the folder."""
    if not site.url:
        return ""
    folder, _, name = path.rpartition("/")
    path = path if name != FRONT else f"{folder}/" if folder else ""
    return site.url + quote(path)


def address(site: Site, path: str, seen_from: str) -> str:
    """Return the full address of a path, or the relative one where the site's is not known."""
    return absolute(site, path) or relative(path, seen_from)


class Links:
    """Leads local addresses to their places on the site, and remembers them in order."""

    def __init__(self, resolve: Resolve, path: str, language: str) -> None:
        self._resolve = resolve
        self._path = path
        self._language = language
        self._found: dict[str, Target | None] = {}

    @property
    def addresses(self) -> tuple[str, ...]:
        """The local addresses that were met, each once."""
        return tuple(self._found)

    def target(self, written: str) -> tuple[Target | None, str]:
        """Return where an address leads, None if it stays as it is, and its query and fragment."""
        local = LOCAL.fullmatch(written)
        if local is None:
            return None, ""
        path = local[1].rstrip()
        if path not in self._found:
            self._found[path] = self._resolve(path)
        return self._found[path], local[2]

    def lead(self, root: Element) -> None:
        """Rewrite the addresses in a tree, in place."""
        for element in root.iter():
            for name in LINKS:
                written = element.get(name)
                if written:
                    self._lead_one(element, name, written)
            if element.get("srcset"):
                element.set("srcset", CANDIDATE.sub(self._lead_candidate, element.get("srcset", "")))

    def _lead_one(self, element: Element, name: str, written: str) -> None:
        """Rewrite one address; a link to another language says so."""
        target, rest = self.target(written)
        if target is None:
            return
        element.set(name, relative(target.path, self._path) + rest)
        if target.language and target.language != self._language and element.tag == "a":
            element.set("hreflang", language(target.language).tag)

    def _lead_candidate(self, candidate: re.Match[str]) -> str:
        """Return one address of a ``srcset`` with what is behind it."""
        target, rest = self.target(candidate[1])
        led = candidate[1] if target is None else relative(target.path, self._path) + rest
        return led + candidate[2]
