"""The memory of a project: read where files changed, thrown away when it is broken, fed with TMX."""

import os
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest

from tests.project import GERMAN, Project
from translate.config import find_project
from translate.memory import Memory
from translate.model import Question
from translate.workflow.desk import open_desk
from translate.workflow.filling.memories import FILE, open_memory

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="fr"/><body>
<tu tuid="7"><prop type="x-document">old.html</prop>
<tuv xml:lang="fr"><seg>Un vieux texte.</seg></tuv><tuv xml:lang="de-AT"><seg>Ein alter Text.</seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>Le sommet</seg></tuv><tuv xml:lang="de"><seg>Die Spitze</seg></tuv>
<tuv xml:lang="pt-PT"><seg>A cimeira</seg></tuv></tu>
</body></tmx>
"""


@pytest.fixture
def approved(project: Project) -> Project:
    project.ok("update", "-l", "de")
    project.translate(GERMAN)
    return project


def opened(project: Project, code: str = "de") -> Memory:
    return open_memory(open_desk(find_project(project.root), (), [code], new=True), code)


def answer(project: Project, text: str, code: str = "de") -> tuple[str | None, str] | None:
    memory = opened(project, code)
    found = [(one.text, one.note) for _, one in memory.translate([Question(text)], "fr", code)]
    memory.close()
    return found[0] if found else None


def rows(project: Project, *options: str) -> dict[tuple[str, str], int]:
    found = project.ok("memory", "--json", *options).json["memory"]
    return {(row["language"], row["origin"]): row["entries"] for row in found}


@pytest.fixture
def opens(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The catalogs that are opened from now on."""
    seen: list[str] = []
    real = Path.open

    def watching(path: Path, *arguments: str, **options: str) -> object:
        if path.suffix == ".po":
            seen.append(path.name)
        return real(path, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", watching)
    return seen


def age(project: Project) -> None:
    """Let two seconds and the reading of a younger file pass, so that its times are relied on."""
    time.sleep(2.1)
    opened(project).close()


def test_only_what_changed_is_read(approved: Project, opens: list[str]) -> None:
    approved.write("source/fr/b.md", "Un autre texte.\n")
    approved.ok("update", "-l", "de")
    age(approved)
    opens.clear()
    assert answer(approved, "Le sommet") == ("Der Gipfel", "100%, approved in article")
    assert opens == []
    approved.translate({"Un autre texte.": "Ein anderer Text."}, article="b")
    opens.clear()
    assert answer(approved, "Un autre texte.") == ("Ein anderer Text.", "100%, approved in b")
    assert set(opens) == {"b.po"}


def test_a_change_that_the_times_do_not_tell_is_seen(approved: Project) -> None:
    path = approved.root / "locales/de/article.po"
    answer(approved, "Le sommet")
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Der Gipfel", b"Das Treffe"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert answer(approved, "Le sommet") == ("Das Treffe", "100%, approved in article")


def test_what_is_no_longer_approved_is_no_longer_offered(approved: Project) -> None:
    assert answer(approved, "Le sommet")
    (approved.root / "locales/de/article.po").unlink()
    assert answer(approved, "Le sommet") is None
    assert rows(approved, "-l", "de") == {}


@pytest.mark.parametrize("damage", ["text", "foreign", "cut", "pages", "empty", "folder"])
def test_a_broken_database_is_made_anew(approved: Project, damage: str) -> None:
    file = approved.root / FILE
    opened(approved).close()
    data = file.read_bytes()
    if damage == "text":
        file.write_text("no database")
    elif damage == "foreign":
        file.unlink()
        with sqlite3.connect(file) as other:
            other.execute("CREATE TABLE texts (id)")
        other.close()
    elif damage == "cut":
        file.write_bytes(data[: len(data) // 2])
    elif damage == "pages":
        file.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    elif damage == "empty":
        file.write_bytes(b"")
    else:
        file.unlink()
        file.mkdir()
    assert answer(approved, "Le sommet") == ("Der Gipfel", "100%, approved in article")
    assert answer(approved, "La Corée du Nord et la Russie ont signé un autre traité.")


def test_damage_while_it_is_open_is_mended(approved: Project) -> None:
    memory = opened(approved)
    file = approved.root / FILE
    data = file.read_bytes()
    file.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    found = dict(memory.translate([Question("Le sommet"), Question("Kyiv proteste ;")], "fr", "de"))
    memory.close()
    assert [one.text for one in found.values()] == ["Der Gipfel", "Kyjiw protestiert;"]


def test_a_database_that_cannot_be_written_is_no_obstacle(
    approved: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a read-only folder, which root does not know: SQLite is asked to open it so."""

    def read_only(database: str, **options: Any) -> sqlite3.Connection:
        name = database if database == ":memory:" else f"file:{database}?mode=ro"
        return sqlite3.Connection(name, uri=True, **options)

    (approved.root / FILE).unlink(missing_ok=True)
    monkeypatch.setattr(sqlite3, "connect", read_only)
    assert answer(approved, "Le sommet") == ("Der Gipfel", "100%, approved in article")
    assert not (approved.root / FILE).exists()


def test_two_processes_at_once(approved: Project) -> None:
    import subprocess
    import sys

    for number in range(15):
        approved.write(f"source/fr/n{number}.md", f"Le texte {number} est long.\n")
    approved.ok("update", "-l", "de")
    for number in range(15):
        approved.translate({f"Le texte {number} est long.": f"Text {number}"}, article=f"n{number}")
    (approved.root / FILE).unlink()
    command = [sys.executable, "-m", "translate", "-C", str(approved.root), "memory", "--json"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    said = [(one.communicate()[0], one.returncode) for one in running]
    assert len(set(said)) == 1
    assert said[0][1] == 0
    assert rows(approved) == {("de", "catalogs"): 20}


def test_imported_tmx_is_offered_after_our_own(approved: Project) -> None:
    path = approved.write("../old.tmx", TMX)
    done = approved.ok("memory", "import", str(path))
    assert "memory/old.tmx: imported: 1 in de, 1 in de_AT, 1 in pt_PT" in done.out
    assert "is there already" in approved.ok("memory", "import", str(path)).out
    assert answer(approved, "Un vieux texte.") == ("Ein alter Text.", "100%, memory: old.tmx")
    assert answer(approved, "Le sommet") == ("Der Gipfel", "100%, approved in article")
    assert answer(approved, "Le sommet", "pt") == ("A cimeira", "100%, memory: old.tmx")
    assert answer(approved, "Le sommet", "pt_BR") is None
    for file in (approved.root / ".translate").iterdir():
        file.unlink()
    assert answer(approved, "Un vieux texte.") == ("Ein alter Text.", "100%, memory: old.tmx")
    assert rows(approved)["de_AT", "old.tmx"] == 1


def test_fill_writes_it_as_fuzzy_with_its_origin(approved: Project) -> None:
    approved.ok("memory", "import", str(approved.write("../old.tmx", TMX)))
    approved.write("source/fr/b.md", "Un vieux texte.\n")
    approved.ok("update", "-l", "de")
    catalog = approved.read("locales/de/b.po")
    assert "100%, memory: old.tmx\n" in catalog
    assert '#, fuzzy\nmsgid "Un vieux texte."\nmsgstr "Ein alter Text."' in catalog


def test_another_file_of_the_same_name_is_kept(approved: Project) -> None:
    approved.ok("memory", "import", str(approved.write("../old.tmx", TMX)))
    path = approved.write("../old.tmx", TMX.replace("Ein alter", "Ein sehr alter"))
    done = approved.run("memory", "import", str(path))
    assert done.code == 2
    assert "another file of this name is kept already" in done.err
    approved.ok("memory", "import", str(path), "--replace")
    assert answer(approved, "Un vieux texte.") == ("Ein sehr alter Text.", "100%, memory: old.tmx")


def test_a_broken_tmx_file_does_not_stop_the_others(approved: Project) -> None:
    approved.ok("memory", "import", str(approved.write("../old.tmx", TMX)))
    approved.write("memory/broken.tmx", "<tmx>\n<body>")
    done = approved.run("memory", "--json")
    assert done.code == 2
    assert "error: memory/broken.tmx:2: not well-formed XML" in done.err
    assert {row["origin"] for row in done.json["memory"]} == {"catalogs", "old.tmx"}


def test_export_and_import_again(approved: Project, tmp_path: Path) -> None:
    approved.ok("memory", "import", str(approved.write("../old.tmx", TMX)))
    place = tmp_path / "out.tmx"
    done = approved.ok("memory", "export", str(place), "--json")
    assert done.json["entries"] == {"de": 6, "de_AT": 1, "pt_PT": 1}
    text = place.read_text("utf-8")
    assert '<tu tuid="7">\n      <prop type="x-origin">old.html</prop>' in text
    assert '<prop type="x-origin">article</prop>' in text
    other = Project(tmp_path / "other").lay_out()
    other.ok("memory", "import", str(place))
    assert answer(other, "Kyiv proteste ;") == ("Kyjiw protestiert;", "100%, memory: out.tmx")
    approved.ok("memory", "export", str(place), "-l", "pt")
    assert 'xml:lang="de' not in place.read_text("utf-8")


def test_an_empty_memory(project: Project) -> None:
    project.configure(languages=["de"])
    assert "the memory is empty" in project.ok("memory").out
    done = project.run("memory", "export", "a.tmx")
    assert (done.code, "nothing is approved yet" in done.err) == (2, True)


@pytest.mark.parametrize("command", ["memory", "memory import", "memory export"])
def test_help_has_an_example(project: Project, command: str) -> None:
    assert f"Example: translate {command}" in project.ok(*command.split(), "--help").out


def test_names_of_the_glossary_are_swapped_where_they_are_not_inflected(approved: Project) -> None:
    names = "  - {fr: Séoul, type: name, de: Seoul, ru: Сеул}\n  - {fr: Oslo, type: name, ru: Осло}\n"
    approved.write("glossary.yaml", approved.read("glossary.yaml") + names)
    assert answer(approved, "Séoul proteste ;") == (
        "Seoul protestiert;",
        "99%, approved in article (Seoul put for Kyjiw) for: Kyiv proteste ;",
    )
    approved.write("source/fr/b.md", "Oslo proteste.\n")
    approved.ok("update", "-l", "ru")
    approved.translate({"Oslo proteste.": "Осло протестует."}, "ru", "b")
    assert answer(approved, "Séoul proteste.", "ru") is None
