"""The memory on disk: what the files hold, in an SQLite database that is made from them again at will.

It says of each file how it was when it was read, so that only files that have changed are read again. Nothing
is only there: a database that is damaged, or not ours, raises `BrokenStoreError` and is thrown away.
"""

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from translate.memory.numbers import pattern_of
from translate.memory.tables import (
    OURS,
    SCHEMA,
    TMX,
    BrokenStoreError,
    Found,
    Holding,
    Known,
    Source,
    digest,
    place_of,
    said_words,
    told,
)
from translate.memory.units import Context, Unit

PATIENCE = 60.0
"""Seconds for which a process waits while another one writes."""
CACHE = -32_000
"""Size of SQLite's cache, which is what the word index grows in: 32 MB, as it says that."""
BATCH = 20_000
"""Translations that are written at once."""


class Store:
    """An open database."""

    def __init__(self, path: Path | None, key: str) -> None:
        """Open the database at a path, or one in memory that ends with us.

        `key` stands for the program that made it. Raises `BrokenStoreError` when it cannot be used.
        """
        with told():
            self._sql = sqlite3.connect(
                str(path or ":memory:"), timeout=PATIENCE, isolation_level=None, check_same_thread=False
            )
        try:
            self._rows(f"PRAGMA cache_size = {CACHE}")
            self._prepare(key)
        except BrokenStoreError:
            self.close()
            raise
        self._waiting = 0

    def close(self) -> None:
        """Close the database; what was put into it is saved."""
        with contextlib.suppress(sqlite3.Error):
            if self._sql.in_transaction:
                self._sql.execute("COMMIT")
        self._sql.close()

    def known(self, kind: str, under: str = "") -> dict[str, Known]:
        """Return the files of a kind whose path begins so, by name."""
        rows = self._rows(
            "SELECT name, stamp, digest FROM files WHERE kind = ? AND substr(name, 1, ?) = ?",
            (kind, len(under), under),
        )
        return {
            name: Known(tuple(map(int, stamp.split())) if stamp else None, said) for name, stamp, said in rows
        }

    def put(self, source: Source, units: Iterable[Unit], left_out: Counter[str] | None = None) -> None:
        """Hold the units of a file instead of what it held before; all or, when reading it fails, nothing.

        `left_out` is looked at once all units have been read.
        """
        if not isinstance(units, tuple):  # which are read as they are put in
            self.save()
        with told():
            self._begin()
            try:
                self._forget(source.name)
                self._put(source, units, left_out)
            except BaseException:
                self._sql.execute("ROLLBACK")
                raise
        if self._waiting > BATCH:
            self.save()

    def touch(self, name: str, known: Known) -> None:
        """Note that a file is as it was, though the file system says otherwise."""
        stamp = " ".join(map(str, known.stamp)) if known.stamp else None
        with told():
            self._begin()
            self._sql.execute("UPDATE files SET stamp = ? WHERE name = ?", (stamp, name))

    def forget(self, names: Iterable[str]) -> None:
        """Drop what files held."""
        with told():
            for name in names:
                self._begin()
                self._forget(name)

    def save(self) -> None:
        """Write down what has been put in so far."""
        with told():
            if self._sql.in_transaction:
                self._sql.execute("COMMIT")
            self._waiting = 0

    def holdings(self) -> list[Holding]:
        """Return how much there is of each language, by file."""
        return [
            Holding(*row)
            for row in self._rows(
                "SELECT language, kind, shown, entries FROM held JOIN files ON files.id = file"
                " ORDER BY language, kind, name"
            )
        ]

    def left_out(self) -> list[tuple[str, str, int]]:
        """Return (file, reason, number) of the units that could not be taken."""
        return self._rows(
            "SELECT shown, reason, units FROM left_out JOIN files ON files.id = file ORDER BY name, reason"
        )

    def same(self, text: str, languages: Sequence[str]) -> Found | None:
        """Return the first translation of a text; see `translations` for the languages."""
        return next(self.translations("texts.digest = ?", digest(text), languages), None)

    def with_pattern(self, text: str, languages: Sequence[str]) -> Iterator[Found]:
        """Yield translations of texts that differ from one in their numbers only, by their digest."""
        pattern = pattern_of(text)
        if pattern is not None:
            yield from self.translations("texts.pattern = ?", digest(pattern), languages)

    def translations(self, where: str, value: object, languages: Sequence[str]) -> Iterator[Found]:
        """Yield the translations of some texts: into the first of the languages, then the next.

        Catalogs count for the first language only: those of another one are a memory of their own.
        """
        for number, language in enumerate(languages):
            kind = "" if not number else f" AND kind = '{TMX}'"
            yield from (
                Found(*row)
                for row in self._rows(
                    "SELECT texts.text, translation, kind, shown FROM texts"  # noqa: S608 - ours
                    " JOIN units ON units.text = texts.id JOIN files ON files.id = file"
                    f" WHERE {where} AND language = ?{kind} ORDER BY kind, name, number",
                    (value, language),
                )
            )

    def in_place(self, context: Context, language: str) -> str | None:
        """Return the approved translation of a text between its neighbours."""
        rows = self._rows(
            "SELECT translation FROM texts JOIN units ON units.text = texts.id JOIN files ON files.id = file"
            " WHERE texts.digest = ? AND language = ? AND place = ? ORDER BY name, number LIMIT 1",
            (digest(context.msgid), language, place_of(context.before, context.after)),
        )
        return rows[0][0] if rows else None

    def numbers_of_texts(self, languages: Sequence[str]) -> frozenset[int]:
        """Return the numbers of the texts that have a translation; see `translations`."""
        marks = ", ".join("?" * len(languages))
        rows = self._rows(
            "SELECT DISTINCT text FROM units JOIN files ON files.id = file"  # noqa: S608 - question marks
            f" WHERE language IN ({marks}) AND (language = ? OR kind = '{TMX}')",
            (*languages, languages[0]),
        )
        return frozenset(number for (number,) in rows)

    def word_counts(self) -> dict[str, int]:
        """Return how many texts have each word."""
        return dict(self._rows("SELECT term, doc FROM counts"))

    def having(self, some: Sequence[str]) -> list[int]:
        """Return the numbers of the texts that have all of these words."""
        asked = " ".join(f'"{word}"' for word in some)
        return [number for (number,) in self._rows("SELECT rowid FROM words WHERE words MATCH ?", (asked,))]

    def text(self, number: int) -> str:
        """Return a text by its number; empty if it is gone."""
        rows = self._rows("SELECT text FROM texts WHERE id = ?", (number,))
        return rows[0][0] if rows else ""

    def all(self, languages: Sequence[str]) -> Iterator[tuple[Unit, Found]]:
        """Yield all units of some languages, each with where it is from: origin by origin, text by text."""
        marks = ", ".join("?" * len(languages))
        with told():
            rows = self._sql.execute(
                "SELECT texts.text, translation, language, tuid, origin, kind, shown"  # noqa: S608 - as above
                f" FROM units JOIN texts ON texts.id = units.text JOIN files ON files.id = file"
                f" WHERE language IN ({marks})"
                " ORDER BY kind, shown, texts.id, tuid, language, name, number",
                tuple(languages),
            )
            for text, translation, language, tuid, origin, kind, shown in rows:
                unit = Unit(text, translation, language, tuid=tuid, origin=origin)
                yield unit, Found(text, translation, kind, shown)

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with told():
            return self._sql.execute(sql, values).fetchall()

    def _begin(self) -> None:
        if not self._sql.in_transaction:
            self._sql.execute("BEGIN IMMEDIATE")

    def _prepare(self, key: str) -> None:
        """Make the tables of a new database; refuse one that is not ours."""
        if not self._rows("SELECT 1 FROM sqlite_master LIMIT 1"):
            with told():
                self._sql.execute("BEGIN IMMEDIATE")
                if not self._rows("SELECT 1 FROM sqlite_master LIMIT 1"):  # made by another process meanwhile
                    for statement in SCHEMA.split(";\n"):
                        self._sql.execute(statement)
                    self._sql.execute("INSERT INTO made VALUES (?)", (key,))
                    self._sql.execute(f"PRAGMA application_id = {OURS}")
                self._sql.execute("COMMIT")
        ours = self._rows("PRAGMA application_id") == [(OURS,)]
        if not ours or self._rows("SELECT key FROM made") != [(key,)]:
            raise BrokenStoreError("made by another program")

    def _put(self, source: Source, units: Iterable[Unit], left_out: Counter[str] | None) -> None:
        known, run = source.known, self._sql.execute
        stamp = " ".join(map(str, known.stamp)) if known.stamp else None
        row = (source.name, source.kind, source.shown, stamp, known.digest)
        file = run(
            "INSERT INTO files (name, kind, shown, stamp, digest) VALUES (?, ?, ?, ?, ?)", row
        ).lastrowid
        held: Counter[str] = Counter()
        for number, unit in enumerate(units):
            place = place_of(unit.before, unit.after) if unit.before or unit.after else None
            values = (unit.language, file, number, unit.translation, place, unit.tuid, unit.origin)
            run("INSERT INTO units VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (self._number(unit.text), *values))
            held[unit.language] += 1
        self._waiting += held.total()
        for language, entries in held.items():
            run("INSERT INTO held VALUES (?, ?, ?)", (file, language, entries))
        for reason, count in (left_out or {}).items():
            run("INSERT INTO left_out VALUES (?, ?, ?)", (file, reason, count))

    def _number(self, text: str) -> int:
        """Return the number of a text, which is taken in if it is new."""
        run, key = self._sql.execute, digest(text)
        rows = run("SELECT id FROM texts WHERE digest = ?", (key,)).fetchall()
        if rows:
            return int(rows[0][0])
        pattern = pattern_of(text)
        row = (key, text, None if pattern is None else digest(pattern))
        number = run("INSERT INTO texts (digest, text, pattern) VALUES (?, ?, ?)", row).lastrowid or 0
        run("INSERT INTO words (rowid, said) VALUES (?, ?)", (number, said_words(text)))
        return number

    def _forget(self, name: str) -> None:
        """Drop what a file held, and the texts that no other one holds."""
        run = self._sql.execute
        for (file,) in run("SELECT id FROM files WHERE name = ?", (name,)).fetchall():
            texts = run("SELECT DISTINCT text FROM units WHERE file = ?", (file,)).fetchall()
            for table in ("units", "held", "left_out"):
                run(f"DELETE FROM {table} WHERE file = ?", (file,))  # noqa: S608 - a name of ours
            run("DELETE FROM files WHERE id = ?", (file,))
            for (number,) in texts:
                if not run("SELECT 1 FROM units WHERE text = ? LIMIT 1", (number,)).fetchall():
                    said = said_words(self.text(number))
                    run("INSERT INTO words (words, rowid, said) VALUES ('delete', ?, ?)", (number, said))
                    run("DELETE FROM texts WHERE id = ?", (number,))
