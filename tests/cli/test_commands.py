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


def test_a_bug_is_one_line(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("TRANSLATE_TRACEBACK")
    monkeypatch.setattr(sys, "stdout", None)
    assert run(["-C", str(project.root), "update", "-l", "de"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: a bug of translate; please report it")
    assert "AttributeError" in line


def test_a_second_run_waits_and_says_so(project: Project) -> None:
    import fcntl
    import threading

    (project.root / ".translate").mkdir()
    with (project.root / ".translate/lock").open("ab") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        timer = threading.Timer(1.5, fcntl.flock, (stream, fcntl.LOCK_UN))
        timer.start()
        done = project.ok("update", "-l", "de")
        timer.join()
    assert "waiting for another run of translate in this project to end" in done.err


def test_articles_as_the_shell_completes_them(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write("source/fr/2025/b.md", "Un texte.\n")
    project.ok("update", "-l", "de")
    names = [
        "2025",
        "source/fr/2025",
        "2025/b.md",
        "source/fr/2025/b",
        str(project.root / "source/fr/2025/b.md"),
    ]
    monkeypatch.chdir(project.root / "source/fr/2025")
    for name in [*names, "b.md", "."]:
        rows = project.ok("status", name, "--json").json["articles"]
        assert [row["article"] for row in rows] == ["2025/b.md"], name
    monkeypatch.chdir(project.root.parent)
    done = project.ok("status", f"{project.root.name}/source/fr/article.md", "--json")
    assert [row["article"] for row in done.json["articles"]] == ["article.md"]


def test_one_more_configured_language_blocks_nothing(project: Project) -> None:
    project.ok("update", "-l", "de")
    project.configure(engines=["memory"], languages=["de", "es"])
    project.ok("check")
    held = project.ok("build", "--json").json["held_back"]
    assert {h["language"]: h["reason"] for h in held}["es"] == "no catalog yet; run `translate update`"


def test_init_leaves_a_configured_project_alone(project: Project) -> None:
    (project.root / "translate.toml").unlink()
    project.write("pyproject.toml", '[tool.translate]\nlanguages = ["it"]\n')
    project.ok("init")
    assert not (project.root / "translate.toml").exists()
