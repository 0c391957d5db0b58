"""The numbers of a French text that an engine's answer has lost: 10 000, 10,000, 10.000, 1万 are the same."""

import re
from collections.abc import Iterator

from translate.languages.numbers import numbers, plain

_MAY_BECOME_A_WORD = re.compile(
    r"(?<!\d)\d{1,2}(?:er|re|ère|e|ème|d|de|nd|nde)s?\b|(?<!\d)\d{1,2}\s?h(?:\s?\d\d)?\b"
)
"""French ordinals and times of day: *1er octobre* is *October 1*, *1re fois* is *first time*."""
_Number = tuple[str, frozenset[str]]
"""A number as written, and what it may be equal to."""


def lost_numbers(source: str, answer: str, target: str) -> list[str]:
    """Return the numbers of a French text, as written, that its translation into `target` has lost.

    Numbers may be added: *quinze* may become 15. Ordinals and times of day may become words. A point and a
    comma may be either sign: whether it is the right one is for the checks.
    """
    text = _MAY_BECOME_A_WORD.sub(" ", source)
    by_value = _missing(list(_values(text, "fr")), [forms for _, forms in _values(answer, target)])
    by_digits = _missing(list(_runs(text)), [forms for _, forms in _runs(answer)])
    return min(by_value, by_digits, key=len)


def _missing(wanted: list[_Number], there: list[frozenset[str]]) -> list[str]:
    """Return what is wanted and not there, each number of `there` serving once."""
    missing = []
    for written, forms in wanted:
        match = next((found for found in there if found & forms), None)
        if match is None:
            missing.append(written)
        else:
            there.remove(match)
    return missing


def _runs(text: str) -> Iterator[_Number]:
    """Yield every run of digits: dates and versions are read so."""
    for found in re.finditer(r"\d+", text):
        yield found[0], frozenset({plain(found[0])})


def _values(text: str, language: str) -> Iterator[_Number]:
    """Yield every number, thousands joined; before *millions* or 万 both as it stands and multiplied."""
    for found in numbers(text, language):
        forms = {found.value, found.bare, found.other or found.value}
        yield text[found.start : found.end], frozenset(forms)
