"""Plain-text articles: paragraphs by blank lines or, when a file has none, by lines."""

from collections.abc import Iterator, Sequence

from translate.documents.directives import Directives
from translate.documents.lines import Lines, line_ending
from translate.documents.partition import Mark, Reading, as_msgid, has_prose
from translate.documents.setters import PlainText
from translate.model import Segment
from translate.syntax import TEXT_TOC_LINES

HEADING_LENGTH = 90
"""A longer line is a paragraph, in characters: section titles of the press stay well under it."""

FINAL_PUNCTUATION = tuple('.!?…:;,»"”)]')


def text_reading(text: str, front_matter: Sequence[str]) -> Reading:
    """Return the segments of a plain-text article; it has no front matter, so the keys are not used."""
    del front_matter
    lines = Lines(text)
    by_lines = not any(
        lines.line(number).isspace() or not lines.line(number) for number in range(len(lines) - 1)
    )
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
