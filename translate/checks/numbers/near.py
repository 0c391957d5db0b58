"""For the check `numbers`: what desks write otherwise for another reason than the language.

Measures are rounded: *82 kg* and *80 kg*, *6,86 mètres* and *nearly 7 metres*; Brazil counts the minutes
of each half of a match.
"""

import re
from decimal import Decimal

from translate.checks.pair import Pair
from translate.languages.number_words import times_said
from translate.languages.numbers import Number

MEASURED = re.compile(
    r"""[ \u00a0\u202f](?:d['’e][ \u00a0]?)?
        (?:k?m|[cm]m|k?g|l|t|ha|m²|km²|km/h|°[ ]?[CF]|(?:kilo|centi|milli)?m[èe]tres?|(?:kilo)?grammes?|kilos?
          |litres?|tonnes?|hectares?|degrés?|pieds?|pouces?|milles?)(?![\w²])""",
    re.VERBOSE,
)
"""The unit of a measure behind a number of the msgid."""
ROUNDED = Decimal("0.1")
"""By which share measures may differ."""
FIVE = 5
"""A last digit to which is rounded, as to 0."""
MINUTE = re.compile(r"(?:e|è|ᵉ|ème)[ \u00a0\u202f]minute\b|['’′]")
HALF = 45
"""Minutes of a half of a match."""
LONGEST_MINUTE = 3
"""Digits of a minute of a match at most."""


def is_rounded(pair: Pair, one: Number, other: Number) -> bool:
    """Return whether a number is that of a measure in the msgid, rounded: whichever of both is rounder."""
    if MEASURED.match(pair.source.text, one.end) is None:
        return False
    first, second = Decimal(one.value), Decimal(other.value)
    if abs(first - second) > ROUNDED * max(first, second):
        return False
    return _is_rough(first, second) or _is_rough(second, first)


def is_rounded_in_words(pair: Pair, number: Number) -> bool:
    """Return whether the msgstr says the whole number next to a measure of the msgid."""
    whole, point, _ = number.bare.partition(".")
    if not point or MEASURED.match(pair.source.text, number.end) is None:
        return False
    digits = re.findall(r"\d+", pair.target.text)
    near = {whole, str(int(whole) + 1)}
    return not near.isdisjoint(digits) or any(
        times_said(pair.target.text.lower(), value, pair.language) for value in near
    )


def is_of_second_half(text: str, one: Number, other: Number) -> bool:
    """Return whether a minute of a match in the msgid is counted from the beginning of the second half."""
    minutes = one.value.isdecimal() and other.value.isdecimal() and len(one.value) <= LONGEST_MINUTE
    return minutes and int(one.value) - int(other.value) == HALF and MINUTE.match(text, one.end) is not None


def _is_rough(rough: Decimal, exact: Decimal) -> bool:
    """Whether one number is the other up to its last digit that is no 0, or up to five of these."""
    step = Decimal(1).scaleb(int(rough.normalize().as_tuple().exponent))
    last = rough.normalize().as_tuple().digits[-1]
    return abs(rough - exact) <= step or (last == FIVE and abs(rough - exact) < FIVE * step / 2)
