"""For the check `numbers`: amounts that the msgstr has in the same unit, but rounded otherwise.

Silent where both may round the same number of miles, feet or tons (`near`) or where decimals are left out;
else a warning, if one is the other, rounded.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translate.checks.numbers.amounts import Amount, amounts, may_be, unit_of, value_of
from translate.checks.numbers.converted import is_converted
from translate.checks.numbers.near import (
    EXPLAINED,
    ROUNDED,
    Written,
    have_one_origin,
    is_rounded_off,
    may_be_rounded,
)
from translate.checks.pair import Pair
from translate.languages.numbers import Number

CONVERTED = 0.06
"""By how much of itself an amount may differ from what it is converted into."""
DEGREE = 1.0
"""By how much temperatures may differ."""


class Rounded(NamedTuple):
    """A number of the msgid and one of the msgstr that may be the same amount."""

    one: Number
    other: Number
    is_explained: bool
    """Whether there is a number that both round, so that there is nothing to say."""


def rounded(pair: Pair, lost: Sequence[Number], come: Sequence[Number]) -> Iterator[Rounded]:
    """Yield which lost amounts may be which numbers that have come: explained ones first, each once."""
    if not (lost and come):
        return
    found = [
        (not explained, share, Rounded(amount.number, other, explained))
        for amount in amounts(pair.source.text, pair.source_language)
        if amount.number in lost and amount.number is not None
        for other in _measured(pair, amount, come)
        for explained, share in _relation(pair, amount, other)
    ]
    taken: set[Number] = set()
    for *_, both in sorted(found):
        if taken.isdisjoint(both[:2]):
            taken.update(both[:2])
            yield both


def _measured(pair: Pair, amount: Amount, come: Sequence[Number]) -> Sequence[Number]:
    """Return the numbers that have an amount's unit by name, all if none has."""
    return [number for number in come if unit_of(pair, number, amount.measure) is not None] or come


def _relation(pair: Pair, amount: Amount, number: Number) -> Iterator[tuple[bool, float]]:
    """Yield, if a number of the msgstr may be an amount, whether that is explained, and their difference."""
    measure, most = amount.measure, EXPLAINED if amount.said_by else ROUNDED
    if not may_be(pair, number, measure):
        return
    unit = unit_of(pair, number, measure)
    factor = (unit or measure).factor
    exact, its = amount.total / factor, value_of(number.value)
    share = abs(exact - its) / (max(exact, its) or 1)
    if share > ROUNDED or (measure.kind == "temperature" and abs(exact - its) > DEGREE):
        return
    if is_rounded_off(repr(exact), number.value) or (
        measure.kind != "temperature"
        and not (unit == measure and measure.is_customary)
        and have_one_origin(
            measure.kind, Written(amount.written, measure.factor), Written(number.value, factor), most
        )
    ):
        yield True, share
    elif may_be_rounded(amount.written, its * factor / measure.factor) or may_be_rounded(number.value, exact):
        yield False, share


def is_said_in_words(pair: Pair, number: Number) -> bool:
    """Return whether a number of the msgstr is an amount that the msgid has in words: *une dizaine de km*."""
    return any(
        explained
        for amount in amounts(pair.source.text, pair.source_language)
        if not amount.said_by
        for explained, _ in _relation(pair, amount, number)
    )


def misread(pair: Pair, come: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Yield amounts of the msgid and numbers of the msgstr that would be the same with the other sign."""
    for number in come:
        if number.other is None:
            continue
        meant = number._replace(value=number.other, bare=number.other)
        for amount in amounts(pair.source.text, pair.source_language):
            if amount.number and (is_converted(pair, amount, meant) or any(_relation(pair, amount, meant))):
                yield amount.number, number
                break


def is_confused(pair: Pair, one: Number, other: Number) -> bool:
    """Return whether two numbers differ by the meaning of their sign: not *1,2 tonne* and *1,200kg*."""
    return one.value == other.other and not any(
        amount.number is one and is_converted(pair, amount, other)
        for amount in amounts(pair.source.text, pair.source_language)
    )


def contradicts(pair: Pair, number: Number) -> bool:
    """Return whether a number of the msgstr has a unit, and the msgid other amounts of its kind."""
    there = amounts(pair.source.text, pair.source_language)
    named = [(unit, amount) for amount in there if (unit := unit_of(pair, number, amount.measure))]
    return bool(named) and not any(
        amount.measure.kind == "temperature"
        or abs(amount.total - value_of(number.value) * unit.factor) <= CONVERTED * amount.total
        for unit, amount in named
    )
