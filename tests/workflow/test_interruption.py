"""Ctrl-C and worse in the middle of a fill: nothing is lost, and nothing is paid for twice."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.project import Project
from tests.support.services import DIALECTS, Server, translation
from translate.catalog.po import parse_catalog
from translate.saving import PREFIX, SUFFIX

PARAGRAPHS = [f"Le paragraphe numéro {n} parle de la mairie et du marché." for n in range(40)]
HANDS = 3
"""Requests at once."""
IN_FLIGHT = {"google": HANDS, "libretranslate": HANDS * 50}
"""Texts that may be under way when the end comes."""


def lay_out(root: Path, name: str, server: Server) -> Project:
    project = Project(root).lay_out()
    settings = f'[engine.{name}]\nurl = "{server.url}"\nconcurrency = {HANDS}\nper-second = 0\n'
    project.write("translate.toml", f'engines = ["{name}"]\n{settings}')
    project.write("source/fr/article.md", "\n\n".join(PARAGRAPHS) + "\n")
    project.ok("update", "--no-fill", "-l", "de", "-l", "es")
    return project


def start(project: Project) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "translate", "-C", str(project.root), "fill"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


def filled(project: Project, code: str) -> dict[str, str]:
    path = project.root / "locales" / code / "article.po"
    catalog = parse_catalog(path.read_text(encoding="utf-8"), path)
    return {entry.msgid: entry.msgstr for entry in catalog.entries if entry.msgstr}


def asked_once(server: Server, spare: int) -> None:
    """Every text of every language was asked for, and no more than `spare` of them again."""
    times = Counter((text, asked.target) for asked in server.asked for text in asked.texts)
    assert len(times) == 2 * len(PARAGRAPHS)
    assert times.total() - len(times) <= spare


def interrupt(root: Path, name: str, number: signal.Signals, wait: float) -> None:
    """Interrupt a fill so many seconds after its first request, and let another one go on."""
    with Server(DIALECTS[name](), delay=0.05) as server:
        project = lay_out(root, name, server)
        process = start(project)
        while not server.asked and process.poll() is None:
            time.sleep(0.005)
        time.sleep(wait)
        process.send_signal(number)
        _, errors = process.communicate(timeout=30)
        if number == signal.SIGINT and process.returncode:
            assert process.returncode == 130, errors
            assert "interrupted; what was done is saved" in errors
        before = {code: filled(project, code) for code in ("de", "es")}
        server.delay = 0.0
        project.ok("fill")
        for code in ("de", "es"):
            got = filled(project, code)
            assert got == {text: translation(text, code) for text in PARAGRAPHS}
            assert before[code].items() <= got.items()
        asked_once(server, IN_FLIGHT[name])
        assert not list(project.root.rglob("*.tmp"))
    shutil.rmtree(root)


@pytest.mark.parametrize(
    ("name", "number", "wait"),
    [
        ("google", signal.SIGKILL, 0.5),
        ("google", signal.SIGINT, 0.5),
        ("libretranslate", signal.SIGKILL, 0.06),
    ],
)
def test_an_interrupted_fill_goes_on(name, number, wait, tmp_path):
    interrupt(tmp_path / "project", name, number, wait)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_fill_killed_at_fifty_moments_goes_on(tmp_path):
    chance = random.Random(1)  # noqa: S311 - the same moments each time
    for number in range(50):
        name, most = ("google", 1.6) if number % 3 else ("libretranslate", 0.2)
        interrupt(tmp_path / f"{number}", name, signal.SIGKILL, chance.uniform(0, most))


@pytest.mark.parametrize("command", ["update --no-fill", "fill", "check --fix"])
def test_what_a_killed_run_left_goes_though_nothing_is_to_be_done(command, tmp_path):
    project = Project(tmp_path).lay_out()
    project.ok("update", "--no-fill", "-l", "de")
    project.write("translate.toml", "engines = []\n")
    for folder in ("locales/de", ".translate"):
        (project.root / folder / f"{PREFIX}0{SUFFIX}").write_bytes(b"half")
    project.ok(*command.split())
    assert not list(project.root.rglob(f"*{SUFFIX}"))
