"""Running text by sentences instead of blocks: a slice of several sentences is cut into as many.

A pure function of slices, so that it serves every format. What stands between two sentences becomes a
slice of its own (`Slice.is_gap`), which some languages leave out. Markup is never divided.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from translate.documents.lines import LINE_END
from translate.documents.markdown.references import Relinked, relinked
from translate.documents.partition import as_msgid
from translate.documents.sentences.alignment import aligned
from translate.model import Segment, Setter, Slice
from translate.segmentation import gaps
from translate.syntax import normalize_label

__all__ = ["RUNNING_TEXT", "by_sentence"]

RUNNING_TEXT = frozenset(
    {"block quote", "caption", "definition", "footnote", "list item", "paragraph", "table cell"}
)
"""Kinds of segments that may hold several sentences; headings, titles and attributes stay whole."""


@dataclass(frozen=True, slots=True)
class WithinLine:
    """A place that does not begin its line, so that nothing there can begin a block."""

    setter: Setter

    def set(self, text: str) -> str:
        """Return the raw slice, set as it would be behind a letter."""
        return self.setter.set("x" + text.lstrip(" \t\r\n"))[1:]


def by_sentence(slices: Iterable[Slice], language: str, *, markup: bool) -> tuple[Slice, ...]:
    """Return the slices of an article in a language, those of running text cut into sentences.

    They concatenate to the same article. `markup` says whether the format knows Markdown or HTML.
    """
    cut: list[Slice] = []
    for piece in slices:
        segment = piece.segment
        is_running = segment is not None and segment.kind in RUNNING_TEXT
        between = gaps(segment.msgid, language, markup=markup) if segment and is_running else []
        cut += _sentences(piece.raw, segment, between) if segment and between else [piece]
    return tuple(cut)


def _sentences(raw: str, block: Segment, cuts: Sequence[tuple[int, int]]) -> Iterator[Slice]:
    """Yield a block by its sentences and what stands between them, whole if these cannot be found in it."""
    text = block.msgid
    places = aligned(as_msgid(raw), text, cuts)
    if not places:
        yield Slice(raw, block)
        return
    begin = start = 0
    line, setter_of, starts_line = block.line, _setters(block.setter), True
    gap = Slice("")
    for (end, following), (stop, after) in zip(
        [*cuts, (len(text), len(text))], [*places, (len(raw), len(raw))], strict=True
    ):
        said, msgid, between = raw[start:stop], text[begin:end], raw[stop:after]
        # What the author says of a block is said of each of its sentences.
        setter = setter_of(msgid, starts_line)
        yield Slice(said, replace(block, msgid=said if said == msgid else msgid, line=line, setter=setter))
        if between:
            is_gap = text[end:following].isspace() and "\n" not in text[end:following]
            gap = gap if (gap.raw, gap.is_gap) == (between, is_gap) else Slice(between, is_gap=is_gap)
            yield gap
        line += len(LINE_END.findall(raw[start:after]))
        starts_line = LINE_END.search(between) is not None
        begin, start = following, after


def _setters(setter: Setter) -> Callable[[str, bool], Setter]:
    """Return what gives a sentence of a block its setter, by its text and whether it begins a line."""
    within = WithinLine(setter)
    if not isinstance(setter, Relinked):
        return lambda _, starts_line: setter if starts_line else within
    # The links of a sentence are some of those of its block.
    labels = {normalize_label(label) for label in setter.labels}

    def relink(msgid: str, starts_line: bool) -> Setter:  # noqa: FBT001 - as the other one
        own = relinked(setter.setter, msgid, labels)
        return own if starts_line else WithinLine(own)

    return relink
