"""`update --prune`, and what a change of `wrap` does."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.project import ARTICLE, GERMAN, Project

PO, POT = "locales/de/article.po", "locales/templates/article.pot"
SENTENCE = "La Corée du Nord et la Russie ont signé un traité, dit-on à Séoul, et personne ne l’a démenti. "
gettext = pytest.mark.skipif(shutil.which("msgcat") is None, reason="gettext is not installed")


@pytest.fixture
def shortened(project: Project) -> Project:
    """A project whose translated article has lost an item, in two languages; another article too."""
    project.write("source/fr/b.md", "Un texte.\n\nUn autre.\n")
    project.ok("update", "-l", "de", "-l", "es")
    for article in ("article", "b"):
        for code in ("de", "es"):
            project.translate({**GERMAN, "Un autre.": "X"}, code, article)
    project.write("source/fr/article.md", ARTICLE.replace("- Kyiv proteste ;\n", ""))
    project.write("source/fr/b.md", "Un texte.\n")
    project.ok("update")
    return project


def counts(project: Project, *arguments: str) -> dict[tuple[str, str], tuple[int, int]]:
    """(article, language) → (pruned, stored)."""
    catalogs = project.ok("update", *arguments, "--json").json["catalogs"]
    return {(c["article"], c["language"]): (c["pruned"], c["stored"]) for c in catalogs}


def test_obsolete_entries_stay_until_they_are_pruned(shortened: Project) -> None:
    assert set(counts(shortened).values()) == {(0, 1)}
    assert counts(shortened, "article", "-l", "de", "--prune") == {("article.md", "de"): (1, 0)}
    assert "#~" not in shortened.read(PO)
    assert "Kyiv" not in shortened.read(PO)
    assert GERMAN["Le sommet"] in shortened.read(PO)
    for other in ("locales/es/article.po", "locales/de/b.po"):
        assert "#~ msgid" in shortened.read(other)
    done = shortened.ok("update", "--prune")
    assert "locales/es/article.po: 4 segments, 1 pruned" in done.out
    before = shortened.snapshot()
    assert set(counts(shortened, "--prune").values()) == {(0, 0)}
    assert shortened.snapshot() == before


def test_what_leaves_just_now_is_pruned_too(shortened: Project) -> None:
    shortened.write("source/fr/article.md", "# Le sommet\n")
    (report,) = shortened.ok("update", "article", "-l", "de", "--prune", "--json").json["catalogs"]
    assert (report["obsolete"], report["pruned"], report["stored"]) == (3, 4, 0)


def test_many_obsolete_entries_are_spoken_of_once(project: Project) -> None:
    texts = [f"Le paragraphe {n} parle du marché." for n in range(120)]
    project.write("source/fr/article.md", "\n\n".join(texts))
    project.ok("update", "-l", "de")
    project.translate({text: f"DE {text}" for text in texts})
    project.write("source/fr/article.md", "Tout est nouveau.\n")
    done = project.ok("update")
    assert done.err.count("--prune") == 1
    assert "note: 120 obsolete entries are kept" in done.err
    assert "--prune" not in project.ok("update", "--prune").err
    assert "--prune" not in project.ok("update").err


@gettext
def test_another_wrap_wraps_what_is_there(tmp_path: Path) -> None:
    project = Project(tmp_path).lay_out(wrap=0)
    project.write("source/fr/article.md", f"{SENTENCE * 3}\n\nFin.\n")
    project.ok("update", "-l", "de")
    unwrapped = project.read(PO)
    for wrap, options in ((77, "--width=77"), (0, "--no-wrap")):
        project.configure(engines=["memory"], wrap=wrap)
        (report,) = project.ok("update", "--json").json["catalogs"]
        assert (report["written"], report["kept"], report["changed"]) == (True, 2, 0)
        for name in (PO, POT):
            done = subprocess.run(["msgcat", options, project.root / name], capture_output=True, check=True)
            assert project.read(name).encode() == done.stdout
        before = project.snapshot()
        assert not project.ok("update", "--json").json["catalogs"][0]["written"]
        assert project.snapshot() == before
    assert project.read(PO) == unwrapped


@gettext
def test_lines_that_another_program_wrapped_are_left_alone(tmp_path: Path) -> None:
    project = Project(tmp_path).lay_out(wrap=0)
    project.write("source/fr/article.md", f"{SENTENCE * 3}\n\nFin.\n")
    project.ok("update", "-l", "de")
    own = subprocess.run(["msgcat", "-w60", project.root / PO], capture_output=True, check=True).stdout
    project.write(PO, own)
    for wrap in (0, 77):
        project.configure(engines=["memory"], wrap=wrap)
        assert not project.ok("update", "--json").json["catalogs"][0]["written"]
        assert project.read(PO).encode() == own
    weblate = subprocess.run(["msgcat", "-w77", project.root / PO], capture_output=True, check=True).stdout
    project.configure(engines=["memory"], wrap=0)
    project.ok("update")
    project.write(PO, weblate)
    assert not project.ok("update", "--json").json["catalogs"][0]["written"]


@gettext
def test_each_language_is_wrapped_when_it_is_updated(tmp_path: Path) -> None:
    project = Project(tmp_path).lay_out(wrap=0)
    project.write("source/fr/article.md", f"{SENTENCE * 3}\n\nFin.\n")
    project.ok("update", "-l", "de", "-l", "es")
    project.configure(engines=["memory"], wrap=77)
    project.ok("update", "-l", "es")
    assert f'msgid "{SENTENCE}' in project.read(PO)
    project.ok("update")
    assert f'msgid "{SENTENCE}' not in project.read(PO)


@gettext
def test_flags_and_comments_survive_wrapping(tmp_path: Path) -> None:
    project = Project(tmp_path).lay_out(wrap=77)
    project.ok("update", "-l", "de")
    text = project.read(PO).replace('msgid "Le sommet"', '#, mine, no-wrap\nmsgid "Le sommet"')
    project.write(PO, text.replace("#. list item\n", "# Notiz\n#. list item\n", 1))
    project.write("source/fr/article.md", ARTICLE + "\nFin.\n")
    project.ok("update")
    assert '#, no-wrap, mine\nmsgid "Le sommet"' in project.read(PO)
    assert "# Notiz\n#. list item" in project.read(PO)
    assert 'msgid "Fin."' in project.read(PO)
