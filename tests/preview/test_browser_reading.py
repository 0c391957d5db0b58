"""The page of the preview in a real browser: what one reads there, with the eyes and otherwise."""

import re
from typing import Any

import pytest

from tests.preview.browsing import (
    ARABIC,
    KYIV,
    TITLE,
    TREATY,
    box,
    change,
    complaints,
    enter,
    expect,
    previewing,
    saved,
    segment,
)
from tests.project import Project
from tests.support.browser import no_horizontal_scroll

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TALL = 4000  # pixels: nothing lies under the foot, where axe cannot see it
MANY = 3000
HELD = """() => {
  const down = () => new KeyboardEvent("keydown", {key: "j", bubbles: true, cancelable: true});
  for (let times = 0; times < 300; times += 1) document.activeElement.dispatchEvent(down());
}"""
"""The browser complains on the console if the address is noted each time."""


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
@pytest.mark.parametrize("place", ["", "article.md/de", "article.md/ar"])
def test_pages_fit(shown, tab, place, width):
    page = enter(tab(width=width, height=800), shown[1], place)
    no_horizontal_scroll(page)
    if place:
        page.keyboard.press("n")
        page.keyboard.press("Enter")
        page.keyboard.type("Wort" * 60)
        no_horizontal_scroll(page)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_axe_finds_nothing(shown, tab, language, dark):
    project, address = shown
    page = enter(tab(height=TALL, dark=dark), address)
    assert complaints(page) == []
    enter(page, address, f"article.md/{language}")
    assert complaints(page) == []
    row = segment(page, TREATY)
    row.press("Enter")
    page.keyboard.type("  2000  ")
    expect(row.locator(".finding").first).to_be_visible()
    assert complaints(page) == []
    change(project, TREATY, language, msgstr="anders")
    expect(row.get_by_text("Take the file’s")).to_be_visible()
    assert complaints(page) == []
    page.keyboard.press("Escape")
    assert complaints(page) == []
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    assert complaints(page) == []


def test_the_list_shows_how_far_each_language_is(shown, tab):
    page = enter(tab(), shown[1])
    links = page.locator(".languages a")
    expect(links).to_have_count(2)
    german = page.get_by_role("link", name="German")
    expect(german).to_have_accessible_name(re.compile("4 of 8 reviewed, 3 to review, 1 empty"))
    page.keyboard.press("/")
    page.keyboard.type("nowhere")
    expect(page.get_by_text("No article is like this.")).to_be_visible()
    expect(page).to_have_url(re.compile("find=nowhere"))
    page.get_by_role("searchbox").fill("MOSCOU")
    expect(page).to_have_url(re.compile("find=MOSCOU"))
    german.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("MOSCOU")


def test_states_are_words_and_a_changed_text_shows_what_changed(shown, tab):
    page = enter(tab(), shown[1], "article.md/de")
    states = page.locator(".state").all_text_contents()
    assert states == ["Reviewed"] * 3 + ["Machine", "Reviewed", "Changed", "Empty", "To review"]
    changed = segment(page, "Le texte a changé hier soir.")
    assert changed.locator("del").all_text_contents() == ["matin"]
    assert changed.locator("ins").all_text_contents() == ["soir"]
    expect(segment(page, "Merci de votre lecture.")).to_contain_text("une formule de politesse")
    sizes = page.locator(".french .text").evaluate_all(
        "all => all.map(p => parseFloat(getComputedStyle(p).fontSize))"
    )
    assert sizes[0] > sizes[2]
    assert sizes[1] > sizes[2]


def test_terms_say_what_is_expected_to_the_pointer_and_to_the_keyboard(shown, tab):
    page = enter(tab(), shown[1], "article.md/de")
    row, tip = segment(page, TREATY), page.locator("#tip")
    row.locator(".french mark").first.hover()
    expect(tip).to_have_text("Corée du Nord → Nordkorea or DVRKas the glossary has it")
    expect(row.locator(".translation mark.paired")).to_have_text("Nordkorea")
    page.mouse.move(0, 0)
    expect(tip).to_be_hidden()
    row.focus()
    page.keyboard.press("Tab")
    expect(tip).to_contain_text("Nordkorea")
    expect(row.locator(".french mark").first).to_have_accessible_description(re.compile("Nordkorea"))
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    missing = segment(page, KYIV).locator(".french mark")
    missing.hover()
    expect(tip).to_contain_text("not found in the translation")


def test_findings_stand_at_their_words_and_are_repaired_by_one_click(shown, tab):
    """The dove counts two in JavaScript and one in Python."""
    project, address = shown
    page = enter(tab(), address, "article.md/de")
    row = segment(page, KYIV)
    found = row.locator(".translation .found")
    expect(found.first).to_be_visible()
    assert {"  ", "4"} <= set(found.all_text_contents())
    repairs = row.locator(".finding").get_by_role("button")
    repairs.first.click()
    expect(repairs).to_have_count(0)  # `to_have_text` takes two blanks for one
    expect(row.locator(".translation .text")).to_have_text("Kyjiw protestiert 🕊 in 4 Ländern.")
    assert saved(project, KYIV) == ("Kyjiw protestiert 🕊 in 4 Ländern.", False)


def test_filters_count_and_the_address_remembers(shown, tab):
    page = enter(tab(), shown[1], "article.md/de")
    rows = page.locator(".segment:visible")
    todo = page.get_by_role("button", name="To do 4")
    todo.click()
    expect(rows).to_have_count(4)
    expect(todo).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("/")
    page.keyboard.type("MERCI")
    expect(rows).to_have_count(1)
    expect(page).to_have_url(re.compile("find=MERCI"))
    page.reload()
    expect(rows).to_have_count(1)
    page.get_by_role("searchbox").fill("niemals")
    expect(page.get_by_text("No segment is like this.")).to_be_visible()
    assert complaints(page) == []


def test_the_language_changes_and_the_segment_stays(shown, tab):
    page = enter(tab(height=500), shown[1], "article.md/de")
    row = segment(page, TREATY)
    row.focus()
    page.mouse.wheel(0, 150)
    page.wait_for_timeout(200)
    top = box(row)["y"]
    page.get_by_label("Language").select_option("ar")
    expect(page.locator(".translation .text").first).to_have_attribute("dir", "rtl")
    expect(row).to_be_focused()
    assert abs(box(row)["y"] - top) < 2
    page.go_back()
    expect(page.locator(".translation .text").first).to_have_attribute("lang", "de")


def test_arabic_runs_from_the_right_beside_french(shown, tab):
    page = enter(tab(), shown[1], "article.md/ar")
    row = segment(page, TREATY)
    french, arabic = row.locator(".french .text"), row.locator(".translation .text")
    expect(arabic).to_have_text(ARABIC[TREATY])
    assert (french.get_attribute("dir"), french.get_attribute("lang")) == ("ltr", "fr")
    assert (arabic.get_attribute("dir"), arabic.get_attribute("lang")) == ("rtl", "ar")
    assert edges(french)["left"] == 0
    assert edges(arabic)["right"] == 0
    assert box(arabic)["x"] > box(french)["x"] + box(french)["width"]
    row.press("Enter")
    assert page.locator("textarea").evaluate("area => getComputedStyle(area).direction") == "rtl"


def edges(text: Any) -> Any:
    """Return how far the first line of a text is from the edges of its box."""
    return text.evaluate(
        """p => {
          const range = document.createRange(), box = p.getBoundingClientRect();
          range.selectNodeContents(p);
          const lines = [...range.getClientRects()].filter(line => line.width), top = lines[0].top;
          const first = lines.filter(line => Math.abs(line.top - top) < 8);
          return {left: Math.round(Math.min(...first.map(l => l.left)) - box.left),
                  right: Math.round(box.right - Math.max(...first.map(l => l.right)))};
        }"""
    )


HOSTILE = (
    "<script>window.ran = 1</script>",
    '<img src=x onerror="window.ran = 1">',
    '"><svg onload=window.ran=1>',
    "javascript:window.ran=1",
    "\u202egnirts \u2066",
    "x" * 2000,
)


def test_hostile_texts_are_shown_as_texts(tab, tmp_path):
    project = Project(tmp_path).lay_out()
    paragraphs = [f"Premier {evil}" for evil in HOSTILE[3:]]
    project.write(
        "source/fr/article.md",
        "---\ntitle: '<script>window.ran = 1</script>'\n---\n\n" + "\n\n".join(paragraphs),
    )
    project.ok("update", "-l", "de", "--no-fill")
    project.translate(dict(zip(paragraphs, HOSTILE, strict=False)))
    project.translate({"<script>window.ran = 1</script>": HOSTILE[1]})
    with previewing(project) as address:
        page = enter(tab(width=360), address)
        expect(page.locator(".article h2")).to_have_text(HOSTILE[0])
        enter(page, address, "article.md/de")
        texts = page.locator(".translation .text").all_text_contents()
        assert texts == [HOSTILE[1], *HOSTILE[:3]]
        no_horizontal_scroll(page)
        assert page.evaluate("window.ran") is None
        segment(page, paragraphs[0]).press("Enter")
        page.keyboard.insert_text(HOSTILE[1])
        expect(page.locator(".mirror")).to_contain_text(HOSTILE[1])
        page.keyboard.press("Escape")
        expect(page.locator(".translation .draft")).to_contain_text(HOSTILE[1])
        assert page.evaluate("window.ran") is None


def test_a_long_article_is_shown_at_once_and_wholly(tab, tmp_path):
    project = Project(tmp_path).lay_out()
    texts = [f"La Russie a signé le traité numéro {number}." for number in range(MANY)]
    project.write("source/fr/article.md", "\n\n".join(texts) + "\n")
    project.ok("update", "-l", "de", "--no-fill")
    project.translate({text: f"Russland unterzeichnete {index}." for index, text in enumerate(texts)})
    with previewing(project) as address:
        page = enter(tab(), address, "article.md/de")
        expect(page.locator(".segment")).to_have_count(MANY)
        first = page.locator(".segment").first
        first.focus()
        page.keyboard.press("j")
        expect(page.locator(".segment.current")).to_have_attribute("aria-posinset", "2")
        page.evaluate(HELD)
        expect(page.locator(".segment.current")).to_have_attribute("aria-posinset", "302")
        page.locator(".segment").last.scroll_into_view_if_needed()
        expect(page.get_by_text(f"Russland unterzeichnete {MANY - 1}.")).to_be_in_viewport()
        page.get_by_role("searchbox").fill(f"numéro {MANY - 2}.")
        expect(page.locator(".segment:visible")).to_have_count(1)
        expect(page.locator(".french .text")).to_have_count(MANY)
