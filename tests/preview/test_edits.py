"""Edits through the page: one entry of the file changes, and nobody's work is lost."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest

from tests.preview.support import Browser, running
from tests.project import GERMAN, Project
from translate import saving
from translate.saving import only_one

CATALOG = "locales/de/article.po"
TITLE, HEADING, PARAGRAPH = [*GERMAN][:3]


def git(project: Project, *arguments: str) -> str:
    command = ["git", "-c", "user.name=n", "-c", "user.email=e", "-C", str(project.root), *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def committed(project: Project) -> bytes:
    git(project, "init", "-q")
    git(project, "add", "locales")
    git(project, "commit", "-qm", "all")
    return (project.root / CATALOG).read_bytes()


def folded(project: Project, *options: str) -> None:
    """Save the catalog as other programs do: with folded lines."""
    subprocess.run(["msgcat", *options, "-o", CATALOG, CATALOG], cwd=project.root, check=True)


def in_place(project: Project, old: str, new: str) -> None:
    text = project.read(CATALOG)
    assert old in text
    project.write(CATALOG, text.replace(old, new))


CHANGED = """# sehr schwer
# machine translation: apertium
#, fuzzy, python-format
#| msgid "Ancien"
"""
NEW = 'Ein "Treffen" der Präsidenten in Moskau, das man lange erwartet hat \\ und das begann.\n\tSchluss'
WAYS: dict[str, Callable[[Project], object]] = {
    "as update writes it": lambda project: folded(project, "--no-wrap"),
    "as Poedit writes it": lambda project: folded(project, "--width=79"),
    "as polib writes it": lambda project: project.translate({}),
    "with Windows' line ends": lambda project: in_place(project, "\n", "\r\n"),
    "with a byte order mark": lambda project: project.write(CATALOG, "\ufeff" + project.read(CATALOG)),
    "with blanks at the ends of lines": lambda project: in_place(project, '"\n', '" \n'),
}
SAME = {"as update writes it": "--no-wrap", "as Poedit writes it": "--width=79"}
"""What gives back the same bytes, before and after."""


@pytest.mark.skipif(not shutil.which("msgcat"), reason="needs gettext")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("approved", [True, False])
def test_an_edit_is_one_entrys_diff(project: Project, way: str, approved: bool) -> None:
    in_place(project, f'msgid "{HEADING}"', f'{CHANGED}msgid "{HEADING}"')
    WAYS[way](project)
    before = committed(project)
    with running(project.root) as browser:
        segment = browser.segments()[HEADING]
        assert segment["state"] == "changed"
        reply = browser.edit(segment, NEW, approved=approved)
    assert (reply.status, reply.json["segment"]["msgstr"]) == (200, NEW)
    diff = git(project, "diff", CATALOG)
    gone = {line.strip() for line in diff.splitlines() if line.startswith("-") and not line.startswith("---")}
    blocks = [
        data.decode().replace("\r", "").split("\n\n")
        for data in (before, (project.root / CATALOG).read_bytes())
    ]
    assert [HEADING in was for was, now in zip(*blocks, strict=True) if was != now] == [True]
    dropped = {"-#, fuzzy, python-format", "-# machine translation: apertium", '-#| msgid "Ancien"'}
    assert gone == {'-msgstr "Der Gipfel"', *(dropped if approved else ())}
    assert ("+#, python-format" in diff) == approved
    if way != "with a byte order mark":  # which gettext does not read
        subprocess.run(["msgfmt", "-o", os.devnull, CATALOG], cwd=project.root, check=True)
    if way in SAME:
        edited = (project.root / CATALOG).read_bytes()
        folded(project, SAME[way])
        assert (project.root / CATALOG).read_bytes() == edited
    subprocess.run(["git", "apply", "-R"], input=diff.encode(), cwd=project.root, check=True)
    assert (project.root / CATALOG).read_bytes() == before


def test_what_update_writes_is_what_an_edit_writes(browser: Browser, project: Project) -> None:
    """The next update has nothing to do, not even for a catalog that the last one left."""
    project.ok("update", "--no-fill")
    for segment, msgstr, approved in (
        (browser.segments()[TITLE], "Kim in Moskau", False),
        (browser.segments()[HEADING], "", False),
        (browser.segments()[PARAGRAPH], "Nordkorea und Russland.", True),
    ):
        assert browser.edit(segment, msgstr, approved=approved).status == 200
    edited = project.read(CATALOG)
    assert f'msgid "{HEADING}"\nmsgstr ""' in edited
    [report] = project.ok("update", "--no-fill", "--json").json["catalogs"]
    assert (report["written"], report["empty"], report["kept"]) == (False, 1, 5)
    assert project.read(CATALOG) == edited
    shutil.rmtree(project.root / ".translate")
    [again] = project.ok("update", "--no-fill", "--json").json["catalogs"]
    assert (again["written"], again["empty"]) == (False, 1)


def test_what_changes_nothing_writes_nothing(browser: Browser, project: Project) -> None:
    before = project.snapshot()
    segment = browser.segments()[HEADING]
    assert browser.edit(segment, segment["msgstr"]).status == 200
    assert browser.edit(browser.segments()[TITLE], "").status == 400
    assert browser.edit(browser.segments()[TITLE], "", approved=False).status == 200
    assert project.snapshot() == before


def test_an_entry_that_changed_meanwhile_is_not_overwritten(browser: Browser, project: Project) -> None:
    shown = browser.segments()
    project.translate({HEADING: "Gipfel"})
    reply = browser.edit(shown[HEADING], "Treffen")
    assert (reply.status, reply.json["segment"]["msgstr"]) == (409, "Gipfel")
    assert "nothing was saved" in reply.json["error"]
    assert browser.edit(shown[PARAGRAPH], "Nordkorea, Russland.").status == 200
    assert browser.edit(reply.json["segment"], "Treffen").status == 200
    assert browser.edit(shown[HEADING], "Treffen").status == 200  # sent again: it is so already
    found = browser.segments()
    assert (found[HEADING]["msgstr"], found[PARAGRAPH]["msgstr"]) == ("Treffen", "Nordkorea, Russland.")


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        (PARAGRAPH, "<!-- Liste"),
        (PARAGRAPH, "<div>"),
        (HEADING, "a\0b"),
        (HEADING, "\ud800"),
    ],
)
def test_texts_that_cannot_stand_there(browser: Browser, project: Project, msgid: str, msgstr: str) -> None:
    before = project.snapshot()
    reply = browser.edit(browser.segments()[msgid], msgstr)
    assert (reply.status, reply.json["error"].count("\n")) == (400, 0)
    assert project.snapshot() == before


def test_a_new_text_waits_for_update(browser: Browser, project: Project) -> None:
    project.write("source/fr/article.md", project.read("source/fr/article.md") + "\nNouveau texte.\n")
    segment = browser.segments()["Nouveau texte."]
    assert (segment["state"], segment["line"]) == ("empty", None)
    assert segment["locked"] == "not in the catalog yet; run `translate update`"
    reply = browser.edit(segment, "Neuer Text.")
    assert (reply.status, reply.json["error"]) == (400, segment["locked"])
    project.ok("update", "--no-fill")
    segment = browser.segments()["Nouveau texte."]
    assert segment["locked"] is None
    assert browser.edit(segment, "Neuer Text.").status == 200


def test_a_text_that_has_left_is_not_edited(browser: Browser, project: Project) -> None:
    segment = browser.segments()[HEADING]
    project.write("source/fr/article.md", project.read("source/fr/article.md").replace(HEADING, "Autre"))
    before = project.snapshot()
    reply = browser.edit(segment, "Das Treffen")
    assert (reply.status, reply.json) == (400, {"error": "this text has left the article; nothing was saved"})
    assert project.snapshot() == before


def test_another_run_is_not_disturbed(
    browser: Browser, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    segment = browser.segments()[HEADING]
    monkeypatch.setattr(saving, "SAY_AFTER", 0.05)
    with only_one(project.root / ".translate", lambda: None):
        reply = browser.edit(segment, "Treffen")
    assert (reply.status, "another run of translate" in reply.json["error"]) == (503, True)
    assert browser.edit(segment, "Treffen").status == 200


def test_a_folder_that_cannot_be_written_is_said(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    segment = browser.segments()[HEADING]
    monkeypatch.setattr(os, "fsync", full)
    reply = browser.edit(segment, "Treffen")
    assert reply.status == 400
    assert reply.json["error"].startswith("locales/de/article.po: cannot be written: no space left on device")


EDITOR = """
import random, sys, time
from pathlib import Path

path, texts = Path(sys.argv[1]), int(sys.argv[2])
for n in range(texts):
    time.sleep(random.random() * 0.04)
    with path.open("r+", encoding="utf-8") as stream:  # as long as it is open nobody else writes it
        text = stream.read()
        entry = f'msgid "Extern {n}."\\nmsgstr "'
        assert entry + '"' in text, n
        stream.seek(0)
        stream.write(text.replace(entry + '"', entry + f'Text {n}"'))
        stream.truncate()
"""


def race(project: Project, tabs: int, rounds: int) -> None:
    """Tabs edit entries of their own and one that all share, while another program saves the file."""
    texts = [f"Extern {n}." for n in range(rounds)]
    own = [f"Absatz {tab} {n}." for tab in range(tabs) for n in range(rounds)]
    project.write("source/fr/article.md", "\n\n".join([*texts, *own, "Commun."]))
    project.ok("update", "--no-fill", "-l", "de")
    accepted: list[tuple[str, str]] = []
    failed: list[Any] = []

    def edit(browser: Browser, tab: int) -> None:
        for n in range(rounds):
            segment = browser.segments()[f"Absatz {tab} {n}."]
            reply = browser.edit(segment, f"Text {tab} {n}")
            while reply.status == 503:
                reply = browser.edit(segment, f"Text {tab} {n}")
            if reply.status != 200:
                failed.append(reply)
            shared = browser.segments()["Commun."]
            reply = browser.edit(shared, f"{tab} {n}")
            if reply.status == 200:
                accepted.append((shared["msgstr"], f"{tab} {n}"))
            elif reply.status not in {409, 503}:
                failed.append(reply)

    with running(project.root) as browser:
        path = str(project.root / CATALOG)
        editor = subprocess.Popen([sys.executable, "-c", EDITOR, path, str(rounds)])
        threads = [threading.Thread(target=edit, args=(browser, tab)) for tab in range(tabs)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert editor.wait() == 0
        found = {msgid: segment["msgstr"] for msgid, segment in browser.segments().items()}
    assert failed == []
    assert [found[text] for text in texts] == [f"Text {n}" for n in range(rounds)]
    assert [found[text] for text in own] == [f"Text {tab} {n}" for tab in range(tabs) for n in range(rounds)]
    # Each accepted edit saw the one before it: they make one chain, which ends with what is in the file.
    following = dict(accepted)
    assert len(following) == len(accepted) > 0
    shared = ""
    for _ in accepted:
        shared = following[shared]
    assert shared == found["Commun."]


def test_two_tabs_and_another_program_lose_nothing(project: Project) -> None:
    race(project, tabs=2, rounds=6)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_many_tabs_and_another_program_lose_nothing(project: Project) -> None:
    race(project, tabs=6, rounds=40)
