"""Where the prose of an HTML text stands."""

import re
from collections.abc import Iterable, Sequence

from translate.documents.directives import DIRECTIVE, Directives, Warned
from translate.documents.html.elements import BOUNDARIES, END_OPTIONAL, FOREIGN, KINDS, NO_PROSE, VOID
from translate.documents.html.prose import fold, is_prose, weigh
from translate.documents.html.readable import WORTH_A_LOOK, readable, translate_state
from translate.documents.html.run import Readable, Run
from translate.documents.html.setters import HtmlContent, HtmlText, attribute_setter, is_kept
from translate.documents.html.stack import OpenElements
from translate.documents.html.templates import OUTPUT
from translate.documents.html.tokens import (
    HOLDS_NO_TAGS,
    SPACE,
    Attribute,
    Token,
    attributes,
    is_self_closing,
    is_unclosed,
    tokens,
)
from translate.documents.lines import Lines
from translate.documents.partition import Mark, Warnings, as_msgid
from translate.model import Segment, Setter

TEXT = HtmlText()
TITLE = HtmlContent()
STRANGE = frozenset({"start", "end", "comment", "raw"})
WRAPPED = re.compile(r"[\t\n\f\r]|  ")


class HtmlReader:
    """Reads a text, or its fragments one after the other: what one leaves open, the next begins in.

    `directives` follows what the author says in comments; who reads the rest of the article shares it.
    """

    def __init__(self, directives: Directives) -> None:
        self.directives = directives
        self._open = OpenElements()
        self._run = Run(0)
        self._text = ""
        self._lines = Lines("")
        self._first_line = 1
        self._marks: list[Mark] = []
        self._warnings: Warnings = []
        self._comment_since = 0

    @property
    def off(self) -> bool:
        """Whether what comes now stands in an element or comment that is not to be translated."""
        return self._open.off or self._comment_since > 0 or bool(self._inside)

    @property
    def _inside(self) -> str:
        """The open element whose content holds no tags, empty if there is none."""
        name = self._open.names[-1] if len(self._open) else ""
        in_svg = name == "title" and self._open.within("#foreign")
        return name if name in HOLDS_NO_TAGS and not in_svg else ""

    def read(self, source: str, line: int = 1, start: int = 0) -> list[Mark]:
        """Return the marks of a text from `start` on; `line` is the number of the first line of `source`."""
        self._text, self._lines, self._first_line, self._marks = source, Lines(source), line, []
        self._run = Run(len(self._open))
        position = self._behind_comment(start)
        foreign = int(self._open.within("#foreign"))
        for token in tokens(source, position, inside=self._inside, foreign=foreign):
            if token.kind == "text":
                self._take_text(token.start, token.end)
            elif token.kind in STRANGE and self._is_strange(token):
                self._next_run()
                self._take(token)
                self._run.attributes.clear()
                self._next_run()
            else:
                self._take(token)
        self._finish_run()
        return self._marks

    def _is_strange(self, token: Token) -> bool:
        """Whether markup could not be set into a sentence again as it is: no segment holds any of it."""
        inner = self._text.find("<", token.start + 1, token.end)
        return inner >= 0 and not is_kept(self._text[token.start : token.end])

    def _take(self, token: Token) -> None:
        if token.kind == "start":
            self._take_start(token)
        elif token.kind == "end":
            self._take_end(token)
        else:
            self._take_other(token)

    def left_open(self) -> Warned:
        """Yield, at the end of an article, what the author has probably not meant."""
        yield from self._warnings
        if self._comment_since:
            yield self._comment_since, "a comment is never closed; what follows is left as it is"
        for name, line in self._open.left_off():
            if name not in END_OPTIONAL:
                yield line, f"<{name}> is never closed; what follows is left as it is"

    def _take_text(self, start: int, end: int) -> None:
        text = self._text[start:end]
        if self.directives.off or text.isspace():
            return
        run, starts = self._run, self._open.starts
        if self._open.off:
            if self._open.off_since >= run.base:
                run.take(*self._trimmed(start, end), starts)
            return
        weight = weigh(text)
        if weight == "blank":
            return
        start, end = self._trimmed(start, end)
        if weight == "sign":
            run.take_sign(start, end, starts)
            return
        run.take(start, end, starts)
        run.has_prose = run.has_prose or weight == "prose"

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Return a stretch without the white space at its ends."""
        text = self._text[start:end]
        return start + len(text) - len(text.lstrip(SPACE)), start + len(text.rstrip(SPACE))

    def _take_start(self, token: Token) -> None:
        name, opened = token.name, self._open
        boundary = self._is_boundary(name)
        if boundary:
            self._finish_run()
            opened.make_room(name)
        found, own = self._attributes(token)
        wanted = not self.directives.off and not opened.off if own is None else own
        if name not in VOID and not self._ends_at_once(token):
            opened.open(name, token.start)
            if own is not None or name in NO_PROSE:
                self._switch(name, token.start, wanted=own)
        if boundary:
            self._run = Run(len(opened))
        else:
            self._note_wrapped(token)
        if found and wanted and not self.directives.off:
            self._run.attributes += readable(self._text, name, found)

    def _is_boundary(self, name: str) -> bool:
        """Whether a sentence ends where an element begins.

        Only its author knows whether a custom element is a block, or one whose name comes from a template: it
        is taken for one unless a text runs already.
        """
        if name in BOUNDARIES or (_is_custom(name) and not self._run.has_begun):
            return True
        return name == "br" and self._run.break_line()

    def _note_wrapped(self, token: Token) -> None:
        """Note markup in a sentence whose white space is not that of its msgid."""
        if WRAPPED.search(self._text, token.start, token.end):
            self._run.wrapped.append((token.start, token.end))

    def _attributes(self, token: Token) -> tuple[Sequence[Attribute], bool | None]:
        """Return a tag's attributes, if they matter, and whether it says that its content is translated."""
        has_room = token.end - token.start > len(token.name) + 3
        if not has_room or not WORTH_A_LOOK.search(self._text, token.start, token.end):
            return (), None
        found = list(attributes(self._text, token))
        return found, translate_state(self._text, found)

    def _switch(self, name: str, start: int, *, wanted: bool | None) -> None:
        """Follow what an element that was opened says of its content, or what we know of it."""
        off = not wanted or (name in HOLDS_NO_TAGS and name != "title")
        if off != self._open.off:
            self._open.switch(off=off, line=self._line(start))

    def _ends_at_once(self, token: Token) -> bool:
        """Whether a start tag of SVG or MathML has no end tag (13.2.6.5)."""
        foreign = token.name in FOREIGN or self._open.within("#foreign")
        return foreign and is_self_closing(self._text, token.start, token.end)

    def _take_end(self, token: Token) -> None:
        name = token.name
        if name in BOUNDARIES:
            self._finish_run()
            self._open.close(name)
            self._run = Run(len(self._open))
            return
        index, start = self._open.close(name)
        if index < 0:
            return
        if index < self._run.base and _is_custom(name):
            self._next_run()
        else:
            self._run.close(index, start, token.end)

    def _take_other(self, token: Token) -> None:
        self._note_wrapped(token)
        if token.kind == "comment":
            self._take_comment(token)
        elif token.kind == "template":
            inside = not self._open.off or self._open.off_since >= self._run.base
            if inside and not self.directives.off and OUTPUT.match(self._text, token.start):
                self._run.take(token.start, token.end, self._open.starts)
        elif token.kind == "content":
            self._take_content(token)
        elif token.kind == "unclosed" and is_prose(self._text[token.start : token.end]):
            tag = self._text[token.start : token.start + 20].split()[0]
            self._warn(token, f"'{tag}' has no '>'")

    def _take_content(self, token: Token) -> None:
        """Take the title of the page, unless it is never closed and has taken the whole page."""
        if token.name != "title":
            return
        if token.end == len(self._text):
            self._warn(token, "<title> is never closed")
        elif not (self._open.off or self.directives.off) and is_prose(self._text[token.start : token.end]):
            self._add(*self._trimmed(token.start, token.end), "page title", TITLE)

    def _warn(self, token: Token, what: str) -> None:
        self._warnings.append((self._line(token.start), f"{what}; what follows is left as it is"))

    def _take_comment(self, token: Token) -> None:
        text = self._text[token.start : token.end]
        if "translate:" in text and DIRECTIVE.match(text):
            self._next_run()
            self.directives.take(text, self._line(token.start))
        if is_unclosed(self._text, token):
            self._comment_since = self._line(token.start)

    def _behind_comment(self, start: int) -> int:
        """Return where a fragment begins that may begin in a comment."""
        if not self._comment_since:
            return start
        found = self._text.find("-->", start)
        if found < 0:
            return len(self._text)
        self._comment_since = 0
        return found + 3

    def _finish_run(self) -> None:
        """Mark the segment of the run that ends here, and the attributes beside it."""
        run = self._run
        if run.has_prose:
            start, end = run.span()
            self._add_attributes(found for found in run.attributes if found.end <= start)
            wrapped = [span for span in run.wrapped if start <= span[0] < end]
            setter = HtmlText(tuple(map(self._folded, wrapped))) if wrapped else TEXT
            self._add(start, end, KINDS.get(self._open.innermost("#kind"), "paragraph"), setter)
            self._add_attributes(found for found in run.attributes if found.start >= end)
        elif run.attributes:
            self._add_attributes(run.attributes)

    def _next_run(self) -> None:
        self._finish_run()
        self._run = Run(len(self._open))

    def _folded(self, span: tuple[int, int]) -> tuple[str, str]:
        raw = self._text[slice(*span)]
        return as_msgid(fold(raw)), raw

    def _add_attributes(self, found: Iterable[Readable]) -> None:
        for start, end, quote, kind in found:
            self._add(start, end, kind, attribute_setter(quote))

    def _add(self, start: int, end: int, kind: str, setter: Setter) -> None:
        msgid = as_msgid(fold(self._text[start:end]))
        segment = Segment(msgid, kind, self._line(start), setter, self.directives.comment())
        self._marks.append(Mark(start, end, segment))

    def _line(self, position: int) -> int:
        return self._first_line + self._lines.number_at(position)


def _is_custom(name: str) -> bool:
    """Whether a name is that of a custom element (HTML Standard, 4.13.3), or made by a template."""
    return "-" in name or "{" in name
