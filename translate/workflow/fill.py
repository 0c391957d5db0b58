"""`fill`: memory and engines asked, in order, for what is still empty in the catalogs.

One request a distinct text and language. Answers are written as they arrive, so that an interruption
loses nothing; an engine that cannot go on leaves the rest to the next one.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial

from translate.catalog.filling import empty_msgids, missing_sentences, put_approved, put_machine_texts
from translate.catalog.notes import MachineText
from translate.catalog.store import rewrite_catalog
from translate.config import Project
from translate.engines import Engine, make_engine
from translate.errors import TranslateError
from translate.glossary import occurrences
from translate.memory import Memory, contexts
from translate.model import Catalog, Problem, Question, Span
from translate.saving import NotWrittenError
from translate.workflow.chain import Request, ask
from translate.workflow.desk import Desk, shown_error
from translate.workflow.merging import standing
from translate.workflow.progress import Watch, silent
from translate.workflow.update import CatalogReport, UpdateReport

SAVE_EVERY = 2.0
"""Seconds between two writes while answers arrive."""


@dataclass
class _Language:
    """What is to be filled in one language."""

    code: str
    wanted: dict[str, list[str]] = field(default_factory=dict)
    """msgid, or sentence of one → the articles in whose catalogs it has no translation."""
    sentences: set[tuple[str, str]] = field(default_factory=set)
    """(article, text) of those that are sentences of a changed entry."""
    stopped: dict[str, str] = field(default_factory=dict)
    """Engine → why it cannot go on; shared by all languages of a run."""
    waiting: dict[str, MachineText] = field(default_factory=dict)
    """Answers that are not written yet."""
    filled: dict[tuple[str, str], int] = field(default_factory=dict)
    """(article, engine) → how many entries it filled."""
    filled_sentences: dict[tuple[str, str], int] = field(default_factory=dict)
    """The same of sentences."""

    def count(self, article: str, text: str, engine: str) -> None:
        """Count a text that has been filled."""
        counts = self.filled_sentences if (article, text) in self.sentences else self.filled
        counts[article, engine] = counts.get((article, engine), 0) + 1


def fill(
    desk: Desk, before: UpdateReport, engines: Sequence[str] = (), watch: Watch = silent
) -> UpdateReport:
    """Fill what is empty in the catalogs of a report; `engines` replaces the configured order.

    Returns the report with what each engine filled and, in `problems`, why something was left empty.
    Raises `TranslateError` for an engine that does not exist or is set up wrongly.
    """
    lacking = [report for report in before.catalogs if report.empty or report.new_sentences]
    if not lacking:
        return before
    made = _make(desk.project, engines)
    problems: list[Problem] = []
    stopped: dict[str, str] = {}
    reports = {(report.article, report.language): report for report in before.catalogs}
    try:
        for code in dict.fromkeys(report.language for report in lacking):
            work = _wanted(desk, code, stopped)
            chain = [_memory(desk, code) if engine is None else engine for engine in made]
            for memory in (engine for engine in chain if isinstance(engine, Memory)):
                _take_approved(desk, work, memory)
            problems += _fill_language(desk, work, chain, watch)
            for article in desk.articles:
                if (article, code) in reports:
                    reports[article, code] = _reported(reports[article, code], work)
    finally:
        for engine in made:
            if engine is not None:
                engine.close()
        desk.remembered.save()
    return replace(before, catalogs=tuple(reports.values()), problems=tuple(problems))


def _make(project: Project, engines: Sequence[str]) -> list[Engine | None]:
    """Return the engines in the order in which they are asked; None stands for the memory of a language."""
    names = tuple(engines) or project.engines
    return [
        None if name == Memory.name else make_engine(name, project.engine.get(name, {})) for name in names
    ]


def _wanted(desk: Desk, code: str, stopped: dict[str, str]) -> _Language:
    """Return what has no translation in the language's catalogs on the desk."""
    work = _Language(code, stopped=stopped)
    for article in desk.articles:
        catalog = desk.catalog(article, code)
        empty = empty_msgids(catalog) if catalog else ()
        missing = set(missing_sentences(catalog) if catalog else ()).difference(empty)
        work.sentences.update((article, sentence) for sentence in missing)
        for text in (*empty, *sorted(missing)):
            work.wanted.setdefault(text, []).append(article)
    return work


def _take_approved(desk: Desk, work: _Language, memory: Memory) -> None:
    """Fill with what people have approved for the same texts between the same neighbours."""
    for article in dict.fromkeys(article for articles in work.wanted.values() for article in articles):
        catalog = desk.catalog(article, work.code)
        empty = set(empty_msgids(catalog)) if catalog else set()
        known = {
            context.msgid: text
            for context, entry in (contexts(catalog) if catalog else ())
            if entry.is_plain and context.msgid in empty and (text := memory.in_place(context))
        }
        if not known or not _written(desk, article, work.code, partial(put_approved, texts=known)):
            continue
        for msgid in known:
            work.count(article, msgid, memory.name)
            work.wanted[msgid].remove(article)
            if not work.wanted[msgid]:
                del work.wanted[msgid]


def _memory(desk: Desk, code: str) -> Memory:
    """Return the memory of a language: all its catalogs, also those whose article is gone or renamed."""
    catalogs = ((name, desk.catalog(name, code)) for name in desk.catalogs(code))
    return Memory((name, catalog) for name, catalog in catalogs if catalog is not None)


def _question(desk: Desk, code: str, msgid: str, article: str) -> Question:
    """Return the question of a text; names that a language leaves as they are are not to be translated."""
    fixed = tuple(
        Span(place.start, place.end, says=place.text)
        for place in occurrences(desk.glossary, msgid, article)
        if place.term.kept(code)
    )
    return Question(msgid, fixed)


def _fill_language(desk: Desk, work: _Language, engines: Sequence[Engine], watch: Watch) -> list[Problem]:
    """Ask for one language and write the answers; return why something was left empty."""
    questions = (_question(desk, work.code, msgid, articles[0]) for msgid, articles in work.wanted.items())
    request = Request(desk.project.source_language, work.code, tuple(questions))
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
        if _written(desk, article, work.code, partial(put_machine_texts, texts=chosen)):
            for msgid, text in chosen.items():
                work.count(article, msgid, text.engine)


def _written(desk: Desk, article: str, code: str, change: Callable[[Catalog], Catalog]) -> bool:
    """Change a catalog on disk; return False, its error noted, when that cannot be done."""
    path = desk.catalog_path(article, code)
    filled: list[Catalog] = []

    def put(old: Catalog | None) -> Catalog:
        if old is None:
            raise TranslateError("was removed while it was filled; run `translate update`", path=path)
        filled.append(change(old))
        return filled[-1]

    try:
        plan = rewrite_catalog(path, put, desk.project.wrap)
    except NotWrittenError as error:
        raise shown_error(desk.project, error) from None
    except TranslateError as error:
        desk.note(error)
        return False
    desk.remembered.follow(path, plan.before, plan.after, asdict(standing(filled[-1])))
    return True


def _reported(report: CatalogReport, work: _Language) -> CatalogReport:
    """Return the report with what the engines filled in this catalog."""
    filled, sentences = (
        {engine: n for (article, engine), n in counts.items() if article == report.article}
        for counts in (work.filled, work.filled_sentences)
    )
    return replace(
        report,
        filled=filled,
        empty=report.empty - sum(filled.values()),
        filled_sentences=sentences,
        new_sentences=report.new_sentences - sum(sentences.values()),
    )
