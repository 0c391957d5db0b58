"""The shelf: a project's articles, catalogs and glossary as they are now, read again when they change."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from translate.catalog.store import catalog_of
from translate.errors import TranslateError
from translate.files import decode
from translate.glossary import Glossary, read_glossary
from translate.model import Catalog, Document
from translate.workflow.desk import Desk, shown_error, split_article
from translate.workflow.viewing.article import NO_TERMS, Views
from translate.workflow.viewing.kept import Kept

Made = TypeVar("Made")
FEW = 64
"""How many articles and catalogs are kept in memory."""


class Shelf:
    """The files of a project for a program that runs for long; any thread may ask."""

    def __init__(self, open_desk: Callable[[], Desk]) -> None:
        """`open_desk` looks anew which articles and languages there are."""
        self._open = open_desk
        self.desk = open_desk()
        """The articles and languages as they were when somebody looked last."""
        self.views = Views()
        self._documents: Kept[Document] = Kept(self.split, FEW)
        self._catalogs: Kept[Catalog] = Kept(catalog_of, FEW)
        self._glossaries: Kept[Glossary] = Kept(read_glossary, 1)

    def look(self) -> Desk:
        """Return the articles and languages as they are now; `TranslateError` when they cannot be listed."""
        self.desk = self._open()
        return self.desk

    def knows(self, article: str, code: str) -> bool:
        """Return whether there is an article, and a language, of these names."""
        if article not in self.desk.articles or code not in self.desk.languages:
            self.look()
        return article in self.desk.articles and code in self.desk.languages

    def document(self, article: str) -> tuple[str, Document]:
        """Return the digest of an article, and the article; `TranslateError` when it cannot be read."""
        path = self.desk.source_path(article)
        found = self._asked(self._documents, path)
        if found is None:
            raise self._shown(TranslateError("the article is gone; put it back, or reload", path=path))
        return found

    def catalog(self, article: str, code: str) -> tuple[str, Catalog] | None:
        """Return the digest of a catalog, and the catalog; None without one, `TranslateError` if broken."""
        return self._asked(self._catalogs, self.desk.catalog_path(article, code))

    def glossary(self) -> Glossary:
        """Return the glossary, without terms if there is no file; `TranslateError` if it is broken."""
        found = self._asked(self._glossaries, self.desk.project.glossary)
        return NO_TERMS if found is None else found[1]

    def split(self, path: Path, data: bytes) -> Document:
        """Return the article that a file's bytes hold; `TranslateError` when they cannot be read."""
        article = path.relative_to(self.desk.project.source).as_posix()
        return split_article(self.desk.project, article, decode(data, path))

    def _asked(self, kept: Kept[Made], path: Path) -> tuple[str, Made] | None:
        """Return what is kept of a file; an error names the file as users see it."""
        try:
            return kept.get(path)
        except TranslateError as error:
            raise self._shown(TranslateError(error.message, path=path, line=error.line)) from None

    def _shown(self, error: TranslateError) -> TranslateError:
        return shown_error(self.desk.project, error)
