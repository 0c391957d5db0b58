"""For the check `numbers`: what the msgid says in words and the msgstr in no way."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from translate.checks.numbers.amounts import amounts
from translate.checks.numbers.converted import is_named_there
from translate.checks.numbers.fractions import spans_in_per_cent
from translate.checks.numbers.named import is_of_name
from translate.checks.numbers.romans import century, value_of_roman, years_of
from translate.checks.numbers.said import has_unit, is_said
from translate.checks.numbers.spans import in_smaller_units, is_said_in_larger
from translate.checks.numbers.within import in_order, is_within
from translate.checks.pair import Pair
from translate.languages.number_words import Spoken, lowered, spoken, times_said, writes_digits
from translate.languages.numbers import Number, numbers

CENTURY = re.compile(r"\b([IVX]+)(?:er|e|è|ᵉ|ème)[ \u00a0\u202f-]+siècles?\b")
BOTH = re.compile(r"\b(?:les|tous|toutes|ces|ses|nos|vos|mes|des)[ \u00a0]\Z", re.IGNORECASE)
"""Before *deux*, which is then *both*, or nothing."""
VAGUELY = re.compile(
    r"\b(?:dizaines?|centaines?|milliers|quelques|plusieurs)[ \u00a0](?:de[ \u00a0])?\Z", re.IGNORECASE
)
MYRIADS = re.compile("[万萬億亿兆만억조]")
"""Scales of East Asia, by which *dizaines de milliards* are hundreds of 億."""
ORDINALS = {
    stem: str(value)
    for value, stem in enumerate(
        ("deux", "trois", "quatr", "cinqu", "six", "sept", "huit", "neuv", "dix", "onz", "douz"), start=2
    )
}
ORDINAL_WORD = re.compile(rf"\b({'|'.join(ORDINALS)})ièmes?\b(?! de finale)", re.IGNORECASE)
MANY = 13
"""From which number on words are not looked for when one is gone."""
MOST = 60
"""So many numbers in words that are gone are told."""
REACH = 14
"""Characters before a number in words in which these stand."""
NEW = "neuf"
"""Nine, or new."""


def unsaid(pair: Pair, there: Sequence[Number]) -> list[Spoken]:
    """Return the numbers that the msgid says in words, and the msgstr, with its digits, in no way."""
    text = pair.source.text
    asked_for = _asked(text, pair.source_language)
    if not asked_for:
        return []
    values = {value for other in there for value in (other.value, other.bare)}
    left = [
        asked.one
        for asked in asked_for
        if values.isdisjoint(asked.digits)
        and not (asked.is_vague and MYRIADS.search(pair.target.text))
        and not is_said(asked.one.value, pair.target.text, pair.language, text, loosely=asked.has_unit)
    ]
    if not left:
        return left
    together = in_order(_together(pair, there, values))
    left = [one for one in left if not is_within(one.start, together)]
    return [one for one in left[:MOST] if not (is_said_in_larger(pair, one) or _is_converted(pair, one))]


def _is_converted(pair: Pair, said: Spoken) -> bool:
    """Whether the msgstr has in another unit an amount in words of the msgid: *six kilomètres*, 4 miles."""
    there = amounts(pair.source.text, pair.source_language)
    return any(amount.start == said.start and is_named_there(pair, amount) for amount in there)


def _together(pair: Pair, there: Sequence[Number], values: Set[str]) -> Iterator[tuple[int, int]]:
    """Yield where the msgid says spans and shares that the msgstr has in another unit, or in per cent."""
    target = lowered(pair.target.text)
    for value, span in in_smaller_units(pair.source.text).items():
        if value in values or times_said(target, value, pair.language):
            yield span
    yield from spans_in_per_cent(pair, there)


def takes_place(pair: Pair, come: Sequence[Number]) -> bool:
    """Return whether a small number that has come is none that the msgid says in words."""
    words = Counter(one.value for one in _in_words(pair.source.text, pair.source_language))
    return any(
        value.isdecimal() and len(value) < 3 and 0 < int(value) < MANY
        for value in Counter(n.value for n in come) - words
    )


def says_another(pair: Pair) -> bool:
    """Return whether the msgstr has a small number in words that the msgid has in no way."""
    source, target = lowered(pair.source.text), lowered(pair.target.text)
    digits = {number.value for number in numbers(pair.source.text, pair.source_language)}
    return any(
        times_said(target, value, pair.language) > times_said(source, value, pair.source_language)
        for value in map(str, range(2, MANY))
        if value not in digits
    )


def has_open_words(pair: Pair, wanted: Sequence[Number], there: Sequence[Number]) -> bool:
    """Return whether the msgid says a number in words, or an ordinal, oftener than the msgstr."""
    text = pair.source.text
    spoken_words = _in_words(text, pair.source_language)
    words = Counter(one.value for one in spoken_words if not is_said_in_larger(pair, one))
    words += Counter(ORDINALS[found[1].lower()] for found in ORDINAL_WORD.finditer(text))
    ours, theirs = Counter(number.value for number in wanted), Counter(number.value for number in there)
    target = "" if writes_digits(pair.language) else lowered(pair.target.text)
    return any(
        theirs[value] + times_said(target, value, pair.language) < count + ours[value]
        for value, count in words.items()
    )


class _Asked(NamedTuple):
    """A number in words of a msgid that is one for sure."""

    one: Spoken
    digits: frozenset[str]
    """What says it in digits: itself, the years of the century or the decade that it counts."""
    has_unit: bool
    """Whether it may be said by another word too."""
    is_vague: bool
    """Whether it is so many dozens, hundreds, thousands."""


@lru_cache(maxsize=512)
def _asked(text: str, language: str) -> tuple[_Asked, ...]:
    """Return what is asked for: neither *les deux*, both, nor *neuf*, new, nor a number of a name."""
    return tuple(
        _Asked(
            one,
            frozenset({one.value, *century(one.value), *years_of(text, one.start, one.value)}),
            has_unit(text, one),
            VAGUELY.search(text, max(one.start - REACH, 0), one.start) is not None,
        )
        for one in _in_words(text, language)
        if not (one.value == "2" and BOTH.search(text, max(one.start - REACH, 0), one.start))
        and text[one.start : one.end].lower() != NEW
        and not is_of_name(text, one)
    )


@lru_cache(maxsize=512)
def _in_words(text: str, language: str) -> tuple[Spoken, ...]:
    """Return the numbers that a msgid says in words; many languages ask for the same one."""
    found = CENTURY.finditer(text) if "siècle" in text else ()
    centuries = (Spoken(*match.span(1), value_of_roman(match[1])) for match in found)
    return (*spoken(text, language), *centuries)
