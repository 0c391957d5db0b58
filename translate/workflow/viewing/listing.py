"""The list of articles: how far each is in each language, counted anew only where files have changed."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from translate.catalog.store import catalog_of
from translate.errors import TranslateError
from translate.languages import language
from translate.workflow.desk import Desk
from translate.workflow.viewing.article import title_of
from translate.workflow.viewing.kept import Kept
from translate.workflow.viewing.shelf import Shelf
from translate.workflow.viewing.view import ArticleRow, Counted, Counts, LanguageView, ListView

PATIENCE = 1.0
"""Seconds of reading after which a list is given out although not all is counted."""
ALL = 1_000_000
"""More files than there are."""
SHOWN = 50
"""How many errors are named at most."""
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class _Article:
    """What the list needs of an article."""

    title: str
    words: Mapping[int, int]
    """Hash of a msgid → how many words it has."""


@dataclass(frozen=True, slots=True)
class _Catalog:
    """What the list needs of a catalog: the hashes of its msgids."""

    reviewed: frozenset[int] = frozenset()
    fuzzy: frozenset[int] = frozenset()


class Listing:
    """The counts of a project's articles; any thread may ask."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._articles: Kept[_Article] = Kept(self._article, ALL)
        self._catalogs: Kept[_Catalog] = Kept(_catalog, ALL)
        self._lock = threading.Lock()
        self._until, self._done = 0.0, 0

    def show(self) -> ListView:
        """Return the articles as they are now; what is not counted after a second is so in a later list."""
        project = self._shelf.desk.project
        try:
            desk = self._shelf.look()
        except TranslateError as error:
            return ListView(project.root.name, project.source_language, errors=(str(error),))
        with self._lock:
            self._until, self._done = self._spent + PATIENCE, 0
            rows = tuple(self._row(article, desk) for article in desk.articles)
            counted = Counted(self._done, len(rows) * len(desk.languages))
        return ListView(
            project=project.root.name,
            source_language=project.source_language,
            languages=tuple(map(_language, desk.languages)),
            articles=rows,
            counted=counted,
            errors=tuple(map(str, desk.errors)),
        )

    @property
    def _spent(self) -> float:
        """Seconds for which files were read."""
        return self._articles.spent + self._catalogs.spent

    def _row(self, article: str, desk: Desk) -> ArticleRow:
        facts = self._now(self._articles, desk.source_path(article), desk)
        languages: dict[str, Counts | None] = {}
        for code in desk.languages:
            counts = None
            if facts is not None:
                catalog = self._now(self._catalogs, desk.catalog_path(article, code), desk, _Catalog())
                counts = None if catalog is None else _counts(facts, catalog)
            languages[code] = counts
            self._done += self._spent < self._until
        return ArticleRow(article, facts.title if facts else article, languages)

    def _now(self, kept: Kept[Made], path: Path, desk: Desk, absent: Made | None = None) -> Made | None:
        """Return what is known of a file, read it if there is time; None, error noted, if it is broken."""
        try:
            found = kept.last(path) if self._spent >= self._until else kept.get(path) or ("", absent)
        except TranslateError as error:
            if len(desk.errors) < SHOWN:
                desk.note(TranslateError(error.message, path=path, line=error.line))
            return None
        return None if found is None else found[1]

    def _article(self, path: Path, data: bytes) -> _Article:
        document = self._shelf.split(path, data)
        words = {hash(segment.msgid): len(segment.msgid.split()) for segment in document.segments}
        return _Article(title_of(document), words)


def _catalog(path: Path, data: bytes) -> _Catalog:
    states: dict[str, set[int]] = {"reviewed": set(), "fuzzy": set(), "empty": set()}
    for msgid, entry in catalog_of(path, data).by_msgid.items():
        states[entry.state].add(hash(msgid))
    return _Catalog(frozenset(states["reviewed"]), frozenset(states["fuzzy"]))


def _counts(article: _Article, catalog: _Catalog) -> Counts:
    reviewed, fuzzy = article.words.keys() & catalog.reviewed, article.words.keys() & catalog.fuzzy
    words = sum(article.words.values())
    return Counts(
        segments=len(article.words),
        reviewed=len(reviewed),
        fuzzy=len(fuzzy),
        empty=len(article.words) - len(reviewed) - len(fuzzy),
        words=words,
        words_left=words - sum(article.words[number] for number in reviewed),
    )


def _language(code: str) -> LanguageView:
    found = language(code)
    return LanguageView(found.code, found.name, found.own_name, found.tag, found.direction)
