"""Marks on a text, and the slices they cut it into."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from translate.documents.lines import LINE_END
from translate.model import Segment, Slice

LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a segment stands: characters `start` to `end` of the text after any byte order mark."""

    start: int
    end: int
    segment: Segment


Warnings = list[tuple[int, str]]
"""Lines (from 1) with what is left as it is although it may hold prose."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a text without byte order mark."""

    marks: list[Mark]
    warnings: Warnings
    body: int = 0
    """Where the article begins, behind its front matter."""


def partition(before: str, text: str, marks: Iterable[Mark]) -> tuple[Slice, ...]:
    """Cut `before` + `text` at the marks of `text`; the slices concatenate to them."""
    slices, position = [Slice(before)] if before else [], 0
    for mark in sorted(marks, key=lambda m: m.start):
        if mark.start < position:
            raise ValueError(f"marks overlap at character {mark.start}")
        if mark.start > position:
            slices.append(Slice(text[position : mark.start]))
        slices.append(Slice(text[mark.start : mark.end], mark.segment))
        position = mark.end
    if position < len(text):
        slices.append(Slice(text[position:]))
    return tuple(slices)


def has_prose(text: str) -> bool:
    """Whether there is anything for a translator in it: a letter or a digit."""
    return LETTER_OR_DIGIT.search(text) is not None


def as_msgid(text: str) -> str:
    """Return a text without the two characters that no PO file can hold, NUL and U+0004.

    CommonMark, section 2.3, puts U+FFFD in the place of NUL too.
    """
    if "\0" not in text and "\4" not in text:
        return text
    return text.translate({0: "\ufffd", 4: "\ufffd"})


def one_line(text: str) -> str:
    """Return a text for a place that has one line only."""
    return " ".join(part for part in LINE_END.split(text) if part).strip(" \t")
