"""For the check `numbers`: numbers that stand within phrases of a text."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from translate.languages.numbers import Number

Span = tuple[int, int]


def spans_of(pattern: re.Pattern[str]) -> Callable[[str], tuple[Span, ...]]:
    """Return what tells where a pattern stands in a msgid; many languages ask for the same one."""
    return lru_cache(maxsize=512)(lambda text: tuple(found.span() for found in pattern.finditer(text)))


def is_within(start: int, spans: Sequence[Span]) -> bool:
    """Return whether what begins at an offset stands in one of some spans, in order and apart."""
    at = bisect_right(spans, start, key=_start) - 1
    return at >= 0 and start < spans[at][1]


def in_order(spans: Iterable[Span]) -> list[Span]:
    """Return the stretches that some spans cover together, in order and apart."""
    covered = list[Span]()
    for begin, end in sorted(spans):
        if covered and begin <= covered[-1][1]:
            covered[-1] = covered[-1][0], max(covered[-1][1], end)
        else:
            covered.append((begin, end))
    return covered


def without_within(some: Iterable[Number], spans: Iterable[Span]) -> list[Number]:
    """Return the numbers that stand in none of some spans."""
    covered = in_order(spans)
    if not covered:
        return list(some)
    return [number for number in some if not is_within(number.start, covered)]


def _start(span: Span) -> int:
    return span[0]
