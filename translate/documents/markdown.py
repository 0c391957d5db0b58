"""Markdown articles: where their prose stands.

markdown-it finds the blocks and the lines they are on (`translate.syntax`); here each line of a block's
content is found again at the end of its raw line, behind quote marks, list markers and indents. What
lies between is never touched.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from translate.documents.bare_lines import BareLines
from translate.documents.directives import DIRECTIVE, Directives
from translate.documents.front_matter import front_matter_marks
from translate.documents.inline import fold, image_only, is_prose
from translate.documents.partition import (
    LINE_END,
    Line,
    Mark,
    Marks,
    Warnings,
    as_msgid,
    has_prose,
    line_ending,
    lines_of,
)
from translate.documents.setters import Bracketed, Heading, Paragraph, TableCell
from translate.documents.tables import cells
from translate.errors import TranslateError
from translate.model import Segment, Setter
from translate.syntax import HEADING_ATTRIBUTES, TOC_MARKERS, Token, block_parser

CLOSING_SEQUENCE = re.compile(r"(?:(?<=[ \t])|^)#+[ \t]*$")
"""The hashes that may close an ATX heading (CommonMark, section 4.2)."""
TASK = re.compile(r"\[[ xX]\][ \t]+")
UNCLOSED_FRONT_MATTER = re.compile(r"---[ \t]*(?:\r\n|\r|\n)[\w-]+:[ \t]")

Spans = list[tuple[int, int]]
"""Where the lines of a block's content stand: start and end in the article."""

CONTAINERS = {
    "list_item_open": "list item",
    "blockquote_open": "block quote",
    "footnote_reference_open": "footnote",
    "dd_open": "definition",
    "dt_open": "term",
}


def markdown_marks(text: str, front_matter: Sequence[str]) -> Marks:
    """Return the segments of a Markdown article and warnings; `front_matter` names the keys that are prose.

    Raises `TranslateError` with the line when the front matter is broken or of a kind we cannot read.
    """
    return _Reader(text, front_matter).read()


def markdown_skeleton(text: str) -> Sequence[str]:
    """Return the block structure of a Markdown text without its prose."""
    return [
        f"{token.type} {token.markup} {token.info} {token.content if token.type in VERBATIM else ''}"
        for token in block_parser().parse(LINE_END.sub("\n", text))
        if token.type not in ("inline", "front_matter")
    ]


def markdown_with_notice(text: str, notice: str) -> str:
    """Return the text with a notice as a block quote after its front matter."""
    lines = lines_of(text)
    tokens = block_parser().parse(LINE_END.sub("\n", text))
    first = tokens[0].map if tokens and tokens[0].type == "front_matter" else None
    at = lines[min(first[1], len(lines) - 1)].start if first else 0
    ending, rest = line_ending(text), text[at:]
    before = ending if at else ""
    after = ending * (1 if rest.startswith(("\r", "\n")) else 2)
    return f"{text[:at]}{before}> {notice}{after}{rest}"


VERBATIM = frozenset({"fence", "code_block", "html_block"})


class _Reader:
    """One pass over the blocks of an article."""

    def __init__(self, text: str, front_matter: Sequence[str]) -> None:
        self.text = text
        self.keys = front_matter
        self.lines = lines_of(text)
        self.starts = [line.start for line in self.lines]
        self.directives = Directives()
        self.marks: list[Mark] = []
        self.warnings: Warnings = []
        self.bare = BareLines()

    def read(self) -> Marks:
        first, *others = (line.text.rstrip() for line in self.lines)
        if first == "+++" and "+++" in others:
            raise TranslateError(
                "TOML front matter cannot be read yet; write it as YAML between '---'", line=1
            )
        found: dict[str, Any] = {}
        tokens = block_parser().parse(LINE_END.sub("\n", self.text), found)
        self.warnings += _titles_left(found.get("references", {}))
        if UNCLOSED_FRONT_MATTER.match(self.text) and tokens and tokens[0].type != "front_matter":
            self.warnings.append((1, "front matter is not closed with '---'; it is read as text"))
        opened: list[Token] = []
        row: list[Token] = []
        for token in tokens:
            if token.nesting == 1:
                opened.append(token)
            elif token.nesting == -1:
                opened.pop()
                if token.type == "tr_close":
                    self._row(row)
                    row = []
            elif token.type == "inline" and opened[-1].type in ("td_open", "th_open"):
                row.append(token)
            elif token.type == "inline":
                self._block(token, opened)
            elif token.type == "html_block":
                self._html(token)
            elif token.type == "front_matter":
                self._front_matter(token)
        self.warnings += [*self.directives.left_open(), *self.bare.left_in_french]
        return self.marks, self.warnings

    def _front_matter(self, token: Token) -> None:
        first, after = token.map or [0, 0]
        start, end = self.lines[first + 1].start, self.lines[after - 1].start
        self.marks.extend(front_matter_marks(self.text, start, end, first + 2, self.keys))

    def _html(self, token: Token) -> None:
        first = (token.map or [0])[0]
        rest = self.directives.take(token.content, first + 1)
        if is_prose(rest):
            self.warnings.append((first + 1, "text in an HTML block is left in the source language"))

    def _row(self, row: Sequence[Token]) -> None:
        if not row or self.directives.off:
            return
        number = (row[0].map or [0])[0]
        line = self.lines[number]
        for start, end in cells(line.text, [token.content for token in row]):
            raw = line.text[start:end]
            if is_prose(raw):
                self._add((line.start + start, line.start + end), raw, "table cell", number, TableCell())

    def _block(self, token: Token, opened: Sequence[Token]) -> None:
        """Mark the prose of a paragraph or heading."""
        first = (token.map or [0])[0]
        heading = opened[-1].type == "heading_open"
        atx = heading and opened[-1].markup.startswith("#")
        spans = list(self._locate(first, token.content, atx=atx))
        for run in [self._without_attributes(spans)] if heading else self._runs(spans, opened):
            for piece in self._between_directives(run):
                self._run(piece, opened, self._line_number(piece[0][0]))

    def _run(self, spans: Spans, opened: Sequence[Token], line: int) -> None:
        """Mark lines of a block that are one segment."""
        heading = opened[-1].type == "heading_open"
        start, end = spans[0][0], spans[-1][1]
        if not heading and (images := image_only(self.text[start:end])):
            self._images(start, images, line)
            return
        msgid, hard_break = fold([self.text[begin : _after_blanks(self.text, stop)] for begin, stop in spans])
        if is_prose(msgid) and (heading or msgid not in TOC_MARKERS):
            atx = heading and opened[-1].markup.startswith("#")
            setter: Setter = Heading() if atx else self._paragraph(spans, hard_break)
            self._add((start, end), msgid, _kind(opened), line, setter)

    def _between_directives(self, spans: Spans) -> Iterator[Spans]:
        """Yield the parts of a run that the author's directives in it leave to be translated."""
        part: Spans = []
        for start, end in spans:
            position = start
            for match in DIRECTIVE.finditer(self.text, start, end):
                part += self._wanted(position, match.start())
                if part:
                    yield part
                part = []
                self.directives.take(match[0], self._line_number(start) + 1)
                position = match.end()
            part += self._wanted(position, end)
        if part:
            yield part

    def _wanted(self, start: int, end: int) -> Spans:
        """Return a stretch of a line without the blanks around it, nothing where translation is off."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        end = start + len(text.strip())
        return [(start, end)] if start < end and not self.directives.off else []

    def _runs(self, spans: Spans, opened: Sequence[Token]) -> Iterator[Spans]:
        """Yield the lines of a paragraph in runs of prose, divided by lines that must stay as they are."""
        run: Spans = []
        for start, end in self._without_checkbox(spans, opened):
            if self.bare.take(self.text[start:end], self._line_number(start) + 1):
                yield run
                run = []
            else:
                run.append((start, end))
        yield run

    def _without_attributes(self, spans: Spans) -> Spans:
        """Leave out the attributes at the end of a heading."""
        if not spans:
            return spans
        start, end = spans[-1]
        match = HEADING_ATTRIBUTES.search(self.text[start:end])
        return (
            [*spans[:-1], (start, start + len(self.text[start : start + match.start()].rstrip()))]
            if match
            else spans
        )

    def _without_checkbox(self, spans: Spans, opened: Sequence[Token]) -> Spans:
        """Leave out the box of a task at the start of a list item."""
        if not spans:
            return spans
        start, end = spans[0]
        in_item = any(token.type == "list_item_open" for token in opened[-2:])
        match = TASK.match(self.text, start, end) if in_item else None
        return [(match.end(), end), *spans[1:]] if match else spans

    def _images(self, start: int, images: Sequence[tuple[int, str, str, str]], line: int) -> None:
        """Mark the texts of a paragraph that is an image."""
        for offset, raw, kind, delimiters in images:
            span = (start + offset, start + offset + len(raw))
            self._add(span, raw, kind, line, Bracketed(delimiters))

    def _paragraph(self, spans: Spans, hard_break: str) -> Paragraph:
        """Return the setter of a block: its further lines begin as its second does."""
        prefix = ""
        if len(spans) > 1:
            before = self.text[spans[0][1] : spans[1][0]]
            prefix = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
        return Paragraph(hard_break + line_ending(self.text), prefix)

    def _locate(self, first: int, content: str, *, atx: bool) -> Iterator[tuple[int, int]]:
        """Yield where each line of a block's content stands in the article."""
        number = first
        for wanted in content.split("\n"):
            needle = wanted.strip()
            while number < len(self.lines):
                found = _at_end(self.lines[number], needle, atx=atx)
                number += 1
                if found is not None:
                    yield found
                    break

    def _line_number(self, position: int) -> int:
        """Return the index of the line on which a character stands."""
        return bisect_right(self.starts, position) - 1

    def _add(self, span: tuple[int, int], msgid: str, kind: str, line: int, setter: Setter) -> None:
        msgid = as_msgid(msgid)
        self.marks.append(Mark(*span, Segment(msgid, kind, line + 1, setter, self.directives.comment())))


def _at_end(line: Line, needle: str, *, atx: bool) -> tuple[int, int] | None:
    """Return where a line's text ends with `needle` (white space and a heading's closing hashes aside)."""
    raw = line.text.replace("\0", "\ufffd").rstrip()
    if atx and not raw.endswith(needle):
        raw = CLOSING_SEQUENCE.sub("", raw).rstrip()
    if not raw.endswith(needle):
        return None
    return line.start + len(raw) - len(needle), line.start + len(raw)


def _after_blanks(text: str, position: int) -> int:
    """Return the position after the blanks that stand at `position`: they may be a hard line break."""
    while text.startswith((" ", "\t"), position):
        position += 1
    return position


def _titles_left(references: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[int, str]]:
    """Yield a warning for each link reference definition with a title, which is not translated yet."""
    for reference in references.values():
        if has_prose(reference["title"]):
            yield reference["map"][0] + 1, "the title of a link is left in the source language"


def _kind(opened: Sequence[Token]) -> str:
    """Return what the innermost block is, in the words of the catalog."""
    if opened[-1].type == "heading_open":
        return f"heading {opened[-1].tag[1:]}"
    return next(
        (CONTAINERS[token.type] for token in reversed(opened) if token.type in CONTAINERS), "paragraph"
    )
