"""`translate check`: what it finds, how it says it, what silences it."""

import json

import pytest

from tests.project import GERMAN, Project

SOLDIERS = "[Séoul](https://example.org/seoul) attend **2 000** soldats nord‑coréens."


@pytest.fixture
def german(project: Project) -> Project:
    project.ok("update", "-l", "de")
    project.translate(GERMAN)
    project.ok("update")
    return project


def test_a_good_translation_is_quiet(german: Project) -> None:
    done = german.ok("check", "--json")
    assert done.json == {"findings": [], "checked": {"catalogs": 1, "entries": 5}}
    assert "nothing found (5 entries in 1 catalog checked)" in german.ok("check").out


def test_the_wrong_korea_is_an_error(german: Project) -> None:
    german.translate({SOLDIERS: GERMAN[SOLDIERS].replace("nordkoreanische", "südkoreanische")})
    done = german.run("check", "--json")
    assert done.code == 1
    (finding,) = done.json["findings"]
    assert finding["check"] == "glossary-term"
    assert finding["severity"] == "error"
    assert finding["term"] == "nord-coréen"
    assert finding["expected"] == ["nordkoreanisch", "Nordkoreaner"]
    assert finding["msgid"] == SOLDIERS
    assert (finding["article"], finding["language"]) == ("article.md", "de")
    lines = german.read("locales/de/article.po").splitlines()
    assert lines[finding["line"] - 1].startswith("msgid")
    assert SOLDIERS[:20] in "".join(lines[finding["line"] - 1 : finding["line"] + 2])


def test_forms_of_output(german: Project) -> None:
    german.translate({"Kyiv proteste ;": "Kiev protestiert, 100 %."})
    text = german.run("check")
    assert text.code == 1
    assert "locales/de/article.po:" in text.out
    assert "[glossary-forbidden]" in text.out
    github = german.run("check", "--format", "github")
    assert github.out.startswith("::error file=locales/de/article.po,line=")
    sarif = json.loads(german.run("check", "--format", "sarif").out)
    assert sarif["version"] == "2.1.0"
    assert {r["ruleId"] for r in sarif["runs"][0]["results"]} <= {"glossary-term", "glossary-forbidden"}


def test_unfinished_entries_are_warnings_at_most(german: Project) -> None:
    text = german.read("locales/de/article.po").replace('msgid "Kyiv', '#, fuzzy\nmsgid "Kyiv')
    german.write("locales/de/article.po", text.replace("Kyjiw", "Kiev"))
    done = german.ok("check", "--json")
    assert {f["severity"] for f in done.json["findings"]} == {"warning"}


def test_a_translator_silences_checks_on_an_entry(german: Project) -> None:
    text = german.read("locales/de/article.po").replace("Kyjiw", "Kiev")
    german.write("locales/de/article.po", text)
    assert german.run("check").code == 1
    note = "# translate: ignore glossary-term, glossary-forbidden\n"
    german.write(
        "locales/de/article.po",
        text.replace("#. list item\n#. Glossary: Kyiv", f"{note}#. list item\n#. Glossary: Kyiv"),
    )
    german.ok("check")
    german.ok("update")
    assert note in german.read("locales/de/article.po")


def test_selection_and_configuration(german: Project) -> None:
    german.translate({SOLDIERS: "Seoul erwartet 2000 Soldaten."})
    names = {f["check"] for f in german.run("check", "--json").json["findings"]}
    assert names == {"glossary-term", "markup"}
    assert {f["check"] for f in german.run("check", "--json", "--select", "markup").json["findings"]} == {
        "markup"
    }
    german.ok("check", "--ignore", "markup,glossary-term")
    german.write(
        "translate.toml", '[check.markup]\nseverity = "off"\n[check.glossary-term]\nseverity = "info"\n'
    )
    assert {f["severity"] for f in german.ok("check", "--json").json["findings"]} == {"info"}
    done = german.run("check", "--select", "makup")
    assert (done.code, done.err.startswith("error: no check 'makup'; did you mean 'markup'?")) == (2, True)


def test_unknown_settings_of_a_check_are_refused(german: Project) -> None:
    german.write("translate.toml", '[check.markup]\nseverty = "off"\n')
    done = german.run("check")
    assert done.code == 2
    assert "did you mean 'severity'" in done.err


def test_what_build_would_refuse_is_found(german: Project) -> None:
    german.translate({"Le sommet": "Der Gipfel", "Kyiv proteste ;": "Kyjiw\n\n| a |\n|---|"})
    german.translate({"La Corée du Nord et la Russie ont signé un traité.": "<div>\nNordkorea"})
    done = german.run("check", "--json", "--select", "structure")
    assert done.code == 1
    assert {f["msgid"][:4] for f in done.json["findings"]} >= {"La C"}


def test_a_broken_glossary_is_found_without_any_translation(project: Project) -> None:
    project.ok("update", "-l", "de")
    project.write("glossary.yaml", "terms: [\n")
    assert project.run("check").err.startswith("error: glossary.yaml:")
