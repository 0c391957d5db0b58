"""What machines wrote in a catalog, and later machine answers put in its place: pure functions."""

from collections.abc import Mapping
from dataclasses import replace

from translate.catalog.notes import MACHINE, MachineText, gaps, machine_notes
from translate.model import Catalog, Entry


def machine_texts(catalog: Catalog) -> dict[str, str]:
    """Return the msgstrs, by msgid, that say of themselves that a machine wrote the whole of them.

    A person may have edited them since: nothing in a catalog tells.
    """
    return {entry.msgid: entry.msgstr for entry in catalog.entries if _is_machine(entry)}


def put_again(catalog: Catalog, texts: Mapping[str, MachineText], untouched: Mapping[str, str]) -> Catalog:
    """Write machine texts, by msgid, over those that are still what `untouched` says."""
    return catalog.with_entries(
        tuple(
            _rewritten(entry, texts[entry.msgid])
            if entry.msgid in texts and _is_machine(entry) and entry.msgstr == untouched.get(entry.msgid)
            else entry
            for entry in catalog.entries
        )
    )


def _is_machine(entry: Entry) -> bool:
    says = [note for note in entry.notes if note.startswith(MACHINE)]
    whole = len(says) == 1 and "; of the new sentence" not in says[0]
    return whole and entry.is_plain and not entry.obsolete and entry.state == "fuzzy" and not gaps(entry)


def _rewritten(entry: Entry, machine: MachineText) -> Entry:
    kept = tuple(note for note in entry.notes if not note.startswith(MACHINE))
    return replace(entry, msgstr=machine.text, notes=(*kept, *machine_notes(machine)))
