"""The Markdown that articles are written in: CommonMark with what real sites add.

The adapter of markdown-it-py: `documents` takes the positions of blocks from it, `render` the page.
"""

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

__all__ = ["TEXT_TOC_LINES", "TOC_MARKERS", "Token", "markdown_parser"]

TOC_MARKERS = frozenset({"[TOC]", "[[TOC]]", "[[_TOC_]]", "{:toc}", "[toc]"})
"""Paragraphs that stand for a table of contents in Markdown; the page shows it in its language."""

TEXT_TOC_LINES = frozenset({"table of contents", "table des matières", "sommaire"})
"""First lines of a plain-text article, in lower case, that stand for its table of contents."""


@lru_cache(maxsize=2)
def markdown_parser(*, inline: bool = True) -> MarkdownIt:
    """Return the parser; without `inline` it finds the blocks only, which is several times faster."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for plugin in (front_matter_plugin, footnote_plugin, deflist_plugin, tasklists_plugin):
        parser.use(plugin)
    if not inline:
        parser.disable(["inline", "footnote_tail", "github-tasklists"], ignoreInvalid=True)
    return parser
