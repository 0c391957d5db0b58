"""What `build` remembers of an output folder: what it wrote there, and what that was made from.

A page is a pure function of what its key is made of, so a file that still holds what was written under the
key that it would have now need not be made again. Files are believed, never the record. It is one file under
.translate/ for each output folder; without it everything is simply built again.
"""

import contextlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal, NamedTuple

from translate.config import Project
from translate.errors import TranslateError
from translate.render import Listed
from translate.saving import write_atomic
from translate.system import without_garbage_collection
from translate.workflow.building.seen import Seen
from translate.workflow.surroundings import digest

FOLDER = ".translate/build"

Kind = Literal["article", "page", "asset", "list", "sitemap"]
Pair = tuple[str, str]
"""An article and a locale."""
Plain = str | bool | date | None | tuple["Plain", ...]
"""What `plain_key` takes."""


class Output(NamedTuple):
    """A file that was written."""

    kind: Kind
    digest: str
    """Of its content."""
    key: str
    """Of all that it was made from."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of an article in a language."""

    key: str
    """Of all that it was made from."""
    segments: int
    reviewed: int = 0
    drafts: int = 0
    has_catalog: bool = True
    takes_drafts: bool = False
    """Whether unreviewed translations were asked for."""
    ready: bool = False
    listed: Listed | None = None
    """What lists say of it; None if it has not been ready yet."""
    addresses: tuple[str, ...] = ()
    """The local addresses on its page."""

    @property
    def french(self) -> int:
        """How many segments stay in the source language."""
        return self.segments - self.reviewed - self.drafts


@dataclass
class Record:
    """What is known of an output folder."""

    output: Path
    file: Path
    seen: Seen
    made: dict[Pair, Made] = field(default_factory=dict)
    outputs: dict[str, Output] = field(default_factory=dict)
    """Path under the output folder → the file that was written there."""
    written: set[str] = field(default_factory=set)
    """The files that this run has changed."""

    def __post_init__(self) -> None:
        """Keep what was read: if it is the same at the end nothing need be written."""
        self._read = dict(self.made), dict(self.outputs), dict(self.seen.stored)

    def place(self, path: str) -> str:
        """Return where a file of the output folder is."""
        return f"{self.output}/{path}"

    def is_intact(self, path: str) -> bool:
        """Return whether a file still holds what was written there."""
        known = self.outputs.get(path)
        return known is not None and self.seen.digest(self.place(path)) == known.digest

    def is_current(self, path: str, key: str) -> bool:
        """Return whether a file holds what would be written there now."""
        known = self.outputs.get(path)
        return known is not None and known.key == key and self.is_intact(path)

    def note(self, path: str, output: Output, *, written: bool) -> None:
        """Note that a file holds what it should, and whether it had to be written for that."""
        self.outputs[path] = output
        self.seen.note(self.place(path), output.digest)
        if written:
            self.written.add(path)

    def save(self) -> None:
        """Write the record; where that is not possible the next build has more to do."""
        seen = dict(self.seen.table())
        if (self.made, self.outputs, seen) == self._read:
            return
        table = {
            "fields": FIELDS,
            "outputs": self.outputs,
            "made": list(self.made.items()),
            "seen": seen,
        }
        said = ENCODER.encode(table).encode()
        data = b"%s\n%s" % (digest(said).encode(), said)
        with contextlib.suppress(TranslateError):
            write_atomic(self.file, data)


def read_record(project: Project, output: Path) -> Record:
    """Return what the last build into a folder has left; empty if there was none or that cannot be read."""
    name = digest(os.fsencode(project.shown(output)))[:16]
    file = project.root / FOLDER / f"{name}.json"
    with without_garbage_collection():  # a quarter of a million values, and none of them is garbage
        table = _read(file)
        if table.get("fields") != FIELDS:  # of another version of this program, or none
            return Record(output, file, Seen({}))
        outputs = {path: Output(*said) for path, said in table["outputs"].items() if _is_inside(path)}
        seen = {path: (content, tuple(stamp)) for path, (content, stamp) in table["seen"].items()}
        made = {tuple(pair): _made(said) for pair, said in table["made"]}
        return Record(output, file, Seen(seen), made, outputs)


def key_of(*parts: object) -> str:
    """Return the digest of what JSON can say."""
    return digest(ENCODER.encode(parts).encode())


def plain_key(*parts: Plain) -> str:
    """Return the same of texts and the like, of which `repr` says all in a fifth of the time."""
    return digest(repr(parts).encode())


def listed_key(page: Listed) -> str:
    """Return the digest of all that is said of a page."""
    return plain_key(*SAID_AT_ONCE(page), tuple(sorted(page.in_source)))


def _read(file: Path) -> dict[str, Any]:
    try:
        check, _, said = file.read_bytes().partition(b"\n")
    except OSError:
        return {}
    whole = check == digest(said).encode()
    return json.loads(said, object_hook=_heard) if whole else {}


def _is_inside(path: str) -> bool:
    """Return whether a path stays in the folder; what leads out of it was not written by us."""
    return not path.startswith("/") and ".." not in path.split("/")


def _made(said: list[Any]) -> Made:
    """Return what `_said` has said of a version."""
    if said[LISTED] is not None:
        said[LISTED] = Listed(*map(_tupled, said[LISTED]))
    return Made(*map(_tupled, said))


def _tupled(value: object) -> Any:  # noqa: ANN401
    return tuple(value) if isinstance(value, list) else value


def _said(value: object) -> object:
    """Return what JSON cannot say in what it can."""
    if (getter := GETTERS.get(type(value))) is not None:
        return getter(value)
    match value:
        case frozenset():
            return {"a set": sorted(value)}
        case datetime():
            return {"a time": value.isoformat()}
        case date():
            return {"a date": value.isoformat()}
    raise TypeError(type(value))


def _heard(said: dict[str, Any]) -> object:
    """Return what `_said` has said of sets and times."""
    if len(said) == 1:
        [(kind, value)] = said.items()
        if kind in HEARD:
            return HEARD[kind](value)
    return said


ENCODER = json.JSONEncoder(default=_said)
FIELDS = {name: [one.name for one in fields(kind)] for name, kind in (("made", Made), ("listed", Listed))}
"""What each value in the file is: another version of this program may have others."""
GETTERS = {Made: attrgetter(*FIELDS["made"]), Listed: attrgetter(*FIELDS["listed"])}
LISTED = FIELDS["made"].index("listed")
SAID_AT_ONCE = attrgetter(*(name for name in FIELDS["listed"] if name != "in_source"))
"""What `repr` always says in the same way."""
HEARD: Mapping[str, Callable[[Any], object]] = {
    "a set": frozenset,
    "a time": datetime.fromisoformat,
    "a date": date.fromisoformat,
}
