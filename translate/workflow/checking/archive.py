"""The sheets of earlier runs, taken again for catalogs around which nothing has changed.

A sheet is a pure function of the article, its catalog and what surrounds them: the rules of the checks, the
glossary, the configuration, our own program. So a catalog whose sheet was made from just these need not be
checked again. Files are believed, never the archive: each is read, and its digest is part of the key.

Each article has one file under .translate/, which can be deleted at any time: a digest of the rest, which
tells whether it is damaged; then as JSON what is there under which keys; then the sheets, each of which is
unpacked only when its key is known to be right.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from translate.errors import TranslateError
from translate.files import names_under, read_if_there
from translate.saving import write_derived
from translate.workflow.checking.packing import UNREADABLE, pack, unpack
from translate.workflow.checking.severities import Severities
from translate.workflow.checking.sheets import Sheet
from translate.workflow.desk import Desk
from translate.workflow.surroundings import digest, libraries, program

FOLDER, SUFFIX = ".translate/check", ".sheets"
SETTINGS = ("source_language", "segments", "front_matter")
"""Keys of the configuration on which a sheet depends, beside the rules."""
ROWS = 2
"""Sheets of a catalog that are kept: whoever checks by turns with two sets of rules need not do it anew."""
UNKNOWN = ""
"""The key of a catalog that cannot be read: no sheet has it."""


class Kept(NamedTuple):
    """A sheet in the archive."""

    language: str
    key: str
    """Digest of all that it was made from."""
    told: bool
    """Whether it has findings, and not only the notes for surveys."""
    data: bytes
    """The sheet, packed."""


class Archive:
    """The sheets of a project's earlier runs."""

    def __init__(self, desk: Desk, rules: Severities) -> None:
        """Take the desk and the rules of this run; raises `TranslateError` if the glossary is broken."""
        self._desk = desk
        self._folder = desk.project.root / FOLDER
        self._around = _surroundings(desk, rules)

    def has(self, article: str, *, told: bool) -> bool:
        """Return whether it has the sheets of all catalogs of an article, and there are any."""
        if not os.path.isfile(self._file(article)):  # noqa: PTH113 - which raises nothing, wherever that is
            return False
        keys = self.keys(article)
        return bool(keys) and self._kept(article, keys, told=told).keys() == keys.keys()

    def keys(self, article: str) -> dict[str, str]:
        """Return the key that a sheet of each catalog would have now, by language.

        A catalog that is not there has none; without the article none is known.
        """
        source = _digest(self._desk.source_path(article))
        found = {}
        for code in self._desk.languages:
            catalog = _digest(self._desk.catalog_path(article, code))
            if catalog is not None:
                is_known = source and catalog
                said = f"{self._around} {article} {source} {code} {catalog}"
                found[code] = digest(said.encode()) if is_known else UNKNOWN
        return found

    def sheets(self, article: str, keys: Mapping[str, str], *, told: bool) -> dict[str, Sheet]:
        """Return the sheets that have these keys, by language; with `told` only those with findings."""
        kept = self._kept(article, keys, told=told)
        return {code: sheet for code, row in kept.items() if (sheet := _sheet_in(row)) is not None}

    def keep(
        self, article: str, sheets: Mapping[str, Sheet], before: Mapping[str, str], *, told: bool
    ) -> None:
        """Keep sheets beside those that are there; what cannot be written is left.

        `before` are the keys from before they were made: of files that have changed since, nothing is kept.
        """
        now = self.keys(article)
        same = [code for code in sheets if before.get(code) == now.get(code) != UNKNOWN]
        new = [Kept(code, now[code], told, pack(sheets[code])) for code in same]
        old = [row for row in self._rows(article) if all(row[:2] != other[:2] for other in new)]
        if new:
            with suppress(TranslateError):
                write_derived(self._file(article), _written(self._newest([*new, *old])))

    def sweep(self) -> None:
        """Remove what is kept of articles that are no longer there."""
        wanted = set(self._desk.all_articles)
        with suppress(TranslateError, OSError):
            for name in list(names_under(self._folder, (SUFFIX,))):
                if name.removesuffix(SUFFIX) not in wanted:
                    (self._folder / name).unlink(missing_ok=True)

    def _newest(self, rows: Iterable[Kept]) -> list[Kept]:
        """Return the first rows of each language that the project has."""
        rows = list(rows)
        of_each = (islice((row for row in rows if row.language == c), ROWS) for c in self._desk.all_languages)
        return [row for some in of_each for row in some]

    def _kept(self, article: str, keys: Mapping[str, str], *, told: bool) -> dict[str, Kept]:
        rows = {(row.language, row.key): row for row in self._rows(article) if row.told or not told}
        return {code: rows[code, key] for code, key in keys.items() if (code, key) in rows}

    def _file(self, article: str) -> Path:
        return self._folder / f"{article}{SUFFIX}"

    def _rows(self, article: str) -> list[Kept]:
        """Return what is kept of an article, the newest of each language first."""
        data = None
        with suppress(TranslateError):
            data = read_if_there(self._file(article))
        check, _, rest = (data or b"").partition(b"\n")
        if check != digest(rest).encode():
            return []
        with suppress(ValueError, TypeError, RecursionError):  # of another version of this program
            return list(_read(rest))
        return []


def _written(rows: Iterable[Kept]) -> bytes:
    rows = list(rows)
    head = json.dumps([[row.language, row.key, row.told, len(row.data)] for row in rows]).encode()
    rest = b"\n".join([head, b"".join(row.data for row in rows)])
    return b"\n".join([digest(rest).encode(), rest])


def _read(written: bytes) -> Iterator[Kept]:
    """Yield what `_written` has written; raises `ValueError`, `TypeError` or `RecursionError` else."""
    head, _, data = written.partition(b"\n")
    at = 0
    for language, key, told, size in json.loads(head):
        yield Kept(str(language), str(key), bool(told), data[at : at + int(size)])
        at += int(size)


def _sheet_in(kept: Kept) -> Sheet | None:
    """Return a sheet that was kept; None if it cannot be read."""
    try:
        sheet = unpack(kept.data)
    except UNREADABLE:
        return None
    return sheet if isinstance(sheet, Sheet) else None


def _digest(path: Path) -> str | None:
    """Return the digest of a file, None if there is none, `UNKNOWN` if it cannot be read."""
    try:
        data = read_if_there(path)
    except TranslateError:
        return UNKNOWN
    return None if data is None else digest(data)


def _surroundings(desk: Desk, rules: Severities) -> str:
    """Return the digest of all that a sheet depends on beside the article and the catalog."""
    project = desk.project
    settings = {key: repr(getattr(project, key)) for key in SETTINGS}
    checks = sorted(rules.names), repr(rules.settings)
    places = desk.shown(project.locales), desk.shown(project.source)
    glossary = digest(repr(desk.glossary).encode())
    said = [settings, checks, places, glossary, sys.version, program(), libraries()]
    return digest(json.dumps(said).encode())
