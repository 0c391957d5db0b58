"""For the check `numbers`: spans of time in another unit: *un an et demi*, 18 months; 24 mois, two years."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from translate.checks.numbers.french_words import COUNTED, count_of
from translate.checks.numbers.within import without_within
from translate.checks.pair import Pair
from translate.languages.number_words import Spoken, lowered, times_said
from translate.languages.numbers import Number, numbers

SMALLER = {
    "minute": 60,
    "heure": 60,
    "jour": 24,
    "semaine": 7,
    "mois": 30,
    "an": 12,
    "année": 12,
    "décennie": 10,
    "siècle": 100,
}
"""Unit → how many of the next smaller one it has."""
LARGER = {"second": 60, "minute": 60, "h": 24, "jour": 7, "mois": 12}
"""How the name of a unit begins → how many of it the next larger one has."""
SPAN = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{'|'.join(COUNTED)})[ \u00a0\u202f]"
    rf"(?P<unit>{'|'.join(SMALLER)})s?\b"
    r"(?:[ \u00a0](?P<half>et[ \u00a0]demie?)|[ \u00a0](?P<quarter>et[ \u00a0]quart)"
    rf"|(?:[ \u00a0]et|,)?[ \u00a0](?P<more>\d{{1,2}}|{'|'.join(COUNTED)})[ \u00a0\u202f]minutes?)?",
    re.IGNORECASE,
)
CLOCK = re.compile(r"(?<![\d.,])(\d{1,2})[ \u00a0\u202f]?[hH](?:eures?)?[ \u00a0\u202f]?(\d\d)(?!\d)")
"""Hours and minutes that a film takes."""
PARTS = (
    (re.compile(r"trois quarts d['’]heure", re.IGNORECASE), "45"),
    (re.compile(r"quarts? d['’]heure", re.IGNORECASE), "15"),
    (re.compile(r"demi[-‑]heure", re.IGNORECASE), "30"),
    (re.compile(r"quarts? de siècle", re.IGNORECASE), "25"),
    (re.compile(r"trois quarts de siècle", re.IGNORECASE), "75"),
    (re.compile(r"un demi[-‑\s]million", re.IGNORECASE), "500000"),
    (re.compile(r"un demi[-‑\s]milliard", re.IGNORECASE), "500000000"),
)
"""Phrases with halves and quarters, and what they are in minutes, years, or in digits."""
MAY_HAVE_PARTS = re.compile("quart|demi", re.IGNORECASE)
"""What a text with one of them has."""
UNIT = re.compile(
    r"[ \u00a0\u202f]?(?:(?:derni|proch|premi)\w+[ \u00a0\u202f])?"
    r"(second|minute|h|jour|mois)(?:e?s|eures)?\b",
    re.IGNORECASE,
)
"""What stands behind a number of a span."""
MIXED = frozenset({12, 60})
"""Sizes of units of which the rest is said too: *a year and eight months*, *2 hours 10 minutes*."""
LONGEST = 4
"""Digits of a span."""


@lru_cache(maxsize=512)
def in_smaller_units(text: str) -> Mapping[str, tuple[int, int]]:
    """Return what else the spans of a French text may be, and where: 18 and 1.5 for *un an et demi*."""
    parts = PARTS if MAY_HAVE_PARTS.search(text) else ()
    found = {value: match.span() for phrase, value in parts for match in phrase.finditer(text)}
    for match in SPAN.finditer(text):
        found[_smaller(match)] = match.span()
        if match["half"]:
            found[f"{count_of(match['count'])}.5"] = match.span()
    return found | {str(int(match[1]) * 60 + int(match[2])): match.span() for match in CLOCK.finditer(text)}


def without_spans(
    pair: Pair, lost: Sequence[Number], come: Sequence[Number]
) -> tuple[list[Number], list[Number]]:
    """Return what is left without spans that the msgstr has in the next smaller unit."""
    spans = in_smaller_units(pair.source.text) if come else {}
    free = {number.value: spans[number.value] for number in come if number.value in spans}
    if not free:
        return list(lost), list(come)
    return (
        without_within(lost, [*free.values()]),
        [n for n in come if n.value not in free],
    )


def _smaller(found: re.Match[str]) -> str:
    size, count = SMALLER[found["unit"].lower()], count_of(found["count"])
    rest = size // 2 if found["half"] else size // 4 if found["quarter"] else count_of(found["more"] or "0")
    return str(count * size + rest)


def is_said_in_larger(pair: Pair, number: Number | Spoken) -> bool:
    """Return whether a span of the msgid is said by the next larger unit: *an hour and a half*."""
    unit = UNIT.match(pair.source.text, number.end)
    if unit is None or not number.value.isdecimal() or len(number.value) > LONGEST:
        return False
    size, text = LARGER[unit[1].lower()], lowered(pair.target.text)
    count, rest = divmod(int(number.value), size)
    if (count, rest) == (0, 45):
        return (
            times_said(text, "3", pair.language) > 0
            and times_said(text, "15", pair.language, loosely=True) > 0
        )
    if not count or (count, rest) == (1, 0):
        return False
    if rest * 2 == size:
        value = f"{count}.5"
        if _says(pair, value) or (count == 1 and times_said(text, "0.5", pair.language)):
            return True
    if rest and (size not in MIXED or not _says(pair, str(rest))):
        return False
    return _says(pair, str(count))


def _says(pair: Pair, value: str) -> bool:
    """Whether the msgstr has a value in words, or in digits oftener than the msgid."""
    if times_said(lowered(pair.target.text), value, pair.language):
        return True
    here, there = numbers(pair.source.text, pair.source_language), numbers(pair.target.text, pair.language)
    return [n.value for n in there].count(value) > [n.value for n in here].count(value)
