"""A project with a catalog, and its preview."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.preview.support import Browser, running, translated
from tests.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of which all but the title is translated and approved."""
    return translated(tmp_path)


@pytest.fixture
def browser(project: Project) -> Iterator[Browser]:
    """Its preview."""
    with running(project.root) as found:
        yield found
