"""What all tests share."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests.project import Project
from tools.chromium import NAMES

pytest_plugins = ["tests.support.browser"]

# The same examples at each run, so that a change is blamed for its own faults only.
settings.register_profile("same", derandomize=True)
settings.register_profile("explore")
settings.load_profile(os.environ.get("TRANSLATE_HYPOTHESIS", "same"))

NEEDS = {"apertium": ("apertium",), "browser": NAMES}


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, with the reason, what needs a program that is not there."""
    for mark, programs in NEEDS.items():
        if item.get_closest_marker(mark) and not any(map(shutil.which, programs)):
            pytest.skip(f"{programs[0]} is not installed")


@pytest.fixture(autouse=True)
def _bugs_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that nobody foresaw fails the test instead of becoming one line for the user."""
    monkeypatch.setenv("TRANSLATE_TRACEBACK", "1")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one article, a glossary and no engine but the memory."""
    return Project(tmp_path).lay_out()
