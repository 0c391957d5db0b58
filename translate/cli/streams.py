"""Standard output and error as the commands need them, whatever the shell has made of them."""

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def make_ready() -> None:
    """Have stdout and stderr take any text to the end.

    A sign that the encoding does not have is escaped. What goes to a stream that is closed is dropped, and so
    is what nobody reads any more, as behind ``| head``: the exit code says what the command found, not when
    its reader left.
    """
    sys.stdout = _ready(sys.stdout)
    sys.stderr = _ready(sys.stderr)


def _ready(stream: TextIO | None) -> TextIO:
    """Return what takes the place of a stream of the shell's, which is None if it is closed."""
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    stream.flush()
    below = stream.buffer
    raw = cast("io.RawIOBase", below.raw if isinstance(below, io.BufferedWriter) else below)
    patient = io.BufferedWriter(_Patient(raw))
    return io.TextIOWrapper(
        patient, stream.encoding, "backslashreplace", line_buffering=stream.line_buffering
    )


class _Patient(io.RawIOBase):
    """A stream that drops what it cannot write any more; that a disk is full it says once."""

    def __init__(self, stream: io.RawIOBase) -> None:
        self._stream, self._lost = stream, False

    def write(self, data: "ReadableBuffer", /) -> int | None:
        try:
            return len(memoryview(data)) if self._lost else self._stream.write(data)
        except OSError as error:
            self._lost = True
            if isinstance(error, BrokenPipeError):
                return len(memoryview(data))
            raise

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()
