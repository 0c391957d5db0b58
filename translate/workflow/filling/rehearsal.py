"""`update --dry-run`: the update done on a copy of the catalogs, so that the project stays as it is."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from translate.config import Project
from translate.errors import TranslateError
from translate.workflow.desk import Desk

CACHES = ".translate"


@contextmanager
def rehearsing(desk: Desk, *, really: bool) -> Iterator[Desk]:
    """Give the desk itself if it is really to be done, else one of a copy that is removed afterwards.

    What the copy knows of former answers is copied too; warnings and errors are noted on the desk that is
    given.
    """
    if really:
        yield desk
        return
    with tempfile.TemporaryDirectory(prefix="translate-") as folder:
        try:
            copy = _copied(desk.project, Path(folder).resolve())
        except (OSError, shutil.Error):
            raise TranslateError("the catalogs cannot be copied to try the update on") from None
        yield replace(desk, project=copy)


def _copied(project: Project, root: Path) -> Project:
    """Return the project with its catalogs copied into another folder, and links to what is only read."""
    places = {}
    for name in ("locales", "source", "glossary", "memory"):
        place: Path = getattr(project, name)
        inside = place.relative_to(project.root) if place.is_relative_to(project.root) else Path(name)
        places[name] = root / inside
        places[name].parent.mkdir(parents=True, exist_ok=True)
        if name == "locales" and place.is_dir():
            shutil.copytree(place, places[name])
        elif name != "locales" and place.exists():
            places[name].symlink_to(place)
    if (project.root / CACHES).is_dir():
        shutil.copytree(project.root / CACHES, root / CACHES)
    return Project(**{**vars(project), **places, "root": root})
