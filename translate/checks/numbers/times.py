"""For the check `numbers`: times in another zone, thousandths, calls for help by their number."""

import re
from collections.abc import Sequence

from translate.checks.pair import Pair
from translate.languages.number_words import times_said
from translate.languages.numbers import Number

WORLD_TIME = re.compile(
    r"\b(?:GMT|UTC|TU)\b|greenwich|гринвич|ґринвіч|грінвіч|гринич|غرينتش|גריניץ|グリニッジ|格林|그리니치",
    re.IGNORECASE,
)
"""How texts name the time of Greenwich, which desks convert into that of their readers."""
LOCAL = re.compile(r"\bheures? (?:de |d['’]|du |locale|française)", re.IGNORECASE)
"""How a msgid says that a time is of a place."""
TIME = re.compile(
    r"[ \u00a0\u202f]?(?:[hH]|heures?|:)(?:[ \u00a0\u202f]?(\d\d))?(?:[ \u00a0\u202f]|\b)(?=(.{0,8}))"
)
MINUTES = re.compile(r"[:.]?(\d\d)(?!\d)")
IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,8}\Z")
LATEST = 24
"""Hours of a day."""
FRACTION = re.compile(
    r"dixième|centième|millième|tenth|hundredth|thousandth|zehntel|hundertstel|tausendstel|d[ée]cim|cent[ée]sim"
    r"|mil+[ée]sim|tiende|honderdste|duizendste|десят|сот|тысячн|тисячн|dziesiąt|setn|tysięczn|desetin|setin"
    r"|tisícin|kymmenes|sadasos|tuhannesos|tized|század|ezred|salise",
    re.IGNORECASE,
)
"""What makes 81 of 0.081: *81 millièmes de seconde*."""
BASIS_POINTS = re.compile(r"[ \u00a0\u202f]points? de base\b", re.IGNORECASE)
CENTS = re.compile(
    r"[ \u00a0\u202f-]?(?:euro|us)?[ -]?(?:cent|pence|penn|p\b|c\b|¢|цент|копе|копій|grosz|haléř|sentt|sent\b"
    r"|fillér|kuruş|セント|センタ|센트|美分|欧分|分|سنت|סנט)",
    re.IGNORECASE,
)
"""The hundredth part of money, behind its number."""
SMALLEST = 3
"""Digits of the parts that these words name."""
EMERGENCY = frozenset({"911", "999", "112"})
"""What is dialled for help: *un appel d'urgence* may be a call to it."""
CALL = re.compile(r"\b(?:appel|urgence|secours)", re.IGNORECASE)
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
    in_source, in_target = WORLD_TIME.search(source), WORLD_TIME.search(target)
    if not lost and (in_source or in_target):
        return gone, [number for number in come if not _is_added(target, number)]
    if bool(in_source) == bool(in_target) or not (in_source or LOCAL.search(source)):
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
        gone = [one for one in gone if not number.start <= one.start < time.end()]
    return gone, moved


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


def is_fraction(source: str, one: Number, target: str, other: Number) -> bool:
    """Return whether one text has 81 thousandths and the other 0.081."""
    whole, part = sorted((one.value, other.value), key=lambda value: "." in value)
    digits = part.removeprefix("0.")
    if digits == part or len(digits) > SMALLEST or digits.lstrip("0") != whole:
        return False
    return any(
        FRACTION.match(text, number.end + 1) is not None for text, number in ((source, one), (target, other))
    )


def is_fraction_said(pair: Pair, number: Number) -> bool:
    """Return whether the msgstr says tenths or hundredths of the msgid in words: *two tenths* for 0.2."""
    digits, text = number.value.removeprefix("0."), pair.target.text
    return (
        len(digits) < len(number.value)
        and FRACTION.search(text) is not None
        and times_said(text.lower(), digits.lstrip("0"), pair.language) > 0
    )


def is_of_points(source: str, one: Number, other: Number) -> bool:
    """Return whether basis points of the msgid are per cent in the msgstr: 25 and 0.25."""
    return BASIS_POINTS.match(source, one.end) is not None and float(one.value) == 100 * float(other.value)


def is_of_cents(source: str, one: Number, target: str, other: Number) -> bool:
    """Return whether money of one text is a hundred times as many cents in the other."""
    small, large = (one, other) if float(one.value) < float(other.value) else (other, one)
    text = target if large is other else source
    return (
        round(float(small.value) * 100, 6) == float(large.value) and CENTS.match(text, large.end) is not None
    )


def is_of_clock(text: str, number: Number) -> bool:
    """Return whether a number stands beside a colon, as hours and minutes do."""
    return ":" in {text[number.start - 1 : number.start], text[number.end : number.end + 1]}


def is_dialled(pair: Pair, number: Number) -> bool:
    """Return whether a number of the msgstr is that of the emergency call that the msgid speaks of."""
    return number.value in EMERGENCY and CALL.search(pair.source.text) is not None
