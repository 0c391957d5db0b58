"""For the check `numbers`: Roman numerals, centuries and decades."""

import re

from translate.languages.number_words import times_said

ROMAN = re.compile(r"\b[IVXLC]+(?=(?:e|er|re|ère|ème|ᵉ)?s?\b)")
DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
DECADE = re.compile(r"\bannées[ \u00a0]\Z", re.IGNORECASE)
BEFORE = 8
"""Characters in which that stands before a number."""
CYRILLIC = str.maketrans("ІХСУ", "IXCV")
"""Letters that stand for Roman digits in Cyrillic texts."""


def is_in_romans(text: str, value: str) -> bool:
    """Return whether a text has a number in Roman numerals, or a century by them: 1800 for *XIX*."""
    romans = set(map(value_of_roman, ROMAN.findall(text.translate(CYRILLIC))))
    return not romans.isdisjoint({value, *century(value)})


def is_decade_said(text: str, value: str, language: str) -> bool:
    """Return whether a text says a decade by its tens: the *nineties* for 1990."""
    is_decade = len(value) == 4 and value.endswith("0") and "1800" < value < "2100" and value[2] != "0"
    return is_decade and times_said(text.lower(), value[2:], language) > 0


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
