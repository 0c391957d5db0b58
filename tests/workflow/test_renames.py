"""A renamed or moved article takes its catalogs along; nothing that a person wrote stays behind."""

import errno
import os
from pathlib import Path

import pytest

from tests.project import ARTICLE, GERMAN, Project

SPANISH = {msgid: f"ES {msgid}" for msgid in GERMAN}


@pytest.fixture
def translated(project: Project) -> Project:
    """A project whose article, in a folder, is translated into two languages."""
    (project.root / "source/fr/article.md").unlink()
    project.write("source/fr/2024/article.md", ARTICLE)
    project.ok("update", "-l", "de", "-l", "es")
    project.translate(GERMAN, article="2024/article")
    project.translate(SPANISH, "es", "2024/article")
    project.ok("update")
    return project


def rename(project: Project, name: str, text: str = ARTICLE) -> None:
    (project.root / "source/fr/2024/article.md").unlink()
    project.write(f"source/fr/{name}", text)


def files(project: Project) -> set[str]:
    return {p.relative_to(project.root).as_posix() for p in (project.root / "locales").rglob("*")}


@pytest.mark.parametrize("name", ["2025/sommet.md", "sommet.md", "2024/sommet.markdown", "2024/a/b/c.md"])
def test_the_catalogs_follow(translated: Project, name: str) -> None:
    rename(translated, name)
    done = translated.ok("update", "--json", "-l", "de").json
    stem = name.rpartition(".")[0]
    assert done["renamed"] == [{"from": "2024/article", "to": name, "catalogs": 2}]
    (report,) = done["catalogs"]
    assert (report["kept"], report["changed"], report["new"], report["obsolete"]) == (5, 0, 0, 0)
    german, spanish = translated.read(f"locales/de/{stem}.po"), translated.read(f"locales/es/{stem}.po")
    assert f'"Project-Id-Version: {stem}\\n"' in german
    assert f'#: source/fr/{name}\nmsgid "Kyiv proteste ;"\n' in german
    assert "Kyjiw protestiert;" in german
    assert "ES Kyiv proteste ;" in spanish
    folders = {p for p in files(translated) if not p.endswith((".po", ".pot"))}
    parents = [str(Path(stem).parents[n]) for n in range(len(Path(stem).parents) - 1)]
    wanted = {f"locales/{code}/{folder}" for code in ("de", "es", "templates") for folder in parents}
    assert folders == {"locales/de", "locales/es", "locales/templates", *wanted}


def test_the_text_says_so_and_the_next_update_has_nothing_to_do(translated: Project) -> None:
    rename(translated, "2025/sommet.md")
    done = translated.ok("update")
    assert "2024/article is 2025/sommet.md now: 2 catalogs moved with it\n" in done.out
    assert "gone or renamed" not in done.err
    before = translated.snapshot()
    assert translated.ok("update", "--json").json["renamed"] == []
    assert translated.snapshot() == before


def test_a_copy_is_no_rename(translated: Project) -> None:
    translated.write("source/fr/2025/copie.md", ARTICLE)
    assert translated.ok("update", "--json").json["renamed"] == []
    assert "Kyjiw" in translated.read("locales/de/2024/article.po")


def test_another_text_is_no_rename(translated: Project) -> None:
    rename(translated, "autre.md", "# Ailleurs\n\nUn tout autre texte, dont rien ne vient de là.\n\nFin.\n")
    done = translated.ok("update")
    assert "locales/de/2024/article.po: its article is gone or renamed" in done.err
    assert "Kyjiw" in translated.read("locales/de/2024/article.po")


def test_renamed_and_edited_at_once(translated: Project) -> None:
    rename(translated, "sommet.md", ARTICLE.replace("- Kyiv proteste ;\n", "- Kyiv se tait.\n"))
    (german, _) = translated.ok("update", "--json").json["catalogs"]
    assert german["kept"] == 4
    assert "Kyjiw protestiert;" in translated.read("locales/de/sommet.po")


def test_a_broken_catalog_moves_as_it_is(translated: Project) -> None:
    broken = translated.read("locales/de/2024/article.po") + "<<<<<<< HEAD\n"
    translated.write("locales/de/2024/article.po", broken)
    rename(translated, "sommet.md")
    done = translated.run("update")
    assert done.code == 2
    assert done.err.startswith("error: locales/de/sommet.po:")
    assert translated.read("locales/de/sommet.po") == broken


def test_without_templates_the_catalogs_tell(translated: Project) -> None:
    (translated.root / "locales/templates/2024/article.pot").unlink()
    rename(translated, "sommet.md")
    assert translated.ok("update", "--json").json["renamed"][0]["catalogs"] == 2


@pytest.mark.parametrize("moves", range(4))
def test_a_run_that_fails_in_the_middle_is_gone_on_with(
    translated: Project, moves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename(translated, "sommet.md")
    link = os.link
    done: list[Path] = []

    def failing(path: Path, target: Path) -> None:
        if len(done) == moves:
            raise OSError(errno.ENOSPC, "No space left on device")
        done.append(path)
        link(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", failing)
        said = translated.run("update")
        assert said.code == (2 if moves < 3 else 0)
        assert said.err.count("error:") == (moves < 3)
    texts = "".join(translated.read(name) for name in files(translated) if name.endswith(".po"))
    assert "Kyjiw protestiert;" in texts
    assert "ES Kyiv proteste ;" in texts
    translated.ok("update")
    assert {name for name in files(translated) if "." in name} == {
        "locales/de/sommet.po",
        "locales/es/sommet.po",
        "locales/templates/sommet.pot",
    }
    assert "Kyjiw protestiert;" in translated.read("locales/de/sommet.po")
    assert "ES Kyiv proteste ;" in translated.read("locales/es/sommet.po")


def test_a_catalog_is_never_moved_over_another(translated: Project) -> None:
    rename(translated, "sommet.md")
    own = translated.read("locales/de/2024/article.po").replace("Kyjiw protestiert;", "Kyjiw tobt;")
    translated.write("locales/de/sommet.po", own)
    assert translated.ok("update", "--json").json["renamed"][0]["catalogs"] == 1
    assert "Kyjiw tobt;" in translated.read("locales/de/sommet.po")
    assert "Kyjiw protestiert;" in translated.read("locales/de/2024/article.po")
