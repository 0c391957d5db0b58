"""`translate check` on the command line: what it says, where from, and what comes next."""

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.project import GERMAN, REPOSITORY, Done, Project
from translate.documents import SUFFIXES

CATALOG = "locales/de/article.po"
KYIV = "Kyiv proteste ;"
NEXT = "next: "


@pytest.fixture
def german(project: Project) -> Project:
    """A project with one catalog, finished and right."""
    project.ok("update", "-l", "de")
    project.translate(GERMAN)
    return project


def following(done: Done) -> str:
    """Return the next step that a command names, nothing without one."""
    return next((line.removeprefix(NEXT) for line in done.err.splitlines() if line.startswith(NEXT)), "")


def test_without_catalogs_there_is_nothing_to_check(project: Project) -> None:
    project.configure(languages=["de"], engines=["memory"])
    done = project.ok("check")
    assert done.out == "nothing to check yet: there are no catalogs\n"
    assert following(done) == "`translate update`"


def test_empty_catalogs_are_for_translators(project: Project) -> None:
    project.ok("update", "-l", "de")
    done = project.ok("check")
    assert done.out == "nothing to check yet: no text of 1 catalog is translated\n"
    assert following(done) == "translators finish the catalogs, then `translate check`"


def test_what_is_finished_is_built(german: Project) -> None:
    done = german.ok("check")
    assert done.out == "nothing found (5 entries in 1 catalog checked)\n"
    assert following(done) == "`translate build`"


def test_a_catalog_with_an_empty_entry_is_not_finished(german: Project) -> None:
    german.translate({KYIV: ""})
    assert following(german.ok("check")) == "translators finish the catalogs, then `translate check`"


def test_catalogs_that_are_behind_are_counted(german: Project) -> None:
    german.write("source/fr/article.md", german.read("source/fr/article.md") + "\nEncore un texte.\n")
    german.write("source/fr/new.md", "Un autre article.\n")
    german.write("source/fr/code.md", "```\nrien\n```\n")
    done = german.ok("check")
    assert done.out.splitlines()[0] == "2 catalogs are behind their articles"
    assert following(done) == "`translate update`"
    assert german.ok("check", "--json").json["checked"] == {"catalogs": 1, "entries": 5, "behind": 2}
    german.ok("update", "--no-fill")
    assert "behind" not in german.ok("check").out


def test_an_article_that_is_named_needs_a_catalog(german: Project) -> None:
    german.write("source/fr/new.md", "Un autre article.\n")
    german.write("source/fr/code.md", "```\nrien\n```\n")
    said = "error: source/fr/new.md: no catalog yet; run `translate update`\n"
    assert german.run("check", "new") == (2, "", said)
    both = german.run("check", "new", "article")
    assert (both.code, both.err) == (2, said)
    assert "(5 entries in 1 catalog checked)" in both.out
    german.ok("check", "code")
    german.ok("update", "article", "-l", "es")
    assert german.run("check", "new", "-l", "es").err.endswith(
        ": no catalog in es yet; run `translate update`\n"
    )


def test_languages_that_nobody_lists_are_named(german: Project) -> None:
    german.configure(languages=["es"], engines=["memory"])
    german.ok("update")
    (warning, _) = german.ok("check").err.splitlines()
    assert warning == "warning: not checked, for `languages` does not name them: the catalogs of de"
    assert "warning" not in german.ok("check", "-l", "de").err


def test_a_broken_catalog_is_told_in_every_form(german: Project) -> None:
    german.write(CATALOG, 'msgid "a\n')
    text = german.run("check")
    message = text.err.removeprefix(f"error: {CATALOG}:1: ").rstrip()
    assert (text.code, text.out) == (2, "")
    github = german.run("check", "--format", "github")
    assert (github.code, github.out) == (2, f"::error file={CATALOG},line=1::{message}\n")
    document = german.run("check", "--json").json
    assert document["errors"] == [{"path": CATALOG, "line": 1, "message": message}]
    run = german.run("check", "--format", "sarif").json["runs"][0]
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == message
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": CATALOG}


def test_beside_a_broken_catalog_not_all_is_well(german: Project) -> None:
    german.ok("update", "-l", "es")
    german.write("locales/es/article.po", 'msgid "a\n')
    assert german.run("check").out == "nothing found in what can be read (5 entries in 1 catalog checked)\n"
    german.write("locales/es/article.po", 'msgid ""\nmsgstr ""\n')
    runs = german.ok("check", "--format", "sarif").json["runs"]
    assert runs[0]["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


@pytest.mark.parametrize(("place", "way"), [("..", "sub/"), (".", ""), ("source/fr", "../../")])
def test_paths_begin_at_the_working_directory(
    tmp_path: Path, place: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(tmp_path / "sub").lay_out()
    project.ok("update", "-l", "de", "-l", "es")
    project.translate({KYIV: "Kiev protestiert;"})
    project.write("locales/es/article.po", 'msgid "a\n')
    monkeypatch.chdir(project.root / place)
    text = project.run("check")
    assert f"\n{way}{CATALOG}:" in text.out
    assert text.err.startswith(f"error: {way}locales/es/article.po:1: ")
    github = project.run("check", "--format", "github").out.splitlines()
    assert github[0].startswith(f"::error file={way}locales/es/article.po,line=1::")
    assert github[1].startswith(f"::error file={way}{CATALOG},line=")
    (result, *_) = project.run("check", "--format", "sarif").json["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == way + CATALOG
    assert project.run("check", "--json").json["findings"][0]["path"] == CATALOG


def test_fingerprints_are_unique_and_stay(german: Project) -> None:
    french = "Le 3 mai, 14 soldats et 27 civils ont traversé 5 villages."
    german.write("source/fr/article.md", f"{french}\n")
    german.ok("update", "--no-fill")
    german.translate({french: "Am 4. Mai durchquerten 15 Soldaten und 28 Zivilisten 6 Dörfer."})

    def prints() -> list[str]:
        document = json.loads(german.run("check", "--format", "sarif").out)
        return [
            result["partialFingerprints"]["entryCheckNumber/v1"] for result in document["runs"][0]["results"]
        ]

    before = prints()
    assert len(set(before)) == len(before) > 1
    german.write(CATALOG, "# a line more\n" + german.read(CATALOG))
    assert prints() == before


def test_what_a_terminal_would_obey_is_shown(german: Project) -> None:
    german.translate({KYIV: "Kiev \x1b[31m\u202eprotestiert;\x07\x9b"})
    for form in ("text", "github"):
        out = german.run("check", "--format", form).out
        assert not set("\x1b\u202e\x07\x9b") & set(out)
    lines = german.run("check", "--select", "glossary-forbidden").out.splitlines()
    line = next(number for number, line in enumerate(lines) if line.startswith("    de  "))
    assert lines[line] == "    de  Kiev ␛[31m\ufffdprotestiert;␇\ufffd"
    assert lines[line + 1] == "        ~~~~"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--json", "--format", "github"], "--json and --format github contradict each other"),
        (["--select", ""], "--select names nothing"),
        (["--ignore", " , "], "--ignore names nothing"),
        (["--select", "markup", "--ignore", "markup"], "no check is left to run"),
        (["--select", "spaces"], "no check is left to run"),
    ],
)
def test_what_would_check_nothing_is_refused(german: Project, arguments: list[str], said: str) -> None:
    german.write("translate.toml", '[check.spaces]\nseverity = "off"\n')
    done = german.run("check", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {said}")


def test_the_label_is_the_language_of_the_articles(project: Project) -> None:
    project.configure(engines=["memory"], source_language="ca")
    project.ok("update", "-l", "de")
    project.translate({KYIV: "Protest ( in Kyjiw"})
    out = project.run("check", "--select", "brackets").out
    assert f"    ca  {KYIV}\n    de  Protest ( in Kyjiw\n" in out


def test_the_hook_is_a_command_and_sees_what_is_checked(german: Project) -> None:
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"] == "translate"
    assert "entries in 1 catalog checked" in german.ok(*hook["args"]).out
    for name in (
        "locales/de/a.po",
        "glossary.yaml",
        "translate.toml",
        *(f"source/fr/a{s}" for s in SUFFIXES),
    ):
        assert re.search(hook["files"], name), name
    assert not re.search(hook["files"], "source/fr/a.jpg")
