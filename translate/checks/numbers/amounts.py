"""For the check `numbers`: amounts, which have a unit: *135 km/h*, *1 m 90*, *25 à 38 cm*, *dix kilomètres*.

Of the msgid all are read; of the msgstr the unit of a number, where its name is known.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from translate.checks.numbers.french_words import COUNTED, VAGUE
from translate.checks.pair import Pair
from translate.languages.measures import OF_KIND, Measure, is_written_at, measure_at
from translate.languages.numbers import Number, numbers
from translate.languages.units import unit_at

RANGE = re.compile(r"\s?(?:à|et|ou|[-–])\s?")
"""What stands between two numbers of a range, which share a unit."""
FOLLOWING = re.compile(r"\s?(?:[-–—~～〜∼至到]|から|\w{1,4})\s?(\d[\d.,]*)")
"""What follows the first number of a range in the msgstr: *200 bis 300*."""
RAIN = {"liter": "millimeter"}
"""Rain is a millimetre high where a litre falls on a square metre."""
WORDS = {
    "dernier": "1",
    "premier": "1",
    "demi": "0.5",
    **{word: str(count) for word, count in {**COUNTED, **VAGUE}.items()},
}
WORD = re.compile(rf"\b({'|'.join(WORDS)})\b", re.IGNORECASE)
"""Words that may stand before a unit."""
EXACT = 0.02
"""By how much of itself an amount may differ that is said in two units, or in another metric one."""
TAKEN_FOR = frozenset({("length", "speed"), ("length", "area"), ("volume", "length")})
"""Kinds of units as they are named, and what they may mean: metres a second, square feet, litres of rain."""
MONEY = "pound"
"""The measure whose French name, *livre*, is more often money."""
LONGEST = 24
"""Digits of a number that count."""


class Amount(NamedTuple):
    """What some numbers of a msgid say together."""

    said_by: tuple[Number, ...]
    """Empty for words: *un hectare*, *une quinzaine de kilomètres*."""
    measure: Measure
    written: str
    """Its number, with ``.`` before decimals."""
    rounding: float
    """By how much of itself it may be rounded."""
    start: int
    """Where it stands in the msgid."""

    @property
    def number(self) -> Number | None:
        """Its number, if it has one."""
        return self.said_by[0] if len(self.said_by) == 1 else None

    @property
    def total(self) -> float:
        """What it is in the unit of its kind."""
        return self.value * self.measure.factor

    @property
    def value(self) -> float:
        """What it is in its own unit."""
        return value_of(self.written)


@lru_cache(maxsize=512)
def amounts(text: str, language: str) -> tuple[Amount, ...]:
    """Return the amounts with units of a French text; none of a text in another language."""
    return tuple(_amounts(text, language)) if language.startswith("fr") else ()


def _amounts(text: str, language: str) -> Iterator[Amount]:
    there = numbers(text, language)
    for number, following in zip_longest(there, there[1:]):
        named = _named(text, number, following)
        if named is None:
            continue
        measure, end = named
        yield Amount((number,), measure, number.value, rounding(number.value), number.start)
        if following is not None and measure.name == "meter" and _is_rest(following, end):
            both = value_of(number.value) + value_of(following.value) / 100
            yield Amount((number, following), measure, f"{both:.2f}", EXACT, number.start)
    for word in WORD.finditer(text):
        if named := measure_at(text, word.end()):
            value = WORDS[word[1].lower()]
            yield Amount((), named[0], value, rounding(value), word.start())


def _named(text: str, number: Number, following: Number | None) -> tuple[Measure, int] | None:
    """Return the unit of a number, and where its name ends; two of a range share one."""
    named = measure_at(text, number.end)
    if named is None and following is not None and RANGE.fullmatch(text, number.end, following.start):
        return measure_at(text, following.end)
    return named


def _is_rest(number: Number, end: int) -> bool:
    """Whether a number is the centimetres of *1 m 90*."""
    return 0 <= number.start - end <= 1 and len(number.bare) <= 2


def unit_of(pair: Pair, number: Number, measure: Measure) -> Measure | None:
    """Return the unit that a number of the msgstr has by name, of a measure's kind; None if not known."""
    text = pair.target.text
    named = _unit_at(pair, number.start, number.end, measure)
    if named is None and (following := FOLLOWING.match(text, number.end)):
        return _unit_at(pair, following.start(1), following.end(1), measure)
    return named


def _unit_at(pair: Pair, start: int, end: int, measure: Measure) -> Measure | None:
    unit = unit_at(pair.target.text, start, end, pair.language)
    name = RAIN.get(unit.name) if unit is not None and measure.kind == "length" else None
    name = name or (unit.name if unit is not None else None)
    same = OF_KIND[measure.kind]
    return next((other for other in same if other.name == name), None) or next(
        (other for other in same if is_written_at(other, pair.target.text, end)), None
    )


def may_be(pair: Pair, number: Number, measure: Measure) -> bool:
    """Return whether a number of the msgstr may be an amount of a kind: no money, no per cent."""
    unit = unit_at(pair.target.text, number.start, number.end, pair.language)
    if len(number.value) > LONGEST or (measure.name == MONEY and (unit is None or unit.kind != measure.kind)):
        return False
    return unit is None or measure.kind in {"price", unit.kind} or (unit.kind, measure.kind) in TAKEN_FOR


def value_of(value: str) -> float:
    """Return a number as a float; of more than 24 characters, its first ones."""
    return float(value[:LONGEST])


def rounding(value: str) -> float:
    """Return by how much of itself a number may be rounded: half of its last digit."""
    whole, _, part = value.partition(".")
    digits = (whole + part).lstrip("0") if part else whole.rstrip("0")
    return 0.5 / int(digits[:12]) if digits.strip("0") else 0.0
