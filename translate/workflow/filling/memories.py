"""The memory of a language opened: its catalogs, and the TMX files of the project, read where they changed.

Which files have changed is decided as `remembered` does it. The database is believed in nothing that the
files say otherwise; where it cannot be used (damaged, of another version, in a read-only folder) it is made
anew, if need be in memory for this run only.
"""

import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from translate.catalog.header import catalog_text
from translate.catalog.po import parse_catalog
from translate.errors import TranslateError
from translate.files import names_under, reason
from translate.glossary import occurrences
from translate.languages import base_language, script_of
from translate.languages.writing import names_have_cases
from translate.memory import Memory, Unit, approved
from translate.memory.names import Name, Names
from translate.memory.store import Store
from translate.memory.tables import CATALOG, TMX, BrokenStoreError, Known, Source
from translate.memory.tmx import read_tmx
from translate.saving import read_settled
from translate.workflow.desk import Desk
from translate.workflow.surroundings import SURE, digest, program, stamp_of

FILE = ".translate/memory.db"


def open_memory(desk: Desk, code: str) -> Memory:
    """Return the memory of a language, brought up to date with the files; to be closed.

    A file that cannot be read is an error on the desk, the others count.
    """
    store = open_store(desk, [code])
    languages = [
        code,
        *sorted(other for other in _languages(store) if other != code and serves(other, code)),
    ]
    return Memory(store, languages, lambda: _renewed(desk, [code]), _names(desk, code))


def open_store(desk: Desk, codes: Sequence[str]) -> Store:
    """Return the store with the catalogs of some languages, and the TMX files, as they are now."""
    path = desk.project.root / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _up_to_date(desk, codes, path)
    except (BrokenStoreError, OSError):
        return _renewed(desk, codes)


def tmx_files(desk: Desk) -> Iterator[tuple[str, Path]]:
    """Yield the TMX files of the project, sorted: their names in the memory's folder, and where they are."""
    folder = desk.project.memory
    for name in sorted(names_under(folder, (".tmx",))):
        yield name, folder / name


def _renewed(desk: Desk, codes: Sequence[str]) -> Store:
    """Return a store made anew: on disk, or where that cannot be, in memory."""
    path = desk.project.root / FILE
    try:
        for suffix in ("", "-journal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        return _up_to_date(desk, codes, path)
    except (BrokenStoreError, OSError):
        pass
    try:
        return _up_to_date(desk, codes, None)
    except BrokenStoreError as error:
        message = f"the translation memory needs an SQLite with full text search (FTS5); SQLite says: {error}"
        raise TranslateError(message) from None


def _up_to_date(desk: Desk, codes: Sequence[str], path: Path | None) -> Store:
    store = Store(path, digest(json.dumps(program()).encode()))
    try:
        for code in codes:
            _take_catalogs(desk, store, code)
        _take_tmx(desk, store)
        store.save()
    except BaseException:
        store.close()
        raise
    return store


def _take_catalogs(desk: Desk, store: Store, code: str) -> None:
    """Read the catalogs of a language that have changed: all, also those whose article is gone."""
    folder = desk.project.locales / code
    files = ((article, folder / f"{article}.po") for article in desk.catalogs(code))

    def read(article: str, path: Path, known: Known) -> None:
        data = read_settled(path) or b""
        units = tuple(approved(parse_catalog(catalog_text(data, path), path), code))
        store.put(Source(desk.shown(path), CATALOG, article, Known(known.stamp, digest(data))), units)

    _take(desk, store, files, store.known(CATALOG, f"{desk.shown(folder)}/"), read)


def _take_tmx(desk: Desk, store: Store) -> None:
    """Read the TMX files that have changed."""

    def read(name: str, path: Path, known: Known) -> None:
        left_out: Counter[str] = Counter()
        units: Iterable[Unit] = read_tmx(path, desk.project.source_language, left_out)
        store.put(Source(desk.shown(path), TMX, name, known), units, left_out)

    _take(desk, store, tmx_files(desk), store.known(TMX), read)


def _take(
    desk: Desk,
    store: Store,
    files: Iterable[tuple[str, Path]],
    gone: dict[str, Known],
    read: Callable[[str, Path, Known], None],
) -> None:
    """Read the files that are not known, or known to be otherwise; drop those that are gone."""
    for shown, path in files:
        name = desk.shown(path)
        known = gone.pop(name, None)
        looked, stamp = time.time_ns(), stamp_of(str(path))
        if known is not None and stamp is not None and stamp == known.stamp:
            continue
        try:
            now = Known(stamp if stamp and looked - stamp[-1] > SURE else None, digest_of(path))
            if known is None or known.digest != now.digest:
                read(shown, path, now)
            elif now.stamp:
                store.touch(name, now)
        except TranslateError as error:
            desk.note(error)
            store.forget([name])
    store.forget(gone)


def digest_of(path: Path) -> str:
    """Return the digest of a file of any size; raises `TranslateError` when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    except OSError as error:
        raise TranslateError(f"cannot be read: {reason(error)}", path=path) from None


def _languages(store: Store) -> set[str]:
    return {holding.language for holding in store.holdings() if holding.kind == TMX}


def serves(held: str, asked: str) -> bool:
    """Return whether a translation into one locale serves for another: de_CH for de, zh_CN for zh_Hans.

    Not where both name a country, and another one: pt_PT for pt_BR.
    """
    regions = {part for code in (held, asked) for part in code.split("_")[1:] if len(part) != 4}
    same = base_language(held) == base_language(asked) and script_of(held) == script_of(asked)
    return same and len(regions) < 2


def _names(desk: Desk, code: str) -> Names:
    """Return what finds the names of a French text that may be put for each other in a language."""

    def names(text: str) -> Sequence[Name]:
        found = ((place, place.term.target(code)) for place in occurrences(desk.glossary, text, ""))
        return [
            Name(place.start, place.end, target.term)
            for place, target in found
            if place.term.type == "name" and target is not None and target.status != "draft"
        ]

    return (lambda _: ()) if names_have_cases(code) else names
