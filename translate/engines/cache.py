"""Answers that have been paid for, kept in one SQLite file so that no run pays for them again.

A key is a digest of all that an answer depends on; texts and keys of services are not in the file, verified
answers are. Each `put` is a transaction, written before it returns to the program (not to the disk: what a
power failure loses is asked again). Several threads and processes may use the file at once. A file that is
damaged, or of another program, is thrown away: nothing of worth is only there.
"""

import hashlib
import re
import sqlite3
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""
_AT_ONCE = 500
"""Keys in one query; SQLite takes 999 at least."""
_DAMAGED = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


_SURROGATE = re.compile("[\ud800-\udfff]")
"""What UTF-8, and so SQLite, cannot hold."""


def digest(parts: Iterable[str]) -> str:
    """Return the key of a list of texts; lone surrogates are texts too."""
    hashed = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hashed.update(f"{len(data)}:".encode() + data)
    return hashed.hexdigest()


class Cache:
    """A file of (key, text); without a path it keeps nothing."""

    def __init__(self, path: Path | None = None) -> None:
        """Take the path of the file; it and its folder are made when something is put there."""
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def get(self, keys: Iterable[str]) -> dict[str, str]:
        """Return the texts of those keys that have one."""
        wanted = list(dict.fromkeys(keys))
        if self._path is None or not wanted or not self._path.exists():
            return {}
        found: dict[str, str] = {}
        with self._lock, suppress(sqlite3.Error):
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                found.update(self._execute(f"SELECT key, text FROM kept WHERE key IN ({marks})", some))  # noqa: S608 - marks only
        return {key: text for key, text in found.items() if isinstance(text, str)}

    def put(self, texts: Mapping[str, str]) -> None:
        """Keep texts by key; what cannot be written is not kept."""
        if self._path is None or not texts:
            return
        rows = [(key, text) for key, text in texts.items() if not _SURROGATE.search(text)]
        with self._lock, suppress(sqlite3.Error, OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._execute_many("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._disconnect()

    def _execute(self, query: str, values: list[str]) -> list[tuple[str, str]]:
        try:
            return self._connected().execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            self._throw_away(error)
            return []

    def _execute_many(self, query: str, rows: list[tuple[str, str]]) -> None:
        for last in (False, True):
            try:
                with self._connected() as connection:
                    connection.executemany(query, rows)
            except sqlite3.DatabaseError as error:
                if last:
                    raise
                self._throw_away(error)
            else:
                return

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            assert self._path is not None  # noqa: S101 - `get` and `put` have looked
            self._connection = sqlite3.connect(self._path, timeout=PATIENCE, check_same_thread=False)
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID"
            )
        return self._connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _throw_away(self, error: sqlite3.DatabaseError) -> None:
        """Remove a file that is damaged or not ours; raise the error of one that is busy, say, again."""
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DAMAGED:
            raise error
        self._disconnect()
        if self._path is not None:
            for name in ("", "-journal", "-wal", "-shm"):
                self._path.with_name(self._path.name + name).unlink(missing_ok=True)
