"""`translate build`: byte for byte the same article, or not published."""

import re

import pytest

from tests.project import ARTICLE, GERMAN, Project


@pytest.fixture
def german(project: Project) -> Project:
    project.ok("update", "-l", "de")
    project.translate(GERMAN)
    return project


def test_a_reviewed_version_is_written(german: Project) -> None:
    done = german.ok("build", "--json").json
    (version,) = done["versions"]
    assert (version["article"], version["language"], version["path"]) == (
        "article.md",
        "de",
        "build/de/article.md",
    )
    assert (version["reviewed"], version["drafts"], version["french"]) == (5, 0, 0)
    assert done["held_back"] == []
    expected = ARTICLE
    for msgid, msgstr in GERMAN.items():
        expected = expected.replace(msgid, msgstr)
    assert german.read("build/de/article.md") == expected
    page = german.read("build/de/article.html")
    assert '<html lang="de"' in page
    assert "<title>Kim Jong Un in Moskau" in page


def test_identity(project: Project) -> None:
    article = (
        "\ufeff"
        + ARTICLE.replace("\n", "\r\n")
        + "\r\n| a | b |\r\n|---|:-:|\r\n| c\\|d |  |   \r\n\r\n\r\nfin  "
    )
    path = project.write("source/fr/article.md", article)
    project.ok("update", "-l", "de", "-l", "ar")
    for code in ("de", "ar"):
        catalog = project.read(f"locales/{code}/article.po")
        msgids = {
            line[7:-1] for line in catalog.splitlines() if line.startswith('msgid "') and line != 'msgid ""'
        }
        project.translate({m.replace("\\\\", "\\"): m.replace("\\\\", "\\") for m in msgids}, code)
    project.ok("build")
    assert (project.root / "build/de/article.md").read_bytes() == path.read_bytes()
    assert (project.root / "build/ar/article.md").read_bytes() == path.read_bytes()


def test_unreviewed_versions_are_held_back(german: Project) -> None:
    german.write("source/fr/article.md", ARTICLE + "\nUne phrase de plus.\n")
    german.ok("update")
    done = german.ok("build", "--json")
    assert done.json["versions"] == []
    (held,) = done.json["held_back"]
    assert (held["reviewed"], held["segments"]) == (5, 6)
    assert not (german.root / "build").exists()
    assert german.run("build", "--strict").code == 1
    assert german.ok("build", "--complete", "80", "--json").json["versions"][0]["french"] == 1
    assert "Une phrase de plus." in german.read("build/de/article.md")
    page = german.read("build/de/article.html")
    body = page[page.index("<article") : page.index("</article")]
    assert '<p lang="fr"' in body
    assert body.count('lang="fr"') == 1


def test_drafts_say_what_they_are(german: Project) -> None:
    text = german.read("locales/de/article.po").replace('msgid "Kyiv', '#, fuzzy\nmsgid "Kyiv')
    german.write("locales/de/article.po", text)
    assert german.ok("build", "--json").json["held_back"]
    (version,) = german.ok("build", "--drafts", "--json").json["versions"]
    assert (version["reviewed"], version["drafts"]) == (4, 1)
    lines = german.read("build/de/article.md").splitlines()
    assert lines[:4] == ["---", "title: Kim Jong Un in Moskau", "---", ""]
    assert lines[4].startswith("> ")
    assert "maschinell" in lines[4].lower()
    assert lines[4][2:] in german.read("build/de/article.html")


def test_nothing_changed_nothing_written(german: Project) -> None:
    german.ok("build")
    before = german.snapshot()
    german.ok("build")
    assert german.snapshot() == before


def test_what_would_break_the_article_is_refused(german: Project) -> None:
    german.translate({"Kyiv proteste ;": "<div>\nKyjiw"})
    done = german.run("build")
    assert done.code == 2
    line = int(done.err.split(":")[2])
    assert german.read("locales/de/article.po").splitlines()[line - 1] == 'msgid "Kyiv proteste ;"'
    assert "would change the structure" in done.err
    assert not (german.root / "build/de").exists()


@pytest.mark.parametrize(
    "msgstr", ['<b onclick="run()">Kyjiw</b>', "Kyjiw <img src=x onerror=run()>", "[Kyjiw](javascript:run())"]
)
def test_what_would_run_on_a_page_is_refused(german: Project, msgstr: str) -> None:
    german.translate({"Kyiv proteste ;": msgstr.replace('"', '\\"')})
    assert "brings in what may run on a page" in german.run("build").err
    assert not (german.root / "build/de").exists()
    findings = german.run("check", "--json", "--select", "structure").json["findings"]
    assert [(f["check"], f["severity"]) for f in findings] == [("structure", "error")]


def test_output_folder_and_language_switch(german: Project) -> None:
    german.ok("update", "-l", "ar")
    german.translate(dict.fromkeys(GERMAN, "نص"), "ar")
    german.ok("build", "-o", str(german.root / "out"))
    assert 'href="../ar/article.html"' in german.read("out/de/article.html")
    assert 'dir="rtl"' in german.read("out/ar/article.html")


def test_plain_text(project: Project) -> None:
    (project.root / "source/fr/article.md").unlink()
    text = "Table of Contents\nUn titre\nLa Corée du Nord a un plan.\n"
    project.write("source/fr/article.txt", text)
    project.ok("update", "-l", "de")
    project.translate({"Un titre": "Ein Titel", "La Corée du Nord a un plan.": "Nordkorea hat einen Plan."})
    project.ok("build")
    assert project.read("build/de/article.txt") == "Table of Contents\nEin Titel\nNordkorea hat einen Plan.\n"
    assert re.search(r"<h1[^>]*>(<span[^>]*></span>)?Ein Titel</h1>", project.read("build/de/article.html"))


PAGE = """<!DOCTYPE html>
<html lang="fr"><head><title>Le sommet</title></head>
<body class="x">
<p>Séoul <b>attend</b>
<p><img src="a.png" alt="Une carte"></html>
"""


def test_an_article_in_html_is_its_own_page(project: Project) -> None:
    (project.root / "source/fr/article.md").unlink()
    path = project.write("source/fr/sommet.html", PAGE.replace("\n", "\r\n"))
    project.ok("update", "-l", "de")
    same = {text: text for text in ("Le sommet", "Séoul <b>attend</b>", "Une carte")}
    project.translate(same, article="sommet")
    (version,) = project.ok("build", "--json").json["versions"]
    assert version["path"] == version["page"] == "build/de/sommet.html"
    assert (project.root / "build/de/sommet.html").read_bytes() == path.read_bytes()
    assert project.ok("build", "-o", str(project.root / "out")).out.count("out/de/sommet.html") == 1


def test_a_draft_in_html_says_what_it_is(project: Project) -> None:
    (project.root / "source/fr/article.md").unlink()
    project.write("source/fr/sommet.htm", PAGE)
    project.ok("update", "-l", "de")
    project.translate(
        {"Séoul <b>attend</b>": "Seoul <b>wartet</b>, 5 < 6", "Le sommet": "Der Gipfel"}, article="sommet"
    )
    text = project.read("locales/de/sommet.po").replace('msgid "Le sommet"', '#, fuzzy\nmsgid "Le sommet"')
    project.write("locales/de/sommet.po", text)
    (version,) = project.ok("build", "--drafts", "--json").json["versions"]
    assert (version["reviewed"], version["drafts"], version["french"]) == (1, 1, 1)
    built = project.read("build/de/sommet.htm")
    head, notice, rest = built.partition(built.splitlines()[3] + "\n")
    assert "maschinell" in notice
    assert head + rest == PAGE.replace("Le sommet", "Der Gipfel").replace(
        "Séoul <b>attend</b>", "Seoul <b>wartet</b>, 5 &lt; 6"
    )
    project.translate({"Séoul <b>attend</b>": "Seoul </p>wartet"}, article="sommet")
    done = project.run("build", "--drafts")
    assert done.code == 2
    assert "write its '<' as &lt;" in done.err


def test_an_article_without_text_is_built_as_it_is(project: Project) -> None:
    project.ok("update", "-l", "de")
    project.write("source/fr/vide.md", b"```\ncode\n```\n")
    done = project.ok("build", "vide", "--json")
    assert "no text to translate" in done.err
    assert project.read("build/de/vide.md") == "```\ncode\n```\n"


def test_status_counts(german: Project) -> None:
    german.ok("update", "-l", "es")
    german_row, spanish_row = german.ok("status", "--json").json["articles"]
    words = german_row["words"]
    assert words > 20
    assert german_row == {
        "article": "article.md",
        "language": "de",
        "segments": 5,
        "reviewed": 5,
        "fuzzy": 0,
        "empty": 0,
        "words": words,
        "words_left": 0,
    }
    assert (spanish_row["language"], spanish_row["empty"], spanish_row["words_left"]) == ("es", 5, words)
    assert "0/5 reviewed (5 empty" in german.ok("status", "-l", "es").out
