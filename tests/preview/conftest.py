"""Projects with catalogs, and their previews."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.preview.browsing import git, lay_out, previewing
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


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it is laid out, in git; copied for each test."""
    root = tmp_path_factory.mktemp("template")
    lay_out(root)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "start")
    return root


@pytest.fixture
def shown(template: Path, tmp_path: Path) -> Iterator[tuple[Project, str]]:
    """A project and the address of its preview."""
    root = tmp_path / "project"
    shutil.copytree(template, root)
    project = Project(root)
    with previewing(project) as address:
        yield project, address
