"""`update`: the articles into templates and catalogs, then what is empty filled."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from translate.catalog.store import Change, Plan
from translate.catalog.template import template_catalog, template_entries, with_hints
from translate.engines.costs import Cost
from translate.errors import TranslateError
from translate.files import stem
from translate.model import Catalog, Document, Problem
from translate.saving import NotWrittenError
from translate.workflow.desk import Desk, shown_error
from translate.workflow.progress import Watch, silent
from translate.workflow.surroundings import digest
from translate.workflow.updating.merging import CatalogMerge, Options, standing
from translate.workflow.updating.renames import Renamed, follow_renames
from translate.workflow.updating.writers import Rewrite, Writers


@dataclass(frozen=True)
class CatalogReport:
    """What became of one catalog."""

    article: str
    language: str
    path: str
    segments: int
    new: int = 0
    kept: int = 0
    adjusted: int = 0
    """Changed in typography or links only: still approved."""
    changed: int = 0
    obsolete: int = 0
    """Entries whose text has left the article since the last update."""
    pruned: int = 0
    """Obsolete entries that were dropped."""
    stored: int = 0
    """Obsolete entries that the catalog keeps."""
    filled: dict[str, int] = field(default_factory=dict)
    """Engine → how many entries it filled."""
    empty: int = 0
    new_sentences: int = 0
    """Sentences for which the translation of a changed entry has nothing yet."""
    filled_sentences: dict[str, int] = field(default_factory=dict)
    """Engine → how many of these it filled."""
    written: bool = False


@dataclass(frozen=True)
class UpdateReport:
    """What `update` and `fill` did."""

    catalogs: tuple[CatalogReport, ...]
    problems: tuple[Problem, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    sent: tuple[Cost, ...] = ()
    """What the engines have sent away, or would send."""


def update(desk: Desk, watch: Watch = silent, *, prune: bool = False, strict: bool = False) -> UpdateReport:
    """Split the articles, write their templates and merge them into every catalog of the desk.

    With `prune` obsolete entries are dropped; with `strict` every changed text has to be reviewed. What goes
    wrong with one file is noted on the desk, the others go on; raises `TranslateError` when a file cannot be
    written.
    """
    what = "splitting and merging"
    try:
        renamed = follow_renames(desk)
        with Writers(desk.note) as writers:
            date = datetime.now(UTC).strftime("%Y-%m-%d %H:%M+0000")
            options = Options(desk.project.source_language, date, prune, strict)
            run = _Run(desk, writers, options, {one.article: one.former for one in renamed})
            for done, article in enumerate(desk.articles):
                watch(what, done, len(desk.articles))
                run.update(article)
    except NotWrittenError as error:
        raise shown_error(desk.project, error) from None
    finally:
        desk.remembered.save()
    watch(what, len(desk.articles), len(desk.articles))
    _warn_of_orphans(desk)
    pairs = ((article, code) for article in desk.articles for code in desk.languages)
    return UpdateReport(tuple(run.reports[pair] for pair in pairs if pair in run.reports), renamed=renamed)


class _Run:
    """One update: what it is asked for, and what became of the catalogs so far."""

    def __init__(self, desk: Desk, writers: Writers, options: Options, former: dict[str, str]) -> None:
        self.desk, self.writers, self.options = desk, writers, options
        self.former = former
        self.reports: dict[tuple[str, str], CatalogReport] = {}

    def update(self, article: str) -> None:
        """Bring the template and the catalogs of an article up to date."""
        stale = self._stale(article)
        if not stale:
            return
        _ = self.desk.glossary  # a broken one must stop us before anything is written
        document = self.desk.document(article)
        if document is None:
            return
        content = document.raw.encode("utf-8")
        self._warn(article, document.warnings, len(document.segments))
        self.desk.remembered.note(
            self.desk.source_path(article), content, len(document.segments), document.warnings
        )
        if document.segments:
            self._merge(document, digest(content), stale)

    def _stale(self, article: str) -> tuple[str, ...]:
        """Return the languages whose catalogs have to be looked at; report the others as they are."""
        remembered = self.desk.remembered
        record = remembered.record(self.desk.source_path(article))
        if record is None:
            return self.desk.languages
        segments, warnings = record.facts
        template = remembered.record(self.desk.template_path(article)) if segments else record
        if template is None or (segments and template.facts != [record.digest]):
            return self.desk.languages
        stale = []
        for code in self.desk.languages if segments else ():
            path = self.desk.catalog_path(article, code)
            catalog = remembered.record(path)
            content, stands = catalog.facts if catalog else ("", {})
            if content != record.digest or (self.options.prune and stands["stored"]):
                stale.append(code)
                continue
            self.reports[article, code] = CatalogReport(
                article, code, self.desk.shown(path), kept=stands["segments"], **stands
            )
        if not stale:
            self._warn(article, warnings, segments)
        return tuple(stale)

    def _warn(self, article: str, warnings: Iterable[tuple[int, str]], segments: int) -> None:
        file = self._file(article)
        self.desk.warnings.extend(f"{file}:{line}: {text}" for line, text in warnings)
        if not segments:
            self.desk.warnings.append(f"{file}: no text to translate; it is built as it is")

    def _merge(self, document: Document, content: str, codes: tuple[str, ...]) -> None:
        """Have the template of an article written, and the entries merged into its catalogs."""
        article = document.article
        entries = template_entries(document, self._file(article), self.desk.project.location)
        fresh = template_catalog(stem(article), entries)

        def as_template(old: Catalog | None) -> Catalog:
            return fresh if old is None else old.with_entries(fresh.entries)

        if not self._rewrite(
            self.desk.template_path(article), as_template, partial(self._template_done, content)
        ):
            return
        for code in codes:
            template = with_hints(entries, partial(self._hints, article, code))
            merge = CatalogMerge(stem(article), code, template, self.options, self.former.get(article))
            done = partial(self._catalog_done, article, content, merge)
            self._rewrite(self.desk.catalog_path(article, code), merge.change, done)

    def _rewrite(self, path: Path, change: Change, done: Callable[[Plan], None]) -> bool:
        """Have a catalog changed; return False, its error noted, when it cannot be read."""
        rewrap = self.desk.remembered.was_wrapped_otherwise(path)
        try:
            self.writers.rewrite(Rewrite(path, change, self.desk.project.wrap, rewrap, done))
        except NotWrittenError:
            raise
        except TranslateError as error:
            self.desk.note(error)
            return False
        return True

    def _template_done(self, content: str, plan: Plan) -> None:
        self.desk.remembered.note(plan.path, plan.after, content)

    def _catalog_done(self, article: str, content: str, merge: CatalogMerge, plan: Plan) -> None:
        stands = asdict(standing(merge.catalog))
        self.desk.remembered.note(plan.path, plan.after, content, stands)
        done = merge.done
        self.reports[article, merge.code] = CatalogReport(
            article=article,
            language=merge.code,
            path=self.desk.shown(plan.path),
            new=done.new,
            kept=done.kept,
            adjusted=done.adjusted,
            changed=done.changed,
            obsolete=done.obsolete,
            pruned=merge.pruned,
            written=plan.changes,
            **stands,
        )

    def _hints(self, article: str, code: str, msgid: str) -> tuple[str, ...]:
        from translate.glossary import hints

        return hints(self.desk.glossary, msgid, article, code)

    def _file(self, article: str) -> str:
        """Return an article's path as references and messages name it."""
        return self.desk.shown(self.desk.source_path(article))


def _warn_of_orphans(desk: Desk) -> None:
    """Name the catalogs whose article is gone: its translations serve as memory, until they are removed."""
    known = {stem(article) for article in desk.all_articles}
    for code in desk.languages:
        for name in desk.catalogs(code):
            if name not in known:
                path = desk.shown(desk.catalog_path(name, code))
                desk.warnings.append(f"{path}: its article is gone or renamed; kept as translation memory")


def catalogs_as_they_stand(desk: Desk) -> UpdateReport:
    """Return the catalogs of the desk as they are on disk, for `fill`."""
    reports = []
    for article in desk.articles:
        for code in desk.languages:
            catalog = desk.catalog(article, code)
            if catalog is not None:
                path = desk.shown(desk.catalog_path(article, code))
                stands = standing(catalog)
                reports.append(CatalogReport(article, code, path, kept=stands.segments, **asdict(stands)))
    return UpdateReport(tuple(reports))
