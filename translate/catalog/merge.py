"""An article's segments merged into a catalog, and machine answers put into what is empty.

Pure functions: catalogs in, catalogs out. What a person wrote or approved is never overwritten or dropped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from translate.catalog.similar import versions
from translate.model import Catalog, Entry

MACHINE = "machine translation:"
"""Begins the translator comment on what a machine wrote, until a person has approved it."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog brought up to date, and what became of its entries."""

    catalog: Catalog
    new: int
    kept: int
    changed: int
    obsolete: int


@dataclass(frozen=True, slots=True)
class MachineText:
    """What an engine wrote for a msgid."""

    text: str
    engine: str
    note: str = ""


def merge(template: Sequence[Entry], old: Catalog) -> Merged:
    """Bring a catalog up to date with the entries that its article has now.

    The same msgid keeps its entry, also when it comes back from the obsolete ones; a changed one takes a
    copy of the translation of the old text it comes from, as fuzzy with the old msgid; what is no longer in
    the article becomes obsolete if it has a translation, so that taking a change back restores the approval.
    """
    living = {e.key: e for e in old.entries if not e.obsolete}
    gone = {e.key: e for e in old.entries if e.obsolete and e.state != "empty"}
    wanted = {entry.key for entry in template}
    donors = {e.msgid: e for e in [*gone.values(), *living.values()] if _can_give(e, wanted)}
    missing = [e.msgid for e in template if e.key not in living and e.key not in gone]
    source_of = versions(tuple(missing), tuple(donors))

    entries, counts = [], {"new": 0, "kept": 0, "changed": 0}
    for entry in template:
        before = living.get(entry.key) or gone.get(entry.key)
        donor = donors.get(source_of.get(entry.msgid, ""))
        if before is not None:
            entries.append(_kept(entry, before))
        elif donor is not None:
            entries.append(_changed(entry, donor))
        else:
            entries.append(entry)
        counts["kept" if before else "changed" if donor else "new"] += 1

    copied = {(None, msgid) for msgid in source_of.values()}
    kept_texts = {e.msgstr for e in entries} | {e.msgstr for e in gone.values()}
    leaving = {
        key: _obsolete(entry)
        for key, entry in living.items()
        if key not in wanted and entry.state != "empty" and not (entry.fuzzy and entry.msgstr in kept_texts)
    }
    obsolete = {key: entry for key, entry in gone.items() if key not in wanted and key not in leaving}
    entries += [*obsolete.values(), *leaving.values()]
    return Merged(old.with_entries(tuple(entries)), **counts, obsolete=len(leaving.keys() - copied))


def put_machine_texts(catalog: Catalog, texts: Mapping[str, MachineText]) -> Catalog:
    """Write machine texts into the entries that are still empty, as fuzzy and marked."""
    return catalog.with_entries(
        tuple(
            _machine(entry, texts[entry.msgid]) if entry.msgid in texts and _is_free(entry) else entry
            for entry in catalog.entries
        )
    )


def empty_msgids(catalog: Catalog) -> tuple[str, ...]:
    """Return the msgids that have no translation yet, in order."""
    return tuple(entry.msgid for entry in catalog.entries if _is_free(entry))


def _is_free(entry: Entry) -> bool:
    return entry.state == "empty" and not entry.obsolete and entry.is_plain


def _can_give(entry: Entry, wanted: set[tuple[str | None, str]]) -> bool:
    """Whether an entry's translation is free for a changed segment."""
    return entry.key not in wanted and entry.state != "empty" and entry.is_plain


def _kept(entry: Entry, before: Entry) -> Entry:
    """Return the old entry with what the article and the glossary say of it now."""
    kept = replace(before, extracted=entry.extracted, references=entry.references, obsolete=False)
    if kept.state == "fuzzy":
        return kept
    notes = tuple(note for note in kept.notes if not note.startswith(MACHINE))
    return replace(kept, notes=notes, fuzzy=False, previous=None, previous_context=None, previous_plural=None)


def _changed(entry: Entry, donor: Entry) -> Entry:
    previous = donor.previous if donor.fuzzy and donor.previous else donor.msgid
    return replace(
        entry, msgstr=donor.msgstr, fuzzy=True, previous=previous, notes=donor.notes, flags=donor.flags
    )


def _obsolete(entry: Entry) -> Entry:
    """Return an entry as obsolete: references and extracted comments speak of where it no longer is."""
    return replace(entry, obsolete=True, references=(), extracted=())


def _machine(entry: Entry, machine: MachineText) -> Entry:
    said = f"{MACHINE} {machine.engine}" + (f"; {machine.note}" if machine.note else "")
    return replace(entry, msgstr=machine.text, fuzzy=True, notes=(*entry.notes, *said.splitlines()))
