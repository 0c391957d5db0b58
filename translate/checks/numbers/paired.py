"""For the check `numbers`: which numbers of a text and its translation are the same in another writing."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from translate.checks.numbers.converted import without_converted
from translate.checks.numbers.near import is_of_second_half
from translate.checks.numbers.phrases import is_year_of_attacks, without_phrases
from translate.checks.numbers.said import HOUR, century, is_come_in_words, is_lost_in_words
from translate.checks.numbers.times import is_dialled, is_fraction, without_zones
from translate.checks.pair import Pair
from translate.languages.numbers import Number, is_either

FREE = frozenset({"0", "1", "2"})
"""Numbers that grammar brings: *une* becomes 1人, *les deux* 2."""
SHORT = re.compile(r"(?:[mMkKbB]|bn|tn)(?:\b|€|\$)")
"""A scale in a letter or two behind the digits: *$5m*."""
OTHER_UNIT = re.compile(
    r"""[\s\u00a0-]?(?:square\s|кв\.\s)?(?:miles?\b|mi\b|mph\b|millas?\b|milhas?\b|milles?\b|miglia\b|meilen?\b|mijl|mil\b
      |миль|миля|мил[ьия]|マイル|英里|마일|ميل|מייל|μίλι|mérföld|mil[ei]\b|f(?:ee|oo)?t\b|pieds?\b|pies\b|pés\b|piedi\b
      |fuß\b|фут|フィート|英尺|피트|قدم|inch|zoll\b|pulgadas?|polegadas?|pollici|pouces?|дюйм|インチ|英寸|인치|pounds?\b|lbs?\b
      |livres?\b|pfund\b|libras?\b|libbre\b|фунт|ポンド|磅|파운드|رطل|acres?\b|акр|エーカー|英亩|英畝|에이커|فدان|ounces?\b
      |onces?\b|gallons?\b|галлон|yards?\b|ярд|ヤード|码|야드|[°º]\s?f\b|fahrenheit|華氏|华氏|화씨)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands behind a number that was converted."""

DASHES = "-–:‑"
"""Between the two numbers of a score."""

Same = Callable[[Number, Number], bool]


def left_over(
    pair: Pair, wanted: Sequence[Number], lost: list[Number], come: list[Number]
) -> tuple[list[tuple[Number, Number]], list[Number], list[Number]]:
    """Return what is confused, lost and has come when all that may be has been excused."""
    lost, come = without_phrases(pair, *without_zones(pair, lost, come))
    confused, lost, come = _different(pair, lost, come)
    lost, come = without_converted(pair, lost, come)
    if len(lost) != len(come):
        lost = [n for n in lost if not _is_full_hour(n) and not _is_nil(n, pair.source.text)]
        come = [n for n in come if not _is_there(n, wanted)]
    lost = [n for n in lost if not is_lost_in_words(pair, n) and not is_year_of_attacks(pair, n)]
    come = [n for n in come if not is_come_in_words(pair, n)]
    if len(lost) < len(come):
        come = [n for n in come if lost or not (_is_free(n, pair.target.text) or is_dialled(pair, n))]
    return confused, lost, come


def without_equal(wanted: Sequence[Number], there: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """Return the numbers of two texts without those that have the same value."""
    if [n.value for n in wanted] == [n.value for n in there]:
        return [], []
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
        if other.value in century(one.value) or is_of_second_half(source, one, other):
            return True
        if is_fraction(source, one, target, other):
            return True
        years = sorted((one.value, other.value), key=len)
        is_year = [*map(len, years)] == [2, 4] and years[1].isdecimal() and years[1] < "2100"
        return is_year and years[1].endswith(years[0])

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
    """Whether a text has a number, if not as often as the other; or a year of the century that it counts."""
    return is_among(number, others) or any(
        len(other.value) == 4
        and other.value[:2].isdecimal()
        and number.value == str(int(other.value[:2]) + 1)
        for other in others
    )


def is_among(number: Number, others: Sequence[Number]) -> bool:
    """Return whether a text has a number, with or without its scale."""
    return any(number.value in {other.value, other.bare} for other in others)


def _is_full_hour(number: Number) -> bool:
    """Whether a number is the zeros of *14:00*, which need not be said."""
    return number.value == "0" and number.end - number.start > 1


def _is_nil(number: Number, text: str) -> bool:
    """Whether a number is the 0 of a score: *2-0* may be *two goals to nil*."""
    before, after = text[max(number.start - 2, 0) : number.start], text[number.end : number.end + 2]
    return number.value == "0" and (
        (before[:1].isdecimal() and before[1:] in DASHES and bool(before[1:]))
        or (after[:1] in DASHES and after[1:].isdecimal())
    )


def _is_free(number: Number, text: str) -> bool:
    """Whether a number may have come: grammar brings it, or it is converted from that of the msgid."""
    return number.value in FREE or OTHER_UNIT.match(text, number.end) is not None


def _differ_by(one: str, other: str, hours: int) -> bool:
    return one.isdecimal() and other.isdecimal() and abs(int(one[:4]) - int(other[:4])) == hours
