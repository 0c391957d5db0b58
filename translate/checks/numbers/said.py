"""For the check `numbers`: what a text says in words of the numbers that another one has in digits."""

import re
from functools import lru_cache

from translate.checks.numbers.fractions import is_fraction_said
from translate.checks.numbers.hours import HOUR, is_hour_said
from translate.checks.numbers.romans import is_decade_said, is_in_romans
from translate.checks.numbers.spans import is_said_in_larger
from translate.checks.pair import Pair
from translate.languages.number_words import Spoken, lowered, times_said
from translate.languages.numbers import Number, numbers

ORDINAL = re.compile(r"(?:er|re|ère|e|ème|nde?|ᵉ)\b")
NEXT = r"(?:derni|proch|premi)\w+[ \u00a0\u202f]"
"""What may stand before the unit: *les douze derniers mois*."""
HALVES = {
    "90": r"(?:premières |dernières )?(?:minutes|min\b)",
    "50": r"cm\b|centimètres",
    "500": r"kg\b|kilos|kilogrammes|g\b|grammes|m\b|mètres|ml\b",
}
"""The units of the msgid of which a number may be half of a larger one: *half a tonne*."""
UNITS = {
    **dict.fromkeys(("7", "8", "14"), "jours"),
    "15": "jours|minutes|min",
    **dict.fromkeys(("6", "18"), "mois"),
    **dict.fromkeys(("10", "20", "40", "60", "70", "80", "90"), "ans|années"),
    "12": "mois|heures|h",
    "24": "heures|h",
    "30": "minutes|min|jours|ans|années",
    "45": "minutes|min",
    "100": "ans|années|%|pour cent",
    "25": "%|pour cent|points de base|ans|années",
    "75": "%|pour cent|points de base",
    **dict.fromkeys(("33", "66", "67"), "%|pour cent"),
    "50": "ans|années|%|pour cent|points de base",
}
"""The units of the msgid in which a number may be said by another word: *a year*, *half*."""


def is_lost_in_words(pair: Pair, number: Number, before: int = 0) -> bool:
    """Return whether the msgstr says a number of the msgid in words, oftener than the msgid itself.

    So many numbers `before` have had words already.
    """
    text, words = pair.source.text, pair.target.text
    low = lowered(words)
    times = times_said(low, number.value, pair.language, loosely=has_unit(text, number))
    if times and times > before + _own_times(pair, number):
        return True
    if _is_half(text, number) and _says_half(low, pair.language):
        return True
    return not times and (
        _is_otherwise(number.value, words, pair.language, text)
        or is_hour_said(pair, number)
        or is_fraction_said(pair, number)
        or is_said_in_larger(pair, number)
    )


def is_come_in_words(pair: Pair, number: Number) -> bool:
    """Return whether a number of the msgstr in digits is said in words by the msgid."""
    text, language = pair.source.text, pair.source_language
    return is_said(number.value, text, language, pair.target.text, loosely=True)


def _own_times(pair: Pair, number: Number) -> int:
    """Return how often the msgid says a number in words, beside its digits; an hour or an ordinal is none."""
    text, language = pair.source.text, pair.source_language
    if ORDINAL.match(text, number.end) or HOUR.match(text, number.end):
        return 0
    return times_said(_without_digits(text, language), number.value, language)


@lru_cache(maxsize=512)
def _without_digits(text: str, language: str) -> str:
    """Return a text in lower case without its numbers in digits and their scales."""
    pieces, at = [], 0
    for number in numbers(text, language):
        pieces.append(text[at : number.start])
        at = number.end
    return "0".join([*pieces, text[at:]]).lower()


def is_said(value: str, text: str, language: str, beside: str, *, loosely: bool) -> bool:
    """Return whether a text says a number in words, in Roman numerals that are not those of the text
    beside it, or as a decade.
    """
    return times_said(lowered(text), value, language, loosely=loosely) > 0 or _is_otherwise(
        value, text, language, beside
    )


def _is_otherwise(value: str, text: str, language: str, beside: str) -> bool:
    return is_in_romans(text, value, beside) or is_decade_said(text, value, language)


def _says_half(text: str, language: str) -> bool:
    return any(times_said(text, value, language) for value in ("0.5", "1.5"))


def _is_half(text: str, number: Number) -> bool:
    """Whether a number with its unit is half of a larger unit: 50 cm, 500 kg."""
    unit = HALVES.get(number.value)
    return unit is not None and re.compile(rf"[ \u00a0\u202f]?(?:{unit})").match(text, number.end) is not None


def has_unit(text: str, number: Number | Spoken) -> bool:
    """Return whether a number stands before a unit in which it may be said by another word."""
    unit = UNITS.get(number.value)
    return (
        unit is not None
        and re.compile(rf"[ \u00a0\u202f]?(?:{NEXT})?(?:{unit})(?!\w)").match(text, number.end) is not None
    )
