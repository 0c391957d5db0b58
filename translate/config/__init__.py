"""The configuration of a translation project: `[tool.translate]` or translate.toml.

`find_project` returns it as a frozen `Project`; every key has a default, an unknown key or a value of the
wrong kind is an error that names the file, the line and the nearest known key.
"""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import permutations
from pathlib import Path
from typing import Any

from translate.config.site import ALLOW_KEYS, SITE_KEYS, AllowTable, SiteTable
from translate.config.values import Reader, locale, locales, one_of, path, per_cent, texts
from translate.errors import TranslateError, nearest
from translate.files import read_text

OWN_FILE = "translate.toml"
"""The file whose keys stand at its top level; in the other they stand in ``[tool.translate]``."""
CONFIGURATION_FILES = (OWN_FILE, "pyproject.toml")


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
    site: SiteTable = field(default_factory=SiteTable)

    @property
    def templates(self) -> Path:
        """The folder of the templates."""
        return self.locales / "templates"

    def fault(self, message: str, key: str = "", inside: tuple[str, ...] = ()) -> TranslateError:
        """Return the error of a wrong configuration, with the line that sets the key `inside` tables."""
        if self.file is None:
            return TranslateError(message)
        line = _line_of(self.file, key, inside) if key else None
        return TranslateError(message, path=self.file.name, line=line)

    def shown(self, path: Path) -> str:
        """Return a path as users see it: relative to the project where it is inside, with ``/``."""
        text, root = str(path), os.path.join(self.root, "")  # noqa: PTH118 - pathlib takes ten times as long
        return text[len(root) :].replace(os.sep, "/") if text.startswith(root) else text


@dataclass(frozen=True, slots=True)
class Tables:
    """A table of tables, whose keys are looked at by the part that they are for."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose keys are known."""

    keys: "Keys"
    make: Callable[..., Any]
    """What is made of its values, by key."""


Keys = Mapping[str, Reader | Table | Tables]


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
    if path.name == OWN_FILE:
        if "tool" in whole:
            raise TranslateError(
                "'tool.translate' is for pyproject.toml; leave it away here: languages = …, [check.NAME]",
                path=path.name,
                line=_line_of(path, "tool"),
            )
        return whole
    tool = whole.get("tool", {})
    table = tool.get("translate") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise TranslateError("'tool.translate' must be a table: [tool.translate]", path=path.name)
    return table


def _project(root: Path, file: Path, table: Mapping[str, Any]) -> Project:
    """Check the table key by key and return the project it describes."""
    project = Project(root=root, file=file, **_values(file, table, KEYS))
    places = ("source", "locales", "build", "glossary", "memory")
    folders = {name: root / getattr(project, name) for name in places}
    _refuse_overlap(file, folders)
    theme = project.site.theme
    site = replace(project.site, theme=None if theme is None else root / theme)
    return Project(**{**vars(project), **folders, "site": site})


def _values(file: Path, table: Mapping[str, Any], keys: Keys, inside: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the values of a table, which is `inside` others; raises `TranslateError` for what is wrong."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        names = (*inside, key)
        name = ".".join(names)
        place: dict[str, Any] = {"path": file.name, "line": _line_of(file, key, inside)}
        if key not in keys:
            raise TranslateError(f"unknown key '{name}'{nearest(key, keys)}", **place)
        reader = keys[key]
        if isinstance(reader, Table):
            _refuse_no_table(file, value, names)
            values[key] = reader.make(**_values(file, value, reader.keys, names))
        elif isinstance(reader, Tables):
            values[key] = _tables(file, value, names)
        else:
            try:
                values[key.replace("-", "_")] = reader(value)
            except ValueError as error:
                raise TranslateError(f"'{name}' must be {error}", **place) from None
            except TranslateError as error:
                raise TranslateError(f"'{name}': {error.message}", **place) from None
    return values


def _tables(file: Path, value: object, names: tuple[str, ...]) -> Mapping[str, Mapping[str, Any]]:
    """Return a table of tables; `TranslateError` if it, or what it holds, is something else."""
    tables = _refuse_no_table(file, value, names)
    return {key: _refuse_no_table(file, item, (*names, key)) for key, item in tables.items()}


def _refuse_no_table(file: Path, value: object, names: tuple[str, ...]) -> Mapping[str, Any]:
    """Return a table that is named; raises `TranslateError`, which shows how it is written, if it is none."""
    if isinstance(value, dict):
        return value
    name, line = ".".join(names), _line_of(file, names[-1], names[:-1])
    header = name if file.name == OWN_FILE else f"tool.translate.{name}"
    raise TranslateError(f"'{name}' must be a table: [{header}]", path=file.name, line=line)


def _refuse_overlap(file: Path, folders: Mapping[str, Path]) -> None:
    """Raise `TranslateError` when what is built would be read again, or written over."""
    places = {name: Path(os.path.normpath(folders[name])) for name in ("source", "locales", "build")}
    for one, other in permutations(places, 2):
        if places[one].is_relative_to(places[other]):
            line = _line_of(file, one) or _line_of(file, other)
            raise TranslateError(
                f"'{one}' is inside '{other}'; give it a folder of its own", path=file.name, line=line
            )


def _line_of(file: Path, key: str, inside: tuple[str, ...] = ()) -> int | None:
    """Return the line on which a key is set, for messages; None when it is not found as written.

    A key `inside` a table is looked for behind the line that begins the table, else that line is meant.
    """
    lines = list(enumerate(read_text(file).splitlines(), 1))
    begin = None
    if inside:
        header = re.compile(rf"^\s*\[\s*(.*\.)?{re.escape('.'.join(inside))}\s*\]")
        begin = next((number for number, line in lines if header.match(line)), None)
        begin = begin or _line_of(file, inside[-1], inside[:-1])
    pattern = re.compile(
        rf"""^\s*(\[.*\b|{re.escape(".".join(inside))}\.)?["']?{re.escape(key)}["']?\s*[=.\]]"""
    )
    return next((number for number, line in lines[begin or 0 :] if pattern.match(line)), begin)


KEYS: Keys = {
    "source-language": locale,
    "source": path,
    "locales": path,
    "build": path,
    "glossary": path,
    "memory": path,
    "languages": locales,
    "segments": one_of("block", "sentence"),
    "front-matter": texts,
    "engines": texts,
    "wrap": one_of(0, 77),
    "location": one_of("file", "full", "never"),
    "complete": per_cent,
    "engine": Tables(),
    "check": Tables(),
    "site": Table({**SITE_KEYS, "allow": Table(ALLOW_KEYS, AllowTable)}, SiteTable),
}
"""The keys of the configuration and what reads each value: ValueError says what it must be."""
