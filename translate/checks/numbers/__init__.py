"""The check `numbers`: each number of the French is in the translation, and no other.

Numbers are compared by what they mean: 10 000, 10,000, 10.000, 1万 and ten thousand are the same, and so
are *1,2 million*, 1 200 000 and 120万; *2,5* and *2.5*; dates in any order; *14 h 30* and *2:30 pm*;
*XXe*, *20th* and *20世紀*. What differs is held against the number most like it. An error where digits
differ, where a number above twelve is gone, or where thousands and decimals are confused (*1.500* in English
is one and a half). A warning where words are involved: a number of up to twelve is gone, one has come, one
that the French says twice is there once, one that it says in words is nowhere; where a measure is rounded;
where miles, feet, pounds or degrees Fahrenheit stand in place of the metric number and do not fit it; where a
language with a decimal point keeps the French comma (*2,5%* in English). For information where *deux* is
nowhere, which two sisters need not say, and where a number of up to twelve has come that takes no other's
place.

Left alone: what is said in words (for 45 the words for 40 and 5 near each other), duals, times of day by
twelve hours or in words, Greenwich time in the zone of the readers or left out where it stands in brackets,
spans in another unit (*two weeks* for 15 days, *a year and a half* for 18 months), *half* for 50 %, *four in
ten* for 40 %, half a metre for 50 cm, thousandths, cents, basis points, 911 for an emergency call, numbers
that are said once more in the translation, decades with or without their century, centuries by their
hundreds, ages by the decade or the year of life, a converted number beside the one it comes from, measures of
which two desks have rounded the same miles, feet or pounds (55 and 56 km are 35 miles), classes of school,
French names that have numbers (*loi 1901*, *le 20 heures de TF1*), the year added to a day, the 0 of a score,
and a 0, 1 or 2 that has come. Vague words (*une centaine*, *des milliers*) ask for nothing. In languages
whose words for numbers are not listed it only warns, and not of numbers up to twelve. In Arabic a point and a
comma may be either sign.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from translate.checks.numbers.decimals import kept_commas
from translate.checks.numbers.likely import likely
from translate.checks.numbers.paired import is_among, left_over, without_equal
from translate.checks.numbers.times import is_of_clock
from translate.checks.numbers.unsaid import has_open_words, says_another, takes_place, unsaid
from translate.checks.numbers.within import is_within, spans_of
from translate.checks.pair import Pair
from translate.languages.measures import is_other_unit, is_written_at, measure_at
from translate.languages.number_words import Spoken, has_words
from translate.languages.numbers import Number, numbers
from translate.model import Diagnostic, Severity

SMALL = 12
"""Numbers up to it are often words, or vanish in grammar."""
LATEST = 24
"""The hour up to which a number may be a time of day."""
TWO = "2"
"""What need not be said of sisters, parents, sides."""
MANY = 60
"""Numbers that differ from which on they are only counted."""
FARTHEST = 300
"""Times by which a number grows at most when its unit is changed: 247 acres are a square kilometre."""
HANDLE = re.compile(r"@\w*\Z")
FARTHEST_HANDLE = 20
"""Characters of the name of an account before its number."""
MONEY = re.compile(r"[£$€][ \u00a0\u202f]?\Z")
STERLING = re.compile(r"[ \u00a0\u202f]?(?:[£$€]|livres sterling)")
"""What stands before and behind pounds of money, which are not converted."""
DATE = re.compile(r"\b\d{1,2}([./-])\d{1,2}\1\d{2,4}\b")
_dates = spans_of(DATE)


def check_numbers(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each number that has changed, gone or come."""
    wanted = numbers(pair.source.text, pair.source_language)
    there = numbers(pair.target.text, pair.language)
    for place in kept_commas(pair, wanted) if wanted else ():
        yield _kept(pair, *place)
    lost, come = without_equal(wanted, there) if wanted or there else ([], [])
    if max(len(lost), len(come)) > MANY:
        yield Diagnostic("numbers", "error", f"{max(len(lost), len(come))} numbers differ")
        return
    new, worded = list[Number](), list[Number]()
    if lost or come:
        left = left_over(pair, wanted, lost, come)
        changed, gone, new = likely(left.lost, left.come)
        yield from (_confused(pair, *two) for two in left.confused)
        yield from (_became(pair, *two, "warning") for two in left.rounded)
        yield from (_changed(pair, *two) for two in changed)
        yield from (_lost(pair, number, there) for number in gone if _counts(pair, number))
        worded = left.worded
    words = unsaid(pair, there) if has_words(pair.language) else []
    if words:
        moved = takes_place(pair, come)
        for said, number in zip_longest(words, new[: len(words)]):
            yield _reworded(pair, said, number, moved=moved)
    if len(new) > len(words):
        hidden = any(len(number.value) < 3 and float(number.value) <= LATEST for number in worded)
        replaces = hidden or has_open_words(pair, wanted, there)
        yield from (_come(pair, number, replaces=replaces) for number in new[len(words) :])


def _counts(pair: Pair, number: Number) -> bool:
    """Whether a number that is gone is worth a word: no month, none of *@name1*, no small one unknown."""
    if HANDLE.search(pair.source.text, max(number.start - FARTHEST_HANDLE, 0), number.start):
        return False
    if not _is_small(number.value):
        return True
    return has_words(pair.language) and not is_within(number.start, _dates(pair.source.text))


def _is_small(value: str) -> bool:
    return value.isdecimal() and len(value) < 3 and int(value) <= SMALL


def _changed(pair: Pair, one: Number, other: Number) -> Diagnostic:
    """Say that a number became another one; a warning where it was converted."""
    converted = not _have_one_unit(pair, one, other) and (
        is_other_unit(pair.source.text, one.end) or is_other_unit(pair.target.text, other.end)
    )
    small, large = sorted((float(one.value), float(other.value)))
    return _became(pair, one, other, "warning" if converted and large <= FARTHEST * small else "error")


def _have_one_unit(pair: Pair, one: Number, other: Number) -> bool:
    """Whether a number of the msgstr has the unit of one of the msgid by name: *6,1 pouces*, *6.4 inches*."""
    text = pair.source.text
    if MONEY.search(text, max(one.start - 2, 0), one.start) or STERLING.match(text, one.end):
        return True
    unit = measure_at(text, one.end)
    return unit is not None and is_written_at(unit[0], pair.target.text, other.end)


def _became(pair: Pair, one: Number | Spoken, other: Number, severity: Severity) -> Diagnostic:
    was, found = _written(pair.source.text, one), _written(pair.target.text, other)
    return _said(pair, severity, f"{was} has become {found}", one, other)


def _confused(pair: Pair, one: Number, other: Number) -> Diagnostic:
    was, found = _written(pair.source.text, one), _written(pair.target.text, other)
    return _said(pair, "error", f"{found} means {other.value} here; the original says {was}", one, other)


def _kept(pair: Pair, start: int, end: int) -> Diagnostic:
    """Say that a decimal number is written as in French."""
    found = pair.target.text[start:end]
    right = found.replace(",", ".")
    message = f"{found} is written {right} in this language"
    place = (pair.target.span(start, end),)
    return Diagnostic("numbers", "warning", message, expected=(right,), found=found, in_msgstr=place)


def _lost(pair: Pair, number: Number, there: Sequence[Number]) -> Diagnostic:
    """Say that a number is gone; one of a name (*G20*), a small or a repeated one may not be needed."""
    before = pair.source.text[max(number.start - 2, 0) : number.start]
    in_name = before[-1:].isalpha() or (before[-1:] in "-‑" and before[:1].isalpha())
    needed = not (in_name or _is_small(number.value) or is_among(number, there))
    return _missing(pair, number, "error" if needed and has_words(pair.language) else "warning")


def _missing(pair: Pair, number: Number | Spoken, severity: Severity) -> Diagnostic:
    return _said(pair, severity, f"{_written(pair.source.text, number)} is missing", number, None)


def _come(pair: Pair, number: Number, *, replaces: bool) -> Diagnostic:
    """Say that a number has come; a small one is worth a warning where it may stand for another one."""
    text = pair.target.text
    found = _written(text, number)
    severity: Severity = (
        "warning" if replaces or is_of_clock(text, number) or not _is_small(number.value) else "info"
    )
    return _said(pair, severity, f"{found} is not in the original", None, number)


def _reworded(pair: Pair, said: Spoken, number: Number | None, *, moved: bool) -> Diagnostic:
    """Say that a number in words is gone, or became another one; *deux* may be plain without it."""
    if number is not None:
        return _became(pair, said, number, "warning")
    may_miss = said.value == TWO or measure_at(pair.source.text, said.end) is not None
    needed = not may_miss or moved or says_another(pair)
    return _missing(pair, said, "warning" if needed else "info")


def _said(
    pair: Pair,
    severity: Severity,
    message: str,
    one: Number | Spoken | None,
    other: Number | None,
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
