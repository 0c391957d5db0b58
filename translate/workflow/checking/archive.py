"""The sheets of earlier runs, taken again for catalogs around which nothing has changed.

A sheet is a pure function of the article, its catalog and what surrounds them: the rules of the checks, the
glossary, the configuration, our own program. So a catalog whose sheet was made from just these need not be
checked again. Files are believed, never the archive: each is read, and its digest is part of the key.

Each article has one file under .translate/, which can be deleted at any time. One that is damaged, or of
another program, is as good as none.
"""

import io
import json
import os
import pickle
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from translate.errors import TranslateError
from translate.files import names_under, read_if_there
from translate.saving import write_derived
from translate.workflow.checking.severities import Severities
from translate.workflow.checking.sheets import Sheet
from translate.workflow.desk import Desk
from translate.workflow.surroundings import digest, libraries, program

FOLDER, SUFFIX = ".translate/check", ".sheets"
SETTINGS = ("source_language", "segments", "front_matter")
"""Keys of the configuration on which a sheet depends, beside the rules."""
OURS = ("translate.model", "translate.checks.", "translate.workflow.checking.sheets")
"""Where what a sheet is made of is defined."""
UNREADABLE = (
    pickle.UnpicklingError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    TypeError,
    ValueError,
)
"""What unpickling raises for bytes that nobody has pickled."""


class Kept(NamedTuple):
    """A sheet in the archive."""

    key: str
    """Digest of all that it was made from."""
    told: bool
    """Whether it has findings, and not only the notes for surveys."""
    packed: bytes
    """The sheet, pickled."""


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

        A catalog that is not there, or cannot be read, has none; without the article none has one.
        """
        source = _content(self._desk.source_path(article))
        if source is None:
            return {}
        start = f"{self._around} {digest(article.encode('utf-8', 'surrogateescape'))} {digest(source)}"
        found = {}
        for code in self._desk.languages:
            catalog = _content(self._desk.catalog_path(article, code))
            if catalog is not None:
                found[code] = digest(f"{start} {code} {digest(catalog)}".encode())
        return found

    def sheets(self, article: str, keys: Mapping[str, str], *, told: bool) -> dict[str, Sheet]:
        """Return the sheets that have these keys, by language; with `told` only those with findings."""
        kept = self._kept(article, keys, told=told)
        return {code: sheet for code, row in kept.items() if (sheet := _sheet_in(row)) is not None}

    def keep(
        self, article: str, sheets: Mapping[str, Sheet], before: Mapping[str, str], *, told: bool
    ) -> None:
        """Keep sheets beside those of other languages; what cannot be written is left.

        `before` are the keys from before they were made: of files that have changed since, nothing is kept.
        """
        now = self.keys(article)
        new = {
            code: Kept(now[code], told, pickle.dumps(sheet))
            for code, sheet in sheets.items()
            if code in now and now[code] == before.get(code)
        }
        known = {code: row for code, row in self._rows(article).items() if code in self._desk.all_languages}
        said = pickle.dumps({code: tuple(row) for code, row in {**known, **new}.items()})
        with suppress(TranslateError):
            write_derived(self._file(article), b"%s\n%s" % (digest(said).encode(), said))

    def sweep(self) -> None:
        """Remove what is kept of articles that are no longer there."""
        wanted = set(self._desk.all_articles)
        with suppress(TranslateError, OSError):
            for name in list(names_under(self._folder, (SUFFIX,))):
                if name.removesuffix(SUFFIX) not in wanted:
                    (self._folder / name).unlink(missing_ok=True)

    def _kept(self, article: str, keys: Mapping[str, str], *, told: bool) -> dict[str, Kept]:
        rows = self._rows(article)
        found = {code: rows[code] for code, key in keys.items() if code in rows and rows[code].key == key}
        return {code: row for code, row in found.items() if row.told or not told}

    def _file(self, article: str) -> Path:
        return self._folder / f"{article}{SUFFIX}"

    def _rows(self, article: str) -> dict[str, Kept]:
        check, _, said = (_content(self._file(article)) or b"").partition(b"\n")
        if check != digest(said).encode():
            return {}
        try:
            return {code: Kept(*row) for code, row in unpacked(said).items()}
        except UNREADABLE:
            return {}


def _sheet_in(kept: Kept) -> Sheet | None:
    """Return a sheet that was kept; None if it cannot be read."""
    try:
        sheet = unpacked(kept.packed)
    except UNREADABLE:
        return None
    return sheet if isinstance(sheet, Sheet) else None


def unpacked(data: bytes) -> Any:  # noqa: ANN401 - whatever was packed
    """Return what was pickled, if it is made of what sheets are made of; else raise one of `UNREADABLE`.

    A file in a project's folder may have been put there by anybody, and what is unpickled may run anything.
    """
    return _Unpickler(io.BytesIO(data)).load()


class _Unpickler(pickle.Unpickler):
    """Knows no other classes than ours."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as its base has it
        """Return a class of ours; raises `UnpicklingError` for anything else."""
        found = super().find_class(module, name) if module.startswith(OURS) and "." not in name else None
        if isinstance(found, type) and found.__module__ == module:
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is nothing that a sheet is made of")


def _content(path: Path) -> bytes | None:
    with suppress(TranslateError):
        return read_if_there(path)
    return None


def _surroundings(desk: Desk, rules: Severities) -> str:
    """Return the digest of all that a sheet depends on beside the article and the catalog."""
    project = desk.project
    settings = {key: repr(getattr(project, key)) for key in SETTINGS}
    checks = sorted(rules.names), repr(rules.settings)
    places = desk.shown(project.locales), desk.shown(project.source)
    glossary = digest(repr(desk.glossary).encode("utf-8", "surrogateescape"))
    said = [settings, checks, places, glossary, sys.version, program(), libraries()]
    return digest(json.dumps(said).encode())
