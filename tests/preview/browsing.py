"""A project with every state of a segment, its preview, and what tests in the browser ask of the page."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import polib

from tests.preview.support import running
from tests.project import Project
from tests.support.browser import PATIENCE, axe

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

TITLE = "Kim Jong Un à Moscou"
TREATY = "La Corée du Nord et la Russie ont signé un traité."
KYIV = "Kyiv proteste auprès de 3 pays 🕊 contre la Corée du Nord."
ARTICLE = f"""---
title: {TITLE}
---

# Le sommet

{TREATY}

{KYIV}

Séoul attend 2 000 soldats.

Le texte a changé hier soir.

Personne n’a encore traduit ceci.

<!-- translate: comment une formule de politesse -->

Merci de votre lecture.
"""
GLOSSARY = """terms:
  - fr: Corée du Nord
    de: {term: Nordkorea, or: [DVRK]}
    ar: كوريا الشمالية
  - fr: Russie
    de: Russland
    ar: روسيا
"""
GERMAN = {
    TITLE: "Kim Jong Un in Moskau",
    "Le sommet": "Der Gipfel",
    TREATY: "Nordkorea und Russland schlossen einen Vertrag.",
    KYIV: "Kyjiw  protestiert 🕊 in 4 Ländern.",
    "Séoul attend 2 000 soldats.": "Seoul erwartet 2000 Soldaten.",
    "Le texte a changé hier soir.": "Der Text änderte sich gestern früh.",
    "Merci de votre lecture.": "Danke fürs Lesen.",
}
ARABIC = {TITLE: "كيم جونغ أون في موسكو", TREATY: "وقّعت كوريا الشمالية وروسيا معاهدة."}
SLACK = 2000
"""Milliseconds after which the page shows what was saved in a file."""


def lay_out(root: Path) -> Project:
    """Make a project in which each state is found in German, and some in Arabic."""
    project = Project(root).lay_out()
    project.write("source/fr/article.md", ARTICLE)
    project.write("glossary.yaml", GLOSSARY)
    project.ok("update", "-l", "de", "-l", "ar", "--no-fill")
    project.translate(GERMAN)
    project.translate(ARABIC, language="ar")
    change(project, KYIV, fuzzy=True, tcomment="machine translation: apertium")
    change(
        project,
        "Le texte a changé hier soir.",
        fuzzy=True,
        previous_msgid="Le texte a changé hier matin.",
    )
    change(project, "Merci de votre lecture.", fuzzy=True)
    return project


def catalog(project: Project, language: str = "de") -> Any:
    """Return a catalog as polib reads it."""
    return polib.pofile(str(project.root / f"locales/{language}/article.po"), wrapwidth=0)


def change(project: Project, msgid: str, language: str = "de", **values: Any) -> None:
    """Change an entry as a PO editor does."""
    file = catalog(project, language)
    entry = file.find(msgid)
    for name, value in values.items():
        setattr(entry, name, value)
    file.save()


def saved(project: Project, msgid: str, language: str = "de") -> tuple[str, bool]:
    """Return what the file says of an entry: its translation, and whether it is reviewed."""
    entry = catalog(project, language).find(msgid)
    return entry.msgstr, not entry.fuzzy


@contextmanager
def previewing(project: Project) -> Iterator[str]:
    """Serve the preview of a project; yield the address to open."""
    with running(project.root) as found:
        yield found.preview.address


@contextmanager
def apart(project: Project, port: int = 0) -> Iterator[tuple[str, int]]:
    """Run the command in a process of its own; yield the address that it prints and the port.

    At the end it is killed: no connection stays open, as some do to a server in this process.
    """
    command = [sys.executable, "-m", "translate", "-C", str(project.root), "preview", "--no-open"]
    with subprocess.Popen(
        [*command, "--port", str(port)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            yield address, int(urlsplit(address).port or 0)
        finally:
            process.kill()


def git(root: Path, *arguments: str) -> str:
    """Run git in a folder; return what it says."""
    return subprocess.run(
        ["git", *arguments], cwd=root, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout


def expect(what: Any) -> Any:
    """Return Playwright's assertions on a part of a page; it is imported only where it is installed."""
    from playwright.sync_api import expect as playwrights

    return playwrights(what)


def enter(page: "Page", address: str, place: str = "") -> "Page":
    """Open the address that is printed, then a place in it, and wait until it is shown."""
    page.goto(address)
    if place:
        page.goto(f"{urljoin(address, '/')}#/{place}")
    expect(page.locator("main .segment .text, main .article h2").first).to_be_visible(timeout=3 * PATIENCE)
    expect(page.locator("#connection")).to_have_attribute("data-state", "open")
    return page


def segment(page: "Page", msgid: str) -> "Locator":
    """Return the row of a segment."""
    return page.locator(".segment").filter(has=page.locator(".french > .text").get_by_text(msgid, exact=True))


def box(what: "Locator") -> Any:
    """Return where something that is shown stands on the screen."""
    found = what.bounding_box()
    assert found is not None
    return found


def complaints(page: "Page") -> list[str]:
    """Return what axe finds, without what it only cannot compute.

    Those are texts at whose corner or middle a mark stands, and the copy of a text that lies, unseen, behind
    the text area.
    """
    unsure = ("overlapped by another element", "overlaps other elements", "1:1 contrast ratio")
    return [line for line in axe(page) if not any(words in line for words in unsure)]
