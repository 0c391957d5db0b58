"""For the check `numbers`: classes of school, which each country counts in its own way.

The French *CM1* is the fourth class, *la 4e* the eighth, *la terminale* the last; the same pupils are in
England's Year 5 and in Italy's *quarta elementare*.
"""

import re
from collections.abc import Iterator, Sequence

from translate.checks.numbers.within import spans_of, without_within
from translate.checks.pair import Pair
from translate.languages.numbers import Number

NUMBERED = r"[3-6](?:e|è?me|ᵉ|°)"
NAMED = r"sixième|cinquième|quatrième|troisième|seconde|première|terminale"
CLASS = re.compile(
    rf"""\bC[EM][12]\b
    | \b(?:élèves?|classes?|collégien(?:ne)?s?|lycéen(?:ne)?s?|enseignante?s?|professeure?s?|niveau)
      [ \u00a0](?:en|de(?:[ \u00a0]la)?|d['’]une)[ \u00a0]({NUMBERED}|{NAMED}|CP)\b
    | \b(?:en|de[ \u00a0]la|à[ \u00a0]la)[ \u00a0]({NUMBERED})(?=[.,;:!?)»]|[ \u00a0](?:et|ou|à)\b|\Z)""",
    re.VERBOSE,
)
HIGHEST = 13
"""The last class of school anywhere."""
_classes = spans_of(CLASS)


def without_grades(
    pair: Pair, lost: Sequence[Number], come: Sequence[Number]
) -> tuple[list[Number], list[Number]]:
    """Return what is left without the classes of the msgid and as many small numbers of the msgstr."""
    classes = _classes(pair.source.text)
    if not classes:
        return list(lost), list(come)
    return without_within(lost, classes), list(_without_small(come, len(classes)))


def _without_small(come: Sequence[Number], count: int) -> Iterator[Number]:
    """Yield the numbers that have come but the first that may be classes."""
    for number in come:
        if count and number.value.isdecimal() and int(number.value[:3]) <= HIGHEST:
            count -= 1
        else:
            yield number
