"""Every command in the documentation is run; every key and file that it names exists."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.project import REPOSITORY
from translate.config import KEYS, Project

GLOSSARY = REPOSITORY / "docs/glossary.md"
PAGES = [
    REPOSITORY / "README.md",
    REPOSITORY / "CONTRIBUTING.md",
    REPOSITORY / "docs/architecture.md",
    REPOSITORY / "docs/checks.md",
    REPOSITORY / "docs/publishing.md",
    GLOSSARY,
]
SHIPPED = ("source", "locales", "glossary.yaml", "pyproject.toml", ".gitignore")


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the repository ships, committed: the reader's clone."""
    folder = tmp_path_factory.mktemp("clone")
    for name in SHIPPED:
        source = REPOSITORY / name
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, folder / name)
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for command in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-qm", "clone"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands_run(page: Path, copy: Path) -> None:
    """The commands of a page, in order, in one clone; engines that ask the network are left out."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    settings = copy / "pyproject.toml"
    text, memory = settings.read_text(encoding="utf-8"), 'engines = ["memory"]\n'
    if memory not in text:
        settings.write_text(
            text.replace("[tool.translate]\n", f"[tool.translate]\n{memory}"), encoding="utf-8"
        )
    for block in blocks(page, "sh"):
        done = subprocess.run(
            ["sh", "-euc", block],
            cwd=copy,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (block, done.stderr)


def test_make_targets_exist() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    for page in PAGES:
        for target in re.findall(
            r"\bmake (run|test[\w-]*|pictures|benchmarks|proofs|lint)\b", page.read_text("utf-8")
        ):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_configuration_shown_is_the_default() -> None:
    (block,) = blocks(PAGES[0], "toml")
    shown = tomllib.loads(block)["tool"]["translate"]
    default = Project(root=Path())
    for key, value in shown.items():
        if key in ("engine", "check", "site"):
            continue
        own = getattr(default, key.replace("-", "_"))
        assert (
            list(own) if isinstance(own, tuple) else str(own) if isinstance(own, Path) else own
        ) == value, key
    assert set(shown) == set(KEYS)


def test_links_and_pictures_exist() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_glossary_shown_is_valid(tmp_path: Path) -> None:
    from translate.glossary import read_glossary

    for number, block in enumerate([*blocks(PAGES[0], "yaml"), *blocks(GLOSSARY, "yaml")]):
        path = tmp_path / f"{number}.yaml"
        path.write_text(block, encoding="utf-8")
        assert read_glossary(path).terms


def test_nothing_names_this_machine() -> None:
    """No registry host or machine path is in a file that git tracks."""
    tracked = subprocess.run(["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    words = re.compile(r"/work/(?:main|shared)|/opt/pypi|/root/|deb\.debian\.org|pypi\.org|registry\.npmjs")
    for name in tracked.stdout.splitlines():
        path = REPOSITORY / name
        if path.suffix not in (".png", ".ico") and name != "tests/test_documentation.py" and path.exists():
            assert not words.search(path.read_text(encoding="utf-8", errors="replace")), name
