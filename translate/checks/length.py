"""The check `length`: translations that are suspiciously short or long, and sentences that are missing.

How long a translation is, and how much that varies, is measured on all translations of the language in
the project when they are thirty and more (the median of the ratio, and the median deviation from it),
else taken from ``[length]`` in the language's data, measured on news, manuals and games. East Asian signs are
two letters wide. It warns of a text far from what is usual, and of a sentence that seems to be missing:
the sentences of the two texts, laid side by side by their lengths, fit better when one of the French has
no partner (Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora", 1993). All is measured
as readers see it: where a link leads counts for nothing. Texts of less than twenty letters are left alone,
and sentences that were joined or divided; lines of less than sixty may become much shorter, as headlines do.
The sentences of Thai and Lao are not looked at, for a blank ends them. What a translator explains in
brackets, where the French has none, makes a text no longer. It looks at reviewed entries, and each has one
finding.
"""

import math
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from statistics import median
from typing import NamedTuple

from translate.checks.pair import Pair
from translate.checks.reading import OBJECT
from translate.languages import language_data
from translate.languages.writing import marks_sentences
from translate.model import Diagnostic
from translate.sentences import sentences

ENOUGH = 30
"""Texts from which the project tells how long its translations are."""
SHORT = 20
"""Letters of a text that is too short for a judgement."""
LINE, CUT = 60, 2.0
"""Letters of a line that may be cut short, and how many times as far it may be from what is usual then."""
BEYOND = 3.6
"""Deviations from what is usual that are suspicious."""
SPREAD, GRAIN = 0.1, 1.7
"""How much long texts vary (as a logarithm), and what a letter adds."""
SUSPECT, DOUBTFUL = -0.2, 0.5
"""Deviations from what is usual below which sentences are looked at, and kept to be looked at."""
RATIOS, SCALES = (0.93, 1.12), (1.0, 1.2)
"""How far what is measured may lie from the language's data: faults must not become usual."""
NORMAL = 1.4826
"""What makes a standard deviation of a median deviation."""
MOST = 30
"""Sentences of a text that are laid side by side."""
JOINED, MISSING = 2.5, 2.0
"""What it costs to join or divide a sentence, and to leave one out: minus the logarithm of how rare it is."""
STEPS = ((1, 1, 0.0), (2, 1, JOINED), (1, 2, JOINED), (3, 1, 2 * JOINED), (1, 3, 2 * JOINED))
"""So many sentences of the source and of the target may go together, and what it costs."""
SURE = 0.15
"""By so much leaving one out must be the better explanation."""
SMALLEST = 12
"""Letters of a sentence that can be missing."""
OBJECTS = re.compile(f"{OBJECT}+")
EXPLAINED = re.compile(r"(?<=\w) ?[(（][^()（）]{1,200}[)）]")
"""What a translator explains."""
EASTERN = re.compile("[\u1100-\u11ff\u3040-\uff60]")
"""Two stretches in which all wide signs are, found twice as fast."""
WIDE = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uff60]+")


Lengths = tuple[tuple[int, ...], tuple[int, ...]]
"""How wide a text and its translation are: each sentence if that may matter, else the whole."""


class Usual(NamedTuple):
    """How long translations of a language are."""

    ratio: float
    """Of the length of the text."""
    scale: float
    """How much they vary, of what `_spread` says."""


def note_lengths(pair: Pair) -> Lengths | None:
    """Return what `judge_lengths` has to know of a pair; None if it is too short to be judged."""
    source, target = _words(pair.source.text), _words(pair.target.text)
    if len(source) < SHORT or not target or pair.msgid == pair.msgstr:
        return None
    whole = (_width(source),), (_width(target),)
    if _deviation(whole, _known(pair.language)) > DOUBTFUL:
        explains = "(" not in source and ("(" in target or "（" in target)
        return (whole[0], (_width(EXPLAINED.sub("", target)),)) if explains else whole
    ours = sentences(source, pair.source_language) if marks_sentences(pair.language) else ()
    if not 2 <= len(ours) <= MOST:
        return whole
    theirs = sentences(target, pair.language)
    return (_widths(ours), _widths(theirs)) if len(theirs) <= MOST else whole


def _words(text: str) -> str:
    """Return a text in which a web address is one sign, however long."""
    return OBJECTS.sub(OBJECT, text).strip() if OBJECT in text else text.strip()


def judge_lengths(language: str, notes: Iterable[tuple[int, Lengths]]) -> Iterator[tuple[int, Diagnostic]]:
    """Yield a warning for each pair whose lengths do not fit; goes through the notes more than once."""
    usual = _usual(language, notes)
    for number, lengths in notes:
        if message := _judged(lengths, usual):
            yield number, Diagnostic("length", "warning", message)


def _judged(lengths: Lengths, usual: Usual) -> str | None:
    deviation = _deviation(lengths, usual)
    if len(lengths[1]) <= len(lengths[0]) > 1 and deviation < SUSPECT and _is_missing(lengths, usual):
        return "a sentence seems to be missing"
    source = sum(lengths[0])
    if deviation > BEYOND or -deviation > BEYOND * (CUT if source < LINE else 1):
        share = sum(lengths[1]) / source / usual.ratio
        kind = "short" if deviation < 0 else "long"
        return f"suspiciously {kind}: {share:.0%} of the usual length"
    return None


def _usual(language: str, notes: Iterable[tuple[int, Lengths]]) -> Usual:
    """Return how long translations are, from those there are or from the language's data."""
    known = _known(language)
    ratios = array("d", (sum(target) / sum(source) for _, (source, target) in notes))
    if len(ratios) < ENOUGH:
        return known
    ratio = _within(median(ratios) / known.ratio, RATIOS) * known.ratio
    deviations = NORMAL * median(abs(_deviation(one, Usual(ratio, 1.0))) for _, one in notes)
    return Usual(ratio, _within(deviations / known.scale, SCALES) * known.scale)


def _within(value: float, limits: tuple[float, float]) -> float:
    return min(max(value, limits[0]), limits[1])


@lru_cache(maxsize=256)
def _known(language: str) -> Usual:
    data = language_data(language, "length") or {}
    return Usual(data.get("ratio", 0.95), data.get("scale", 1.0))


def _deviation(lengths: Lengths, usual: Usual) -> float:
    """Return by how many deviations a translation is longer than usual."""
    source = sum(lengths[0])
    return math.log(sum(lengths[1]) / source / usual.ratio) / _spread(source) / usual.scale


def _spread(letters: float) -> float:
    return math.sqrt(SPREAD**2 + GRAIN / letters)


def _width(text: str) -> int:
    may_be_wide = not text.isascii() and EASTERN.search(text)
    return len(text) + (sum(map(len, WIDE.findall(text))) if may_be_wide else 0)


def _widths(texts: Iterable[str]) -> tuple[int, ...]:
    return tuple(_width(text) for text in texts if text.strip())


def _is_missing(lengths: Lengths, usual: Usual) -> bool:
    """Whether the sentences go together better when one of the source has no partner."""
    source = [length * usual.ratio for length in lengths[0]]
    together, apart = (_laid_out(source, lengths[1], left_out) for left_out in (0, 1))
    return apart + SURE < together


def _laid_out(source: Sequence[float], target: Sequence[int], most: int) -> float:
    """Return what the best way to lay sentences side by side costs, with so many left out of the source."""
    best = {(0, 0, 0): 0.0}
    for i in range(len(source) + 1):
        for j in range(len(target) + 1):
            for left_out in range(most + 1):
                cost = min(_ways(best, source, target, (i, j, left_out)), default=math.inf)
                if cost < math.inf:
                    best[i, j, left_out] = cost
    return best.get((len(source), len(target), most), math.inf)


def _ways(
    best: Mapping[tuple[int, int, int], float],
    source: Sequence[float],
    target: Sequence[int],
    place: tuple[int, int, int],
) -> Iterator[float]:
    """Yield what it costs to come to a place from each one before it."""
    i, j, left_out = place
    if place in best:
        yield best[place]
    for here, there, extra in STEPS:
        before = best.get((i - here, j - there, left_out))
        if before is not None:
            yield before + extra + _cost(sum(source[i - here : i]), sum(target[j - there : j]))
    before = best.get((i - 1, j, left_out - 1))
    if before is not None and source[i - 1] >= SMALLEST:
        yield before + MISSING


def _cost(expected: float, found: float) -> float:
    """Return how little two lengths go together: half the square of their deviation."""
    return (math.log((found + 5) / (expected + 5)) / _spread(expected + 5)) ** 2 / 2
