"""Where the content of a block stands in the article, line by line."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from translate.documents.lines import Lines
from translate.syntax import HEADING_ATTRIBUTES

Spans = list[tuple[int, int]]
"""Lines of a block's content, without what stands around it: start and end in the article."""

CLOSING_SEQUENCE = re.compile(r"(?:(?<=[ \t])|^)#+[ \t]*+$")
"""The hashes that may close an ATX heading (CommonMark, section 4.2)."""
BLANKS = " \t"
"""White space within a line (CommonMark, section 2.1): a no-break space is none."""
TASK = re.compile(r"\[[ xX]\][ \t]++")
COMMENTS = re.compile(r"(?:[ \t]*+<!--(?:[^-]|-(?!->))*+-->)++\Z")
"""Comments at the end of a line."""


def locate(lines: Lines, first: int, content: str, *, atx: bool = False) -> Spans:
    """Return where each line of a block's content stands; `first` is the number of its first line.

    White space around a line is left out, and the closing hashes of an ATX heading with `atx`. A line
    that is not where it should be is looked for further down; a blank one is left out.
    """
    spans, number = [], first
    for wanted in content.split("\n"):
        needle = wanted.strip(BLANKS)
        while number < len(lines):
            start, end = lines.starts[number], lines.ends[number]
            number += 1
            raw = lines.text[start:end].rstrip(BLANKS)
            if not raw.endswith(needle):
                raw = _read(raw, needle, atx=atx)
            if raw.endswith(needle):
                stop = start + len(raw)
                if needle:
                    spans.append((stop - len(needle), stop))
                break
    return spans


def _read(raw: str, needle: str, *, atx: bool) -> str:
    """Return the end of a raw line as the parser reads it.

    It replaces NUL, drops closing hashes, and takes all that Python calls white space from a block's end.
    """
    raw = raw.replace("\0", "\ufffd")
    if atx and not raw.endswith(needle):
        raw = CLOSING_SEQUENCE.sub("", raw).rstrip(BLANKS)
    return raw if raw.endswith(needle) else raw.rstrip()


def locate_verbatim(lines: Lines, first: int, content: str) -> Spans | None:
    """Return where each line of a block that is read as it stands is, blanks and all; None if it is not."""
    spans = []
    for number, wanted in enumerate(content.removesuffix("\n").split("\n"), first):
        if number >= len(lines):
            return None
        raw = lines.line(number).replace("\0", "\ufffd")
        found = wanted if raw.endswith(wanted) else wanted.lstrip()
        if not raw.endswith(found):
            return None
        spans.append((lines.ends[number] - len(found), lines.ends[number]))
    return spans


class Place:
    """The content of a block as one text, its lines joined by LF, and the way back to the article."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.source = "\n".join(text[start:end] for start, end in spans)
        self._spans = spans
        self._starts = list(accumulate((end - start + 1 for start, end in spans[:-1]), initial=0))

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the content stands in the article."""
        return self._at(start), self._at(end - 1) + 1 if end > start else self._at(start)

    def _at(self, position: int) -> int:
        line = bisect_right(self._starts, position) - 1
        return self._spans[line][0] + position - self._starts[line]


def without_attributes(text: str, spans: Spans) -> Spans:
    """Leave out the attributes at the end of a heading."""
    if not spans or not text.endswith("}", *spans[-1]):
        return spans
    start, end = spans[-1]
    line = text[start:end]
    match = HEADING_ATTRIBUTES.search(line)
    return [*spans[:-1], (start, start + len(line[: match.start()].rstrip()))] if match else spans


def without_box(text: str, spans: Spans) -> Spans:
    """Leave out the box of a task at the start of a list item."""
    if not spans or not text.startswith("[", spans[0][0]):
        return spans
    start, end = spans[0]
    match = TASK.match(text, start, end)
    return [(match.end(), end), *spans[1:]] if match else spans


def without_comments(text: str, spans: Spans) -> Spans:
    """Leave out the comments at the end of a run of lines, but for a run that is nothing else."""
    start, end = spans[-1]
    if not text.endswith("-->", start, end):
        return spans
    match = COMMENTS.search(text, start, end)
    return [*spans[:-1], (start, match.start())] if match and match.start() > start else spans


def trimmed(text: str, start: int, end: int) -> Spans:
    """Return a stretch of a line without the blanks around it; empty if nothing is left."""
    part = text[start:end]
    start += len(part) - len(part.lstrip(BLANKS))
    end = start + len(part.strip(BLANKS))
    return [(start, end)] if start < end else []


def clipped(text: str, spans: Spans, start: int, end: int) -> Spans:
    """Return what of some lines lies in a stretch of the article, blanks at new ends left out."""
    found: Spans = []
    for number in range(max(bisect_right(spans, (start, len(text))) - 1, 0), len(spans)):
        first, last = spans[number]
        if start <= first and last <= end:
            found.append((first, last))
        elif first >= end:
            break
        elif start < last:
            found += trimmed(text, max(first, start), min(last, end))
    return found
