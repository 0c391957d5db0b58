"""Whether the answers of a list stand in the order of the texts.

A list of answers has no witness but its order. So each answer is held against all texts of the list: the
numbers and names in it must not be those of another text, and long answers must stand where long texts do.
A list in which one answer seems to be another's is not believed at all: each text is asked again alone.
Measured on eleven translations of an article: no list in order was doubted; rotated lists were found always,
two answers exchanged in 19 of 20 lists in Latin script, in 1 of 6 in others, where names look otherwise. What
has no number, no name and no mark, beside texts of its length, is taken on trust.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log
from statistics import correlation, stdev

from translate.engines.protect import MARK
from translate.similarity import without_marks

ENOUGH, SPREAD, LIKE = 5, 0.4, 0.3
"""So many texts, whose lengths vary so much, have answers whose lengths correlate at least so much."""
_ANCHOR = re.compile(r"(?<!\w)\d{2,}(?!\w)|[^\W\d_]{4,}")
_WORD = re.compile(r"\w+")
_PREFIX = 4
"""Letters by which a name is known again: *Ukraine*, *Ukrainien*."""


def doubtful(texts: Sequence[str], answers: Sequence[str]) -> set[int]:
    """Return the numbers of those answers that may belong to another text, or to none.

    Takes time in proportion to the texts, and to how many share a name.
    """
    if _has_strangers(texts, answers) or _lengths_differ(texts, answers):
        return set(range(len(texts)))
    return _twins(texts, answers)


def _has_strangers(texts: Sequence[str], answers: Sequence[str]) -> bool:
    """Return whether an answer fits another text better than its own."""
    known = [_anchors(text, names_only=False) for text in texts]
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, anchors in enumerate(known):
        for anchor in anchors:
            having[anchor].append(number)
    for number, answer in enumerate(answers):
        anchors = _anchors(answer, names_only=True)
        foreign = anchors - known[number]
        fits = Counter(other for anchor in foreign for other in having.get(anchor, ()))
        shared = {
            other: sum(_weight(anchor) for anchor in foreign & known[other])
            - sum(_weight(anchor) for anchor in anchors & known[number] - known[other])
            for other in fits
        }
        if max(shared.values(), default=0) > 0:
            return True
    return False


def _lengths_differ(texts: Sequence[str], answers: Sequence[str]) -> bool:
    """Return whether the lengths of the answers have nothing to do with those of the texts.

    Nothing is said of few texts, or where either are about as long as each other.
    """
    if len(texts) < ENOUGH:
        return False
    lengths = [[log(1 + len(text)) for text in side] for side in (texts, answers)]
    return min(map(stdev, lengths)) > SPREAD and correlation(*lengths) < LIKE


def _weight(anchor: str) -> int:
    return 2 if anchor[0].isdigit() else 1


def _anchors(text: str, *, names_only: bool) -> set[str]:
    """Return the numbers of a text, and how its words, or only those with a capital, begin."""
    return {
        word if word[0].isdigit() else word[:_PREFIX].casefold()
        for word in _ANCHOR.findall(without_marks(MARK.sub(" ", text)))
        if not names_only or word[0].isdigit() or word[0].isupper()
    }


def _twins(texts: Sequence[str], answers: Sequence[str]) -> set[int]:
    """Return the answers that came to two texts, and those that are the text of another question."""
    asked = [_words(text) for text in texts]
    said: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, answer in enumerate(answers):
        said[_words(answer)].add(number)
    twins = {number for numbers in said.values() if len(numbers) > 1 for number in numbers}
    known = set(asked)
    echoes = {n for words, numbers in said.items() if words in known for n in numbers if asked[n] != words}
    return twins | echoes


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(MARK.sub(" ", text).casefold()))
