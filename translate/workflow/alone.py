"""One run at a time writes catalogs."""

import contextlib
from collections.abc import Callable, Iterator

from translate.config import Project
from translate.saving import only_one, remove_leftovers


@contextlib.contextmanager
def alone(project: Project, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the project's lock, and remove what killed runs have left half-written in the project.

    `waiting` is called when another run holds the lock for longer than a second. Raises `TranslateError`
    when the project's folder cannot be written to, or the other run takes too long.
    """
    caches = project.root / ".translate"
    with only_one(caches, waiting):
        for folder in (project.locales, project.memory, caches):
            remove_leftovers(folder)
        yield
