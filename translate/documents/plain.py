"""Plain-text articles: paragraphs by blank lines or, when a file has none, by lines."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from translate.documents.directives import Directives
from translate.documents.partition import Line, Mark, Marks, as_msgid, has_prose, line_ending, lines_of
from translate.documents.setters import PlainText
from translate.model import Segment
from translate.syntax import TEXT_TOC_LINES

HEADING_LENGTH = 90
"""A longer line is a paragraph, in characters: section titles of the press stay well under it."""

FINAL_PUNCTUATION = tuple('.!?…:;,»"”)]')


def text_marks(text: str, front_matter: Sequence[str]) -> Marks:
    """Return the segments of a plain-text article; it has no front matter, so the keys are not used."""
    del front_matter
    lines = lines_of(text)
    by_lines = not any(not line.text.strip() for line in lines[:-1])
    setter = PlainText(" " if by_lines else line_ending(text))
    groups = [[line] for line in lines] if by_lines else list(_paragraphs(lines))
    marks, directives = [], Directives()
    for number, group in enumerate(groups):
        line = bisect_left(lines, group[0].start, key=lambda other: other.start) + 1
        if not directives.take("\n".join(part.text for part in group), line).strip():
            continue
        msgid = as_msgid(" ".join(part.text.strip() for part in group))
        if has_prose(msgid) and not (number == 0 and msgid.lower() in TEXT_TOC_LINES):
            first, last = group[0], group[-1]
            start = first.start + len(first.text) - len(first.text.lstrip())
            kind = _kind(msgid, lines=len(group), paragraphs=len(groups))
            segment = Segment(msgid, kind, line, setter, directives.comment())
            marks.append(Mark(start, last.start + len(last.text.rstrip()), segment))
    return marks, list(directives.left_open())


def text_skeleton(text: str) -> Sequence[str]:
    """Return one word a paragraph: a translation must have as many."""
    marks, _ = text_marks(text, ())
    return ["paragraph"] * len(marks)


def text_with_notice(text: str, notice: str) -> str:
    """Return the text with a notice as its first paragraph."""
    return f"{notice}{line_ending(text) * 2}{text}"


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield runs of lines between blank ones."""
    group: list[Line] = []
    for line in lines:
        if line.text.strip():
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _kind(msgid: str, *, lines: int, paragraphs: int) -> str:
    """Return what a paragraph is: a short line without final punctuation among others is a heading."""
    short = lines == 1 and len(msgid) <= HEADING_LENGTH and not msgid.endswith(FINAL_PUNCTUATION)
    return "heading 2" if short and paragraphs > 1 else "paragraph"
