"""What search engines read in the head of a page: addresses, languages, Open Graph, JSON-LD."""

import json
from datetime import UTC, date, datetime

import pytest

from tests.render.articles import data, made, page, read, valid
from translate.languages.formats import likely_territory
from translate.model import Facts
from translate.render import Listed, Site, Target, render_front, render_index, render_page
from translate.render.head import graph_locale

SITE = Site(url="https://example.org/news/", name="Le Courrier", logo="https://example.org/logo.png")
FACTS = Facts(date(2025, 5, 3), datetime(2025, 5, 7, 9, 30, tzinfo=UTC), ("Léa Petit", "Paul Roux"), "m.jpg")
TEXT = "---\ntitle: ⟦front matter: title|Das Museum⟧\n---\n\n⟦paragraph|Die *Halle* misst 120 Meter.⟧\n"
VERSIONS = {
    "fr": "fr/2025/musee.html",
    "de": "de/2025/das-museum.html",
    "ar": "ar/2025/متحف.html",
    "zh_Hans": "zh_Hans/2025/musee.html",
}
LISTS = {code: f"{code}/index.html" for code in VERSIONS}


def links(html: str) -> list[tuple[str | None, str | None]]:
    """Return hreflang and address of the alternates of a page, without its feed."""
    found = [e for e in read(html).iter("link") if e.get("rel") == "alternate"]
    return [(e.get("hreflang"), e.get("href")) for e in found if e.get("type") is None]


def metas(html: str) -> dict[str | None, str | None]:
    named = {e.get("property", e.get("name")): e.get("content") for e in read(html).iter("meta")}
    return {name: content for name, content in named.items() if name}


def feed(html: str) -> list[str | None]:
    return [e.get("href") for e in read(html).iter("link") if e.get("type") == "application/atom+xml"]


def canonical(html: str) -> list[str | None]:
    return [e.get("href") for e in read(html).iter("link") if e.get("rel") == "canonical"]


@pytest.mark.parametrize("versions", [VERSIONS, {k: v for k, v in VERSIONS.items() if k != "fr"}])
def test_alternates_are_complete_and_mutual_and_the_original_is_the_default(versions):
    pages = {code: page(TEXT, code, name="2025/musee.md", versions=versions, site=SITE) for code in versions}
    sets = {code: links(html) for code, html in pages.items()}
    (own,) = canonical(pages["de"])
    assert own == "https://example.org/news/de/2025/das-museum.html"
    assert len({tuple(alternates) for alternates in sets.values()}) == 1
    alternates = dict(sets["de"])
    assert {code: canonical(html) for code, html in pages.items()} == {
        code: [alternates[code.replace("_", "-")]] for code in pages
    }
    assert alternates["x-default"] == alternates.get("fr", "https://example.org/news/")
    assert len(alternates) == len(versions) + 1
    assert alternates["ar"] == "https://example.org/news/ar/2025/%D9%85%D8%AA%D8%AD%D9%81.html"


def test_lists_and_the_front_page_are_alternates_of_each_other():
    pages = [Listed("a.md", code, path, "x") for code, path in VERSIONS.items()]
    lists = {code: render_index(SITE, code, pages, LISTS, LISTS[code]) for code in LISTS}
    front = render_front(SITE, dict.fromkeys(LISTS, pages), LISTS)
    assert len({tuple(links(html)) for html in (*lists.values(), front)}) == 1
    assert dict(links(front))["x-default"] == "https://example.org/news/"
    assert canonical(front) == ["https://example.org/news/"]
    assert canonical(lists["ar"]) == [dict(links(front))["ar"]] == ["https://example.org/news/ar/"]
    assert (feed(lists["ar"]), feed(front)) == (["feed.xml"], [])


def test_without_an_address_of_the_site_alternates_are_relative_and_nothing_is_made_up():
    html = page(TEXT, "de", name="2025/musee.md", versions=VERSIONS, facts=FACTS)
    assert links(html)[:2] == [
        ("ar", "../../ar/2025/%D9%85%D8%AA%D8%AD%D9%81.html"),
        ("de", "das-museum.html"),
    ]
    assert (canonical(html), feed(html)) == ([], [])
    assert not {"og:url", "og:image", "og:site_name"} & metas(html).keys()
    assert data(html) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "inLanguage": "de",
        "headline": "Das Museum",
        "description": "Die Halle misst 120 Meter.",
        "datePublished": "2025-05-03",
        "dateModified": "2025-05-07T09:30:00+00:00",
        "author": [{"@type": "Person", "name": "Léa Petit"}, {"@type": "Person", "name": "Paul Roux"}],
        "translationOfWork": {"@type": "NewsArticle", "inLanguage": "fr"},
    }


def test_open_graph():
    made_of = made(TEXT, "de", name="2025/musee.md", versions=VERSIONS, site=SITE, facts=FACTS)
    html = render_page(made_of, {"m.jpg": Target("assets/2025/été.jpg")}.get).html
    assert metas(html) | {"viewport": "", "color-scheme": ""} == {
        "viewport": "",
        "color-scheme": "",
        "description": "Die Halle misst 120 Meter.",
        "og:type": "article",
        "og:title": "Das Museum",
        "og:description": "Die Halle misst 120 Meter.",
        "og:url": "https://example.org/news/de/2025/das-museum.html",
        "og:site_name": "Le Courrier",
        "og:image": "https://example.org/news/assets/2025/%C3%A9t%C3%A9.jpg",
        "og:locale": "de_DE",
        "og:locale:alternate": "zh_CN",
        "article:published_time": "2025-05-03",
        "article:modified_time": "2025-05-07T09:30:00+00:00",
    }
    assert feed(html) == ["../feed.xml"]
    alternates = [
        e.get("content") for e in read(html).iter("meta") if e.get("property") == "og:locale:alternate"
    ]
    assert alternates == ["fr_FR", "ar_EG", "zh_CN"]


@pytest.mark.parametrize(
    ("code", "locale"),
    [
        *(("de", "de_DE"), ("pt_BR", "pt_BR"), ("pt", "pt_BR"), ("zh_Hans", "zh_CN"), ("zh_Hant", "zh_TW")),
        *(("en", "en_US"), ("uk", "uk_UA"), ("sr_Latn", "sr_RS"), ("es_419", "es_419"), ("oc", "oc_FR")),
    ],
)
def test_locales_of_open_graph_have_a_territory(code, locale):
    assert graph_locale(code) == locale
    assert likely_territory(code) == locale.split("_")[1]


def test_an_original_leads_to_its_translations_and_they_to_it():
    pages = {
        code: data(page(TEXT, code, name="2025/musee.md", versions=VERSIONS, site=SITE)) for code in VERSIONS
    }
    work = pages["de"]["translationOfWork"]
    assert work == {
        "@type": "NewsArticle",
        "@id": pages["fr"]["@id"],
        "url": pages["fr"]["url"],
        "inLanguage": "fr",
    }
    assert "translationOfWork" not in pages["fr"]
    assert {w["@id"]: w["inLanguage"] for w in pages["fr"]["workTranslation"]} == {
        pages[code]["@id"]: code.replace("_", "-") for code in VERSIONS if code != "fr"
    }
    assert pages["de"]["publisher"] == {
        "@type": "Organization",
        "name": "Le Courrier",
        "url": SITE.url,
        "logo": {"@type": "ImageObject", "url": SITE.logo},
    }
    assert pages["de"]["isPartOf"] == {"@type": "WebSite", "name": "Le Courrier", "url": SITE.url}


HOSTILE = [
    "</script><script>hit()</script>",
    "<!-- <script>",
    "a\u2028b\u2029c",
    '" onload="hit()',
    "\\u003c/script> \\",
    "&lt;/script&gt; &amp;",
    "\u202eevil\u202c",
    "]]>",
    "x" * 10_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_and_names_come_back_as_they_are(text):
    site = Site(url="https://example.org/", name=text)
    facts = Facts(authors=(text,), image=f"https://example.org/{text}")
    html = page(f"---\ntitle: ⟦front matter: title|{text}⟧\n---\nx\n", site=site, facts=facts)
    valid(html)
    found = data(html)
    assert (found["headline"], found["author"][0]["name"], found["publisher"]["name"]) == (text, text, text)
    assert metas(html)["og:title"] == text
    assert "\u2028" not in html.partition("ld+json")[2].partition("</script>")[0]


def test_data_says_nothing_twice_and_is_plain_json():
    html = page(TEXT, versions=VERSIONS, site=SITE)
    script = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(script) == data(html)
