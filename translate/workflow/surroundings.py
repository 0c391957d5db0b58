"""By what a run knows that what an earlier one made still holds: digests, stamps of files, our own program.

A file's content is known to be the same without reading it if size, inode, modification and change time are
the same. Programs can set the modification time but not the change time; and a change time is only relied on
when it was two seconds old (the coarsest clock of a file system) when we looked, for a file may change twice
in one tick. What is younger is read again. Systems that have no change time read always.
"""

import contextlib
import hashlib
import os
import sys
from pathlib import Path

import translate

SURE = 2_000_000_000
"""Nanoseconds after which a file that changes again gets another change time."""

Stamp = tuple[int, int, int, int]


def digest(data: bytes) -> str:
    """Return the digest of a content."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def stamp_of(name: str) -> Stamp | None:
    """Return what the file system says of a file; None if there is none, or it has no change time."""
    try:
        said = os.stat(name)  # noqa: PTH116 - ten thousand of these are half the time of an update
    except OSError:
        return None
    return (said.st_size, said.st_ino, said.st_mtime_ns, said.st_ctime_ns) if os.name == "posix" else None


def program() -> list[tuple[str, int, int]]:
    """Return the files of this program, with their sizes and times."""
    found, root = [], os.fspath(Path(translate.__file__).parent)
    for folder, _, files in os.walk(root):
        for name in files:
            if not name.endswith(".pyc"):
                path = os.path.join(folder, name)  # noqa: PTH118 - for speed, as above
                said = os.stat(path)  # noqa: PTH116
                found.append((path[len(root) :], said.st_size, said.st_mtime_ns))
    return sorted(found)


def libraries() -> list[str]:
    """Return the libraries that can be imported, with their versions: the names of their folders."""
    found = []
    for folder in sys.path:
        with contextlib.suppress(OSError), os.scandir(folder or ".") as items:
            found += [item.name for item in items if item.name.endswith("-info")]
    return sorted(found)
