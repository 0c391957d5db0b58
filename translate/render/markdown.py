"""Markdown as a tree of harmless elements."""

import re
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

from translate.model import Document
from translate.render.attributes import take_attributes
from translate.render.marks import Marks, marked_source, resolve_marks
from translate.render.sanitise import sanitise
from translate.syntax import new_parser

LETTER = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
"""A letter of Chinese, Japanese or Korean, which write no space around emphasis."""

OPENING = re.compile(rf"({LETTER})(\*{{1,3}}|~~)(?=[^\w\s*~])")
CLOSING = re.compile(rf"([^\w\s*~])(\*{{1,3}}|~~)(?={LETTER})")

ALIGNMENT = {
    "text-align:left": "align-start",
    "text-align:center": "align-center",
    "text-align:right": "align-end",
}
"""The parser's styles of table cells as classes: in Arabic a column's start is on the right."""


def markdown_tree(document: Document, passages: frozenset[int], attributes: dict[str, str]) -> Element:
    """Return the body of a Markdown article, with `attributes` on what holds the segments `passages`."""
    marks = Marks.unused_in(document.raw)
    source = marked_source(document, passages, marks)
    html = _render(_loosened(source, marks.guard))
    root = sanitise(html.replace(marks.guard, "").replace(quote(marks.guard), ""))
    resolve_marks(root, marks, attributes)
    return root


def _loosened(source: str, guard: str) -> str:
    """Return the source with a guard wherever emphasis touches a letter and a sign: ``**強調。**文``.

    CommonMark sees no emphasis there (commonmark-spec issue 650) but for a sign on its outer side, and
    that is what the guard is to the parser.
    """
    return CLOSING.sub(rf"\1\2{guard}", OPENING.sub(rf"\1{guard}\2", source))


def _render(source: str) -> str:
    """Return the parser's HTML, attributes taken out of the text and column alignment as classes."""
    parser = new_parser()
    parser.core.ruler.after("block", "attributes", lambda state: take_attributes(state.tokens))
    env: dict[str, Any] = {}
    tokens = parser.parse(source, env)
    for token in tokens:
        alignment = ALIGNMENT.get(str(token.attrs.get("style")))
        if alignment is not None:
            token.attrs = {"class": alignment}
    return str(parser.renderer.render(tokens, parser.options, env))
