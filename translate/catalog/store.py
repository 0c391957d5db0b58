"""Catalogs on disk: read, changed as a whole, written only when an entry changed.

Every change is a pure function from catalog to catalog. If the file has changed by the time of writing
(a translator saved it meanwhile), the function is applied again to what is there now.
"""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from translate.catalog.po import format_catalog, parse_catalog
from translate.errors import TranslateError
from translate.files import decode, read_if_there, write_atomic
from translate.model import Catalog

ATTEMPTS = 20


def read_catalog(path: Path) -> Catalog | None:
    """Return the catalog at a path, None if there is none; raises `TranslateError` when it cannot be read."""
    return _parse(read_if_there(path), path)


def rewrite_catalog(path: Path, change: Callable[[Catalog | None], Catalog], wrap: int = 0) -> bool:
    """Change a catalog on disk; return whether anything was written.

    `change` gets the catalog as it is on disk (None if there is none) and returns it as it shall be; it
    may be called more than once. `wrap` is the line width, 0 for none.
    """
    for _ in range(ATTEMPTS):
        before = read_if_there(path)
        old = _parse(before, path)
        new = format_catalog(change(old))
        if old is not None and new == format_catalog(old):
            return False
        if write_atomic(path, wrapped(new, wrap), replacing=before):
            return True
    raise TranslateError("keeps changing while it is written; close it in the other program", path=path)


def wrapped(text: str, width: int) -> bytes:
    """Return PO text as bytes, wrapped at a width as gettext does (0: not at all).

    gettext breaks lines by UAX #14 with changes of its own, so it is asked to do it.
    """
    data = text.encode("utf-8")
    if not width:
        return data
    msgcat = shutil.which("msgcat")
    if msgcat is None:
        raise TranslateError("wrap = 77 needs gettext's msgcat; install gettext, or set wrap = 0")
    done = subprocess.run([msgcat, f"--width={width}", "-"], input=data, capture_output=True, check=False)
    if done.returncode:
        raise TranslateError(f"msgcat cannot wrap the catalog: {done.stderr.decode().splitlines()[0]}")
    return done.stdout


def _parse(data: bytes | None, path: Path) -> Catalog | None:
    return None if data is None else parse_catalog(decode(data, path), path)
