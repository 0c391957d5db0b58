"""What we are about to write, read by somebody else: the adapter of polib.

Our own reader and writer could agree on the same mistake; polib was written by others. It sees the entries
that changed and hold a translation, before the file of a person is replaced.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from translate.catalog.po import format_catalog
from translate.errors import TranslateError
from translate.model import Catalog, Entry

NOT_FOR_POLIB = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""Signs at which polib, unlike gettext, ends a line, or which it does not take for what they are."""


def changed_entries(old: Catalog | None, new: Catalog) -> list[Entry]:
    """Return the entries of a catalog that hold a translation and were not the same before."""
    before = {entry.key: entry for entry in old.entries} if old else {}
    return [entry for entry in new.entries if entry.state != "empty" and before.get(entry.key) != entry]


def refuse_misread(entries: Iterable[Entry], path: Path) -> None:
    """Raise `TranslateError` if polib would read one of these entries of a catalog otherwise than meant."""
    fit = [bare for bare in map(_bare, entries) if not NOT_FOR_POLIB.search("".join(_texts(bare)))]
    fit.sort(key=lambda entry: entry.obsolete)  # as they are written
    if not fit:
        return
    import polib

    # The first entry is taken for the header.
    text = 'msgid ""\nmsgstr ""\n\n' + format_catalog(Catalog((), tuple(fit)))
    for entry, found in zip(fit, polib.pofile(text), strict=True):
        if _as_polib(entry) != _read(found):
            raise TranslateError(
                f"the entry {entry.msgid[:40]!r} would be read back otherwise than it is meant;"
                " nothing was written; please report this",
                path=path,
            )


def _texts(entry: Entry) -> Sequence[str]:
    texts = (entry.context, entry.msgid, entry.plural, entry.msgstr, *entry.plurals)
    return [text for text in texts if text]


def _bare(entry: Entry) -> Entry:
    """Return an entry with its texts only: in comments polib knows less than gettext."""
    return Entry(
        entry.msgid,
        entry.msgstr,
        fuzzy=entry.fuzzy,
        obsolete=entry.obsolete,
        context=entry.context,
        plural=entry.plural,
        plurals=entry.plurals,
    )


def _as_polib(entry: Entry) -> tuple[object, ...]:
    plurals = dict(enumerate(entry.plurals)) if entry.plural is not None else {}
    return (
        entry.context,
        entry.msgid,
        entry.plural or "",
        entry.msgstr,
        plurals,
        entry.fuzzy,
        entry.obsolete,
    )


def _read(found: Any) -> tuple[object, ...]:  # noqa: ANN401 - polib has no types
    plurals = found.msgstr_plural
    return (
        found.msgctxt,
        found.msgid,
        found.msgid_plural,
        found.msgstr,
        plurals,
        found.fuzzy,
        bool(found.obsolete),
    )
