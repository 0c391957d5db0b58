"""One run at a time writes catalogs."""

import contextlib
from collections.abc import Callable, Iterator

from translate.config import Project
from translate.saving import only_one, remove_leftovers


@contextlib.contextmanager
def alone(project: Project, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the project's lock, and remove what killed runs have left among its catalogs.

    `waiting` is called when another run holds the lock for longer than a second. Raises `TranslateError`
    when the project's folder cannot be written to, or the other run takes too long.
    """
    with only_one(project.root / ".translate", waiting):
        remove_leftovers(project.locales)
        yield
