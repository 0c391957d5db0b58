"""Markdown articles: where their prose stands.

markdown-it finds the blocks and the lines they are on (`translate.syntax`); here each line of a block's
content is found again at the end of its raw line, behind quote marks, list markers and indents. What
lies between is never touched.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from translate.documents.directives import Directives, directives_in
from translate.documents.html import HtmlAttribute, HtmlReader
from translate.documents.lines import Lines, in_lf, line_ending
from translate.documents.markdown.bare_lines import BareLines
from translate.documents.markdown.inline import fold, image_only, is_prose, without_code, wrapped
from translate.documents.markdown.place import (
    BLANKS,
    Place,
    Spans,
    clipped,
    locate,
    locate_verbatim,
    trimmed,
    without_attributes,
    without_box,
    without_comments,
)
from translate.documents.markdown.references import relinked, title_marks
from translate.documents.markdown.tables import cells
from translate.documents.partition import Mark, Warnings, as_msgid, one_line
from translate.documents.setters import AsWritten, Bracketed, Heading, OneLine, Paragraph, TableCell
from translate.model import Segment, Setter
from translate.syntax import TOC_MARKERS, Token, block_parser

CONTAINERS = {
    "blockquote_open": "block quote",
    "dd_open": "definition",
    "dt_open": "term",
    "footnote_reference_open": "footnote",
    "list_item_open": "list item",
}
"""Block → what its text is, in the words of the catalog."""

FENCES = ("```", "~~~")
INDENTED = (
    "what is indented here is code in Markdown, and left as it is; do not indent what is to be translated"
)

HEADING, ONE_LINE, TABLE_CELL = Heading(), OneLine(), TableCell()


class MarkdownReader:
    """One pass over the blocks of an article."""

    def __init__(self, text: str, body: int) -> None:
        """Take an article whose front matter ends at the character `body`."""
        self.text = text
        self.body = body
        self.lines = Lines(text)
        self.before = self.lines.number_at(body)
        self.ending = line_ending(text)
        self.one_line_paragraph = Paragraph(f"  {self.ending}", "")
        self.amid_line = Paragraph(f"  {self.ending}", "", opens=False)
        self.marks: list[Mark] = []
        self.warnings: Warnings = []
        self.directives = Directives()
        self.html = HtmlReader(self.directives)
        self.bare = BareLines(text)
        self.opened: list[Token] = []
        self.indented = False
        """Whether the last line stands above what is indented for it."""
        self.labels: frozenset[str] = frozenset()
        self.titles: list[tuple[int, Mark]] = []
        """Titles of link definitions that are still to come, the last one first."""

    def read(self) -> tuple[list[Mark], Warnings]:
        """Return the segments of the article in order, and warnings."""
        found: dict[str, Any] = {}
        tokens = block_parser().parse(in_lf(self.text[self.body :]), found)
        references = found.get("references", {})
        self.labels = frozenset(references)
        self.titles = [*title_marks(references, self.lines, self.before, self.warnings)][::-1]
        tokens.reverse()
        row: list[Token] = []
        while tokens:
            token = tokens.pop()  # not kept: they are what takes most memory
            if token.nesting == 1:
                self.opened.append(token)
            elif token.nesting == -1:
                self.opened.pop()
                if token.type == "tr_close":
                    self._row(row)
                    row = []
            elif token.type == "inline" and self.opened[-1].type in ("td_open", "th_open"):
                row.append(token)
            elif token.type in ("inline", "html_block"):
                self._block(token)
            elif token.type == "code_block" and self.indented and not token.content.startswith(FENCES):
                self.warnings.append((self._line_of(token) + 1, INDENTED))
        self._titles_before(len(self.lines))
        self.warnings += [*self.directives.left_open(), *self.html.left_open()]
        return self.marks, self.warnings

    def _block(self, token: Token) -> None:
        first = self._line_of(token)
        self.indented = False
        self._titles_before(first)
        if token.type == "html_block":
            self._html_block(token, first)
        elif self.opened[-1].type == "heading_open":
            self._heading(token, first)
        else:
            self._paragraph(token, first)

    def _line_of(self, token: Token) -> int:
        """Return the number of a block's first line, from 0."""
        return (token.map or [0])[0] + self.before

    def _titles_before(self, line: int) -> None:
        """Add the titles of the link definitions above a line."""
        while self.titles and self.titles[-1][0] < line:
            _, mark = self.titles.pop()
            self._add((mark.start, mark.end), mark.segment.msgid, mark.segment.kind, mark.segment.setter)

    def _row(self, row: Sequence[Token]) -> None:
        if not row:
            return
        number = self._line_of(row[0])
        begin = self.lines.starts[number]
        line = self.lines.line(number)
        for start, end in cells(line, [token.content for token in row]):
            raw = line[start:end]
            if is_prose(raw):
                setter = self._relinked(TABLE_CELL, raw)
                self._add((begin + start, begin + end), raw, "table cell", setter)

    def _heading(self, token: Token, first: int) -> None:
        heading = self.opened[-1]
        atx = heading.markup.startswith("#")
        spans = locate(self.lines, first, token.content, atx=atx)
        for whole in self._between_directives(without_attributes(self.text, spans)):
            piece = without_comments(self.text, whole)
            msgid, hard_break = fold(self.text, piece)
            setter: Setter = HEADING if atx else self._setter(piece, hard_break, msgid)
            self._add_prose(piece, msgid, f"heading {heading.tag[1:]}", setter)

    def _paragraph(self, token: Token, first: int) -> None:
        """Mark the runs of prose in a paragraph, divided by lines that stand for themselves."""
        run: Spans = []
        for span in self._without_box(locate(self.lines, first, token.content)):
            taken = self.bare.take(*span)
            if taken is None:
                run.append(span)
                continue
            self._run(run)
            run = []
            self.indented = taken.indents
            if taken.title:
                self._title(taken.kind, *taken.title)
        self._run(run)

    def _title(self, kind: str, start: int, end: int) -> None:
        """Mark the title in a line that stands for itself."""
        setter = Bracketed("[]") if self.text.startswith("]", end) else ONE_LINE
        for span in trimmed(self.text, start, end):
            self._add_prose([span], self.text[slice(*span)], kind, setter)

    def _without_box(self, spans: Spans) -> Spans:
        in_item = any(token.type == "list_item_open" for token in self.opened[-2:])
        return without_box(self.text, spans) if in_item else spans

    def _run(self, run: Spans) -> None:
        """Mark lines of a paragraph that are one segment, or one image, or nothing but tags."""
        if self.html.off and run:
            self._html(run)
            return
        for whole in self._between_directives(run):
            piece = without_comments(self.text, whole)
            start, end = piece[0][0], piece[-1][1]
            if self.text.startswith("![", start) and self._image(Place(self.text, piece)):
                continue
            msgid, hard_break = fold(self.text, piece)
            if is_prose(msgid):
                if msgid not in TOC_MARKERS:
                    setter = self._relinked(self._setter(piece, hard_break, msgid), msgid)
                    self._add((start, end), msgid, self._kind(), setter)
            elif "<" in msgid:
                self._html(piece, only_attributes=True)

    def _image(self, place: Place) -> bool:
        """Mark the texts of a run if it is one image; return whether it is one with any."""
        images = image_only(place.source)
        for offset, raw, kind, delimiters in images:
            span = place.raw(offset, offset + len(raw))
            self._add(span, one_line(raw), kind, Bracketed(delimiters))
        return bool(images)

    def _between_directives(self, spans: Spans) -> Iterator[Spans]:
        """Yield the parts of a run that the author's directives in it leave to be translated."""
        if not spans:
            return
        position, end = spans[0][0], spans[-1][1]
        for match in directives_in(self.text, position, end):
            if self.text.count("`", position, match.start()) % 2:
                continue  # it stands in code
            if part := self._wanted(spans, position, match.start()):
                yield part
            self.directives.take(match[0], self.lines.number_at(match.start()) + 1)
            position = match.end()
        if part := self._wanted(spans, position, end):
            yield part

    def _wanted(self, spans: Spans, start: int, end: int) -> Spans:
        """Return what of some lines lies in a stretch of the article, nothing where translation is off."""
        return [] if self.directives.off else clipped(self.text, spans, start, end)

    def _html_block(self, token: Token, first: int) -> None:
        spans = locate_verbatim(self.lines, first, token.content)
        if spans is None:
            self.warnings.append((first + 1, "text in an HTML block is left in the source language"))
        else:
            self._html(spans)

    def _html(self, spans: Spans, *, only_attributes: bool = False) -> None:
        """Mark what the reader of HTML finds in some lines, or only what stands in tags."""
        place = Place(self.text, spans)
        line = self.lines.number_at(spans[0][0]) + 1
        for mark in self.html.read(without_code(place.source) if only_attributes else place.source, line):
            if only_attributes and not isinstance(mark.segment.setter, HtmlAttribute):
                continue
            start, end = place.raw(mark.start, mark.end)
            if not self._is_code(start):
                self.marks.append(Mark(start, end, mark.segment))

    def _setter(self, spans: Spans, hard_break: str, msgid: str) -> Setter:
        """Return the setter of a block: its further lines begin as its second does."""
        setter = self.one_line_paragraph
        before = self.text[self.lines.starts[self.lines.number_at(spans[0][0])] : spans[0][0]].rstrip(BLANKS)
        if before.endswith(("]", "-->")) or before[-1:].isspace():
            setter = self.amid_line
        if len(spans) > 1:
            second = self.lines.starts[self.lines.number_at(spans[1][0])]
            prefix = self.text[second : spans[1][0]]
            paragraph = replace(setter, hard_break=(hard_break or "  ") + self.ending, prefix=prefix)
            return self._as_written(paragraph, spans, msgid)
        return setter

    def _as_written(self, setter: Setter, spans: Spans, msgid: str) -> Setter:
        """Return a setter that keeps the line breaks in code and tags."""
        pieces = wrapped(Place(self.text, spans)) if "<" in msgid or "`" in msgid else ()
        return AsWritten(setter, pieces) if pieces else setter

    def _relinked(self, setter: Setter, msgid: str) -> Setter:
        return relinked(setter, msgid, self.labels) if self.labels and "[" in msgid else setter

    def _kind(self) -> str:
        """Return what the innermost block is, in the words of the catalog."""
        return next(
            (CONTAINERS[token.type] for token in reversed(self.opened) if token.type in CONTAINERS),
            "paragraph",
        )

    def _add_prose(self, spans: Spans, msgid: str, kind: str, setter: Setter) -> None:
        """Mark a text if there is prose in it."""
        if is_prose(msgid):
            span = spans[0][0], spans[-1][1]
            self._add(span, msgid, kind, self._relinked(setter, msgid))

    def _is_code(self, start: int) -> bool:
        """Whether a place is inside of code that template tags have begun."""
        return start < self.bare.code_until

    def _add(self, span: tuple[int, int], msgid: str, kind: str, setter: Setter) -> None:
        if self.directives.off or self.html.off or self._is_code(span[0]):
            return
        line = self.lines.number_at(span[0]) + 1
        segment = Segment(as_msgid(msgid), kind, line, setter, self.directives.comment())
        self.marks.append(Mark(*span, segment))
