"""For the check `numbers`: amounts and money in brackets that only one of two texts has: *5 km (3 miles)*."""

import re
from collections.abc import Sequence

from translate.checks.numbers.amounts import amounts, value_of
from translate.checks.pair import Pair
from translate.languages.measures import MEASURES
from translate.languages.numbers import Number, numbers
from translate.languages.units import unit_at

WITHOUT_NUMBER = re.compile(r"[(（\[]([^()（）\[\]\d]{1,60})[)）\]]")
GLOSS = re.compile(r"[(（\[]([^()（）\[\]]{1,60})[)）\]]")
BRACKETED = re.compile(r"\d[^()（）\d]{0,20}[(（][^()（）\d]*\Z")
NEAR = 40
"""Characters before a number that are looked at."""
SAME = 0.0275
"""By how much, of themselves, the two amounts may differ."""
MONEY = re.compile(r"\s?(?:d['’]|de )?(?:euros?|dollars?|livres?|yens?|yuans?|francs?|roubles?|[€$£¥])")


def without_glosses(pair: Pair, lost: list[Number], come: list[Number]) -> tuple[list[Number], list[Number]]:
    """Return what is left without amounts in brackets that only one of the two texts has."""
    ours = _glosses(pair.source.text, pair.source_language, lost)
    theirs = _glosses(pair.target.text, pair.language, come)
    if any(sign in pair.target.text for sign in "(（"):
        theirs += [n for n in come if n not in theirs and _is_about(pair, n)]
    if ours and not theirs and not _lacks_number(pair.target.text, pair.language):
        return [n for n in lost if n not in ours], come
    if theirs and not ours:
        return lost, [n for n in come if n not in theirs]
    return lost, come


def _is_about(pair: Pair, number: Number) -> bool:
    """Whether a number of the msgstr in brackets, behind an amount, is about an amount of the msgid."""
    if BRACKETED.search(pair.target.text, max(number.start - NEAR, 0), number.start) is None:
        return False
    value = value_of(number.value)
    return any(
        abs(amount.total - value * measure.factor) <= SAME * max(amount.total, value * measure.factor)
        for amount in amounts(pair.source.text, pair.source_language)
        for measure in MEASURES
        if measure.kind == amount.measure.kind
    )


def _glosses(text: str, language: str, some: Sequence[Number]) -> list[Number]:
    """Return those numbers that stand alone in brackets, as an amount or as money."""
    brackets = [found.span() for found in GLOSS.finditer(text)] if some else []
    if not brackets:
        return []
    there = numbers(text, language)
    alone = [
        inside[0]
        for start, end in brackets
        if len(inside := [n for n in there if start < n.start < end]) == 1 and inside[0] in some
    ]
    measured = {number for amount in amounts(text, language) for number in amount.said_by}
    return [n for n in alone if n in measured or _is_money(text, n, language)]


def _is_money(text: str, number: Number, language: str) -> bool:
    if language.startswith("fr") and MONEY.match(text, number.end):
        return True
    unit = unit_at(text, number.start, number.end, language)
    return unit is not None and unit.kind == "currency"


def _lacks_number(text: str, language: str) -> bool:
    """Whether a unit stands in brackets without its number."""
    return any(
        unit_at(text, found.start(1), found.start(1), language) for found in WITHOUT_NUMBER.finditer(text)
    )
