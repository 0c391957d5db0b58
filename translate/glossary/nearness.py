"""The passage of a translation that was perhaps meant for a term: Ким Чен Ун where Ким Чен Ын is expected."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translate.glossary.rules import Rules
from translate.glossary.text import prose, visible, words
from translate.similarity import most_similar

LIKENESS = 0.62
"""Similarity of characters from which a passage is named."""


class _Passage(NamedTuple):
    start: int
    end: int
    key: str


def nearest_passage(
    expected: Sequence[str], text: str, rules: Rules, taken: Sequence[tuple[int, int]]
) -> str | None:
    """Return the passage most like one of the expected forms, outside the `taken` places, or None."""
    best, likeness = None, 0.0
    for form in expected:
        passages = [passage for passage in _passages(form, text, rules) if not _overlaps(passage, taken)]
        keys = [passage.key for passage in passages]
        found = most_similar(rules.key(visible(form)), keys, at_least=LIKENESS)
        if found is not None and found[1] > likeness:
            number, likeness = found
            best = text[passages[number].start : passages[number].end]
    return best


def _passages(form: str, text: str, rules: Rules) -> Iterator[_Passage]:
    """Yield the passages of a text that are about as long as a form."""
    if rules.kind == "characters":
        plain, length = prose(text), len(form)
        for start in range(len(plain) - length + 1):
            passage = plain[start : start + length]
            if passage.isalnum():
                yield _Passage(start, start + length, rules.key(visible(passage)))
        return
    parts = words(text, rules)
    count = len(words(form, rules))
    for size in {max(1, count - 1), count, count + 1}:
        for first in range(len(parts) - size + 1):
            window = parts[first : first + size]
            if all(word.joined for word in window[1:]):
                yield _Passage(window[0].start, window[-1].end, " ".join(word.key for word in window))


def _overlaps(passage: _Passage, taken: Sequence[tuple[int, int]]) -> bool:
    return any(passage.start < end and start < passage.end for start, end in taken)
