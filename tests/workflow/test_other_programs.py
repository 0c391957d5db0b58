"""`update` beside other programs: a translator who saves meanwhile, a full disk, SIGKILL."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.project import ARTICLE, GERMAN, Project
from translate.catalog.po import parse_catalog
from translate.model import Entry

EDITOR = """
import random, sys, time
from pathlib import Path

way, seed, texts, paths = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), [Path(p) for p in sys.argv[4:]]
random_ = random.Random(seed)
for n in range(texts):
    time.sleep(random_.random() * 0.03)
    for path in paths:
        text = path.read_text(encoding="utf-8")
        entry = f'msgid "Texte numéro {n}."\\nmsgstr "'
        new = text.replace(f'{entry}"', f'{entry}Text {n}"')
        if new == text:
            sys.exit(f"{path}: {n} is not there, or filled")
        if way == "in place":
            path.write_text(new, encoding="utf-8")
        else:
            other = path.with_name(f"{path.name}.editor")
            other.write_text(new, encoding="utf-8")
            other.replace(path)
"""
"""A program that fills a msgstr and saves, at random moments, as PO editors do."""
TEXTS = 100


@pytest.mark.parametrize("way", ["in place", "renamed over"])
def test_what_another_program_saves_meanwhile_is_kept(project: Project, way: str) -> None:
    names = ["article", "b", "c"]
    text = "\n\n".join(f"Texte numéro {n}." for n in range(TEXTS))
    for name in names:
        project.write(f"source/fr/{name}.md", text)
    project.ok("update", "--no-fill", "-l", "de")
    paths = [project.root / f"locales/de/{name}.po" for name in names]
    editor = subprocess.Popen([sys.executable, "-c", EDITOR, way, "4", str(TEXTS), *map(str, paths)])
    runs = 0
    while editor.poll() is None:
        runs += 1
        for name in names:
            project.write(f"source/fr/{name}.md", f"{text}\n\n{'Fin. ' * (runs % 2 + 1)}")
        project.ok("update", "--no-fill")
    assert editor.returncode == 0
    project.ok("update", "--no-fill")
    assert runs > 1
    for path in paths:
        found = {entry.msgid: entry for entry in parse_catalog(path.read_text("utf-8"), path).entries}
        kept = [found[f"Texte numéro {n}."] for n in range(TEXTS)]
        assert [(e.msgstr, e.fuzzy) for e in kept] == [(f"Text {n}", False) for n in range(TEXTS)]


def tree(project: Project) -> dict[str, bytes]:
    return {name: data for name, (data, _) in project.snapshot().items()}


def test_a_full_disk_is_one_error(project: Project) -> None:
    """The largest file that may be written is smaller than the catalogs: the kernel refuses in the middle."""
    for n in range(20):
        project.write(f"source/fr/{n}.md", "\n\n".join(f"Texte {n} {m}." for m in range(50)))
    project.ok("update", "-l", "de", "-l", "es")
    project.translate(GERMAN)
    for n in range(20):
        project.write(f"source/fr/{n}.md", "\n\n".join(f"Texte {n} {m}, neuf." for m in range(50)))
    before = tree(project)
    done = limited(project, 1000)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: locales/")
    assert "cannot be written: file too large; what was there is untouched" in done.stderr
    assert done.stderr.count("\n") == 1
    assert tree(project) == before
    project.ok("update")
    assert "neuf" in project.read("locales/es/19.po")


def limited(project: Project, size: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "translate", "-C", str(project.root), "update", "--no-fill"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_disk_that_fills_up(project: Project, tmp_path: Path) -> None:
    project.ok("update", "-l", "de")
    project.translate(GERMAN)
    small = project.root / "locales"
    shutil.move(small, tmp_path / "kept")
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        shutil.copytree(tmp_path / "kept", small, dirs_exist_ok=True)
        project.write("source/fr/article.md", ARTICLE + "\n\n".join(f"Texte {n}." for n in range(3000)))
        before = tree(project)
        done = project.run("update", "--no-fill")
        assert (done.code, done.err.count("\n")) == (2, 1)
        assert "cannot be written: no space left on device" in done.err
        assert tree(project) == before
        project.write("source/fr/article.md", ARTICLE + "\nFin.\n")
        project.ok("update", "--no-fill")
        assert 'msgid "Fin."' in project.read("locales/de/article.po")
    finally:
        subprocess.run(["umount", small], check=True)


KILLS, ARTICLES, LANGUAGES = 200, 50, ("de", "es", "it", "pl")


def catalogs(project: Project) -> dict[str, list[Entry]]:
    """Return the entries of every catalog; fails when one does not parse."""
    return {
        str(path.relative_to(project.root)): list(parse_catalog(path.read_text("utf-8"), path).entries)
        for path in sorted((project.root / "locales").rglob("*.po*"))
    }


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_killed_at_random_moments(project: Project) -> None:
    """Of 200 catalogs, each with the work of a person, nothing is lost and nothing is broken."""
    random_ = random.Random(4)  # noqa: S311 - the same moments at each run
    articles = {f"a{n}": [f"Texte {n} {m}, tout simple." for m in range(10)] for n in range(ARTICLES)}
    project.write("source/fr/article.md", "Fin.\n")
    write(project, articles, 0)
    project.ok("update", "--no-fill", *(option for code in LANGUAGES for option in ("-l", code)))
    for name, texts in articles.items():
        for code in LANGUAGES:
            project.translate({text: f"{code} {text}" for text in texts}, code, name)
    project.ok("update", "--no-fill")
    command = [sys.executable, "-m", "translate", "-C", str(project.root), "update", "--no-fill"]
    whole = 0.0
    killed = 0
    for n in range(KILLS):
        write(project, articles, n + 1)
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if n % 20:
            time.sleep(random_.random() * whole)
            process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        whole = whole if n % 20 else time.monotonic() - start
        said = catalogs(project)
        for name, texts in articles.items():
            for code in LANGUAGES:
                kept = {entry.msgstr for entry in said[f"locales/{code}/{name}.po"]}
                assert kept >= {f"{code} {text}" for text in texts}
    assert killed > KILLS // 2
    project.ok("update", "--no-fill")
    shutil.rmtree(project.root / ".translate")
    before = project.snapshot()
    reports = project.ok("update", "--no-fill", "--json").json["catalogs"]
    assert all(not report["written"] for report in reports)
    assert project.snapshot() == before
    assert not list(project.root.rglob("*.tmp"))


def write(project: Project, articles: dict[str, list[str]], n: int) -> None:
    """Write the articles: their texts, and a paragraph that is another one each time."""
    for name, texts in articles.items():
        project.write(f"source/fr/{name}.md", "\n\n".join([*texts, f"Paragraphe {n} de {name}."]))
