"""The numbers of a text, read so that 10 000, 10,000, 10.000, 1万 and ١٠٬٠٠٠ are the same number."""

import re
from collections.abc import Iterator

_SPACE = " \u00a0\u2009\u202f"
_GROUPED = re.compile(
    rf"(?<!\d)(?P<whole>\d{{1,3}}(?:[{_SPACE}.,'’٬]\d{{3}})+(?!\d)|\d+)(?:[.,٫](?P<part>\d+))?"
    r"\s*(?P<scale>[万萬만億亿억兆조]|mille\b|millions?\b|milliards?\b)?"
)
_SCALES = {"万": 4, "萬": 4, "만": 4, "億": 8, "亿": 8, "억": 8, "兆": 12, "조": 12, "mille": 3} | {
    "million": 6,
    "millions": 6,
    "milliard": 9,
    "milliards": 9,
}
_MAY_BECOME_A_WORD = re.compile(
    r"(?<!\d)\d{1,2}(?:er|re|ère|e|ème|d|de|nd|nde)s?\b|(?<!\d)\d{1,2}\s?h(?:\s?\d\d)?\b"
)
"""French ordinals and times of day: *1er octobre* is *October 1*, *1re fois* is *first time*."""


def lost_numbers(source: str, answer: str) -> list[str]:
    """Return the numbers of a French text, as written, that its translation has lost.

    Numbers may be added: *quinze* may become 15. Ordinals and times of day may become words.
    """
    text = _MAY_BECOME_A_WORD.sub(" ", source)
    by_value = _missing(list(_values(text)), [forms for _, forms in _values(answer)])
    by_digits = _missing(list(_runs(text)), [forms for _, forms in _runs(answer)])
    return min(by_value, by_digits, key=len)


_Number = tuple[str, frozenset[str]]
"""A number as written, and what it may be equal to."""


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
        yield found[0], frozenset({str(int(found[0]))})


def _values(text: str) -> Iterator[_Number]:
    """Yield every number, thousands joined; before *millions* or 万 both as it stands and multiplied."""
    for found in _GROUPED.finditer(text):
        whole = str(int("".join(char for char in found["whole"] if char.isdigit())))
        part = "".join(str(int(digit)) for digit in found["part"] or "").rstrip("0")
        forms = {f"{whole}.{part}" if part else whole}
        if found["scale"]:
            zeros = _SCALES[found["scale"]]
            forms.add(str(int(whole + part.ljust(zeros, "0")[:zeros])))
        yield found[0].strip(), frozenset(forms)
