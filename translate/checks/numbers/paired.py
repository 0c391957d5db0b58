"""For the check `numbers`: which numbers of a text and its translation are the same in another writing."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from translate.checks.numbers.about import is_about, is_end_of_decade, is_of_decade, is_year_of_life
from translate.checks.numbers.amounts_in_words import is_said_roughly
from translate.checks.numbers.converted import converted
from translate.checks.numbers.days import is_added_year, is_lost_day, is_month
from translate.checks.numbers.fractions import is_fraction, is_of_cents, is_of_points, is_share, shares
from translate.checks.numbers.glosses import without_glosses
from translate.checks.numbers.grades import without_grades
from translate.checks.numbers.hours import HOUR, is_next_hour
from translate.checks.numbers.measured import contradicts, is_confused, is_said_in_words, misread, rounded
from translate.checks.numbers.named import is_of_name
from translate.checks.numbers.near import is_rounded_off
from translate.checks.numbers.phrases import is_dialled, is_freezing, is_year_of_attacks, without_phrases
from translate.checks.numbers.romans import century, is_century_said
from translate.checks.numbers.said import ORDINAL, is_come_in_words, is_lost_in_words
from translate.checks.numbers.sport import DASHES, is_of_second_half, without_sport
from translate.checks.numbers.times import without_zones
from translate.checks.pair import Pair
from translate.languages.measures import is_other_unit, measure_at
from translate.languages.numbers import Number, is_either

FREE = frozenset({"0", "1", "2"})
"""Numbers that grammar brings: *une* becomes 1人, *les deux* 2."""
SHORT = re.compile(r"(?:[mMkKbB]|bn|tn)(?:\b|€|\$)")
"""A scale in a letter or two behind the digits: *$5m*."""
PREFIXED = re.compile(
    r"[ \u00a0\u202f]?(?:(?P<千>kilo|k(?:Wh?|Hz|cal|J|V|Pa|o|B|bit)s?\b)|(?P<百>hecto|hPa\b)"
    r"|(?P<兆>m[ée]ga|M(?:Wh?|Hz|J|V|Pa|o|B|bit)s?\b))"
)
"""A unit with a prefix that Chinese writes with the sign of a scale: *2900 kilowatts* are 2900千瓦."""
FLOOR = re.compile(r"(?:er|e|ème|ᵉ)?[ \u00a0\u202f]étages?\b")
"""Floors, which some languages count from the one at street level."""
FINE = 3
"""Decimals from which on desks round: 1.2986 is 1.30."""
YEAR = 4
"""Digits of a year."""
BETWEEN = 12
"""Characters between the parts of a number at most: *14 heures et 30 minutes*."""

LOST = (is_said_roughly, is_year_of_attacks)
"""What tells that a number of the msgid is not lost."""
ALONE = (is_end_of_decade, is_of_name, is_freezing)
"""What tells that it is not, from the msgid alone, if no other number has come."""
COME = (
    is_share,
    is_come_in_words,
    is_said_in_words,
    is_century_said,
    is_of_decade,
    is_about,
    is_added_year,
    is_month,
)
"""What tells that a number of the msgstr has not come."""

Same = Callable[[Number, Number], bool]
Pairs = list[tuple[Number, Number]]


class Left(NamedTuple):
    """What of the numbers of two texts is not the same."""

    confused: Pairs
    """Numbers whose sign between thousands or before decimals is the other one."""
    rounded: Pairs
    """Amounts that are near each other."""
    worded: list[Number]
    """Numbers of the msgid that the msgstr may say in words."""
    lost: list[Number]
    come: list[Number]


def left_over(pair: Pair, wanted: Sequence[Number], lost: list[Number], come: list[Number]) -> Left:
    """Return what is left when all that may be has been excused."""
    lost, come = without_grades(pair, *without_zones(pair, lost, come))
    lost, come = without_phrases(pair, *without_sport(pair, lost, come))
    confused, lost, come = _different(pair, lost, come)
    near = list(rounded(pair, lost, come))
    free = converted(pair, lost, come).union(*(both[:2] for both in near if both.is_explained))
    lost, come = without_glosses(pair, _without(lost, free), _without(come, free))
    wrong = list(misread(pair, come))
    confused += wrong
    lost, come = _without(lost, {one for one, _ in wrong}), _without(come, {other for _, other in wrong})
    near = [both for both in near if both.one in lost and both.other in come]
    lost, come = _without(lost, {both.one for both in near}), _without(come, {both.other for both in near})
    lost, come = _without_parts(lost, come)
    if len(lost) != len(come):
        lost = [n for n in lost if not _is_full_hour(n) and not _is_nil(n, pair.source.text)]
        come = [n for n in come if _is_hour(pair.target.text, n) or not _is_there(n, wanted)]
    lost, come = _without_shares(pair, lost, come)
    unworded = list(_without_words(pair, lost))
    worded = _without(lost, set(unworded))
    lost = [n for n in unworded if not any(excuses(pair, n) for excuses in LOST)]
    come = [n for n in come if not any(excuses(pair, n) for excuses in COME)]
    if not come:
        lost = [n for n in lost if not any(excuses(pair.source.text, n) for excuses in ALONE)]
    if len(lost) < len(come):
        come = [n for n in come if lost or not (_is_free(pair, n) or is_dialled(pair, n))]
    return Left(confused, [(both.one, both.other) for both in near], worded, lost, come)


def _without_shares(pair: Pair, lost: list[Number], come: list[Number]) -> tuple[list[Number], list[Number]]:
    """Return what is left when *40 %* is held against *four in ten*, and the other way round."""
    left = list(come)
    for number in lost:
        said = next(shares(pair, number), None)
        if said is not None:
            lost, left = _without(lost, {number}), [n for n in left if n.value not in said]
    return lost, left


def _without_words(pair: Pair, lost: Sequence[Number]) -> Iterator[Number]:
    """Yield the numbers that the msgstr does not say in words, each word serving once."""
    said = Counter[str]()
    for number in lost:
        if not is_lost_day(pair, number) and is_lost_in_words(pair, number, said[number.value]):
            said[number.value] += 1
        else:
            yield number


def _without(some: list[Number], free: set[Number]) -> list[Number]:
    return [number for number in some if number not in free]


def without_equal(wanted: Sequence[Number], there: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """Return the numbers of two texts without those that have the same value."""
    ours, theirs = [n.value for n in wanted], [n.value for n in there]
    if ours == theirs:
        return [], []
    more = dict.fromkeys((*ours, *theirs), 0)
    for value in ours:
        more[value] += 1
    for value in theirs:
        more[value] -= 1
    less = {value: -times for value, times in more.items()}
    return list(_only(wanted, more)), list(_only(there, less))


def _only(some: Sequence[Number], values: dict[str, int]) -> Iterator[Number]:
    """Yield of each value the first numbers, so many times."""
    for number in some:
        if values[number.value] > 0:
            values[number.value] -= 1
            yield number


def _different(
    pair: Pair, lost: list[Number], come: list[Number]
) -> tuple[Pairs, list[Number], list[Number]]:
    """Return what is confused, and what is lost and has come without what is the same in another writing."""
    _, lost, come = _paired(lost, come, lambda one, other: _is_same(pair, one, other))
    confused, lost, come = _paired(lost, come, lambda one, other: is_confused(pair, one, other))
    return confused, lost, come


def _is_same(pair: Pair, one: Number, other: Number) -> bool:
    """Whether two numbers are the same in another writing: another sign, time, century, a short scale."""
    source, target = pair.source.text, pair.target.text
    return (
        (is_either(pair.language) and one.value == other.other)
        or (HOUR.match(source, one.end) is not None and _differ_by(one.value, other.value, 12))
        or (one.bare == other.bare and _is_scaled_by_unit(source, one, target, other))
        or (FLOOR.match(source, one.end) is not None and _differ_by(one.value, other.value, 1))
        or (other.value in century(one.value) and _is_of_century(source, one))
        or is_next_hour(pair, one, other)
        or is_of_second_half(source, one, other)
        or is_fraction(source, one, target, other)
        or is_of_points(source, one, other)
        or is_of_cents(source, one, target, other)
        or is_year_of_life(pair, one, other)
        or _is_same_year(one.value, other.value)
        or _is_rounded_off(one.value, other.value)
    )


def _is_scaled_by_unit(source: str, one: Number, target: str, other: Number) -> bool:
    """Whether the unit of one of two numbers has the scale that stands behind the other."""
    if SHORT.match(source, one.end) or SHORT.match(target, other.end):
        return True
    prefix = PREFIXED.match(source, one.end)
    return prefix is not None and target[other.end - 1 : other.end] == prefix.lastgroup


def _is_of_century(text: str, number: Number) -> bool:
    """Whether a number of the msgid may count a century, *15e*, or be its years, written as a year is."""
    if len(number.value) < YEAR:
        return ORDINAL.match(text, number.end) is not None
    return number.end - number.start == YEAR and measure_at(text, number.end) is None


def _is_rounded_off(one: str, other: str) -> bool:
    """Whether one of two numbers has many decimals, and the other fewer."""
    return len(one.partition(".")[2]) >= FINE and "." in other and is_rounded_off(one, other)


def _is_same_year(one: str, other: str) -> bool:
    """Whether one of two numbers is a year, and the other its last two digits."""
    short, year = sorted((one, other), key=len)
    return (len(short), len(year)) == (2, 4) and year.isdecimal() and year < "2100" and year.endswith(short)


def _paired(lost: list[Number], come: list[Number], same: Same) -> tuple[Pairs, list[Number], list[Number]]:
    """Return the pairs that are the same, and what is left."""
    if not come:
        return [], lost, come
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
    theirs = {part for number in come for part in number.parts}
    if theirs.isdisjoint(part for number in lost for part in number.parts):
        return lost, come
    common = _parts_within(lost, come) & _parts_within(come, lost)
    return list(_beside(lost, common.copy())), list(_beside(come, common))


def _parts_within(some: Sequence[Number], others: Sequence[Number]) -> Counter[str]:
    """Return the parts of numbers that the others have too, if they stand together."""
    there = Counter(part for number in others for part in number.parts)
    found = [number for number in some if Counter(number.parts) <= there]
    return Counter(part for number in _together(found) for part in number.parts)


def _together(some: Sequence[Number]) -> Iterator[Number]:
    """Yield the numbers of several parts, and those that another one stands near."""
    for at, number in enumerate(some):
        near = (*some[max(at - 1, 0) : at], *some[at + 1 : at + 2])
        gaps = (max(number.start, other.start) - min(number.end, other.end) for other in near)
        if len(number.parts) > 1 or any(gap <= BETWEEN for gap in gaps):
            yield number


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


def _is_hour(text: str, number: Number) -> bool:
    """Whether a number is the hour of *4:30*."""
    return text.startswith(":", number.end)


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


def _is_free(pair: Pair, number: Number) -> bool:
    """Whether a number may have come: grammar brings it, or it is converted from that of the msgid."""
    text = pair.target.text
    return (number.value in FREE or is_other_unit(text, number.end)) and not contradicts(pair, number)


def _differ_by(one: str, other: str, by: int) -> bool:
    return one.isdecimal() and other.isdecimal() and abs(int(one[:4]) - int(other[:4])) == by
