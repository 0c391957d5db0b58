"""For the check `numbers`: what desks write otherwise of sport.

Brazil counts the minutes of each half of a match; a *4x100 m* is a 400 m relay in Japan and Korea; of a
tie-break some give both points, 7-6 (9/7), and some those of the loser; a draw may be said by the points
of one.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from translate.checks.numbers.within import Span, without_within
from translate.checks.pair import Pair
from translate.languages.numbers import Number

MINUTE = re.compile(r"(?:e|è|ᵉ|ème)[ \u00a0\u202f]minute\b|['’′]")
HALF = 45
"""Minutes of a half of a match."""
LONGEST_MINUTE = 3
"""Digits of a minute of a match at most."""
RELAY = re.compile(r"(?<![\d.,])(\d)[ \u00a0]?[x×][ \u00a0]?(\d{2,4})(?!\d)")
DASHES = "–‑:-"
"""Between the two numbers of a score."""
SET = rf"(?:7[/{DASHES}]6|6[/{DASHES}]7)[ \u00a0]?"
BOTH_POINTS = re.compile(rf"{SET}[(\[](\d\d?[/{DASHES}]\d\d?)[)\]]")
ONE_POINT = re.compile(rf"{SET}[(\[]\d\d?[)\]]")
DRAW = re.compile(rf"(?<!\d)(\d+)[{DASHES}](\1)(?!\d)")
FINALS = {
    left: re.compile(f"{round_}finale", re.IGNORECASE)
    for left, round_ in (
        ("4", "demi-"),
        ("8", "quarts? de "),
        ("16", "huitièmes? de "),
        ("32", "seizièmes? de "),
    )
}
"""How many are left in a cup, as Japan and Korea call its rounds, and what French calls them."""


class _Sport(NamedTuple):
    """What a msgid says of sport."""

    relays: tuple[tuple[str, Span], ...]
    """The metres of all its runners, and where it stands."""
    draws: frozenset[int]
    """Where the points of draws begin."""
    rounds: frozenset[str]
    """How many are left in the rounds of a cup."""
    ties: tuple[Span, ...]
    """Where tie-breaks have both their points."""


def is_of_second_half(text: str, one: Number, other: Number) -> bool:
    """Return whether a minute of a match in the msgid is counted from the beginning of the second half."""
    if not (one.value + other.value).isdecimal() or max(len(one.value), len(other.value)) > LONGEST_MINUTE:
        return False
    return int(one.value) - int(other.value) == HALF and MINUTE.match(text, one.end) is not None


def without_sport(
    pair: Pair, lost: Sequence[Number], come: Sequence[Number]
) -> tuple[list[Number], list[Number]]:
    """Return what is left without relays said as a whole, rounds of a cup by how many are left in it, and
    draws and tie-breaks by the points of one.
    """
    target, sport = pair.target.text, _sport(pair.source.text)
    lost, come = list(lost), list(come)
    for whole, relay in sport.relays:
        if any(number.value == whole for number in come):
            come = [number for number in come if number.value != whole]
            lost = without_within(lost, [relay])
    if sport.draws:
        lost = [n for n in lost if n.start not in sport.draws or not _is_said_alone(n, target)]
    if sport.rounds:
        come = [number for number in come if number.value not in sport.rounds]
    if sport.ties and ONE_POINT.search(target):
        lost = without_within(lost, sport.ties)
    return lost, come


@lru_cache(maxsize=512)
def _sport(text: str) -> _Sport:
    return _Sport(
        tuple((str(int(relay[1]) * int(relay[2])), relay.span()) for relay in RELAY.finditer(text)),
        frozenset(start for found in DRAW.finditer(text) for start in (found.start(1), found.start(2))),
        frozenset(left for left, name in FINALS.items() if name.search(text)),
        tuple(found.span(1) for found in BOTH_POINTS.finditer(text)),
    )


def _is_said_alone(number: Number, text: str) -> bool:
    """Whether a text has a number, in no score."""
    found = re.compile(rf"(?<![\d{DASHES}]){number.value}(?![{DASHES}]?\d)")
    return found.search(text) is not None
