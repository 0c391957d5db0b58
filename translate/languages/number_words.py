"""Numbers in words: what a text says in them, and whether it says a given one.

From ``[numbers]`` in the language's data file:

- ``words``: value → stems of the words for it, cardinal and ordinal. A stem begins a word; in a language with
  ``compounds`` it may stand anywhere; one that ends with a full stop is a whole word;
- ``cardinals`` (French): value → the words for it; ``and`` and ``one``: patterns of what joins them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from translate.languages import language_data
from translate.languages.numbers import LONGEST, POWERS, SPACES, plain

_NUMERAL = re.compile("[〇零一二三四五六七八九十百千万萬億亿兆两兩]+")
_NUMERALS = {char: n for n, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
LARGEST = 12
"""Digits of a number that may be said in words."""
_WORD = re.compile(r"[^\W\d_]+")


class Spoken(NamedTuple):
    """A number of a text that is written in words."""

    start: int
    end: int
    value: str


def has_words(language: str) -> bool:
    """Return whether the words for numbers are known in a language."""
    return bool(_words(language))


def times_said(text: str, value: str, language: str) -> int:
    """Return how often a text (in lower case) may say a number in words.

    One that is put together counts once when its parts are there: *forty-five*, but also *forty … five*.
    """
    times = numerals(text)[value]
    words = _words(language)
    if value in words:
        return times + len(words[value].findall(text))
    return times + any(
        all(part in words and words[part].search(text) for part in way) for way in _ways(value)
    )


@lru_cache(maxsize=256)
def numerals(text: str) -> Counter[str]:
    """Return the numbers that a text says in Chinese numerals."""
    return Counter(_numeral(match[0]) for match in _NUMERAL.finditer(text))


def spoken(text: str, language: str) -> Iterator[Spoken]:
    """Yield the numbers that a text says in words, where the language has ``cardinals``; none below two."""
    pattern, values = _cardinals(language)
    if pattern is not None:
        for match in pattern.finditer(text):
            words = map(str.lower, _WORD.findall(match[0]))
            parts = [values[word] for word in words if word in values]
            if (value := _put_together(parts)) > 1:
                yield Spoken(match.start(), match.end(), str(value))


@lru_cache(maxsize=64)
def _cardinals(language: str) -> tuple[re.Pattern[str] | None, dict[str, int]]:
    rows = (language_data(language, "numbers") or {}).get("cardinals", {})
    values = {word: int(value) for value, row in rows.items() if value.isdecimal() for word in row.split()}
    if not values:
        return None, values
    word = "|".join(sorted(values, key=len, reverse=True))
    between = rf"(?:[-‑{SPACES}]|{rows.get('and', '-')})"
    one = rows.get("one", word)
    pattern = rf"\b(?<![-‑])(?<!\d[{SPACES}])(?:{word})(?:{between}(?:{word}))*(?:{one})?(?![\w-])"
    return re.compile(pattern, re.IGNORECASE), values | {"un": 1, "une": 1}


def _put_together(parts: list[int]) -> int:
    """Return the number that words say together: *quatre vingt dix*, *trois mille deux cents*."""
    total = part = 0
    for value in parts:
        if value >= 1000:
            total, part = total + (part or 1) * value, 0
        elif value == 100 or (value == 20 and part == 4):
            part = (part or 1) * value
        else:
            part += value
    return total + part


@lru_cache(maxsize=64)
def _words(language: str) -> Mapping[str, re.Pattern[str]]:
    """Return the words for each value that a language's data lists."""
    data = language_data(language, "numbers") or {}
    anywhere = bool(data.get("compounds"))
    return {value: _stems(row.split(), anywhere=anywhere) for value, row in data.get("words", {}).items()}


def _stems(stems: list[str], *, anywhere: bool) -> re.Pattern[str]:
    edge = "" if anywhere else r"\b"
    return re.compile(
        "|".join(
            rf"\b{re.escape(stem[:-1])}\b" if stem.endswith(".") else edge + re.escape(stem) for stem in stems
        )
    )


def _ways(value: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways in which languages put a number together from smaller ones."""
    whole, point, part = value.partition(".")
    if part == "5":
        yield whole, "0.5"
    if not point and len(whole) <= LARGEST:
        yield from _sums(int(whole))


def _sums(value: int) -> Iterator[tuple[str, ...]]:
    if value < 100:
        ten = value // 10 * 10
        if value % 10 and ten:
            yield str(ten), str(value % 10)
        if ten in {70, 90} and value % 10:
            yield str(ten - 10), str(value - ten + 10)
        return
    scale = next(scale for scale in (10**9, 10**6, 1000, 100) if value >= scale)
    front, rest = divmod(value, scale)
    fronts: list[tuple[str, ...]] = [()] if front == 1 else [(str(front),), *_sums(front)]
    rests: list[tuple[str, ...]] = [()] if rest == 0 else [(str(rest),), *_sums(rest)]
    if rest * 2 == scale:
        rests.append(("0.5",))
    for one in fronts:
        for other in rests:
            yield (*one, str(scale), *other)
            if scale == 10**9:
                yield (*one, "1000", "1000000", *other)


def _numeral(raw: str) -> str:
    """Return what Chinese numerals say: 二〇二四 digit by digit, 十万 and 三百二十 by scales."""
    if all(char in _NUMERALS for char in raw):
        return plain("".join(str(_NUMERALS[char]) for char in raw))
    total = part = digit = 0
    for char in raw[:LONGEST]:
        if char in _NUMERALS:
            digit = _NUMERALS[char]
        elif (power := POWERS[char]) < 4:
            part, digit = part + (digit or 1) * 10**power, 0
        else:
            total, part, digit = (total + part + digit or 1) * 10**power, 0, 0
    return str(total + part + digit)
