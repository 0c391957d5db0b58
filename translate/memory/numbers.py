"""Texts that differ in their numbers only: found by what is left of them, translated by swapping the numbers.

Only numbers as readers count with them: 12 000, 3,5, 2024. A part of a word, a date, a time, a version or an
address is text like any other. A number is swapped where it stands exactly once in the old text and, by
its value, exactly once in the translation; it is written as the old one was, with the same digits and signs.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from translate.inline import atoms
from translate.languages import number_signs, plural_category

SPACES = " \u00a0\u2009\u202f"
_LETTER = r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
"""A letter or digit, save of scripts in which words follow a number without a blank: 300人."""
_SCALE = "千百十万萬億亿兆만억조천"
"""What makes another number of the one before it: 1万."""
NUMBER = re.compile(
    rf"(?<!{_LETTER})(?<![.,:/\-−–+°'’٬٫])(?<!\d[{SPACES}])(?P<whole>\d{{1,3}}(?P<sign>[{SPACES}.,'’٬])\d{{3}}(?:(?P=sign)\d{{3}})*|\d+)"
    rf"(?:(?P<point>[.,٫])(?P<part>\d+))?(?!{_LETTER}|[{_SCALE}°]|[.,:/\-−–'’٬٫{SPACES}]\d)"
)
"""A number, with its thousands apart or not. What goes on with a digit is a date, a telephone, a version."""
DIGIT = re.compile(r"\d")
LONGEST = 15
"""Digits of a number."""
SOURCE_SIGNS = SPACES, ","
"""Between thousands and before decimals in French."""


class Number(NamedTuple):
    """A number of a text."""

    start: int
    end: int
    value: str
    """Its digits, with ``.`` before the decimals: ``12000``, ``3.5``."""
    sign: str
    """What is between its thousands; empty where nothing is."""
    point: str
    zero: int
    """The code point of its digit 0."""


class Swapped(NamedTuple):
    """A translation in which numbers were swapped."""

    text: str
    swaps: tuple[tuple[str, str], ...]
    """(as it was, as it is)."""
    plural: bool
    """Whether the language counts one of them otherwise: its words may need another form."""


def pattern_of(text: str) -> str | None:
    """Return what a French text says beside its numbers; None when it has none."""
    found = numbers(text, *SOURCE_SIGNS)
    if not found:
        return None
    edges = [0, *(edge for number in found for edge in number[:2]), len(text)]
    return "\x00".join(text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2))


def swapped(asked: str, old: str, translation: str, language: str) -> Swapped | None:
    """Return the translation of `old` with the numbers of `asked`, None when that is not safe.

    Both texts have the same `pattern_of`.
    """
    signs, point = number_signs(language)
    here = numbers(translation, f"{signs}{SPACES}", point)
    wanted, had = numbers(asked, *SOURCE_SIGNS), numbers(old, *SOURCE_SIGNS)
    puts: list[tuple[Number, str]] = []
    plural = False
    for new, was in zip(wanted, had, strict=True):
        if new.value == was.value:
            continue
        places = [place for place in here if place.value == was.value]
        if len(places) != 1 or sum(number.value == was.value for number in had) != 1:
            return None
        puts.append((places[0], _written(new, places[0], signs[:1], point)))
        plural |= plural_category(language, new.value) != plural_category(language, was.value)
    return _put(translation, puts, plural=plural) if puts else None


def numbers(text: str, signs: str, point: str) -> list[Number]:
    """Return the numbers of a text; `signs` may stand between thousands, `point` before decimals."""
    if DIGIT.search(text) is None:
        return []
    prose, at = [], 0
    for atom in atoms(text):
        prose += [text[at : atom.start], "x" * (atom.end - atom.start)]
        at = atom.end
    found = (
        _number(match, f"{signs}٬", f"{point}٫") for match in NUMBER.finditer("".join([*prose, text[at:]]))
    )
    return [number for number in found if number is not None]


def _number(match: re.Match[str], signs: str, points: str) -> Number | None:
    """Return the number that a match is in a language, None if it is none there."""
    whole, sign, point, part = match["whole"], match["sign"] or "", match["point"] or "", match["part"] or ""
    if sign and sign not in signs:
        if sign in points and not point and whole.count(sign) == 1:
            whole, _, part = whole.partition(sign)
            sign, point = "", sign
        else:
            return None
    if point and point not in points:
        if point in signs and not sign and len(part) == 3 and len(whole) <= 3:
            whole, sign, point, part = whole + part, point, "", ""
        else:
            return None
    digits = re.sub(r"\D", "", whole)
    zeros = {ord(digit) - unicodedata.decimal(digit) for digit in digits + part}
    if (
        len(zeros) != 1
        or len(digits + part) > LONGEST
        or (len(digits) > 1 and unicodedata.decimal(digits[0]) == 0)
    ):
        return None
    zero = zeros.pop()
    value = _digits(digits, zero, 48) + ("." + _digits(part, zero, 48) if part else "")
    return Number(match.start(), match.end(), value, sign, point, zero)


def _written(new: Number, place: Number, sign: str, point: str) -> str:
    """Return a French number as it is written where another one stood."""
    whole, _, part = new.value.partition(".")
    length = len(place.value.partition(".")[0])
    if place.sign or not new.sign or length > 4 or (length == 4 and len(whole) == 4):
        between = place.sign
    else:
        between = sign
    groups = [whole[max(at - 3, 0) : at] for at in range(len(whole), 0, -3)][::-1]
    written = between.join(groups) + ((place.point or point) + part if part else "")
    return _digits(written, 48, place.zero)


def _digits(text: str, old: int, new: int) -> str:
    """Return a text with its digits, which begin at a code point, moved to another one."""
    return text.translate({old + n: new + n for n in range(10)})


def _put(text: str, puts: Sequence[tuple[Number, str]], *, plural: bool) -> Swapped:
    swaps, at, pieces = [], 0, []
    for place, written in sorted(puts):
        pieces += [text[at : place.start], written]
        swaps.append((text[place.start : place.end], written))
        at = place.end
    return Swapped("".join([*pieces, text[at:]]), tuple(swaps), plural)
