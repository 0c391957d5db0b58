"""What files hold, known without reading them again where the file system says that they have not changed.

`workflow/surroundings` says when the file system is believed.
"""

import hashlib
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from translate.errors import TranslateError
from translate.files import reason
from translate.workflow.surroundings import SURE, Stamp, stamp_of


class Seen:
    """The digests of files."""

    def __init__(self, stored: Mapping[str, tuple[str, Stamp]]) -> None:
        self.stored = stored
        """What the last run knew."""
        self._known: dict[str, tuple[str | None, Stamp | None]] = {}

    def digest(self, path: str) -> str | None:
        """Return the digest of a file's content, None if there is no file; in one run always the same.

        Raises `TranslateError` when it cannot be read.
        """
        if path not in self._known:
            self._known[path] = self._look(path)
        return self._known[path][0]

    def read_again(self, path: str) -> str | None:
        """Return the same of a file that has just been written, read anew."""
        self._known.pop(path, None)
        return self.digest(path)

    def note(self, path: str, digest: str | None) -> None:
        """Note that a file has just been written with this content, or removed (None)."""
        self._known[path] = digest, None if digest is None else stamp_of(path)

    def table(self) -> Iterator[tuple[str, tuple[str, Stamp]]]:
        """Yield what may be believed the next time: path, digest and stamp."""
        now = time.time_ns()
        for path, (digest, stamp) in {**self.stored, **self._known}.items():
            if digest is None or stamp is None or now - stamp[-1] <= SURE:
                continue
            if path in self._known or stamp_of(path) == stamp:
                yield path, (digest, stamp)

    def _look(self, path: str) -> tuple[str | None, Stamp | None]:
        looked = time.time_ns()
        stamp = stamp_of(path)
        stored = self.stored.get(path)
        if stored is not None and stamp is not None and stored[1] == stamp:
            return stored
        try:
            with open(path, "rb") as stream:  # noqa: PTH123 - thousands of them
                digest = hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
        except (FileNotFoundError, NotADirectoryError):
            return None, None
        except OSError as error:
            raise TranslateError(f"cannot be read: {reason(error)}", path=Path(path)) from None
        sure = stamp is not None and looked - stamp[-1] > SURE
        return digest, stamp if sure else None
