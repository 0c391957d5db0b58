"""PO text read and written as gettext does.

Written text is what ``msgcat --no-wrap`` writes (gettext 0.21), except that flags which gettext does not know
are kept. It is UTF-8, whatever charset was read.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from translate.catalog.header import header_fields, header_text, in_utf8
from translate.catalog.reader import read_entries
from translate.errors import TranslateError
from translate.model import Catalog, Entry

HEADER = (None, "")
"""The key of the header."""
PAGE_WIDTH = 79
"""Width of a line of references, in bytes as gettext counts it; ``--no-wrap`` does not change it."""
ESCAPES = str.maketrans({c: f"\\{name}" for c, name in zip('\a\b\f\n\r\t\v\\"', 'abfnrtv\\"', strict=True)})
SPECIAL, LINE = re.compile(r'[\a\b\f\n\r\t\v\\"]'), re.compile(r".*\n|.+")
FORMATS = """
    c objc python python-brace java java-printf csharp javascript scheme lisp elisp librep ruby sh awk lua
    object-pascal smalltalk qt qt-plural kde kde-kuit boost tcl perl perl-brace php gcc-internal gfc-internal
    ycp
"""
FLAGS = ["fuzzy", *(f"{no}{x}-format" for x in FORMATS.split() for no in ("", "no-")), "range:", "no-wrap"]
FLAG_ORDER = {flag: n for n, flag in enumerate(FLAGS)}
"""The flags that gettext knows, in the order in which it writes them."""


def parse_catalog(text: str, path: Path) -> Catalog:
    """Return the catalog that a PO file's text holds; `path` is for messages.

    Raises `TranslateError` with the line for whatever gettext could not read, and for the little that we
    could not write back as it was.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    entries = read_entries(plain if "\n" in plain else plain.replace("\r", "\n"), path)
    _refuse_duplicates(entries, path)
    if not entries or entries[0].key != HEADER:
        return Catalog((), tuple(entries))
    fields = header_fields(entries[0], path)
    top = replace(entries[0], msgstr="")
    return Catalog(fields, tuple(entries[1:]), None if fields and top == Entry("") else top)


def format_catalog(catalog: Catalog) -> str:
    """Return a catalog as PO text, unwrapped: the bytes of ``msgcat --no-wrap``."""
    living = [_text(entry) for entry in catalog.entries if not entry.obsolete]
    obsolete = [_text(entry) for entry in catalog.entries if entry.obsolete and _has_translation(entry)]
    body = "\n".join(["", *living, *obsolete])
    if not catalog.header and catalog.top is None:
        return body.removeprefix("\n")
    top = catalog.top or Entry("")
    text = _text(replace(top, msgstr=header_text(catalog.header))) + body
    return text if text.isascii() else _text(replace(top, msgstr=header_text(in_utf8(catalog.header)))) + body


def _refuse_duplicates(entries: Iterable[Entry], path: Path) -> None:
    """Raise `TranslateError` for two entries with the same key, and for a header that is not the first."""
    seen: dict[tuple[str | None, str], int] = {}
    for number, entry in enumerate(entries):
        key = entry.key
        first = seen.setdefault(key, entry.line)
        if number and key == HEADER:
            what = "a header that is not the first entry; move it to the top, or delete it"
        elif first != entry.line:
            what = f"the same msgid as on line {first}; keep one of the two"
        else:
            continue
        raise TranslateError(what, path=path, line=entry.line)


def _has_translation(entry: Entry) -> bool:
    """Whether there is something to be fuzzy or to be kept as obsolete: gettext writes neither without."""
    return bool(entry.msgstr or any(entry.plurals))


def _text(entry: Entry) -> str:
    """Return the text of an entry."""
    lines = [f"# {note}" if note else "#" for note in entry.notes]
    lines += [f"#. {comment}" if comment else "#." for comment in entry.extracted]
    lines += _reference_lines(entry.references)
    flags = [*(["fuzzy"] if entry.fuzzy and _has_translation(entry) else []), *entry.flags]
    if flags:
        lines.append("#, " + ", ".join(sorted(dict.fromkeys(flags), key=_flag_place)))
    mark, previous = ("#~ ", "#~| ") if entry.obsolete else ("", "#| ")
    for prefix, word, text in (
        (previous, "msgctxt", entry.previous_context),
        (previous, "msgid", entry.previous),
        (previous, "msgid_plural", entry.previous_plural),
        (mark, "msgctxt", entry.context),
        (mark, "msgid", entry.msgid),
        (mark, "msgid_plural", entry.plural),
        (mark, "msgstr", entry.msgstr if entry.plural is None else None),
        *((mark, f"msgstr[{n}]", plural) for n, plural in enumerate(entry.plurals)),
    ):
        if text is not None:
            lines.append(_string(prefix, word, text))
    lines.append("")
    return "\n".join(lines)


def _string(mark: str, word: str, text: str) -> str:
    """Return a keyword and its text, a line of the text each."""
    if "\n" not in text:
        return f'{mark}{word} "{_escaped(text)}"'
    pieces = [_escaped(piece) for piece in LINE.findall(text)]
    if len(pieces) == 1:
        return f'{mark}{word} "{pieces[0]}"'
    return "\n".join([f'{mark}{word} ""', *(f'{mark}"{piece}"' for piece in pieces)])


def _escaped(text: str) -> str:
    return text.translate(ESCAPES) if SPECIAL.search(text) else text


@lru_cache(maxsize=1024)
def _reference_lines(references: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return the references, each once, in lines of the width that gettext gives them."""
    lines, line, width = [], "#:", 2
    for file, number in dict.fromkeys(references):
        reference = f" {file}:{number}" if number else f" {file}"
        size = len(reference.encode("utf-8"))
        if width > 2 and width + size > PAGE_WIDTH:
            lines.append(line)
            line, width = "#:", 2
        line, width = line + reference, width + size
    return (*lines, line) if width > 2 else ()


def _flag_place(flag: str) -> int:
    return FLAG_ORDER.get("range:" if flag.startswith("range:") else flag, len(FLAG_ORDER))
