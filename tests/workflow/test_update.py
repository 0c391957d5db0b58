"""`translate update`: the editor's daily command."""

from pathlib import Path

import pytest

from tests.project import ARTICLE, GERMAN, Project
from tests.support.google import FakeGoogle, translation

SENTENCE = "La Corée du Nord et la Russie ont signé un traité."


def only(answer: dict[str, list[dict[str, object]]]) -> dict[str, object]:
    """Return the one catalog that an answer speaks of."""
    (report,) = answer["catalogs"]
    return report


def test_first_update_makes_template_and_catalog(project: Project) -> None:
    done = project.ok("update", "-l", "de", "--json").json
    assert done["problems"] == []
    assert only(done) == {
        "article": "article.md",
        "language": "de",
        "path": "locales/de/article.po",
        "segments": 5,
        "new": 5,
        "kept": 0,
        "adjusted": 0,
        "changed": 0,
        "obsolete": 0,
        "pruned": 0,
        "stored": 0,
        "filled": {},
        "empty": 5,
        "new_sentences": 0,
        "filled_sentences": {},
        "written": True,
    }
    assert 'msgid "Kyiv proteste ;"' in project.read("locales/templates/article.pot")
    text = project.read("locales/de/article.po")
    assert "#. paragraph\n#. Glossary: Corée du Nord → Nordkorea\n#: source/fr/article.md\nmsgid" in text
    assert '"Language: de\\n"' in text


def test_second_update_touches_nothing(project: Project) -> None:
    project.ok("update", "-l", "de", "-l", "pt-BR")
    project.translate(GERMAN)
    project.ok("update")
    before = project.snapshot()
    assert "locales/pt_BR/article.po" in before
    done = project.ok("update")
    assert project.snapshot() == before
    assert "2 catalogs" not in done.err


def test_rewrapped_article_changes_nothing(project: Project) -> None:
    project.ok("update", "-l", "de")
    project.write("source/fr/article.md", ARTICLE.replace("Russie ont", "Russie\nont"))
    assert only(project.ok("update", "--json").json)["kept"] == 5


def test_changed_removed_and_restored(project: Project) -> None:
    project.ok("update", "-l", "de")
    project.translate(GERMAN)
    project.write(
        "source/fr/article.md", ARTICLE.replace("un traité", "un accord").replace("- Kyiv proteste ;\n", "")
    )
    report = only(project.ok("update", "--json").json)
    assert (report["kept"], report["changed"], report["obsolete"], report["empty"]) == (3, 1, 1, 0)
    text = project.read("locales/de/article.po")
    assert f'#, fuzzy\n#| msgid "{SENTENCE}"\nmsgid "{SENTENCE.replace("traité", "accord")}"' in text
    assert '#~ msgid "Kyiv proteste ;"\n#~ msgstr "Kyjiw protestiert;"' in text
    project.write("source/fr/article.md", ARTICLE)
    report = only(project.ok("update", "--json").json)
    assert (report["kept"], report["changed"]) == (5, 0)
    assert "fuzzy" not in project.read("locales/de/article.po")
    assert 'msgid "Kyiv proteste ;"\nmsgstr "Kyjiw protestiert;"' in project.read("locales/de/article.po")


def test_glossary_lines_follow_the_glossary(project: Project) -> None:
    project.ok("update", "-l", "de")
    project.write("glossary.yaml", "terms:\n  - fr: Kyiv\n    type: name\n    de: Kiew\n")
    assert project.ok("update", "--json").json["catalogs"][0]["written"]
    text = project.read("locales/de/article.po")
    assert "#. Glossary: Kyiv → Kiew\n" in text
    assert "Corée du Nord →" not in text


def test_engine_fills_and_memory_serves_other_articles(tmp_path: Path) -> None:
    with FakeGoogle() as google:
        project = Project(tmp_path, ["memory", "google"]).lay_out(engine={"google": {"url": google.url}})
        project.write(
            "translate.toml", f'engines = ["memory", "google"]\n[engine.google]\nurl = "{google.url}"\n'
        )
        report = only(project.ok("update", "-l", "de", "--json").json)
        assert (report["filled"], report["empty"]) == ({"google": 5}, 0)
        text = project.read("locales/de/article.po")
        assert text.count("# machine translation: google") == 5
        assert f'msgstr "{translation("Le sommet", "de")}"' in text
        asked = len(google.asked)
        project.translate(GERMAN)
        project.write("source/fr/2025/autre.md", f"{SENTENCE}\n")
        project.ok("update")
        assert len(google.asked) == asked
    again = project.read("locales/de/2025/autre.po")
    assert "# machine translation: memory; 100%, approved in article\n" in again
    assert f'#, fuzzy\nmsgid "{SENTENCE}"\nmsgstr "{GERMAN[SENTENCE]}"' in again


def test_approval_survives_and_takes_the_mark_away(tmp_path: Path) -> None:
    with FakeGoogle() as google:
        project = Project(tmp_path).lay_out()
        project.write("translate.toml", f'engines = ["google"]\n[engine.google]\nurl = "{google.url}"\n')
        project.ok("update", "-l", "de")
        project.translate({"Le sommet": "Der Gipfel"})
        project.ok("update")
    text = project.read("locales/de/article.po")
    assert '#: source/fr/article.md\nmsgid "Le sommet"\nmsgstr "Der Gipfel"\n' in text
    assert text.count("# machine translation:") == 4


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/m", "http://nowhere.invalid/m"])
def test_without_network_catalogs_are_written_and_the_engine_is_named(tmp_path: Path, url: str) -> None:
    project = Project(tmp_path).lay_out()
    project.write("translate.toml", f'engines = ["google"]\n[engine.google]\nurl = "{url}"\n')
    done = project.ok("update", "-l", "de", "--json")
    (problem,) = done.json["problems"]
    assert (problem["engine"], problem["language"], problem["segments"]) == ("google", "de", 5)
    assert problem["message"]
    assert only(done.json)["empty"] == 5
    assert 'msgid "Le sommet"\nmsgstr ""' in project.read("locales/de/article.po")


def test_no_fill_asks_nobody(tmp_path: Path) -> None:
    with FakeGoogle() as google:
        project = Project(tmp_path).lay_out()
        project.write("translate.toml", f'engines = ["google"]\n[engine.google]\nurl = "{google.url}"\n')
        project.ok("update", "-l", "de", "--no-fill")
        assert google.asked == []
        report = only(project.ok("fill", "--json").json)
        assert report["filled"] == {"google": 5}


@pytest.mark.apertium
def test_apertium_fills_catalan(project: Project) -> None:
    report = only(project.ok("update", "-l", "ca", "--engine", "apertium", "--json").json)
    assert report["filled"] == {"apertium": 5}
    text = project.read("locales/ca/article.po")
    assert "Corea del Nord" in text
    assert "(https://example.org/seoul)" in text


def test_one_broken_catalog_stops_no_other(project: Project) -> None:
    project.ok("update", "-l", "de", "-l", "es")
    broken = project.write("locales/de/article.po", project.read("locales/de/article.po") + "<<<<<<< HEAD\n")
    project.write("source/fr/article.md", ARTICLE + "\nFin.\n")
    done = project.run("update")
    assert done.code == 2
    assert done.err.startswith("error: locales/de/article.po:")
    assert "conflict markers" in done.err
    assert broken.read_text(encoding="utf-8").endswith("<<<<<<< HEAD\n")
    assert 'msgid "Fin."' in project.read("locales/es/article.po")


def test_article_arguments_narrow(project: Project) -> None:
    project.write("source/fr/2025/b.txt", "Un texte.\n")
    project.ok("update", "2025/b", "-l", "de")
    assert (project.root / "locales/de/2025/b.po").exists()
    assert not (project.root / "locales/de/article.po").exists()
    project.ok("update", "source/fr/article.md", "-l", "de")
    project.ok("update", "20*", "-l", "es")
    assert not (project.root / "locales/es/article.po").exists()
    done = project.run("update", "artcle")
    assert (done.code, "did you mean 'article'" in done.err) == (2, True)


def test_wrap_77_is_what_gettext_writes(tmp_path: Path) -> None:
    project = Project(tmp_path).lay_out(wrap=77)
    project.write("source/fr/article.md", f"{SENTENCE * 4}\n")
    project.ok("update", "-l", "de")
    assert max(map(len, project.read("locales/de/article.po").splitlines())) <= 77
    before = project.snapshot()
    project.ok("update")
    assert project.snapshot() == before


def test_an_article_without_text_is_no_error(project: Project) -> None:
    project.write("source/fr/vide.md", "```\ncode\n```\n")
    done = project.ok("update", "-l", "de")
    assert "warning: source/fr/vide.md: no text to translate" in done.err
    assert not (project.root / "locales/de/vide.po").exists()
