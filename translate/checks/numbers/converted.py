"""For the check `numbers`: amounts that a text and its translation give in other units, or once more.

*135 km/h* is 85 mph, *1,90 m* six feet three or 190 cm, *42 °C* 108 °F; two numbers are held for the same
amount by their values, because the names of units are not known in every language: the unit of the msgid is
read, and the number of the msgstr must be that amount in another unit of the same kind, but for rounding.
Between metric units, which differ by powers of ten as mistakes do, the unit of the msgstr must be read too.
Factors: NIST SP 811, appendix B; the mu, the dunam and the pyeong by their metric definitions.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from translate.checks.pair import Pair
from translate.languages.numbers import Number, numbers
from translate.languages.units import unit_at

METRIC = {
    "length": (1000.0, 1.0, 0.01, 0.001),
    "area": (1e6, 1e4, 1.0),
    "mass": (1000.0, 1.0, 0.001),
    "volume": (1000.0, 1.0),
    "price": (1.0,),
}
"""Kind → metric units, in metres, square metres, kilograms, litres."""
OTHER = {
    "length": (1609.344, 1852.0, 0.9144, 0.3048, 0.0254),
    "area": (4046.86, 2.59e6, 0.092903, 3.3058, 1000.0, 666.67),
    "mass": (0.453592, 0.0283495, 6.35029, 907.185),
    "volume": (3.78541, 4.54609, 158.987, 0.473176, 0.0295735),
    "speed": (0.277778, 0.44704, 0.514444, 1.0),
    "price": (10.7639, 0.3025),
}
"""Kind → units that are no power of ten of the metric ones; speeds in metres a second; prices of area."""
UNITS = (
    ("speed", 0.277778, r"km ?/ ?h|kmh|kilomètres?(?:[ /-]| par | à l['’])heure"),
    ("speed", 0.44704, r"mph|miles? (?:par|à l['’]) ?heure"),
    ("speed", 0.514444, "nœuds?"),
    ("area", 1e6, "km²|km2|kilomètres?[ -]carrés?"),
    ("price", 1.0, r"(?:dollars?|euros?|livres?)(?: le | par | ?/ ?)(?:m²|m2|mètre carré)"),
    ("area", 1.0, "m²|m2|mètres?[ -]carrés?"),
    ("area", 1e4, "hectares?|ha"),
    ("area", 4046.86, "acres?"),
    ("area", 0.092903, "pieds? carrés?"),
    ("volume", 1000.0, "m³|m3|mètres? cubes?"),
    ("length", 1852.0, "milles? (?:nautiques?|marins?)"),
    ("length", 1000.0, "km|kilomètres?"),
    ("length", 1609.344, "miles?|milles"),
    ("length", 0.01, "cm|centimètres?"),
    ("length", 0.001, "mm|millimètres?"),
    ("length", 1.0, "m|mètres?"),
    ("length", 0.3048, "pieds?"),
    ("length", 0.0254, "pouces?"),
    ("length", 0.9144, "yards?"),
    ("mass", 1000.0, "tonnes?"),
    ("mass", 1.0, "kg|kilos?|kilogrammes?"),
    ("mass", 0.001, "g|grammes?"),
    ("mass", 0.453592, "livres?(?! sterling)"),
    ("mass", 0.0283495, "onces?"),
    ("volume", 1.0, "l|litres?"),
    ("volume", 3.78541, "gallons?"),
    ("volume", 158.987, "barils?"),
    ("fahrenheit", 1.0, "°[ ]?F|degrés? Fahrenheit"),
    ("celsius", 1.0, "°[ ]?C|degrés?(?: Celsius)?|°"),
)
"""(kind, factor, French names and signs), the longer ones first."""
NAMES = tuple(
    (kind, factor, re.compile(rf"[\s\u00a0\u202f-]?(?:d['’]|de )?(?:{names})(?![^\W_])"))
    for kind, factor, names in UNITS
)
WRITTEN = {
    0.01: r"""cm\b|см\b|㎝|センチ|厘米|公分|센티|سم\b|سنت[يی]متر|ס["״']{1,2}מ|סנטימטר|εκ|\w{0,2}ent[iy]m
      |сантим|sentti|santim|szenti""",
    0.001: r"""mm\b|мм\b|㎜|ミリ|毫米|公釐|밀리|ملم|مليمتر|ملليمتر|מ["״']{1,2}מ|מילימטר|χιλ|mil[il]+m|миллим
      |міліметр""",
    1.0: r"m\b|м\b|メートル|米|公尺|미터|متر|מטר|מ['׳]|m[eéè]t[er]|метр|metr",
}
"""A metric length → its names and signs in any language."""
METRES = {
    factor: re.compile(rf"[\s\u00a0-]?(?:{names})", re.IGNORECASE | re.VERBOSE)
    for factor, names in WRITTEN.items()
}
ROUNDED, EXACT, MOST_ROUNDED, DEGREES = 0.025, 0.02, 0.055, 1.5
"""By how much, of themselves, two amounts may differ: for two desks, metric units, small numbers; degrees."""
INCH, INCHES, BETWEEN = 0.0254, 12, 8
"""Metres; inches of a foot; characters between the feet and the inches."""
EMPTY = re.compile(r"[(（\[]([^()（）\[\]\d]{1,60})[)）\]]")
BRACKETED = re.compile(r"\d[^()（）\d]{0,20}[(（][^()（）\d]*\Z")
RANGE = re.compile(r"[\s\u00a0\u202f]?(?:à|et|ou|[-–])[\s\u00a0\u202f]?")
"""What stands between two numbers of a range: *25 à 38 cm*."""
NEAR = 40
"""Characters before a number that are looked at."""
GLOSS = re.compile(r"[(（\[]([^()（）\[\]]{1,60})[)）\]]")
MONEY = re.compile(
    r"[\s\u00a0\u202f]?(?:d['’]|de )?(?:euros?|dollars?|livres?|yens?|yuans?|francs?|roubles?|[€$£¥])"
)


class _Amount(NamedTuple):
    """What some numbers of a msgid say together, in the metric unit of its kind."""

    said_by: tuple[Number, ...]
    kind: str
    factor: float
    value: float
    """In its own unit."""
    rounding: float


def without_converted(
    pair: Pair, lost: Sequence[Number], come: Sequence[Number]
) -> tuple[list[Number], list[Number]]:
    """Return what is left when amounts in other units are the same, and amounts in brackets are a gloss."""
    amounts = _amounts(pair.source.text, pair.source_language)
    free: set[Number] = set()
    if amounts and come:
        for said_by in _same_amounts(pair, amounts, come):
            free.update(said_by)
    left = [n for n in lost if n not in free], [n for n in come if n not in free]
    return _without_glosses(pair, *left) if any(left) else left


def _same_amounts(
    pair: Pair, amounts: Sequence[_Amount], come: Sequence[Number]
) -> Iterator[tuple[Number, ...]]:
    """Yield the numbers of both texts that say the same amount."""
    there = numbers(pair.target.text, pair.language)
    for number in come:
        for amount in amounts:
            if _is_same(pair.target.text, amount, number):
                yield (*amount.said_by, number)
    for feet, inches in pairwise(there):
        if feet not in come or inches.start - feet.end > BETWEEN or _float(inches.bare) >= INCHES:
            continue
        metres = (_float(feet.value) * INCHES + _float(inches.value)) * INCH
        for amount in amounts:
            if amount.kind == "length" and _near(amount.value * amount.factor, metres, ROUNDED):
                yield (*amount.said_by, feet, inches)


@lru_cache(maxsize=512)
def _amounts(text: str, language: str) -> tuple[_Amount, ...]:
    """Return the amounts with units of a French text."""
    if not language.startswith("fr"):
        return ()
    found: list[_Amount] = []
    there = numbers(text, language)
    for number, following in zip_longest(there, there[1:]):
        named = _unit(text, number, following)
        if named is None:
            continue
        kind, factor, end = named
        value = _float(number.value)
        found.append(_Amount((number,), kind, factor, value, _rounding(number.value)))
        is_rest = following is not None and 0 <= following.start - end <= 1 and len(following.bare) <= 2
        if following is not None and is_rest and kind == "length" and factor == 1.0:
            both = value + _float(following.value) / 100
            found.append(_Amount((number, following), kind, factor, both, EXACT))  # 1 m 90
    return tuple(found)


def _unit(text: str, number: Number, following: Number | None) -> tuple[str, float, int] | None:
    """Return the kind and factor of a number's unit, and where it ends; two of a range share one."""
    for kind, factor, names in NAMES:
        match = names.match(text, number.end)
        if match is not None:
            return kind, factor, match.end()
    if following is not None and RANGE.fullmatch(text, number.end, following.start):
        return _unit(text, following, None)
    return None


def _is_same(text: str, amount: _Amount, number: Number) -> bool:
    """Whether a number of the msgstr is an amount in another unit."""
    value = _float(number.value)
    if amount.kind in {"celsius", "fahrenheit"}:
        both = (_degrees(sign * amount.value, amount.kind) for sign in (1, -1))
        return any(abs(abs(degrees) - value) <= DEGREES for degrees in both)
    total = amount.value * amount.factor
    rounding = min(ROUNDED + max(amount.rounding, _rounding(number.value)), MOST_ROUNDED)
    metric, other = METRIC.get(amount.kind, ()), OTHER.get(amount.kind, ())
    others = other if amount.factor in metric else (*metric, *other)
    if any(factor != amount.factor and _near(total, value * factor, rounding) for factor in others):
        return True
    lengths = METRES.items() if amount.kind == "length" and amount.factor in metric else ()
    return any(
        factor != amount.factor and _near(total, value * factor, EXACT) and sign.match(text, number.end)
        for factor, sign in lengths
    )


def _degrees(value: float, kind: str) -> float:
    """Return degrees of the other scale; signs are not read, so that both may be meant."""
    return value * 9 / 5 + 32 if kind == "celsius" else (value - 32) * 5 / 9


def _near(one: float, other: float, share: float) -> bool:
    return abs(one - other) <= share * max(one, other)


def _rounding(value: str) -> float:
    """Return by how much of itself a number may be rounded: half of its last digit."""
    whole, _, part = value.partition(".")
    digits = (whole + part).lstrip("0") if part else whole.rstrip("0")
    return 0.5 / int(digits[:12]) if digits.strip("0") else 0.0


def _float(value: str) -> float:
    return float(value[:24])


def _without_glosses(pair: Pair, lost: list[Number], come: list[Number]) -> tuple[list[Number], list[Number]]:
    """Return what is left without amounts in brackets that only one of the two texts has."""
    ours = _glosses(pair.source.text, pair.source_language, lost)
    theirs = _glosses(pair.target.text, pair.language, come)
    theirs += [n for n in come if n not in theirs and _is_about(pair, n)]
    if ours and not theirs and not _lacks_number(pair.target.text, pair.language):
        return [n for n in lost if n not in ours], come
    if theirs and not ours:
        return lost, [n for n in come if n not in theirs]
    return lost, come


def _is_about(pair: Pair, number: Number) -> bool:
    """Whether a number of the msgstr in brackets, behind an amount, is about an amount of the msgid."""
    text = pair.target.text
    if BRACKETED.search(text, max(number.start - NEAR, 0), number.start) is None:
        return False
    return any(
        _near(amount.value * amount.factor, _float(number.value) * factor, MOST_ROUNDED / 2)
        for amount in _amounts(pair.source.text, pair.source_language)
        for factor in (*METRIC.get(amount.kind, ()), *OTHER.get(amount.kind, ()))
    )


def _glosses(text: str, language: str, some: Sequence[Number]) -> list[Number]:
    """Return those numbers that stand alone in brackets, as an amount or as money."""
    brackets = [found.span() for found in GLOSS.finditer(text)]
    if not brackets:
        return []
    there = numbers(text, language)
    alone = [
        inside[0]
        for start, end in brackets
        if len(inside := [n for n in there if start < n.start < end]) == 1 and inside[0] in some
    ]
    measured = {number for amount in _amounts(text, language) for number in amount.said_by}
    return [n for n in alone if n in measured or _is_money(text, n, language)]


def _is_money(text: str, number: Number, language: str) -> bool:
    if language.startswith("fr") and MONEY.match(text, number.end):
        return True
    unit = unit_at(text, number.start, number.end, language)
    return unit is not None and unit.kind == "currency"


def _lacks_number(text: str, language: str) -> bool:
    """Whether a unit stands in brackets without its number."""
    return any(unit_at(text, found.start(1), found.start(1), language) for found in EMPTY.finditer(text))
