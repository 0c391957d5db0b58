"""The header of a PO file: its fields, and the charset that the bytes of the file are in.

Gettext manual, section "Filling in the Header Entry".
"""

import re
from pathlib import Path

from translate.errors import TranslateError
from translate.files import decode
from translate.model import Entry

Fields = tuple[tuple[str, str], ...]

FIELD = re.compile(r"([^:\n]+): (.*)")
CHARSET = re.compile(r"charset=([^\s;]+)")
DECLARED = re.compile(rb'charset=([^\s;"\\]+)')
MSGID = re.compile(rb"^[ \t]*msgid\b", re.MULTILINE)
EMPTY = re.compile(rb'\s*(?:""\s*)+msgstr')
UTF8 = {"UTF-8", "UTF8"}
ASCII = {"ASCII", "US-ASCII", "ANSI_X3.4-1968", "CHARSET"}
"""What is taken for UTF-8 too: CHARSET stands in templates."""
OTHERS = {
    *(f"ISO-8859-{n}" for n in (*range(1, 10), 13, 14, 15)),
    *(f"CP{n}" for n in (850, 866, 874, 949, *range(1250, 1258))),
    *("KOI8-R", "KOI8-U", "KOI8-T", "GB2312", "GBK", "EUC-JP", "EUC-KR"),
}
"""The other charsets of PO files that Python decodes as iconv, and so gettext, does."""


def catalog_text(data: bytes, path: Path) -> str:
    """Return the text of a PO file, decoded from the charset that its header declares.

    Raises `TranslateError`, with the line, when it is not in that charset, or in one that we do not read.
    """
    declared = _declared(data)
    name = declared[1].decode("ascii", "replace") if declared else "UTF-8"
    known = name.upper().replace("ISO_8859", "ISO-8859")
    if declared is None or known in UTF8 | ASCII:
        return decode(data, path)
    if known not in OTHERS:
        line = data.count(b"\n", 0, declared.start()) + 1
        message = f"charset {name} is not read here; convert the file with `msgconv -t UTF-8`"
        raise TranslateError(message, path=path, line=line)
    try:
        text = data.decode(known)
    except UnicodeDecodeError as error:
        raise _not_in(name, data, error.start, path) from None
    if text.encode(known) != data:
        raise _not_in(name, data, declared.start(1), path)
    return text


def _declared(data: bytes) -> re.Match[bytes] | None:
    """Return where the header, which is the first entry, declares a charset."""
    first = MSGID.search(data)
    if first is None or EMPTY.match(data, first.end()) is None:
        return None
    second = MSGID.search(data, first.end())
    return DECLARED.search(data, first.end(), second.start() if second else len(data))


def _not_in(name: str, data: bytes, at: int, path: Path) -> TranslateError:
    line = data.count(b"\n", 0, at) + 1
    return TranslateError(f"not in {name}, as its header says; save the file as UTF-8", path=path, line=line)


def header_fields(header: Entry, path: Path) -> Fields:
    """Return the fields of a header; a line that is not ``Key: value`` goes on with the field before.

    Raises `TranslateError` when the header holds what we could not write back.
    """

    def refused(message: str) -> TranslateError:
        return TranslateError(message, path=path, line=header.line)

    if header.obsolete or header.plural is not None:
        raise refused("a header with a plural, or marked #~; delete that")
    if header.msgstr and not header.msgstr.endswith("\n"):
        raise refused("the header has to end with \\n; add it")
    fields: list[tuple[str, str]] = []
    for line in header.msgstr.split("\n")[:-1]:
        found = FIELD.fullmatch(line)
        if found:
            fields.append((found[1], found[2]))
        elif fields:
            fields[-1] = fields[-1][0], f"{fields[-1][1]}\n{line}"
        else:
            raise refused(f"the header has to begin with a field, as `Language: de`, not with {line[:40]!r}")
    return tuple(fields)


def header_text(fields: Fields) -> str:
    """Return the msgstr of a header."""
    return "".join(f"{key}: {value}\n" for key, value in fields)


def in_utf8(fields: Fields) -> Fields:
    """Return a header that declares UTF-8 if it declares another charset."""

    def utf8(found: re.Match[str]) -> str:
        return found[0] if found[1].upper() in UTF8 else "charset=UTF-8"

    return tuple((key, CHARSET.sub(utf8, value) if key == "Content-Type" else value) for key, value in fields)
