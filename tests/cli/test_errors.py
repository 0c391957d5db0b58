"""Bad input: one clear line with file and line, exit 2, and nothing lost."""

import os
from pathlib import Path

import pytest

from tests.project import ARTICLE, Project


def failed(project: Project, *arguments: str) -> str:
    """Run a command that must fail with one line; return it."""
    before = project.snapshot()
    done = project.run(*arguments)
    assert done.code == 2, done
    assert done.out == ""
    (line,) = done.err.splitlines()
    assert line.startswith("error: ")
    assert project.snapshot() == before
    return line


@pytest.mark.parametrize(
    ("file", "content", "expected"),
    [
        ("glossary.yaml", "terms:\n  - fr: [x\n", "error: glossary.yaml:"),
        ("glossary.yaml", "terms:\n  - fr: x\n    nte: y\n", "error: glossary.yaml:3:"),
        ("source/fr/article.md", "+++\ntitle = a b\n+++\n", "error: source/fr/article.md:2: front matter"),
        (
            "source/fr/article.md",
            "Texte\nété\n".encode("latin-1"),
            "error: source/fr/article.md:2: not UTF-8 (byte 0xe9",
        ),
        ("glossary.yaml", "terms: []\n# é\n".encode("latin-1"), "error: glossary.yaml:2: not UTF-8"),
        ("translate.toml", "engines = [\n", "translate.toml:"),
        (
            "translate.toml",
            '\nlanguage = ["de"]\n',
            "translate.toml:2: unknown key 'language'; did you mean 'languages'?",
        ),
        ("translate.toml", "wrap = 80\n", "translate.toml:1: 'wrap' must be one of 0, 77"),
        (
            "translate.toml",
            'complete = "all"\n',
            "translate.toml:1: 'complete' must be a whole number from 0 to 100",
        ),
        ("translate.toml", 'languages = ["xx"]\n', "translate.toml:1: 'languages': unknown language 'xx'"),
        ("translate.toml", "build = 'source/fr/build'\n", "translate.toml:1: 'build' is inside 'source'"),
        (
            "translate.toml",
            "\n[check.glosary-term]\n",
            "translate.toml:2: no check 'glosary-term'; did you mean",
        ),
        (
            "translate.toml",
            '[check.markup]\nseverity = "fatal"\n',
            "translate.toml:2: 'severity' of the check",
        ),
        ("translate.toml", 'languages = ["fr"]\n', "'fr' is the language of the articles"),
        ("translate.toml", 'segments = "sentences"\n', "must be one of"),
        (
            "translate.toml",
            'engines = ["gogle"]\n',
            "translate.toml:1: unknown engine 'gogle'; did you mean 'google'",
        ),
        (
            "translate.toml",
            '[engine.google]\nurll = "x"\n',
            "translate.toml:2: unknown key 'urll' of engine 'google'; did you mean 'url'",
        ),
        ("source/fr/article.html", "<p>x</p>", "error: source/fr/article.md: differs from article.html"),
        (
            "source/fr/\udce9t\udce9.md",
            "x",
            "error: source/fr/\ufffdt\ufffd.md: its name is not UTF-8; rename it",
        ),
        ("locales/xx/a.po", "", "error: locales/xx: unknown language 'xx'"),
    ],
)
def test_broken_files(project: Project, file: str, content: str | bytes, expected: str) -> None:
    project.write(file, content)
    if file != "locales/xx/a.po":
        (project.root / "locales/de").mkdir(parents=True)
    assert expected in failed(project, "update")


@pytest.mark.parametrize("command", ["check", "build", "status"])
def test_a_language_without_catalogs(project: Project, command: str) -> None:
    (project.root / "locales/de").mkdir(parents=True)
    assert failed(project, command) == (
        "error: locales/de: no catalog of any article; run `translate update -l de`"
    )


@pytest.mark.parametrize("command", ["update", "check", "build", "status", "fill"])
def test_unknown_language(project: Project, command: str) -> None:
    assert "unknown language 'dee'" in failed(project, command, "-l", "dee")


@pytest.mark.parametrize("content", ['msgid "a\nmsgstr "b"\n', "<<<<<<< HEAD\n", b'msgid "\xe9"\n'])
@pytest.mark.parametrize("command", ["update", "check", "build", "status", "fill"])
def test_broken_catalogs(project: Project, command: str, content: str | bytes) -> None:
    project.ok("update", "-l", "de")
    project.write("locales/de/article.po", content)
    before = project.read if isinstance(content, str) else None
    done = project.run(command)
    assert done.code == 2
    assert done.err.splitlines()[-1].startswith("error: locales/de/article.po:1: ")
    assert (project.root / "locales/de/article.po").read_bytes() == (
        content if isinstance(content, bytes) else content.encode()
    )
    assert before is None or before("locales/de/article.po") == content


def test_no_article(project: Project) -> None:
    (project.root / "source/fr/article.md").unlink()
    assert failed(project, "update", "-l", "de").startswith("error: source/fr: no article here")
    (project.root / "source/fr").rmdir()
    assert "no such folder" in failed(project, "update", "-l", "de")


def test_no_language(project: Project) -> None:
    assert "no target language; name one: `translate update -l de`" in failed(project, "update")


def test_no_project(tmp_path: Path) -> None:
    assert "no project in" in failed(Project(tmp_path), "update")


def test_a_folder_that_cannot_be_written(project: Project) -> None:
    project.write("locales/de", "a file where the folder should be")
    done = project.run("update", "-l", "de")
    assert done.code == 2
    assert done.err == "error: locales/de/article.po: cannot be read: not a directory\n"
    assert project.read("locales/de") == "a file where the folder should be"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission(project: Project) -> None:
    project.ok("update", "-l", "de")
    (project.root / "locales/de").chmod(0o555)
    project.write("source/fr/article.md", ARTICLE + "\nFin.\n")
    try:
        assert "cannot be written: permission denied" in project.run("update").err
    finally:
        (project.root / "locales/de").chmod(0o755)


def test_usage_errors_are_one_line(project: Project) -> None:
    assert failed(project, "update", "--xyz") == "error: No such option: --xyz; see `translate update --help`"
    assert failed(project, "updat").startswith("error: No such command 'updat'")
    assert failed(project, "build", "--complete", "101").startswith("error: ")


@pytest.mark.parametrize(
    ("file", "content", "expected"),
    [
        ("translate.toml", '[check]\nspaces = "off"\n', ":2: 'check.spaces' must be a table: [check.spaces]"),
        ("translate.toml", "engine = 3\n", ":1: 'engine' must be a table: [engine]"),
        (
            "pyproject.toml",
            '[tool.translate.check]\nspaces = "off"\n',
            ":2: 'check.spaces' must be a table: [tool.translate.check.spaces]",
        ),
        (
            "pyproject.toml",
            "[tool.translate]\nsite = 3\n",
            ":2: 'site' must be a table: [tool.translate.site]",
        ),
        (
            "translate.toml",
            "\n[tool.translate]\nwrap = 0\n",
            ":2: 'tool.translate' is for pyproject.toml; leave it away here: languages = …, [check.NAME]",
        ),
        (
            "translate.toml",
            '[check.spaces]\nde = "off"\n',
            ":2: unknown key 'de' of the check 'spaces'; for one language: severity = \"off\" in the table"
            " 'check.spaces.de'",
        ),
    ],
)
def test_tables_are_written_as_their_file_has_them(
    project: Project, file: str, content: str, expected: str
) -> None:
    (project.root / "translate.toml").unlink()
    project.write(file, content)
    assert failed(project, "check") == f"error: {file}{expected}"
