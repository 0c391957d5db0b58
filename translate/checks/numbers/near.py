"""For the check `numbers`: whether two amounts may be one, rounded by two desks in their own ways.

News in many languages comes from one text, often an English one: where it says 35 miles, one desk has 56 km,
another one 55, and what was 31,000 feet is 9450, 9400 or 9500 metres.
"""

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from translate.languages.measures import MEASURES

ROUNDED = 0.12
"""By how much of itself an amount may differ, at most, when two desks round it."""
FIVE = 5
"""A last digit to which is rounded, as to 0."""
EXPLAINED = 0.05
"""By how much at most that is what two desks do to one number."""
MOST = {"foot": 60_000, "yard": 1000, "inch": 200, "ounce": 100, "mile": 10_000_000, "acre": 10_000_000}
"""Unit → the largest number of them in news, which takes a larger unit for more."""
LARGEST = 100_000
"""The largest number of other units."""
DOZEN, FIVES, HUNDRED = 12, 5, 100
"""Of miles and feet, news says numbers up to a dozen, fives, and from a hundred on what has two digits."""


def may_be_rounded(value: str, exact: float) -> bool:
    """Return whether a number (digits with ``.``) is an exact one, rounded or cut off at its last digit."""
    step, more = _step(value), exact - float(value)
    return abs(more) <= step / 2 or 0 < more < _last(value)


def is_rounded_off(exact: str, value: str) -> bool:
    """Return whether a number is another one to fewer decimals: 42.2 for 42.195."""
    decimals = len(value.partition(".")[2])
    return len(exact.partition(".")[2]) > decimals and round(float(exact), decimals) == float(value)


class Written(NamedTuple):
    """An amount as a text has it."""

    value: str
    """Its digits, with ``.`` before decimals."""
    factor: float
    """Of its unit."""


def have_one_origin(kind: str, one: Written, other: Written, share: float) -> bool:
    """Return whether two amounts, a share apart at most, round the same number of miles, feet or pounds."""
    low, high = sorted(float(written.value) * written.factor for written in (one, other))
    if high - low > share * high:
        return False
    return any(
        all(_is_about(written.value, origin / written.factor) for written in (one, other))
        for origin in _origins(kind, low * (1 - ROUNDED), high * (1 + ROUNDED))
    )


def _is_about(value: str, exact: float) -> bool:
    """Whether a number is an exact one, rounded, or up or down to its last digit: *less than 73,000*."""
    return abs(exact - float(value)) < max(_step(value) / 2, _last(value))


@lru_cache(maxsize=512)
def _origins(kind: str, low: float, high: float) -> tuple[float, ...]:
    """Return the amounts within two limits that are a round number of a unit that is not metric."""
    units = [unit for unit in MEASURES if unit.kind == kind and unit.name and not unit.is_decimal]
    return tuple(
        count * unit.factor
        for unit in units
        for count in _counts(low / unit.factor, high / unit.factor, MOST.get(unit.name, LARGEST))
    )


def _counts(low: float, high: float, most: float) -> Iterator[float]:
    """Yield the round numbers within two limits."""
    if low <= 0 or low > most:
        return
    step = 10.0 ** (math.floor(math.log10(low)) - 1)
    for count in range(math.ceil(low / step), math.floor(high / step) + 1):
        if count % FIVES == 0 or count * step >= HUNDRED or (count * step <= DOZEN and count % 10 == 0):
            yield count * step


def _step(value: str) -> float:
    """Return to what a number is rounded: 1 for 56, 5 for 55, 10 for 60, a tenth for 1.8."""
    digits = value.replace(".", "").strip("0")
    return _last(value) * (FIVE if digits[1:].endswith(str(FIVE)) else 1)


def _last(value: str) -> float:
    """Return what the last digit of a number counts that is not 0."""
    whole, _, part = value.partition(".")
    return 10.0 ** (len(whole) - len((whole + part).rstrip("0")))
