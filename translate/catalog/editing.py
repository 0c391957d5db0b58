"""An entry as a person leaves it: pure functions."""

from dataclasses import replace

from translate.catalog.notes import without_ours
from translate.model import Entry


def settled(entry: Entry) -> Entry:
    """Return an entry that no longer waits for a person, without what we had to say of its translation."""
    notes = without_ours(entry.notes)
    if (entry.notes, entry.fuzzy, entry.previous) == (notes, False, None):
        return entry
    return replace(
        entry, notes=notes, fuzzy=False, previous=None, previous_context=None, previous_plural=None
    )


def edited(entry: Entry, msgstr: str, *, approved: bool) -> Entry:
    """Return a plain entry with the msgstr that a person gave it, as a PO editor would leave it.

    What is not approved is fuzzy, and stays marked as what it was made from; an empty one waits for nobody.
    """
    entry = replace(entry, msgstr=msgstr)
    return settled(entry) if approved or entry.state == "empty" else replace(entry, fuzzy=True)
