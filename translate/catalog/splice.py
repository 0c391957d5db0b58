"""One entry of a PO file changed in its own lines: all others stay as their editor wrote them."""

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from translate.catalog.header import catalog_text
from translate.catalog.po import format_catalog, parse_catalog
from translate.catalog.second_reader import refuse_misread
from translate.catalog.store import ATTEMPTS, Plan, plan_rewrite, rewrite_catalog, with_overtaken, wrapped
from translate.errors import TranslateError
from translate.model import Catalog, Entry
from translate.saving import read_settled

EntryChange = Callable[[Entry | None], Entry]
"""From an entry as it is on disk (None if there is none) to what it shall be; may be called again."""

BLANKS = " \t\v\f\r"
FOLDED = re.compile(r'(?<! ")(?<!\\n)"[ \t\r]*\n[ \t]*"')
"""A string that goes on on the next line although there is no line break in it."""
PAGE_WIDTH = 79
"""The width at which gettext, and Poedit after it, fold strings if nothing else is said."""
FLAG = re.compile(r"range:[ \t]+[^\s,]+|[^\s,]+")
FUZZY = "#, fuzzy"
UTF8 = (("Content-Type", "text/plain; charset=UTF-8"),)


def rewrite_entry(path: Path, msgid: str, change: EntryChange, wrap: int = 0) -> Plan:
    """Change the living entry of a msgid, without context, in its catalog on disk; return what was written.

    The other lines of the file stay, also where we would write them otherwise. `wrap` is as in
    `plan_rewrite`, for the lines that are new. Raises `TranslateError` when the catalog cannot be read or
    written.
    """

    def whole(old: Catalog | None) -> Catalog:
        return _with(old or Catalog((), ()), msgid, change)

    for _ in range(ATTEMPTS):
        plan = _plan(path, msgid, change, wrap) or plan_rewrite(path, whole, wrap)
        outcome = plan.write()
        if outcome.done:
            return plan
        if outcome.overtaken is not None:
            return rewrite_catalog(path, with_overtaken(whole, plan, outcome), wrap)
    raise TranslateError("keeps changing while it is written; close it in the other program", path=path)


def _with(old: Catalog, msgid: str, change: EntryChange) -> Catalog:
    """Return a catalog with the change made."""
    before = old.by_msgid.get(msgid)
    after = change(before)
    return old.with_entries(tuple(after if entry is before else entry for entry in old.entries))


def _plan(path: Path, msgid: str, change: EntryChange, wrap: int) -> Plan | None:
    """Return what becomes of the file; None if it is not one in which lines can be exchanged."""
    before = read_settled(path)
    text = "" if before is None else catalog_text(before, path)
    if before is None or text.encode("utf-8") != before or "\n" not in text:
        return None
    catalog = parse_catalog(text, path)
    wanted = _with(catalog, msgid, change)
    old, new = catalog.by_msgid.get(msgid), wanted.by_msgid.get(msgid)
    if old is None or new is None or old == new:
        return Plan(path, before, before)
    refuse_misread([new], path)
    after = _spliced(text, old, new, wrap or _width(text))
    return Plan(path, before, after.encode("utf-8")) if _says(after, wanted, path) else None


def _width(text: str) -> int:
    """Return the width at which the lines of a file are folded, 0 if they are not, or nobody here can."""
    return PAGE_WIDTH if FOLDED.search(text) and shutil.which("msgcat") else 0


def _says(text: str, wanted: Catalog, path: Path) -> bool:
    """Return whether a text is read as a catalog; what we write is verified."""
    try:
        return parse_catalog(text, path) == wanted
    except TranslateError:
        return False


def _spliced(text: str, old: Entry, new: Entry, width: int) -> str:
    """Return a file's text in which the lines of an entry are exchanged that say something else now.

    Where the entry is laid out as no editor does, the text says something else than `new`.
    """
    lines = text.split("\n")
    bare = [line.strip(BLANKS) for line in lines]
    msgid = start = old.line - 1
    while start and bare[start - 1].startswith("#") and not bare[start - 1].startswith("#~"):
        start -= 1
    msgstr = _after_strings(bare, msgid)
    end = _after_strings(bare, msgstr)
    ending = "\r" if lines[msgid].endswith("\r") else ""
    changed = [*_comments(lines[start:msgid], old, new, ending), *lines[msgid:msgstr]]
    if new.msgstr == old.msgstr:
        changed += lines[msgstr:end]
    else:
        changed += [line + ending for line in _strings(new.msgstr, width)]
    return "\n".join([*lines[:start], *changed, *lines[end:]])


def _after_strings(bare: Sequence[str], keyword: int) -> int:
    """Return the number of the line after a keyword and its strings."""
    return next((n for n in range(keyword + 1, len(bare)) if not bare[n].startswith('"')), len(bare))


def _comments(lines: Sequence[str], old: Entry, new: Entry, ending: str) -> Iterator[str]:
    """Yield the comment lines of an entry, less those that have gone, with its flags as they are now."""
    first = next((n for n, line in enumerate(lines) if line.lstrip(BLANKS).startswith("#,")), None)
    previous = next((n for n, line in enumerate(lines) if line.lstrip(BLANKS).startswith("#|")), len(lines))
    for number, line in enumerate([*lines, None]):
        if number == previous and first is None and new.fuzzy and not old.fuzzy:
            yield FUZZY + ending
        if line is None:
            return
        text = line.strip(BLANKS)
        if text.startswith("#,") and new.fuzzy != old.fuzzy:
            flags = [flag for flag in FLAG.findall(text[2:]) if flag != "fuzzy"]
            flags = ["fuzzy", *flags] if new.fuzzy and number == first else flags
            if flags:
                yield f"#, {', '.join(flags)}{ending}"
        elif text.startswith("#|"):
            if new.previous is not None:
                yield line
        elif text[1:2] in (":", ".", ",", "!") or _note(line) in new.notes:
            yield line


def _note(line: str) -> str:
    """Return what a translator comment says."""
    return line.lstrip(BLANKS)[1:].removesuffix("\r").removeprefix(" ")


def _strings(msgstr: str, width: int) -> list[str]:
    """Return the lines of a msgstr."""
    text = wrapped(format_catalog(Catalog(UTF8, (Entry("msgid", msgstr),))), width).decode("utf-8")
    return text[text.rindex("\nmsgstr ") + 1 :].rstrip("\n").split("\n")
