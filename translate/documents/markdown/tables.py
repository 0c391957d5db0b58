"""Rows of GFM tables: where each cell stands in its raw line."""

import re
from collections.abc import Sequence

CELL_END = re.compile(r"(?<!\\)(?:\\\\)*+\|")
"""A pipe that is not escaped."""

OUTER = 4
"""The most pieces before a row that the marks of blocks around it can make: a label with pipes in it."""


def cells(line: str, contents: Sequence[str]) -> list[tuple[int, int]]:
    """Return start and end of each cell in a row's raw line, blanks around it left out.

    `contents` are the cells as the parser read them; the first piece of the line may be the marks of a
    block quote or list around the table.
    """
    pieces = _pieces(line)
    read = [_read(line[start:end]) for start, end in pieces]
    first = next((n for n in range(min(OUTER, len(pieces))) if _fits(read, n, contents)), 0)
    return [_trimmed(line, piece, content) for piece, content in zip(pieces[first:], contents, strict=False)]


def _pieces(line: str) -> list[tuple[int, int]]:
    """Return what stands between the pipes of a line."""
    pieces, start = [], 0
    for match in CELL_END.finditer(line):
        pieces.append((start, match.end() - 1))
        start = match.end()
    return [*pieces, (start, len(line))]


def _fits(read: Sequence[str], first: int, contents: Sequence[str]) -> bool:
    """Whether the pieces from `first` on read as the cells; the first may follow marks of an outer block."""
    if len(read) - first < len(contents) and any(contents[len(read) - first :]):
        return False
    lead, cell = read[first], contents[0]
    if lead != cell and not (cell and lead.endswith(cell)):
        return False
    return all(a == b for a, b in zip(read[first + 1 :], contents[1:], strict=False))


def _read(raw: str) -> str:
    return raw.replace("\\|", "|").replace("\0", "\ufffd").strip()


def _trimmed(line: str, piece: tuple[int, int], content: str) -> tuple[int, int]:
    """Return the end of a piece that says `content`, escapes counted."""
    start, end = piece
    raw = line[start:end].rstrip()
    length = len(content) + raw.count("\\|")
    stripped = len(raw) - len(raw.lstrip())
    at = max(len(raw) - length, stripped) if content else len(raw)
    return start + at, start + len(raw)
