"""The static site that readers open: the page of each article, the lists of them, feed, sitemap and style."""

from translate.render.feed import feed_path, render_feed
from translate.render.listing import listed
from translate.render.lists import render_front, render_index
from translate.render.outline import slug
from translate.render.page import Page, Rendered, render_page
from translate.render.safety import refuse_unsafe
from translate.render.site import Allowed, Listed, Site, Target
from translate.render.sitemap import render_sitemaps
from translate.render.themes import stylesheet, theme_digest
from translate.render.words import Words, draft_notice, page_words

__all__ = [
    "Allowed",
    "Listed",
    "Page",
    "Rendered",
    "Site",
    "Target",
    "Words",
    "draft_notice",
    "feed_path",
    "listed",
    "page_words",
    "refuse_unsafe",
    "render_feed",
    "render_front",
    "render_index",
    "render_page",
    "render_sitemaps",
    "slug",
    "stylesheet",
    "theme_digest",
]
