"""The numbers of a text as its readers understand them: 10 000, 10,000, 10.000 and 1万 are one number.

What stands between thousands and before decimals comes from CLDR; the rest from ``[numbers]`` in the data
file of the language:

- ``scales``: power of ten → words that make another number of the one before them: *million*, *тыс*; one
  that ends with ``*`` may go on;
- ``joined``: the scale stands within a number, *10 bin 500*;
- ``below_one``: the nought before the decimal sign may be left out, *.08*;
- ``half``: a pattern of what adds half of the scale, *2 millions et demi*;
- ``point``: the decimal sign, if CLDR does not know the language; ``either`` where both signs are common.

Numbers in words: `number_words`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from translate.languages import language_data, number_signs

SPACES = " \u00a0\u2009\u202f"
DATED = 2
"""Digits of a day, month, hour or minute, which may begin with a nought: 025 is no 25."""
LONGEST = 24
"""Characters of a number; more are a key or a code, of which only the runs of digits count."""
SCALE_WITHIN = 24
"""Characters after a number in which its scale stands."""

_NUMBER = re.compile(rf"\d(?:\d{{0,2}}(?:[{SPACES}]\d{{3}})+(?!\d)(?:[.,٫]\d+)?|\d*(?:[.,'’٬٫]\d+)*)")
_POINT = re.compile(r"(?<![\w.,])\.\Z")
"""What stands before the decimals of *.08*."""
_RUN = re.compile(r"\d\d*")  # searched for faster than \d+, on texts without a digit
_SIGN = re.compile(r"\D")
_TWO = re.compile(r"\d\d")
_CLOCK = re.compile(rf"[{SPACES}]?(?:GMT|UTC|TU|BST|CES?T|E[SD]?T|hrs|hours)\b")
"""What stands behind a time of four digits: *0430 GMT*."""
_HALF_DAY = re.compile(rf"[{SPACES}]?[ap]\.?m\b")
"""What stands behind a time of day: *5.20pm*."""
_FOREIGN = re.compile(
    "[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff0c\uff0e\uff10-\uff19]"
)
_ASCII = {ord(zero) + n: str(n) for zero in "٠۰०০๐０" for n in range(10)} | {0xFF0C: ",", 0xFF0E: "."}
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?!\d)")
"""A day and its month, where a comma is before decimals: *29.11.*"""
_GROUPS = re.compile(r"\d{1,3}(?:(\D)\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}")
_EAST_ASIAN = re.compile(
    "[ ]?([十百千십백천]?[万萬億亿兆만억조]{1,2}|[十百千십백천])|([割할]|成(?![员員为為立功分就本]))"
)
POWERS = {
    **dict.fromkeys("十십", 1),
    **dict.fromkeys("百백", 2),
    **dict.fromkeys("千천", 3),
    **dict.fromkeys("万萬만", 4),
    **dict.fromkeys("億亿억", 8),
    **dict.fromkeys("兆조", 12),
}
"""What a sign multiplies the number before it by, as a power of ten."""
PARTS = {"½": "5", "¼": "25", "¾": "75"}
"""Signs of parts, and their decimals."""
MYRIAD = 4
"""The power from which on a sign multiplies all that stands before it."""


class Number(NamedTuple):
    """A number of a text that is written in digits."""

    start: int
    end: int
    """Offsets, scale included."""
    value: str
    """Its digits, with ``.`` before the decimals: ``10000``, ``2.5``."""
    other: str | None
    """What it would be if the sign between its digits were the other one: 1500 for an English *1.500*."""
    bare: str
    """Its value without its scale."""
    parts: tuple[str, ...]
    """Its runs of digits, without zeros before them."""


@lru_cache(maxsize=512)
def numbers(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of a text in digits of any script, in order; of a date or a version each part."""
    first = _RUN.search(text)
    if first is None:
        return ()
    is_plain = text.isascii()
    if not is_plain and _FOREIGN.search(text):
        text = text.translate(_ASCII)
    known = _known(language)
    found: list[Number] = []
    for match in _NUMBER.finditer(text, first.start()):
        raw = match[0]
        read = _read(match, known.point)
        if not read or ("." in raw and _is_date(text, match, known.point)):
            found += _runs(_RUN, match)
            continue
        if len(raw) == 4 and raw < "2400" and _CLOCK.match(text, match.end()):
            found += _runs(_TWO, match)
            continue
        if known.below_one and raw.isdecimal() and _follows_point(text, match.start()):
            read = _below_one(match)
        number = _scaled(text, read if is_plain else _with_part(text, read), known)
        if found and number.start - found[-1].end < 2 and (joined := _joined(text, found[-1], number, known)):
            found[-1] = joined
        else:
            found.append(number)
    return tuple(found)


def is_either(language: str) -> bool:
    """Return whether readers of a language take both a point and a comma for either sign."""
    return bool((language_data(language, "numbers") or {}).get("either"))


class _Known(NamedTuple):
    point: str
    scales: re.Pattern[str]
    """A group for each scale."""
    powers: tuple[int, ...]
    """Of ten, of each."""
    joined: bool
    below_one: bool
    half: re.Pattern[str] | None


@lru_cache(maxsize=64)
def _known(language: str) -> _Known:
    data = language_data(language, "numbers") or {}
    scales = data.get("scales", {})
    half = re.compile(data["half"], re.IGNORECASE) if "half" in data else None
    point = data.get("point") or number_signs(language)[1]
    joined, below_one = bool(data.get("joined")), bool(data.get("below_one"))
    return _Known(point, _scales(scales.values()), (*map(int, scales),), joined, below_one, half)


def _scales(rows: Iterable[str]) -> re.Pattern[str]:
    scales = "|".join(f"({'|'.join(map(_scale, words.split()))})" for words in rows) or "(?!)"
    return re.compile(rf"[{SPACES}-]?(?:{scales})(?!\w)", re.IGNORECASE)


def _scale(word: str) -> str:
    if len(word) == 1:
        return f"(?-i:{word})"  # *5 M* are millions, *5 m* metres
    return re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word.replace("_", " "))


def _is_date(text: str, match: re.Match[str], point: str) -> bool:
    """Whether two runs of digits with a point between them are a day and its month, or a time of day."""
    return bool((point == "," and _DAY.match(text, match.start())) or _HALF_DAY.match(text, match.end()))


def _runs(pattern: re.Pattern[str], match: re.Match[str]) -> Iterator[Number]:
    """Yield each run of digits, or two of a time, as a number of its own."""
    for run in pattern.finditer(match[0]):
        value = plain(run[0])
        yield Number(match.start() + run.start(), match.start() + run.end(), value, None, value, (value,))


def _with_part(text: str, number: Number) -> Number:
    """Return a number with the half or quarter behind it: *17½*."""
    part = PARTS.get(text[number.end : number.end + 1])
    if part is None or "." in number.value:
        return number
    value = f"{number.value}.{part}"
    return number._replace(end=number.end + 1, value=value, bare=value, other=None)


def _follows_point(text: str, start: int) -> bool:
    return (
        text.startswith(".", max(start - 1, 0)) and _POINT.search(text, max(start - 2, 0), start) is not None
    )


def _below_one(match: re.Match[str]) -> Number:
    value = _decimal("", match[0])
    return Number(match.start() - 1, match.end(), value, None, value, (plain(match[0]),))


def _read(match: re.Match[str], point: str) -> Number | None:
    """Return a number as it stands, without its scale; None for a date, a version, a key."""
    raw = match[0]
    if len(raw) > LONGEST:
        return None
    if raw.isdecimal():  # as most are
        part = plain(raw)
        value = raw if len(raw) > DATED and raw[0] == "0" and part != "0" else part
        return Number(match.start(), match.end(), value, None, value, (part,))
    read, other = _values(raw, point)
    if read is None:
        return None
    parts = tuple(map(plain, _RUN.findall(raw)))
    return Number(match.start(), match.end(), read, other, read, parts)


def _values(raw: str, point: str) -> tuple[str | None, str | None]:
    """Return what a number is, and what it would be with the other sign."""
    raw = "".join(raw.split())
    signs = _SIGN.findall(raw)
    if not signs:
        return plain(raw), None
    if len(signs) == 1:
        return _with_one_sign(*raw.partition(signs[0]), point)
    head, sign, tail = raw.rpartition(signs[-1])
    grouped, decimal = plain(re.sub(r"\D", "", raw)), _decimal(re.sub(r"\D", "", head), tail)
    if _GROUPS.fullmatch(raw):
        return grouped, None
    if signs.count(sign) == 1 and sign in ".,٫" and _GROUPS.fullmatch(head):
        return decimal, None
    return None, None


def _with_one_sign(head: str, sign: str, tail: str, point: str) -> tuple[str | None, str | None]:
    """Return what two runs of digits with a sign between them are, and what they would be with the other."""
    grouped, decimal = plain(head + tail), _decimal(head, tail)
    if len(tail) != 3 or len(head) > 3 or head.startswith("0") or sign == "٫":
        return (decimal, None) if sign in ".,٫" else (None, None)
    if sign in "'’٬":
        return grouped, None
    return (decimal, grouped) if sign == point else (grouped, decimal)


def plain(digits: str) -> str:
    """Return digits without zeros before them."""
    return digits.lstrip("0") or "0"


def _decimal(whole: str, part: str) -> str:
    part = part.rstrip("0")
    return f"{plain(whole)}.{part}" if part else plain(whole)


def _scaled(text: str, number: Number, known: _Known) -> Number:
    """Return a number with what multiplies it: *1,2 million*, *2 mil millones*, 120万."""
    power, end = 0, number.end
    behind = text[end : end + 2].strip()
    if not behind:
        return number
    if not behind.isascii() and (match := _EAST_ASIAN.match(text, end)):
        power, end = sum(POWERS[char] for char in match[1] or "十"), match.end()
    else:
        limit = end + SCALE_WITHIN
        while match := known.scales.match(text, end, limit):
            power, end = power + known.powers[(match.lastindex or 1) - 1], match.end()
    if not power:
        return number
    value = number.value
    if known.half and "." not in value and (match := known.half.match(text, end)):
        value, end = f"{value}.5", match.end()
    value = _multiplied(value, power)
    return number._replace(end=end, value=value, parts=(value,))


def _multiplied(value: str, power: int) -> str:
    whole, _, part = value.partition(".")
    return _decimal(whole + part[:power].ljust(power, "0"), part[power:])


def _joined(text: str, before: Number, number: Number, known: _Known) -> Number | None:
    """Return 3億5000万 or *10 bin 500* as one number, None if the two are not one."""
    gap = text[before.end : number.start]
    if gap.strip() or len(gap) > 1:
        return None
    scaled = known.joined and gap and before.bare != before.value
    sign = text[before.end - 1 : before.end]
    if sign not in POWERS and not scaled:
        return None
    large, small, zeros = before.value, number.value, ""
    myriads = POWERS.get(text[number.end - 1], 0)
    if POWERS.get(sign, MYRIAD) < MYRIAD <= myriads:  # 2천500만, 3천5백만: both are 만
        small, zeros = number.value[:-myriads], "0" * myriads
    if "." in large + small or not large.endswith("0" * len(small)):
        return None
    value = large[: len(large) - len(small)] + small + zeros
    return number._replace(start=before.start, value=value, other=None, parts=before.parts + number.parts)
