"""For the check `numbers`: shares of the whole: *40 %* is *four in ten*, *deux sur cinq* 40 %."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from translate.checks.numbers.amounts import value_of
from translate.checks.numbers.french_words import COUNTED
from translate.checks.pair import Pair
from translate.languages.number_words import times_said
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


def shares(pair: Pair, number: Number) -> Iterator[frozenset[str]]:
    """Yield the two numbers, of the msgstr, that say a share which the msgid has in per cent."""
    if PER_CENT.match(pair.source.text, number.end) is None or not number.value.isdecimal():
        return
    there = {other.value for other in numbers(pair.target.text, pair.language)}
    target = pair.target.text.lower()
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
    said = _said(pair.source.text)
    return (
        bool(said)
        and says_per_cent(pair.target.text, pair.language)
        and any(abs(share - value_of(number.value)) < NEARLY for share, _ in said)
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
    part = _value(found[1] or found[3])
    return part, _value(found[2]) if found[2] else PARTS[found[4].lower()]


def _value(word: str) -> int:
    return int(word) if word.isdecimal() else COUNTED[word.lower()]
