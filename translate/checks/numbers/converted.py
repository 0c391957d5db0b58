"""For the check `numbers`: amounts that a text and its translation give in other units.

*135 km/h* is 85 mph, *1,90 m* six feet three or 190 cm, *42 °C* 108 °F; two numbers are held for the same
amount by their values, because the names of units are not known in every language: the unit of the msgid is
read, and the number of the msgstr must be that amount in another unit of the same kind, but for rounding.
Between metric units, which differ by powers of ten as mistakes do, the unit of the msgstr must be read too.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from translate.checks.numbers.amounts import EXACT, Amount, amounts, may_be, rounding, unit_of, value_of
from translate.checks.numbers.near import may_be_rounded
from translate.checks.pair import Pair
from translate.languages.measures import MEASURES, OF_KIND, Measure
from translate.languages.numbers import Number, numbers

ROUNDED, MOST_ROUNDED, DEGREES = 0.025, 0.055, 1.5
"""By how much, of themselves, two amounts may differ: for two desks, for small numbers; degrees."""
SMALL = 0.08
"""By how much of themselves two amounts may differ of which one is the other, rounded."""
OTHER_SCALE = {"celsius": "fahrenheit", "fahrenheit": "celsius"}
BELOW_ZERO = re.compile(r"(?:[-−–‑]|\bmoins )[ \u00a0\u202f]?\Z", re.IGNORECASE)
BELOW_ZERO_AFTER = re.compile(r"(?:sous|dessous de|en dessous du) (?:de )?(?:le )?(?:zéro|0)", re.IGNORECASE)
DIFFERENCE = re.compile(
    r"hauss|baiss|augment|gagn|perd|réchauff|de plus|de moins|au-dess|supérieur|inférieur|écart"
)
DEGREE = {"celsius": 1.8, "fahrenheit": 1 / 1.8}
"""Scale → the degrees of the other one that a degree is."""
TENTHS = 0.3
"""Degrees by which two differences of temperature may differ."""
REACH = 8
"""Characters before a number in which its sign stands."""
SMALLER = {"foot": 12, "stone": 14, "pound": 16}
"""Unit → how many of the smaller one it has with which amounts are said in two units, as feet and inches."""
IN_TWO = tuple((unit, SMALLER[unit.name]) for unit in MEASURES if unit.name in SMALLER)
BETWEEN = 8
"""Characters between two such numbers."""


def converted(pair: Pair, lost: Sequence[Number], come: Sequence[Number]) -> set[Number]:
    """Return the numbers of both texts that say the same amount in two units."""
    there = amounts(pair.source.text, pair.source_language) if come else ()
    if not there:
        return set()
    return {number for said_by in _same_amounts(pair, there, come) for number in said_by}.union(
        *(amount.said_by for amount in there if amount.number in lost and is_named_there(pair, amount))
    )


def is_named_there(pair: Pair, amount: Amount) -> bool:
    """Return whether the msgstr has an amount of the msgid in another unit, by the name of this."""
    return any(
        is_converted(pair, amount, number) and unit_of(pair, number, amount.measure) is not None
        for number in numbers(pair.target.text, pair.language)
    )


def _same_amounts(pair: Pair, some: Sequence[Amount], come: Sequence[Number]) -> Iterator[tuple[Number, ...]]:
    """Yield the numbers of both texts that say the same amount."""
    for number in come:
        for amount in some:
            if is_converted(pair, amount, number):
                yield (*amount.said_by, number)
    for large, small in pairwise(numbers(pair.target.text, pair.language)):
        if large not in come or small.start - large.end > BETWEEN:
            continue
        for unit, parts in IN_TWO:
            total = (value_of(large.value) + value_of(small.value) / parts) * unit.factor
            for amount in some if value_of(small.bare) < parts else ():
                if amount.measure.kind == unit.kind and _near(amount.total, total, ROUNDED):
                    yield (*amount.said_by, large, small)


def is_converted(pair: Pair, amount: Amount, number: Number) -> bool:
    """Return whether a number of the msgstr is an amount of the msgid in another unit."""
    value, measure = value_of(number.value), amount.measure
    if not (_may_be_near(amount, value) and may_be(pair, number, measure)):
        return False
    if measure.kind == "temperature":
        return unit_of(pair, number, measure) != measure and _are_degrees(pair, amount, value)
    named = unit_of(pair, number, measure)
    if named is not None and named.factor != measure.factor and _are_rounded(amount, number, named):
        return True
    share = min(ROUNDED + max(amount.rounding, rounding(number.value)), MOST_ROUNDED)
    return any(
        _near(amount.total, value * other.factor, EXACT if other.is_decimal and measure.is_decimal else share)
        for other in ((named,) if named else OF_KIND[measure.kind])
        if other.is_used_in(pair.language)
        and other.factor != measure.factor
        and (named or not (other.is_decimal and measure.is_decimal))
    )


def _may_be_near(amount: Amount, value: float) -> bool:
    """Whether a number is near an amount in any unit of its kind: few are, and their names take time."""
    total, kind = amount.total, amount.measure.kind
    if kind == "temperature":
        return True
    for one in OF_KIND[kind]:  # written out: it is asked of each number and each amount
        its = value * one.factor
        if abs(total - its) <= SMALL * (total if total > its else its):
            return True
    return False


def _are_rounded(amount: Amount, number: Number, unit: Measure) -> bool:
    """Whether one of two amounts is the other, rounded: *six kilomètres* and *4 miles*."""
    ours, its = amount.measure.factor, value_of(number.value) * unit.factor
    return _near(amount.total, its, SMALL) and (
        may_be_rounded(amount.written, its / ours) or may_be_rounded(number.value, amount.total / unit.factor)
    )


def _are_degrees(pair: Pair, amount: Amount, value: float) -> bool:
    """Whether a number is a temperature of the msgid in the other scale, whose sign may be in words."""
    scale, text = amount.measure.name, pair.source.text
    at = amount.said_by[0].start if amount.said_by else 0
    below = BELOW_ZERO.search(text, max(at - REACH, 0), at) or BELOW_ZERO_AFTER.search(text)
    signs = (1, -1) if below else (1,)
    if DIFFERENCE.search(text) and abs(amount.value * DEGREE[scale] - value) <= TENTHS:
        return True
    return any(abs(abs(_degrees(sign * amount.value, scale)) - value) <= DEGREES for sign in signs) or (
        may_be_rounded(amount.written, _degrees(value, OTHER_SCALE[scale]))
    )


def _degrees(value: float, scale: str) -> float:
    return value * DEGREE[scale] + 32 if scale == "celsius" else (value - 32) * DEGREE[scale]


def _near(one: float, other: float, share: float) -> bool:
    return abs(one - other) <= share * max(one, other)
