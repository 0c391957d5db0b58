"""The glossary enforced on what an engine writes, in steps that each change less than a fresh translation.

1. The engine is asked plainly; an answer that says all terms goes on at once.
2. Where one is missing, the engine's own rendering of it is looked for in the answer and replaced.
3. Else the engine is asked again with the term as a placeholder. That costs grammar, so its answer is taken
   only where nothing but the words around the term differs from the first one.
4. Else the first answer stays, and its note says what it lacks.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import islice, takewhile
from operator import attrgetter

from translate.engines import Engine, EngineStopped
from translate.engines.protect import mask
from translate.glossary import Glossary, occurrences
from translate.glossary.neighbours import determiners, without_article
from translate.glossary.renderings import Duty, Insertion, Range, Repaired, duty, inflects
from translate.model import Answer, Question, Span

WINDOW = 1000
"""So many texts are asked before the answers that lack a term are mended."""
AROUND = 2
"""Words beside the term itself that may differ after it was asked for as a placeholder."""
LONGEST_COMPARED = 500
"""Words from which on two texts are not compared word by word, which takes their square."""
LONGEST_RENDERING = 60
"""Characters; a longer rendering of a term is an explanation."""

TERM = "\0"
_TOKEN = re.compile(r"\0|\w+[’']?|[^\w\s]")


@dataclass
class _Case:
    """An answer that lacks a term."""

    question: Question
    duty: Duty
    answer: Answer
    """The engine's first answer."""
    text: str
    """The translation as far as it has been mended."""
    lacks: Counter[int]
    insertions: tuple[Insertion, ...] = ()


@dataclass
class Enforced:
    """An engine whose answers say the terms of a glossary; made for one language, used by one thread."""

    engine: Engine
    glossary: Glossary
    article_of: Callable[[str], str]
    """Returns the article (its path under the source folder) in which a text stands."""
    _renderings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """How the engine renders French forms alone; what was asked is not asked again."""

    @property
    def name(self) -> str:
        """The name of the engine."""
        return self.engine.name

    @property
    def sends(self) -> str:
        """Where the texts go."""
        return self.engine.sends

    def refuses(self, source: str, target: str) -> str | None:
        """Return why the engine cannot translate that pair; None if it can."""
        return self.engine.refuses(source, target)

    def close(self) -> None:
        """Close the engine."""
        self.engine.close()

    def translate(
        self, questions: Sequence[Question], source: str, target: str
    ) -> Iterator[tuple[int, Answer]]:
        """Yield (index of the question, answer), those that lack a term after the others of their window.

        When the engine stops, or is interrupted, answers that wait are yielded as far as they have come.
        """
        for start in range(0, len(questions), WINDOW):
            waiting: dict[int, _Case] = {}
            try:
                window = questions[start : start + WINDOW]
                for index, answer in self.engine.translate(window, source, target):
                    case = self._case(questions[start + index], answer, target)
                    if case is None:
                        yield start + index, answer
                    else:
                        waiting[start + index] = case
                yield from self._mend(waiting, source, target)
            except GeneratorExit:
                raise
            except BaseException:  # Ctrl-C too: what has been answered, and paid, is handed on
                for index, case in waiting.items():
                    yield index, _answer(case, target)
                raise

    def _case(self, question: Question, answer: Answer, target: str) -> _Case | None:
        """Return what there is to do for an answer, or None."""
        text, article = question.text, self.article_of(question.text)
        if answer.text is None or not occurrences(self.glossary, text, article):
            return None
        owed = duty(self.glossary, text, article, target, markup(text))
        lacks = owed.lacking(answer.text, markup(answer.text))
        return _Case(question, owed, answer, answer.text, lacks) if lacks else None

    def _mend(self, waiting: dict[int, _Case], source: str, target: str) -> Iterator[tuple[int, Answer]]:
        """Yield the answers that lack a term, mended; each leaves `waiting` as it is yielded."""
        stopped: EngineStopped | None = None
        steps = (self._replace, self._ask_renderings, self._replace, self._ask_masked)
        for step in steps:
            try:
                step([case for case in waiting.values() if case.lacks], source, target)
            except EngineStopped as error:
                stopped = error
                break
            for index in [index for index, case in waiting.items() if not case.lacks]:
                yield index, _answer(waiting.pop(index), target)
        for index in list(waiting):
            yield index, _answer(waiting.pop(index), target)
        if stopped:
            raise stopped

    def _replace(self, cases: Sequence[_Case], _source: str, _target: str) -> None:
        """Put the glossary's forms where forbidden ones, and renderings that are known, stand."""
        for case in cases:
            mended = case.duty.repaired(case.text, self._renderings, markup(case.text))
            if _marks(mended.text) == _marks(case.text):
                _accept(case, mended)

    def _ask_renderings(self, cases: Sequence[_Case], source: str, target: str) -> None:
        """Ask how the engine renders the missing terms alone, and with the article that they have."""
        asked: dict[str, str] = {}
        for case in cases:
            for one in case.duty.wanted:
                if one.number in case.lacks and one.plain and one.french not in self._renderings:
                    asked[one.french] = one.french
                    if one.article and determiners(target) is not None:
                        asked[one.article + one.french] = one.french
        questions = [Question(text) for text in asked]
        found: dict[str, list[str]] = {french: [] for french in asked.values()}
        for index, answer in self.engine.translate(questions, source, target):
            text = questions[index].text
            found[asked[text]] += _forms(answer.text or "", text, asked[text], target)
        self._renderings |= {french: tuple(dict.fromkeys(forms)) for french, forms in found.items()}

    def _ask_masked(self, cases: Sequence[_Case], source: str, target: str) -> None:
        """Ask again with the missing terms as placeholders, and take what is no worse."""
        cases = [case for case in cases if _spans(case)]
        questions = [_masked(case) for case in cases]
        for index, answer in self.engine.translate(questions, source, target):
            if answer.text is not None:
                self._take(cases[index], answer.text)

    def _take(self, case: _Case, text: str) -> None:
        """Take the translation of a question with placeholders if only the words around them differ."""
        put_in = case.duty.inserted(text, case.lacks, markup(text))
        mended = case.duty.repaired(put_in.text, self._renderings, markup(put_in.text))
        says = [one.says for one in put_in.insertions]
        if no_worse(case.text, mended.text, case.question.text, says):
            _accept(case, replace(mended, insertions=put_in.insertions))


def _accept(case: _Case, mended: Repaired) -> None:
    """Keep a text if it lacks less."""
    lacks = case.duty.lacking(mended.text, markup(mended.text))
    if lacks.total() < case.lacks.total():
        case.text, case.lacks = mended.text, lacks
        case.insertions += mended.insertions


def markup(text: str) -> list[Range]:
    """Return the stretches of a text that engines are not shown: links, code, markup, fields."""
    ranges, end = [], 0
    for raw in _marks(text):
        start = text.find(raw, end)
        end = start + len(raw)
        ranges.append((start, end))
    return ranges


def _marks(text: str) -> list[str]:
    return [mark.raw for mark in mask(text).marks]


def no_worse(before: str, after: str, french: str, terms: Sequence[str]) -> bool:
    """Return whether a translation differs from another only around terms that were put into it.

    In each passage that differs stands a term, and beside it at most `AROUND` words, none of them a number or
    a French word that the other translation did not have.
    """
    old, new = words_and_terms(before, terms), words_and_terms(after, terms)
    strange = {word for word in words_and_terms(french.lower()) if len(word) > 2} - {*map(str.lower, old)}
    longest = max((len(words_and_terms(term)) for term in terms), default=0)
    for was, now in _differences(old, new):
        beside = [word for word in now if word != TERM]
        if (
            TERM not in now
            or len(beside) > AROUND
            or len(was) > AROUND + longest
            or [word for word in was if word.isdigit()] != [word for word in beside if word.isdigit()]
            or strange.intersection(map(str.lower, beside))
        ):
            return False
    return True


def _differences(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the passages that differ; one alone where the texts differ over a long stretch."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(old), len(new)) > LONGEST_COMPARED:
        yield old, new
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield old[a:b], new[c:d]


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many words two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def words_and_terms(text: str, terms: Sequence[str] = ()) -> list[str]:
    """Return the words and signs of a text, each of the terms as one, `TERM`."""
    if terms:
        either = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
        text = re.sub(rf"(?<!\w)(?:{either})(?!\w)", TERM, text)
    return _TOKEN.findall(text)


def _forms(rendering: str, asked: str, french: str, target: str) -> Iterator[str]:
    """Yield the renderings that an answer is: without article, as in the middle of a sentence too."""
    bare = rendering.strip(" .")
    if asked != french:
        bare = without_article(bare, target) or ""
    if bare and len(bare) <= LONGEST_RENDERING:
        yield bare
        if french[0].islower():
            yield bare[0].lower() + bare[1:]


def _spans(case: _Case) -> list[Span]:
    """Return the places of a case's missing terms, each to be said as the glossary does."""
    missing = (one for one in case.duty.wanted if one.number in case.lacks and one.plain)
    return [Span(one.start, one.end, one.says) for one in missing]


def _masked(case: _Case) -> Question:
    """Return the question of a case with its missing terms as placeholders."""
    spans = sorted((*case.question.spans, *_spans(case)), key=attrgetter("start"))
    return replace(case.question, spans=tuple(spans))


def _answer(case: _Case, target: str) -> Answer:
    """Return the answer of a case with what the translator is to look at."""
    notes = [case.answer.note] if case.answer.note else []
    if case.insertions:
        said = ((one.says, f" for {one.instead}" if one.instead else "") for one in case.insertions)
        put_in = ", ".join(dict.fromkeys(says + instead for says, instead in said))
        if inflects(target):
            notes.append(f"glossary: citation form inserted: {put_in}; check its case")
        else:
            notes.append(f"glossary: inserted: {put_in}")
        doubts = dict.fromkeys(one.says for one in case.insertions if one.in_doubt)
        notes += [f"check the words around {says}" for says in doubts]
    lacks = {one.number: one for one in case.duty.wanted if one.number in case.lacks}
    notes += [f"glossary: {one.french} should be {one.says}" for one in islice(lacks.values(), 9)]
    return replace(case.answer, text=case.text, note="; ".join(notes))
