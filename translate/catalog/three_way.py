"""Two versions of a catalog that come from the same one, merged entry by entry.

What one side changed is taken; what both changed to the same is no question. Only a translation that both
changed, to different texts, is left to a person: ours stays, as fuzzy, and theirs stands in a comment.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from translate.catalog.notes import MACHINE, conflict_notes
from translate.model import Catalog, Entry

T = TypeVar("T")
Key = tuple[str | None, str]

DATE = "PO-Revision-Date"


@dataclass(frozen=True)
class Merged:
    """The merged catalog, and the keys of the entries that a person has to look at."""

    catalog: Catalog
    conflicts: tuple[Key, ...]


def three_way(base: Catalog, ours: Catalog, theirs: Catalog) -> Merged:
    """Return two catalogs merged; `base` is what both come from, empty if there is none."""
    sides = _Sides(base, ours, theirs)
    entries: list[Entry] = []
    conflicts: list[Key] = []
    for key in _order(list(sides.base), list(sides.ours), list(sides.theirs)):
        entry, open_ = sides.merged(key)
        if entry is not None:
            entries.append(entry)
        if open_:
            conflicts.append(key)
    entries.sort(key=lambda entry: entry.obsolete)
    top = _top(*(catalog.top or Entry("") for catalog in (base, ours, theirs)))
    merged = Catalog(_header(base, ours, theirs), tuple(entries), None if top == Entry("") else top)
    return Merged(merged, tuple(conflicts))


def _order(base: Sequence[Key], ours: Sequence[Key], theirs: Sequence[Key]) -> Iterable[Key]:
    """Yield the keys of both sides in the order of the side that changed it, ours if both or none did.

    Those that only the other side has come after the one that they follow there.
    """
    first, second = (
        (theirs, ours) if _keeps_order(ours, base) and not _keeps_order(theirs, base) else (ours, theirs)
    )
    known = set(first)
    after: defaultdict[Key | None, list[Key]] = defaultdict(list)
    place: Key | None = None
    for key in second:
        if key in known:
            place = key
        else:
            after[place].append(key)
    yield from after[None]
    for key in first:
        yield key
        yield from after[key]


def _keeps_order(keys: Sequence[Key], base: Sequence[Key]) -> bool:
    place = {key: n for n, key in enumerate(base)}
    places = [place[key] for key in keys if key in place]
    return places == sorted(places)


class _Sides:
    """The entries of the three catalogs, by key."""

    def __init__(self, base: Catalog, ours: Catalog, theirs: Catalog) -> None:
        self.base, self.ours, self.theirs = (
            {entry.key: entry for entry in catalog.entries} for catalog in (base, ours, theirs)
        )

    def merged(self, key: Key) -> tuple[Entry | None, bool]:
        """Return an entry merged, None when it goes, and whether a person has to look at it."""
        base, ours, theirs = self.base.get(key), self.ours.get(key), self.theirs.get(key)
        if theirs in (ours, base):
            return ours, False
        if ours == base:
            return theirs, False
        if ours is None or theirs is None:  # removed on one side, changed on the other
            return ours or theirs, False
        was = base or Entry(ours.msgid, obsolete=ours.obsolete or theirs.obsolete)
        taken = self._translation(was, ours, theirs)
        merged = replace(
            taken or ours,
            fuzzy=taken.fuzzy if taken else True,
            obsolete=_side(was.obsolete, ours.obsolete, theirs.obsolete),
            notes=_lines(was.notes, ours.notes, theirs.notes)
            + (() if taken else conflict_notes(_text(theirs))),
            extracted=_lines(was.extracted, ours.extracted, theirs.extracted),
            references=_lines(was.references, ours.references, theirs.references),
            flags=_lines(was.flags, ours.flags, theirs.flags),
        )
        return merged, taken is None

    def _translation(self, base: Entry, ours: Entry, theirs: Entry) -> Entry | None:
        """Return the side whose translation is taken; None when a person has to choose."""
        if _text(ours) == _text(theirs):
            marked = _text(base) == _text(ours) and not base.fuzzy  # approved before, so one has marked it
            return ours if ours.fuzzy == marked else theirs
        if _text(ours) == _text(base):
            return theirs
        if _text(theirs) == _text(base):
            return ours
        weight = self._weight(ours), self._weight(theirs)
        if weight == (2, 2):
            return None
        return ours if weight[0] >= weight[1] else theirs

    def _weight(self, entry: Entry) -> int:
        """Return 0 for no translation, 1 for one that was only proposed, 2 for what a person wrote."""
        if entry.state == "empty":
            return 0
        former = self.base.get((entry.context, entry.previous or ""))
        copied = former is not None and _text(former) == _text(entry)
        machine = any(note.startswith(MACHINE) for note in entry.notes)
        return 1 if entry.fuzzy and (copied or machine) else 2


def _text(entry: Entry) -> tuple[str, ...]:
    """Return the translation of an entry, in all its forms."""
    return entry.plurals if entry.plural is not None else (entry.msgstr,)


def _side(base: T, ours: T, theirs: T) -> T:
    """Return the value of the side that changed it, ours if both did."""
    return theirs if ours == base else ours


def _lines(base: Sequence[T], ours: Sequence[T], theirs: Sequence[T]) -> tuple[T, ...]:
    """Return lines merged: those of both, less what either has removed."""
    if ours == base:
        return tuple(theirs)
    kept = [line for line in ours if line in theirs or line not in base]
    return (*kept, *(line for line in theirs if line not in ours and line not in base))


def _top(base: Entry, ours: Entry, theirs: Entry) -> Entry:
    """Return what stands above the header's fields, merged."""
    return replace(
        ours,
        fuzzy=_side(base.fuzzy, ours.fuzzy, theirs.fuzzy),
        notes=_lines(base.notes, ours.notes, theirs.notes),
        extracted=_lines(base.extracted, ours.extracted, theirs.extracted),
        references=_lines(base.references, ours.references, theirs.references),
        flags=_lines(base.flags, ours.flags, theirs.flags),
    )


def _header(base: Catalog, ours: Catalog, theirs: Catalog) -> tuple[tuple[str, str], ...]:
    """Return the fields merged; of one that both changed, that of the side that was revised last."""
    was, own, other = (dict(catalog.header) for catalog in (base, ours, theirs))
    later = _revised(other) > _revised(own)
    fields = []
    for key in dict.fromkeys((*own, *other)):
        if own.get(key) == was.get(key):
            value = other.get(key)
        elif other.get(key) == was.get(key) or not later:
            value = own.get(key)
        else:
            value = other.get(key)
        if value is not None:
            fields.append((key, value))
    return tuple(fields)


def _revised(header: dict[str, str]) -> float:
    """Return when a catalog was revised, in seconds; 0 when it does not say."""
    try:
        return datetime.strptime(header.get(DATE, ""), "%Y-%m-%d %H:%M%z").timestamp()
    except ValueError:
        return 0.0
