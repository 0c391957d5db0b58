"""For the check `numbers`: about so many, and ages said by the decade or by the year of life.

*Une vingtaine* may be 24, *une vingtaine d'années* is between 20 and 30, a *trentenaire* is in her thirties,
and who dies at 91 does so in the 92nd year of life.
"""

import re
from functools import lru_cache

from translate.checks.numbers.french_words import VAGUE
from translate.checks.pair import Pair
from translate.languages.numbers import Number

TEN = 10
DECADES = {
    **{word: count for word, count in VAGUE.items() if count in range(20, 70)},
    "vingtenaire": 20,
    "trentenaire": 30,
    "quadragénaire": 40,
    "quadra": 40,
    "quinquagénaire": 50,
    "quinqua": 50,
    "sexagénaire": 60,
    "septuagénaire": 70,
    "octogénaire": 80,
    "nonagénaire": 90,
}
"""Words for a decade of life, and where it begins."""
ABOUT = {word: count for word, count in VAGUE.items() if count in range(10, 31)}
"""Words for about so many; desks say larger numbers exactly, or by the same word."""
SAID = re.compile(rf"\b(?:une|la|d['’]une) ({'|'.join(ABOUT)})\b", re.IGNORECASE)
SHARE = 0.25
"""By how much of itself a number may differ from it."""
WORD = re.compile(rf"\b({'|'.join(DECADES)})s?\b(?! de| d['’](?!a))", re.IGNORECASE)
LIFE = re.compile(
    r"\W{0,2}\w{0,3}\W{0,4}(?:lebensjahr|levensjaar|году? жизни|года жизни|році життя|року життя|roku życia"
    r"|rokem života|roce života|életév|elinvuo|anno di vita|año de vida|ano de vida|year of|yaşında)",
    re.IGNORECASE,
)
"""What stands behind the number of a year of life."""
BETWEEN = re.compile(r"\bentre[ \u00a0](\d0)[ \u00a0]et[ \u00a0](\d0)(?=[ \u00a0\u202f]ans\b)")
"""A decade of life by both its ends."""
AGE = re.compile(r"[ \u00a0\u202f]ans\b")


def is_about(pair: Pair, number: Number) -> bool:
    """Return whether a number of the msgstr is what a vague word of the msgid may mean."""
    values = _abouts(pair.source.text)
    return any(abs(float(number.value) - value) <= SHARE * value for value in values)


@lru_cache(maxsize=512)
def _abouts(text: str) -> frozenset[int]:
    return frozenset(ABOUT[match[1].lower()] for match in SAID.finditer(text))


def is_of_decade(pair: Pair, number: Number) -> bool:
    """Return whether a number of the msgstr is a limit of the decade of life that the msgid names."""
    return number.value in _limits(pair.source.text)


@lru_cache(maxsize=512)
def _limits(text: str) -> frozenset[str]:
    first = {DECADES[match[1].lower()] for match in WORD.finditer(text)}
    return frozenset(str(limit) for start in first for limit in (start, start + TEN - 1, start + TEN))


def is_end_of_decade(text: str, number: Number) -> bool:
    """Return whether a number of a text is the end of a decade of life: *in their 50s* has none."""
    return any(
        found.start(2) == number.start and int(found[2]) - int(found[1]) == TEN
        for found in BETWEEN.finditer(text)
    )


def is_year_of_life(pair: Pair, one: Number, other: Number) -> bool:
    """Return whether an age of the msgid is the year of life in the msgstr: one more."""
    return (
        one.value.isdecimal()
        and other.value == str(int(one.value[:3]) + 1)
        and AGE.match(pair.source.text, one.end) is not None
        and LIFE.match(pair.target.text, other.end) is not None
    )
