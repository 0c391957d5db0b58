"""Where the links of an article lead on the site."""

import os
import posixpath
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from translate.documents import SUFFIXES
from translate.files import stem
from translate.render import Target
from translate.workflow.building.record import Pair

ASSETS = "assets"

Targets = tuple[tuple[str, Target | None], ...]
"""Each local address of a page, with where it leads."""


class Place(NamedTuple):
    """What a local address means, whatever language it is read in."""

    article: str = ""
    asset: str = ""
    """A file that is no article, under the source folder."""
    fault: str = ""
    """Why it means nothing, if somebody should know: ``leads to no file``."""


@dataclass(frozen=True)
class Links:
    """What can be linked to."""

    source: Path
    language: str
    """The locale of the articles."""
    articles: Mapping[str, str]
    """What an article may be called → the article: its path, with its ending and without."""
    pages: Mapping[Pair, str]
    """The path of each page that there is."""
    _places: dict[tuple[str, str], Place] = field(default_factory=dict, compare=False)
    _targets: dict[tuple[str, str], dict[str, Target | None]] = field(default_factory=dict, compare=False)
    """A folder and a locale → address → where it leads: the pages of a folder share most of them."""

    def target(self, article: str, code: str, address: str) -> Target | None:
        """Return where a local address leads from the page of an article; None if it stays as it is.

        `address` is as the article has it, without query and fragment. A page in the reader's language is
        preferred to that of the original.
        """
        return self.targets(article, code, (address,))[0][1]

    def targets(self, article: str, code: str, addresses: Iterable[str]) -> Targets:
        """Return the same of several addresses, each with where it leads."""
        known = self._targets.setdefault((article.rpartition("/")[0], code), {})
        found = []
        for address in addresses:
            if address not in known:
                known[address] = self._target(self.place(article, address), code)
            found.append((address, known[address]))
        return tuple(found)

    def _target(self, place: Place, code: str) -> Target | None:
        if place.asset:
            return Target(asset_path(place.asset))
        own = self.pages.get((place.article, code))
        if own is not None:
            return Target(own)
        original = self.pages.get((place.article, self.language))
        return None if original is None else Target(original, self.language)

    def place(self, article: str, address: str) -> Place:
        """Return what a local address means in an article."""
        where = article.rpartition("/")[0], address
        if where not in self._places:
            self._places[where] = self._find(*where)
        return self._places[where]

    def _find(self, folder: str, address: str) -> Place:
        said = unquote(address)
        if not said or said.startswith("//") or "{" in said or "\0" in said:  # another host, a template's tag
            return Place()
        from_root = said.startswith("/")
        path = posixpath.normpath(said.lstrip("/") if from_root else posixpath.join(folder, said))
        if path == ".." or path.startswith("../"):
            return Place(fault="leads outside the source folder")
        if path in self.articles and Path(path).suffix.lower() in SUFFIXES:
            return Place(article=self.articles[path])
        if self._is_asset(path):
            return Place(asset=path)
        ending = posixpath.splitext(path)[1].lower()
        named = self.articles.get(path) or (self.articles.get(stem(path)) if ending in SUFFIXES else None)
        if named is not None:
            return Place(article=named)
        # An address from the server's root may be of something beside this site.
        return Place() if from_root else Place(fault=self._fault(path))

    def _is_asset(self, path: str) -> bool:
        """Return whether a path is a file under the source folder, also when symbolic links are followed."""
        if any(part.startswith(".") for part in path.split("/")):
            return False
        try:
            return os.path.isfile(self.source / path) and self._is_inside(path)  # noqa: PTH113 - never raises
        except (OSError, ValueError):
            return False

    def _is_inside(self, path: str) -> bool:
        return (self.source / path).resolve().is_relative_to(self.source.resolve())

    def _fault(self, path: str) -> str:
        try:
            if os.path.exists(self.source / path) and not self._is_inside(path):  # noqa: PTH110 - never raises
                return "leads outside the source folder"
        except (OSError, ValueError):
            pass
        return "leads to no file"


def articles_by_name(articles: Collection[str]) -> dict[str, str]:
    """Return what links may call each article."""
    return {stem(article): article for article in articles} | {article: article for article in articles}


def asset_path(name: str) -> str:
    """Return where a file of the source folder is on the site."""
    return f"{ASSETS}/{name}"
