"""Projects whose catalogs have a sentence an entry, and the change from blocks to sentences and back."""

from pathlib import Path

import polib
import pytest

from tests.project import REPOSITORY, Project

SHIPPED = REPOSITORY / "source/fr/musee-kursk.md"
ARTICLE = """# Le titre. Entier

M. Kim est arrivé. Il a
parlé. « Bien ! » dit-il.

> Une citation.
> Deux phrases.
"""
JAPANESE = {
    "Le titre. Entier": "表題",
    "M. Kim est arrivé.": "金氏が到着した。",
    "Il a parlé.": "彼は話した。",
    "« Bien ! » dit-il.": "「よし」と彼は言った。",
    "Une citation.": "引用。",
    "Deux phrases.": "二文。",
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path).lay_out(segments="sentence")


def msgids(project: Project, language: str = "de", article: str = "article") -> list[str]:
    catalog = polib.pofile(str(project.root / f"locales/{language}/{article}.po"))
    return [entry.msgid for entry in catalog if not entry.obsolete]


@pytest.mark.parametrize("segments", ["block", "sentence"])
def test_the_shipped_article_survives_every_command(tmp_path: Path, segments: str) -> None:
    project = Project(tmp_path).lay_out(segments=segments)
    project.write("source/fr/article.md", SHIPPED.read_bytes())
    project.ok("update", "-l", "de", "-l", "ja")
    before = project.snapshot()
    project.ok("update")
    assert project.snapshot() == before
    for language in ("de", "ja"):
        project.translate({msgid: msgid for msgid in msgids(project, language)}, language)
    assert project.run("check", "--json").json["checked"]["catalogs"] == 2
    project.ok("build")
    for language in ("de", "ja"):
        assert (project.root / f"build/{language}/article.md").read_bytes() == SHIPPED.read_bytes()


def test_sentences_have_entries_of_their_own(project: Project) -> None:
    project.write("source/fr/article.md", ARTICLE)
    report = project.ok("update", "-l", "de", "--json").json["catalogs"][0]
    assert msgids(project) == list(JAPANESE)
    assert report["segments"] == project.ok("status", "--json").json["articles"][0]["segments"] == 6


def test_a_language_joins_sentences_as_it_writes_them(project: Project) -> None:
    project.write("source/fr/article.md", ARTICLE)
    project.ok("update", "-l", "ja", "-l", "zh-Hant")
    for language in ("ja", "zh_Hant"):
        project.translate(JAPANESE, language)
    project.ok("build")
    for language in ("ja", "zh_Hant"):
        assert project.read(f"build/{language}/article.md") == (
            "# 表題\n\n金氏が到着した。彼は話した。「よし」と彼は言った。\n\n> 引用。二文。\n"
        )


def test_a_sentence_without_translation_stays_and_is_marked(project: Project) -> None:
    project.write("source/fr/article.md", ARTICLE)
    project.ok("update", "-l", "ja")
    project.translate({msgid: text for msgid, text in JAPANESE.items() if msgid != "Il a parlé."}, "ja")
    project.ok("build", "--complete", "80")
    written = project.read("build/ja/article.md")
    assert "金氏が到着した。 Il a\nparlé. 「よし」と彼は言った。\n" in written
    page = project.read("build/ja/article.html")
    assert page.count("data-untranslated=") == 1
    assert 'lang="fr" data-untranslated="フランス語原文">Il a\nparlé.</span>' in page


def test_what_would_begin_a_block_is_escaped_and_what_breaks_one_is_named(project: Project) -> None:
    project.write("source/fr/article.md", "Une phrase.\nUne autre. La fin.\n")
    project.ok("update", "-l", "de")
    project.translate({"Une phrase.": "Ein Satz.", "Une autre.": "1. Mai.", "La fin.": "- Ende."})
    project.ok("check", "--ignore", "glossary-term")
    project.ok("build")
    assert project.read("build/de/article.md") == "Ein Satz.\n1\\. Mai. - Ende.\n"
    project.translate({"Une autre.": "<div>\n\nMai."})
    assert project.run("build").code == 2


def test_plain_text_of_several_lines_stays_one_paragraph_on_the_page(project: Project) -> None:
    (project.root / "source/fr/article.md").unlink()
    project.write("source/fr/article.txt", "Un titre\n\nUne phrase.\nUne autre. La\nfin.\n\nEncore un.\n")
    project.ok("update", "-l", "ja")
    project.translate({"Un titre": "表題", "Une phrase.": "一。", "Une autre.": "二。"}, "ja")
    project.ok("build", "--complete", "50")
    assert project.read("build/ja/article.txt") == "表題\n\n一。二。 La\nfin.\n\nEncore un.\n"
    assert "<p>一。二。 <span" in project.read("build/ja/article.html")


def test_going_from_blocks_to_sentences_and_back_loses_no_approved_text(tmp_path: Path) -> None:
    project = Project(tmp_path).lay_out(segments="block")
    project.write("source/fr/article.md", SHIPPED.read_bytes())
    project.ok("update", "-l", "de")
    approved = {msgid: f"Deutsch {number}: {msgid}" for number, msgid in enumerate(msgids(project))}
    project.translate(approved)

    project.configure(engines=["memory"], segments="sentence")
    project.ok("update")
    catalog = polib.pofile(str(project.root / "locales/de/article.po"))
    kept = {entry.msgid: entry.msgstr for entry in catalog if not entry.fuzzy and entry.msgstr}
    assert len(msgids(project)) > len(approved)
    assert {msgid: kept.get(msgid) for msgid in approved} == approved
    assert all(entry.obsolete or entry.msgid in msgids(project) for entry in catalog)

    project.configure(engines=["memory"], segments="block")
    project.ok("update")
    catalog = polib.pofile(str(project.root / "locales/de/article.po"))
    living = {entry.msgid: entry.msgstr for entry in catalog if not entry.obsolete and not entry.fuzzy}
    assert living == approved


def test_what_segments_may_be_is_said(project: Project) -> None:
    project.configure(segments="word")
    done = project.run("status")
    assert (done.code, "one of" in done.err, "translate.toml:1" in done.err) == (2, True, True)
