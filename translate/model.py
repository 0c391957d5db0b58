"""The frozen model in the middle: everything is read into it and written from it.

An article is a `Document`: raw slices that concatenate to the input, some of which carry a `Segment`.
A PO file is a `Catalog` of `Entry`. What checks find are `Finding`; what engines could not do, `Problem`.
All values are immutable and can be pickled, so that the work on one (article, language) is a pure
function of its inputs.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Literal, NamedTuple, Protocol

Severity = Literal["error", "warning", "info"]
State = Literal["reviewed", "fuzzy", "empty"]


class Setter(Protocol):
    """How a text is set into its place of the article: escaping, quoting, line prefixes."""

    def set(self, text: str) -> str:
        """Return the raw slice that says `text` in this place."""
        ...


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of prose that a translator sees: one catalog entry."""

    msgid: str
    """The source of the block, soft line breaks folded to one space; a newline is a hard line break."""
    kind: str
    """What the block is, as the catalog says it: ``paragraph``, ``heading 2``, ``front matter: title``."""
    line: int
    """Line of the article, from 1."""
    setter: Setter
    comment: str = ""
    """What the author says to the translator (``<!-- translate: comment … -->``)."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A raw piece of an article; prose if it carries a segment."""

    raw: str
    segment: Segment | None = None
    is_gap: bool = False
    """Whether it is the white space between two sentences, which not all languages write."""


@dataclass(frozen=True)
class Document:
    """An article as slices whose raw texts concatenate to it."""

    article: str
    """The path under the source folder, with ``/``: ``2025/musee.md``."""
    slices: tuple[Slice, ...]
    warnings: tuple[tuple[int, str], ...] = ()
    """Lines (from 1) with what was left as it is although it may hold prose."""
    body: int = 0
    """Where the article begins, in characters: behind its byte order mark and front matter."""

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The segments in reading order; the same text may come more than once."""
        return tuple(piece.segment for piece in self.slices if piece.segment is not None)

    @cached_property
    def raw(self) -> str:
        """The article itself."""
        return "".join(piece.raw for piece in self.slices)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the front matter of an article says of it beside its prose."""

    published: date | datetime | None = None
    updated: date | datetime | None = None
    authors: tuple[str, ...] = ()
    image: str = ""
    """The address of its picture, as written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a PO file, as in the gettext manual, section "The Format of PO Files"."""

    msgid: str
    msgstr: str = ""
    fuzzy: bool = False
    obsolete: bool = False
    previous: str | None = None
    """The former msgid (``#| msgid``)."""
    notes: tuple[str, ...] = ()
    """Translator comments (``# …``), a line each."""
    extracted: tuple[str, ...] = ()
    """Extracted comments (``#. …``), a line each."""
    references: tuple[tuple[str, str], ...] = ()
    """(file, line or "") pairs (``#: …``)."""
    flags: tuple[str, ...] = ()
    """Flags other than ``fuzzy``."""
    context: str | None = None
    previous_context: str | None = None
    plural: str | None = None
    """``msgid_plural``."""
    previous_plural: str | None = None
    plurals: tuple[str, ...] = ()
    """``msgstr[0]``, ``msgstr[1]``, … of an entry with a plural."""
    line: int = field(default=0, compare=False)
    """Line of the msgid in the catalog it was read from, from 1; 0 if it was made here."""

    @property
    def state(self) -> State:
        """Whether a person has approved it, still has to, or it is empty."""
        if not (self.msgstr.strip() or any(self.plurals)):
            return "empty"
        return "fuzzy" if self.fuzzy else "reviewed"

    @property
    def is_plain(self) -> bool:
        """Whether it is as the entries that we make: without context and plural."""
        return self.context is None and self.plural is None

    @property
    def key(self) -> tuple[str | None, str]:
        """What makes an entry unique in its catalog."""
        return self.context, self.msgid


@dataclass(frozen=True)
class Catalog:
    """A PO file: its header and its entries in order, obsolete ones last."""

    header: tuple[tuple[str, str], ...]
    """Header fields in order (``Language``, ``de``)."""
    entries: tuple[Entry, ...]
    top: Entry | None = None
    """What the header's entry holds beside its fields: comments, flags."""

    @cached_property
    def by_msgid(self) -> dict[str, Entry]:
        """The living entries without context by msgid."""
        return {e.msgid: e for e in self.entries if not e.obsolete and e.context is None}

    def with_entries(self, entries: tuple[Entry, ...]) -> "Catalog":
        """Return the same catalog with other entries."""
        return replace(self, entries=entries)


class Edit(NamedTuple):
    """A stretch of a text that is to be replaced."""

    start: int
    end: int
    """Offsets in the text, as in ``text[start:end]``."""
    text: str
    """What shall stand there."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What a check says of one entry; the workflow adds the place, the user the severity."""

    check: str
    severity: Severity
    message: str
    term: str | None = None
    """The French term, for the glossary's checks."""
    expected: tuple[str, ...] = ()
    found: str | None = None
    in_msgid: tuple[tuple[int, int], ...] = ()
    """Where in the msgid the words in question stand, as offsets."""
    in_msgstr: tuple[tuple[int, int], ...] = ()
    """Where in the msgstr."""
    repair: tuple[Edit, ...] = ()
    """Edits of the msgstr that make it right for certain, in order."""
    elsewhere: tuple[int, ...] = ()
    """The numbers of other pairs that it speaks of, for checks of all catalogs of a language."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic at its place."""

    article: str
    language: str
    path: str
    line: int
    msgid: str
    msgstr: str
    check: str
    severity: Severity
    message: str
    term: str | None = None
    expected: tuple[str, ...] = ()
    found: str | None = None
    in_msgid: tuple[tuple[int, int], ...] = ()
    in_msgstr: tuple[tuple[int, int], ...] = ()
    repair: tuple[Edit, ...] = ()
    elsewhere: tuple[str, ...] = ()
    """Other places that it speaks of, as PATH:LINE."""


@dataclass(frozen=True, slots=True)
class ArticleStatus:
    """How far an article is in a language, counted in distinct segments and in French words."""

    article: str
    """Its path under the source folder; "" for all articles together."""
    language: str
    segments: int
    reviewed: int
    fuzzy: int
    empty: int
    words: int
    words_left: int
    """Words of the segments that are not reviewed."""

    @property
    def percent(self) -> int:
        """How much of it is reviewed, rounded down: 100 only if nothing is left."""
        return 100 * self.reviewed // self.segments if self.segments else 100

    @property
    def shown(self) -> str:
        """The article without what a terminal would obey or what would set its signs in another order."""
        return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in self.article)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an engine left segments of a language empty."""

    engine: str
    language: str
    message: str
    segments: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that an engine must not translate: a name, a glossary term."""

    start: int
    end: int
    """Offsets in the text, as in ``text[start:end]``."""
    says: str
    """What stands there in the translation: the stretch itself, or the term's translation."""


@dataclass(frozen=True, slots=True)
class Question:
    """A text that an engine is asked to translate, and what it should know of it."""

    text: str
    spans: tuple[Span, ...] = ()
    """Stretches that must not be translated."""
    terms: tuple[tuple[str, str], ...] = ()
    """What the glossary says of its words: (French, preferred form), for engines that take glossaries."""
    before: str = ""
    after: str = ""
    """The texts around it in its article, for engines that look at them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine says to one text."""

    text: str | None
    """The verified translation, or None."""
    note: str = ""
    """What the translator should look at: ``3 words unknown to it: …``."""
    reason: str = ""
    """Why there is no translation."""
