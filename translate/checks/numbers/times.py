"""For the check `numbers`: times of day in another zone."""

import re
from collections.abc import Sequence
from functools import lru_cache

from translate.checks.numbers.hours import OF_HOUR
from translate.checks.numbers.within import without_within
from translate.checks.pair import Pair
from translate.languages.numbers import Number

WORLD_TIME = re.compile(
    r"\b(?:GMT|UTC|TU)\b|greenwich|гринвич|ґринвіч|грінвіч|гринич|غرينتش|גריניץ|グリニッジ|格林|그리니치",
    re.IGNORECASE,
)
"""How texts name the time of Greenwich, which desks convert into that of their readers."""
LOCAL = re.compile(r"\bheures? (?:de |d['’]|du |locale|française)", re.IGNORECASE)
"""How a msgid says that a time is of a place."""
TIME = re.compile(OF_HOUR + r"(?:[ \u00a0\u202f]?(\d\d))?(?:[ \u00a0\u202f]|\b)(?=(.{0,8}))")
MINUTES = re.compile(r"[:.]?(\d\d)(?!\d)")
IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,8}\Z")
LATEST = 24
"""Hours of a day."""
REACH = 16
"""Characters in which a number of hours stands."""


def without_zones(
    pair: Pair, lost: Sequence[Number], come: Sequence[Number]
) -> tuple[list[Number], list[Number]]:
    """Return what is left without a time of Greenwich, or of a place, that the msgstr has in another zone.

    One that is given in brackets, beside that of the place, may be left out or have come.
    """
    source, target = pair.source.text, pair.target.text
    gone, moved = list(lost), list(come)
    in_source, is_local = _zones(source)
    if not lost:
        kept = [number for number in come if not _is_added(target, number)]
        is_zoned = len(kept) < len(moved) and (in_source or WORLD_TIME.search(target))
        return gone, kept if is_zoned else moved
    if not (in_source or is_local):
        return gone, moved
    in_target = WORLD_TIME.search(target) is not None
    if in_source == in_target:
        return gone, moved
    for number in lost:
        time = TIME.match(source, number.end)
        if time is None or (in_source and not WORLD_TIME.match(time[2])):
            continue
        minutes = time[1] or "00"
        other = next((other for other in moved if _is_time(target, other, minutes)), None)
        if other is not None:
            moved.remove(other)
        elif in_target or not IN_BRACKETS.search(source, max(number.start - REACH, 0), number.start):
            continue
        gone = without_within(gone, [(number.start, time.end())])
    return gone, moved


@lru_cache(maxsize=512)
def _zones(text: str) -> tuple[bool, bool]:
    """Return whether a msgid has a time of Greenwich, and one of a place."""
    return WORLD_TIME.search(text) is not None, LOCAL.search(text) is not None


def _is_time(text: str, number: Number, minutes: str) -> bool:
    """Whether a number is the hour of a time of day with these minutes, or all of it."""
    digits = text[number.start : number.end]
    hour, _, rest = digits.replace(".", ":").partition(":")
    if (
        text[number.start - 1 : number.start] == ":"
        or not hour.isdecimal()
        or len(hour) > 2
        or int(hour) > LATEST
    ):
        return False
    said = MINUTES.match(text, number.end)
    return (rest or (said[1] if said else "00")) == minutes


def _is_added(text: str, number: Number) -> bool:
    """Whether a number is of a time of day in brackets."""
    before = text[max(number.start - REACH, 0) : number.start]
    hour = MINUTES.match(text, number.end) or "." in text[number.start : number.end]
    return IN_BRACKETS.search(before) is not None and bool(hour or before[-1:] == ":")


def is_of_clock(text: str, number: Number) -> bool:
    """Return whether a number stands beside a colon, as hours and minutes do."""
    return ":" in {text[number.start - 1 : number.start], text[number.end : number.end + 1]}
