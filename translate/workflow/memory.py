"""`memory`: what the translation memory holds; TMX files taken in and written."""

import os
import secrets
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import translate
from translate.errors import TranslateError
from translate.files import reason
from translate.memory import Unit
from translate.memory.store import Store
from translate.memory.tables import CATALOG, TMX, BrokenStoreError, Found
from translate.memory.tmx import read_tmx, write_tmx
from translate.safe_xml import sayable
from translate.saving import PREFIX, SUFFIX, NotWrittenError, write_atomic
from translate.workflow.desk import Desk
from translate.workflow.filling.memories import FILE, digest_of, open_store, serves
from translate.workflow.progress import Watch, silent

CATALOGS = "catalogs"
"""The origin of what is not imported."""


@dataclass(frozen=True, slots=True)
class Held:
    """How many translations into a language come from one place."""

    language: str
    origin: str
    """``catalogs``, or the name of a TMX file."""
    entries: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Units of a file that cannot serve."""

    file: str
    reason: str
    units: int


@dataclass(frozen=True, slots=True)
class MemoryReport:
    """What the memory holds."""

    memory: tuple[Held, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """A TMX file that was taken in."""

    file: str
    path: str
    """Where it is kept, as users see it."""
    entries: dict[str, int]
    """By language."""
    left_out: dict[str, int]
    """By reason."""
    new: bool
    """Whether it was not there yet, or otherwise."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A TMX file that was written."""

    path: str
    entries: dict[str, int]
    """By language."""
    left_out: dict[str, int]
    """By reason."""


def memory(desk: Desk, codes: Sequence[str] = ()) -> MemoryReport:
    """Return what the memory holds in some languages; without any, in all of the desk and the TMX files."""
    store = open_store(desk, desk.languages)
    try:
        counts: Counter[tuple[str, str]] = Counter()
        for held in store.holdings():
            asked = not codes or any(serves(held.language, code) for code in codes)
            if held.language in desk.languages if held.kind == CATALOG else asked:
                counts[held.language, held.shown if held.kind == TMX else CATALOGS] += held.entries
        left_out = tuple(LeftOut(*row) for row in store.left_out())
    finally:
        store.close()
    rows = sorted(counts.items(), key=lambda row: (row[0][0], row[0][1] != CATALOGS, row[0][1]))
    return MemoryReport(tuple(Held(code, origin, n) for (code, origin), n in rows), left_out)


def import_tmx(
    desk: Desk, files: Sequence[Path], watch: Watch = silent, *, again: bool = False
) -> tuple[Imported, ...]:
    """Take TMX files in: each is read through, then kept, as it is, in the memory's folder.

    With `again` a file takes the place of another one of its name. Raises `TranslateError`, before anything
    is kept, when a file cannot be read, has nothing that could serve, or another one of its name is kept.
    """
    taken = []
    for number, file in enumerate(files):
        watch("reading", number, len(files))
        taken.append(_looked_through(desk, file, again=again))
    if len({report.path for report in taken}) < len(taken):
        raise TranslateError("two of the files have the same name; rename one")
    for file, report in zip(files, taken, strict=True):
        if report.new:
            _copy(file, desk.project.memory / report.file)
    watch("reading", len(files), len(files))
    return tuple(taken)


def export_tmx(desk: Desk, file: Path, codes: Sequence[str]) -> Exported:
    """Write what the memory holds, in some languages or in all of the desk's, into a TMX file.

    Raises `TranslateError` when there is nothing to write, or the file cannot be written.
    """
    counts: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    project = desk.project
    store = open_store(desk, desk.languages)
    try:
        groups = _groups(_chosen(desk, store, codes), counts, left_out)
        text = "".join(write_tmx(groups, project.source_language, project.segments, translate.__version__))
    except BrokenStoreError as error:
        message = f"cannot be read: {error}; delete it, it is made anew"
        raise TranslateError(message, path=FILE) from None
    finally:
        store.close()
    if not counts:
        raise TranslateError("nothing is approved yet; there is nothing to export")
    write_atomic(file, text.encode("utf-8"))
    return Exported(str(file), dict(sorted(counts.items())), dict(left_out))


def _looked_through(desk: Desk, file: Path, *, again: bool) -> Imported:
    """Return what taking a file in would do; raises `TranslateError` when it cannot be taken in."""
    left_out: Counter[str] = Counter()
    units = read_tmx(file, desk.project.source_language, left_out)
    entries = Counter(unit.language for unit in units)
    if not entries:
        why = "; ".join(f"{count} {reason}" for reason, count in left_out.items()) or "it has no units"
        raise TranslateError(f"nothing in it can serve: {why}", path=file)
    name = file.name if file.name.lower().endswith(".tmx") else f"{file.name}.tmx"
    place = desk.project.memory / name
    new = not place.exists() or digest_of(place) != digest_of(file)
    if new and place.exists() and not again:
        message = f"another file of this name is kept already; rename it, or `--replace` {desk.shown(place)}"
        raise TranslateError(message, path=file)
    return Imported(name, desk.shown(place), dict(sorted(entries.items())), dict(left_out), new)


def _copy(file: Path, place: Path) -> None:
    """Copy a file of any size, whole or not at all."""
    temporary = place.parent / f"{PREFIX}{secrets.token_hex(8)}{SUFFIX}"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with file.open("rb") as source, temporary.open("xb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
            target.flush()
            os.fsync(target.fileno())
        temporary.replace(place)
    except OSError as error:
        raise NotWrittenError(f"cannot be written: {reason(error)}", path=place) from None
    finally:
        temporary.unlink(missing_ok=True)


def _chosen(desk: Desk, store: Store, codes: Sequence[str]) -> Iterator[tuple[Unit, Found]]:
    """Yield the units into some languages: of catalogs, and those of TMX files that would serve."""
    held = {holding.language for holding in store.holdings()}
    wanted = {code for code in held if not codes or any(serves(code, asked) for asked in codes)}
    for unit, found in store.all(sorted(wanted)):
        if found.kind == TMX or unit.language in desk.languages:
            yield unit, found


def _groups(
    units: Iterable[tuple[Unit, Found]], counts: Counter[str], left_out: Counter[str]
) -> Iterator[list[Unit]]:
    """Yield the units that belong together, and count them; each says where it is from."""
    for _, group in groupby(units, key=_belongs_to):
        by_language: dict[str, Unit] = {}
        for unit, found in group:
            told = replace(unit, origin=unit.origin or found.shown)
            if sayable(told.text, told.translation, told.tuid, told.origin):
                by_language.setdefault(unit.language, told)
            else:
                left_out["with control characters, which XML cannot say"] += 1
        counts.update(by_language.keys())
        if by_language:
            yield list(by_language.values())


def _belongs_to(row: tuple[Unit, Found]) -> tuple[str, str, str, str]:
    unit, found = row
    return found.kind, found.shown, unit.text, unit.tuid
