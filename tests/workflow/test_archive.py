"""`check` again: what is taken from the archive is what would be found without it."""

import os
import pickle
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project import ARTICLE, GERMAN, GLOSSARY, Project
from translate.config import find_project
from translate.workflow.checking.archive import FOLDER, Archive
from translate.workflow.checking.packing import UNREADABLE, unpack
from translate.workflow.checking.severities import severities
from translate.workflow.checking.sheets import Sheet
from translate.workflow.desk import Desk, open_desk
from translate.workflow.surroundings import digest

WRONG = GERMAN | {"Kyiv proteste ;": "Kiev protestiert 3 mal;"}
CATALOG = "locales/de/article.po"


@pytest.fixture
def german(project: Project) -> Project:
    project.ok("update", "-l", "de")
    project.translate(WRONG)
    return project


def opened(project: Project, *codes: str) -> Desk:
    return open_desk(find_project(project.root, exact=True), (), codes)


def languages_kept(project: Project, *, told: bool = True) -> set[str]:
    archive = Archive(opened(project), severities({}))
    return set(archive.sheets("article.md", archive.keys("article.md"), told=told))


def both_ways(project: Project, *options: str) -> str:
    """Return what a check says, which must be what one says without an archive."""
    done = project.run("check", "--json", *options)
    again = project.run("check", "--json", *options)
    shutil.rmtree(project.root / FOLDER)
    assert done == again == project.run("check", "--json", *options)
    return done.out


def test_a_second_check_takes_what_the_first_has_kept(german: Project) -> None:
    assert languages_kept(german) == set()
    first = german.run("check", "--json")
    assert first.code == 1
    assert languages_kept(german) == {"de"}
    file = german.root / FOLDER / "article.md.sheets"
    kept = file.read_bytes()
    assert german.run("check", "--json") == first
    assert file.read_bytes() == kept


def test_whatever_changes_is_checked_again(german: Project) -> None:
    """After each change the archive holds sheets of before it; what is said must be true of what is now."""
    said = {both_ways(german)}
    catalog = german.read(CATALOG)
    changes: list[Callable[[], object]] = [
        lambda: german.write(CATALOG, catalog.replace("3 mal", "dreimal")),
        lambda: german.write(CATALOG, catalog.replace("3 mal", "")),
        lambda: german.write("glossary.yaml", GLOSSARY.replace("[Kiev]", "[Kief]")),
        lambda: german.write("source/fr/article.md", ARTICLE.replace("proteste", "proteste 3 fois")),
        lambda: german.write("translate.toml", '[check.spaces]\nseverity = "info"\n'),
    ]
    for change in changes:
        change()
        said.add(both_ways(german))
    assert len(said) == 6
    assert both_ways(german, "--select", "numbers") != both_ways(german, "--ignore", "numbers")


def test_languages_and_articles_apart(german: Project) -> None:
    """What is kept of one language or article says nothing of another, and outlives its check."""
    german.write("source/fr/b.md", ARTICLE)
    german.ok("update", "-l", "de", "-l", "es")
    german.translate({"Le sommet": "La cumbre"}, "es", "b")
    german.translate({"Le sommet": "Das Treffen"}, "de", "b")
    whole = german.run("check", "--json")
    assert languages_kept(german) == {"de", "es"}
    german.run("check", "-l", "es", "article.md")
    assert languages_kept(german) == {"de", "es"}
    both_ways(german, "b.md", "-l", "de")
    assert languages_kept(german) == set()
    assert languages_kept(german, told=False) == {"de"}
    assert german.run("check", "--json") == whole
    assert languages_kept(german) == {"de", "es"}


def test_two_sets_of_rules_by_turns(german: Project) -> None:
    """Neither takes the place of the other, and each finds its own again."""
    whole, some = german.run("check", "--json"), german.run("check", "--json", "--select", "numbers")
    file = german.root / FOLDER / "article.md.sheets"
    kept = file.read_bytes()
    for _ in range(2):
        assert german.run("check", "--json") == whole != some
        assert german.run("check", "--json", "--select", "numbers") == some
    assert file.read_bytes() == kept


def test_what_is_said_of_one_article_is_said_of_it_alone(german: Project) -> None:
    """The archive knows that the other one is behind."""
    german.write("source/fr/b.md", ARTICLE)
    german.ok("update", "-l", "de")
    german.translate(GERMAN, "de", "b")
    german.write("source/fr/article.md", f"{ARTICLE}\nFin.\n")
    before = german.run("check", "--json", "b")
    assert german.run("check", "--json").json["checked"]["behind"] == 1
    assert german.run("check", "--json", "b") == before
    assert "behind" not in before.json["checked"]


def test_articles_of_the_same_bytes(german: Project) -> None:
    german.write("source/fr/b.md", ARTICLE)
    german.write("locales/de/b.po", german.read(CATALOG))
    german.run("check")
    found = german.run("check", "--json").json["findings"]
    assert {finding["path"] for finding in found} == {CATALOG, "locales/de/b.po"}


def test_locales_elsewhere(german: Project) -> None:
    """The same catalogs at another place: findings name that."""
    german.run("check")
    (german.root / "locales").rename(german.root / "catalogs")
    german.configure(locales="catalogs")
    found = german.run("check", "--json").json["findings"]
    assert {finding["path"] for finding in found} == {"catalogs/de/article.po"}


def test_other_segments(german: Project) -> None:
    """By sentences the article has other segments than the catalog."""
    german.run("check")
    assert "behind" not in german.run("check", "--json").json["checked"]
    german.write("source/fr/article.md", f"{ARTICLE}\nUn. Deux. Trois.\n")
    german.ok("update", "-l", "de")
    assert "behind" not in german.run("check", "--json").json["checked"]
    german.configure(segments="sentence")
    assert german.run("check", "--json").json["checked"]["behind"] == 1


def test_a_catalog_that_changes_while_it_is_checked(german: Project) -> None:
    """What was made of a file that is another one by then is not kept."""
    archive, sheet = Archive(opened(german), severities({})), Sheet("article.md", "de")
    before = archive.keys("article.md")
    german.write(CATALOG, german.read(CATALOG) + "\n# changed\n")
    archive.keep("article.md", {"de": sheet}, before, told=True)
    assert languages_kept(german) == set()
    archive.keep("article.md", {"de": sheet}, archive.keys("article.md"), told=True)
    assert languages_kept(german) == {"de"}


def test_a_catalog_that_cannot_be_read(german: Project) -> None:
    """The sheets of the others are kept, and it is told every time."""
    german.write("source/fr/b.md", ARTICLE)
    german.ok("update", "-l", "es")
    german.run("check")
    path = german.root / "locales/es/article.po"
    path.unlink()
    path.mkdir()
    for _ in range(2):
        done = german.run("check")
        assert (done.code, done.err.count("locales/es/article.po")) == (2, 1)
    assert languages_kept(german) == {"de"}


def test_what_is_kept_of_an_article_goes_with_it(german: Project) -> None:
    german.write("source/fr/sub/b.md", ARTICLE)
    german.ok("update", "-l", "de")
    german.run("check")
    kept = german.root / FOLDER / "sub/b.md.sheets"
    assert kept.exists()
    (german.root / "source/fr/sub/b.md").unlink()
    german.run("check")
    assert not kept.exists()


def test_a_broken_catalog_is_told_every_time(german: Project) -> None:
    german.write(CATALOG, german.read(CATALOG) + 'msgid "x"\n')
    assert german.run("check").err.count("cut off here") == german.run("check").err.count("cut off here") == 1


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_archive_is_as_good_as_none(german: Project, seed: int) -> None:
    said = german.run("check", "--json")
    file = german.root / FOLDER / "article.md.sheets"
    chance, data = random.Random(seed), bytearray(file.read_bytes())  # noqa: S311 - which bit is nothing secret
    if seed % 2:
        del data[chance.randrange(len(data)) :]
    else:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)
    assert german.run("check", "--json") == said
    file.unlink()
    file.mkdir()
    assert german.run("check", "--json") == said


@pytest.mark.parametrize(
    "head", ["", "[1]", "{}", "[[1, 2]]", '[["de", "key", true, "x"]]', "[[[], [], true, 3]]", "[" * 100_000]
)
def test_an_archive_of_another_version(german: Project, head: str) -> None:
    said = german.run("check", "--json")
    rest = f"{head}\nabc".encode()
    german.write(f"{FOLDER}/article.md.sheets", digest(rest).encode() + b"\n" + rest)
    assert german.run("check", "--json") == said
    assert languages_kept(german) == {"de"}


def test_a_folder_that_cannot_be_written(german: Project) -> None:
    said = german.run("check", "--json")
    shutil.rmtree(german.root / ".translate")
    german.write(".translate", "not a folder")
    assert german.run("check", "--json") == said


class Harmful:
    """What runs a command when it is unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("touch harmed",)


@pytest.mark.parametrize(
    "data",
    [
        pickle.dumps(Harmful()),
        b"cos\nsystem\n(S'touch harmed'\ntR.",
        b"ctranslate.workflow.checking.sheets\npickle.loads\n.",
        b"\x80\x04\x8c\x23translate.workflow.checking.sheets\x8c\x0cpickle.loads\x93.",
        b"ctranslate.workflow.checking.sheets\nsheet_of\n.",
        b"ctranslate.workflow.checking.sheets\nDesk\n.",
        b"ctranslate.nowhere\nSheet\n.",
        b"",
        b"\x80",
    ],
)
def test_only_what_sheets_are_made_of_is_unpickled(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UNREADABLE):
        unpack(data)
    assert not (tmp_path / "harmed").exists()


class Desks:
    """People who change a project in every way they may, at random."""

    def __init__(self, project: Project, seed: int) -> None:
        self.project, self.chance = project, random.Random(seed)  # noqa: S311 - the same at each run
        for name in ("b", "sub/c"):
            project.write(f"source/fr/{name}.md", f"{ARTICLE}\nBoris Kellerman le dit à {name}.\n")
        project.ok("update", "-l", "de", "-l", "es")

    def change(self) -> None:
        """Change something."""
        project, pick = self.project, self.chance.choice
        article, code = pick(["article", "b", "sub/c"]), pick(["de", "es"])
        catalog, away = project.root / f"locales/{code}/{article}.po", project.root / f"{code}.away"
        french = ARTICLE.replace("proteste", pick(["proteste", "râle 3 fois"]))
        checks = [
            "",
            '[check.numbers]\nseverity = "info"\n',
            'segments = "sentence"\n',
            'languages = ["de"]\n',
        ]
        changes: list[Callable[[], object]] = [
            lambda: self.say(article, code),
            lambda: project.write(f"source/fr/{article}.md", f"{french}\nBoris Kellerman le dit.\n"),
            lambda: project.write("glossary.yaml", GLOSSARY.replace("Kiev", pick(["Kiev", "Kief"]))),
            lambda: project.write("translate.toml", pick(checks)),
            lambda: catalog.exists() and not away.exists() and catalog.rename(away),
            lambda: away.exists() and not catalog.exists() and away.rename(catalog),
            lambda: catalog.exists() and catalog.write_bytes(catalog.read_bytes() + b"\n# said\n"),
            lambda: project.run("update", "--no-fill"),
            lambda: project.run("check", "--fix"),
        ]
        pick(changes)()

    def say(self, article: str, code: str) -> None:
        """Translate something, if there is a catalog."""
        if (self.project.root / f"locales/{code}/{article}.po").exists():
            text = self.chance.choice(["Kiev 3", "Kyjiw", "", "Boris Whitlock sagt es.", "Nordkorea"])
            self.project.translate({self.chance.choice(list(GERMAN)): text}, code, article)


OPTIONS: list[tuple[str, ...]] = [
    *((), (), ("-l", "de"), ("b",), ("sub/*",), ("-l", "es", "sub/c")),
    *(("--select", "numbers"), ("--ignore", "names"), ("--select", "swapped-names")),
]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_nothing_else_is_said(project: Project, seed: int) -> None:
    """After each change a check with the archive says what one says that has none."""
    desks = Desks(project, seed)
    archive, aside = project.root / FOLDER, project.root / "aside"
    for _ in range(50):
        desks.change()
        options = desks.chance.choice(OPTIONS)
        said = project.run("check", "--json", *options)
        if archive.exists():
            archive.rename(aside)
        assert project.run("check", "--json", *options) == said
        shutil.rmtree(archive, ignore_errors=True)
        if aside.exists():
            aside.rename(archive)
