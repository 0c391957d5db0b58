"""The check `numbers`: each number of the French is in the translation, and no other.

Numbers are compared by what they mean: 10 000, 10,000, 10.000, 1万 and ten thousand are the same, and so
are *1,2 million*, 1 200 000 and 120万; *2,5* and *2.5*; dates in any order; *14 h 30* and *2:30 pm*;
*XXe*, *20th* and *20世紀*. An error where digits differ, where a number above twelve is gone, or where
thousands and decimals are confused (*1.500* in English is one and a half). A warning where words are
involved: a number of up to twelve is gone, one has come, one that the French says twice is there once,
one that it says in words is nowhere; and where miles, feet, pounds or degrees Fahrenheit stand in place
of the metric number.

Left alone: what is said in words (for 45 the words for 40 and 5 somewhere in the text), duals, half
hours, numbers that are said once more in the translation, decades with or without their century,
centuries by their hundreds, a converted number beside the one it comes from, and a 0, 1 or 2 that has
come. Vague words (*une centaine*, *des milliers*) ask for nothing. In languages whose words for numbers
are not listed it only warns, and not of numbers up to twelve. In Arabic a point and a comma may be either
sign.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from translate.checks.pair import Pair
from translate.languages.number_words import Spoken, has_words, spoken, times_said
from translate.languages.numbers import Number, is_either, numbers
from translate.model import Diagnostic, Severity

SMALL = 12
"""Numbers up to it are often words, or vanish in grammar."""
FREE = frozenset({"0", "1", "2"})
"""Numbers that grammar brings: *une* becomes 1人, *les deux* 2."""
HOUR = re.compile(r"[ \u00a0\u202f]?(?:h\b|heures?\b|:)")
SHORT = re.compile(r"(?:[mMkKbB]|bn|tn)(?:\b|€|\$)")
"""A scale in a letter or two behind the digits: *$5m*."""
ORDINAL = re.compile(r"(?:er|re|ère|e|ème|nde?|ᵉ)\b")
MANY = 60
"""Numbers that differ from which on they are only counted."""
ROMAN = re.compile(r"\b[IVXLC]+(?=(?:e|er|re|ère|ème|ᵉ)?s?\b)")
CENTURY = re.compile(r"\b([IVX]+)(?:er|e|è|ᵉ|ème)[ \u00a0\u202f-]+siècles?\b")
BOTH = re.compile(r"\b(?:les|tous|toutes|ces|ses|nos|vos|mes|des)[ \u00a0]\Z", re.IGNORECASE)
"""Before *deux*, which is then *both*, or nothing."""
DATE = re.compile(r"\b\d{1,2}([./-])\d{1,2}\1\d{2,4}\b")
NEW = "neuf"
"""Nine, or new."""
ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
OTHER_UNIT = re.compile(
    r"""[\s\u00a0-]?(?:square\s|кв\.\s)?(?:miles?\b|mi\b|mph\b|millas?\b|milhas?\b|milles?\b|miglia\b|meilen?\b|mijl|mil\b
      |миль|миля|мил[ьия]|マイル|英里|마일|ميل|מייל|μίλι|mérföld|mil[ei]\b|f(?:ee|oo)?t\b|pieds?\b|pies\b|pés\b|piedi\b
      |fuß\b|фут|フィート|英尺|피트|قدم|inch|zoll\b|pulgadas?|polegadas?|pollici|pouces?|дюйм|インチ|英寸|인치|pounds?\b|lbs?\b
      |livres?\b|pfund\b|libras?\b|libbre\b|фунт|ポンド|磅|파운드|رطل|acres?\b|акр|エーカー|英亩|英畝|에이커|فدان|ounces?\b
      |onces?\b|gallons?\b|галлон|yards?\b|ярд|ヤード|码|야드|[°º]\s?f\b|fahrenheit|華氏|华氏|화씨)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands behind a number that was converted."""


Same = Callable[[Number, Number], bool]


def check_numbers(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each number that has changed, gone or come."""
    wanted = numbers(pair.source.text, pair.source_language)
    there = numbers(pair.target.text, pair.language)
    lost, come = _without_equal(wanted, there)
    if max(len(lost), len(come)) > MANY:
        yield Diagnostic("numbers", "error", f"{max(len(lost), len(come))} numbers differ")
        return
    if lost or come:
        confused, lost, come = _left(pair, wanted, lost, come)
        yield from (_confused(pair, *both) for both in confused)
        yield from (_changed(pair, *both) for both in zip(lost, come, strict=False))
        yield from (_lost(pair, number, there) for number in lost[len(come) :] if _counts(pair, number))
    unsaid = _unsaid(pair, there)
    yield from (_come(pair, number) for number in come[len(lost) + len(unsaid) :])
    for said, number in zip_longest(unsaid, come[len(lost) :][: len(unsaid)]):
        yield _reworded(pair, said, number)


def _left(
    pair: Pair, wanted: Sequence[Number], lost: list[Number], come: list[Number]
) -> tuple[list[tuple[Number, Number]], list[Number], list[Number]]:
    """Return what is confused, lost and has come when all that may be has been excused."""
    confused, lost, come = _different(pair, lost, come)
    if len(lost) != len(come):
        lost = [n for n in lost if not _is_full_hour(n)]
        come = [n for n in come if not _is_there(n, wanted) and (lost or not _is_free(n, pair.target.text))]
    lost = [n for n in lost if not _is_in_words(pair, n, lost=True)]
    come = [n for n in come if not _is_in_words(pair, n, lost=False)]
    return confused, lost, come


def _unsaid(pair: Pair, there: Sequence[Number]) -> list[Spoken]:
    """Return the numbers that the msgid says in words, and the msgstr in no way."""
    if not has_words(pair.language):
        return []
    said = _in_words(pair.source.text, pair.source_language)
    values = {value for other in there for value in (other.value, other.bare)} if said else set()
    return [
        one
        for one in said
        if not (one.value == "2" and BOTH.search(pair.source.text, max(one.start - 8, 0), one.start))
        and pair.source.text[one.start : one.end].lower() != NEW
        and not values & {one.value, *_century(one.value)}
        and not _is_said(one.value, pair.target.text, pair.language)
    ]


@lru_cache(maxsize=512)
def _in_words(text: str, language: str) -> tuple[Spoken, ...]:
    """Return the numbers that a msgid says in words; many languages ask for the same one."""
    centuries = (Spoken(*m.span(1), _roman(m[1])) for m in CENTURY.finditer(text))
    return (*spoken(text, language), *centuries)


def _without_equal(wanted: Sequence[Number], there: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """Return the numbers of two texts without those that have the same value."""
    lost, come = Counter(n.value for n in wanted), Counter(n.value for n in there)
    return list(_only(wanted, lost - come)), list(_only(there, come - lost))


def _only(some: Sequence[Number], values: Counter[str]) -> Iterator[Number]:
    for number in some:
        if values[number.value] > 0:
            values[number.value] -= 1
            yield number


def _different(
    pair: Pair, lost: list[Number], come: list[Number]
) -> tuple[list[tuple[Number, Number]], list[Number], list[Number]]:
    """Return what is confused, and what is lost and has come without what is the same in another writing."""
    source, target = pair.source.text, pair.target.text

    def is_same(one: Number, other: Number) -> bool:
        """Whether two numbers are the same with another sign, time or century, or a short scale."""
        if is_either(pair.language) and one.value == other.other:
            return True
        if HOUR.match(source, one.end) and _differ_by(one.value, other.value, 12):
            return True
        if one.bare == other.bare and (SHORT.match(source, one.end) or SHORT.match(target, other.end)):
            return True
        if other.value in _century(one.value):
            return True
        years = sorted((one.value, other.value), key=len)
        return [*map(len, years)] == [2, 4] and years[1].endswith(years[0]) and years[1] < "2100"

    _, lost, come = _paired(lost, come, is_same)
    confused, lost, come = _paired(lost, come, lambda one, other: one.value == other.other)
    return confused, *_without_parts(lost, come)


def _paired(
    lost: list[Number], come: list[Number], same: Same
) -> tuple[list[tuple[Number, Number]], list[Number], list[Number]]:
    """Return the pairs that are the same, and what is left."""
    pairs, alone, left = [], [], list(come)
    for one in lost:
        other = next((other for other in left if same(one, other)), None)
        if other is None:
            alone.append(one)
        else:
            left.remove(other)
            pairs.append((one, other))
    return pairs, alone, left


def _without_parts(lost: list[Number], come: list[Number]) -> tuple[list[Number], list[Number]]:
    """Return what is left when *14.30* is held against *14:30*, and *8 100* against *8* and *100*."""
    here = Counter(part for number in lost for part in number.parts)
    there = Counter(part for number in come for part in number.parts)
    common = here & there
    return list(_beside(lost, common.copy())), list(_beside(come, common))


def _beside(some: Sequence[Number], parts: Counter[str]) -> Iterator[Number]:
    """Yield the numbers that are not made of some parts, each of which serves once."""
    for number in some:
        needed = Counter(number.parts)
        if needed <= parts:
            parts.subtract(needed)
        else:
            yield number


def _is_there(number: Number, others: Sequence[Number]) -> bool:
    """Whether a text has a number, if not as often as the other."""
    return any(number.value in {other.value, other.bare} for other in others)


def _is_full_hour(number: Number) -> bool:
    """Whether a number is the zeros of *14:00*, which need not be said."""
    return number.value == "0" and number.end - number.start > 1


def _is_free(number: Number, text: str) -> bool:
    """Whether a number may have come: grammar brings it, or it is converted from that of the msgid."""
    return number.value in FREE or OTHER_UNIT.match(text, number.end) is not None


def _is_said(value: str, text: str, language: str) -> bool:
    """Whether a text says a number in words or in Roman numerals."""
    if times_said(text.lower(), value, language):
        return True
    romans = set(map(_roman, ROMAN.findall(text)))
    return not romans.isdisjoint({value, *_century(value)})


def _is_in_words(pair: Pair, number: Number, *, lost: bool) -> bool:
    """Whether a number in digits of one text is said in words by the other, more often than by its own."""
    here = pair.source.text, pair.source_language
    there = pair.target.text, pair.language
    if not lost:
        here, there = there, here
    times = times_said(there[0].lower(), number.value, there[1])
    ordinal = ORDINAL.match(here[0], number.end) is not None
    if times > (0 if ordinal else times_said(here[0].lower(), number.value, here[1])):
        return True
    return not times and _is_said(number.value, *there)


def _century(value: str) -> set[str]:
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


def _counts(pair: Pair, number: Number) -> bool:
    """Whether a number that is gone is worth a word: no month, and no small one whose words are not known."""
    if not _is_small(number.value):
        return True
    in_date = any(date.start() <= number.start < date.end() for date in DATE.finditer(pair.source.text))
    return has_words(pair.language) and not in_date


def _is_small(value: str) -> bool:
    return value.isdecimal() and len(value) < 3 and int(value) <= SMALL


def _differ_by(one: str, other: str, hours: int) -> bool:
    return one.isdecimal() and other.isdecimal() and abs(int(one[:4]) - int(other[:4])) == hours


def _changed(pair: Pair, one: Number, other: Number) -> Diagnostic:
    """Say that a number became another one; where it was converted, only that."""
    converted = OTHER_UNIT.match(pair.source.text, one.end) or OTHER_UNIT.match(pair.target.text, other.end)
    return _became(pair, one, other, "warning" if converted else "error")


def _became(pair: Pair, one: Number | Spoken, other: Number, severity: Severity) -> Diagnostic:
    was, found = _written(pair.source.text, one), _written(pair.target.text, other)
    return _said(pair, severity, f"{was} has become {found}", one, other)


def _confused(pair: Pair, one: Number, other: Number) -> Diagnostic:
    was, found = _written(pair.source.text, one), _written(pair.target.text, other)
    return _said(pair, "error", f"{found} means {other.value} here; the original says {was}", one, other)


def _lost(pair: Pair, number: Number, there: Sequence[Number]) -> Diagnostic:
    """Say that a number is gone; one of a name (*G20*), a small or a repeated one may not be needed."""
    before = pair.source.text[max(number.start - 2, 0) : number.start]
    in_name = before[-1:].isalpha() or (before[-1:] in "-‑" and before[:1].isalpha())
    needed = not (in_name or _is_small(number.value) or _is_there(number, there))
    return _missing(pair, number, "error" if needed and has_words(pair.language) else "warning")


def _missing(pair: Pair, number: Number | Spoken, severity: Severity) -> Diagnostic:
    return _said(pair, severity, f"{_written(pair.source.text, number)} is missing", number, None)


def _come(pair: Pair, number: Number) -> Diagnostic:
    found = _written(pair.target.text, number)
    return _said(pair, "warning", f"{found} is not in the original", None, number)


def _reworded(pair: Pair, said: Spoken, number: Number | None) -> Diagnostic:
    """Say that a number in words is gone, or became another one."""
    if number is None:
        return _missing(pair, said, "warning")
    return _became(pair, said, number, "warning")


def _said(
    pair: Pair, severity: Severity, message: str, one: Number | Spoken | None, other: Number | None
) -> Diagnostic:
    """Return a diagnostic of a number of the msgid and one of the msgstr."""
    return Diagnostic(
        "numbers",
        severity,
        message,
        expected=(_written(pair.source.text, one),) if one else (),
        found=_written(pair.target.text, other) if other else None,
        in_msgid=(pair.source.span(one.start, one.end),) if one else (),
        in_msgstr=(pair.target.span(other.start, other.end),) if other else (),
    )


def _written(text: str, number: Number | Spoken) -> str:
    return text[number.start : number.end]
