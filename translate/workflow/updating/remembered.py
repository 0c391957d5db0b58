"""What `update` remembers between runs: which files it left as they had to be.

An update of a catalog is a pure function of the article, the catalog and what surrounds them (glossary,
configuration, our own program), and a second one changes nothing. So where all of these hold what they held
after the last update, there is nothing to do.

Files are believed, never the memory: a record counts only if the file has the same content
(`workflow/surroundings` says when it need not be read for that).

The memory is one file under .translate/, which can be deleted at any time. One that is damaged, or of
another program, is as good as none.
"""

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.config import Project
from translate.errors import TranslateError
from translate.files import read_if_there
from translate.saving import write_atomic
from translate.workflow.surroundings import SURE, Stamp, digest, libraries, program, stamp_of

FILE = ".translate/update.json"
SETTINGS = ("source_language", "source", "locales", "segments", "front_matter", "wrap", "location")
"""Keys of the configuration on which the result of an update depends."""


@dataclass(slots=True)
class Record:
    """What is known of a file that was as it had to be."""

    digest: str
    """Of its content."""
    stamp: Stamp | None
    """What the file system said of it; None when that cannot be relied on."""
    key: str
    """Digest of the surroundings in which it was as it had to be."""
    wrap: int
    """The line width of that time."""
    facts: list[Any]
    """What else an update found out."""


class Remembered:
    """The records of a project."""

    def __init__(self, project: Project) -> None:
        self._file = project.root / FILE
        self._key = _surroundings(project)
        self._wrap = project.wrap
        self._records = _read(self._file)
        self._changed = False

    def record(self, path: Path) -> Record | None:
        """Return what is known of a file; None unless it, and all around it, is as it was."""
        name = str(path)
        record = self._records.get(name)
        if record is None or record.key != self._key:
            return None
        looked = time.time_ns()
        stamp = stamp_of(name)
        if stamp is None or stamp != record.stamp:
            data = _content(name)
            if data is None or digest(data) != record.digest:
                return None
            sure = stamp is not None and looked - stamp[-1] > SURE
            record.stamp, self._changed = stamp if sure else None, True
        return record

    def was_wrapped_otherwise(self, path: Path) -> bool:
        """Return whether the configuration asked for another line width when a catalog was last updated."""
        record = self._records.get(str(path))
        return record is not None and record.wrap != self._wrap

    def note(self, path: Path, data: bytes, *facts: Any) -> None:  # noqa: ANN401 - what JSON can say
        """Remember that a file with this content is as it has to be."""
        self._records[str(path)] = Record(digest(data), None, self._key, self._wrap, list(facts))
        self._changed = True

    def follow(self, path: Path, before: bytes | None, after: bytes, *facts: Any) -> None:  # noqa: ANN401
        """Remember a file that we have filled, if it was as it had to be: then it still is."""
        record = self._records.get(str(path))
        if record is not None and before is not None and record.digest == digest(before):
            self.note(path, after, record.facts[0], *facts)

    def save(self) -> None:
        """Write the memory; where that is not possible the next update has more to do."""
        if not self._changed:
            return
        table = {}
        for name, record in self._records.items():
            # What is old enough is known by its times from now on.
            if self.record(Path(name)) or stamp_of(name):
                table[name] = record.digest, record.stamp, record.key, record.wrap, record.facts
        said = json.dumps(table).encode()
        try:
            write_atomic(self._file, b"%s\n%s" % (digest(said).encode(), said))
        except TranslateError:
            return
        self._changed = False


def _read(file: Path) -> dict[str, Record]:
    """Return what the last update wrote, empty if that cannot be read."""
    try:
        check, _, said = file.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if check != digest(said).encode():
        return {}
    try:
        return {
            name: Record(content, tuple(stamp) if stamp else None, key, wrap, facts)
            for name, (content, stamp, key, wrap, facts) in json.loads(said).items()
        }
    except (ValueError, TypeError, AttributeError):  # of another version of this program
        return {}


def _content(name: str) -> bytes | None:
    try:
        return read_if_there(Path(name))
    except TranslateError:
        return None


def _surroundings(project: Project) -> str:
    """Return the digest of all that an update depends on beside the article and the catalog."""
    settings = {key: str(getattr(project, key)) for key in SETTINGS}
    glossary = _content(str(project.glossary))
    said = [settings, glossary and digest(glossary), sys.version, program(), libraries()]
    return digest(json.dumps(said).encode())
