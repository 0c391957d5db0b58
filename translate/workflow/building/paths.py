"""Under which path each page is."""

from collections.abc import Collection, Iterable, Mapping
from itertools import chain, count
from pathlib import PurePosixPath

from translate.render import Listed, slug
from translate.workflow.building.record import Pair
from translate.workflow.building.versions import is_page, page_path

LONGEST = 150
"""Bytes of a name made from a title; file systems take 255."""
LISTS = ("index", "articles")
"""What the list of a language is called: the first that no article is called."""


def page_paths(
    pages: Mapping[Pair, Listed], source: str, fixed: Mapping[Pair, str], *, slugs: bool
) -> dict[Pair, str]:
    """Return the path of each page; `fixed` are those that stay where they are.

    With `slugs` the pages of translations are named after their titles; those that would share a name get
    numbers, in the order of their articles. No two pages share a path, nor is one a folder of another.
    """
    paths = dict(fixed)
    used = _with_folders(fixed.values())
    for pair in sorted(pages.keys() - fixed.keys(), key=lambda pair: (not is_page(pair[0]), pair)):
        article, code = pair
        path = page_path(article, code)
        if slugs and code != source and not is_page(article):
            used |= {f"{code}/{name}.html" for name in LISTS}
            path = _named(path, pages[pair].title)
        paths[pair] = _unused(path, used)
        used |= _with_folders([paths[pair]])
    return paths


def list_paths(codes: Iterable[str], pages: Collection[str]) -> dict[str, str]:
    """Return the path of each language's list of articles."""
    used = _with_folders(pages)
    names = (*LISTS, *(f"{LISTS[-1]}-{n}" for n in range(2, len(used) + 3)))
    return {code: next(p for name in names if (p := f"{code}/{name}.html") not in used) for code in codes}


def _named(path: str, title: str) -> str:
    """Return a path with the name that a title gives; a title without letters gives none."""
    if not any(character.isalnum() for character in title):
        return path
    name = slug(title)
    if len(name.encode()) > LONGEST:
        cut = name.encode()[:LONGEST].decode(errors="ignore")
        name = cut.rpartition("-")[0] or cut
    return str(PurePosixPath(path).with_name(f"{name}.html"))


def _unused(path: str, used: Collection[str]) -> str:
    """Return a path, or the path with the first number that makes it new."""
    base = path.removesuffix(".html")
    numbered = (f"{base}-{n}.html" for n in count(2))
    return next(one for one in chain([path], numbered) if one not in used)


def _with_folders(paths: Iterable[str]) -> set[str]:
    """Return paths and the folders that they are in."""
    found: set[str] = set()
    for path in paths:
        while path and path not in found:
            found.add(path)
            path = path.rpartition("/")[0]  # noqa: PLW2901 - upwards
    return found
