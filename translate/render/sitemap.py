"""The site's map for search engines: sitemaps.org's protocol 0.9, with the alternates that Google reads."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from translate.languages import language
from translate.render.addresses import FRONT, absolute
from translate.render.head import alternates
from translate.render.moments import written
from translate.render.site import Listed, Site

MOST, LARGEST = 50_000, 50 * 1024 * 1024
"""Addresses and bytes of one sitemap at most (sitemaps.org, "Sitemap file requirements")."""
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
OPENING = f'{DECLARATION}<urlset {SPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
CLOSING = "</urlset>\n"


def render_sitemaps(
    site: Site, pages: Sequence[Listed], lists: Mapping[str, str], front: str = FRONT
) -> dict[str, str]:
    """Return path → XML: ``sitemap.xml``, which above 50,000 addresses or 50 MB is the index of others.

    `pages` are the articles' pages in all languages, the originals' among them; `lists` the paths of the
    languages' lists by locale. `site.url` must be known.
    """
    maps = [OPENING + "".join(entries) + CLOSING for entries in _parts(_entries(site, pages, lists, front))]
    if len(maps) <= 1:
        return {"sitemap.xml": maps[0] if maps else OPENING + CLOSING}
    named = {f"sitemap-{number}.xml": text for number, text in enumerate(maps, start=1)}
    places = "".join(f"<sitemap><loc>{escape(absolute(site, path))}</loc></sitemap>\n" for path in named)
    return {"sitemap.xml": f"{DECLARATION}<sitemapindex {SPACE}>\n{places}</sitemapindex>\n", **named}


def _entries(site: Site, pages: Sequence[Listed], lists: Mapping[str, str], front: str) -> Iterator[str]:
    """Yield the entry of each page: the front page, the lists, the articles."""
    links = _links(alternates(site, lists, front, front))
    for path in dict.fromkeys([front, *lists.values()]):
        yield _entry(absolute(site, path), "", links)
    versions: defaultdict[str, list[Listed]] = defaultdict(list)
    for page in pages:
        versions[page.article].append(page)
    source = language(site.source_language).code
    for article in sorted(versions):
        paths = {page.language: page.path for page in versions[article]}
        links = _links(alternates(site, paths, paths.get(source, front), front))
        for page in versions[article]:
            day = page.updated or page.published
            yield _entry(absolute(site, page.path), written(day) if day else "", links)


def _links(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the alternates of a page as XML."""
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{escape(address)}"/>\n' for tag, address in pairs
    )


def _entry(address: str, day: str, links: str) -> str:
    """Return one page's entry as XML."""
    changed = f"<lastmod>{day}</lastmod>\n" if day else ""
    return f"<url>\n<loc>{escape(address)}</loc>\n{changed}{links}</url>\n"


def _parts(entries: Iterable[str]) -> Iterator[list[str]]:
    """Divide entries among sitemaps that are not too large; all but page addresses are ASCII."""
    part, size = list[str](), len(OPENING) + len(CLOSING)
    for entry in entries:
        if part and (len(part) == MOST or size + len(entry) > LARGEST):
            yield part
            part, size = [], len(OPENING) + len(CLOSING)
        part.append(entry)
        size += len(entry)
    if part:
        yield part
