"""Numbers in words: what a text says in them, and whether it says a given one.

From ``[numbers]`` in the language's data file:

- ``words``: value → stems of the words for it, cardinal and ordinal. A stem begins a word; one that ends with
  a full stop is a whole word; after a ``-`` it ends one; after a ``~`` it is no number, but says the same of
  some units: *two weeks* for 15 days, *a year* for 12 months, *half* for 50 %;
- ``compounds``: words for numbers are written together, *fünfundvierzig*; ``joiner``: what joins them;
- ``before``: a pattern of what may be written onto a word; ``anywhere``: words have no edges;
- ``cardinals`` (French): value → the words for it; ``and``, ``one``: patterns of what joins them; ``half``: a
  pattern of what adds half of the last one, *deux milliards et demi*; ``after``: of what stands before.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from translate.languages import language_data
from translate.languages.numbers import LONGEST, POWERS, SPACES, plain

_NUMERAL = re.compile("[〇零一二三四五六七八九十百千万萬億亿兆两兩]+")
_NUMERALS = {char: n for n, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
DECADES = frozenset({"20", "30", "40", "50", "60", "70", "80", "90"})
"""Numbers of years that are so many decades."""
LARGEST = 12
"""Digits of a number that may be said in words."""
HALVES = {str(scale // 2): str(scale) for scale in (12, 100, 1000, 10**6, 10**9, 10**12)}
"""Numbers that are half a dozen, hundred, thousand, million → what they are the half of."""
QUARTERS = {str(scale // 4): str(scale) for scale in (100, 1000, 10**6, 10**9)}
"""Numbers that are a quarter of one → what they are the quarter of."""
HUNDREDS = range(1100, 2000, 100)
"""Numbers that are so many hundreds in some languages: *fifteen hundred*."""
DOTTED = "i\u0307"
"""What Python makes of a Turkish İ in lower case."""
_WORD = re.compile(r"[^\W\d_]+")
NEAR = 16
"""Characters within which the words of a number stand, for each of its parts."""
MOST = 50
"""So many places of a word are looked at."""


class Spoken(NamedTuple):
    """A number of a text that is written in words."""

    start: int
    end: int
    value: str


def has_words(language: str) -> bool:
    """Return whether the words for numbers are known in a language."""
    return bool(_rows(language))


def writes_digits(language: str) -> bool:
    """Return whether a language writes small numbers too in digits, as a rule: its words have no edges."""
    return bool((language_data(language, "numbers") or {}).get("anywhere"))


@lru_cache(maxsize=1024)
def times_said(text: str, value: str, language: str, *, loosely: bool = False) -> int:
    """Return how often a text (in lower case) may say a number in words.

    One that is put together counts where its parts are near each other: *forty-five*. With `loosely` the
    words count too that only say the same of some units. Of one text the same number is asked for many times.
    """
    text = text.replace(DOTTED, "i")
    times = 0 if text.isascii() else numerals(text)[value]
    asked = (value, f"~{value}") if loosely else (value,)
    for words in _patterns(text, asked, language):
        times += len(words.findall(text))
    if loosely and not times and value in DECADES:
        times = sum(len(words.findall(text)) for words in _patterns(text, ("~10",), language))
    return times or max((_times_near(text, way, language) for way in _known_ways(value, language)), default=0)


@lru_cache(maxsize=64)
def lowered(text: str) -> str:
    """Return a text in lower case; of one text many numbers are asked for."""
    return text.lower()


def said_at(text: str, value: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where a text has words, not put together, for a number: their offsets, to the words' ends."""
    low = lowered(text)
    for pattern in _patterns(low, (value,), language):
        for match in islice(pattern.finditer(low), MOST):
            rest = _WORD.match(text, match.end())
            yield match.start(), rest.end() if rest else match.end()


def _times_near(text: str, way: Sequence[str], language: str) -> int:
    """Return at how many places of a text the words of all parts of a number stand near each other."""
    reach, parts = NEAR * len(way), _patterns(text, way, language)
    if len(parts) < len(way):
        return 0
    places = [[match.start() for match in islice(part.finditer(text), MOST)] for part in parts]
    rarest = min(places, key=len)
    return sum(
        all(any(abs(other - place) <= reach for other in others) for others in places) for place in rarest
    )


@lru_cache(maxsize=256)
def numerals(text: str) -> Counter[str]:
    """Return the numbers that a text says in Chinese numerals."""
    return Counter(value for match in _NUMERAL.finditer(text) for value in _read(match[0]))


def spoken(text: str, language: str) -> Iterator[Spoken]:
    """Yield the numbers that a text says in words, where the language has ``cardinals``; none below two."""
    pattern, values, half = _cardinals(language)
    if pattern is not None:
        for match in pattern.finditer(text):
            words = map(str.lower, _WORD.findall(match[0]))
            parts = [values[word] for word in words if word in values]
            value, end = str(_put_together(parts)), match.end()
            if half and parts and parts[-1] >= 1000 and (more := half.match(text, end)):
                value, end = str(int(value) + parts[-1] // 2), more.end()
            if value not in {"0", "1"}:
                yield Spoken(match.start(), end, value)


@lru_cache(maxsize=64)
def _cardinals(language: str) -> tuple[re.Pattern[str] | None, dict[str, int], re.Pattern[str] | None]:
    rows = (language_data(language, "numbers") or {}).get("cardinals", {})
    values = {word: int(value) for value, row in rows.items() if value.isdecimal() for word in row.split()}
    if not values:
        return None, values, None
    word = "|".join(sorted(values, key=len, reverse=True))
    between = rf"(?:[-‑{SPACES}]|{rows.get('and', '-')})"
    one, end = rows.get("one", word), r"(?![\w-])"
    first = "".join(sorted({word[0] for word in values}))
    begin = rf"\b(?=[{first}])(?<![-‑])(?<!\d[{SPACES}]){rows.get('after', '')}"
    pattern = rf"{begin}(?:{word})(?:{between}(?:{word}))*(?:{one})?{end}"
    half = re.compile(rows["half"], re.IGNORECASE) if "half" in rows else None
    return re.compile(pattern, re.IGNORECASE), values | {"un": 1, "une": 1}, half


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


def _patterns(text: str, values: Iterable[str], language: str) -> list[re.Pattern[str]]:
    """Return the pattern of the words for each value of which a text has one, or the letters of one."""
    letters, found = _letters(language), []
    for value in values:
        for part in letters.get(value, ()):
            if part in text:
                found.append(_pattern(value, language))
                break
    return found


@lru_cache(maxsize=64)
def _letters(language: str) -> Mapping[str, Sequence[str]]:
    """Return for each value the letters of which a text that says it has some."""
    rows = _rows(language).items()
    return {value: [stem.removesuffix(".").removeprefix("-") for stem in stems] for value, stems in rows}


@lru_cache(maxsize=1 << 12)
def _pattern(value: str, language: str) -> re.Pattern[str]:
    """Return the pattern of the words for a value; most are never asked for, and each takes its time."""
    stems, (start, before, end) = _rows(language)[value], _edges(language)
    return _stems(stems, start, r"\b") if value.startswith("~") else _stems(stems, start + before, end)


@lru_cache(maxsize=64)
def _rows(language: str) -> Mapping[str, Sequence[str]]:
    """Return the stems for each value in a language's data; ``~`` is before the value of loose ones."""
    rows = (language_data(language, "numbers") or {}).get("words", {})
    found = defaultdict[str, list[str]](list)
    for value, row in rows.items():
        for stem in row.split():
            found[f"~{value}" if stem.startswith("~") else value].append(stem.removeprefix("~"))
    return dict(found)


@lru_cache(maxsize=64)
def _edges(language: str) -> tuple[str, str, str]:
    """Return patterns of how a word begins, of what may be written before it in one word, of how it ends."""
    data = language_data(language, "numbers") or {}
    start = "" if data.get("anywhere") else rf"\b(?:{data.get('before', '')})"
    if not data.get("compounds"):
        return start, "", r"\b"
    parts, joiner = _parts(_rows(language)), data.get("joiner", "")
    before = rf"(?:(?:{_either(parts)})\w{{0,3}}?(?:{joiner})){{0,3}}?"
    begins = {part for part in parts if not any(part.startswith(other) for other in parts - {part})}
    return start, before, rf"(?:\b|(?=(?:{joiner})(?:{_either(begins)})))"


def _parts(rows: Mapping[str, Sequence[str]]) -> set[str]:
    """Return what may be a part of a longer word for a number."""
    strict = (row for value, row in rows.items() if not value.startswith("~"))
    return {stem.rstrip(".") for row in strict for stem in row if not stem.startswith("-")}


def _either(parts: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, parts), key=len, reverse=True))


def _stems(stems: Sequence[str], start: str, end: str) -> re.Pattern[str]:
    full = "|".join(re.escape(stem[:-1]) for stem in stems if stem.endswith("."))
    whole = [f"(?:{full}){end}"] if full else []
    begun = [re.escape(stem) for stem in stems if not stem.startswith("-") and not stem.endswith(".")]
    ways = [f"{start}(?:{'|'.join([*whole, *begun])})"] if whole or begun else []
    ways += [rf"\b\w+{re.escape(stem[1:])}\b" for stem in stems if stem.startswith("-")]
    return re.compile("|".join(ways))


@lru_cache(maxsize=1024)
def _known_ways(value: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways in which a number is put together of such as the language has words for."""
    known = _rows(language).keys()
    return tuple(way for way in _ways(value) if known >= {*way})


def _ways(value: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways in which languages put a number together from smaller ones."""
    whole, point, part = value.partition(".")
    if part == "5":
        yield whole, "0.5"
    if whole in HALVES and not part:
        yield "0.5", HALVES[whole]
    if whole in QUARTERS and not part:
        yield "0.25", QUARTERS[whole]
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
    if value in HUNDREDS:
        yield str(value // 100), "100"
    scale = next(scale for scale in (10**9, 10**6, 1000, 100) if value >= scale)
    front, rest = divmod(value, scale)
    fronts: list[tuple[str, ...]] = [()] if front == 1 else [(str(front),), *_sums(front)]
    rests: list[tuple[str, ...]] = [()] if rest == 0 else [(str(rest),), *_sums(rest)]
    if rest * 2 == scale:
        rests.append(("0.5",))
        yield f"{front}.5", str(scale)
    for one in fronts:
        for other in rests:
            yield (*one, str(scale), *other)
            if scale == 10**9:
                yield (*one, "1000", "1000000", *other)


def _read(raw: str) -> tuple[str, ...]:
    """Return the numbers that Chinese numerals say: one, or of 两三, two or three, both."""
    digits = [_NUMERALS.get(char, 0) for char in raw]
    return (
        (str(digits[0]), str(digits[1]))
        if len(raw) == 2 and digits[1] == digits[0] + 1 > 1
        else (_numeral(raw),)
    )


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
