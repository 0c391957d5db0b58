"""The configuration of a translation project: `[tool.translate]` or translate.toml.

`find_project` returns it as a frozen `Project`; every key has a default, an unknown key or a value of the
wrong kind is an error that names the file, the line and the nearest known key.
"""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path
from typing import Any

from translate.errors import TranslateError, nearest
from translate.files import read_text
from translate.languages import language

CONFIGURATION_FILES = ("translate.toml", "pyproject.toml")


@dataclass(frozen=True)
class Project:
    """A translation project: where its files are and how they are treated."""

    root: Path
    file: Path | None = None
    """The configuration file."""
    source_language: str = "fr"
    source: Path = Path("source/fr")
    """This and the other folders are absolute once the project has been found."""
    locales: Path = Path("locales")
    build: Path = Path("build")
    glossary: Path = Path("glossary.yaml")
    memory: Path = Path("memory")
    """The folder of the TMX files that were imported."""
    languages: tuple[str, ...] = ()
    segments: str = "block"
    front_matter: tuple[str, ...] = ("title", "subtitle", "description", "summary", "excerpt")
    engines: tuple[str, ...] = ("memory", "apertium", "google")
    wrap: int = 0
    location: str = "file"
    complete: int = 100
    engine: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Settings of engines by name (``[tool.translate.engine.NAME]``)."""
    check: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Settings of checks by name (``[tool.translate.check.NAME]``)."""

    @property
    def templates(self) -> Path:
        """The folder of the templates."""
        return self.locales / "templates"

    def fault(self, message: str, key: str = "") -> TranslateError:
        """Return the error of a wrong configuration, with the line that sets the key."""
        if self.file is None:
            return TranslateError(message)
        return TranslateError(message, path=self.file.name, line=_line_of(self.file, key) if key else None)

    def shown(self, path: Path) -> str:
        """Return a path as users see it: relative to the project where it is inside, with ``/``."""
        text, root = str(path), os.path.join(self.root, "")  # noqa: PTH118 - pathlib takes ten times as long
        return text[len(root) :].replace(os.sep, "/") if text.startswith(root) else text


def find_project(start: Path | None = None, *, exact: bool = False) -> Project:
    """Return the project at `start`, or in the nearest folder upwards (unless `exact`).

    Raises `TranslateError` when there is none or its configuration is wrong.
    """
    folder = (start or Path.cwd()).resolve()
    for candidate in [folder] if exact else [folder, *folder.parents]:
        for name in CONFIGURATION_FILES:
            table = _read_table(candidate / name)
            if table is not None:
                return _project(candidate, candidate / name, table)
    where = f"in {folder}" if exact else f"in {folder} or above it"
    raise TranslateError(
        f"no project {where} (no translate.toml, no pyproject.toml with [tool.translate]);"
        " run `translate init` to make one"
    )


def has_project(folder: Path) -> Path | None:
    """Return the configuration file of the project in a folder, None if there is no project."""
    files = (folder / name for name in CONFIGURATION_FILES)
    return next((file for file in files if _read_table(file) is not None), None)


def _read_table(path: Path) -> dict[str, Any] | None:
    """Return the project's table of a configuration file, None if the file has none."""
    if not path.is_file():
        return None
    try:
        whole = tomllib.loads(read_text(path).removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise TranslateError(
            f"not valid TOML: {error}", path=path.name, line=int(line[1]) if line else None
        ) from None
    if path.name == "translate.toml":
        return whole
    tool = whole.get("tool", {})
    table = tool.get("translate") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise TranslateError("'tool.translate' must be a table: [tool.translate]", path=path.name)
    return table


def _project(root: Path, file: Path, table: Mapping[str, Any]) -> Project:
    """Check the table key by key and return the project it describes."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        place: dict[str, Any] = {"path": file.name, "line": _line_of(file, key)}
        if key not in KEYS:
            raise TranslateError(f"unknown key '{key}'{nearest(key, KEYS)}", **place)
        try:
            values[key.replace("-", "_")] = KEYS[key](value)
        except ValueError as error:
            raise TranslateError(f"'{key}' must be {error}", **place) from None
        except TranslateError as error:
            raise TranslateError(f"'{key}': {error.message}", **place) from None
    project = Project(root=root, file=file, **values)
    places = ("source", "locales", "build", "glossary", "memory")
    folders = {name: root / getattr(project, name) for name in places}
    _refuse_overlap(file, folders)
    return Project(**{**vars(project), **folders})


def _refuse_overlap(file: Path, folders: Mapping[str, Path]) -> None:
    """Raise `TranslateError` when what is built would be read again, or written over."""
    places = {name: Path(os.path.normpath(folders[name])) for name in ("source", "locales", "build")}
    for one, other in permutations(places, 2):
        if places[one].is_relative_to(places[other]):
            line = _line_of(file, one) or _line_of(file, other)
            raise TranslateError(
                f"'{one}' is inside '{other}'; give it a folder of its own", path=file.name, line=line
            )


def _line_of(file: Path, key: str) -> int | None:
    """Return the line on which a key is set, for messages; None when it is not found as written."""
    pattern = re.compile(rf"""^\s*(\[.*\b)?["']?{re.escape(key)}["']?\s*[=.\]]""")
    for number, line in enumerate(read_text(file).splitlines(), 1):
        if pattern.match(line):
            return number
    return None


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError('a text, such as "fr"')
    return value


def _path(value: object) -> Path:
    if not isinstance(value, str) or not value:
        raise ValueError('a path, such as "source/fr"')
    return Path(value)


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise ValueError("a list of texts in quotes")
    return tuple(dict.fromkeys(value))


def _language(value: object) -> str:
    return language(_text(value)).code


def _languages(value: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(language(code).code for code in _texts(value)))


def _one_of(*allowed: object) -> Callable[[object], Any]:
    def read(value: object) -> object:
        if value not in allowed or isinstance(value, bool):
            raise ValueError("one of " + ", ".join(repr(a).replace("'", '"') for a in allowed))
        return value

    return read


def _per_cent(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100:
        raise ValueError("a whole number from 0 to 100")
    return value


def _tables(value: object) -> Mapping[str, Mapping[str, Any]]:
    if not isinstance(value, dict) or not all(isinstance(item, dict) for item in value.values()):
        raise ValueError("a table of tables, such as [tool.translate.engine.google]")
    return value


KEYS: Mapping[str, Callable[[object], Any]] = {
    "source-language": _language,
    "source": _path,
    "locales": _path,
    "build": _path,
    "glossary": _path,
    "memory": _path,
    "languages": _languages,
    "segments": _one_of("block", "sentence"),
    "front-matter": _texts,
    "engines": _texts,
    "wrap": _one_of(0, 77),
    "location": _one_of("file", "full", "never"),
    "complete": _per_cent,
    "engine": _tables,
    "check": _tables,
}
"""The keys of the configuration and what reads each value: ValueError says what it must be."""
