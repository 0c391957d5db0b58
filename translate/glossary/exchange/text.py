"""Files of others as text: UTF-8 with or without a byte order mark, UTF-16 with one."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from translate.errors import TranslateError
from translate.files import decode, read_bytes

LARGEST = 1 << 26
"""Bytes of a glossary."""


def read_any(path: Path) -> str:
    """Return the text of a file; raises `TranslateError`, with the line, when it is in another encoding."""
    data = read_bytes(path)
    if len(data) > LARGEST:
        raise TranslateError("too large for a glossary (64 MB at most); divide it", path=path)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise TranslateError("begins as UTF-16 but is not; save the file as UTF-8", path=path) from None
    return decode(data, path).removeprefix("\ufeff")


def rows(text: str, sign: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of CSV text that are not empty, each with the line on which it begins (RFC 4180).

    Raises `TranslateError`, with the line, for a quote in the wrong place.
    """
    reader = csv.reader(text.splitlines(keepends=True), delimiter=sign, strict=True)
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        message = f"not CSV: {error}; a quote in a quoted cell is written twice"
        raise TranslateError(message, path=path, line=line) from None
