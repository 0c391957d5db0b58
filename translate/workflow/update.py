"""`update`: the articles into templates and catalogs, then what is empty filled."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from translate.catalog.merge import Merged, empty_msgids, merge
from translate.catalog.store import rewrite_catalog
from translate.catalog.template import new_catalog, template_catalog, template_entries, with_hints
from translate.errors import TranslateError
from translate.files import stem
from translate.glossary import hints
from translate.languages import language
from translate.model import Catalog, Document, Entry, Problem
from translate.workflow.desk import Desk
from translate.workflow.progress import Watch, silent


@dataclass(frozen=True)
class CatalogReport:
    """What became of one catalog."""

    article: str
    language: str
    path: str
    segments: int
    new: int = 0
    kept: int = 0
    changed: int = 0
    obsolete: int = 0
    filled: dict[str, int] = field(default_factory=dict)
    """Engine → how many entries it filled."""
    empty: int = 0
    written: bool = False


@dataclass(frozen=True)
class UpdateReport:
    """What `update` and `fill` did."""

    catalogs: tuple[CatalogReport, ...]
    problems: tuple[Problem, ...] = ()


def update(desk: Desk, watch: Watch = silent) -> UpdateReport:
    """Split the articles, write their templates and merge them into every catalog of the desk.

    What goes wrong with one file is noted on the desk, the others go on.
    """
    reports: list[CatalogReport] = []
    _ = desk.glossary  # a broken one must stop us before anything is written
    for done, article in enumerate(desk.articles):
        watch("splitting and merging", done, len(desk.articles))
        document = desk.document(article)
        if document is None:
            continue
        desk.warnings.extend(f"{_file(desk, article)}:{line}: {text}" for line, text in document.warnings)
        if not document.segments:
            desk.warnings.append(f"{_file(desk, article)}: no text to translate; it is built as it is")
            continue
        reports += _update_article(desk, document)
    watch("splitting and merging", len(desk.articles), len(desk.articles))
    _warn_of_orphans(desk)
    return UpdateReport(tuple(reports))


def _warn_of_orphans(desk: Desk) -> None:
    """Name the catalogs whose article is gone: its translations serve as memory, until they are removed."""
    known = {stem(article) for article in desk.all_articles}
    for code in desk.languages:
        for name in desk.catalogs(code):
            if name not in known:
                path = desk.shown(desk.catalog_path(name, code))
                desk.warnings.append(f"{path}: its article is gone or renamed; kept as translation memory")


def _update_article(desk: Desk, document: Document) -> list[CatalogReport]:
    article = document.article
    entries = template_entries(document, _file(desk, article), desk.project.location)
    name = stem(article)

    def as_template(old: Catalog | None) -> Catalog:
        fresh = template_catalog(name, entries)
        return fresh if old is None else old.with_entries(fresh.entries)

    try:
        rewrite_catalog(desk.template_path(article), as_template, desk.project.wrap)
    except TranslateError as error:
        desk.note(error)
        return []
    reports = (_update_catalog(desk, article, code, entries) for code in desk.languages)
    return [report for report in reports if report is not None]


def _update_catalog(desk: Desk, article: str, code: str, entries: tuple[Entry, ...]) -> CatalogReport | None:
    path = desk.catalog_path(article, code)
    template = with_hints(entries, lambda msgid: hints(desk.glossary, msgid, article, code))
    date = datetime.now(UTC).strftime("%Y-%m-%d %H:%M+0000")
    done: list[Merged] = []

    def bring_up_to_date(old: Catalog | None) -> Catalog:
        if old is None or not old.header:
            fresh = new_catalog(stem(article), language(code), date)
            old = fresh if old is None else fresh.with_entries(old.entries)
        done.append(merge(template, old))
        return done[-1].catalog

    try:
        written = rewrite_catalog(path, bring_up_to_date, desk.project.wrap)
    except TranslateError as error:
        desk.note(error)
        return None
    merged = done[-1]
    return CatalogReport(
        article=article,
        language=code,
        path=desk.shown(path),
        segments=len(entries),
        new=merged.new,
        kept=merged.kept,
        changed=merged.changed,
        obsolete=merged.obsolete,
        empty=len(empty_msgids(merged.catalog)),
        written=written,
    )


def _file(desk: Desk, article: str) -> str:
    """Return an article's path as references and messages name it."""
    return desk.shown(desk.source_path(article))


def catalogs_as_they_stand(desk: Desk) -> UpdateReport:
    """Return the catalogs of the desk as they are on disk, for `fill`."""
    reports = []
    for article in desk.articles:
        for code in desk.languages:
            catalog = desk.catalog(article, code)
            if catalog is not None:
                path = desk.shown(desk.catalog_path(article, code))
                segments = sum(not entry.obsolete for entry in catalog.entries)
                empty = len(empty_msgids(catalog))
                reports.append(CatalogReport(article, code, path, segments, kept=segments, empty=empty))
    return UpdateReport(tuple(reports))
