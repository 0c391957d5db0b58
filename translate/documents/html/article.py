"""HTML articles: pages and fragments, with or without the front matter of a site generator."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from translate.documents.directives import Directives
from translate.documents.front_matter import front_matter_end, read_front_matter
from translate.documents.html.elements import BOUNDARIES, names
from translate.documents.html.readable import NAMES, readable
from translate.documents.html.reader import HtmlReader
from translate.documents.html.tokens import SPACE, Token, attributes, is_unclosed, tokens
from translate.documents.lines import line_ending
from translate.documents.partition import Reading

HEAD = names("html head title meta base link style script")
"""What stands before the body; its tags may be left out (HTML Standard, 13.1.2.4)."""


def html_reading(text: str, front_matter: Sequence[str]) -> Reading:
    """Return the segments of an HTML article; `front_matter` names the keys that are prose.

    Raises `TranslateError` with the line when the front matter is broken.
    """
    head = read_front_matter(text, front_matter)
    reader = HtmlReader(Directives())
    marks = [*head.marks, *reader.read(text, start=head.end)]
    warnings = [*head.warnings, *reader.left_open(), *reader.directives.left_open()]
    return Reading(marks, warnings, head.end)


def html_skeleton(text: str) -> Sequence[str]:
    """Return the structure of an HTML text: block tags and what is no prose, in order.

    Inline tags may change with the language, and a comment in a sentence may go. What a text must not do is
    hide what comes after it, so code and comments that are opened and not closed are here too.
    """
    return list(_shapes(text, front_matter_end(text)))


def _shapes(text: str, start: int) -> Iterator[str]:
    for token in tokens(text, start):
        if token.kind == "text":
            yield from LOOSE.findall(text, token.start, token.end)
        elif token.kind in ("start", "end"):
            if token.name in BOUNDARIES:
                yield _shape(text, token)
        elif token.kind == "content":
            yield token.name if token.name == "title" else text[token.start : token.end]
        elif token.kind != "template" and (token.kind != "comment" or is_unclosed(text, token)):
            yield text[token.start : token.end]


LOOSE = re.compile(r"\{\{|\{%|<%|<\?")
"""Openings of template code which, as they stand in text, are not closed."""


def _shape(text: str, token: Token) -> str:
    """Return a tag without the values that are translated."""
    if token.kind == "end":
        return f"</{token.name}>"
    if token.end - token.start < len(token.name) + 4:
        return text[token.start : token.end]
    found = list(attributes(text, token))
    if not any(attribute.name in NAMES for attribute in found):
        return text[token.start : token.end]
    read = {value.start for value in readable(text, token.name, found)}
    pieces = []
    for attribute in found:
        value = text[attribute.start : attribute.end]
        is_read = attribute.start + len(value) - len(value.lstrip(SPACE)) in read
        pieces.append(f"{attribute.name}={'' if is_read else value}")
    return f"<{token.name} {' '.join(pieces)}>"


def html_with_notice(text: str, notice: str) -> str:
    """Return the text with a notice as its first paragraph: in the body, behind the tags of a template."""
    at = _body(text, front_matter_end(text))
    ending = line_ending(text)
    before = "" if at == 0 or text[at - 1] in "\r\n" else ending
    after = "" if text.startswith(("\r", "\n"), at) else ending
    return f"{text[:at]}{before}<p>{escape(notice, quote=False)}</p>{after}{text[at:]}"


def _body(text: str, start: int) -> int:
    """Return where the body of a page begins."""
    at = start
    for token in tokens(text, start):
        if token.kind == "start" and token.name == "body":
            return token.end
        blank = token.kind == "text" and not text[token.start : token.end].strip(SPACE)
        in_head = token.kind in ("start", "end", "content") and token.name in HEAD
        if token.kind in ("start", "text", "end", "unclosed") and not blank and not in_head:
            return at
        at = at if blank else token.end
    return at
