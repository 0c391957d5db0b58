"""The page of the preview in a real browser: it follows the files and leaves the person's place alone."""

import pytest

from tests.preview.browsing import (
    ARTICLE,
    KYIV,
    SLACK,
    TREATY,
    apart,
    box,
    change,
    enter,
    expect,
    previewing,
    saved,
    segment,
)
from tests.project import Project

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_save_elsewhere_shows_at_once(shown, tab):
    project, address = shown
    page = enter(tab(), address, "article.md/de")
    change(project, TREATY, msgstr="Aus Poedit", fuzzy=True)
    row = segment(page, TREATY)
    expect(row.locator(".translation p.text")).to_have_text("Aus Poedit", timeout=SLACK)
    expect(row.locator(".state")).to_have_text("To review")
    expect(page.get_by_role("button", name="To do 5")).to_be_visible()


def test_the_list_follows_too(shown, tab):
    project, address = shown
    page = enter(tab(), address)
    page.wait_for_timeout(1000)  # until the server has looked at all files once
    project.write("source/fr/zweiter.md", "# Un autre article\n")
    expect(page.get_by_role("heading", name="Un autre article")).to_be_visible()
    project.ok("update", "-l", "de", "--no-fill")
    project.translate({"Un autre article": "Ein anderer"}, article="zweiter")
    row = page.locator(".article", has_text="zweiter.md")
    expect(row.get_by_role("link", name="German")).to_contain_text("done")


def test_place_focus_selection_and_an_open_editor_stay(tab, tmp_path):
    """Rows above change their height; a text is being written, French words are selected."""
    project = Project(tmp_path).lay_out()
    texts = [f"La Russie a signé le traité numéro {number}." for number in range(200)]
    project.write("source/fr/article.md", "\n\n".join(texts) + "\n")
    project.ok("update", "-l", "de", "--no-fill")
    project.translate({text: f"Russland {index}." for index, text in enumerate(texts)})
    with previewing(project) as address:
        page = enter(tab(), address, "article.md/de")
        row = segment(page, texts[120])
        row.scroll_into_view_if_needed()
        row.press("Enter")
        page.keyboard.press("End")
        page.keyboard.type(" und")
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(500)
        top = box(row)["y"]
        change(project, texts[118], msgstr="Eine viel längere Zeile. " * 40)
        expect(segment(page, texts[118])).to_contain_text("Eine viel längere Zeile.", timeout=SLACK)
        expect(page.locator("textarea")).to_be_focused()
        page.keyboard.type("X")
        expect(page.locator("textarea")).to_have_value("Russland 120. unXd")
        assert abs(box(row)["y"] - top) < 3
        page.keyboard.press("Escape")
        french = row.locator(".french .text")
        french.evaluate("p => getSelection().selectAllChildren(p)")
        change(project, texts[119], msgstr="Noch eine. " * 60)
        change(project, texts[120], msgstr="Auch hier.")
        expect(row).to_contain_text("Auch hier.", timeout=SLACK)
        assert page.evaluate("getSelection().toString()") == texts[120]
        expect(row).to_be_focused()
        assert abs(box(row)["y"] - top) < 3


@pytest.mark.parametrize("choice", ["Take the file’s", "Go on with mine"])
def test_a_text_in_edit_that_changes_in_the_file(shown, tab, choice):
    project, address = shown
    page = enter(tab(), address, "article.md/de")
    row = segment(page, TREATY)
    row.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("Meine Fassung")
    change(project, TREATY, msgstr="Ihre Fassung")
    expect(row.get_by_text("Changed in the file meanwhile")).to_be_visible(timeout=SLACK)
    expect(page.locator("textarea")).to_be_focused()
    expect(page.locator("textarea")).to_have_value("Meine Fassung")
    expect(row.locator(".conflict")).to_contain_text("Ihre Fassung")
    row.get_by_role("button", name=choice).click()
    if choice == "Take the file’s":
        expect(row.locator(".translation p.text")).to_have_text("Ihre Fassung")
        assert saved(project, TREATY) == ("Ihre Fassung", True)
    else:
        expect(page.locator("textarea")).to_be_focused()
        page.keyboard.press("Control+Enter")
        expect(row.locator(".translation p.text")).to_have_text("Meine Fassung")
        assert saved(project, TREATY) == ("Meine Fassung", True)


def test_an_open_editor_without_a_change_takes_the_new_text(shown, tab):
    project, address = shown
    page = enter(tab(), address, "article.md/de")
    segment(page, TREATY).press("Enter")
    change(project, TREATY, msgstr="Ihre Fassung")
    expect(page.locator("textarea")).to_have_value("Ihre Fassung", timeout=SLACK)
    expect(page.locator("#said")).to_contain_text("has changed in the file")


def test_a_text_whose_segment_has_left_the_article_is_still_there(shown, tab):
    project, address = shown
    page = enter(tab(), address, "article.md/de")
    row = segment(page, TREATY)
    row.press("Enter")
    page.keyboard.press("Control+a")
    with page.expect_response(lambda answer: "Verwaist" in (answer.request.post_data or "")):
        page.keyboard.insert_text("Verwaist")
    project.write("source/fr/article.md", ARTICLE.replace(f"{TREATY}\n\n", ""))
    project.ok("update", "-l", "de", "--no-fill")
    expect(row).to_contain_text("No longer in the article", timeout=SLACK)
    expect(row.locator(".draft")).to_have_text("Verwaist")
    expect(page.locator(".segment:visible")).to_have_count(8)
    row.get_by_role("button", name="Discard").click()
    expect(page.locator(".segment:visible")).to_have_count(7)


def test_it_connects_again_by_itself(shown, tab):
    project, _ = shown
    page = tab()
    with apart(project) as (address, port):
        enter(page, address, "article.md/de")
    expect(page.locator("#connection")).to_contain_text("Connection lost")
    change(project, KYIV, msgstr="Inzwischen")
    with apart(project, port):
        expect(page.locator("#connection")).to_have_text("Following the files")
        expect(segment(page, KYIV)).to_contain_text("Inzwischen", timeout=SLACK)
        expect(page.get_by_text("for reading only")).to_be_visible()
        page.close()
    tab.complaints.clear()
