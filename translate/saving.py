"""Files written whole or not at all, and never over somebody else's work.

A file is written under another name beside it, flushed to disk, and put in place in one step. On Linux
that step exchanges the new file with the old one; what is taken out is then held against what the new one
was made from, and put back if somebody saved in between or is just writing. So a save is kept whenever it
comes. After a save in the microseconds between the last look and the exchange, ours stands in its place until
it is put back; who reads, changes and saves the file in just that time starts from ours. That save stays, and
the one before it is handed to who wrote, to be merged. Where files cannot be exchanged (other systems, some
network disks) a save in the microseconds between the last look and the rename is lost.
"""

import contextlib
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from translate.errors import TranslateError
from translate.files import read_if_there, real_path, reason
from translate.system import create, exchange, flush, held, is_being_written

ANYTHING = object()
"""For `_write`: replace the file whatever it holds."""
PREFIX, SUFFIX = ".translate-", ".tmp"
WRITER_PATIENCE = 0.5
"""Seconds for which a file is waited for that another program is just writing."""
LOCK_PATIENCE = 60.0
"""Seconds after which a run gives up waiting for another one."""
SAY_AFTER = 1.0
"""Seconds after which it says that it waits."""


class Outcome(NamedTuple):
    """What came of writing a file in the place of a known one."""

    done: bool
    """Whether it was written; else the file held something else."""
    overtaken: bytes | None = None
    """A save that came while it was written, in whose place stands a later one that was not made from it."""


class NotWrittenError(TranslateError):
    """A file cannot be written: the disk is full, the folder read-only. The next one would fare no better."""


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file whole, whatever it held, and flush it and its folder to disk.

    Mode and owner of a file that is replaced are kept; a symbolic link stays one. Raises `NotWrittenError`
    when it cannot be written; what was there before is then untouched.
    """
    _write(path, data, ANYTHING)


def write_replacing(path: Path, data: bytes, before: bytes | None) -> Outcome:
    """Write a file, as `write_atomic` does, if it still is what it was `before` (None: if there is none)."""
    return _write(path, data, before)


def _write(path: Path, data: bytes, replacing: object) -> Outcome:
    with _beside(path) as (target, temporary, stream):
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
        stream.close()  # what is open for writing looks as if it were being written
        with held(target.parent):
            outcome = _put(temporary, target, data, replacing)
        if outcome.done:
            flush(target.parent)
    return outcome


def write_derived(path: Path, data: bytes) -> bool:
    """Write a file that can be made again, unless it holds these bytes; return whether it was written.

    As with `write_atomic` it is whole at any time, but it is not flushed to disk, which takes most of the
    time of many small files. Raises `TranslateError` when it cannot be read or written.
    """
    if read_if_there(path) == data:
        return False
    with _beside(path) as (target, temporary, stream):
        stream.write(data)
        stream.close()
        temporary.replace(target)
    return True


def copy_derived(source: Path, path: Path) -> None:
    """Copy a file of any size as `write_derived` writes one; raises `TranslateError` when it cannot."""
    try:
        content = source.open("rb")
    except OSError as error:
        raise TranslateError(f"cannot be read: {reason(error)}", path=source) from None
    with content, _beside(path) as (target, temporary, stream):
        shutil.copyfileobj(content, stream)
        stream.close()
        temporary.replace(target)


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[tuple[Path, Path, IO[bytes]]]:
    """Give the file that a path leads to and an open one beside it, which has its mode and owner.

    What is not put in its place is removed. Any `OSError` becomes a `NotWrittenError`.
    """
    target = real_path(path)
    temporary = target.parent / f"{PREFIX}{secrets.token_hex(8)}{SUFFIX}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(temporary, "xb") as stream:  # noqa: PTH123 - Path.open is slower, and this is done often
            _keep_owner_and_mode(stream.fileno(), target)
            yield target, temporary, stream
    except OSError as error:
        message = f"cannot be written: {reason(error)}; what was there is untouched"
        raise NotWrittenError(message, path=path) from None
    finally:
        temporary.unlink(missing_ok=True)


def move(path: Path, target: Path) -> bool:
    """Move a file to where there is none; return False, and leave both, if there is one.

    Raises `NotWrittenError` when it cannot be moved; it is then where it was.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not create(path, target):
            return False
        flush(target.parent)
        path.unlink(missing_ok=True)
        flush(path.parent)
    except OSError as error:
        raise NotWrittenError(f"cannot be moved to {target}: {reason(error)}", path=path) from None
    return True


def _settle(path: Path) -> None:
    """Wait for a program that is just writing a file, if there is one, for a moment."""
    end = time.monotonic() + WRITER_PATIENCE
    while is_being_written(path) and time.monotonic() < end:
        time.sleep(0.005)


def read_settled(path: Path) -> bytes | None:
    """Return a file's bytes, None if there is none, once no program is just writing it.

    If one began while it was read, perhaps one half before and one after, it is read again. Raises
    `TranslateError` when it cannot be read.
    """
    if _stamp(path) is None:
        return read_if_there(path)
    end = time.monotonic() + WRITER_PATIENCE
    while True:
        _settle(path)
        before = _stamp(path)
        data = read_if_there(path)
        if (_stamp(path) == before and not is_being_written(path)) or time.monotonic() > end:
            return data


def _stamp(path: Path) -> tuple[int, ...] | None:
    """Return what changes when somebody writes a file, None if there is none."""
    try:
        said = path.stat()
    except OSError:
        return None
    return said.st_ino, said.st_size, said.st_mtime_ns


def remove_leftovers(folder: Path) -> None:
    """Remove what killed runs have left behind under a folder; no other run may be writing there."""
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.startswith(PREFIX) and name.endswith(SUFFIX):
                Path(place, name).unlink(missing_ok=True)


@contextlib.contextmanager
def only_one(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the project's lock: a second run that writes catalogs waits until the first has ended.

    `waiting` is called when that takes longer than a second. The lock goes with its process, however that
    ends. Raises `TranslateError` when the folder cannot be written to, or the other run takes too long.
    """
    try:
        import fcntl
    except ImportError:  # Windows has no such locks; the catalogs are still merged again when they change
        yield
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stream = (folder / "lock").open("ab")
    except OSError as error:
        raise NotWrittenError(f"cannot be written: {reason(error)}", path=folder) from None
    with stream:
        began, said = time.monotonic(), False
        while True:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                waited = time.monotonic() - began
            if waited > LOCK_PATIENCE:
                raise TranslateError(
                    "another run of translate is still at work in this project; try again once it has ended"
                )
            if waited > SAY_AFTER and not said:
                waiting()
                said = True
            time.sleep(0.05)
        yield


def _put(temporary: Path, target: Path, data: bytes, replacing: object) -> Outcome:
    """Put a file, which holds `data`, in the place of one that holds `replacing`."""
    if replacing is ANYTHING:
        temporary.replace(target)
        return Outcome(done=True)
    if replacing is None:
        return Outcome(create(temporary, target))
    if read_settled(target) != replacing:
        return Outcome(done=False)
    exchanged = exchange(temporary, target)
    if exchanged is None:
        temporary.replace(target)
    return _judged(temporary, target, data, replacing) if exchanged else Outcome(done=exchanged is None)


def _judged(temporary: Path, target: Path, data: bytes, replacing: object) -> Outcome:
    """Look at what `data` was put in the place of; put it back if it is not what was to be replaced."""
    taken = _settled(temporary)
    if taken == replacing:
        return Outcome(done=True)
    left = _give_back(temporary, target, data, taken)
    return Outcome(done=False, overtaken=left if isinstance(left, bytes) and left != data else None)


def _give_back(temporary: Path, target: Path, placed: object, saved: object) -> object:
    """Put back what somebody saved before `placed` was put in its place; a save that came after it stays.

    Returns what was taken out at last.
    """
    while exchange(temporary, target) or not create(temporary, target):
        placed, saved, taken = saved, _settled(temporary), placed
        if saved == taken:
            return saved
    return None


def _settled(path: Path) -> object:
    """Return a file's bytes; an object that equals nothing while a program is still writing to it."""
    data = read_settled(path)
    return object() if is_being_written(path) else data


def _keep_owner_and_mode(handle: int, target: Path) -> None:
    """Give an open file the owner and mode of the one that it will replace, as far as we may."""
    try:
        before = target.stat()
    except FileNotFoundError:
        return
    if os.name != "posix":
        return
    own = os.fstat(handle)
    if (before.st_uid, before.st_gid) != (own.st_uid, own.st_gid):
        with contextlib.suppress(PermissionError):
            os.fchown(handle, before.st_uid, before.st_gid)
    os.fchmod(handle, before.st_mode & 0o7777)
