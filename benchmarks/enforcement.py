"""What the glossary's enforcement does to Apertium's translations of 302 sentences of news.

    python benchmarks/enforcement.py [--language es …] [--list]

The sentences and the glossary of 68 names and terms are beside this file, written for this purpose. A term
counts as often as it comes in the French. “Beside” are words next to a term that changed with it (articles
and contractions), “elsewhere” all other words that changed; `--list` prints every change and what is left.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from translate.engines import Engine, make_engine
from translate.glossary import Glossary, occurrences, read_glossary
from translate.glossary.renderings import Duty, duty
from translate.model import Answer, Question, Span
from translate.workflow.filling.enforcement import TERM, Enforced, markup, words_and_terms

FOLDER = Path(__file__).parent / "enforcement"
ARTICLE = "news.md"


@dataclass
class Counting:
    """An engine that remembers what it was asked."""

    engine: Engine
    asked: list[Question] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The engine's name."""
        return self.engine.name

    @property
    def sends(self) -> str:
        """Where texts go."""
        return self.engine.sends

    def refuses(self, source: str, target: str) -> str | None:
        """Return why a pair cannot be translated."""
        return self.engine.refuses(source, target)

    def translate(
        self, questions: Sequence[Question], source: str, target: str
    ) -> Iterator[tuple[int, Answer]]:
        """Ask the engine."""
        self.asked += questions
        return self.engine.translate(questions, source, target)

    def close(self) -> None:
        """Close the engine."""
        self.engine.close()


def main() -> None:
    """Print the accuracy before and after for each language."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--language", action="append")
    parser.add_argument("--list", action="store_true", help="print every change")
    options = parser.parse_args()
    glossary = read_glossary(FOLDER / "glossary.yaml")
    sentences = (FOLDER / "sentences.txt").read_text(encoding="utf-8").splitlines()
    engine = Counting(make_engine("apertium"))
    for language in options.language or ["es", "ca", "oc"]:
        measure(engine, glossary, sentences, language, listed=options.list)
    engine.close()


def measure(
    engine: Counting, glossary: Glossary, sentences: Sequence[str], language: str, *, listed: bool
) -> None:
    """Print the figures of one language."""
    questions = [question(glossary, text, language) for text in sentences]
    duties = [duty(glossary, text, ARTICLE, language, markup(text)) for text in sentences]
    list(engine.translate(questions[:1], "fr", language))
    plain, before = ask(engine, questions, language)
    engine.asked.clear()
    mended, after = ask(Enforced(engine, glossary, lambda _: ARTICLE), questions, language)
    again = {asked.text for asked in engine.asked if asked not in questions and asked.text in sentences}
    alone = sum(1 for asked in engine.asked if asked.text not in sentences)
    terms = sum(len(one.wanted) for one in duties)
    lacked, lacks = (
        [lacking(*pair) for pair in zip(duties, answers, strict=True)] for answers in (plain, mended)
    )
    print(
        f"{language}: {terms} terms in {len(sentences)} sentences; "
        f"right {1 - sum(map(Counter.total, lacked)) / terms:.2%} before, "
        f"{1 - sum(map(Counter.total, lacks)) / terms:.2%} after; {before:.1f} s, then {after:.1f} s"
    )
    steps = Counter(
        step(was, now, again=text in again) for text, was, now in zip(sentences, lacked, lacks, strict=True)
    )
    print(f"    sentences: {', '.join(f'{count} {name}' for name, count in steps.items())}")
    found = [
        change
        for one, old, new in zip(duties, plain, mended, strict=True)
        for change in changes(one, old.text or "", new.text or "")
    ]
    print(
        f"    {alone} terms asked alone, {len(again)} sentences asked again; words changed beside a term: "
        f"{sum(len(beside) for _, beside, own in found if own)}, "
        f"elsewhere: {sum(len(beside) for _, beside, own in found if not own)}"
    )
    if listed:
        for (change, *_), count in Counter((change, own) for change, _, own in found).items():
            print(f"    {count:3} × {change}")
        for text, answer, now in zip(sentences, mended, lacks, strict=True):
            if now:
                print(f"    left: {text}\n          {answer.text}\n          {answer.note}")


def question(glossary: Glossary, text: str, language: str) -> Question:
    """Return a sentence as `fill` asks it: names that stay as they are are masked."""
    places = occurrences(glossary, text, ARTICLE)
    return Question(text, tuple(Span(p.start, p.end, p.text) for p in places if p.term.kept(language)))


def ask(engine: Engine, questions: Sequence[Question], language: str) -> tuple[list[Answer], float]:
    """Return the answers in the order of the questions, and the seconds."""
    begin = time.perf_counter()
    answers = dict(engine.translate(questions, "fr", language))
    return [answers[index] for index in range(len(questions))], time.perf_counter() - begin


def lacking(one: Duty, answer: Answer) -> Counter[int]:
    """Return how often an answer still has to say each term."""
    return one.lacking(answer.text or "", markup(answer.text or ""))


def step(lacked: Counter[int], lacks: Counter[int], *, again: bool) -> str:
    """Return by what step of the ladder a sentence became right."""
    if not lacked:
        return "right at once"
    if lacks:
        return "left with a note"
    return "asked again with a placeholder" if again else "with the engine's word replaced"


def changes(one: Duty, old: str, new: str) -> Iterator[tuple[str, list[str], bool]]:
    """Yield the passages that differ: how, the words beside terms in them, and whether there is a term."""
    says = {
        form for wanted in one.wanted for form in (wanted.says, wanted.says[:1].upper() + wanted.says[1:])
    }
    was, now = (words_and_terms(text, says) for text in (old, new))
    for kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind != "equal":
            own = TERM in now[c:d]
            beside = [word for word in now[c:d] if word != TERM] or ([] if own else was[a:b])
            shown = " ".join(now[c:d]).replace(TERM, "TERM")
            yield f"{' '.join(was[max(0, a - 1) : a])} [{' '.join(was[a:b])} → {shown}]", beside, own


if __name__ == "__main__":
    main()
