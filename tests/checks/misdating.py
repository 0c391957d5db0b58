"""For `injecting`: a month or weekday that both texts have becomes another one, in the same case."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

FORMS = tomllib.loads((Path(__file__).parent / "date-forms.toml").read_text(encoding="utf-8"))
FRENCH = {kind: FORMS["fr"][kind][0].split() for kind in ("months", "weekdays")}
AROUND = {
    **dict.fromkeys(("ja", "ko", "zh_Hans"), (r"(?<!\d)", "")),
    "ar": (r"(?<![\w/])[وبل]?", r"(?![\w/])"),
    "he": (r"\b[ובלמה]?", r"\b"),
}
"""What stands before and behind a name; elsewhere no letter or digit."""


def month_changed(french: str, text: str, code: str) -> Iterator[str]:
    """A month of both texts is the one after the next."""
    yield from _changed(french, text, code, "months")


def weekday_changed(french: str, text: str, code: str) -> Iterator[str]:
    """A weekday of both texts is the one after the next."""
    yield from _changed(french, text, code, "weekdays")


def _changed(french: str, text: str, code: str, kind: str, by: int = 2) -> Iterator[str]:
    said = set(re.findall(r"\w+", french))
    there = {number for number, name in enumerate(FRENCH[kind]) if name in said}
    taken = set[int]()
    for row, pattern in _rows(code, kind) if there else ():
        for found in pattern.finditer(text):
            number = row.index(found[1].lower())
            if number in there and found.start(1) not in taken:
                other = row[(number + by) % len(row)]
                yield text[: found.start(1)] + _like(found[1], other) + text[found.end(1) :]
            taken.update(range(*found.span(1)))


def _like(found: str, other: str) -> str:
    """Return another name with a capital if the one that is found has one."""
    return other[:1].upper() + other[1:] if found[0].isupper() else other


@lru_cache(maxsize=64)
def _rows(code: str, kind: str) -> tuple[tuple[list[str], re.Pattern[str]], ...]:
    """Return the rows of a language, each with a pattern of its forms that no row before it has."""
    rows, seen = [], set[str]()
    for line in FORMS.get(code, {}).get(kind, ()):
        row = [form.replace("_", " ") for form in line.lower().split()]
        new = sorted((form for form in row if form not in seen), key=len, reverse=True)
        seen.update(new)
        if not new:
            continue
        before, after = AROUND.get(code, (r"\b", r"\b"))
        rows.append((row, re.compile(f"{before}({'|'.join(map(re.escape, new))}){after}", re.IGNORECASE)))
    return tuple(rows)
