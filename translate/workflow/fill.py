"""`fill`: memory and engines asked, in order, for what is still empty in the catalogs.

One request a distinct text and language; the languages side by side. Answers are written as they arrive, so
that an interruption loses nothing; an engine that cannot go on leaves the rest to the next one.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial

from translate.catalog.filling import empty_msgids, missing_sentences, put_approved, put_machine_texts
from translate.catalog.notes import MachineText
from translate.catalog.refilling import put_again
from translate.catalog.store import rewrite_catalog
from translate.engines import Engine, make_engine, settings_of
from translate.engines.cache import Cache
from translate.engines.run import Run
from translate.errors import TranslateError
from translate.glossary import occurrences
from translate.memory import Memory, contexts
from translate.model import Catalog, Problem, Question, Span
from translate.saving import NotWrittenError
from translate.workflow.desk import Desk, shown_error
from translate.workflow.filling.abreast import abreast
from translate.workflow.filling.chain import Request, ask
from translate.workflow.filling.enforcement import Enforced
from translate.workflow.filling.memories import open_memory
from translate.workflow.filling.refill import remember, untouched
from translate.workflow.progress import Watch, silent
from translate.workflow.update import CatalogReport, UpdateReport
from translate.workflow.updating.merging import standing

SAVE_EVERY = 2.0
"""Seconds between two writes while answers arrive."""
LANGUAGES_AT_ONCE = 8
ANSWERS = ".translate/answers.db"
"""What services have answered, so that nothing is paid for twice."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a fill is asked for."""

    refill: bool = False
    """Machine text that nobody has edited is asked for again."""
    dry_run: bool = False
    """Nothing is sent and nothing written."""


@dataclass
class _Language:
    """What is to be filled in one language."""

    code: str
    wanted: dict[str, list[str]] = field(default_factory=dict)
    """msgid, or sentence of one → the articles in whose catalogs it has no translation."""
    around: dict[str, tuple[str, str]] = field(default_factory=dict)
    """msgid → the msgids before and after it."""
    sentences: set[tuple[str, str]] = field(default_factory=set)
    """(article, text) of those that are sentences of a changed entry."""
    replaced: dict[str, dict[str, str]] = field(default_factory=dict)
    """article → msgid → the machine text that is asked for again."""
    waiting: dict[str, MachineText] = field(default_factory=dict)
    """Answers that are not written yet."""
    problems: list[Problem] = field(default_factory=list)
    filled: dict[tuple[str, str], int] = field(default_factory=dict)
    """(article, engine) → how many entries it filled."""
    refilled: dict[str, int] = field(default_factory=dict)
    """article → how many of these had another machine text."""
    filled_sentences: dict[tuple[str, str], int] = field(default_factory=dict)
    """(article, engine) → how many sentences it filled."""

    def want(self, article: str, texts: Sequence[str]) -> None:
        """Note texts that an article's catalog has no translation for."""
        for text in texts:
            self.wanted.setdefault(text, []).append(article)

    def count(self, article: str, text: str, engine: str) -> None:
        """Count a text that has been filled."""
        counts = self.filled_sentences if (article, text) in self.sentences else self.filled
        counts[article, engine] = counts.get((article, engine), 0) + 1
        if text in self.replaced.get(article, {}):
            self.refilled[article] = self.refilled.get(article, 0) + 1


@dataclass
class _Filling:
    """One fill: what it works on and with."""

    desk: Desk
    run: Run
    engines: list[Engine | None]
    """In the order in which they are asked; None stands for the memory of a language."""
    options: Options
    stopped: dict[str, str] = field(default_factory=dict)
    """Engine → why it cannot go on; shared by all languages."""
    memories: list[Memory] = field(default_factory=list)


def fill(
    desk: Desk,
    before: UpdateReport,
    engines: Sequence[str] = (),
    watch: Watch = silent,
    options: Options = Options(),
) -> UpdateReport:
    """Fill what is empty in the catalogs of a report; `engines` replaces the configured order.

    Returns the report with what each engine filled and has sent (or would send) and, in `problems`, why
    something was left empty. Raises `TranslateError` for an engine that does not exist or is set up wrongly.
    """
    lacking = [r for r in before.catalogs if r.empty or r.new_sentences or options.refill]
    if not lacking:
        return before
    cache = Cache(desk.project.root / ANSWERS)
    run = Run(cache, anew=options.refill, rehearsal=options.dry_run)
    filling = _Filling(desk, run, _make(desk, engines, run), options)
    works = [_wanted(filling, code) for code in dict.fromkeys(report.language for report in lacking)]
    try:
        _fill(filling, {work.code: work for work in works if work.wanted}, watch)
    finally:
        for engine in (*filling.engines, *filling.memories):
            if engine is not None:
                engine.close()
        cache.close()
        desk.remembered.save()
    by_code = {work.code: work for work in works}
    reports = [_reported(r, by_code[r.language]) if r.language in by_code else r for r in before.catalogs]
    problems = tuple(problem for work in works for problem in work.problems)
    return replace(before, catalogs=tuple(reports), problems=problems, sent=run.costs.all())


def _make(desk: Desk, engines: Sequence[str], run: Run) -> list[Engine | None]:
    """Return the engines in the order in which they are asked; None stands for the memory of a language."""
    project = desk.project
    names = tuple(engines) or project.engines
    return [
        None if name == Memory.name else make_engine(name, settings_of(name, project.engine), run)
        for name in names
    ]


def _wanted(filling: _Filling, code: str) -> _Language:
    """Return what has no translation in the language's catalogs on the desk, or is asked for again."""
    desk, work = filling.desk, _Language(code)
    for article in desk.articles:
        catalog = desk.catalog(article, code)
        if catalog is None:
            continue
        empty = empty_msgids(catalog)
        missing = set(missing_sentences(catalog)).difference(empty)
        work.sentences.update((article, sentence) for sentence in missing)
        work.want(article, (*empty, *sorted(missing)))
        if filling.options.refill:
            work.replaced[article] = untouched(desk, filling.run.cache, article, code, catalog)
            work.want(article, tuple(work.replaced[article]))
        work.around |= {
            one.msgid: (one.before, one.after) for one, _ in contexts(catalog) if one.msgid in work.wanted
        }
    return work


def _chain(filling: _Filling, work: _Language) -> list[Engine]:
    """Return the engines of a language, in the order in which they are asked."""
    chain: list[Engine] = []
    for engine in filling.engines:
        if engine is None:
            memory = open_memory(filling.desk, work.code)
            filling.memories.append(memory)
            _take_approved(filling, work, memory)
            chain.append(memory)
        elif filling.options.dry_run:
            chain.append(engine)
        else:
            glossary = filling.desk.glossary
            chain.append(Enforced(engine, glossary, article_of=lambda text: work.wanted[text][0]))
    return chain


def _take_approved(filling: _Filling, work: _Language, memory: Memory) -> None:
    """Fill with what people have approved for the same texts between the same neighbours."""
    desk = filling.desk
    for article in dict.fromkeys(article for articles in work.wanted.values() for article in articles):
        catalog = desk.catalog(article, work.code)
        empty = set(empty_msgids(catalog)) if catalog else set()
        known = {
            context.msgid: text
            for context, entry in (contexts(catalog) if catalog else ())
            if entry.is_plain and context.msgid in empty and (text := memory.in_place(context))
        }
        if not known or not _written(filling, article, work.code, partial(put_approved, texts=known)):
            continue
        for msgid in known:
            work.count(article, msgid, memory.name)
            work.wanted[msgid].remove(article)
            if not work.wanted[msgid]:
                del work.wanted[msgid]


def _question(desk: Desk, work: _Language, text: str) -> Question:
    """Return the question of a text; names that a language leaves as they are are not to be translated."""
    places = occurrences(desk.glossary, text, work.wanted[text][0])
    fixed = tuple(Span(p.start, p.end, says=p.text) for p in places if p.term.kept(work.code))
    targets = [
        (place.text, place.term.target(work.code)) for place in places if not place.term.kept(work.code)
    ]
    terms = {french: target.term for french, target in targets if target and target.status != "draft"}
    before, after = work.around.get(text, ("", ""))
    return Question(text, fixed, tuple(terms.items()), before, after)


def _fill(filling: _Filling, works: dict[str, _Language], watch: Watch) -> None:
    """Ask for all languages, several at once, and write the answers."""
    desk = filling.desk
    saved, done = time.monotonic(), 0

    def pieces() -> Iterator[tuple[str, Callable[[], Iterator[tuple[str, MachineText] | Problem]]]]:
        for code, work in works.items():
            chain = _chain(filling, work)
            questions = tuple(_question(desk, work, text) for text in work.wanted)
            request = Request(desk.project.source_language, code, questions)
            yield code, partial(ask, chain, request, filling.stopped)

    try:
        for code, answer in abreast(pieces(), LANGUAGES_AT_ONCE):
            if isinstance(answer, Problem):
                works[code].problems.append(answer)
                continue
            works[code].waiting.update([answer])
            done += 1
            sent = filling.run.costs.shown()
            total = sum(len(work.wanted) for work in works.values())
            watch(f"filling ({sent} characters)" if sent else "filling", done, total)
            if time.monotonic() - saved > SAVE_EVERY:
                for work in works.values():
                    _save(filling, work)
                saved = time.monotonic()
    finally:
        for work in works.values():
            _save(filling, work)


def _save(filling: _Filling, work: _Language) -> None:
    """Write the answers that wait into every catalog that wants them."""
    texts, work.waiting = work.waiting, {}
    if not filling.options.dry_run:
        remember(filling.run.cache, work.code, texts)
    by_article: dict[str, dict[str, MachineText]] = {}
    for msgid, text in texts.items():
        for article in work.wanted[msgid]:
            by_article.setdefault(article, {})[msgid] = text
    for article, chosen in by_article.items():
        put = partial(_put, texts=chosen, again=work.replaced.get(article, {}))
        if _written(filling, article, work.code, put):
            for msgid, text in chosen.items():
                work.count(article, msgid, text.engine)


def _put(catalog: Catalog, texts: dict[str, MachineText], again: dict[str, str]) -> Catalog:
    return put_again(put_machine_texts(catalog, texts), texts, again)


def _written(filling: _Filling, article: str, code: str, change: Callable[[Catalog], Catalog]) -> bool:
    """Change a catalog on disk; return False, its error noted, when that cannot be done."""
    if filling.options.dry_run:
        return True
    desk = filling.desk
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
        empty=report.empty - sum(filled.values()) + work.refilled.get(report.article, 0),
        filled_sentences=sentences,
        new_sentences=report.new_sentences - sum(sentences.values()),
    )
