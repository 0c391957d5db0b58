"""What stands around an article on its page: its day and authors, the way back, contents, credits."""

from datetime import UTC, date, datetime

import pytest

from tests.render.articles import article, made, page, read, text_of, valid
from tests.render.test_safety import HOSTILE, dangers
from translate.languages.formats import shown_date, shown_list, shown_number
from translate.model import Facts
from translate.render import Page, Site, listed, render_page

TITLE = "---\ntitle: ⟦front matter: title|Titel⟧\nsubtitle: ⟦!front matter: subtitle|Sous-titre⟧\n---\n\n"
FACTS = Facts(date(2025, 5, 1), datetime(2025, 5, 7, 23, 30, tzinfo=UTC), ("Léa Petit", "Paul <b>Roux</b>"))
THREE = "## ⟦heading 2|Eins⟧\n\nx\n\n## ⟦heading 2|Zwei⟧\n\n### ⟦heading 3|Zwei a⟧\n\n## ⟦heading 2|Drei⟧\n"


def byline(html: str) -> list[str]:
    valid(html)
    return [text_of(e) for e in read(html).iterfind(".//p[@class='byline']/*")]


@pytest.mark.parametrize(
    ("code", "authors", "published", "updated"),
    [
        ("de", "Léa Petit und Paul <b>Roux</b>", "1. Mai 2025", "Aktualisiert am 7. Mai 2025"),
        ("fr", "Léa Petit et Paul <b>Roux</b>", "1er mai 2025", "Mis à jour le 7 mai 2025"),
        ("ja", "Léa Petit、Paul <b>Roux</b>", "2025年5月1日", "2025年5月7日更新"),
        ("ar", "Léa Petit وPaul <b>Roux</b>", "1 مايو 2025", "آخر تحديث: 7 مايو 2025"),
        ("zh_Hant", "Léa Petit和Paul <b>Roux</b>", "2025年5月1日", "更新於2025年5月7日"),
    ],
)
def test_authors_and_days_are_written_as_the_language_writes_them(code, authors, published, updated):
    html = page(TITLE, code, facts=FACTS)
    assert byline(html) == [authors, published, updated]
    assert [time.get("datetime") for time in read(html).iter("time")] == [
        "2025-05-01",
        "2025-05-07T23:30:00+00:00",
    ]


def test_words_that_a_language_lacks_are_english_with_an_english_date():
    spans = read(page(TITLE, "fa", facts=FACTS)).iterfind(".//p[@class='byline']/span[@lang]")
    assert [(e.get("lang"), e.get("dir"), text_of(e)) for e in spans] == [
        ("en", "ltr", "Updated May 7, 2025")
    ]


def test_a_change_on_the_first_day_is_not_told_and_without_facts_nothing_is():
    same = Facts(date(2025, 5, 1), datetime(2025, 5, 1, 10, tzinfo=UTC))
    assert byline(page(TITLE, facts=same)) == ["1. Mai 2025"]
    assert byline(page(TITLE, facts=Facts(updated=date(2025, 5, 1)))) == ["Aktualisiert am 1. Mai 2025"]
    assert byline(page(TITLE)) == []


@pytest.mark.parametrize(
    ("text", "header"),
    [
        (TITLE + "x", ["h1 Titel", "p Sous-titre", "p 1. Mai 2025"]),
        (TITLE + "# ⟦heading 1|Im *Text*⟧\n\nx", ["h1 Im Text", "p Sous-titre", "p 1. Mai 2025"]),
        (TITLE + "x\n\n# ⟦heading 1|Später⟧\n", ["p 1. Mai 2025"]),
    ],
)
def test_what_is_said_of_the_article_follows_its_title(text, header):
    facts = Facts(date(2025, 5, 1))
    html = page(text, facts=facts)
    found = read(html).find(".//article/header")
    assert found is not None
    assert [f"{e.tag} {text_of(e)}" for e in found] == header
    assert [e.get("lang") for e in found if text_of(e) == "Sous-titre"] == ["fr"] * ("p Sous-titre" in header)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (THREE, ["Eins", "Zwei", "Zwei a", "Drei"]),
        (THREE.replace("## ⟦heading 2|Drei⟧", ""), []),
        ("x\n\n" + THREE + "\n[TOC]\n", ["Eins", "Zwei", "Zwei a", "Drei"]),
        ("- [Eins](#eins)\n- [Zwei](#zwei)\n- [Drei](#drei)\n\n" + THREE, []),
        (THREE + "\n##\n", ["Eins", "Zwei", "Zwei a", "Drei"]),
        ("- [Eins](#eins)\n\n" + THREE, ["Eins", "Zwei", "Zwei a", "Drei"]),
    ],
)
def test_articles_with_several_headings_have_one_table_of_contents(text, links):
    html = page(text)
    valid(html)
    tables = list(read(html).iterfind(".//nav[@class='contents']"))
    assert [[text_of(a) for a in table.iter("a")] for table in tables] == ([links] if links else [])


def test_the_table_of_contents_stands_before_the_text_behind_the_title():
    html = page(f"# ⟦heading 1|Titel⟧\n\n⟦paragraph|Text⟧\n\n{THREE}")
    prose = read(html).find(".//div[@class='prose']")
    assert prose is not None
    assert [e.tag for e in prose][:2] == ["nav", "p"]


def test_the_way_back_to_the_site():
    header = read(page(TITLE, site=Site(name="Le Courrier"))).find(".//header[@class='site']")
    assert header is not None
    assert [(a.get("href"), text_of(a)) for a in header] == [
        ("../index.html", "Le Courrier"),
        ("index.html", "Alle Artikel"),
    ]
    nameless = read(page(TITLE, "fa")).find(".//header[@class='site']")
    assert nameless is not None
    assert [(a.get("lang"), text_of(a)) for a in nameless] == [
        ("en", "All languages"),
        ("en", "All articles"),
    ]
    document, _ = article("x\n")
    lone = Page(document, Site(), listed(document, "de", "a.html", Site()))
    assert 'class="site"' not in render_page(lone).html


CREDITS = {
    "de": ("Übersetzt von [Anna](https://example.org/) & *Bert*",),
    "zh_Hant": ("譯者：A", "B"),
    "*": ("Traduit par des bénévoles",),
}


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("de", [(None, "Übersetzt von Anna & Bert")]),
        ("de_AT", [(None, "Übersetzt von Anna & Bert")]),
        ("zh_TW", [(None, "譯者：A"), (None, "B")]),
        ("ar", [("fr", "Traduit par des bénévoles")]),
        ("fr", []),
    ],
)
def test_credits_are_the_languages_own_or_those_of_all_others(code, lines):
    html = page(TITLE, code, site=Site(credits=CREDITS))
    valid(html)
    found = list(read(html).iterfind(".//footer/p[@class='credit']"))
    assert [(e.get("lang"), text_of(e)) for e in found] == lines
    assert [e.get("dir") for e in found] == ["ltr" if code == "ar" else None] * len(lines)


def test_an_original_may_have_credits_of_its_own():
    html = page("x\n", "fr", site=Site(credits={"fr": ("Texte : *X*",)}))
    assert '<p class="credit">Texte : <em>X</em></p>' in html
    assert 'class="original"' not in html


def test_nothing_hostile_is_active_in_credits_and_names():
    for text in HOSTILE:
        facts = Facts(authors=(text,), image=text)
        html = page("x\n", site=Site(name=text, logo=text, credits={"de": (text,)}), facts=facts)
        assert dangers(html) == [], text
        read(html)


def test_the_stylesheet_is_linked_from_where_the_page_is():
    made_of = made("x\n", name="2025/mai/a.md")
    assert '<link rel="stylesheet" href="../../../style.css">' in render_page(made_of).html


def test_dates_numbers_and_lists_of_locales():
    assert shown_date("fr", date(2025, 5, 1)) == "1er mai 2025"
    assert shown_date("fr", date(2025, 5, 11)) == "11 mai 2025"
    assert shown_date("de", date(2025, 5, 1)) == "1. Mai 2025"
    assert shown_date("ang", date(2025, 5, 1)) == "2025-05-01"
    assert [shown_number(code, 12345) for code in ("de", "fr", "ar", "ang")] == [
        *("12.345", "12\u202f345", "12,345", "12345"),
    ]
    assert shown_list("en", ["a", "b", "c"]) == "a, b, and c"
    assert shown_list("ang", ["a", "b"]) == "a, b"
    assert shown_list("de", []) == ""
