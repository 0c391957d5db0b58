"""Markdown as a tree of harmless elements."""

import re
from collections.abc import Iterable
from copy import deepcopy
from functools import lru_cache
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

from translate.model import Document
from translate.render.attributes import take_attributes
from translate.render.marks import Marks, marked_source, resolve_marks
from translate.render.sanitise import sanitise
from translate.render.site import Allowed
from translate.syntax import MarkdownIt, Token, block_parser, new_parser

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


BRACKETS = re.compile(r"\][\[\]]|\[[^\[\]]*\](?!\()")
"""What may be a reference to a link or a footnote, which is defined elsewhere in the article."""


def markdown_tree(
    document: Document, passages: frozenset[int], attributes: dict[str, str], allowed: Allowed
) -> Element:
    """Return the body of a Markdown article, with `attributes` on what holds the segments `passages`."""
    marks = Marks.unused_in(document.raw)
    source = marked_source(document, passages, marks)
    html = _render(_loosened(source, marks.guard))
    root = sanitise(html.replace(marks.guard, "").replace(quote(marks.guard), ""), allowed)
    resolve_marks(root, marks, attributes)
    return root


def inline_tree(source: str, allowed: Allowed) -> Element:
    """Return a line of Markdown, such as a credit, in a ``div``."""
    return sanitise(str(_parser().renderInline(source)), allowed)


def inline_text(source: str, article: str) -> str:
    """Return the text of a block's Markdown without markup; `article` defines what it refers to."""
    env = deepcopy(_definitions(article)) if BRACKETS.search(source) else {}
    return "".join(_texts(_parser().parseInline(source, env)[:1]))


@lru_cache(maxsize=2)
def _definitions(article: str) -> dict[str, Any]:
    """Return what an article defines for links and footnotes, as the parser keeps it."""
    env: dict[str, Any] = {}
    block_parser().parse(article, env)
    return env


def _texts(tokens: Iterable[Token]) -> Iterable[str]:
    """Yield the texts in inline tokens; tags and the numbers of footnotes are none."""
    for token in tokens:
        if token.type in {"inline", "image"}:
            yield from _texts(token.children or ())
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "
        elif token.type in {"text", "text_special", "code_inline"}:
            yield token.content


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Return the parser of articles, which takes attributes out of the text."""
    parser = new_parser()
    parser.core.ruler.after("block", "attributes", lambda state: take_attributes(state.tokens))
    return parser


def _loosened(source: str, guard: str) -> str:
    """Return the source with a guard wherever emphasis touches a letter and a sign: ``**強調。**文``.

    CommonMark sees no emphasis there (commonmark-spec issue 650) but for a sign on its outer side, and
    that is what the guard is to the parser.
    """
    return CLOSING.sub(rf"\1\2{guard}", OPENING.sub(rf"\1{guard}\2", source))


def _render(source: str) -> str:
    """Return the parser's HTML, attributes taken out of the text and column alignment as classes."""
    parser = _parser()
    env: dict[str, Any] = {}
    tokens = parser.parse(source, env)
    for token in tokens:
        alignment = ALIGNMENT.get(str(token.attrs.get("style")))
        if alignment is not None:
            token.attrs = {"class": alignment}
    return str(parser.renderer.render(tokens, parser.options, env))
