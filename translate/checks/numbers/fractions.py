"""For the check `numbers`: parts of the whole in other words or by a smaller one.

*40 %* is *four in ten*, *deux sur cinq* 40 %, *81 millièmes* 0.081, *25 points de base* 0.25, half a dollar
50 cents.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from translate.checks.numbers.amounts import value_of
from translate.checks.numbers.french_words import COUNTED, count_of
from translate.checks.pair import Pair
from translate.languages.number_words import lowered, times_said
from translate.languages.numbers import Number, numbers
from translate.languages.units import says_per_cent

PER_CENT = re.compile(r"[ \u00a0\u202f]?(?:%|pour cent)")
PARTS = {"tiers": 3, "quart": 4, "quarts": 4, "cinquième": 5, "cinquièmes": 5, "dixième": 10, "dixièmes": 10}
_COUNT = rf"(\d\d?|{'|'.join(COUNTED)})"
OF_WHOLE = re.compile(
    rf"\b{_COUNT}(?:[ \u00a0]\w+){{0,2}}?[ \u00a0]sur[ \u00a0]{_COUNT}\b"
    rf"|\b{_COUNT}[ \u00a0]({'|'.join(PARTS)})\b",
    re.IGNORECASE,
)
WHOLES = (3, 4, 5, 10, 20)
"""Of how many a share is said."""
NEARLY = 1.0
"""By how much per cent may differ from it: a third is 33 %."""
FRACTION = re.compile(
    r"dixième|centième|millième|tenth|hundredth|thousandth|zehntel|hundertstel|tausendstel|d[ée]cim|cent[ée]sim"
    r"|mil+[ée]sim|tiende|honderdste|duizendste|десят|сот|тысячн|тисячн|dziesiąt|setn|tysięczn|desetin|setin"
    r"|tisícin|kymmenes|sadasos|tuhannesos|tized|század|ezred|salise",
    re.IGNORECASE,
)
"""What makes 81 of 0.081: *81 millièmes de seconde*."""
BASIS_POINTS = re.compile(r"[ \u00a0\u202f]points? de base\b", re.IGNORECASE)
CENTS = re.compile(
    r"[ \u00a0\u202f-]?(?:euro|us)?[ -]?(?:cent|pence|penn|p\b|c\b|¢|цент|копе|копій|grosz|haléř|sentt|sent\b"
    r"|fillér|kuruş|セント|センタ|센트|美分|欧分|分|سنت|סנט)",
    re.IGNORECASE,
)
"""The hundredth part of money, behind its number."""
SMALLEST = 3
"""Digits of the parts that these words name."""


def shares(pair: Pair, number: Number) -> Iterator[frozenset[str]]:
    """Yield the two numbers, of the msgstr, that say a share which the msgid has in per cent."""
    if PER_CENT.match(pair.source.text, number.end) is None or not number.value.isdecimal():
        return
    there = {other.value for other in numbers(pair.target.text, pair.language)}
    target = lowered(pair.target.text)
    for whole in WHOLES:
        part = round(int(number.value[:3]) * whole / 100)
        both = (str(part), str(whole))
        exact = abs(part * 100 / whole - int(number.value[:3])) < NEARLY
        if (
            0 < part < whole
            and exact
            and all(one in there or times_said(target, one, pair.language) for one in both)
        ):
            yield frozenset(both)


def is_share(pair: Pair, number: Number) -> bool:
    """Return whether a number of the msgstr is in per cent a share that the msgid says as one of so many."""
    value = value_of(number.value)
    return any(abs(share - value) < NEARLY for share, _ in _said(pair.source.text)) and says_per_cent(
        pair.target.text, pair.language
    )


def spans_in_per_cent(pair: Pair, there: Sequence[Number]) -> Iterator[tuple[int, int]]:
    """Yield where the msgid says a share as so many of so many that the msgstr has in per cent."""
    if not says_per_cent(pair.target.text, pair.language):
        return
    for share, span in _said(pair.source.text):
        if any(abs(share - value_of(number.value)) < NEARLY for number in there):
            yield span


@lru_cache(maxsize=512)
def _said(text: str) -> tuple[tuple[float, tuple[int, int]], ...]:
    """Return the shares that a French text says as so many of so many, in per cent, and where."""
    found = ((*_read(match), match.span()) for match in OF_WHOLE.finditer(text))
    return tuple((100 * part / whole, span) for part, whole, span in found if whole)


def _read(found: re.Match[str]) -> tuple[int, int]:
    part = count_of(found[1] or found[3])
    return part, count_of(found[2]) if found[2] else PARTS[found[4].lower()]


def is_fraction(source: str, one: Number, target: str, other: Number) -> bool:
    """Return whether one text has 81 thousandths and the other 0.081."""
    whole, part = sorted((one.value, other.value), key=lambda value: "." in value)
    digits = part.removeprefix("0.")
    if digits == part or len(digits) > SMALLEST or digits.lstrip("0") != whole:
        return False
    return any(
        FRACTION.match(text, number.end + 1) is not None for text, number in ((source, one), (target, other))
    )


def is_fraction_said(pair: Pair, number: Number) -> bool:
    """Return whether the msgstr says tenths or hundredths of the msgid in words: *two tenths* for 0.2."""
    digits, text = number.value.removeprefix("0."), pair.target.text
    return (
        len(digits) < len(number.value)
        and FRACTION.search(text) is not None
        and times_said(lowered(text), digits.lstrip("0"), pair.language) > 0
    )


def is_of_points(source: str, one: Number, other: Number) -> bool:
    """Return whether basis points of the msgid are per cent in the msgstr: 25 and 0.25."""
    return BASIS_POINTS.match(source, one.end) is not None and float(one.value) == 100 * float(other.value)


def is_of_cents(source: str, one: Number, target: str, other: Number) -> bool:
    """Return whether money of one text is a hundred times as many cents in the other."""
    small, large = (one, other) if float(one.value) < float(other.value) else (other, one)
    text = target if large is other else source
    return (
        round(float(small.value) * 100, 6) == float(large.value) and CENTS.match(text, large.end) is not None
    )
