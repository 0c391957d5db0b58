"""What the checks find in one article's catalogs: a pure function, so that processes can share the work."""

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from operator import itemgetter
from typing import Any

from translate.checks import CATALOG_CHECKS, CHECKS, SURVEYS, Check, Pair
from translate.documents import unpublishable
from translate.glossary import Glossary, diagnose
from translate.languages import separates_sentences
from translate.model import Catalog, Diagnostic, Document, Entry, Finding
from translate.workflow.checking.severities import STRUCTURE, Severities
from translate.workflow.checking.silencing import misnamed, silenced
from translate.workflow.desk import Desk

BLOCK = 128
"""Pairs at which one check looks before the next one does: so the processor keeps at hand what a check needs,
and the checks what they share of a text."""
SAME = frozenset(f.name for f in fields(Diagnostic)) & frozenset(f.name for f in fields(Finding)) - {
    "severity",
    "elsewhere",
}
"""What a finding takes over from its diagnostic."""


@dataclass(frozen=True)
class Sheet:
    """What was found in one catalog."""

    article: str
    language: str
    findings: tuple[Finding, ...] = ()
    entries: int = 0
    """How many entries had a translation and were checked."""
    pairs: int = 0
    """How many reviewed pairs it has."""
    packed: Mapping[str, bytes] = field(default_factory=dict)
    """Check → what its survey notes, each with the number of its pair in this catalog; pickled, for nobody
    looks at them before all catalogs are read."""
    behind: bool = False
    """Whether the article has segments that the catalog does not have."""
    empty: int = 0
    """How many segments of the article it has without a translation."""


@dataclass(frozen=True)
class Place:
    """A catalog that is checked."""

    desk: Desk
    article: str
    language: str
    catalog: Catalog
    document: Document | None = None
    """The article as it is now; None if it cannot be read."""
    glossary: Glossary | None = None
    """What it is held against; None: the glossary of the desk."""

    @property
    def path(self) -> str:
        """The catalog's path as users see it."""
        return self.desk.shown(self.desk.catalog_path(self.article, self.language))

    def finding(
        self, said: Diagnostic, rules: Severities, entry: Entry | None, msgstr: str = ""
    ) -> Finding | None:
        """Return what a check says at its place; None where it is silenced or off."""
        severity = rules.of(said, self.language, entry)
        if severity is None or (entry is not None and said.check in silenced(entry)):
            return None
        line, msgid = (1, "") if entry is None else (entry.line, entry.msgid)
        values = {name: getattr(said, name) for name in SAME}
        values["in_msgid"] = said.in_msgid or _where(said.term, msgid)
        values["in_msgstr"] = said.in_msgstr or _where(said.found, msgstr)
        return Finding(
            self.article, self.language, self.path, line, msgid, msgstr, severity=severity, **values
        )


def _where(words: str | None, text: str) -> tuple[tuple[int, int], ...]:
    """Return where words stand in a text, in any case; nothing where they do not stand as they are."""
    at = text.lower().find(words.lower()) if words else -1
    return ((at, at + len(words)),) if words and at >= 0 and len(text.lower()) == len(text) else ()


def sheets(desk: Desk, rules: Severities, article: str, *, told: bool) -> Iterator[Sheet]:
    """Yield the sheet of each catalog of an article; without `told` only the notes for surveys."""
    document = desk.document(article) if told else None
    for code in desk.languages:
        catalog = desk.catalog(article, code)
        if catalog is not None:
            yield sheet_of(Place(desk, article, code, catalog, document), rules, told=told)


def sheet_of(place: Place, rules: Severities, *, told: bool) -> Sheet:
    """Return the sheet of a catalog; without `told` only the notes for surveys."""
    surveys = [name for name in SURVEYS if rules.runs(name, place.language)]
    notes: dict[str, list[tuple[int, Any]]] = {name: [] for name in surveys}
    every = list(pairs_of(place))
    reviewed = [(entry, pair) for entry, pair in every if not entry.fuzzy]
    for name in surveys:
        note_of, noted = SURVEYS[name].note, notes[name]
        for number, (entry, pair) in enumerate(reviewed):
            if name not in silenced(entry):
                note = note_of(pair)
                if note is not None:
                    noted.append((number, note))
    pairs = len(reviewed)
    packed = {name: pickle.dumps(tuple(some)) for name, some in notes.items()}
    if not told:
        return Sheet(place.article, place.language, pairs=pairs, packed=packed)
    found = [
        place.finding(said, rules, entry, msgstr) for entry, msgstr, said in _diagnostics(place, every, rules)
    ]
    findings = tuple(finding for finding in found if finding is not None)
    entries = len(translated(place.catalog))
    return Sheet(place.article, place.language, findings, entries, pairs, packed, *_left(place))


def _left(place: Place) -> tuple[bool, int]:
    """Return whether the article has segments that the catalog does not have, and how many it has empty."""
    known = place.catalog.by_msgid
    msgids = set() if place.document is None else {segment.msgid for segment in place.document.segments}
    behind = any(msgid not in known for msgid in msgids)
    return behind, sum(known[msgid].state == "empty" for msgid in msgids if msgid in known)


def pairs_of(place: Place) -> Iterator[tuple[Entry, Pair]]:
    """Yield each entry that has a translation with its pair; one with a plural with a pair for each form."""
    source = place.desk.project.source_language
    labels = _labels(place.document)
    for entry in translated(place.catalog):
        kind = entry.extracted[0] if entry.extracted else ""
        for msgid, msgstr in texts_of(entry):
            yield entry, Pair(msgid, msgstr, place.language, source, kind, labels.get(msgid, ()))


def texts_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the msgid and msgstr of an entry; of one with a plural, a pair of texts for each form.

    The first form says what the msgid does, the others msgid_plural; so does the first if it is the only one.
    """
    if entry.msgstr:
        yield entry.msgid, entry.msgstr
    plural = entry.msgid if entry.plural is None else entry.plural
    for number, msgstr in enumerate(entry.plurals, 1):
        if msgstr:
            yield entry.msgid if number == 1 < len(entry.plurals) else plural, msgstr


def _labels(document: Document | None) -> dict[str, tuple[str, ...]]:
    """Return the labels of links by the msgid in which they are the text too: ``[texte]``."""
    found = {} if document is None else {s.msgid: getattr(s.setter, "labels", ()) for s in document.segments}
    return {msgid: labels for msgid, labels in found.items() if labels}


def _diagnostics(
    place: Place, pairs: Sequence[tuple[Entry, Pair]], rules: Severities
) -> Iterator[tuple[Entry | None, str, Diagnostic]]:
    """Yield what all checks but the surveys say: entry, msgstr, diagnostic."""
    for name, check_catalog in CATALOG_CHECKS.items():
        if rules.runs(name, place.language):
            for entry, said in check_catalog(place.catalog, place.language):
                yield entry, entry.msgstr if entry is not None else "", said
    for entry, said in misnamed(place.catalog):
        yield entry, entry.msgstr, said
    checks = [check for name, check in CHECKS.items() if rules.runs(name, place.language)]
    for start in range(0, len(pairs), BLOCK):
        yield from _said_of(pairs[start : start + BLOCK], (_glossary_check(place), *checks))
    if place.document is not None and rules.runs(STRUCTURE, place.language):
        texts = {e.msgid: e.msgstr for e in translated(place.catalog) if e.msgstr.strip()}
        reasons = unpublishable(place.document, texts, spaced=separates_sentences(place.language))
        for msgid, reason in reasons.items():
            said = Diagnostic(STRUCTURE, "error", f"{reason}; `build` refuses it")
            yield place.catalog.by_msgid[msgid], texts[msgid], said


def _said_of(
    pairs: Sequence[tuple[Entry, Pair]], checks: Iterable[Check]
) -> Iterator[tuple[Entry, str, Diagnostic]]:
    """Yield what checks say of some pairs, pair by pair, although one check looks at all before the next."""
    found = [
        (number, said) for check in checks for number, (_, pair) in enumerate(pairs) for said in check(pair)
    ]
    for number, said in sorted(found, key=itemgetter(0)):
        entry, pair = pairs[number]
        yield entry, pair.msgstr, said


def _glossary_check(place: Place) -> Check:
    """Return the check of a pair against the glossary of its place."""
    glossary = place.desk.glossary if place.glossary is None else place.glossary
    return lambda pair: diagnose(glossary, pair.msgid, pair.msgstr, place.language, place.article)


def translated(catalog: Catalog) -> list[Entry]:
    """Return the living entries that have a translation."""
    return [entry for entry in catalog.entries if not entry.obsolete and entry.state != "empty"]
