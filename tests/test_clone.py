"""A fresh clone: the README's first command works, twice, and leaves the repository clean."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.project import REPOSITORY


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_make_run_from_a_fresh_clone(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", REPOSITORY, clone], check=True)
    environment = {
        k: v
        for k, v in os.environ.items()
        if k not in ("VIRTUAL_ENV", "PYTHONPATH", "MAKEFLAGS", "MAKELEVEL")
    }
    for _ in range(2):
        done = subprocess.run(
            ["make", "run"], cwd=clone, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "build/de/musee-kursk.html" in done.stdout
        state = subprocess.run(
            ["git", "status", "--porcelain"], cwd=clone, capture_output=True, text=True, check=True
        )
        assert state.stdout == ""
    assert len(list(clone.glob("build/*/musee-kursk.html"))) == 12
