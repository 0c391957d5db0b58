"""What the preview shows of an article: its files as they are now, and what cannot be read of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from translate.checks import SURVEYS
from translate.errors import TranslateError
from translate.model import Catalog
from translate.workflow.checking.severities import Severities, severities
from translate.workflow.checking.sheets import Place
from translate.workflow.viewing.article import NO_TERMS, article_views, counts_of, title_of
from translate.workflow.viewing.shelf import Shelf
from translate.workflow.viewing.view import ArticleView

Found = TypeVar("Found")


@dataclass(frozen=True)
class Opened:
    """An article and its catalog as they are now."""

    place: Place | None
    """None when one of the two cannot be read."""
    version: str
    """Digest of the catalog's bytes, "" without one."""
    title: str
    errors: tuple[str, ...]


def opened(shelf: Shelf, article: str, code: str) -> Opened:
    """Return an article that the shelf knows, with its catalog in a language."""
    errors: list[str] = []
    document = _tried(lambda: shelf.document(article), errors)
    broken = len(errors)
    catalog = _tried(lambda: shelf.catalog(article, code), errors)
    broken = broken or len(errors)
    glossary = _tried(shelf.glossary, errors) or NO_TERMS
    version, entries = catalog or ("", Catalog((), ()))
    if document is None or broken:
        title = article if document is None else title_of(document[1])
        return Opened(None, version, title, tuple(errors))
    place = Place(shelf.desk, article, code, entries, document[1], glossary)
    return Opened(place, version, title_of(document[1]), tuple(errors))


def show_article(shelf: Shelf, article: str, code: str) -> ArticleView:
    """Return the view of an article that the shelf knows; what cannot be read is named in its errors."""
    found = opened(shelf, article, code)
    path = shelf.desk.shown(shelf.desk.catalog_path(article, code))
    view = ArticleView(article, code, found.title, path, found.version, errors=found.errors)
    place = found.place
    if place is None or place.document is None:
        return view
    segments, findings = article_views(place, rules_of(shelf), shelf.views)
    return replace(
        view,
        segments=segments,
        findings=findings if found.version else (),
        status=counts_of(place),
    )


def rules_of(shelf: Shelf) -> Severities:
    """Return the checks that look at one article alone."""
    return severities(shelf.desk.project.check, ignored=SURVEYS)


def _tried(read: Callable[[], Found], errors: list[str]) -> Found | None:
    """Return what is read; None, with the error noted, when it cannot be."""
    try:
        return read()
    except TranslateError as error:
        errors.append(str(error))
        return None
