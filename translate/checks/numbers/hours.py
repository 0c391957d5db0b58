"""For the check `numbers`: times of day that are said in words."""

import re

from translate.checks.pair import Pair
from translate.languages.number_words import lowered, times_said
from translate.languages.numbers import Number

OF_HOUR = r"[ \u00a0\u202f]?(?:heures?|[hH]|:)"
"""What stands between hours and minutes, or behind the hour."""
HOUR = re.compile(rf"{OF_HOUR}(?![^\W\d_])")
AFTER_HOUR = re.compile(rf"\d{OF_HOUR}[ \u00a0\u202f]?\Z")
REACH = 9
"""Characters of the hour and what stands behind it, before minutes."""
TO_NEXT = re.compile(rf"{OF_HOUR}[ \u00a0\u202f]?(?:[345]\d|2[05]|15)(?!\d)")
"""Minutes from which on the next hour may be named."""
NEAR = 16
"""Characters before an hour in which *half* or *quarter* stands."""
QUARTERS = frozenset({15, 20, 30, 40, 45, 50, 55})
"""Minutes that are a part of an hour, or so many before the next one."""


def is_hour_said(pair: Pair, number: Number) -> bool:
    """Return whether a time of day is said in words: *half past ten* for 22 h 30, *an hour*."""
    source, target = pair.source.text, lowered(pair.target.text)
    if not number.value.isdecimal() or len(number.value) > 2:
        return False
    value = int(number.value)
    if HOUR.match(source, number.end):
        if value == 1 or _is_before_next(pair, number, value + 1):
            return True
        return 12 < value < 24 and times_said(target, str(value - 12), pair.language) > 0
    if value in QUARTERS and AFTER_HOUR.search(source, max(number.start - REACH, 0), number.start):
        minutes = {number.value, str(60 - value)}
        return any(times_said(target, one, pair.language, loosely=True) for one in minutes)
    return False


def is_next_hour(pair: Pair, one: Number, other: Number) -> bool:
    """Return whether an hour of the msgid is said by the next one in digits: *fél 6* for 17 h 30."""
    if TO_NEXT.match(pair.source.text, one.end) is None or not (one.value + other.value).isdecimal():
        return False
    before = pair.target.text[max(other.start - NEAR, 0) : other.start].lower()
    return int(other.value[:3]) - int(one.value[:3]) in {1, -11} and any(
        times_said(before, part, pair.language, loosely=True) for part in ("15", "30", "0.5")
    )


def _is_before_next(pair: Pair, number: Number, hour: int) -> bool:
    """Whether a time is said by the hour that comes: *halb sieben* for 6 h 30, *a quarter to seven*."""
    if TO_NEXT.match(pair.source.text, number.end) is None:
        return False
    hours = {str(hour), str(hour - 12)} if hour > 12 else {str(hour)}
    return any(times_said(lowered(pair.target.text), value, pair.language) for value in hours)
