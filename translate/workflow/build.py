"""`build`: the language versions that are ready, each as an article in its own format and as a page."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from translate.config import Project
from translate.documents import broken_by, format_of, translated, with_notice
from translate.errors import TranslateError
from translate.files import stem
from translate.languages import separates_sentences
from translate.model import Catalog, Document
from translate.render import Page, Version, draft_notice, render_page
from translate.saving import write_if_changed
from translate.workflow.desk import Desk
from translate.workflow.progress import Watch, silent


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a version must be to be published."""

    complete: int
    """Per cent of its segments that must be reviewed."""
    drafts: bool = False
    """Whether unreviewed translations are taken too."""


@dataclass(frozen=True, slots=True)
class BuiltVersion:
    """A language version that was written."""

    article: str
    language: str
    path: str
    page: str
    reviewed: int
    drafts: int
    french: int
    """Segments that stayed in the source language."""


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A language version that is not ready."""

    article: str
    language: str
    reviewed: int
    segments: int
    reason: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What `build` did."""

    versions: tuple[BuiltVersion, ...]
    held_back: tuple[HeldBack, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """A version before it is written: the texts it takes, and what became of its segments."""

    document: Document
    language: str
    texts: dict[str, str]
    reviewed: int
    drafts: int
    french: frozenset[str]
    """The msgids without a translation."""

    @property
    def segments(self) -> int:
        return self.reviewed + self.drafts + len(self.french)


def wanted(project: Project, complete: int | None, *, drafts: bool) -> Wanted:
    """Return what the options of `build` ask: drafts are not held back unless `complete` says so."""
    if complete is None:
        complete = 0 if drafts else project.complete
    return Wanted(complete, drafts)


def build(desk: Desk, wanted: Wanted, output: Path, watch: Watch = silent) -> BuildReport:
    """Write the versions of the desk that are ready under `output`/LANG/; name those held back.

    A translation that would break the structure of its article is noted as an error with its catalog and
    line, and that version is not written.
    """
    versions: list[BuiltVersion] = []
    held_back: list[HeldBack] = []
    for done, article in enumerate(desk.articles):
        watch("building", done, len(desk.articles))
        document = desk.document(article)
        if document is None:
            continue
        if not document.segments:
            desk.warnings.append(
                f"{desk.shown(desk.source_path(article))}: no text to translate; built as it is"
            )
        plans = {}
        for code in desk.languages:
            plan = _plan(desk, document, code, wanted)
            if isinstance(plan, HeldBack):
                held_back.append(plan)
            elif plan is not None:
                plans[code] = plan
        for plan in plans.values():
            try:
                versions.append(_write(desk, plan, list(plans), output))
            except TranslateError as error:
                desk.note(error)
    watch("building", len(desk.articles), len(desk.articles))
    return BuildReport(tuple(versions), tuple(held_back))


def _plan(desk: Desk, document: Document, code: str, wanted: Wanted) -> _Plan | HeldBack | None:
    """Return what a version would be made of; None, with its errors noted, when it would be broken."""
    catalog = desk.catalog(document.article, code)
    if desk.is_broken(document.article, code, catalog):
        return None
    plan = _taken(document, code, catalog or Catalog((), ()), wanted)
    reason = _not_ready(plan, wanted) if catalog else "no catalog yet; run `translate update`"
    if document.segments and reason:
        return HeldBack(document.article, code, plan.reviewed, plan.segments, reason)
    broken = broken_by(document, plan.texts, spaced=separates_sentences(code))
    for msgid in broken:
        line = catalog.by_msgid[msgid].line if catalog else None
        message = (
            "this msgstr would change the structure of the article"
            f" ({plan.texts[msgid][:40]!r}); {_advice(document.article)}, or take it out"
        )
        desk.note(TranslateError(message, path=desk.catalog_path(document.article, code), line=line))
    return None if broken else plan


def _advice(article: str) -> str:
    """Return how a text is kept from being read as markup."""
    return "write its '<' as &lt;" if _is_page(article) else "escape the sign that does it with \\"


def _taken(document: Document, code: str, catalog: Catalog, wanted: Wanted) -> _Plan:
    """Return the texts that a version takes from its catalog."""
    texts: dict[str, str] = {}
    reviewed = drafts = 0
    french = []
    for msgid in dict.fromkeys(segment.msgid for segment in document.segments):
        entry = catalog.by_msgid.get(msgid)
        if entry is not None and entry.state == "reviewed":
            reviewed += 1
        elif entry is not None and entry.state == "fuzzy" and wanted.drafts:
            drafts += 1
        else:
            french.append(msgid)
            continue
        texts[msgid] = entry.msgstr
    return _Plan(document, code, texts, reviewed, drafts, frozenset(french))


def _not_ready(plan: _Plan, wanted: Wanted) -> str | None:
    """Return why a version is not ready, None when it is."""
    taken = plan.reviewed + plan.drafts
    if taken * 100 >= wanted.complete * plan.segments and (taken or not wanted.drafts):
        return None
    if not taken:
        return "nothing is translated yet" if wanted.drafts else "nothing is reviewed yet"
    return f"{taken} of {plan.segments} segments are {'translated' if wanted.drafts else 'reviewed'}"


def _write(desk: Desk, plan: _Plan, ready: Sequence[str], output: Path) -> BuiltVersion:
    """Write a version and its page; an article in HTML is a page itself."""
    article = plan.document.article
    version = translated(plan.document, plan.texts, spaced=separates_sentences(plan.language))
    text = version.raw
    path = page = output / plan.language / article
    if not _is_page(article):
        page = output / plan.language / f"{stem(article)}.html"
        html = _page(desk, plan, version, _versions(desk, page, plan, ready))
        write_if_changed(page, html.encode("utf-8"))
    if plan.drafts:
        text = with_notice(article, text, draft_notice(plan.language))
    write_if_changed(path, text.encode("utf-8"))
    return BuiltVersion(
        article=article,
        language=plan.language,
        path=desk.shown(path),
        page=desk.shown(page),
        reviewed=plan.reviewed,
        drafts=plan.drafts,
        french=len(plan.french),
    )


def _is_page(article: str) -> bool:
    """Whether readers open the article itself."""
    return format_of(article) == "html"


def _page(desk: Desk, plan: _Plan, document: Document, versions: Sequence[Version]) -> str:
    """Return the page of a version, its untranslated passages marked."""
    french = frozenset(n for n, segment in enumerate(plan.document.segments) if segment.msgid in plan.french)
    return render_page(
        Page(
            document,
            plan.language,
            desk.project.source_language,
            french,
            draft=plan.drafts > 0,
            versions=versions,
        )
    )


def _versions(desk: Desk, page: Path, plan: _Plan, ready: Sequence[str]) -> list[Version]:
    """Return the article's pages that exist once this run has ended, seen from one of them."""
    folder = page.parents[len(Path(plan.document.article).parts)]
    name = page.relative_to(folder / plan.language)
    return [
        Version(code, quote(Path(os.path.relpath(folder / code / name, page.parent)).as_posix()))
        for code in desk.all_languages
        if code in ready or (code not in desk.languages and (folder / code / name).exists())
    ]
