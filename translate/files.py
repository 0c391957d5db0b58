"""Files: found, read as UTF-8 and written whole or not at all.

The bytes of an article matter, so text is read and written without touching its line endings.
"""

import contextlib
import fnmatch
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from translate.errors import TranslateError, nearest


def read_text(path: Path) -> str:
    """Return a file's text, line endings and byte order mark kept.

    Raises `TranslateError` when it cannot be read or is not UTF-8, with the line of the first wrong byte.
    """
    return decode(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raises `TranslateError` when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(error, path) from None


def read_if_there(path: Path) -> bytes | None:
    """Return a file's bytes, None if there is none; raises `TranslateError` when it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(error, path) from None


def folders_in(path: Path) -> list[Path]:
    """Return the folders in a folder, sorted, hidden ones left out; none if there is no such folder.

    Raises `TranslateError` when it is a file or cannot be read.
    """
    try:
        return sorted(item for item in path.iterdir() if item.is_dir() and not item.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _unreadable(error, path) from None


def decode(data: bytes, path: Path) -> str:
    """Return bytes read from `path` as text; raises `TranslateError` at the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TranslateError(
            f"not UTF-8 (byte 0x{data[error.start]:02x}); save the file as UTF-8", path=path, line=line
        ) from None


ANYTHING = object()
"""For `write_atomic`: replace the file whatever it holds."""


def write_atomic(path: Path, data: bytes, *, replacing: object = ANYTHING) -> bool:
    """Write a file whole: a temporary file beside it, flushed to disk, then renamed over it.

    The mode of a file that is replaced is kept; a symbolic link stays one. With `replacing` (bytes, or
    None for no file) nothing is written, and False returned, when the file holds something else by now.
    Raises `TranslateError` when the folder cannot be written to; what was there before is then untouched.
    """
    target = path.resolve()
    temporary = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".translate-", suffix=".tmp")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        if replacing is not ANYTHING and (target.read_bytes() if target.exists() else None) != replacing:
            return False
        Path(temporary).replace(target)
    except OSError as error:
        raise TranslateError(f"cannot be written: {_reason(error)}", path=path) from None
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
    return True


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write a file unless it already holds these bytes; return whether it was written."""
    if read_if_there(path) == data:
        return False
    write_atomic(path, data)
    return True


@contextlib.contextmanager
def only_one(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the project's lock: a second run that writes catalogs waits until the first has ended.

    `waiting` is called when it has to.
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
        raise TranslateError(f"cannot be written: {_reason(error)}", path=folder) from None
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def find_articles(source: Path, suffixes: Sequence[str]) -> tuple[str, ...]:
    """Return the articles under a folder, sorted, as paths relative to it with ``/``.

    Hidden files and folders are passed over. Raises `TranslateError` when the folder is missing or two
    articles differ only by their ending.
    """
    if not source.is_dir():
        raise TranslateError(
            "no such folder; put the articles there, or name the folder as 'source' in the configuration",
            path=source,
        )
    names = sorted(
        name
        for folder, folders, files in os.walk(source, onerror=_raise_walk)
        for name in _relative_names(source, folder, folders, files)
        if name.lower().endswith(tuple(suffixes))
    )
    stems: dict[str, str] = {}
    for name in names:
        twin = stems.setdefault(stem(name), name)
        if twin != name:
            raise TranslateError(
                f"differs from {twin} only by its ending; rename one, they would share a catalog",
                path=source / name,
            )
    return tuple(names)


def stem(article: str) -> str:
    """Return an article's path without its ending: what its catalogs are named after."""
    return article.rpartition(".")[0] or article


def select(articles: Sequence[str], patterns: Sequence[str]) -> tuple[str, ...]:
    """Return the articles that any pattern names: a path with or without its ending, or a glob.

    Without patterns all of them. Raises `TranslateError` when a pattern names none.
    """
    if not patterns:
        return tuple(articles)
    chosen: set[str] = set()
    for pattern in patterns:
        found = [a for a in articles if any(fnmatch.fnmatchcase(name, pattern) for name in (a, stem(a)))]
        found = found or [a for a in articles if pattern in (a, stem(a))]
        if not found:
            known = [*articles, *(stem(a) for a in articles)]
            raise TranslateError(
                f"no article '{pattern}'{nearest(pattern, known)}; articles are named by their path under the"
                " source folder, or by a glob"
            )
        chosen.update(found)
    return tuple(a for a in articles if a in chosen)


def _relative_names(source: Path, folder: str, folders: list[str], files: list[str]) -> Iterator[str]:
    """Yield the files of a folder relative to the source; prune hidden folders from the walk."""
    folders[:] = [name for name in folders if not name.startswith(".")]
    for name in files:
        if not name.startswith("."):
            yield Path(folder, name).relative_to(source).as_posix()


def _raise_walk(error: OSError) -> None:
    raise _unreadable(error, error.filename)


def _unreadable(error: OSError, path: Path | str) -> TranslateError:
    return TranslateError(f"cannot be read: {_reason(error)}", path=path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    """Return the operating system's reason in lower case, without numbers and paths."""
    return (error.strerror or str(error)).lower()
