"""The table of `translate status` in a terminal: a row an article and language, with a bar."""

from collections.abc import Callable, Iterator, Sequence

from translate.cli.output import columns, count
from translate.model import ArticleStatus

Paint = Callable[[str, str], str]
"""Sets a text in a colour of `output.COLOURS`."""


def _full(row: ArticleStatus) -> str:
    """Return ``2/5 reviewed (3 empty, 40 words left)``."""
    left = f", {count(row.words_left, 'word')} left" if row.words_left else ""
    return f"{row.reviewed}/{row.segments} reviewed" + (f" ({_unfinished(row)}{left})" if left else "")


def _short(row: ArticleStatus) -> str:
    """Return ``2/5 (3 empty)``."""
    rest = _unfinished(row)
    return f"{row.reviewed}/{row.segments}" + (f" ({rest})" if rest else "")


def _shortest(row: ArticleStatus) -> str:
    return f"{row.reviewed}/{row.segments}"


def _unfinished(row: ArticleStatus) -> str:
    counts = ((row.fuzzy, "fuzzy"), (row.empty, "empty"))
    return ", ".join(f"{number} {word}" for number, word in counts if number)


SIZES = ((20, _full), (10, _full), (10, _short), (0, _short), (0, _shortest))
"""What is given up one after the other where a line is too long: (width of the bar, figures)."""
NARROWEST = 16
"""Columns that a name keeps, if it is as long, as long as there is something else to give up."""


def status_lines(
    rows: Sequence[ArticleStatus], totals: Sequence[ArticleStatus], width: int | None, paint: Paint
) -> Iterator[str]:
    """Yield the table in lines of at most `width` columns, if given; totals only of several articles."""
    named = [(row.shown, row) for row in rows]
    articles = len({row.article for row in rows})
    if articles > 1:
        named += [(f"all {articles} articles", row) for row in totals]
    longest = max((columns(name) for name, _ in named), default=0)
    codes = max((len(row.language) for row in rows), default=0)
    bar, figures, room = _sizes([row for _, row in named], longest, codes, width)
    for name, row in named:
        shown = fitted(name, min(longest, room))
        line = f"{shown}  {row.language:<{codes}}"
        parts = [line, _bar(row, bar, paint)] if bar else [line]
        yield "  ".join([*parts, figures(row)])


def _sizes(
    rows: Sequence[ArticleStatus], longest: int, codes: int, width: int | None
) -> tuple[int, Callable[[ArticleStatus], str], int]:
    """Return the width of the bar, what writes the figures, and the columns that are left for a name."""
    if width is None:
        return *SIZES[0], longest
    for bar, figures in SIZES:
        room = (
            width - codes - 4 - (bar + 2 if bar else 0) - max((len(figures(row)) for row in rows), default=0)
        )
        if room >= min(longest, NARROWEST):
            break
    return bar, figures, max(room, 1)


def _bar(row: ArticleStatus, width: int, paint: Paint) -> str:
    """Return what is reviewed, fuzzy and empty as a bar; full only if all is reviewed."""
    total = row.segments or 1
    reviewed = width * row.reviewed // total if row.segments else width
    fuzzy = width * (row.reviewed + row.fuzzy) // total - reviewed if row.segments else 0
    pieces = (("█" * reviewed, "good"), ("▒" * fuzzy, "warning"), ("·" * (width - reviewed - fuzzy), "dim"))
    return "".join(paint(piece, colour) for piece, colour in pieces if piece)


def fitted(name: str, width: int) -> str:
    """Return a name that takes exactly `width` columns: filled up, or without its beginning."""
    missing = width - columns(name)
    if missing >= 0:
        return name + " " * missing
    kept, room = "", width - 1
    for sign in reversed(name):
        room -= columns(sign)
        if room < 0:
            break
        kept = sign + kept
    return fitted(f"…{kept}", width)
