"""For the check `numbers`: what a text says in words of the numbers that another one has in digits."""

import re
from functools import lru_cache

from translate.checks.numbers.times import is_span, spans
from translate.checks.pair import Pair
from translate.languages.number_words import Spoken, spoken, times_said
from translate.languages.numbers import Number, numbers

HOUR = re.compile(r"[ \u00a0\u202f]?(?:h(?![^\W\d_])|heures?\b|:)")
AFTER_HOUR = re.compile(r"\d[ \u00a0\u202f]?(?:h|:)[ \u00a0\u202f]?\Z")
TO_NEXT = re.compile(r"[ \u00a0\u202f]?(?:h|:|heures?)[ \u00a0\u202f]?(?:[345]\d|2[05]|15)(?!\d)")
"""Minutes from which on the next hour may be named."""
ORDINAL = re.compile(r"(?:er|re|ère|e|ème|nde?|ᵉ)\b")
ROMAN = re.compile(r"\b[IVXLC]+(?=(?:e|er|re|ère|ème|ᵉ)?s?\b)")
CENTURY = re.compile(r"\b([IVX]+)(?:er|e|è|ᵉ|ème)[ \u00a0\u202f-]+siècles?\b")
ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
BOTH = re.compile(r"\b(?:les|tous|toutes|ces|ses|nos|vos|mes|des)[ \u00a0]\Z", re.IGNORECASE)
"""Before *deux*, which is then *both*, or nothing."""
NEXT = r"(?:derni|proch|premi)\w+[ \u00a0\u202f]"
"""What may stand before the unit: *les douze derniers mois*."""
HALVES = {
    "90": r"(?:premières |dernières )?(?:minutes|min\b)",
    "50": r"cm\b|centimètres",
    "500": r"kg\b|kilos|kilogrammes|g\b|grammes|m\b|mètres|ml\b",
}
"""The units of the msgid of which a number may be half of a larger one: *half a tonne*."""
QUARTERS = frozenset({15, 30, 45})
"""Minutes that are a part of an hour."""
NEW = "neuf"
"""Nine, or new."""
UNITS = {
    **dict.fromkeys(("7", "8", "14"), "jours"),
    "15": "jours|minutes|min",
    **dict.fromkeys(("6", "18"), "mois"),
    **dict.fromkeys(("10", "20", "40", "60", "70", "80", "90"), "ans|années"),
    "12": "mois|heures|h",
    "24": "heures|h",
    "30": "minutes|min|jours|ans|années",
    "100": "ans|années|%|pour cent",
    **dict.fromkeys(("25", "33", "66", "67", "75"), "%|pour cent"),
    "50": "ans|années|%|pour cent",
}
"""The units of the msgid in which a number may be said by another word: *a year*, *half*."""


def unsaid(pair: Pair, there: list[Number]) -> list[Spoken]:
    """Return the numbers that the msgid says in words, and the msgstr, with its digits, in no way."""
    text = pair.source.text
    said = [one for one in _in_words(text, pair.source_language) if _asks(text, one)]
    values = {value for other in there for value in (other.value, other.bare)} if said else set()
    answers = {
        key: not values.isdisjoint({key[0], *century(key[0])})
        or _is_said(key[0], pair.target.text, pair.language, loosely=key[1])
        for key in {(one.value, _has_unit(text, one)) for one in said}
    }
    together = {one for one, minutes in spans(text, said) if minutes in values}
    return [one for one in said if one not in together and not answers[one.value, _has_unit(text, one)]]


def _asks(text: str, one: Spoken) -> bool:
    """Whether a number in words is one for sure: neither *les deux*, which is both, nor *neuf*, new."""
    both = one.value == "2" and BOTH.search(text, max(one.start - 8, 0), one.start)
    return not both and text[one.start : one.end].lower() != NEW


@lru_cache(maxsize=512)
def _in_words(text: str, language: str) -> tuple[Spoken, ...]:
    """Return the numbers that a msgid says in words; many languages ask for the same one."""
    centuries = (Spoken(*m.span(1), _roman(m[1])) for m in CENTURY.finditer(text))
    return (*spoken(text, language), *centuries)


def is_lost_in_words(pair: Pair, number: Number) -> bool:
    """Return whether the msgstr says a number of the msgid in words, oftener than the msgid itself."""
    text, words = pair.source.text, pair.target.text
    times = times_said(words.lower(), number.value, pair.language, loosely=_has_unit(text, number))
    own = (
        0
        if ORDINAL.match(text, number.end) or HOUR.match(text, number.end)
        else _times_in_words(pair, number.value)
    )
    if times > own or (_is_half(text, number) and _says_half(words.lower(), pair.language)):
        return True
    return not times and (_is_otherwise(words, number.value, pair.language) or _is_hour_said(pair, number))


def is_come_in_words(pair: Pair, number: Number) -> bool:
    """Return whether a number of the msgstr in digits is said in words by the msgid."""
    text = pair.source.text
    words = _in_words(text, pair.source_language)
    in_words = any(minutes == number.value for _, minutes in spans(text, words))
    return (
        in_words
        or is_span(text, number.value)
        or _is_said(number.value, text, pair.source_language, loosely=True)
    )


def _times_in_words(pair: Pair, value: str) -> int:
    """Return how often the msgid says a value in words, beside its numbers in digits."""
    return times_said(_without_digits(pair.source.text, pair.source_language), value, pair.source_language)


@lru_cache(maxsize=512)
def _without_digits(text: str, language: str) -> str:
    """Return a text in lower case without its numbers in digits and their scales."""
    pieces, at = [], 0
    for number in numbers(text, language):
        pieces.append(text[at : number.start])
        at = number.end
    return "0".join([*pieces, text[at:]]).lower()


def _is_said(value: str, text: str, language: str, *, loosely: bool) -> bool:
    """Whether a text says a number in words or in Roman numerals."""
    return times_said(text.lower(), value, language, loosely=loosely) > 0 or _is_otherwise(
        text, value, language
    )


def _is_otherwise(text: str, value: str, language: str) -> bool:
    """Whether a text says a number in Roman numerals, as a century, or as a decade: the *nineties*."""
    romans = set(map(_roman, ROMAN.findall(text)))
    if not romans.isdisjoint({value, *century(value)}):
        return True
    is_decade = len(value) == 4 and value.endswith("0") and "1800" < value < "2100" and value[2] != "0"
    return is_decade and times_said(text.lower(), value[2:], language) > 0


def _is_hour_said(pair: Pair, number: Number) -> bool:
    """Whether a time is said in words: *half past ten* for 22 h 30, *two days* for 48 hours, *an hour*."""
    source, target = pair.source.text, pair.target.text.lower()
    if not number.value.isdecimal() or len(number.value) > 2:
        return False
    value = int(number.value)
    if HOUR.match(source, number.end):
        if value == 1 or _is_before_next(pair, number, value + 1):
            return True
        if 12 < value < 24:
            return times_said(target, str(value - 12), pair.language) > 0
        return value > 24 and value % 24 == 0 and _says(target, str(value // 24), pair.language)
    if value in QUARTERS and AFTER_HOUR.search(source, max(number.start - 4, 0), number.start):
        return times_said(target, number.value, pair.language, loosely=True) > 0
    return False


def _is_before_next(pair: Pair, number: Number, hour: int) -> bool:
    """Whether a time is said by the hour that comes: *halb sieben* for 6 h 30, *a quarter to seven*."""
    if TO_NEXT.match(pair.source.text, number.end) is None:
        return False
    hours = {str(hour), str(hour - 12)} if hour > 12 else {str(hour)}
    return any(times_said(pair.target.text.lower(), value, pair.language) for value in hours)


def _says_half(text: str, language: str) -> bool:
    return any(times_said(text, value, language) for value in ("0.5", "1.5"))


def _is_half(text: str, number: Number) -> bool:
    """Whether a number with its unit is half of a larger unit: 50 cm, 500 kg."""
    unit = HALVES.get(number.value)
    return unit is not None and re.compile(rf"[ \u00a0\u202f]?(?:{unit})").match(text, number.end) is not None


def _says(text: str, value: str, language: str) -> bool:
    """Whether a text says a number in words or digits."""
    return times_said(text, value, language) > 0 or any(n.value == value for n in numbers(text, language))


def _has_unit(text: str, number: Number | Spoken) -> bool:
    """Whether a number stands before a unit in which it may be said by another word."""
    unit = UNITS.get(number.value)
    return (
        unit is not None
        and re.compile(rf"[ \u00a0\u202f]?(?:{NEXT})?(?:{unit})(?!\w)").match(text, number.end) is not None
    )


def century(value: str) -> set[str]:
    """Return how else a century is said: 15 for 1400, and 1400 for 15."""
    if not value.isdecimal() or len(value) > 4:
        return set()
    number = int(value)
    if number % 100 == 0 and number:
        return {str(number // 100 + 1)}
    return {str(number * 100 - 100)} if 1 < number <= 21 else set()


def _roman(numeral: str) -> str:
    digits = [ROMAN_DIGITS[char] for char in numeral[:12]]
    signed = (
        -digit if digit < after else digit for digit, after in zip(digits, [*digits[1:], 0], strict=True)
    )
    return str(sum(signed))
