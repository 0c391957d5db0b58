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
    sarif = json.loads(german.run("check", "--format", "sarif", "--ignore", "numbers").out)
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


def test_the_severity_of_a_check_in_one_language(german: Project) -> None:
    german.translate({SOLDIERS: "Seoul erwartet 2000 Soldaten."})
    settings = '[check.markup.de]\nseverity = "info"\n[check.glossary-term]\nseverity = "off"\n'
    german.write("translate.toml", settings)
    assert {f["severity"] for f in german.ok("check", "--json").json["findings"]} == {"info"}
    german.write("translate.toml", settings.replace("markup.de", "markup.ja"))
    assert german.run("check").code == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[check.markup.xyz]\nseverity = "off"\n', "unknown language 'xyz'"),
        ('[check.markup.de]\nseverty = "off"\n', "did you mean 'severity'"),
        ('[check.markup.de]\nseverity = "loud"\n', "must be one of error, warning, info, off"),
        ('[check.markap]\nseverity = "off"\n', "did you mean 'markup'"),
    ],
)
def test_wrong_settings_name_what_is_meant(german: Project, settings: str, said: str) -> None:
    german.write("translate.toml", settings)
    done = german.run("check")
    assert done.code == 2
    assert done.err.startswith("error: translate.toml:1: ")
    assert said in done.err


def test_the_words_in_question_are_underlined(german: Project) -> None:
    german.translate({SOLDIERS: GERMAN[SOLDIERS].replace("seoul)", "soul)")})
    lines = german.run("check", "--select", "markup").out.splitlines()
    french = next(n for n, line in enumerate(lines) if line.startswith("    fr  "))
    for number, words in ((french, "https://example.org/seoul"), (french + 2, "https://example.org/soul")):
        start = lines[number + 1].index("~")
        assert lines[number][start : start + len(words)] == words
        assert lines[number + 1].strip() == "~" * len(words)
    assert lines[0] == "article.md"


def test_what_is_certain_is_repaired(german: Project) -> None:
    said = "[Seoul](https://example.org/soul) erwartet **2000** nordkoreanische Soldaten."
    german.translate({SOLDIERS: said, "Kyiv proteste ;": "Kyjiw protestiert ;"})
    done = german.ok("check", "--fix")
    assert "mended [markup] (to be reviewed)" in done.out
    assert "mended [spaces]" in done.out
    assert "2 translations mended, 1 of them to be reviewed" in done.out
    text = german.read("locales/de/article.po")
    assert 'msgstr "Kyjiw protestiert;"' in text
    assert '#, fuzzy\nmsgid "[Séoul]' in text
    assert 'msgstr "[Seoul](https://example.org/seoul) erwartet' in text
    before = german.snapshot()
    assert german.ok("check", "--fix", "--json").json["findings"] == []
    assert german.snapshot() == before


def test_a_silenced_check_repairs_nothing(german: Project) -> None:
    german.translate({"Kyiv proteste ;": "Kyjiw protestiert ;"})
    text = german.read("locales/de/article.po")
    german.write(
        "locales/de/article.po", text.replace("#. list item", "# translate: ignore spaces\n#. list item")
    )
    german.ok("check", "--fix")
    assert "Kyjiw protestiert ;" in german.read("locales/de/article.po")


def test_a_baseline_takes_what_is_known(german: Project) -> None:
    german.translate({"Kyiv proteste ;": "Kiev protestiert"})
    baseline = str(german.root / "baseline.json")
    written = german.ok("check", "--write-baseline", baseline)
    assert "written as the baseline" in written.out
    known = german.ok("check", "--baseline", baseline, "--json").json
    assert known["findings"] == []
    assert known["baseline"]["known"] >= 1
    german.translate({SOLDIERS: "Seoul"})
    worse = german.run("check", "--baseline", baseline, "--json")
    assert worse.code == 1
    assert {f["msgid"] for f in worse.json["findings"]} == {SOLDIERS}
    german.translate({SOLDIERS: GERMAN[SOLDIERS], "Kyiv proteste ;": GERMAN["Kyiv proteste ;"]})
    paid = german.ok("check", "--baseline", baseline)
    assert "paid: locales/de/article.po: [glossary-forbidden]" in paid.out
    assert german.ok("check", "--baseline", baseline, "--select", "markup").out.count("paid:") == 0


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"version": 1, "findings": {"a": {"b": 3}}}', '{"version": 9}']
)
def test_what_is_no_baseline_is_refused(german: Project, text: str) -> None:
    path = german.write("baseline.json", text)
    done = german.run("check", "--baseline", str(path))
    assert done.code == 2
    assert done.err.startswith("error: ")
    assert "--write-baseline" in done.err or "write it anew" in done.err


def test_a_text_that_is_translated_in_two_ways_is_found(german: Project) -> None:
    french = "La Corée du Nord et la Russie ont signé un traité."
    for number in range(2):
        german.write(f"source/fr/{number}.md", f"{french}\n")
    german.ok("update", "--no-fill")
    german.translate({french: "Nordkorea und Russland schlossen einen Vertrag."}, article="0")
    german.translate({french: "Nordkorea und Russland haben einen Vertrag unterschrieben."}, article="1")
    (finding,) = german.ok("check", "1", "--json", "--select", "consistency").json["findings"]
    assert (finding["article"], finding["severity"]) == ("1.md", "warning")
    assert [place.rsplit(":", 1)[0] for place in finding["elsewhere"]] == [
        "locales/de/0.po",
        "locales/de/article.po",
    ]
    assert german.ok("check", "0", "--json", "--select", "consistency").json["findings"] == []


def test_copies_of_the_process_survey_languages_as_one_does(
    german: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    french = "La Corée du Nord et la Russie ont signé un traité."
    for number in range(2):
        german.write(f"source/fr/{number}.md", f"{french}\n")
    german.ok("update", "--no-fill", "-l", "de", "-l", "es")
    for code in ("de", "es"):
        for article, said in {"0": "Nordkorea, Russland", "1": "Nordkorea und Russland"}.items():
            german.translate({french: said}, code, article)
    alone = german.run("check", "--json", "--select", "consistency")
    monkeypatch.setattr("translate.workflow.processes.MANY", 2)
    assert german.run("check", "--json", "--select", "consistency") == alone
    assert {finding["language"] for finding in alone.json["findings"]} == {"de", "es"}


def test_the_header_is_checked(german: Project) -> None:
    text = german.read("locales/de/article.po").replace("Language: de", "Language: fr")
    german.write("locales/de/article.po", text)
    (finding,) = german.run("check", "--json", "--select", "catalog").json["findings"]
    assert (finding["severity"], finding["line"]) == ("error", 1)
    assert "'Language: fr'" in finding["message"]


def test_processes_find_what_one_finds(german: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        german.write(f"source/fr/{number}.md", "Kyiv proteste ;\n")
    german.ok("update", "--no-fill")
    german.translate({"Kyiv proteste ;": "Kiev protestiert ;"}, article="2")
    german.write("locales/de/3.po", "broken")
    alone = german.run("check", "--json")
    monkeypatch.setattr("translate.workflow.processes.MANY", 2)
    together = german.run("check", "--json")
    assert together == alone
    assert together.code == 2
    assert any(finding["article"] == "2.md" for finding in together.json["findings"])


def test_the_checks_are_listed(german: Project) -> None:
    lines = german.ok("check", "--list").out.splitlines()
    listed = german.ok("check", "--list", "--json").json["checks"]
    assert [line.split()[0] for line in lines] == [check["name"] for check in listed]
    assert all(check["finds"] and check["severities"] for check in listed)


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
