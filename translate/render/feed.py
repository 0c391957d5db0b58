"""The feed of a language: Atom (RFC 4287)."""

from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from translate.languages import language
from translate.render.addresses import absolute
from translate.render.moments import moment, newest_first, written
from translate.render.site import Listed, Site
from translate.render.themes import without_controls
from translate.render.words import page_words

LENGTH = 50
"""How many articles it has at most."""
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without articles was updated: it must say so, and always the same."""


def feed_path(code: str) -> str:
    """Return the path of a language's feed under the site's root."""
    return f"{code}/feed.xml"


def render_feed(site: Site, code: str, pages: Sequence[Listed], path: str, index: str) -> str:
    """Return the Atom feed at `path` with the newest articles in the locale `code`, as XML.

    `pages` are those of the language, in any order, `index` is the path of its list; `site.url` must be
    known. An entry needs a date (section 4.1.2), and the time of a run must not be it: articles without
    one are left out. `path` is `feed_path(code)`: the pages link to it.
    """
    dated = [page for page in newest_first(pages) if page.published or page.updated][:LENGTH]
    latest = max((moment(page.updated or page.published or NEVER) for page in dated), default=NEVER)
    words = page_words(code)
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language(code).tag})
    title = f"{site.name} – {words.articles}" if site.name else words.articles
    _texts(feed, {"id": absolute(site, index), "title": title, "updated": written(latest)})
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": absolute(site, path)})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": absolute(site, index)})
    _texts(SubElement(feed, "author"), {"name": site.name or urlsplit(site.url).netloc or site.url})
    for page in dated:
        feed.append(_entry(site, page))
    indent(feed, "")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{without_controls(tostring(feed, encoding="unicode"))}\n'


def _entry(site: Site, page: Listed) -> Element:
    """Return an article's entry; its id stays when its title, and with it its address, changes."""
    entry = Element("entry")
    own = {"xml:lang": language(site.source_language).tag}
    _texts(entry, {"id": site.url + quote(f"{page.language}/{page.article}")})
    for name, key, text in (("title", "title", page.title), ("summary", "description", page.description)):
        if text:
            SubElement(entry, name, own if key in page.in_source else {}).text = text
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": absolute(site, page.path)})
    days = {"published": page.published, "updated": page.updated or page.published}
    _texts(entry, {name: written(day) for name, day in days.items() if day is not None})
    for name in page.authors:
        _texts(SubElement(entry, "author"), {"name": name})
    return entry


def _texts(parent: Element, texts: dict[str, str]) -> None:
    """Add elements with texts."""
    for name, text in texts.items():
        SubElement(parent, name).text = text
