"""Catalogs on disk: read, changed as a whole, written only when an entry changed.

Every change is a pure function from catalog to catalog. It is planned, then written; if the file has
changed by then (a translator saved it meanwhile), the change is planned again from what is there now.
"""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from translate.catalog.header import catalog_text
from translate.catalog.po import format_catalog, parse_catalog
from translate.catalog.second_reader import changed_entries, refuse_misread
from translate.catalog.three_way import three_way
from translate.errors import TranslateError
from translate.model import Catalog
from translate.saving import Outcome, read_settled, write_replacing

ATTEMPTS = 20
WIDTH = 77
"""The width that we write beside 0, which is not wrapped."""

Change = Callable[[Catalog | None], Catalog]
"""From a catalog as it is on disk (None if there is none) to what it shall be; may be called again."""


@dataclass(frozen=True)
class Plan:
    """What is to become of a catalog's file."""

    path: Path
    before: bytes | None
    """What the file held when it was read; None if there was none."""
    after: bytes
    """What it shall hold."""

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return self.after != self.before

    def write(self) -> Outcome:
        """Write the file, if it is as it was read; raises `TranslateError` when it cannot be written."""
        return write_replacing(self.path, self.after, self.before) if self.changes else Outcome(done=True)


def read_catalog(path: Path) -> Catalog | None:
    """Return the catalog at a path, None if there is none; raises `TranslateError` when it cannot be read."""
    data = read_settled(path)
    return None if data is None else catalog_of(path, data)


def catalog_of(path: Path, data: bytes) -> Catalog:
    """Return the catalog that a file's bytes hold; raises `TranslateError` when they cannot be read."""
    return parse_catalog(catalog_text(data, path), path)


def plan_rewrite(path: Path, change: Change, wrap: int = 0, *, rewrap: bool = False) -> Plan:
    """Read a catalog and return what a change makes of its file.

    `wrap` is the line width of what is written, 0 for none. A file that the change leaves alone keeps its
    lines, unless `rewrap` asks for those that we wrapped at another width.
    """
    before = read_settled(path)
    old = None if before is None else catalog_of(path, before)
    changed = change(old)
    refuse_misread(changed_entries(old, changed), path)
    new = format_catalog(changed)
    if before is None or old is None:
        return Plan(path, None, wrapped(new, wrap))
    text = format_catalog(old)
    if new != text or (rewrap and width_of(before, text) not in {wrap, None}):
        return Plan(path, before, wrapped(new, wrap))
    return Plan(path, before, before)


def rewrite_catalog(path: Path, change: Change, wrap: int = 0, *, rewrap: bool = False) -> Plan:
    """Change a catalog on disk, as `plan_rewrite` says; return what was written.

    Raises `TranslateError` when it cannot be read or written.
    """
    for _ in range(ATTEMPTS):
        plan = plan_rewrite(path, change, wrap, rewrap=rewrap)
        outcome = plan.write()
        if outcome.done:
            return plan
        change = with_overtaken(change, plan, outcome)
    raise TranslateError("keeps changing while it is written; close it in the other program", path=path)


def with_overtaken(change: Change, plan: Plan, outcome: Outcome) -> Change:
    """Return a change that also brings back what was saved while a plan was written, if that is needed."""
    if plan.before is None or outcome.overtaken is None:
        return change
    base, saved = (catalog_of(plan.path, data) for data in (plan.before, outcome.overtaken))
    return lambda old: change(saved if old is None else three_way(base, old, saved).catalog)


def wrapped(text: str, width: int) -> bytes:
    """Return PO text as bytes, wrapped at a width as gettext does (0: not at all).

    gettext breaks lines by UAX #14 with changes of its own, so it is asked to do it.
    """
    data = text.encode("utf-8")
    if not width:
        return data
    msgcat = shutil.which("msgcat")
    if msgcat is None:
        raise TranslateError(f"wrap = {width} needs gettext's msgcat; install gettext, or set wrap = 0")
    done = subprocess.run([msgcat, f"--width={width}", "-"], input=data, capture_output=True, check=False)
    if done.returncode:
        raise TranslateError(f"msgcat cannot wrap the catalog: {done.stderr.decode().splitlines()[0]}")
    return _with_flags(done.stdout.decode("utf-8"), text).encode("utf-8")


def width_of(data: bytes, text: str) -> int | None:
    """Return the width at which a file of unwrapped `text` is wrapped, None when it is none of ours."""
    if data == text.encode("utf-8"):
        return 0
    return WIDTH if shutil.which("msgcat") and data == wrapped(text, WIDTH) else None


def _with_flags(text: str, unwrapped: str) -> str:
    """Return wrapped PO text with the flags that it had: msgcat drops those that it does not know."""
    entries, before = text.split("\n\n"), unwrapped.split("\n\n")
    if len(entries) != len(before):  # msgcat writes no file that has only a header
        return unwrapped
    return "\n\n".join(
        entry if _flags(entry) == _flags(was) else _with_flag_line(entry, _flags(was))
        for entry, was in zip(entries, before, strict=True)
    )


def _flags(entry: str) -> str:
    """Return the line of flags of an entry's text, empty without one."""
    return next((line for line in entry.split("\n") if line.startswith("#,")), "")


def _with_flag_line(entry: str, flags: str) -> str:
    lines = [line for line in entry.split("\n") if not line.startswith("#,")]
    at = next(n for n, line in enumerate(lines) if not line.startswith(("# ", "#.", "#:")) and line != "#")
    return "\n".join([*lines[:at], flags, *lines[at:]])
