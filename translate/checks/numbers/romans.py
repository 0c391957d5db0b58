"""For the check `numbers`: Roman numerals, centuries and decades."""

import re
from collections import Counter
from functools import lru_cache

from translate.checks.pair import Pair
from translate.languages.number_words import lowered, times_said
from translate.languages.numbers import Number

ROMAN = re.compile(
    r"\b(?=[IVXL])(?P<numeral>(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?<=[IVXLC]))"
    r"(?P<ending>(?:e|ème|ᵉ|(?<=I)(?:er|re|ère))s?)?\b"
)
"""A well-formed numeral below a hundred, with a French ending: *XXe*. Larger ones are acronyms: CV, CI."""
FIFTY = "L"
"""No numeral by itself, but an initial, or the French article with a capital."""
DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
DECADE = re.compile(r"\bannées[ \u00a0]\Z", re.IGNORECASE)
CENTURIES = "siècle"
BEFORE = 8
"""Characters in which that stands before a number."""
CYRILLIC = str.maketrans("ІХСУ", "IXCV")
"""Letters that stand for Roman digits in Cyrillic texts."""


def is_in_romans(text: str, value: str, beside: str) -> bool:
    """Return whether a text has a number in Roman numerals, or a century by them: 1800 for *XIX*.

    What the text beside it has too, without an ending, is part of a name that both have: *Louis XIV*, *X*.
    """
    said = _romans(text)
    if not said:
        return False
    said = said - _romans(beside, plain=True)
    return not said.keys().isdisjoint({value, *century(value)})


@lru_cache(maxsize=512)
def _romans(text: str, *, plain: bool = False) -> Counter[str]:
    """Return how often a text has which values in Roman numerals, or only in those without an ending."""
    found = (match for match in ROMAN.finditer(text.translate(CYRILLIC)) if match["numeral"] != FIFTY)
    return Counter(value_of_roman(match["numeral"]) for match in found if not (plain and match["ending"]))


def is_century_said(pair: Pair, number: Number) -> bool:
    """Return whether a number of the msgstr is the first year of a century that the msgid counts in words:
    *quinzième siècle*, Finnish *1400-luku*.
    """
    source = lowered(pair.source.text)
    return (
        number.value.endswith("00")
        and CENTURIES in source
        and any(times_said(source, value, pair.source_language) for value in century(number.value))
    )


def is_decade_said(text: str, value: str, language: str) -> bool:
    """Return whether a text says a decade by its tens: the *nineties* for 1990."""
    is_decade = len(value) == 4 and value.endswith("0") and "1800" < value < "2100" and value[2] != "0"
    return is_decade and times_said(lowered(text), value[2:], language) > 0


def years_of(text: str, at: int, value: str) -> set[str]:
    """Return the years that say a decade which a French text says there in words: *années trente*."""
    return {f"18{value}", f"19{value}"} if DECADE.search(text, max(at - BEFORE, 0), at) else set()


def century(value: str) -> set[str]:
    """Return how else a century is said: 15 for 1400, and 1400 for 15."""
    if not value.isdecimal() or len(value) > 4:
        return set()
    number = int(value)
    if number % 100 == 0 and number:
        return {str(number // 100 + 1)}
    return {str(number * 100 - 100)} if 1 < number <= 21 else set()


def value_of_roman(numeral: str) -> str:
    """Return the value of a Roman numeral, well formed or not."""
    digits = [DIGITS[char] for char in numeral[:12]]
    signed = (
        -digit if digit < after else digit for digit, after in zip(digits, [*digits[1:], 0], strict=True)
    )
    return str(sum(signed))
