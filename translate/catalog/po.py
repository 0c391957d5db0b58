"""PO text read and written as gettext does: the adapter of polib.

polib parses leniently (an unclosed string loses a character, the previous msgid of an obsolete entry is
dropped), so every line is first held against the grammar of the gettext manual, section "The Format of PO
Files"; what polib would alter is refused with its line. Written text is what ``msgcat --no-wrap`` writes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

from translate.errors import TranslateError
from translate.model import Catalog, Entry

STRING = r'"(?:[^"\\]|\\[ntrvbf\\"])*"'
KEYWORD_LINE = re.compile(rf"(?:#~\|? *|#\| *)?(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s*{STRING}")
STRING_LINE = re.compile(rf"(?:#~\|? *|#\| *)?{STRING}")
COMMENT_LINE = re.compile(r"#(?![~|])")
CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")

LINE_SEPARATORS = "\x1c\x1d\x1e\x85\u2028\u2029"
"""What Python's splitlines, and so polib, takes for line ends, but gettext does not."""
SHIELD = {ord(c): chr(0xD800 + n) for n, c in enumerate(LINE_SEPARATORS)}
"""Stand-ins while polib has the text: lone surrogates, which no UTF-8 file can hold."""
BLANK = "\ud810"
"""Stands in an empty comment line, which polib drops before another."""
UNSHIELD = {**{ord(stand_in): chr(c) for c, stand_in in SHIELD.items()}, ord(BLANK): ""}


def parse_catalog(text: str, path: Path) -> Catalog:
    """Return the catalog that a PO file's text holds; `path` is for messages.

    Raises `TranslateError` with the line for whatever gettext could not read, and for the little that we
    could not write back as it was.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not plain.strip():
        return Catalog(header=(), entries=())
    lines = _checked(plain.split("\n"), path)
    try:
        file = polib.pofile("\n".join(lines.text))
    except (OSError, ValueError) as error:
        found = re.search(r"line (\d+)", str(error))
        raise TranslateError(
            "not a PO file: out of order here; mend it in a PO editor, or take it back from git",
            path=path,
            line=int(found[1]) if found else None,
        ) from None
    numbers = iter(lines.msgids[1:] if lines.has_header else lines.msgids)
    entries = tuple(_entry(entry, number) for entry, number in zip(file, numbers, strict=True))
    _refuse_duplicates(entries, path)
    header = tuple((key, value.translate(UNSHIELD)) for key, value in file.metadata.items())
    _refuse_other_charset(header, path)
    notes = tuple(file.header.translate(UNSHIELD).split("\n")) if file.header else ()
    return Catalog(header, entries, notes, header_fuzzy=bool(file.metadata_is_fuzzy))


def format_catalog(catalog: Catalog) -> str:
    """Return a catalog as PO text, unwrapped: the bytes of ``msgcat --no-wrap``."""
    header = Entry(
        msgid="",
        msgstr="".join(f"{key}: {value}\n" for key, value in catalog.header),
        notes=catalog.notes,
        fuzzy=catalog.header_fuzzy,
    )
    living = [entry for entry in catalog.entries if not entry.obsolete]
    obsolete = [entry for entry in catalog.entries if entry.obsolete]
    return "\n".join(_formatted(entry) for entry in [header, *living, *obsolete])


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a PO file that fit its grammar, made ready for polib."""

    text: list[str]
    msgids: list[int]
    """Line numbers of the msgids, in order, from 1."""
    has_header: bool


def _checked(lines: list[str], path: Path) -> _Lines:
    """Hold every line against the grammar; raise `TranslateError` at the first that does not fit."""
    ready, msgids, awaiting = [], [], 0
    header = False
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        keyword = KEYWORD_LINE.fullmatch(line)
        if not (not line or keyword or STRING_LINE.fullmatch(line) or COMMENT_LINE.match(line)):
            raise TranslateError(_what_is_wrong(line), path=path, line=number)
        if keyword and not line.startswith(("#|", "#~|")):
            if keyword[1] == "msgid":
                if awaiting:
                    break
                awaiting = number
                msgids.append(number)
                header = header or (len(msgids) == 1 and _is_empty_string(line, lines, number))
            elif keyword[1].startswith("msgstr"):
                awaiting = 0
        ready.append(_for_polib(line.translate(SHIELD)))
    if awaiting:
        raise TranslateError(
            "a msgid without its msgstr: the file seems cut off here; take it back from git or a backup",
            path=path,
            line=awaiting,
        )
    return _Lines(ready, msgids, header)


def _is_empty_string(line: str, lines: list[str], number: int) -> bool:
    """Whether a msgid line is that of the header: an empty string that does not go on."""
    following = lines[number].strip() if number < len(lines) else ""
    return line.endswith(' ""') and not following.startswith('"')


def _for_polib(line: str) -> str:
    """Return a line in the narrower grammar that polib reads without loss."""
    if line.startswith("#~|"):
        return "#|" + line[3:]
    if line == "#":
        return f"# {BLANK}"
    if line.startswith("#") and line[1:2] not in ("", " ", ".", ":", ",", "|", "~"):
        return f"# {line[1:]}"
    return line


def _what_is_wrong(line: str) -> str:
    if CONFLICT.match(line):
        return "conflict markers of a git merge; choose one side of each conflict, then run this again"
    if '"' in line and re.search(r"\\[^ntrvbf\\\"]", line):
        return "an escape that cannot be kept as it is; write the character itself"
    if '"' in line:
        return 'a string that is not closed, or a bare " inside it (write \\")'
    return f"not a line of a PO file: {line[:40]!r}; mend it in a PO editor, or take it back from git"


def _refuse_duplicates(entries: Iterable[Entry], path: Path) -> None:
    """Raise `TranslateError` when two living entries have the same key, as msgfmt does."""
    seen: dict[tuple[str | None, str], int] = {}
    for entry in entries:
        if entry.obsolete:
            continue
        first = seen.setdefault(entry.key, entry.line)
        if first != entry.line:
            raise TranslateError(
                f"the same msgid as on line {first}; keep one of the two", path=path, line=entry.line
            )


def _refuse_other_charset(header: Iterable[tuple[str, str]], path: Path) -> None:
    content_type = dict(header).get("Content-Type", "")
    charset = re.search(r"charset=([\w.-]+)", content_type)
    if charset and charset[1].upper() not in ("UTF-8", "UTF8", "ASCII", "US-ASCII", "CHARSET"):
        raise TranslateError(f"charset {charset[1]}; convert it with msgconv -t UTF-8", path=path)


def _entry(entry: polib.POEntry, line: int) -> Entry:
    """Return polib's entry as ours."""

    def text(value: str | None) -> str | None:
        return None if value is None else value.translate(UNSHIELD)

    def texts(value: str) -> tuple[str, ...]:
        return tuple(value.translate(UNSHIELD).split("\n")) if value else ()

    return Entry(
        msgid=text(entry.msgid) or "",
        msgstr=text(entry.msgstr) or "",
        fuzzy="fuzzy" in entry.flags,
        obsolete=bool(entry.obsolete),
        previous=text(entry.previous_msgid),
        notes=texts(entry.tcomment),
        extracted=texts(entry.comment),
        references=tuple((str(text(file)), str(number)) for file, number in entry.occurrences),
        flags=tuple(flag for flag in entry.flags if flag != "fuzzy"),
        context=text(entry.msgctxt),
        previous_context=text(entry.previous_msgctxt),
        plural=text(entry.msgid_plural) or None,
        previous_plural=text(entry.previous_msgid_plural),
        plurals=tuple(str(text(entry.msgstr_plural[n])) for n in sorted(entry.msgstr_plural)),
        line=line,
    )


def _formatted(entry: Entry) -> str:
    """Return one entry as PO text."""
    made = polib.POEntry(
        msgid=entry.msgid,
        msgstr=entry.msgstr,
        obsolete=entry.obsolete,
        tcomment="\n".join(entry.notes),
        comment="\n".join(entry.extracted),
        occurrences=list(entry.references),
        flags=[*(["fuzzy"] if entry.fuzzy and entry.state != "empty" else []), *entry.flags],
        msgctxt=entry.context,
        previous_msgctxt=entry.previous_context,
        previous_msgid=entry.previous,
        previous_msgid_plural=entry.previous_plural,
        msgid_plural=entry.plural or "",
        msgstr_plural=dict(enumerate(entry.plurals)),
    )
    return "\n".join(_comment_ends(_shielded(made).__unicode__(wrapwidth=0))).translate(UNSHIELD)


def _shielded(entry: polib.POEntry) -> polib.POEntry:
    """Hide from polib the characters at which it would break a string although gettext does not."""
    for name in ("msgid", "msgstr", "tcomment", "comment", "msgctxt", "msgid_plural"):
        value = getattr(entry, name)
        setattr(entry, name, value.translate(SHIELD) if value else value)
    for name in ("previous_msgctxt", "previous_msgid", "previous_msgid_plural"):
        value = getattr(entry, name)
        setattr(entry, name, value.translate(SHIELD) if value else value)
    entry.msgstr_plural = {n: value.translate(SHIELD) for n, value in entry.msgstr_plural.items()}
    return entry


def _comment_ends(text: str) -> Iterator[str]:
    """Yield the lines of an entry, without the blank that polib leaves after an empty comment."""
    for line in text.split("\n"):
        yield line.rstrip() if line.startswith("#") and not line.endswith('"') else line
