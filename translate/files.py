"""Files: found, and read as UTF-8.

The bytes of an article matter, so text is read without touching its line endings.
"""

import fnmatch
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from translate.errors import TranslateError, nearest


def real_path(path: Path) -> Path:
    """Return an absolute path without symbolic links; one that leads to itself is kept, which is no error."""
    return Path(os.path.realpath(path))


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


def find_articles(source: Path, suffixes: Sequence[str]) -> tuple[str, ...]:
    """Return the articles under a folder, sorted, as paths relative to it with ``/``.

    Hidden files and folders are passed over. Raises `TranslateError` when the folder is missing, two
    articles differ only by their ending, or the name of one is not UTF-8.
    """
    if not source.is_dir():
        raise TranslateError(
            "no such folder; put the articles there, or name the folder as 'source' in the configuration",
            path=source,
        )
    names = sorted(names_under(source, suffixes))
    stems: dict[str, str] = {}
    for name in names:
        if not _is_utf8(name):
            shown = os.fsencode(source / name).decode("utf-8", "replace")
            raise TranslateError("its name is not UTF-8; rename it", path=shown)
        twin = stems.setdefault(stem(name), name)
        if twin != name:
            raise TranslateError(
                f"differs from {twin} only by its ending; rename one, they would share a catalog",
                path=source / name,
            )
    return tuple(names)


def _is_utf8(name: str) -> bool:
    """Return whether a name that the system gave is text, with no byte left that stands for itself."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


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
            advice = "; articles are named by their path under the source folder, or by a glob"
            raise TranslateError(f"no article '{pattern}'{nearest(pattern, known) or advice}")
        chosen.update(found)
    return tuple(a for a in articles if a in chosen)


def names_under(folder: Path, suffixes: Sequence[str]) -> Iterator[str]:
    """Yield the files with an ending under a folder, as paths relative to it with ``/``, in no order.

    Hidden files and folders are passed over; there are none under a folder that does not exist. Raises
    `TranslateError` when a folder cannot be read.
    """
    waiting = [""]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(folder / place) as items:
                for item in items:
                    if item.name.startswith("."):
                        continue
                    if item.is_dir(follow_symlinks=False):
                        waiting.append(f"{place}{item.name}/")
                    elif item.name.lower().endswith(tuple(suffixes)) and not item.is_dir():
                        yield place + item.name
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise _unreadable(error, folder / place) from None


def _unreadable(error: OSError, path: Path | str) -> TranslateError:
    return TranslateError(f"cannot be read: {reason(error)}", path=path)


def reason(error: OSError) -> str:
    """Return the operating system's reason in lower case, without numbers and paths."""
    return (error.strerror or str(error)).lower()
