"""The Markdown that articles are written in: CommonMark with what real sites add.

The adapter of markdown-it-py: `documents` takes the positions of blocks from it, `render` the page.
"""

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

__all__ = [
    "ALERT",
    "HEADING_ATTRIBUTES",
    "LINE_ATTRIBUTES",
    "TEXT_TOC_LINES",
    "TOC_MARKERS",
    "MarkdownIt",
    "Token",
    "block_parser",
    "new_parser",
    "normalize_label",
]

TOC_MARKERS = frozenset({"[TOC]", "[[TOC]]", "[[_TOC_]]", "{:toc}", "[toc]"})
"""Paragraphs that stand for a table of contents in Markdown; the page shows it in its language."""

TEXT_TOC_LINES = frozenset({"table of contents", "table des matières", "sommaire"})
"""First lines of a plain-text article, in lower case, that stand for its table of contents."""


HEADING_ATTRIBUTES = re.compile(r"(?<!\\)\{(?::[^{}]*|[ \t]*(?:[#.][^\s{}]|[\w-]+=)[^{}]*)\}\Z")
"""At the end of a heading: ``{#id .class}`` (Pandoc, PHP Markdown Extra), ``{: #id}`` (kramdown)."""

LINE_ATTRIBUTES = re.compile(r"[ \t]*\{:[^{}]*\}[ \t]*")
"""On a line of its own, at an end of a paragraph: ``{: .important}`` (kramdown)."""

ALERT = re.compile(r"[ \t]*\[![\w-]+\][+-]?[ \t]*")
"""The first line of a block quote that is an alert (GitHub) or a callout (Obsidian)."""


def new_parser() -> MarkdownIt:
    """Return a parser of its own, for who adds rules to it."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for plugin in (footnote_plugin, deflist_plugin, tasklists_plugin):
        parser.use(plugin)
    return parser


@lru_cache(maxsize=1)
def block_parser() -> MarkdownIt:
    """Return a parser that finds the blocks only, which is several times faster."""
    return new_parser().disable(["inline", "footnote_tail", "github-tasklists"], ignoreInvalid=True)


def normalize_label(label: str) -> str:
    """Return the label of a link reference in the form in which labels are compared (CommonMark, 4.7)."""
    return normalizeReference(label)
