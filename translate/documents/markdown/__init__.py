"""Articles in Markdown: CommonMark with what real sites add."""

from collections.abc import Sequence

from translate.documents.front_matter import front_matter_end, read_front_matter
from translate.documents.html import html_skeleton
from translate.documents.lines import in_lf, line_ending
from translate.documents.markdown.reader import MarkdownReader
from translate.documents.partition import Reading
from translate.syntax import Token, block_parser

__all__ = ["markdown_reading", "markdown_skeleton", "markdown_with_notice"]


def markdown_reading(text: str, front_matter: Sequence[str]) -> Reading:
    """Return the segments of a Markdown article; `front_matter` names the keys that are prose.

    Raises `TranslateError` with the line when the front matter is broken.
    """
    head = read_front_matter(text, front_matter)
    marks, warnings = MarkdownReader(text, head.end).read()
    return Reading([*head.marks, *marks], [*head.warnings, *warnings], head.end)


def markdown_skeleton(text: str) -> Sequence[str]:
    """Return the block structure of a Markdown text without its prose."""
    body = in_lf(text[front_matter_end(text) :])
    return [_shape(token) for token in block_parser().parse(body) if token.type != "inline"]


def _shape(token: Token) -> str:
    """Return what a block is; code is compared to the letter."""
    if token.type in ("fence", "code_block"):
        return f"{token.type} {token.markup} {token.info} {token.content}"
    if token.type == "html_block":
        return f"html_block {html_skeleton(token.content)}"
    return f"{token.type} {token.markup} {token.info}"


def markdown_with_notice(text: str, notice: str) -> str:
    """Return the text with a notice as a block quote after its front matter."""
    at = front_matter_end(text)
    ending, rest = line_ending(text), text[at:]
    before = ending if at else ""
    after = ending * (1 if rest.startswith(("\r", "\n")) else 2)
    return f"{text[:at]}{before}> {notice}{after}{rest}"
