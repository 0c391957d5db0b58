"""For the check `numbers`: a comma before decimals, kept where a point is written: *2,5%* in English."""

import re
from collections.abc import Iterator, Sequence

from translate.checks.pair import Pair
from translate.languages import number_signs
from translate.languages.numbers import Number, is_either

COMMA, POINT = ",", "."
KEPT = re.compile(r"(?<![\d.,])\d+,\d{1,2}(?![\d.,]*\d)")
"""A decimal number with a comma: three digits behind it are thousands, more commas a list."""


def kept_commas(pair: Pair, wanted: Sequence[Number]) -> Iterator[tuple[int, int]]:
    """Yield where decimal numbers of the msgid stand in the msgstr as French writes them, as offsets."""
    text = pair.target.text
    if COMMA not in text or number_signs(pair.language)[1] != POINT or is_either(pair.language):
        return
    decimals = {pair.source.text[number.start : number.end] for number in wanted if POINT in number.bare}
    for found in KEPT.finditer(text) if decimals else ():
        if any(one.startswith(found[0]) for one in decimals):
            yield found.span()
