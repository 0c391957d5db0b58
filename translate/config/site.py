"""The table ``site`` of the configuration: what the publisher says of the pages that `build` makes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import punctuation
from urllib.parse import SplitResult, quote, urlsplit

from translate.config.values import Reader, boolean, locale, path, text, texts

EVERY = "*"
"""The key that stands for all others: locales, tags."""


@dataclass(frozen=True, slots=True)
class AllowTable:
    """``[tool.translate.site.allow]``: what the sanitiser lets through beside its own lists."""

    tags: tuple[str, ...] = ()
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Tag, or ``*`` → names."""
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Tag → names."""
    frames: tuple[str, ...] = ()
    """Hosts."""


@dataclass(frozen=True, slots=True)
class SiteTable:
    """``[tool.translate.site]``."""

    url: str = ""
    """The absolute address of the site's root, ending in ``/``; "" if it is not known."""
    name: str = ""
    logo: str = ""
    """The absolute address of a picture."""
    theme: Path | None = None
    """A folder, absolute once the project has been found."""
    slugs: bool = False
    """Whether pages are named after the translated title, not after the article's file."""
    original: bool = True
    """Whether the articles themselves have pages too."""
    credits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Locale, or ``*`` → lines at the foot of articles, in Markdown."""
    allow: AllowTable = AllowTable()


def _root(value: object) -> str:
    """Return the address of a site's root, with its last slash."""
    address = _absolute(value)
    if address is None or address.query or address.fragment:
        raise ValueError('an absolute address without ? and #, such as "https://example.org/news/"')
    return address.geturl().rstrip("/") + "/"


def _picture(value: object) -> str:
    """Return the address of a picture."""
    address = _absolute(value)
    if address is None:
        raise ValueError('an absolute address, such as "https://example.org/logo.png"')
    return address.geturl()


def _absolute(value: object) -> SplitResult | None:
    """Return an absolute web address in its parts, None if it is none that may be written into a page.

    What is not ASCII is written as programs need it (RFC 3987, section 3.1), the host by IDNA.
    """
    if not isinstance(value, str) or not value.isprintable() or set(value) & set(' "<>\\^`{|}'):
        return None
    try:
        address = urlsplit(value)
        is_web = address.scheme in {"http", "https"} and address.hostname and address.port != 0
        if not is_web or address.username is not None:
            return None
        host = address.netloc if address.netloc.isascii() else address.netloc.encode("idna").decode()
    except ValueError:
        return None
    return SplitResult(address.scheme, host, *(quote(part, safe=punctuation) for part in address[2:]))


def _credits(value: object) -> Mapping[str, tuple[str, ...]]:
    """Return the lines of each locale."""
    wrong = 'a table, such as {de = "Übersetzt von …", "*" = ["…", "…"]}'
    if not isinstance(value, dict):
        raise ValueError(wrong)
    try:
        return {
            code if code == EVERY else locale(code): (said,) if isinstance(said, str) else texts(said)
            for code, said in value.items()
        }
    except ValueError:
        raise ValueError(wrong) from None


def _names_by_tag(value: object) -> Mapping[str, tuple[str, ...]]:
    """Return the names of each tag."""
    if not isinstance(value, dict):
        raise ValueError('a table of lists, such as {iframe = ["src"]}')
    return {tag: texts(names) for tag, names in value.items()}


ALLOW_KEYS: Mapping[str, Reader] = {
    "tags": texts,
    "attributes": _names_by_tag,
    "classes": _names_by_tag,
    "frames": texts,
}
SITE_KEYS: Mapping[str, Reader] = {
    "url": _root,
    "name": text,
    "logo": _picture,
    "theme": path,
    "slugs": boolean,
    "original": boolean,
    "credits": _credits,
}
"""The keys of the table beside ``allow``, and what reads each value."""
