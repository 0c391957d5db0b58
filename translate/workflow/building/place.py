"""Where a build may write: not among the files that it is made from."""

import os
from pathlib import Path

from translate.config import Project
from translate.errors import TranslateError
from translate.files import real_path

ADVICE = "name another folder with -o, or as 'build' in the configuration"


def refuse_place(project: Project, output: Path) -> None:
    """Raise `TranslateError` for an output that is no folder, or would mix with articles or catalogs."""
    place = real_path(output)
    upwards = (place, *place.parents)
    there = next(folder for folder in upwards if os.path.lexists(folder))
    if not there.is_dir():
        raise TranslateError(f"is no folder to write to; {ADVICE}", path=there)
    root = project.root.resolve()
    for folder in (project.source.resolve(), project.locales.resolve()):
        holds = place.is_relative_to(root) and folder.is_relative_to(place)
        if holds or place.is_relative_to(folder):
            shown = project.shown(folder)
            raise TranslateError(
                f"what is built would mix with {shown}; {ADVICE}", path=project.shown(output)
            )
