"""`merge-po`: the three versions of a catalog that git has, merged entry by entry."""

from dataclasses import dataclass
from pathlib import Path

from translate.catalog.header import catalog_text
from translate.catalog.po import format_catalog, parse_catalog
from translate.catalog.store import width_of, wrapped
from translate.catalog.three_way import three_way
from translate.errors import TranslateError
from translate.files import read_bytes
from translate.model import Catalog
from translate.saving import write_atomic


@dataclass(frozen=True)
class Conflict:
    """An entry that both sides have translated differently."""

    line: int
    """In the merged file."""
    msgid: str


def merge_po(base: Path, ours: Path, theirs: Path, output: Path, shown: str = "") -> tuple[Conflict, ...]:
    """Merge three versions of a catalog into `output`, wrapped as ours is; return what both sides changed.

    `shown` is what the file is called in messages. Raises `TranslateError` when a version cannot be read;
    nothing is written then.
    """
    data = {path: read_bytes(path) for path in (base, ours, theirs)}
    conflicts: tuple[Conflict, ...] = ()
    if data[theirs] in (data[ours], data[base]):
        result = data[ours]
    elif data[ours] == data[base]:
        result = data[theirs]
    else:
        names = {base: "base", ours: "ours", theirs: "theirs"}
        catalogs = [_parsed(data[path], path, shown, names[path]) for path in (base, ours, theirs)]
        merged = three_way(*catalogs)
        width = width_of(data[ours], format_catalog(catalogs[1]))
        result = wrapped(format_catalog(merged.catalog), width or 0)
        lines = {entry.key: entry.line for entry in _parsed(result, output, shown, "merged").entries}
        conflicts = tuple(Conflict(lines[key], key[1]) for key in merged.conflicts)
    if output != ours or result != data[ours]:
        write_atomic(output, result)
    return conflicts


def _parsed(data: bytes, path: Path, shown: str, side: str) -> Catalog:
    """Return the catalog that a side has."""
    try:
        return parse_catalog(catalog_text(data, path), path)
    except TranslateError as error:
        if not shown:
            raise
        raise TranslateError(f"in {side}: {error.message}", path=shown, line=error.line) from None
