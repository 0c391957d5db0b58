"""The command in a shell: streams that are closed or full, readers that leave, encodings, Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import GERMAN, Project

CHECK = f"{sys.executable} -m translate check"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one error and words that are not ASCII."""
    project = Project(tmp_path_factory.mktemp("project")).lay_out()
    project.ok("update", "-l", "de")
    project.translate({**GERMAN, "Kyiv proteste ;": "Kiev protestiert über alles ☃;"})
    return project.root


def shell(folder: Path, line: str, **environment: str) -> tuple[int, bytes, bytes]:
    """Run a line of the shell in a folder; return its exit code, stdout and stderr."""
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("end", ["--json >&-", "2>&-", "--format sarif | head -1"])
def test_the_exit_code_says_what_was_found(folder: Path, end: str) -> None:
    code, _, said = shell(folder, f"{CHECK} {end}", TRANSLATE_TRACEBACK="")
    assert code == 1
    assert said in {b"", b"next: mend the entries with errors, then check again\n"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_one_line(folder: Path) -> None:
    code, _, said = shell(folder, f"{CHECK} --json >/dev/full")
    assert (code, said.splitlines()[-1]) == (2, b"error: no space left on device")


def test_any_encoding_will_do(folder: Path) -> None:
    code, out, said = shell(folder, CHECK, PYTHONIOENCODING="cp1252")
    assert code == 1
    assert said.startswith(b"next: ")
    assert "über alles \\u2603".encode("cp1252") in out
    code, out, _ = shell(folder, f"{CHECK} --json", PYTHONIOENCODING="cp1252")
    assert "☃" in json.loads(out.decode())["findings"][0]["msgstr"]


def test_excerpts_are_as_wide_as_the_terminal(folder: Path) -> None:
    """In a process of its own, on a terminal of 40 columns."""
    import fcntl
    import pty
    import re
    import struct
    import termios

    terminal, stdout = pty.openpty()
    fcntl.ioctl(stdout, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 40, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR"}}
    subprocess.run(
        CHECK.split(), cwd=folder, stdout=stdout, stderr=subprocess.PIPE, env=environment, check=False
    )
    os.close(stdout)
    lines = os.read(terminal, 10_000).decode().splitlines()
    os.close(terminal)
    excerpts = [line for line in lines if "    de  " in line or "    fr  " in line]
    assert any("\x1b[4mKiev\x1b[24m" in line for line in excerpts)
    assert all(len(re.sub(r"\x1b\[\d+m", "", line)) <= 40 for line in excerpts)


def test_ctrl_c_is_one_word(folder: Path) -> None:
    """The signal comes while the first of our modules is loaded, and while the command works."""
    for module in ("translate.cli.streams", "translate.workflow.check"):
        interrupted = (
            "import os, signal, sys\n"
            "from importlib.abc import MetaPathFinder\n"
            "class Interrupt(MetaPathFinder):\n"
            "    def find_spec(self, name, path, target=None):\n"
            f"        if name == {module!r}:\n"
            f"            os.kill(os.getpid(), {int(signal.SIGINT)})\n"
            "sys.meta_path.insert(0, Interrupt())\n"
            "sys.argv = ['translate', 'check']\n"
            "from translate.cli import main\n"
            "main()\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", interrupted], cwd=folder, capture_output=True, check=False
        )
        assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"interrupted\n")
