"""What a page is made of: language, title, notices, language switch, table of contents, elements."""

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.articles import made, page, read, text_of
from translate.errors import TranslateError
from translate.render import page_words, render_page

FULL = """---
title: ⟦front matter: title|Das Museum⟧
summary: ⟦front matter: summary|Worum es geht⟧
---

⟦paragraph|Text⟧
"""

SECTIONS = """
## Lage

### Im *Osten*[^1]

## Lage

## 概要・日本

## !!!

[^1]: x
"""

PLAIN = """Table of Contents
⟦heading 2|Das Museum⟧
⟦heading 2|Lage⟧
⟦paragraph|Ein < Absatz & mehr.⟧
* * *
⟦paragraph|Ende.⟧
"""


def first(html: str, path: str) -> Element:
    element = read(html).find(path)
    assert element is not None, f"no {path}"
    return element


@pytest.mark.parametrize(
    ("language", "tag", "direction"),
    [
        ("de", "de", "ltr"),
        ("pt_BR", "pt-BR", "ltr"),
        ("zh_Hans", "zh-Hans", "ltr"),
        ("ar", "ar", "rtl"),
        ("he", "he", "rtl"),
    ],
)
def test_language_and_direction(language, tag, direction):
    html = read(page(FULL, language))
    assert (html.get("lang"), html.get("dir")) == (tag, direction)


def test_an_unknown_language_is_an_error():
    with pytest.raises(TranslateError, match="unknown language"):
        page(FULL, "qqx")


@pytest.mark.parametrize(
    ("text", "name", "title", "headings"),
    [
        (FULL, "a.md", "Das Museum", ["Das Museum"]),
        (
            "---\ntitle: ⟦front matter: title|Oben⟧\n---\n\n# ⟦heading 1|Im Text⟧\n",
            "a.md",
            "Oben",
            ["Im Text"],
        ),
        ("# ⟦heading 1|Im *Text*⟧\n\nx\n", "a.md", "Im Text", ["Im Text"]),
        ("⟦paragraph|Text⟧\n", "2025/das-museum.md", "das museum", ["das museum"]),
        ("⟦heading 1|Im Text⟧\n⟦paragraph|Text⟧\n", "a.txt", "Im Text", ["Im Text"]),
        ("⟦heading 2|Oben⟧\n⟦heading 2|Im Text⟧\n⟦paragraph|Text⟧\n", "a.txt", "Oben", ["Oben"]),
        ("⟦paragraph|Text.⟧\n⟦heading 2|Im Text⟧\n", "das-museum.txt", "das museum", ["das museum"]),
    ],
)
def test_title(text, name, title, headings):
    html = read(page(text, name=name))
    assert text_of(first(page(text, name=name), ".//title")) == title
    assert [text_of(h) for h in html.iter("h1")] == headings


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1).filter(str.strip))
def test_any_title_is_shown_as_it_is(title):
    page = made(FULL)
    html = render_page(replace(page, listed=replace(page.listed, title=title))).html
    assert "".join(first(html, ".//h1").itertext()) == title
    assert "".join(first(html, ".//title").itertext()) == title


def test_description():
    description = first(page(FULL), ".//meta[@name='description']")
    assert description.get("content") == "Worum es geht"
    assert read(page("text\n")).find(".//meta[@name='description']") is None


def test_a_draft_says_so_at_its_top_in_its_own_language():
    main = first(page(FULL, "ja", draft=True), ".//main")
    assert main[0].get("role") == "note"
    assert text_of(main[0]) == page_words("ja").draft
    assert read(page(FULL, "ja")).find(".//aside") is None


def test_a_page_with_french_passages_says_so():
    assert text_of(first(page("⟦!paragraph|Bonjour⟧\n"), ".//aside")) == page_words("de").partial


def test_language_switch():
    html = page(FULL, versions={"fr": "fr/a.html", "ar": "ar/a.html", "de": "de/a.html"})
    links = list(first(html, ".//nav[@class='languages']").iter("a"))
    assert [(a.get("href"), a.get("lang"), a.get("dir"), text_of(a)) for a in links] == [
        (None, None, None, "Deutsch"),
        ("../fr/a.html", "fr", None, "français"),
        ("../ar/a.html", "ar", "rtl", "العربية"),
    ]
    assert [a.get("aria-current") for a in links] == ["page", None, None]
    assert first(html, ".//footer//a").get("href") == "../fr/a.html"
    assert read(page(FULL)).find(".//nav[@class='languages']") is None


def test_a_language_without_words_gets_english_ones_that_are_marked_english():
    html = page("[TOC]\n\n## ⟦!heading 2|Titre⟧\n", "fa", draft=True)
    for path in (".//a[@class='skip']", ".//aside", ".//p[@id='contents']", ".//footer//span"):
        assert (first(html, path).get("lang"), first(html, path).get("dir")) == ("en", "ltr")


@pytest.mark.parametrize("marker", ["[TOC]", "[[TOC]]", "[[_TOC_]]", "{:toc}", "[toc]", "* TOC\n{:toc}"])
def test_the_marker_becomes_a_table_of_contents_whose_links_resolve(marker):
    html = read(page(f"# Oben\n\n{marker}\n{SECTIONS}"))
    links = list(html.iterfind(".//nav[@class='contents']//a"))
    targets = {e.get("id"): e for e in html.iter() if e.get("id")}
    assert [a.get("href") for a in links] == ["#lage", "#im-osten", "#lage-2", "#概要-日本", "#section"]
    for link in links:
        heading = targets[link.attrib["href"][1:]]
        assert heading.tag in {"h2", "h3"}
        assert text_of(heading).removesuffix("1") == text_of(link)
    assert html.find(".//nav[@class='contents']/ol/li/ol/li/a").text == "Im Osten"  # type: ignore[union-attr] # it is there
    assert marker not in "".join(html.itertext())


def test_ids_are_unique_whatever_the_article_brings():
    html = read(
        page('<p id="lage">a</p>\n\n## Lage\n\n## Article\n\n<p id="lage">b</p>\n\n<h2 id="article">x</h2>\n')
    )
    ids = [e.attrib["id"] for e in html.iter() if "id" in e.attrib]
    assert len(ids) == len(set(ids))
    assert ids[:4] == ["article", "contents", "lage", "lage-2"]


def test_a_marker_without_headings_goes_and_only_the_first_is_served():
    assert "TOC" not in page("[TOC]\n\nText\n")
    html = page("[TOC]\n\n## a\n\n[TOC]\n")
    assert html.count('class="contents"') == 1
    assert "TOC" not in html


def test_plain_text():
    article = first(page(PLAIN, name="a.txt"), ".//article")
    assert [(e.tag, text_of(e)) for e in article.iterfind("header/*")] == [("h1", "Das Museum")]
    assert [(e.tag, text_of(e)) for e in article.iterfind("div[@class='prose']/*")] == [
        ("nav", f"{page_words('de').contents}Lage"),
        ("h2", "Lage"),
        ("p", "Ein < Absatz & mehr."),
        ("p", "* * *"),
        ("p", "Ende."),
    ]
    assert article.find("div/nav/ol/li/a").get("href") == "#lage"  # type: ignore[union-attr] # it is there


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_endings_and_a_byte_order_mark(end):
    for name, text in {"a.md": FULL, "a.txt": "Sommaire\n⟦heading 2|Lage⟧\n⟦paragraph|x⟧\n"}.items():
        if name == "a.txt" or end == "\r\n":
            assert text_of(read(page("\ufeff" + text.replace("\n", end), name=name))) == text_of(
                read(page(text, name=name))
            )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**強調。**文", "<strong>強調。</strong>文"),
        ("文**「強調」**文", "文<strong>「強調」</strong>文"),
        ("그는 **“동맹”**을 말했다", "그는 <strong>“동맹”</strong>을 말했다"),
        ("这*《书》*很好，~~“旧”~~的", "这<em>《书》</em>很好，<s>“旧”</s>的"),
        ("`文**「x」**文`", "<code>文**「x」**文</code>"),
        (
            "[文**「x」**文](a**「b」**文)",
            '<a href="a**%E3%80%8Cb%E3%80%8D**%E6%96%87">文<strong>「x」</strong>文</a>',
        ),
    ],
)
def test_emphasis_needs_no_space_in_chinese_japanese_and_korean(text, html):
    assert html in page(text + "\n", "ja")


def test_tables_scroll_in_a_frame_that_has_a_name_and_columns_follow_the_direction():
    html = page("| a | b |\n|:--|--:|\n| 1 | 2 |\n\n<table><tr><td>x</td></tr></table>\n", "ar")
    frames = list(read(html).iterfind(".//div[@class='scroll']"))
    assert [(f.get("role"), f.get("tabindex"), f.get("aria-label"), f[0].tag) for f in frames] == [
        ("region", "0", "جدول", "table")
    ] * 2
    assert [e.get("class") for e in frames[0].iter("td")] == ["align-start", "align-end"]


def test_footnotes_lead_there_and_back():
    html = read(page("Text[^a] und[^a] mehr[^b]\n\n[^a]: eins\n[^b]: zwei\n"))
    targets = {e.get("id") for e in html.iter()}
    links = [a for a in html.iter("a") if str(a.get("role", "")).startswith("doc-")]
    assert [a.get("role") for a in links] == ["doc-noteref"] * 3 + ["doc-backlink"] * 3
    assert {a.attrib["href"][1:] for a in links} <= targets
    assert text_of(links[0]) == "1"
    assert links[-1].get("aria-label") == "Zurück zum Text"


def test_landmarks():
    html = page(FULL, draft=True, versions={"fr": "fr/article.html"})
    main = first(html, ".//main")
    assert first(html, ".//a[@class='skip']").get("href") == f"#{main.get('id')}"
    assert len(list(read(html).iter("main"))) == 1
    assert all(nav.get("aria-label") or nav.get("aria-labelledby") for nav in read(html).iter("nav"))


def test_pages_are_the_same_each_time():
    assert page(FULL, "ar", draft=True) == page(FULL, "ar", draft=True)


def test_no_line_breaks_beside_french_signs_but_code_stays():
    html = page("« Oui », dit-il *« non »* : `« a » : b`\n\n    « c » ?\n")
    assert "«\u00a0Oui\u00a0», dit-il <em>«\u00a0non\u00a0»</em>\u00a0: <code>« a » : b</code>" in html
    assert "<code>« c » ?" in html


def test_boxes_of_tasks_are_named_after_their_text():
    html = read(page("- [x] fait *un* et *deux*\n  - [ ] trois\n\n<p><input></p>\n"))
    boxes = [(e.get("aria-label"), e.get("checked"), e.get("disabled")) for e in html.iter("input")]
    assert boxes == [("fait un et deux", "checked", ""), ("trois", None, ""), ("…", None, "")]
