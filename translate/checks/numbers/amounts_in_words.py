"""For the check `numbers`: amounts that the msgstr says in words: *knapp zwei Meter*, *half a mile*."""

from collections.abc import Iterator

from translate.checks.numbers.amounts import amounts
from translate.checks.numbers.near import may_be_rounded
from translate.checks.pair import Pair
from translate.languages.measures import OF_KIND, Measure, is_written_at
from translate.languages.number_words import said_at
from translate.languages.numbers import Number
from translate.languages.units import unit_at

SAME = 0.025
"""By how much of itself a part or a hundred may differ from what it is."""
MOST_IN_WORDS = 20
"""The largest number that is looked for in words."""
ROUND = ("0.25", "0.5", "1.5", "100", "1000")
"""Parts and hundreds, of which words say about so many."""


def is_said_roughly(pair: Pair, number: Number) -> bool:
    """Return whether the msgstr says an amount of the msgid in words, as round as these are."""
    for amount in amounts(pair.source.text, pair.source_language):
        if amount.number != number:
            continue
        for measure in OF_KIND[amount.measure.kind]:
            exact = amount.total / measure.factor
            if any(_is_said(pair, value, measure) for value in _in_words(exact)):
                return True
    return False


def _in_words(exact: float) -> Iterator[str]:
    """Yield the numbers that may be said in words for an exact one."""
    if exact <= MOST_IN_WORDS:
        near = (str(int(exact)), str(int(exact) + 1))
        yield from (value for value in near if value != "0" and may_be_rounded(value, exact))
    yield from (value for value in ROUND if abs(exact - float(value)) <= SAME * exact)


def _is_said(pair: Pair, value: str, measure: Measure) -> bool:
    text = pair.target.text
    return any(
        unit_at(text, start, end, pair.language) == (measure.kind, measure.name)
        or is_written_at(measure, text, end)
        for start, end in said_at(text, value, pair.language)
    )
