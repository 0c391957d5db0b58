"""An article's segments merged into a catalog: a pure function.

What a person wrote or approved is never overwritten or dropped.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from translate.catalog.changes import adjusted, letters
from translate.catalog.editing import settled
from translate.catalog.origins import Origin, origins
from translate.catalog.pieces import Languages, composed
from translate.model import Catalog, Entry
from translate.sentences import sentences

Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog brought up to date, and what became of its entries."""

    catalog: Catalog
    new: int
    kept: int
    adjusted: int
    """Changed in typography or links only: still approved."""
    changed: int
    obsolete: int


@dataclass(frozen=True)
class _Sources:
    """Where the entries that a catalog does not have yet come from."""

    twins: dict[str, tuple[str, str]]
    """msgid → (old msgid, msgstr as that of the new one), where no person has to look at it."""
    origins: dict[str, Origin]
    """msgid → its sentences, and what they were."""
    donors: dict[str, Entry]
    """The old entries by msgid."""

    @cached_property
    def used(self) -> Container[tuple[str, int]]:
        """The sentences of old texts that are in a new one."""
        return {was for origin in self.origins.values() for sentence in origin for was in sentence.was}


def merge(template: Sequence[Entry], old: Catalog, *, source: str = "fr", strict: bool = False) -> Merged:
    """Bring a catalog up to date with the entries that its article has now; `source` is its language.

    The same msgid keeps its entry, also when it comes back from the obsolete ones. Where only typography or
    the address of a link has changed, the entry stays approved under its new msgid, unless `strict`. Any
    other changed text takes a copy of the translations of what it comes from, as fuzzy with the old msgid.
    What is no longer in the article becomes obsolete if it has a translation, so that taking a change back
    restores the approval.
    """
    living = {e.key: e for e in old.entries if not e.obsolete}
    gone = {e.key: e for e in old.entries if e.obsolete and e.state != "empty"}
    languages = Languages(source, dict(old.header).get("Language", ""))
    sources = _sources(template, living, gone, source, strict=strict)

    entries, counts = [], {"new": 0, "kept": 0, "adjusted": 0, "changed": 0}
    for entry in template:
        key = entry.key
        before = living.get(key) or gone.get(key)
        if before is not None:
            entries.append(_kept(entry, before))
            counts["kept"] += 1
        elif entry.msgid in sources.twins:
            entries.append(_adjusted(entry, sources))
            counts["adjusted"] += 1
        elif entry.msgid in sources.origins:
            entries.append(_changed(entry, sources, languages))
            counts["changed"] += 1
        else:
            entries.append(entry)
            counts["new"] += 1

    copied = {(None, old) for origin in sources.origins.values() for s in origin for old, _ in s.was}
    stay, leaving = _obsolete_ones(entries, living, gone, sources, languages)
    merged = old.with_entries((*entries, *stay, *leaving))
    return Merged(merged, **counts, obsolete=sum(entry.key not in copied for entry in leaving))


def _obsolete_ones(
    entries: Sequence[Entry],
    living: Mapping[Key, Entry],
    gone: Mapping[Key, Entry],
    sources: _Sources,
    languages: Languages,
) -> tuple[list[Entry], list[Entry]]:
    """Return the entries that stay obsolete and those that become so, beside the entries of the article."""
    settled = {entry.key for entry in entries} | {(None, msgid) for msgid, _ in sources.twins.values()}
    leaving = {key: e for key, e in living.items() if key not in settled and e.state != "empty"}
    stay = [entry for key, entry in gone.items() if key not in settled and key not in leaving]
    texts = {entry.msgstr for entry in (*entries, *stay)}
    known = {entry.msgid: entry for entry in (*gone.values(), *living.values()) if entry.is_plain}
    theirs = (e for e in leaving.values() if not _is_only_ours(e, texts, known, languages))
    # References and extracted comments speak of where an entry no longer is.
    return stay, [replace(entry, obsolete=True, references=(), extracted=()) for entry in theirs]


def _sources(
    template: Sequence[Entry],
    living: Mapping[Key, Entry],
    gone: Mapping[Key, Entry],
    source: str,
    *,
    strict: bool,
) -> _Sources:
    """Find out where the entries of a template come from that are not in a catalog."""
    wanted = {entry.key: entry for entry in template}
    absent = [entry for key, entry in wanted.items() if key not in living and key not in gone]
    missing = [entry.msgid for entry in absent if entry.is_plain]
    leaving = [e for known in (living, gone) for key, e in known.items() if key not in wanted]
    free = [e for e in leaving if e.state != "empty" and e.is_plain] if missing else []
    donors = {entry.msgid: entry for entry in reversed(free)}
    donors = {msgid: donors[msgid] for msgid in dict.fromkeys(entry.msgid for entry in free)}
    twins = {} if strict else _twins(missing, donors)
    renamed = {msgid for msgid, _ in twins.values()}
    changed = tuple(msgid for msgid in missing if msgid not in twins)
    return _Sources(twins, origins(changed, tuple(d for d in donors if d not in renamed), source), donors)


def _twins(missing: Sequence[str], donors: Mapping[str, Entry]) -> dict[str, tuple[str, str]]:
    """Return the new msgids whose old ones differ in typography or links only, and are approved."""
    alike: dict[str, list[Entry]] = {}
    for donor in donors.values():
        if donor.state == "reviewed":
            alike.setdefault(letters(donor.msgid), []).append(donor)
    twins = {}
    for msgid in missing if alike else ():
        likely = alike.get(letters(msgid), [])
        for donor in likely:
            msgstr = adjusted(donor.msgid, donor.msgstr, msgid)
            if msgstr is not None:
                twins[msgid] = donor.msgid, msgstr
                likely.remove(donor)
                break
    return twins


def _kept(entry: Entry, before: Entry) -> Entry:
    """Return the old entry with what the article and the glossary say of it now.

    What a person has approved is without what we had to say of its translation.
    """
    kept = before
    if (kept.extracted, kept.references) != (entry.extracted, entry.references) or kept.obsolete:
        kept = replace(before, extracted=entry.extracted, references=entry.references, obsolete=False)
    return kept if kept.state == "fuzzy" else settled(kept)


def _adjusted(entry: Entry, sources: _Sources) -> Entry:
    """Return the old entry under its new msgid."""
    msgid, msgstr = sources.twins[entry.msgid]
    return _kept(entry, replace(sources.donors[msgid], msgid=entry.msgid, msgstr=msgstr))


def _changed(entry: Entry, sources: _Sources, languages: Languages) -> Entry:
    made = composed(sources.origins[entry.msgid], sources.donors, languages, sources.used)
    return replace(made, msgid=entry.msgid, extracted=entry.extracted, references=entry.references)


def _is_only_ours(entry: Entry, texts: set[str], known: Mapping[str, Entry], languages: Languages) -> bool:
    """Whether all there is in an entry that leaves is a copy of what is still in the catalog."""
    if not entry.fuzzy:
        return False
    if entry.msgstr in texts:
        return True
    if entry.previous is None or not entry.is_plain:
        return False
    parts = _parts(entry.previous, {msgid: e for msgid, e in known.items() if msgid != entry.msgid})
    made = origins((entry.msgid,), tuple(parts), languages.source).get(entry.msgid)
    if made is None:
        return False
    own = {was for sentence in made for was in sentence.was}
    every = {(old, n) for old in parts for n in range(len(sentences(old, languages.source)))}
    return any(composed(made, parts, languages, used).msgstr == entry.msgstr for used in (own, every))


def _parts(previous: str, known: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return the entries whose msgids, joined by blanks, are a previous msgid; none if it cannot be told."""
    if previous in known:
        return {previous: known[previous]}
    parts, rest = {}, previous
    while rest:
        first = next((msgid for msgid in known if msgid and f"{rest} ".startswith(f"{msgid} ")), None)
        if first is None:
            return {}
        parts[first] = known[first]
        rest = rest[len(first) + 1 :]
    return parts
