"""What git knows of a file: nothing, without git or outside a repository."""

import subprocess
from pathlib import Path

PATIENCE = 10
"""Seconds that git may take."""


def formerly(path: Path) -> bytes | None:
    """Return what a file held before its last change: in the latest commit that differs from it, or None."""
    try:
        now = path.read_bytes()
    except OSError:
        return None
    commits = _git(path, "log", "-n", "2", "--format=%H", "--", path.name) or b""
    for commit in commits.decode().split():
        data = _git(path, "cat-file", "blob", f"{commit}:./{path.name}")
        if data is not None and data.replace(b"\r\n", b"\n") != now.replace(b"\r\n", b"\n"):
            return data
    return None


def _git(path: Path, *arguments: str) -> bytes | None:
    """Return what git says in the folder of a file, or None."""
    command = ["git", "--no-optional-locks", "-C", str(path.parent), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None
