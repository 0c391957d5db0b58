"""What a former build wrote and this one would not: removed, if it still is what was written."""

import contextlib
from collections.abc import Container
from pathlib import Path

from translate.documents import SUFFIXES
from translate.errors import TranslateError
from translate.files import reason
from translate.workflow.building.record import Output, Record
from translate.workflow.building.versions import Wanted
from translate.workflow.desk import Desk


def sweep(desk: Desk, record: Record, wanted: Wanted, expected: Container[str]) -> tuple[str, ...]:
    """Remove the files of former builds that are not `expected`; return their paths.

    A file that somebody has changed since stays, with a warning. Kinds of files that this run does not
    write stay as they are.
    """
    removed = []
    for path, output in list(record.outputs.items()):
        if path in expected or not _is_ours(path, output, wanted):
            continue
        try:
            if _remove(desk, record, path):
                removed.append(path)
        except TranslateError as error:
            desk.note(error)
    return tuple(sorted(removed))


def _is_ours(path: str, output: Output, wanted: Wanted) -> bool:
    """Return whether this run writes files of a kind; an article in HTML is a page too."""
    if output.kind != "article":
        return "html" in wanted.formats
    return "article" in wanted.formats or SUFFIXES.get(Path(path).suffix.lower()) == "html"


def _remove(desk: Desk, record: Record, path: str) -> bool:
    """Remove a file, and the folders that are empty without it; return whether it was there and is gone."""
    place = Path(record.place(path))
    if record.seen.digest(str(place)) is None:
        del record.outputs[path]
        return False
    if not record.is_intact(path):
        desk.warnings.append(
            f"{desk.shown(place)}: no longer built, but changed since it was; remove it if nobody needs it"
        )
        return False
    try:
        place.unlink(missing_ok=True)
    except OSError as error:
        raise TranslateError(f"cannot be removed: {reason(error)}", path=place) from None
    record.seen.note(str(place), None)
    del record.outputs[path]
    with contextlib.suppress(OSError):  # a folder that is not empty
        for folder in list(place.parents)[: path.count("/")]:
            folder.rmdir()
    return True
