"""The translator comments that we write, and take away when a person has approved the entry.

They are all that is known of a translation's state, so that it survives in any PO editor.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from translate.model import Entry

MACHINE = "machine translation:"
"""Begins the comment on what a machine wrote."""
NEW = "new sentence:"
"""Begins the comment that says which sentence of the msgid the translation does not know yet."""
CONFLICT = "merge conflict; the other side has:"
"""Begins the comment that says what a git merge could not decide on."""
TERMS = "glossary applied; before:"
"""Begins the comment that keeps a translation as it was before terms in it were exchanged."""
PLACE = re.compile(r"its place: after character (\d+) of (\d+)")
"""The comment after that, if the translation has nothing for the sentence: where it belongs, and how long
the translation was when that was written, so that it counts only as long as nobody has touched it."""


@dataclass(frozen=True, slots=True)
class MachineText:
    """What an engine, or the memory, has for a text."""

    text: str
    engine: str
    note: str = ""


class Gap(NamedTuple):
    """A sentence of a msgid for which the msgstr has nothing."""

    sentence: str
    note: int
    """Number of the translator comment that says its place."""
    place: int


def is_passing(note: str) -> bool:
    """Whether a comment speaks only of the translation as it was put together, not of the text."""
    return note.startswith(NEW) or PLACE.fullmatch(note) is not None


def without_ours(notes: Iterable[str]) -> tuple[str, ...]:
    """Return the comments of an entry that a person has approved."""
    ours = (MACHINE, CONFLICT, TERMS)
    return tuple(note for note in notes if not note.startswith(ours) and not is_passing(note))


def conflict_notes(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the comments, a line each, that show the translation of the other side of a merge."""
    return tuple(f"{CONFLICT} {text}".replace("\n", "\\n").rstrip() for text in texts)


def with_terms_note(entry: Entry) -> tuple[str, ...]:
    """Return an entry's comments with one that keeps its translation as it is, if a person has written it.

    What was kept before, by an earlier exchange, stays.
    """
    if entry.fuzzy and any(note.startswith((MACHINE, TERMS)) for note in entry.notes):
        return entry.notes
    notes = entry.notes if entry.fuzzy else without_ours(entry.notes)
    texts = entry.plurals or (entry.msgstr,)
    return (*notes, *(f"{TERMS} {text}".replace("\n", "\\n").rstrip() for text in texts))


def said_new(notes: Iterable[str]) -> Iterator[str]:
    """Yield the sentences that comments say are new."""
    for note in notes:
        if note.startswith(NEW):
            yield note.removeprefix(NEW).strip()


def place_note(place: int, length: int) -> str:
    """Return the comment that says where in the msgstr a sentence belongs."""
    return f"its place: after character {place} of {length}"


def machine_notes(machine: MachineText, what: str = "") -> tuple[str, ...]:
    """Return the comment on what a machine wrote, a line each; `what` says of what part of the entry."""
    said = "; ".join(filter(None, (f"{MACHINE} {machine.engine}", what, machine.note)))
    return tuple(said.splitlines())


def gaps(entry: Entry) -> list[Gap]:
    """Return the sentences that are still missing in an entry's msgstr; none once a person has touched it."""
    if not entry.notes or entry.state != "fuzzy" or not entry.is_plain:
        return []
    found = []
    for n, note in enumerate(entry.notes[1:], 1):
        place = PLACE.fullmatch(note)
        if place and entry.notes[n - 1].startswith(NEW) and int(place[2]) == len(entry.msgstr):
            said = entry.notes[n - 1].removeprefix(NEW).strip()
            found.append(Gap(said, n, min(int(place[1]), len(entry.msgstr))))
    return found
