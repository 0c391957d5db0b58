"""The passage of a translation that was perhaps meant for a term: Ким Чен Ун where Ким Чен Ын is expected.

It is named to editors, so it had better be silent than name a word that only has a few letters in common:
a short form must be met more closely, and one with capitals by words with capitals.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from translate.glossary.characters import letters
from translate.glossary.rules import Rules
from translate.glossary.text import Word, prose, words
from translate.similarity import most_similar

LIKENESS = 0.62
"""Similarity of characters from which a passage is named."""

SHORT = 5
"""Letters up to which a form is short."""

LIKENESS_OF_SHORT = 0.7

LONGEST = 80
"""Characters; what was meant for a longer form cannot be told by its letters."""

LONGEST_PARTICLES = 8
"""Letters of the particles behind a word."""


class _Passage(NamedTuple):
    start: int
    end: int
    key: str


def nearest_passage(
    expected: Sequence[str], text: str, rules: Rules, taken: Sequence[tuple[int, int]]
) -> str | None:
    """Return the passage most like one of the expected forms, outside the `taken` places, or None."""
    find = _among_letters if rules.kind == "characters" else _among_words
    closed = bytearray(len(text))
    for start, end in taken:
        closed[start:end] = b"\1" * (end - start)
    best, likeness = None, 0.0
    for form in (form for form in expected if len(form) <= LONGEST):
        key, found = find(form, text, rules)
        passages = [passage for passage in found if not any(closed[passage.start : passage.end])]
        short = rules.kind == "words" and len(key) <= SHORT
        limit = LIKENESS_OF_SHORT if short else LIKENESS
        most = most_similar(key, [passage.key for passage in passages], at_least=limit)
        if most is not None and most[1] > likeness:
            number, likeness = most
            best = text[passages[number].start : passages[number].end]
    return best


def _among_letters(form: str, text: str, rules: Rules) -> tuple[str, Iterator[_Passage]]:
    """Return a form's key and the passages of as many letters, most of them at their places."""
    key = "".join(letter.key for letter in letters(form, rules))
    signs = letters(prose(text), rules)

    def passages() -> Iterator[_Passage]:
        for first in range(len(signs) - len(key) + 1) if key else ():
            window = signs[first : first + len(key)]
            equal = sum(letter.key == sign for letter, sign in zip(window, key, strict=True))
            if equal >= LIKENESS * len(key) and all(letter.key.isalnum() for letter in window):
                yield _Passage(window[0].start, window[-1].end, "".join(letter.key for letter in window))

    return key, passages()


def _among_words(form: str, text: str, rules: Rules) -> tuple[str, Iterator[_Passage]]:
    """Return a form's key and the passages of about as many words and letters, with capitals where it has."""
    wanted, parts = words(form, rules)[:], words(text, rules)[:]
    key = " ".join(word.key for word in wanted)
    capitals = _sums(word.hyphened or not word.raw[:1].islower() for word in parts)
    gaps = _sums(not word.joined for word in parts)
    lengths = _sums(len(word.key) + 1 for word in parts)
    proper = sum(word.raw[:1].isupper() for word in wanted)
    spare = max(1, len(key) // 3)
    longest = len(key) + spare + (LONGEST_PARTICLES if rules.particles else 0)

    def fits(first: int, end: int) -> bool:
        length = lengths[end] - lengths[first] - 1
        return (
            len(key) - spare <= length <= longest
            and gaps[end] == gaps[first + 1]
            # behind a hyphen capitals are a matter of taste
            and capitals[end] - capitals[first] >= min(end - first, proper)
        )

    def passages() -> Iterator[_Passage]:
        for size in {max(1, len(wanted) - 1), len(wanted), len(wanted) + 1} if wanted else ():
            for first in range(len(parts) - size + 1):
                if fits(first, first + size):
                    yield _without_particles(parts[first : first + size], wanted, rules)

    return key, (p for p in passages() if abs(len(p.key) - len(key)) <= spare)


def _sums(counts: Iterable[int]) -> list[int]:
    """Return the sums of the first none, one, two … of some counts."""
    return list(accumulate(counts, initial=0))


def _without_particles(window: Sequence[Word], wanted: Sequence[Word], rules: Rules) -> _Passage:
    """Return a passage; its last word ends where that of the form does if nothing but particles follow."""
    last, length = window[-1], len(wanted[-1].key)
    cut = len(last.key) - length if last.key[length:] in rules.particles else 0
    key = " ".join(word.key for word in window)
    return _Passage(window[0].start, last.end - cut, key[: len(key) - cut])
