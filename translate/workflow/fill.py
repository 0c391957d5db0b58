"""`fill`: memory and engines asked, in order, for what is still empty in the catalogs.

One request a distinct text and language. Answers are written as they arrive, so that an interruption
loses nothing; an engine that cannot go on leaves the rest to the next one.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from translate.catalog.merge import MachineText, empty_msgids, put_machine_texts
from translate.catalog.store import rewrite_catalog
from translate.config import Project
from translate.engines import Engine, Span, make_engine
from translate.errors import TranslateError
from translate.glossary import occurrences
from translate.memory import Memory
from translate.model import Catalog, Problem
from translate.workflow.chain import Request, ask
from translate.workflow.desk import Desk
from translate.workflow.progress import Watch, silent
from translate.workflow.update import CatalogReport, UpdateReport

SAVE_EVERY = 2.0
"""Seconds between two writes while answers arrive."""


@dataclass
class _Language:
    """What is to be filled in one language."""

    code: str
    wanted: dict[str, list[str]] = field(default_factory=dict)
    """msgid → the articles in whose catalogs it is empty."""
    stopped: dict[str, str] = field(default_factory=dict)
    """Engine → why it cannot go on; shared by all languages of a run."""
    waiting: dict[str, MachineText] = field(default_factory=dict)
    """Answers that are not written yet."""
    filled: dict[tuple[str, str], int] = field(default_factory=dict)
    """(article, engine) → how many entries it filled."""


def fill(
    desk: Desk, before: UpdateReport, engines: Sequence[str] = (), watch: Watch = silent
) -> UpdateReport:
    """Fill what is empty in the catalogs of a report; `engines` replaces the configured order.

    Returns the report with what each engine filled and, in `problems`, why something was left empty.
    Raises `TranslateError` for an engine that does not exist or is set up wrongly.
    """
    made = _make(desk.project, engines)
    problems: list[Problem] = []
    stopped: dict[str, str] = {}
    reports = {(report.article, report.language): report for report in before.catalogs}
    try:
        for code in dict.fromkeys(report.language for report in before.catalogs if report.empty):
            work = _Language(code, _wanted(desk, code), stopped)
            chain = [_memory(desk, code) if engine is None else engine for engine in made]
            problems += _fill_language(desk, work, chain, watch)
            for article in desk.articles:
                if (article, code) in reports:
                    reports[article, code] = _reported(reports[article, code], work)
    finally:
        for engine in made:
            if engine is not None:
                engine.close()
    return UpdateReport(tuple(reports.values()), tuple(problems))


def _make(project: Project, engines: Sequence[str]) -> list[Engine | None]:
    """Return the engines in the order in which they are asked; None stands for the memory of a language."""
    names = tuple(engines) or project.engines
    return [
        None if name == Memory.name else make_engine(name, project.engine.get(name, {})) for name in names
    ]


def _wanted(desk: Desk, code: str) -> dict[str, list[str]]:
    """Return what is empty in the language's catalogs on the desk."""
    wanted: dict[str, list[str]] = {}
    for article in desk.articles:
        catalog = desk.catalog(article, code)
        for msgid in empty_msgids(catalog) if catalog else ():
            wanted.setdefault(msgid, []).append(article)
    return wanted


def _memory(desk: Desk, code: str) -> Memory:
    """Return the memory of a language: all its catalogs, also those whose article is gone or renamed."""
    catalogs = ((name, desk.catalog(name, code)) for name in desk.catalogs(code))
    return Memory((name, catalog) for name, catalog in catalogs if catalog is not None)


def _fixed(desk: Desk, code: str, msgid: str, article: str) -> list[Span]:
    """Return the names in a text that stay as they are in a language."""
    return [
        Span(place.start, place.end, says=place.text)
        for place in occurrences(desk.glossary, msgid, article)
        if place.term.kept(code)
    ]


def _fill_language(desk: Desk, work: _Language, engines: Sequence[Engine], watch: Watch) -> list[Problem]:
    """Ask for one language and write the answers; return why something was left empty."""
    fixed = {msgid: _fixed(desk, work.code, msgid, articles[0]) for msgid, articles in work.wanted.items()}
    request = Request(desk.project.source_language, work.code, tuple(work.wanted), fixed)
    problems: list[Problem] = []
    saved, done = time.monotonic(), 0
    try:
        for answer in ask(engines, request, work.stopped):
            if isinstance(answer, Problem):
                problems.append(answer)
                continue
            work.waiting.update([answer])
            done += 1
            watch(f"filling {work.code}", done, len(work.wanted))
            if time.monotonic() - saved > SAVE_EVERY:
                _save(desk, work)
                saved = time.monotonic()
    finally:
        _save(desk, work)
    return problems


def _save(desk: Desk, work: _Language) -> None:
    """Write the answers that wait into every catalog that wants them."""
    texts, work.waiting = work.waiting, {}
    by_article: dict[str, dict[str, MachineText]] = {}
    for msgid, text in texts.items():
        for article in work.wanted[msgid]:
            by_article.setdefault(article, {})[msgid] = text
    for article, chosen in by_article.items():
        try:
            _put(desk.catalog_path(article, work.code), chosen, desk.project.wrap)
        except TranslateError as error:
            desk.note(error)
            continue
        for text in chosen.values():
            work.filled[article, text.engine] = work.filled.get((article, text.engine), 0) + 1


def _put(path: Path, texts: dict[str, MachineText], wrap: int) -> None:
    def put(old: Catalog | None) -> Catalog:
        if old is None:
            raise TranslateError("was removed while it was filled; run `translate update`", path=path)
        return put_machine_texts(old, texts)

    rewrite_catalog(path, put, wrap)


def _reported(report: CatalogReport, work: _Language) -> CatalogReport:
    """Return the report with what the engines filled in this catalog."""
    filled = {engine: n for (article, engine), n in work.filled.items() if article == report.article}
    return replace(report, filled=filled, empty=report.empty - sum(filled.values()))
