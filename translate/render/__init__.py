"""The page that a reader opens: an article in one language as a complete HTML document."""

from translate.render.page import Page, Version, render_page
from translate.render.words import Words, draft_notice, page_words

__all__ = ["Page", "Version", "Words", "draft_notice", "page_words", "render_page"]
