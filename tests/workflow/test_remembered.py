"""What is remembered between updates saves work, and is never believed over the files."""

import os
import random
import re
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project import ARTICLE, GERMAN, GLOSSARY, Project
from translate.workflow.surroundings import digest
from translate.workflow.updating import remembered

PO, POT, SOURCE = "locales/de/article.po", "locales/templates/article.pot", "source/fr/article.md"
MEMORY = ".translate/update.json"

OPENED: list[str] = []
"""The files that this process has opened; an audit hook cannot be taken back, so there is one."""
sys.addaudithook(lambda event, found: OPENED.append(str(found[0])) if event == "open" else None)


def opened(project: Project, *arguments: str) -> set[str]:
    """Return the articles and catalogs that an update has opened."""
    OPENED.clear()
    project.ok("update", *arguments)
    inside = {Path(name).relative_to(project.root) for name in OPENED if name.startswith(f"{project.root}/")}
    return {str(name) for name in inside if name.parts[0] in {"source", "locales"} and name.suffix}


@pytest.fixture
def tick(monkeypatch: pytest.MonkeyPatch) -> float:
    """Seconds after which a file is known by its times: few, for the disks of tests have fine clocks."""
    monkeypatch.setattr(remembered, "SURE", 300_000_000)
    return 0.31


@pytest.fixture
def settled(project: Project, tick: float) -> Project:
    """A project that is up to date, its files old enough to be known by their times."""
    return up_to_date(project, tick)


def up_to_date(project: Project, tick: float) -> Project:
    project.ok("update", "-l", "de")
    project.translate(GERMAN)
    project.ok("update")
    time.sleep(tick)
    project.ok("update")
    return project


def test_after_two_seconds_a_file_is_known_by_its_times(project: Project) -> None:
    assert opened(up_to_date(project, 2.1)) == set()


def test_where_nothing_changed_nothing_is_opened(settled: Project) -> None:
    assert opened(settled) == set()
    settled.write("source/fr/b.md", "Un texte.\n")
    assert all("article" not in name for name in opened(settled, "--no-fill"))
    os.utime(settled.root / PO)
    assert {PO, POT, SOURCE} & opened(settled, "--no-fill") == {PO}
    (settled.root / MEMORY).unlink()
    assert {PO, POT, SOURCE} <= opened(settled)


def test_the_report_is_the_same(project: Project) -> None:
    project.write("source/fr/vide.md", "```\ncode\n```\n")
    first = project.ok("update", "-l", "de", "--json")
    again, later = (project.ok("update", "--json") for _ in range(2))
    assert first.err == again.err == later.err
    (report,) = again.json["catalogs"]
    assert again.json == later.json
    assert (report["kept"], report["new"], report["empty"], report["written"]) == (5, 0, 5, False)


def in_place(path: Path, old: str, new: str) -> None:
    """Change a file as little as a program can: the same inode, the same size, the same modification time."""
    before = path.stat()
    text = path.read_bytes()
    assert text.count(old.encode()) >= 1
    with path.open("r+b") as stream:
        stream.write(text.replace(old.encode(), new.encode()))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = path.stat()
    assert (after.st_size, after.st_ino, after.st_mtime_ns) == (
        before.st_size,
        before.st_ino,
        before.st_mtime_ns,
    )


def replaced(path: Path, old: str, new: str) -> None:
    """Put another file in its place, of the same size and modification time."""
    before = path.stat()
    other = path.with_name("other")
    other.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


@pytest.mark.parametrize("change", [in_place, replaced])
@pytest.mark.parametrize("old_enough", [True, False])
@pytest.mark.parametrize(
    "edit",  # file, text, another one, what the catalog or template says then
    [
        (PO, "#. paragraph", "#. parograph", "#. paragraph"),
        (PO, "Kyjiw protestiert;", "Kiewa protestiert;", "Kiewa protestiert;"),
        (POT, "#. paragraph", "#. parograph", "#. paragraph"),
        (SOURCE, "ont signé", "ont lancé", "ont lancé"),
        ("glossary.yaml", "de: Nordkorea", "de: Nardkorea", "→ Nardkorea"),
        ("translate.toml", '["memory"]', '["google"]', "Kyjiw protestiert;"),
    ],
)
def test_any_change_is_noticed(
    settled: Project, edit: tuple[str, str, str, str], change: Callable[..., None], old_enough: bool
) -> None:
    file, old, new, told = edit
    if not old_enough:
        settled.write("source/fr/b.md", "Un texte.\n")
        in_place(settled.root / PO, "#. heading 1", "#. heading 2")
        settled.ok("update", "--no-fill")
    change(settled.root / file, old, new)
    settled.ok("update", "--no-fill")
    assert told in settled.read(POT if file == POT else PO)
    assert "parograph" not in settled.read(POT) + settled.read(PO)
    before = settled.snapshot()
    settled.ok("update", "--no-fill")
    assert settled.snapshot() == before


@pytest.mark.parametrize("name", [PO, POT])
def test_what_was_removed_is_made_again(settled: Project, name: str) -> None:
    (settled.root / name).unlink()
    settled.ok("update")
    assert 'msgid "Kyiv proteste ;"' in settled.read(name)


def test_the_configuration_counts(settled: Project) -> None:
    settled.configure(engines=["memory"], location="never")
    settled.ok("update")
    assert "#:" not in settled.read(PO)


def test_each_language_for_itself(settled: Project) -> None:
    settled.ok("update", "-l", "es")
    settled.write(SOURCE, ARTICLE + "\nFin.\n")
    settled.ok("update", "-l", "es")
    assert "Fin." not in settled.read(PO)
    settled.ok("update")
    assert "Fin." in settled.read(PO)


def test_what_was_filled_is_remembered(settled: Project, tick: float) -> None:
    settled.write("source/fr/b.md", "Kyiv proteste ;\n\nAutre chose.\n")
    report = next(c for c in settled.ok("update", "--json").json["catalogs"] if c["article"] == "b.md")
    assert (report["filled"], report["empty"]) == ({"memory": 1}, 1)
    time.sleep(tick)
    settled.ok("update", "--no-fill")
    assert opened(settled, "--no-fill") == set()
    report = next(
        c for c in settled.ok("update", "--no-fill", "--json").json["catalogs"] if c["article"] == "b.md"
    )
    assert (report["kept"], report["empty"]) == (2, 1)


DAMAGES = ["empty", "cut off", "noise", "another", "a list", "a folder", "none", "no right"]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_memory_is_as_good_as_none(settled: Project, damage: str) -> None:
    path = settled.root / MEMORY
    data = path.read_bytes()
    if damage in {"a folder", "none"}:
        path.unlink()
    if damage == "a folder":
        path.mkdir()
    if damage == "no right":
        path.chmod(0)
    content = {"empty": b"", "cut off": data[: len(data) // 2], "noise": os.urandom(999)}
    for name, said in (("another", b'{"a": [1, 2]}'), ("a list", b"[1]")):  # of another version
        content[name] = f"{digest(said)}\n".encode() + said
    if damage in content:
        path.write_bytes(content[damage])
    before = settled.snapshot()
    settled.ok("update")
    assert settled.snapshot() == before
    in_place(settled.root / PO, "#. paragraph", "#. parograph")
    settled.ok("update")
    assert "#. paragraph" in settled.read(PO)


def edits(random_: random.Random) -> list[tuple[str, str, str]]:
    """Return changes that people make: (file, old, new)."""
    texts = ["Kyiv proteste ;", "Kyiv se tait.", "Kyiv attend.", "**2 000** soldats", "**3 000** soldats"]
    files = [SOURCE, "source/fr/b.md", PO, "locales/es/b.po", "glossary.yaml"]
    words = [*texts, "traité", "accord", "Kyjiw", "Kiew", "fuzzy", "paragraph", 'msgstr ""', 'msgstr "Ja"']
    return [(random_.choice(files), random_.choice(words), random_.choice(words)) for _ in range(3)]


def undated(project: Project) -> dict[str, bytes]:
    """Return every file without the minute in which a catalog was made, which may be the next one."""
    files = project.snapshot().items()
    return {name: re.sub(rb'"PO-Revision-Date: [^"]*"', b"", data) for name, (data, _) in files}


@pytest.mark.parametrize("seed", range(12))
def test_with_and_without_it_every_file_is_the_same(tmp_path: Path, seed: int) -> None:
    random_ = random.Random(seed)  # noqa: S311 - the same changes at each run
    projects = []
    for name in ("with", "without"):
        project = Project(tmp_path / name).lay_out()
        project.write("source/fr/b.md", ARTICLE.replace("Le sommet", "La suite"))
        project.ok("update", "-l", "de", "-l", "es")
        project.translate(GERMAN)
        projects.append(project)
    for _ in range(5):
        changes = edits(random_)
        for project in projects:
            for file, old, new in changes:
                project.write(file, project.read(file).replace(old, new))
            if project.root.name == "without":
                shutil.rmtree(project.root / ".translate")
        said = [project.run("update", "--json", "--no-fill") for project in projects]
        assert said[0] == said[1]
        files = [undated(project) for project in projects]
        assert files[0] == files[1]


def test_the_glossary_that_is_broken_later_is_still_said(settled: Project) -> None:
    settled.write("glossary.yaml", GLOSSARY + "  - fr: [x\n")
    done = settled.run("update")
    assert (done.code, done.err.startswith("error: glossary.yaml:")) == (2, True)
