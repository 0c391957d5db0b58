"""What an operating system can do with files beyond reading and writing them; Linux can all of it."""

import contextlib
import errno
import gc
import os
import signal
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import IO, Any

AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""Of renameat2(2)."""
UNABLE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM}
"""What a file system says that cannot exchange or link."""


def create(temporary: Path, target: Path) -> bool:
    """Put a file where there is none; return False if there is one by now."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in UNABLE:
            raise
        if target.exists():
            return False
        temporary.replace(target)
    return True


def exchange(one: Path, other: Path) -> bool | None:
    """Exchange two files in one step; return False if one is missing, None where that cannot be done."""
    libc = _libc()
    if libc is None:
        return None
    import ctypes

    if not libc.renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE):
        return True
    code = ctypes.get_errno()
    if code == errno.ENOENT:
        return False
    if code in UNABLE:
        return None
    raise OSError(code, os.strerror(code), str(other))


def is_being_written(path: Path) -> bool:
    """Return whether a program has a file open for writing; False where the system does not tell.

    Linux gives a read lease, fcntl(2), only on a file that nobody writes. It is given back at once; the
    signal that would tell us of a writer who came in between is one that is ignored by default.
    """
    try:
        import fcntl

        with path.open("rb") as stream:
            fcntl.fcntl(stream, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(stream, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(stream, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except (ImportError, AttributeError, OSError):
        return False
    return False


def read_at(stream: IO[bytes], place: int, length: int) -> bytes:
    """Return bytes of a file; where the system can, its other readers are not moved from their places."""
    if hasattr(os, "pread"):
        return os.pread(stream.fileno(), length, place)
    stream.seek(place)
    return stream.read(length)


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep other runs of ours, which may not share a lock, from putting a file into a folder meanwhile."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def flush(folder: Path) -> None:
    """Flush a folder to disk: what is in it, under which name."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@cache
def _libc() -> Any:  # noqa: ANN401 - ctypes has no types of its own
    """Return the C library if it can exchange files, else None."""
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    return libc if hasattr(libc, "renameat2") else None


@contextlib.contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Let nobody look for garbage while much is read that is kept."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
