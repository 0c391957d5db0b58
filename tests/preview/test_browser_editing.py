"""The page of the preview in a real browser: texts are written there, and none is lost."""

import re
from typing import Any
from urllib.parse import urljoin

import pytest

from tests.preview.browsing import (
    GERMAN,
    KYIV,
    SLACK,
    TITLE,
    TREATY,
    apart,
    box,
    catalog,
    change,
    enter,
    expect,
    git,
    saved,
    segment,
)
from tests.support.browser import Tabs

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EMPTY = "Personne n’a encore traduit ceci."
CHANGED = "Le texte a changé hier soir."


def writing(page: Any, msgid: str, text: str) -> None:
    """Replace the text of a segment in its editor."""
    segment(page, msgid).press("Enter")
    expect(page.locator("textarea")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def test_all_with_the_keyboard(shown, tab):
    project, address = shown
    page = enter(tab(), address)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the texts")).to_be_focused()
    page.keyboard.press("Enter")
    while page.evaluate("document.activeElement.tagName") != "A" or not page.evaluate(
        "document.activeElement.textContent.includes('German')"
    ):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("j")
    expect(segment(page, TITLE)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("k")
    expect(segment(page, TITLE)).to_be_focused()
    page.keyboard.press("n")
    expect(segment(page, KYIV)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("Kyjiw protestiert 🕊 in 3 Ländern gegen Nordkorea.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_have_text("Segment 4: saved, still to review.")
    expect(segment(page, KYIV)).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator("#said")).to_have_text("Segment 4: approved.")
    assert saved(project, KYIV) == ("Kyjiw protestiert 🕊 in 3 Ländern gegen Nordkorea.", True)
    page.keyboard.press("n")
    expect(segment(page, CHANGED)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("Der Text änderte sich gestern Abend.")
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator("#said")).to_have_text("Segment 6: approved.")
    assert saved(project, CHANGED) == ("Der Text änderte sich gestern Abend.", True)
    page.keyboard.press("u")
    expect(page.locator("#said")).to_contain_text("Segment 6: undone")
    assert saved(project, CHANGED) == (GERMAN[CHANGED], False)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Next segment to do")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_git_shows_one_entry(shown, tab):
    project, address = shown
    page = enter(tab(), address, "article.md/de")
    writing(page, KYIV, "Kyjiw protestiert 🕊 in 3 Ländern gegen Nordkorea.")
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator("#said")).to_have_text("Segment 4: approved.")
    lines = git(project.root, "diff", "-U0").splitlines()
    assert [line for line in lines if line[0] in "+-" and line[:3] not in {"+++", "---"}] == [
        "-# machine translation: apertium",
        "-#, fuzzy",
        f'-msgstr "{GERMAN[KYIV]}"',
        '+msgstr "Kyjiw protestiert 🕊 in 3 Ländern gegen Nordkorea."',
    ]
    assert git(project.root, "status", "--porcelain").split() == ["M", "locales/de/article.po"]


def test_what_is_written_is_checked_while_it_is_written(shown, tab):
    page = enter(tab(), shown[1], "article.md/de")
    writing(page, TREATY, "Korea und Russland")
    row = segment(page, TREATY)
    missing = row.locator(".terms .missing")
    expect(missing).to_contain_text("Corée du Nord")
    expect(row.locator(".finding").first).to_be_visible()
    missing.get_by_role("button", name="Nordkorea").click()
    expect(page.locator("textarea")).to_have_value("Korea und RusslandNordkorea")
    expect(page.locator("textarea")).to_be_focused()
    writing(page, TREATY, "Nordkorea und Russland  haben einen Vertrag geschlossen.")
    expect(row.locator(".mirror .found")).to_have_text("  ")
    row.get_by_role("button", name=re.compile("Repair")).click()
    expect(page.locator("textarea")).to_have_value("Nordkorea und Russland haben einen Vertrag geschlossen.")
    expect(row.locator(".finding")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.locator("textarea")).to_have_value("Nordkorea und Russland  haben einen Vertrag geschlossen.")


def test_the_area_grows_with_its_text(shown, tab):
    page = enter(tab(), shown[1], "article.md/de")
    writing(page, TREATY, "Wort " * 200)
    area = page.locator("textarea")
    assert area.evaluate("area => area.scrollHeight - area.clientHeight") <= 1
    assert box(area)["height"] > 200


def test_what_is_left_is_kept_marked_and_offered_again(shown, tab):
    project, address = shown
    page = enter(tab(), address, "article.md/de")
    writing(page, EMPTY, "Noch nicht fertig")
    page.keyboard.press("Escape")
    row = segment(page, EMPTY)
    expect(row).to_be_focused()
    expect(row.locator(".label")).to_contain_text("Not saved")
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_event("dialog") as asked:
        page.reload()
    assert asked.value.type == "beforeunload"
    expect(row.locator(".draft")).to_have_text("Noch nicht fertig")
    assert saved(project, EMPTY)[0] == ""
    row.get_by_role("button", name="Discard").click()
    expect(row.locator(".draft")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(row.locator(".draft")).to_have_text("Noch nicht fertig")
    row.get_by_role("button", name="Approve").click()
    expect(row.locator(".state")).to_have_text("Reviewed")
    assert saved(project, EMPTY) == ("Noch nicht fertig", True)
    page.reload()
    expect(row.locator(".translation p.text")).to_have_text("Noch nicht fertig")
    expect(row.locator(".label")).not_to_contain_text("Not saved")


def test_a_text_that_would_break_the_article_is_refused_and_kept(shown, tab):
    project, address = shown
    page = enter(tab(), address, "article.md/de")
    before = catalog(project).find(TREATY).msgstr
    writing(page, TREATY, "<div>")
    page.keyboard.press("Control+Enter")
    expect(segment(page, TREATY).locator(".problem")).to_contain_text("structure of the article")
    expect(page.locator("textarea")).to_have_value("<div>")
    assert saved(project, TREATY)[0] == before
    expect_refused(tab, 400)


def expect_refused(tab: Tabs, status: int) -> None:
    """The browser's console tells of a refusal, and of nothing else."""
    assert tab.complaints
    assert all(str(status) in line for line in tab.complaints), tab.complaints
    tab.complaints.clear()


@pytest.mark.parametrize("choice", ["theirs", "mine"])
def test_two_tabs_lose_no_text(shown, tab, choice):
    project, address = shown
    one = enter(tab(), address, "article.md/de")
    other = enter(tab(), address, "article.md/de")
    other.route("**/api/events", lambda route: route.abort())
    other.route("**/api/article?*", lambda route: route.abort())
    writing(other, TREATY, "Zweiter Vertrag")
    writing(one, TREATY, "Erster Vertrag")
    one.keyboard.press("Control+Enter")
    expect(one.locator("#said")).to_have_text("Segment 3: saved, reviewed.")
    other.keyboard.press("Control+Enter")
    conflict = segment(other, TREATY).locator(".conflict")
    expect(conflict).to_contain_text("Erster Vertrag")
    expect(other.locator("textarea")).to_have_value("Zweiter Vertrag")
    assert saved(project, TREATY) == ("Erster Vertrag", True)
    tab.complaints.clear()
    if choice == "theirs":
        conflict.get_by_role("button", name="Take the file’s").click()
        expect(segment(other, TREATY).locator(".translation p.text")).to_have_text("Erster Vertrag")
        other.get_by_role("button", name="Undo").click()
        expect(segment(other, TREATY).locator(".draft")).to_have_text("Zweiter Vertrag")
        assert saved(project, TREATY)[0] == "Erster Vertrag"
    else:
        conflict.get_by_role("button", name="Save mine over it").click()
        expect(segment(other, TREATY).locator(".conflict")).to_have_count(0)
        expect(one.get_by_text("Zweiter Vertrag")).to_be_visible(timeout=SLACK)
        assert saved(project, TREATY) == ("Zweiter Vertrag", True)
    other.close()  # else it goes on asking in vain
    tab.complaints.clear()


def test_an_approval_does_not_pass_over_a_change(shown, tab):
    project, address = shown
    page = enter(tab(), address, "article.md/de")
    page.route("**/api/events", lambda route: route.abort())
    page.route("**/api/article?*", lambda route: route.abort())
    change(project, KYIV, msgstr="Von Poedit")
    page.wait_for_timeout(50)
    segment(page, KYIV).focus()
    page.keyboard.press("a")
    expect(segment(page, KYIV).locator(".translation p.text")).to_have_text("Von Poedit")
    assert saved(project, KYIV) == ("Von Poedit", False)
    page.close()
    tab.complaints.clear()


def test_a_server_that_is_gone_takes_no_text_along(shown, tab):
    project, _ = shown
    page = tab()
    with apart(project) as (address, port):
        enter(page, address, "article.md/de")
        writing(page, EMPTY, "Ohne Netz geschrieben")
    page.keyboard.press("Control+Enter")
    row = segment(page, EMPTY)
    expect(row.locator(".problem")).to_contain_text("Your text is kept in this browser.")
    expect(page.locator("#connection")).to_have_attribute("data-state", "lost")
    with apart(project, port) as (address, _):
        page.on("dialog", lambda dialog: dialog.accept())
        enter(page, address, "article.md/de")
        expect(row.locator(".draft")).to_have_text("Ohne Netz geschrieben")
        row.get_by_role("button", name="Save").click()
        expect(row.locator(".state")).to_have_text("To review")
        assert saved(project, EMPTY) == ("Ohne Netz geschrieben", False)
        page.close()
    tab.complaints.clear()


def test_without_the_token_one_can_only_read(shown, tab):
    page = tab(f"{urljoin(shown[1], '/')}#/article.md/de")
    expect(page.get_by_text("for reading only")).to_be_visible()
    expect(page.get_by_role("button", name="Edit")).to_have_count(0)
    segment(page, TREATY).press("Enter")
    expect(page.locator("textarea")).to_have_count(0)
