"""`init`: a new project laid out, with an example article and glossary."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from translate.config import CONFIGURATION_FILES, has_project
from translate.errors import TranslateError
from translate.saving import write_atomic

IGNORED = ("/build/", "/.translate/")
"""What git shall not track."""


@dataclass(frozen=True, slots=True)
class InitReport:
    """Which files were written, and which were there already and left as they are."""

    folder: Path
    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def init(folder: Path) -> InitReport:
    """Lay out a project in a folder, made if it is missing; a file that exists is never overwritten."""
    if folder.exists() and not folder.is_dir():
        raise TranslateError("not a folder; name one for the project", path=folder)
    written, kept = [], []
    configured = has_project(folder)
    for name, content in _example():
        path = folder / name
        if path.exists() or (configured and name in CONFIGURATION_FILES):
            kept.append(configured if configured and name in CONFIGURATION_FILES else path)
        else:
            write_atomic(path, content)
            written.append(path)
    return InitReport(folder, tuple(written), tuple(kept))


def _example() -> Iterator[tuple[str, bytes]]:
    """Yield the files of the example project: path, content."""
    yield from _files(files("translate") / "example", "")
    yield ".gitignore", "".join(f"{line}\n" for line in IGNORED).encode()


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir():
            yield from _files(item, f"{prefix}{item.name}/")
        else:
            yield prefix + item.name, item.read_bytes()
