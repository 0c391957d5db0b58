"""`translate merge-po`: as git calls it, on real branches."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ARTICLE, GERMAN, Project
from translate.catalog.po import parse_catalog

PO = "locales/de/article.po"


def git(project: Project, *arguments: str, code: int = 0) -> str:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments],
        cwd=project.root,
        env={**os.environ, "PATH": path, "GIT_CONFIG_GLOBAL": os.devnull},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done
    return done.stdout + done.stderr


def commit(project: Project, message: str) -> None:
    git(project, "add", "-A")
    git(project, "commit", "-qm", message)


@pytest.fixture
def branches(project: Project) -> Project:
    """A translated project under git, with the driver, on the branch `main`; `side` is at the same commit."""
    project.write(".gitattributes", "*.po merge=translate-po\n")
    project.write(".gitignore", ".translate/\n")
    project.ok("update", "-l", "de")
    project.translate({"Le sommet": "Der Gipfel"})
    project.ok("update")
    git(project, "init", "-q", "-b", "main")
    git(project, "config", "merge.translate-po.name", "PO files, entry by entry")
    git(project, "config", "merge.translate-po.driver", "translate merge-po %O %A %B --path %P")
    commit(project, "base")
    git(project, "branch", "side")
    return project


def test_two_translators(branches: Project) -> None:
    """Neighbouring entries, a comment and a header on both sides: git alone has a conflict here."""
    one, other = "La Corée du Nord et la Russie ont signé un traité.", "Kyiv proteste ;"
    branches.translate({one: GERMAN[one]})
    commit(branches, "one")
    git(branches, "checkout", "-q", "side")
    branches.translate({other: GERMAN[other]})
    branches.write(PO, branches.read(PO).replace("Last-Translator: ", "Last-Translator: B"))
    commit(branches, "other")
    git(branches, "merge", "main", "-m", "merge")
    text = branches.read(PO)
    assert GERMAN[one] in text
    assert GERMAN[other] in text
    assert "Last-Translator: B" in text
    assert "fuzzy" not in text
    assert git(branches, "status", "--porcelain") == ""


def test_an_editor_and_a_translator(branches: Project) -> None:
    branches.write("source/fr/article.md", ARTICLE + "\nFin.\n")
    branches.ok("update")
    commit(branches, "editor")
    git(branches, "checkout", "-q", "side")
    branches.translate(GERMAN)
    commit(branches, "translator")
    git(branches, "merge", "main", "-m", "merge")
    assert branches.ok("update", "--json").json["catalogs"][0]["empty"] == 1
    merged = {entry.msgid: entry.msgstr for entry in parse_catalog(branches.read(PO), Path(PO)).entries}
    assert merged == {**GERMAN, "Fin.": ""}


def test_the_same_entry_on_both_sides(branches: Project) -> None:
    branches.translate({"Kyiv proteste ;": "Kyjiw protestiert;"})
    commit(branches, "one")
    git(branches, "checkout", "-q", "side")
    branches.translate({"Kyiv proteste ;": "Kyjiw empört sich;"})
    commit(branches, "other")
    said = git(branches, "merge", "main", code=1)
    text = branches.read(PO)
    line = text.splitlines().index('msgid "Kyiv proteste ;"') + 1
    assert f"conflict: {PO}:{line}: both sides have translated this: 'Kyiv proteste ;'; ours is fuzzy" in said
    assert "# merge conflict; the other side has: Kyjiw protestiert;\n#. paragraph\n" in text.replace(
        "list item", "paragraph"
    )
    assert 'msgid "Kyiv proteste ;"\nmsgstr "Kyjiw empört sich;"\n' in text
    assert git(branches, "status", "--porcelain").strip() == f"UU {PO}"
    branches.translate({"Kyiv proteste ;": "Kyjiw protestiert heftig;"})
    branches.ok("update")
    assert "merge conflict" not in branches.read(PO)


def test_what_cannot_be_read_is_left_to_git(branches: Project) -> None:
    branches.write(PO, branches.read(PO) + "hello\n")
    commit(branches, "broken")
    git(branches, "checkout", "-q", "side")
    branches.translate({"Kyiv proteste ;": "Kyjiw protestiert;"})
    ours = branches.read(PO)
    commit(branches, "other")
    said = git(branches, "merge", "main", code=1)
    assert f"error: {PO}:" in said
    assert "in theirs: not a line of a PO file" in said
    assert branches.read(PO) == ours
    assert git(branches, "status", "--porcelain").strip() == f"UU {PO}"


@pytest.mark.parametrize("output", [False, True])
def test_by_hand(project: Project, output: bool) -> None:
    project.ok("update", "-l", "de")
    base = project.read(PO)
    for name, change in (("base", ""), ("ours", "Der Gipfel"), ("theirs", "Das Treffen")):
        project.write(
            f"{name}.po",
            base.replace('msgid "Le sommet"\nmsgstr ""', f'msgid "Le sommet"\nmsgstr "{change}"'),
        )
    files = [str(project.root / f"{name}.po") for name in ("base", "ours", "theirs")]
    place = project.root / ("new.po" if output else "ours.po")
    ours = project.read("ours.po")
    done = project.run("merge-po", *files, *(["-o", str(place)] if output else []))
    assert done.code == 1
    assert done.err.startswith(f"conflict: {place}:")
    assert done.err.count("\n") == 1
    assert "Das Treffen" in place.read_text(encoding="utf-8")
    assert (project.read("ours.po") == ours) == output
    assert project.run("merge-po", *files[:2], "nowhere.po").err.startswith(
        "error: nowhere.po: cannot be read"
    )


def test_the_lines_stay_as_wrapped_as_ours(tmp_path: Path) -> None:
    project = Project(tmp_path).lay_out(wrap=77)
    project.write(
        "source/fr/article.md",
        "Un texte assez long pour que gettext le coupe en deux lignes, au moins.\n\nFin.\n",
    )
    project.ok("update", "-l", "de")
    base = project.read(PO)
    project.write("base.po", base)
    project.write("ours.po", base.replace('msgid "Fin."\nmsgstr ""', 'msgid "Fin."\nmsgstr "Ende."'))
    project.write("theirs.po", base.replace('"Last-Translator: \\n"', '"Last-Translator: B\\n"'))
    project.ok("merge-po", *(str(tmp_path / f"{name}.po") for name in ("base", "ours", "theirs")))
    expected = project.read("ours.po")
    assert max(map(len, expected.splitlines())) <= 77
    assert "Ende." in expected
    assert "Last-Translator: B" in expected
