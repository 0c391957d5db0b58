"""What the preview shows, as values: an article in a language segment by segment, a list of articles.

All offsets count UTF-16 code units, as JavaScript does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from translate.model import Severity

Places = tuple[tuple[int, int], ...]
"""Stretches of a text as (start, end)."""
SegmentState = Literal["reviewed", "machine", "changed", "fuzzy", "empty"]
TermStatus = Literal["ok", "missing", "forbidden", "kept"]


@dataclass(frozen=True)
class TermView:
    """A glossary term of a segment, and whether its translation has it."""

    french: str
    expected: tuple[str, ...]
    status: TermStatus
    source: Places
    """Where it stands in the msgid."""
    target: Places
    """Where it stands in the msgstr; a forbidden form if that is its status."""


@dataclass(frozen=True)
class FindingView:
    """What a check says of a segment."""

    check: str
    severity: Severity
    message: str
    expected: tuple[str, ...]
    found: str | None
    source: Places
    target: Places
    repair: str | None
    """The msgstr as it would be once repaired, None if nothing is certain."""


@dataclass(frozen=True)
class SegmentView:
    """A segment of an article as it is now, and its entry in the catalog."""

    id: str
    """Stable as long as the msgid is the same."""
    kind: str
    line: int | None
    """Line of its entry in the catalog, None without one."""
    msgid: str
    msgstr: str
    state: SegmentState
    locked: str | None
    """Why its entry cannot be edited here, None if it can."""
    previous: tuple[tuple[str, str], ...] | None
    """The words that changed since it was translated: (``=``, ``-`` or ``+``, text)."""
    notes: tuple[str, ...]
    """The translator comments."""
    extracted: tuple[str, ...]
    """What the author says to the translator."""
    terms: tuple[TermView, ...]
    findings: tuple[FindingView, ...]


@dataclass(frozen=True)
class Counts:
    """How far an article is in a language, in distinct segments and in words of the source."""

    segments: int
    reviewed: int
    fuzzy: int
    empty: int
    words: int
    words_left: int


@dataclass(frozen=True)
class ArticleView:
    """An article in a language."""

    article: str
    language: str
    title: str
    path: str
    """The catalog as users see it."""
    version: str
    """Digest of the catalog's bytes, "" without one."""
    segments: tuple[SegmentView, ...] = ()
    findings: tuple[FindingView, ...] = ()
    """What is wrong with the catalog as a whole."""
    status: Counts | None = None
    errors: tuple[str, ...] = ()
    """What cannot be read: FILE:LINE: what is wrong."""


@dataclass(frozen=True)
class LanguageView:
    """A language that articles are translated into."""

    code: str
    name: str
    own_name: str
    tag: str
    direction: Literal["ltr", "rtl"]


@dataclass(frozen=True)
class ArticleRow:
    """An article in the list."""

    article: str
    title: str
    languages: Mapping[str, Counts | None]
    """None where it is not counted yet, or cannot be read."""


@dataclass(frozen=True)
class Counted:
    """How many versions of articles have been counted."""

    done: int
    total: int


@dataclass(frozen=True)
class ListView:
    """The articles of a project."""

    project: str
    source_language: str
    languages: tuple[LanguageView, ...] = ()
    articles: tuple[ArticleRow, ...] = ()
    counted: Counted = field(default_factory=lambda: Counted(0, 0))
    errors: tuple[str, ...] = ()


def in_utf16(text: str, places: Iterable[tuple[int, int]]) -> Places:
    """Return stretches of a text, counted in characters, as counted in UTF-16 code units."""
    places = tuple(places)
    if not places or text.isascii() or max(text) <= "\uffff":
        return places
    units = [0, *accumulate(1 + (character > "\uffff") for character in text)]
    return tuple((units[start], units[end]) for start, end in places)
