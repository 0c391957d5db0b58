"""What is still empty in a catalog, and machine answers put there: pure functions.

What a person wrote or approved is never overwritten.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from translate.catalog.notes import MACHINE, MachineText, gaps, machine_notes, place_note
from translate.model import Catalog, Entry
from translate.sentences import between


def empty_msgids(catalog: Catalog) -> tuple[str, ...]:
    """Return the msgids that have no translation yet, in order."""
    return tuple(entry.msgid for entry in catalog.entries if _is_free(entry))


def missing_sentences(catalog: Catalog) -> tuple[str, ...]:
    """Return the new sentences for which msgstrs that nobody has touched since have nothing yet, in order."""
    return tuple(gap.sentence for e in catalog.entries if not e.obsolete for gap in gaps(e))


def put_machine_texts(catalog: Catalog, texts: Mapping[str, MachineText]) -> Catalog:
    """Write machine texts, by msgid or sentence, into what is still empty, as fuzzy and marked.

    That is entries without a msgstr, and the places of new sentences in msgstrs that nobody has touched.
    """
    blank = between(dict(catalog.header).get("Language", ""))
    return catalog.with_entries(tuple(_filled(entry, texts, blank) for entry in catalog.entries))


def put_approved(catalog: Catalog, texts: Mapping[str, str]) -> Catalog:
    """Write msgstrs that people have approved, by msgid, into the entries that are still empty."""
    return catalog.with_entries(
        tuple(
            replace(entry, msgstr=texts[entry.msgid], fuzzy=False)
            if entry.msgid in texts and _is_free(entry)
            else entry
            for entry in catalog.entries
        )
    )


def _is_free(entry: Entry) -> bool:
    return entry.state == "empty" and not entry.obsolete and entry.is_plain


def _filled(entry: Entry, texts: Mapping[str, MachineText], blank: str) -> Entry:
    if _is_free(entry) and entry.msgid in texts:
        machine = texts[entry.msgid]
        notes = (note for note in entry.notes if not note.startswith(MACHINE))
        return replace(entry, msgstr=machine.text, fuzzy=True, notes=(*notes, *machine_notes(machine)))
    return _with_sentences(entry, texts, blank) if entry.fuzzy and not entry.obsolete else entry


def _with_sentences(entry: Entry, texts: Mapping[str, MachineText], blank: str) -> Entry:
    """Put machine texts into the places of the missing sentences; `blank` stands between two sentences."""
    missing = gaps(entry)
    msgstr, notes, moved = entry.msgstr, list(entry.notes), 0
    filled: dict[int, tuple[str, ...]] = {}
    for gap in missing:
        place = gap.place + moved
        notes[gap.note] = place_note(place, 0)
        if (machine := texts.get(gap.sentence)) is None:
            continue
        before = blank if place and not msgstr[place - 1].isspace() else ""
        after = blank if place < len(msgstr) and not msgstr[place].isspace() else ""
        inserted = before + machine.text.strip() + after
        msgstr = msgstr[:place] + inserted + msgstr[place:]
        moved += len(inserted)
        filled[gap.note] = machine_notes(machine, "of the new sentence")
    if not filled:
        return entry
    for gap in missing:
        notes[gap.note] = re.sub(r"\d+$", str(len(msgstr)), notes[gap.note])
    kept = [line for n, note in enumerate(notes) for line in filled.get(n, (note,))]
    return replace(entry, msgstr=msgstr, notes=tuple(kept))
