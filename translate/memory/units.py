"""What a memory holds: translations that people have approved, and where they come from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from translate.model import Catalog, Entry


class Context(NamedTuple):
    """A msgid and those before and after it in its article; empty at the beginning and the end."""

    msgid: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A text and its translation."""

    text: str
    translation: str
    language: str
    """The locale of the translation."""
    before: str = ""
    after: str = ""
    """The texts around it in its article; empty in a file of others."""
    tuid: str = ""
    origin: str = ""
    """What a TMX file says of the unit: its id, and where it comes from."""


def contexts(catalog: Catalog) -> Iterator[tuple[Context, Entry]]:
    """Yield the living entries of a catalog, in order, with what stands around each."""
    living = [entry for entry in catalog.entries if not entry.obsolete]
    msgids = ["", *(entry.msgid for entry in living), ""]
    for n, entry in enumerate(living):
        yield Context(entry.msgid, msgids[n], msgids[n + 2]), entry


def approved(catalog: Catalog, language: str) -> Iterator[Unit]:
    """Yield the approved translations of a catalog; obsolete ones have no texts around them."""
    for context, entry in contexts(catalog):
        if entry.state == "reviewed" and entry.is_plain:
            yield Unit(entry.msgid, entry.msgstr, language, context.before, context.after)
    for entry in catalog.entries:
        if entry.obsolete and entry.state == "reviewed" and entry.is_plain:
            yield Unit(entry.msgid, entry.msgstr, language)
