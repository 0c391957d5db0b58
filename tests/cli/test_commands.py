"""The command line itself: help, version, init, where the project is found."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import Project
from translate import __version__
from translate.cli.app import run

COMMANDS = ("init", "update", "fill", "check", "build", "status")


def test_both_ways_to_start_are_the_same() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "translate", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"translate {__version__}\n"
    script = Path(sys.executable).with_name("translate")
    assert (
        subprocess.run([script, "--version"], capture_output=True, text=True, check=True).stdout
        == done.stdout
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    assert f"Example: translate {command}" in capsys.readouterr().out


def test_init_lays_out_a_project_that_works(tmp_path: Path) -> None:
    project = Project(tmp_path / "neu")
    done = Project(tmp_path).run("init", "neu")
    assert done.code == 0
    assert "next: `translate -C" in done.err
    project.ok("update", "--no-fill")
    row = project.ok("status", "-l", "en", "--json").json["articles"][0]
    assert (row["article"], row["empty"]) == ("exemple.md", row["segments"])
    before = project.snapshot()
    again = Project(tmp_path).run("init", "neu")
    assert again.code == 0
    assert "kept" in again.out
    assert project.snapshot() == before


def test_the_project_is_the_nearest_folder_upwards(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project.root / "source/fr"
    monkeypatch.chdir(folder)
    assert run(["update", "-l", "de"]) == 0
    assert (project.root / "locales/de/article.po").exists()


def test_pyproject_holds_the_configuration(project: Project) -> None:
    (project.root / "translate.toml").unlink()
    project.write("pyproject.toml", '[tool.translate]\nengines = ["memory"]\nlanguages = ["de", "pt-BR"]\n')
    project.ok("update")
    assert (project.root / "locales/pt_BR/article.po").exists()


def test_two_articles_with_one_catalog_are_refused(project: Project) -> None:
    project.write("source/fr/article.txt", "Texte.\n")
    done = project.run("update", "-l", "de")
    assert done.code == 2
    assert "differs from article.md only by its ending" in done.err


def test_no_colours_outside_a_terminal(project: Project) -> None:
    project.ok("update", "-l", "de")
    for command in COMMANDS[1:]:
        done = project.ok(command)
        assert "\x1b" not in done.out + done.err
