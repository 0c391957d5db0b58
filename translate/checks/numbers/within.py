"""For the check `numbers`: numbers that stand within phrases of a text."""

from collections.abc import Iterable, Sequence

from translate.languages.numbers import Number

Span = tuple[int, int]


def is_within(start: int, spans: Iterable[Span]) -> bool:
    """Return whether what begins at an offset stands in one of some spans."""
    return any(begin <= start < end for begin, end in spans)


def without_within(some: Iterable[Number], spans: Sequence[Span]) -> list[Number]:
    """Return the numbers that stand in none of some spans."""
    return [number for number in some if not is_within(number.start, spans)]
