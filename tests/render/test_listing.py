"""What the lists say of an article."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.articles import DATA, article, made
from translate.render import Site, listed
from translate.render.listing import LONGEST, LONGEST_GIVEN, LONGEST_READ, shortened

CASES = tomllib.loads((DATA / "listed.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_title_and_description(name):
    case = CASES[name]
    own = made(case["article"], name=case.get("name", "article.md")).listed
    assert (own.title, own.description) == (case["title"], case["description"])
    assert own.in_source == frozenset(case.get("in_source", []))


def test_nothing_of_an_original_is_without_translation():
    document, french = article("⟦!paragraph|Texte⟧\n")
    assert listed(document, "fr", "fr/a.html", Site(), french).in_source == frozenset()


def test_long_descriptions_end_behind_a_word():
    text = "Die Halle misst hundertzwanzig Meter, " * 20
    own = made(f"⟦paragraph|{text}⟧\n").listed
    assert own.description == "Die Halle misst hundertzwanzig Meter, " * 4 + "Die…"
    given_one = made(f"---\nsummary: ⟦front matter: summary|{text}⟧\n---\nx\n").listed
    assert LONGEST < len(given_one.description) <= LONGEST_GIVEN


@given(st.text(max_size=400), st.integers(2, 200))
def test_shortened_texts_are_short_enough_and_begin_as_they_did(text, limit):
    short = shortened(text, limit)
    assert len(short) <= limit
    assert text.startswith(short.removesuffix("…"))


def test_texts_without_blanks_are_cut_at_the_limit():
    assert shortened("体" * 300, 160) == "体" * 159 + "…"


def test_a_large_article_is_no_trouble():
    own = made("# ⟦heading 1|" + "[" * 20_000 + "⟧\n\n⟦paragraph|" + "*a " * 20_000 + "⟧\n").listed
    assert own.title == "[" * LONGEST_READ
    assert LONGEST // 2 < len(own.description) <= LONGEST
