"""Catalogs that follow their article when it was renamed or moved."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from translate.catalog.moved import moved
from translate.catalog.store import read_catalog
from translate.errors import TranslateError
from translate.files import folders_in, names_under, stem
from translate.saving import move
from translate.workflow.desk import Desk


@dataclass(frozen=True)
class Renamed:
    """An article that was found again under another name."""

    former: str
    """Its former path, without the ending."""
    article: str
    catalogs: int
    """How many followed it."""


def follow_renames(desk: Desk) -> tuple[Renamed, ...]:
    """Move the catalogs of articles that are gone to where the same text is now; return which.

    A new article is one that has no template; the template moves last, so that a run that was killed in
    the middle is gone on with. A catalog is never moved over another. Raises `NotWrittenError` when a file
    cannot be moved.
    """
    gone = _gone(desk)
    new = [article for article in desk.articles if not desk.template_path(article).exists()] if gone else []
    documents = {article: document for article in new if (document := desk.document(article))}
    pairs = moved(
        {stem(article): [s.msgid for s in document.segments] for article, document in documents.items()},
        {name: _msgids(paths) for name, paths in gone.items()} if documents else {},
    )
    names = {stem(article): article for article in documents}
    found = [Renamed(former, names[name], _follow(desk, former, name)) for name, former in pairs.items()]
    return tuple(sorted((one for one in found if one.catalogs), key=lambda one: one.article))


def _gone(desk: Desk) -> dict[str, list[Path]]:
    """Return the articles that are gone: name → the template and catalogs that they have left."""
    known = {stem(article) for article in desk.all_articles}
    gone: dict[str, list[Path]] = {}
    for folder, suffix in _folders(desk):
        for name in map(stem, names_under(folder, (suffix,))):
            if name not in known:
                gone.setdefault(name, []).append(folder / f"{name}{suffix}")
    return gone


def _folders(desk: Desk) -> Iterator[tuple[Path, str]]:
    """Yield the folders of the templates and the languages, each with the ending of its files."""
    templates = desk.project.templates
    yield templates, ".pot"
    for folder in folders_in(desk.project.locales):
        if folder != templates:
            yield folder, ".po"


def _msgids(paths: Iterable[Path]) -> list[str]:
    """Return the living msgids of the first of some catalogs that can be read."""
    for path in paths:
        with contextlib.suppress(TranslateError):
            catalog = read_catalog(path)
            return [entry.msgid for entry in catalog.entries if not entry.obsolete] if catalog else []
    return []


def _follow(desk: Desk, former: str, name: str) -> int:
    """Move the catalogs of an article, then its template; return how many catalogs have moved."""
    catalogs = 0
    for folder, suffix in [*_folders(desk)][::-1]:
        path, target = folder / f"{former}{suffix}", folder / f"{name}{suffix}"
        if path.exists() and (move(path, target) or path.read_bytes() == target.read_bytes()):
            path.unlink(missing_ok=True)
            catalogs += suffix == ".po"
        _remove_empty(path.parent, folder)
    return catalogs


def _remove_empty(folder: Path, top: Path) -> None:
    """Remove a folder, and those above it up to `top`, as far as they are empty."""
    while folder != top:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
