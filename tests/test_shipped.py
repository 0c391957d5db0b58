"""What the repository ships: one article, its glossary, nine reviewed catalogs and two drafts."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.project import REPOSITORY, Project
from translate.catalog.po import parse_catalog
from translate.glossary import read_glossary

REVIEWED = {"en", "es", "de", "ru", "uk", "ko", "ja", "zh_Hans", "ar"}
DRAFTS = {"ca", "oc"}
CATALOGS = sorted((REPOSITORY / "locales").glob("*/*.po*"))
gettext = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")


@pytest.fixture
def shipped(tmp_path: Path) -> Project:
    """A copy of what the repository ships."""
    project = Project(tmp_path)
    for name in ("source", "locales"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    for name in ("glossary.yaml", "pyproject.toml"):
        shutil.copy2(REPOSITORY / name, tmp_path / name)
    return project


def test_the_article_is_the_seed_word_for_word() -> None:
    """Every line of the article but its headings' marks, front matter and contents is the seed's."""
    lines = (REPOSITORY / "source/fr/musee-kursk.md").read_text(encoding="utf-8").splitlines()
    text = [line.removeprefix("## ") for line in lines[5:] if line]
    assert len(text) == 22
    assert text[0].startswith("Le leader nord-coréen Kim Jong Un a célébré l’« alliance invincible »")
    assert sum("\u2011" in line for line in text) == 10
    seed = REPOSITORY.parent / "shared" / "seed" / "article.txt"
    if seed.exists():
        assert seed.read_text(encoding="utf-8").splitlines() == ["Table of Contents", *text]


def test_update_has_nothing_to_do(shipped: Project) -> None:
    before = shipped.snapshot()
    done = shipped.ok("update", "--json").json
    assert shipped.snapshot() == before
    assert not any(c["new"] or c["changed"] or c["obsolete"] or c["empty"] for c in done["catalogs"])
    assert {c["language"] for c in done["catalogs"]} == REVIEWED | DRAFTS


def test_states(shipped: Project) -> None:
    rows = shipped.ok("status", "--json").json["articles"]
    states = {row["language"]: (row["reviewed"], row["fuzzy"], row["empty"]) for row in rows}
    assert states == {code: (23, 0, 0) if code in REVIEWED else (0, 23, 0) for code in REVIEWED | DRAFTS}


def test_check_finds_nothing_in_reviewed_catalogs_and_nothing_is_silenced(shipped: Project) -> None:
    done = shipped.ok("check", "--json").json
    assert [f for f in done["findings"] if f["language"] in REVIEWED and f["severity"] != "info"] == []
    assert [f for f in done["findings"] if f["severity"] == "error"] == []
    assert done["checked"] == {"catalogs": 11, "entries": 253}
    assert all("translate: ignore" not in path.read_text(encoding="utf-8") for path in CATALOGS)


def test_build_makes_nine_versions_and_two_drafts(shipped: Project) -> None:
    versions = shipped.ok("build", "--drafts", "--json").json["versions"]
    assert {v["language"] for v in versions if v["drafts"] == 0} == REVIEWED
    assert {v["language"] for v in versions if v["drafts"] == 23} == DRAFTS
    assert all((shipped.root / v["path"]).exists() and (shipped.root / v["page"]).exists() for v in versions)
    assert {h["language"] for h in shipped.ok("build", "--json").json["held_back"]} == DRAFTS


def test_south_koreans_in_a_german_entry_are_found(shipped: Project) -> None:
    """In each entry with North Korean soldiers, each of its North Koreans made a South Korean."""
    path = shipped.root / "locales/de/musee-kursk.po"
    good = path.read_text(encoding="utf-8")
    found = (m.start() for m in re.finditer("nordkoreanisch(?=en? Soldaten)", good))
    places = [place for place in found if good[good.rfind("\n", 0, place) + 1 :].startswith("msgstr")]
    assert len(places) >= 4
    for place in places:
        path.write_text(f"{good[:place]}süd{good[place + 4 :]}", encoding="utf-8")
        done = shipped.run("check", "-l", "de", "--json")
        assert done.code == 1
        (finding,) = [f for f in done.json["findings"] if f["severity"] == "error"]
        assert (finding["check"], finding["term"]) == ("glossary-term", "nord-coréen")
        assert finding["expected"][0] == "nordkoreanisch"
        assert "südkoreanisch" in finding["found"]


def test_identity(shipped: Project) -> None:
    for code in REVIEWED:
        path = shipped.root / f"locales/{code}/musee-kursk.po"
        catalog = parse_catalog(path.read_text(encoding="utf-8"), path)
        shipped.translate({e.msgid: e.msgid for e in catalog.entries}, code, "musee-kursk")
    shipped.ok("build")
    source = (shipped.root / "source/fr/musee-kursk.md").read_bytes()
    for code in REVIEWED:
        assert (shipped.root / f"build/{code}/musee-kursk.md").read_bytes() == source


def test_the_untouched_text_works_as_a_plain_text_article(shipped: Project) -> None:
    article = shipped.root / "source/fr/musee-kursk.md"
    lines = article.read_text(encoding="utf-8").splitlines()[5:]
    seed = "\n".join(["Table of Contents", *(line.removeprefix("## ") for line in lines if line)])
    shipped.write("source/fr/copie.txt", seed)
    shipped.ok("update", "copie", "-l", "ru", "--engine", "memory")
    row = shipped.ok("status", "copie", "-l", "ru", "--json").json["articles"][0]
    # Approved there between the same neighbours; only the first paragraph stands behind another text.
    assert (row["segments"], row["reviewed"], row["fuzzy"]) == (22, 21, 1)
    catalog = shipped.read("locales/ru/copie.po")
    assert "Table of Contents" not in catalog
    assert catalog.count("#. heading 2") == 6
    shipped.write("locales/ru/copie.po", catalog.replace("#, fuzzy\n", ""))
    shipped.ok("build", "copie", "-l", "ru")
    built = shipped.read("build/ru/copie.txt").split("\n")
    assert built[0] == "Table of Contents"
    assert built[1].startswith("Северокорейский лидер Ким Чен Ын")
    assert len(built) == 23


@gettext
@pytest.mark.parametrize("path", CATALOGS, ids=lambda p: f"{p.parent.name}-{p.suffix}")
def test_gettext_agrees(path: Path, tmp_path: Path) -> None:
    done = subprocess.run(["msgfmt", "-c", "-o", tmp_path / "x.mo", path], capture_output=True, check=False)
    assert done.returncode == 0
    assert path.suffix == ".pot" or done.stderr == b""
    same = subprocess.run(["msgcat", "--no-wrap", path], capture_output=True, check=True)
    assert same.stdout == path.read_bytes()


def test_the_glossary_covers_every_language() -> None:
    glossary = read_glossary(REPOSITORY / "glossary.yaml")
    assert len(glossary.terms) >= 40
    for term in glossary.terms:
        assert term.keep or {code for code, _ in term.targets} == REVIEWED | DRAFTS, term.fr
