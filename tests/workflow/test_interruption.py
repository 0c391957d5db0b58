"""Ctrl-C and worse in the middle of a fill: nothing is lost, and the next run goes on where this one was."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.project import Project
from tests.support.google import FakeGoogle
from translate.catalog.po import parse_catalog

PARAGRAPHS = [f"Le paragraphe numéro {n} parle de la mairie et du marché." for n in range(60)]


def start(project: Project) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "translate", "-C", str(project.root), "update", "-l", "de"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


def filled(project: Project) -> set[str]:
    path = project.root / "locales/de/article.po"
    catalog = parse_catalog(path.read_text(encoding="utf-8"), path)
    return {entry.msgid for entry in catalog.entries if entry.msgstr}


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_an_interrupted_fill_goes_on(tmp_path: Path, number: signal.Signals, code: int) -> None:
    with FakeGoogle(delay=0.4) as google:
        project = Project(tmp_path).lay_out()
        settings = f'[engine.google]\nurl = "{google.url}"\nconcurrency = 2\nper-second = 0\n'
        project.write("translate.toml", f'engines = ["google"]\n{settings}')
        project.write("source/fr/article.md", "\n\n".join(PARAGRAPHS) + "\n")
        process = start(project)
        time.sleep(5)
        process.send_signal(number)
        _, errors = process.communicate(timeout=30)
        assert process.returncode == code, errors
        saved, asked = filled(project), len(google.asked)
        assert 0 < len(saved) < len(PARAGRAPHS)
        if number == signal.SIGINT:
            assert "interrupted; what was done is saved" in errors
            assert asked - len(saved) <= 4
        google.delay = 0
        project.ok("update")
        assert filled(project) == set(PARAGRAPHS)
        assert len(google.asked) - asked == len(PARAGRAPHS) - len(saved)
    assert not list(project.root.rglob("*.tmp"))
