"""`translate glossary`: the table, suggestions, and old forms exchanged, in real projects."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.project import GERMAN, GLOSSARY, Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path).lay_out()
    made.ok("update", "-l", "de", "--no-fill")
    made.translate(GERMAN)
    return made


def test_the_table_says_where_terms_are_used_and_missing(project: Project) -> None:
    done = project.ok("glossary")
    assert re.search(r"^2  Corée du Nord  name  1/1  1× in 1 article$", done.out, re.MULTILINE)
    document = project.ok("glossary", "-l", "uk", "-l", "yo", "--missing", "--json").json
    assert document["languages"] == {"uk": "rules", "yo": "exact"}
    (first, *_) = document["terms"]
    assert (first["term"], first["line"], first["missing"]) == ("Corée du Nord", 2, ["uk", "yo"])
    notes = project.ok("glossary", "-l", "yo", "-l", "cy").err
    assert "note: cy: no endings of their own" in notes
    assert "note: yo: neither endings nor a dictionary" in notes
    assert "next: write what is missing into glossary.yaml; the first is line 2" in notes


def test_with_articles_the_table_has_only_their_terms(project: Project) -> None:
    project.write("source/fr/other.md", "Kyiv proteste.\n")
    assert [row["term"] for row in project.ok("glossary", "other", "--json").json["terms"]] == ["Kyiv"]


def test_drafts_and_what_is_kept_are_told(project: Project) -> None:
    project.write(
        "glossary.yaml",
        "terms:\n  - {fr: Kyiv, de: {term: Kyjiw, status: draft}}\n  - {fr: OTAN, keep: true}\n",
    )
    out = project.ok("glossary").out
    assert "1× in 1 article; draft de" in out
    assert "never used; as in French de" in out


def test_a_mistyped_command_is_said(project: Project) -> None:
    done = project.run("glossary", "sugest")
    assert done.code == 2
    assert "did you mean 'suggest'?" in done.err


def test_suggestions_are_shown_and_added_as_drafts(project: Project) -> None:
    document = project.ok("glossary", "suggest", "--json").json
    found = {one["fr"]: one for one in document["suggestions"]}
    assert found["Kim Jong Un"]["targets"] == {"de": "Kim Jong Un"}
    assert found["Kim Jong Un"]["articles"] == ["article.md"]
    assert not found.keys() & {"Corée du Nord", "Kyiv", "Le"}
    before = project.read("glossary.yaml")
    project.ok("glossary", "suggest", "--add", "-n", "3")
    after = project.read("glossary.yaml")
    assert after.startswith(before)
    assert after.count("- fr:") == before.count("- fr:") + 3
    assert "de: {term: Kim Jong Un, status: draft}" in after
    shown = {one["fr"] for one in project.ok("glossary", "suggest", "--json").json["suggestions"]}
    assert "Kim Jong Un" not in shown


def test_fuzzy_translations_prove_nothing(project: Project) -> None:
    path = "locales/de/article.po"
    project.write(path, project.read(path).replace('msgid "Kim', '#, fuzzy\nmsgid "Kim'))
    found = {one["fr"]: one for one in project.ok("glossary", "suggest", "--json").json["suggestions"]}
    assert found["Kim Jong Un"]["targets"] == {}


def test_old_forms_are_shown_then_exchanged_as_fuzzy(project: Project) -> None:
    project.write(
        "glossary.yaml", GLOSSARY.replace("de: Nordkorea\n", "de: {term: DVRK, forbid: [Nordkorea]}\n", 1)
    )
    before = project.snapshot()
    shown = project.ok("glossary", "apply", "--json").json
    assert project.snapshot() == before
    (place,) = shown["places"]
    assert (place["term"], place["found"], place["expected"], place["left"]) == (
        "Corée du Nord",
        "Nordkorea",
        "DVRK",
        "",
    )
    project.ok("glossary", "apply", "--write")
    text = project.read("locales/de/article.po")
    assert 'msgstr "DVRK und Russland schlossen einen Vertrag."' in text
    assert "# glossary applied; before: Nordkorea und Russland schlossen einen Vertrag." in text
    again = project.snapshot()
    assert "no old forms" in project.ok("glossary", "apply", "--write").out
    assert project.snapshot() == again


def test_the_comment_goes_once_a_translator_has_approved(project: Project) -> None:
    project.ok("glossary", "apply", "Kyiv", "--from", "Kiew", "-l", "de", "--write")
    project.ok("glossary", "apply", "Corée du Nord", "--from", "Nordkorea", "-l", "de", "--write")
    project.write("glossary.yaml", GLOSSARY.replace("Nordkorea\n", "DVRK\n", 1))
    project.ok("glossary", "apply", "Corée du Nord", "--from", "Nordkorea", "--write")
    assert "# glossary applied" in project.read("locales/de/article.po")
    project.translate({msgid: text.replace("Nordkorea", "DVRK") for msgid, text in GERMAN.items()})
    project.ok("update", "--no-fill")
    assert "glossary applied" not in project.read("locales/de/article.po")


def test_the_form_before_the_last_change_is_old_if_git_knows_it(project: Project) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for command in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-qm", "one"]):
        subprocess.run(["git", *command], cwd=project.root, check=True)
    assert project.ok("glossary", "apply", "--json").json["places"] == []
    project.write("glossary.yaml", GLOSSARY.replace("Nordkorea\n", "DVRK\n", 1))
    for _ in "uncommitted", "committed":
        (place,) = project.ok("glossary", "apply", "--json").json["places"]
        assert (place["found"], place["expected"]) == ("Nordkorea", "DVRK")
        subprocess.run(["git", *identity, "commit", "-qam", "two"], cwd=project.root, check=False)


def test_accepted_forms_are_old_only_if_asked(project: Project) -> None:
    project.translate({"Kyiv proteste ;": "Kiew protestiert;"})
    assert project.ok("glossary", "apply", "--json").json["places"] == []
    (place,) = project.ok("glossary", "apply", "--also-accepted", "Kyiv", "--json").json["places"]
    assert (place["found"], place["expected"]) == ("Kiew", "Kyjiw")


def test_an_entry_on_which_the_check_is_silenced_stays(project: Project) -> None:
    path = "locales/de/article.po"
    text = project.read(path).replace("Kyjiw", "Kiev")
    project.write(path, text)
    assert len(project.ok("glossary", "apply", "--json").json["places"]) == 1
    at = text.index('msgid "Kyiv')
    start = text.rindex("\n\n", 0, at) + 2
    project.write(path, f"{text[:start]}# translate: ignore glossary-forbidden\n{text[start:]}")
    assert project.ok("glossary", "apply", "--json").json["places"] == []


def test_an_old_form_belongs_to_one_term(project: Project) -> None:
    done = project.run("glossary", "apply", "--from", "Kiew")
    assert done.code == 2
    assert 'name it: `translate glossary apply "TERM" --from OLD`' in done.err
    done = project.run("glossary", "apply", "Corée du Nrd", "--from", "Kiew")
    assert "did you mean 'Corée du Nord'?" in done.err


def test_a_broken_catalog_is_said_and_the_others_go_on(project: Project) -> None:
    project.ok("update", "-l", "es", "--no-fill")
    project.write("locales/es/article.po", 'msgid "a\n')
    done = project.run("glossary", "apply", "Kyiv", "--from", "Kyjiw", "--json")
    assert done.code == 2
    assert "locales/es/article.po:1" in done.err
    assert json.loads(done.out)["catalogs"] == 1


@pytest.mark.parametrize("command", [(), ("show",), ("suggest",), ("apply",)])
def test_help_has_an_example(project: Project, command: tuple[str, ...]) -> None:
    assert "Example: translate glossary" in project.ok("glossary", *command, "--help").out
