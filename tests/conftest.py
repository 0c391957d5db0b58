"""What all tests share."""

import shutil
from pathlib import Path

import pytest

from tests.project import Project

NEEDS = {"apertium": ("apertium",), "browser": ("chromium", "chromium-browser", "google-chrome")}


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
