"""What the page is shown: segments, states, terms and findings at their words, what cannot be read."""

import json
import shutil
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.preview.support import Browser, running
from tests.project import GERMAN, Project
from translate.similarity import differences
from translate.workflow.viewing.view import in_utf16

CATALOG = "locales/de/article.po"
HOSTILE = "<script>alert(1)</script> \u202e\" ' & ${x} </p> \x01 \u2028 é"


def cut(text: str, places: list[list[int]]) -> list[str]:
    """Return the stretches of a text that offsets in UTF-16 code units name, as JavaScript's slice does."""
    units = text.encode("utf-16-le", "surrogatepass")
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in places]


def test_an_article_in_reading_order(browser: Browser, project: Project) -> None:
    view = browser.article()
    assert [segment["msgid"] for segment in view["segments"]] == [*GERMAN]
    assert [segment["state"] for segment in view["segments"]] == ["empty", *["reviewed"] * 4]
    assert (view["title"], view["path"], view["errors"]) == ("Kim Jong Un à Moscou", CATALOG, [])
    lines = project.read(CATALOG).splitlines()
    for segment in view["segments"]:
        assert lines[segment["line"] - 1].startswith("msgid ")
    assert len({segment["id"] for segment in view["segments"]}) == 5


def test_counts_are_those_of_status(browser: Browser, project: Project) -> None:
    project.write("source/fr/b/autre.md", "# Autre\n\nUn texte. \n\nUn texte.\n")
    [*rows] = project.ok("status", "--json").json["articles"]
    listed = browser.get("/api/articles").json
    assert listed["counted"] == {"done": 2, "total": 2}
    assert [language["code"] for language in listed["languages"]] == ["de"]
    for row, article in zip(rows, listed["articles"], strict=True):
        counts = article["languages"]["de"]
        assert counts == {key: row[key] for key in counts}
        assert len(counts) == 6
        assert browser.article(row["article"])["status"] == counts
    assert [article["title"] for article in listed["articles"]] == ["Kim Jong Un à Moscou", "Autre"]


def test_why_an_entry_waits(browser: Browser, project: Project) -> None:
    texts = [*GERMAN]
    project.write(
        CATALOG,
        project.read(CATALOG)
        .replace(f'msgid "{texts[1]}"', f'# machine translation: apertium\n#, fuzzy\nmsgid "{texts[1]}"')
        .replace(
            f'msgid "{texts[2]}"',
            f'#, fuzzy\n#| msgid "La Corée du Nord et l’Ukraine ont signé un traité."\nmsgid "{texts[2]}"',
        )
        .replace(f'msgid "{texts[3]}"', f'# Bitte prüfen\n#, fuzzy\nmsgid "{texts[3]}"'),
    )
    found = browser.segments()
    assert [found[text]["state"] for text in texts] == ["empty", "machine", "changed", "fuzzy", "reviewed"]
    assert found[texts[2]]["previous"] == [
        ["=", "La Corée du Nord et "],
        ["-", "l’Ukraine"],
        ["+", "la Russie"],
        ["=", " ont signé un traité."],
    ]
    assert found[texts[3]]["notes"] == ["Bitte prüfen"]


def test_terms_and_findings_stand_at_their_words(browser: Browser) -> None:
    segment = browser.segments()["Kyiv proteste ;"]
    assert browser.edit(segment, "😀 Kiev protestiert 𝒳;", approved=True).status == 200
    segment = browser.segments()["Kyiv proteste ;"]
    [term] = segment["terms"]
    assert (term["french"], term["expected"], term["status"]) == ("Kyiv", ["Kyjiw", "Kiew"], "forbidden")
    assert cut(segment["msgid"], term["source"]) == ["Kyiv"]
    assert cut(segment["msgstr"], term["target"]) == ["Kiev"]
    [finding] = [found for found in segment["findings"] if found["check"] == "glossary-forbidden"]
    assert cut(segment["msgstr"], finding["target"]) == ["Kiev"]
    assert cut(segment["msgid"], finding["source"]) == ["Kyiv"]
    assert finding["severity"] == "error"


@pytest.mark.parametrize(
    ("msgstr", "status", "target"),
    [
        ("Kyjiw protestiert;", "ok", ["Kyjiw"]),
        ("Kiews Protest;", "ok", ["Kiews"]),
        ("Protest;", "missing", []),
        ("", "missing", []),
        ("Kiev protestiert;", "forbidden", ["Kiev"]),
    ],
)
def test_a_text_that_is_not_saved_yet(
    browser: Browser, project: Project, msgstr: str, status: str, target: list[str]
) -> None:
    before = project.snapshot()
    said = {"article": "article.md", "language": "de", "msgid": "Kyiv proteste ;", "msgstr": msgstr}
    found = browser.post("/api/check", said).json
    [term] = found["terms"]
    assert (term["status"], cut(msgstr, term["target"])) == (status, target)
    checks = {finding["check"] for finding in found["findings"]}
    assert ("glossary-term" in checks, "glossary-forbidden" in checks) == (
        status == "missing" and msgstr != "",
        status == "forbidden",
    )
    assert project.snapshot() == before


def test_repairs_and_structure_of_a_text_that_is_not_saved_yet(browser: Browser) -> None:
    msgid = [*GERMAN][2]
    said = {"article": "article.md", "language": "de", "msgid": msgid}
    found = browser.post("/api/check", {**said, "msgstr": "Nordkorea und  Russland."}).json["findings"]
    assert "Nordkorea und Russland." in [finding["repair"] for finding in found]
    found = browser.post("/api/check", {**said, "msgstr": "<div>"}).json["findings"]
    assert "structure" in [finding["check"] for finding in found]


def test_kept_terms(project: Project) -> None:
    project.write("glossary.yaml", "terms:\n  - fr: Kyiv\n    keep: true\n")
    project.ok("update", "--no-fill", "-l", "de")
    project.translate({"Kyiv proteste ;": "Kyiv protestiert;"})
    with running(project.root) as browser:
        [term] = browser.segments()["Kyiv proteste ;"]["terms"]
    assert (term["status"], term["target"]) == ("kept", [[0, 4]])


def test_hostile_texts_come_back_as_they_are(project: Project) -> None:
    text = HOSTILE.replace("\x01", "").replace("\u2028", "")
    project.write("source/fr/<img src=x>.txt", f"{text}\n")
    project.ok("update", "--no-fill", "-l", "de")
    article = "<img src=x>.txt"
    with running(project.root) as browser:
        [segment] = browser.segments(article).values()
        assert segment["msgid"] == text
        reply = browser.edit(segment, HOSTILE, article=article)
        assert (reply.status, reply.json["segment"]["msgstr"]) == (200, HOSTILE)
        assert b"<" not in reply.headers["Content-Type"].encode()
        assert reply.headers["Content-Type"] == "application/json"


BROKEN = {
    CATALOG: (b'msgid "a"\nmsgstr "\n', f"{CATALOG}:2: "),
    "source/fr/article.md": (b"Un.\n\xff\n", "source/fr/article.md:2: "),
    "glossary.yaml": (b"terms:\n  - de: x\n", "glossary.yaml:2: "),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_named_until_it_is_mended(browser: Browser, project: Project, name: str) -> None:
    whole, (broken, error) = project.read(name), BROKEN[name]
    segment = browser.segments()["Le sommet"]
    project.write(name, broken)
    view = browser.article()
    assert [said.startswith(error) for said in view["errors"]] == [True]
    assert bool(view["segments"]) == (name == "glossary.yaml")
    listed = browser.get("/api/articles").json
    assert (listed["articles"][0]["languages"]["de"] is None) == (name != "glossary.yaml")
    if name != "glossary.yaml":
        assert [said.startswith(error) for said in listed["errors"]] == [True]
        assert browser.edit(segment, "Das Treffen").status == 400
    project.write(name, whole)
    assert browser.article()["errors"] == browser.get("/api/articles").json["errors"] == []
    assert browser.edit(segment, "Das Treffen").status == 200


def test_files_come_and_go(browser: Browser, project: Project) -> None:
    project.write("source/fr/neu.md", "Neuf.\n")
    assert browser.segments("neu.md")["Neuf."]["locked"]
    assert len(browser.get("/api/articles").json["articles"]) == 2
    (project.root / "source/fr/neu.md").unlink()
    assert "is gone" in browser.article("neu.md")["errors"][0]
    (project.root / CATALOG).unlink()
    view = browser.article()
    assert {segment["state"] for segment in view["segments"]} == {"empty"}
    assert (view["version"], view["findings"]) == ("", [])
    shutil.rmtree(project.root / "source")
    listed = browser.get("/api/articles").json
    assert (listed["articles"], listed["errors"][0].startswith("source/fr: ")) == ([], True)
    assert "error" in json.loads(browser.get("/api/article", article="x", language="de").body)


def test_entries_that_are_not_ours(browser: Browser, project: Project) -> None:
    plural = 'msgid "Le sommet"\nmsgid_plural "Les sommets"\nmsgstr[0] "Gipfel"\nmsgstr[1] "Die Gipfel"\n'
    text = project.read(CATALOG).replace('msgid "Le sommet"\nmsgstr "Der Gipfel"\n', plural)
    project.write(CATALOG, text.replace("Language: de", "Language: es"))
    segment = browser.segments()["Le sommet"]
    assert (segment["msgstr"], segment["locked"]) == ("Gipfel", "it has plural forms; edit it in a PO editor")
    assert browser.edit(segment, "Treffen").status == 400
    assert "folder of 'de'" in browser.article()["findings"][0]["message"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), st.data())
def test_offsets_are_those_of_javascript(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    places: Any = in_utf16(text, [(start, end)])
    assert cut(text, places) == [text[start:end]]


@given(st.text("ab é.日\n", max_size=30), st.text("ab é.日\n", max_size=30))
def test_differences_are_both_texts(before: str, after: str) -> None:
    found = differences(before, after)
    assert "".join(text for sign, text in found if sign != "+") == before
    assert "".join(text for sign, text in found if sign != "-") == after
    assert all(text for _, text in found)


def test_texts_that_are_very_long_differ_at_once() -> None:
    words = "mot " * 20_000
    assert differences(words, f"{words}fin") == (("-", words), ("+", f"{words}fin"))
