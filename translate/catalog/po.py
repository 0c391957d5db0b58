"""PO text read and written as gettext does: the adapter of polib.

polib reads what the lexer has found to fit the grammar. Written text is what ``msgcat --no-wrap`` writes
(gettext 0.21), except that flags which gettext does not know are kept.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from translate.catalog.lexer import lex, unshielded
from translate.errors import TranslateError
from translate.model import Catalog, Entry

PAGE_WIDTH = 79
"""Width of a line of references, in bytes as gettext counts it; ``--no-wrap`` does not change it."""
ESCAPES = str.maketrans({c: f"\\{name}" for c, name in zip('\a\b\f\n\r\t\v\\"', 'abfnrtv\\"', strict=True)})
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
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines, msgids = lex(plain.split("\n"), path)
    # polib loses comments of the first entry and fields of the header: it gets an empty one of its own
    file = polib.pofile("\n".join(['msgid ""', 'msgstr ""', *lines]))
    entries = [_entry(entry, line) for entry, line in zip(file, msgids, strict=True)]
    _refuse_duplicates(entries, path)
    header = next((entry for entry in entries if entry.key == (None, "")), None)
    if header is None:
        return Catalog((), tuple(entries))
    fields = _fields(header, path)
    _refuse_other_charset(fields, path)
    return Catalog(
        fields,
        tuple(entry for entry in entries if entry is not header),
        notes=(*header.notes, *header.extracted),
        header_fuzzy=header.fuzzy,
    )


def format_catalog(catalog: Catalog) -> str:
    """Return a catalog as PO text, unwrapped: the bytes of ``msgcat --no-wrap``."""
    header = Entry(
        msgid="",
        msgstr="".join(f"{key}: {value}\n" for key, value in catalog.header),
        notes=catalog.notes,
        fuzzy=catalog.header_fuzzy,
    )
    living = [entry for entry in catalog.entries if not entry.obsolete]
    obsolete = [entry for entry in catalog.entries if entry.obsolete and _has_translation(entry)]
    return "\n".join("".join(f"{line}\n" for line in _lines(e)) for e in [header, *living, *obsolete])


def _refuse_duplicates(entries: Iterable[Entry], path: Path) -> None:
    """Raise `TranslateError` when two living entries have the same key, or there are two headers."""
    seen: dict[tuple[str | None, str], int] = {}
    for entry in entries:
        if entry.obsolete and entry.key != (None, ""):
            continue
        first = seen.setdefault(entry.key, entry.line)
        if first != entry.line:
            what = (
                f"the same msgid as on line {first}"
                if entry.msgid
                else f"a second header, after line {first}"
            )
            raise TranslateError(f"{what}; keep one of the two", path=path, line=entry.line)


def _fields(header: Entry, path: Path) -> tuple[tuple[str, str], ...]:
    """Return the fields of a header; a line without a colon goes on with the field before.

    Raises `TranslateError` when the header holds what a `Catalog` has no place for.
    """
    kept = Entry("", header.msgstr, header.fuzzy, notes=header.notes, extracted=header.extracted)
    if header != kept:
        raise TranslateError(
            "a header with a reference, a flag other than fuzzy, #|, #~ or a plural; delete that",
            path=path,
            line=header.line,
        )
    fields: list[tuple[str, str]] = []
    for line in header.msgstr.removesuffix("\n").split("\n") if header.msgstr else ():
        key, colon, value = line.partition(":")
        if colon:
            fields.append((key, value.strip()))
        elif fields:
            fields[-1] = fields[-1][0], f"{fields[-1][1]}\n{line}"
        else:
            raise TranslateError(
                f"the header has to begin with a field, as `Language: de`, not with {line[:40]!r}",
                path=path,
                line=header.line,
            )
    return tuple(fields)


def _refuse_other_charset(header: Iterable[tuple[str, str]], path: Path) -> None:
    content_type = dict(header).get("Content-Type", "")
    charset = re.search(r"charset=([\w.-]+)", content_type)
    if charset and charset[1].upper() not in ("UTF-8", "UTF8", "ASCII", "US-ASCII", "CHARSET"):
        raise TranslateError(f"charset {charset[1]}; convert it with msgconv -t UTF-8", path=path)


def _entry(entry: polib.POEntry, line: int) -> Entry:
    """Return polib's entry as ours."""

    def text(value: str | None) -> str | None:
        return None if value is None else unshielded(value)

    def texts(value: str) -> tuple[str, ...]:
        return tuple(unshielded(value).split("\n")) if value else ()

    plurals = tuple(unshielded(entry.msgstr_plural[n]) for n in sorted(entry.msgstr_plural))
    return Entry(
        msgid=unshielded(entry.msgid),
        msgstr=unshielded(entry.msgstr),
        fuzzy="fuzzy" in entry.flags,
        obsolete=bool(entry.obsolete),
        previous=text(entry.previous_msgid),
        notes=texts(entry.tcomment),
        extracted=texts(entry.comment),
        references=tuple((unshielded(file), str(number)) for file, number in entry.occurrences),
        flags=tuple(unshielded(flag) for flag in entry.flags if flag != "fuzzy"),
        context=text(entry.msgctxt),
        previous_context=text(entry.previous_msgctxt),
        plural=text(entry.msgid_plural) if plurals else None,
        previous_plural=text(entry.previous_msgid_plural),
        plurals=plurals,
        line=line,
    )


def _has_translation(entry: Entry) -> bool:
    """Whether there is something to be fuzzy or to be kept as obsolete: gettext writes neither without."""
    return bool(entry.msgstr or any(entry.plurals))


def _lines(entry: Entry) -> Iterator[str]:
    """Yield the lines of an entry."""
    yield from (f"# {note}" if note else "#" for note in entry.notes)
    yield from (f"#. {comment}" if comment else "#." for comment in entry.extracted)
    yield from _reference_lines(entry.references)
    flags = [*(["fuzzy"] if entry.fuzzy and _has_translation(entry) else []), *entry.flags]
    if flags:
        yield "#, " + ", ".join(sorted(dict.fromkeys(flags), key=_flag_place))
    mark, previous = ("#~ ", "#~| ") if entry.obsolete else ("", "#| ")
    yield from _string_lines(previous + "msgctxt", entry.previous_context)
    yield from _string_lines(previous + "msgid", entry.previous)
    yield from _string_lines(previous + "msgid_plural", entry.previous_plural)
    yield from _string_lines(mark + "msgctxt", entry.context)
    yield from _string_lines(mark + "msgid", entry.msgid)
    yield from _string_lines(mark + "msgid_plural", entry.plural)
    if entry.plural is None:
        yield from _string_lines(mark + "msgstr", entry.msgstr)
    for n, plural in enumerate(entry.plurals):
        yield from _string_lines(f"{mark}msgstr[{n}]", plural)


def _string_lines(keyword: str, text: str | None) -> Iterator[str]:
    """Yield a keyword and its text, a line of the text each; nothing for None."""
    if text is None:
        return
    pieces = [piece.translate(ESCAPES) for piece in re.findall(r".*\n|.+", text)]
    if len(pieces) < 2:
        yield f'{keyword} "{"".join(pieces)}"'
        return
    mark = keyword.rpartition(" ")[0]
    yield f'{keyword} ""'
    yield from (f'{mark} "{piece}"' if mark else f'"{piece}"' for piece in pieces)


def _reference_lines(references: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the references, each once, in lines of the width that gettext gives them."""
    line, width = "#:", 2
    for file, number in dict.fromkeys(references):
        reference = f" {file}:{number}" if number else f" {file}"
        size = len(reference.encode("utf-8"))
        if width > 2 and width + size > PAGE_WIDTH:
            yield line
            line, width = "#:", 2
        line, width = line + reference, width + size
    if width > 2:
        yield line


def _flag_place(flag: str) -> int:
    return FLAG_ORDER.get("range:" if flag.startswith("range:") else flag, len(FLAG_ORDER))
