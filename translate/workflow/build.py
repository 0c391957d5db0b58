"""`build`: the language versions that are ready, in the articles' own formats and as the pages of a site."""

from dataclasses import dataclass
from pathlib import Path

from translate.config import Project
from translate.saving import remove_leftovers
from translate.workflow.building.dead_links import dead_links
from translate.workflow.building.lists import FRONT
from translate.workflow.building.pages import Pages
from translate.workflow.building.place import refuse_place
from translate.workflow.building.ready import Versions
from translate.workflow.building.record import Made, Pair, Record, read_record
from translate.workflow.building.scope import Scope
from translate.workflow.building.site import site_of, surroundings
from translate.workflow.building.sweeping import sweep
from translate.workflow.building.versions import FORMATS, Wanted, not_ready, own_path
from translate.workflow.desk import Desk
from translate.workflow.progress import Watch, silent


@dataclass(frozen=True, slots=True)
class BuiltVersion:
    """A language version that is there now."""

    article: str
    language: str
    path: str
    page: str
    """What a reader opens; the same as `path` for an article in HTML, or if only one format is asked for."""
    reviewed: int
    drafts: int
    french: int
    """Segments that stayed in the source language."""
    written: bool
    """Whether anything had to be written for it."""


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A language version that is not ready."""

    article: str
    language: str
    reviewed: int
    segments: int
    reason: str


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What became of the output folder."""

    front: str = ""
    """The front page, if there is one."""
    pages: int = 0
    """Pages of articles that there are, those of this run and others."""
    lists: int = 0
    """Languages that have a list of their articles."""
    written: int = 0
    """Files that were written, of all kinds."""
    removed: tuple[str, ...] = ()
    """Files that were removed."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What `build` did."""

    versions: tuple[BuiltVersion, ...]
    held_back: tuple[HeldBack, ...]
    site: SiteReport = SiteReport()


def wanted(
    project: Project, complete: int | None, *, drafts: bool, formats: frozenset[str] = FORMATS
) -> Wanted:
    """Return what the options of `build` ask: drafts are not held back unless `complete` says so."""
    if complete is None:
        complete = 0 if drafts else project.complete
    return Wanted(complete, drafts, formats)


def build(desk: Desk, wanted: Wanted, output: Path, watch: Watch = silent) -> BuildReport:
    """Bring the versions of the desk that are ready, and the site, up to date under `output`.

    Name those held back. What a former build wrote of the desk's articles and languages, and is not ready any
    more, is removed; the rest of the site stays, and leads to what is new. A translation that would break
    the structure of its article is noted as an error with its catalog and line; that version stays as it was
    built last. Raises `TranslateError` when the site is set up wrongly, or `output` is no folder for it. No
    other run may be writing there.
    """
    refuse_place(desk.project, output)
    site = site_of(desk.project)
    around = surroundings(desk.project, site)
    scope = Scope(desk, wanted)
    record = read_record(desk.project, output)
    remove_leftovers(output)
    try:
        versions = Versions(scope, record, site, around)
        versions.make(watch)
        expected = {
            own_path(*pair) for pair, made in record.made.items() if made.ready and pair[1] != scope.source
        }
        pages: Pages | None = None
        if "html" in wanted.formats:
            pages = Pages(scope, record, site, around, versions)
            pages.make(watch)
            expected |= pages.expected
            desk.warnings.extend(dead_links(desk, pages, versions.chosen, is_whole=scope.is_whole))
        removed = sweep(desk, record, wanted, expected)
    finally:
        record.save()
    return _report(scope, record, versions, pages, removed)


def _report(
    scope: Scope, record: Record, versions: Versions, pages: Pages | None, removed: tuple[str, ...]
) -> BuildReport:
    """Return what was done, articles and languages in the order of the desk; note articles without text."""
    desk, place = scope.desk, scope.desk.shown(record.output)
    built, held_back = [], []
    for pair in versions.chosen:
        if pair[1] == scope.source:
            continue
        made = record.made[pair]  # now with the path of its page
        why = not_ready(made, scope.wanted)
        if why is None:
            built.append(_built(scope, record, place, pair, made))
        else:
            held_back.append(HeldBack(*pair, made.reviewed, made.segments, why))
    empty = dict.fromkeys(article for (article, _), made in versions.chosen.items() if not made.segments)
    for article in empty:
        file = desk.shown(desk.source_path(article))
        desk.warnings.append(f"{file}: no text to translate; built as it is")
    site = SiteReport(
        front=f"{place}/{FRONT}" if pages and FRONT in record.outputs else "",
        pages=len(pages.pages) if pages else 0,
        lists=len(pages.lists) if pages else 0,
        written=len(record.written),
        removed=tuple(f"{place}/{path}" for path in removed),
    )
    return BuildReport(tuple(built), tuple(held_back), site)


def _built(scope: Scope, record: Record, place: str, pair: Pair, made: Made) -> BuiltVersion:
    """Return what is said of a version at its `place`; without the one file, the other stands for it."""
    own = own_path(*pair) if scope.wanted.asks_for_file(pair[0]) else ""
    page = made.listed.path if made.listed and "html" in scope.wanted.formats else ""
    return BuiltVersion(
        article=pair[0],
        language=pair[1],
        path=f"{place}/{own or page}",
        page=f"{place}/{page or own}",
        reviewed=made.reviewed,
        drafts=made.drafts,
        french=made.french,
        written=not record.written.isdisjoint({own, page}),
    )
