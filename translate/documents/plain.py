"""Plain-text articles: paragraphs by blank lines or, when a file has none, by lines."""

import re
from collections.abc import Iterator, Mapping, Sequence

from translate.documents.directives import Directives
from translate.documents.lines import Lines, line_ending
from translate.documents.partition import Mark, Reading, as_msgid, has_prose
from translate.documents.setters import PlainText
from translate.model import Document, Segment
from translate.syntax import TEXT_TOC_LINES

HEADING_LENGTH = 90
"""A longer line is a paragraph, in characters: section titles of the press stay well under it."""

FINAL_PUNCTUATION = tuple('.!?…:;,»"”)]')

BEYOND_A_LINE = re.compile(r"[<\r\n]")
"""Signs with which a text may do more than stand on its line: begin a directive, or another line."""
LONGEST_TOC_LINE = max(map(len, TEXT_TOC_LINES))


def text_reading(text: str, front_matter: Sequence[str]) -> Reading:
    """Return the segments of a plain-text article; it has no front matter, so the keys are not used."""
    del front_matter
    lines = Lines(text)
    by_lines = all(lines.line(number).strip() for number in range(len(lines) - 1))
    setter = PlainText(" " if by_lines else line_ending(text))
    groups = [range(n, n + 1) for n in range(len(lines))] if by_lines else list(_paragraphs(lines))
    marks, directives = [], Directives()
    for number, group in enumerate(groups):
        texts = [lines.line(n) for n in group]
        if not directives.take("\n".join(texts), group[0] + 1).strip():
            continue
        msgid = as_msgid(" ".join(text.strip() for text in texts))
        if has_prose(msgid) and not (number == 0 and msgid.lower() in TEXT_TOC_LINES):
            start = lines.starts[group[0]] + len(texts[0]) - len(texts[0].lstrip())
            end = lines.starts[group[-1]] + len(texts[-1].rstrip())
            kind = _kind(msgid, lines=len(group), paragraphs=len(groups))
            marks.append(Mark(start, end, Segment(msgid, kind, group[0] + 1, setter, directives.comment())))
    return Reading(marks, list(directives.left_open()))


def text_skeleton(text: str) -> Sequence[str]:
    """Return one word a paragraph: a translation must have as many."""
    return ["paragraph"] * len(text_reading(text, ()).marks)


def keeps_paragraphs(document: Document, texts: Mapping[str, str]) -> bool:
    """Return whether some texts (msgid → msgstr) certainly leave a plain-text article all its paragraphs.

    Without a ``<`` anywhere there are no directives. Then a paragraph with a letter or digit is one, whatever
    its words, unless it is the first and reads as the line above a table of contents.
    """
    return "<" not in document.raw and all(map(_is_paragraph, texts.values()))


def _is_paragraph(text: str) -> bool:
    """Return whether a text is certainly one line of a paragraph, as a whole or as a part of it."""
    if BEYOND_A_LINE.search(text) or not has_prose(text):
        return False
    words = text.strip()
    if len(words) > LONGEST_TOC_LINE:
        return True
    lower = words.lower()
    return not any(lower in line for line in TEXT_TOC_LINES)


def text_with_notice(text: str, notice: str) -> str:
    """Return the text with a notice as its first paragraph."""
    return f"{notice}{line_ending(text) * 2}{text}"


def _paragraphs(lines: Lines) -> Iterator[range]:
    """Yield runs of lines between blank ones."""
    first = 0
    for number in range(len(lines)):
        if not lines.line(number).strip():
            if first < number:
                yield range(first, number)
            first = number + 1
    if first < len(lines):
        yield range(first, len(lines))


def _kind(msgid: str, *, lines: int, paragraphs: int) -> str:
    """Return what a paragraph is: a short line without final punctuation among others is a heading."""
    short = lines == 1 and len(msgid) <= HEADING_LENGTH and not msgid.endswith(FINAL_PUNCTUATION)
    return "heading 2" if short and paragraphs > 1 else "paragraph"
