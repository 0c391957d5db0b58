"""The pages that lead to articles, feeds and sitemaps: complete, in order, valid, the same each time."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from tests.render.articles import read, text_of, valid
from translate.render import (
    Listed,
    Site,
    feed_path,
    render_feed,
    render_front,
    render_index,
    render_sitemaps,
    sitemap,
)

SITE = Site(url="https://example.org/news/", name="Le Courrier")
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EVIL = "</title><script>hit()</script>\x0b\ufffe & \"'"


def listed(name: str, code: str = "de", **more: Any) -> Listed:
    fields: dict[str, Any] = {"title": f"Titel {name}", **more}
    return Listed(f"{name}.md", code, f"{code}/{name}.html", **fields)


PAGES = [
    listed("a", published=date(2025, 5, 3), description="Worum es geht"),
    listed("b", published=datetime(2025, 5, 3, 1, tzinfo=timezone(timedelta(hours=5))), draft=True),
    listed("c"),
    listed("d", published=datetime(2025, 5, 3, 10)),  # noqa: DTZ001 - as an author writes it
    listed("e", updated=date(2025, 6, 1), title="Musée", in_source=frozenset({"title"})),
]


def lists(*codes: str) -> dict[str, str]:
    return {code: f"{code}/index.html" for code in codes}


def test_an_index_lists_the_newest_first_and_those_without_a_date_last():
    html = render_index(SITE, "de", PAGES, lists("de", "ar"), "de/index.html")
    valid(html)
    items = list(read(html).iterfind(".//ul[@class='articles']/li"))
    assert [text_of(item.find("h2")) for item in items] == [
        "Musée",
        "Titel d",
        "Titel a",
        "Titel b",
        "Titel c",
    ]
    assert [a.attrib for a in items[0].iterfind("h2/a")] == [{"href": "e.html", "lang": "fr"}]
    assert [time.attrib for time in items[2].iterfind("p/time")] == [{"datetime": "2025-05-03"}]
    assert [text_of(p) for p in items[2].iterfind("p")] == ["3. Mai 2025", "Worum es geht"]
    assert [text_of(p) for p in items[3].iterfind("p[@class='mark']")] == ["Maschinelle Übersetzung"]
    assert items[4].find("p") is None
    switch = read(html).iterfind(".//nav[@class='languages']//a")
    assert [(a.get("href"), a.get("hreflang")) for a in switch] == [(None, None), ("../ar/index.html", "ar")]


def test_the_front_page_names_each_language_in_its_own_words_and_direction():
    pages = {"de": PAGES * 250, "ar": [listed("a", "ar")], "fr": [listed("a", "fr")], "ja": []}
    html = render_front(SITE, pages, lists("de", "ar", "fr"))
    valid(html)
    sections = list(read(html).iterfind(".//section"))
    assert [(s.get("lang"), s.get("dir"), text_of(s.find("h2"))) for s in sections] == [
        ("fr", "ltr", "français"),
        ("de", "ltr", "Deutsch"),
        ("ar", "rtl", "العربية"),
    ]
    assert len(list(sections[1].iter("li"))) == 5
    assert text_of(sections[1].find("p[@class='more']")) == "Alle Artikel (1.250)"
    switch = read(html).iterfind(".//nav[@class='languages']//a")
    assert [a.get("href") for a in switch] == ["de/index.html", "fr/index.html", "ar/index.html"]


def test_hostile_texts_stay_texts_in_lists():
    site = Site(name=EVIL)
    pages = [listed("a", title=EVIL, description=EVIL, authors=(EVIL,))]
    for html in (
        render_index(site, "ar", pages, lists("ar"), "ar/index.html"),
        render_front(site, {"ar": pages}, lists("ar")),
    ):
        valid(html)
        assert "<script>" not in html
        assert text_of(read(html).find(".//ul[@class='articles']//a")) == text_of_clean(EVIL)


def text_of_clean(text: str) -> str:
    return " ".join(text.replace("\x0b", " ").replace("\ufffe", " ").split())


def atom(pages: list[Listed], site: Site = SITE, code: str = "de") -> Element:
    xml = render_feed(site, code, pages, feed_path(code), f"{code}/index.html")
    return parsed(xml)


def parsed(xml: str) -> Element:
    return fromstring(xml.encode())  # noqa: S314 - our own


def said(element: Element, name: str) -> list[str | None]:
    return [found.text for found in element.iterfind(f"{ATOM}{name}")]


def test_a_feed_has_what_atom_requires():
    feed = atom(PAGES)
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(LANG) == "de"
    assert said(feed, "id") == ["https://example.org/news/de/"]
    assert said(feed, "title") == ["Le Courrier – Artikel"]
    assert said(feed, "updated") == ["2025-06-01T00:00:00Z"]
    assert [(e.get("rel"), e.get("href")) for e in feed.iterfind(f"{ATOM}link")] == [
        ("self", "https://example.org/news/de/feed.xml"),
        ("alternate", "https://example.org/news/de/"),
    ]
    assert said(feed.find(f"{ATOM}author"), "name") == ["Le Courrier"]  # type: ignore[arg-type] # it is there
    entries = list(feed.iterfind(f"{ATOM}entry"))
    assert [said(e, "title")[0] for e in entries] == ["Musée", "Titel d", "Titel a", "Titel b"]
    assert [said(e, "updated") for e in entries] == [
        ["2025-06-01T00:00:00Z"],
        ["2025-05-03T10:00:00Z"],
        ["2025-05-03T00:00:00Z"],
        ["2025-05-02T20:00:00Z"],
    ]
    assert entries[0].find(f"{ATOM}title").get(LANG) == "fr"  # type: ignore[union-attr] # it is there
    assert said(entries[2], "summary") == ["Worum es geht"]
    ids = [said(e, "id")[0] for e in entries]
    assert ids[0] == "https://example.org/news/de/e.md"
    assert len(set(ids)) == 4


def test_an_id_of_the_feed_outlives_a_new_title():
    before, after = (
        atom([Listed("a.md", "de", path, "x", published=date(2025, 1, 1))])
        for path in ("de/x.html", "de/y.html")
    )
    assert said(before[-1], "id") == said(after[-1], "id")


def test_a_feed_without_dates_is_valid_and_the_same_each_time():
    assert render_feed(SITE, "de", [listed("a")], "de/feed.xml", "de/index.html") == render_feed(
        SITE, "de", [listed("a")], "de/feed.xml", "de/index.html"
    )
    feed = atom([listed("a")], Site(url="https://example.org/"))
    assert said(feed, "updated") == ["1970-01-01T00:00:00Z"]
    assert feed.find(f"{ATOM}entry") is None
    assert said(feed.find(f"{ATOM}author"), "name") == ["example.org"]  # type: ignore[arg-type] # it is there


def test_a_feed_takes_any_text_and_any_date():
    days = [
        date.min,
        date.max,
        datetime.max.replace(tzinfo=timezone(-timedelta(hours=9))),
        datetime.min.replace(tzinfo=UTC),
    ]
    pages = [
        listed(str(number), title=EVIL, description="\ud800\x00", authors=(EVIL,), published=day)
        for number, day in enumerate(days)
    ]
    feed = atom(pages, Site(url="https://example.org/", name=EVIL))
    titles = [text for entry in feed.iterfind(f"{ATOM}entry") for text in said(entry, "title")]
    assert titles == [EVIL.replace("\x0b", " ").replace("\ufffe", " ")] * 4
    assert all(text and len(text) == 20 for e in feed.iter(f"{ATOM}updated") for text in [e.text])


def test_a_sitemap_lists_exactly_the_pages_with_their_alternates():
    pages = [*PAGES, listed("a", "fr", updated=datetime(2025, 7, 1, tzinfo=UTC)), listed("b", "ar")]
    maps = render_sitemaps(SITE, pages, {"de": "de/articles.html", "fr": "fr/index.html"})
    assert list(maps) == ["sitemap.xml"]
    urls = {str(url.findtext(f"{MAP}loc")): url for url in parsed(maps["sitemap.xml"])}
    wanted = ["", "de/articles.html", "fr/", *(page.path for page in pages)]
    assert sorted(urls) == sorted(SITE.url + path for path in wanted)
    alternates = {link.get("hreflang"): link.get("href") for link in urls[f"{SITE.url}de/a.html"].iter(LINK)}
    assert alternates == {
        "de": f"{SITE.url}de/a.html",
        "fr": f"{SITE.url}fr/a.html",
        "x-default": f"{SITE.url}fr/a.html",
    }
    alone = {link.get("hreflang"): link.get("href") for link in urls[f"{SITE.url}de/c.html"].iter(LINK)}
    assert alone == {"de": f"{SITE.url}de/c.html", "x-default": SITE.url}
    changed = [e.text for e in urls[f"{SITE.url}fr/a.html"].iter(f"{MAP}lastmod")]
    assert changed == ["2025-07-01T00:00:00Z"]


@pytest.mark.parametrize(("most", "largest"), [(3, 10**9), (10**9, 1000)])
def test_a_large_sitemap_is_divided(monkeypatch, most, largest):
    monkeypatch.setattr(sitemap, "MOST", most)
    monkeypatch.setattr(sitemap, "LARGEST", largest)
    pages = [listed(f"&{number}", "de") for number in range(10)]
    maps = render_sitemaps(SITE, pages, lists("de"))
    assert len(maps) >= 5
    index = parsed(maps.pop("sitemap.xml"))
    assert [e.text for e in index.iter(f"{MAP}loc")] == [SITE.url + name for name in maps]
    found = [e.text for xml in maps.values() for e in parsed(xml).iter(f"{MAP}loc")]
    assert len(found) == len(set(found)) == 12
    assert all(len(xml) <= largest and xml.count("<url>") <= most for xml in maps.values())
