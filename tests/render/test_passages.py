"""Passages that are still French are marked on the element that holds them, and nowhere else."""

import tomllib

import pytest

from tests.render.articles import DATA, article, page, read, text_of
from translate.render.marks import RARE

CASES = tomllib.loads((DATA / "passages.toml").read_text(encoding="utf-8"))


def marked(html: str) -> list[str]:
    """Return tag and text of each element that is said to be French, without the language switch."""
    found = [
        e for e in read(html).iter() if e.get("lang") == "fr" and "hreflang" not in e.attrib and e.tag != "b"
    ]
    return [f"{e.tag} {e.get('alt') or text_of(e)}" for e in found]


@pytest.mark.parametrize("name", CASES)
def test_the_element_that_holds_a_passage_is_marked(name):
    case = CASES[name]
    assert marked(page(case["article"], name=case.get("name", "article.md"))) == case["marked"]


@pytest.mark.parametrize("name", CASES)
def test_marks_change_nothing_but_the_language(name):
    """Without its French passages, the same article makes the same elements with the same text."""
    case = CASES[name]
    file = case.get("name", "article.md")
    marked_body, plain_body = (
        read(page(text, name=file)).find(".//article")
        for text in (case["article"], case["article"].replace("⟦!", "⟦"))
    )
    assert marked_body is not None
    assert plain_body is not None
    assert text_of(marked_body) == text_of(plain_body)
    assert [e.tag for e in marked_body.iter() if e.tag != "span"] == [e.tag for e in plain_body.iter()]


def test_a_french_passage_on_an_arabic_page_runs_from_left_to_right_and_is_labelled_in_arabic():
    paragraph = read(page("⟦paragraph|مرحبا⟧\n\n⟦!paragraph|Bonjour⟧\n", "ar")).find(".//p[@lang='fr']")
    assert paragraph is not None
    assert paragraph.get("dir") == "ltr"
    assert paragraph.get("data-untranslated") == "بالفرنسية"


def test_a_page_without_french_passages_has_no_mark_and_no_notice():
    html = page("⟦paragraph|Guten Tag.⟧\n")
    assert marked(html) == []
    assert read(html).find(".//aside") is None


def test_no_sign_of_ours_is_left_on_a_page():
    for case in CASES.values():
        signs = set(RARE) - set(case["article"])
        assert not signs & set(page(case["article"], name=case.get("name", "article.md")))


def test_the_notation_of_these_tests():
    document, french = article("a\n\n⟦!paragraph|Un\ndeux⟧ ⟦paragraph|drei⟧")
    assert document.raw == "a\n\nUn\ndeux drei"
    assert [(s.msgid, s.line) for s in document.segments] == [("Un deux", 3), ("drei", 4)]
    assert french == {0}
