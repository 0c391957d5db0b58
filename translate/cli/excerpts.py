"""Texts of catalogs as people see them: a line as wide as the terminal, the words in question underlined."""

import shutil
import sys
from collections.abc import Sequence

from translate.cli.output import coloured, columns, say, visible

Spans = Sequence[tuple[int, int]]

WIDTH = 100
"""Columns of a line where there is no terminal."""
NARROWEST = 20
"""Columns that a text is given at least."""
BEFORE = 30
"""Columns before the first words in question, at most."""
INDENT = " " * 4


def say_excerpt(label: str, text: str, spans: Spans) -> None:
    """Print a text behind its label, the words at `spans` underlined."""
    start = f"{INDENT}{label}  "
    shown, places = window(text, spans, _room(start))
    line, strokes, at = start, " " * columns(start), 0
    for begin, end in places:
        line += f"{shown[at:begin]}{_underlined(shown[begin:end])}"
        strokes += " " * columns(shown[at:begin]) + "~" * max(1, columns(shown[begin:end]))
        at = end
    say(coloured(line + shown[at:], "dim"))
    if places and not _on_terminal():
        say(strokes)


def say_change(sign: str, text: str, place: int) -> None:
    """Print the part of a text around a place behind a sign."""
    start = f"{INDENT}{sign} "
    say(coloured(start + window(text, [(place, place)], _room(start))[0], "dim"))


def window(text: str, spans: Spans, width: int) -> tuple[str, list[tuple[int, int]]]:
    """Return the part of a text around its first words in question, on one line, and where they are in it.

    It takes `width` columns of a terminal at most; an ellipsis stands for what is left out.
    """
    line = visible(text)
    begin, end = 0, len(line)
    if _fitting(line, width) < end:
        first = min((start for start, _ in spans), default=0)
        begin, end = _around(line, min(first, end), width - 2)
    head, tail = "…" if begin else "", "…" if end < len(line) else ""
    places, at = [], begin
    for start, stop in sorted(spans):
        start, stop = max(start, at), min(stop, end)  # noqa: PLW2901 - what of it is shown
        if start <= stop:
            places.append((start - begin + len(head), stop - begin + len(head)))
            at = stop
    return f"{head}{line[begin:end]}{tail}", places


def _around(line: str, first: int, room: int) -> tuple[int, int]:
    """Return which part of a line, of so many columns, shows what is at `first` and behind it."""
    begin = first - _fitting(line[:first][::-1], min(BEFORE, room // 3))
    end = begin + _fitting(line[begin:], room)
    if end == len(line):
        begin -= _fitting(line[:begin][::-1], room - columns(line[begin:]))
    return begin, end


def _fitting(text: str, room: int) -> int:
    """Return how many of the first signs of a text fit into so many columns."""
    if text.isascii() and text.isprintable():
        return min(len(text), max(0, room))
    for number, sign in enumerate(text):
        room -= columns(sign)
        if room < 0:
            return number
    return len(text)


def _room(start: str) -> int:
    """Return how many columns are left behind the start of a line."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    return max(NARROWEST, width - columns(start))


def _on_terminal() -> bool:
    """Whether words can be underlined as a terminal does it."""
    return bool(coloured("", "dim"))


def _underlined(words: str) -> str:
    return f"\x1b[4m{words}\x1b[24m" if _on_terminal() else words
