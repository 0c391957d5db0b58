"""For the check `numbers`: numbers of set phrases, and scales that two numbers share.

*24 heures sur 24* may be *round the clock*, the third quarter in Japanese 7～9月, *le 11-Septembre* 9.11,
with or without its year, *un appel d'urgence* 911, 0 °C *freezing point*; and *entre 40 000 et 45 000* is
*40 to 45 thousand*.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from translate.checks.numbers.spans import without_spans
from translate.checks.numbers.within import spans_of, without_within
from translate.checks.pair import Pair
from translate.languages.numbers import Number, numbers

ALWAYS = re.compile(
    r"24\s?(?:h|heures)\s?(?:sur|/)\s?24|7\s?(?:j|jours)\s?(?:sur|/)\s?7|\b24/7\b", re.IGNORECASE
)
"""What French says for *without a break*."""
_always = spans_of(ALWAYS)
NON_STOP = frozenset({"24", "7"})
QUARTER = re.compile(r"(?:1|4|7|10)[-–~〜～](?:3|6|9|12)(?=月)")
ATTACKS = "11 septembre"
ATTACKED = "9.11"
DATED = re.compile(r"\b11[ \u00a0-]septembre[ \u00a0]2001\b", re.IGNORECASE)
NAMED = re.compile(r"(?<!\d)(?:11|9/11|١١|۱۱)(?!\d)")
NEAR = 10
"""Characters between two numbers that share a scale."""
LONGEST = 19
"""Digits of a number that may share its scale."""
DEGREES = re.compile(r"[ \u00a0\u202f]?(?:°|degrés?\b)")
EMERGENCY = frozenset({"911", "999", "112"})
"""What is dialled for help: *un appel d'urgence* may be a call to it."""
CALL = re.compile(r"\b(?:appels?|urgences?|secours)\b", re.IGNORECASE)


def without_phrases(
    pair: Pair, lost: Sequence[Number], come: Sequence[Number]
) -> tuple[list[Number], list[Number]]:
    """Return what is left without the numbers of set phrases and those that share a scale."""
    lost, come = without_spans(pair, *_without_shared(pair, lost, come))
    source, target = pair.source.text, pair.target.text
    always = _always(source)
    if always:
        lost = without_within(lost, always)
    if not come:
        return lost, come
    free = set(NON_STOP) if any("24" in source[slice(*span)] for span in always) else set()
    if any(n.value == ATTACKED for n in come) and ATTACKS in source.lower().replace("-", " "):
        free.add(ATTACKED)
        lost = [n for n in lost if n.value != "11"]
    quarters = [found.span() for found in QUARTER.finditer(target)] if "trimestre" in source else []
    return lost, [n for n in without_within(come, quarters) if n.value not in free]


def is_year_of_attacks(pair: Pair, number: Number) -> bool:
    """Return whether a number is the year of *11 septembre 2001*, of which the msgstr says the day."""
    return (
        number.value == "2001"
        and any(found.end() == number.end for found in DATED.finditer(pair.source.text))
        and NAMED.search(pair.target.text) is not None
    )


def is_freezing(text: str, number: Number) -> bool:
    """Return whether a number of a text is that at which water freezes, which has a name."""
    return number.value == "0" and DEGREES.match(text, number.end) is not None


def is_dialled(pair: Pair, number: Number) -> bool:
    """Return whether a number of the msgstr is that of the emergency call that the msgid speaks of."""
    return number.value in EMERGENCY and CALL.search(pair.source.text) is not None


def _without_shared(
    pair: Pair, lost: Sequence[Number], come: Sequence[Number]
) -> tuple[list[Number], list[Number]]:
    """Return what is left when *40 to 45 thousand* is held against *40 000 à 45 000*."""
    kept, left = list(lost), list(come)
    if not (lost and come):
        return kept, left
    ours = _shared(numbers(pair.source.text, pair.source_language))
    theirs = _shared(numbers(pair.target.text, pair.language))
    if not (ours or theirs):
        return kept, left
    for one in lost:
        for other in left:
            mine, its = ours.get(one, float(one.value)), theirs.get(other, float(other.value))
            if math.isclose(mine, its) and (one in ours or other in theirs):
                kept.remove(one)
                left.remove(other)
                break
    return kept, left


def _shared(there: Sequence[Number]) -> dict[Number, float]:
    """Return what numbers mean that stand right before one with a scale, if they share it."""
    return {
        number: float(number.value) * float(following.value) / float(following.bare)
        for number, following in pairwise(there)
        if number.value == number.bare != "0"
        and following.bare not in {following.value, "0"}
        and following.start - number.end <= NEAR
        and len(following.value) <= LONGEST
    }
