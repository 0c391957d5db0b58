"""What was made of files, kept in memory as long as the files stay what they are."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from translate.errors import TranslateError
from translate.saving import read_settled
from translate.workflow.surroundings import SURE, Stamp, digest, stamp_of

Made = TypeVar("Made")


@dataclass(slots=True)
class _Known(Generic[Made]):
    """A file as it was read."""

    digest: str
    stamp: Stamp | None
    """What the file system said of it; None when that cannot be relied on (see `remembered`)."""
    made: Made | TranslateError

    def answer(self) -> tuple[str, Made]:
        """Return the digest and what was made; raises the error if nothing could be made."""
        if isinstance(self.made, TranslateError):
            raise TranslateError(self.made.message, path=self.made.path, line=self.made.line)
        return self.digest, self.made


class Kept(Generic[Made]):
    """The results of reading files, those asked for last; any thread may ask."""

    def __init__(self, make: Callable[[Path, bytes], Made], size: int) -> None:
        """`make` turns the bytes of a file into what is wanted of it, or raises `TranslateError`."""
        self._make, self._size = make, size
        self._files: OrderedDict[str, _Known[Made]] = OrderedDict()
        self._lock = threading.Lock()
        self.spent = 0.0
        """Seconds for which files were read; those that are only looked at, or not there, do not count."""

    def get(self, path: Path) -> tuple[str, Made] | None:
        """Return the digest of a file and what was made of it; None if there is no file.

        Raises `TranslateError` when it cannot be read.
        """
        known = self._look(path)
        return None if known is None else known.answer()

    def last(self, path: Path) -> tuple[str, Made] | None:
        """Return the same as it was when it was asked for last, without a look at the file."""
        with self._lock:
            known = self._files.get(str(path))
        return None if known is None else known.answer()

    def _look(self, path: Path) -> _Known[Made] | None:
        name, looked = str(path), time.time_ns()
        stamp = stamp_of(name)
        with self._lock:
            known = self._files.get(name)
            if known is not None:
                self._files.move_to_end(name)
        if known is not None and stamp is not None and known.stamp == stamp:
            return known
        sure = stamp is not None and looked - stamp[-1] > SURE
        read = self._read(path, known, stamp if sure else None)
        if read is None:
            return None
        with self._lock:
            self.spent += (time.time_ns() - looked) / 1e9
            self._files[name] = read
            if len(self._files) > self._size:
                self._files.popitem(last=False)
        return read

    def _read(self, path: Path, known: _Known[Made] | None, stamp: Stamp | None) -> _Known[Made] | None:
        """Return what a file is now; what was made of it before stands if it still has the same content."""
        data = read_settled(path)
        if data is None:
            return None
        found = digest(data)
        if known is not None and known.digest == found:
            return _Known(found, stamp, known.made)
        try:
            return _Known(found, stamp, self._make(path, data))
        except TranslateError as error:
            return _Known(found, stamp, error)
