"""What the checks find in one article's catalogs: a pure function, so that processes can share the work."""

import copyreg
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import Any

from translate.checks import CATALOG_CHECKS, CHECKS, SURVEYS, Check, Pair
from translate.documents import unpublishable
from translate.glossary import Glossary, diagnose
from translate.languages import separates_sentences
from translate.model import Catalog, Diagnostic, Document, Entry, Finding
from translate.workflow.checking.packing import pack
from translate.workflow.checking.severities import STRUCTURE, Severities
from translate.workflow.checking.silencing import misnamed, silenced
from translate.workflow.desk import Desk

BLOCK = 128
"""Pairs at which one check looks before the next one does: so the processor keeps at hand what a check needs,
and the checks what they share of a text."""
VALUES = attrgetter(*(f.name for f in fields(Finding)))
"""All that a finding says."""

copyreg.pickle(Finding, lambda finding: (Finding, VALUES(finding)))  # twice as fast as by its fields


@dataclass(frozen=True)
class Task:
    """An article whose catalogs are to be checked."""

    article: str
    told: bool
    """Whether findings are told, or only noted what surveys need."""


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
    """Check → what its survey notes, each with the number of its pair in this catalog; packed, for nobody
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

    @cached_property
    def path(self) -> str:
        """The catalog's path as users see it."""
        return self.desk.shown(self.desk.catalog_path(self.article, self.language))

    @cached_property
    def translated(self) -> list[Entry]:
        """The living entries that have a translation."""
        return translated(self.catalog)

    def finding(
        self, said: Diagnostic, rules: Severities, entry: Entry | None, msgstr: str = ""
    ) -> Finding | None:
        """Return what a check says at its place; None where it is silenced or off."""
        severity = rules.of(said, self.language, entry)
        if severity is None or (entry is not None and entry.notes and said.check in silenced(entry)):
            return None
        line, msgid = (1, "") if entry is None else (entry.line, entry.msgid)
        return Finding(
            self.article,
            self.language,
            self.path,
            line,
            msgid,
            msgstr,
            check=said.check,
            severity=severity,
            message=said.message,
            term=said.term,
            expected=said.expected,
            found=said.found,
            in_msgid=said.in_msgid or _where(said.term, msgid),
            in_msgstr=said.in_msgstr or _where(said.found, msgstr),
            repair=said.repair,
        )


def _where(words: str | None, text: str) -> tuple[tuple[int, int], ...]:
    """Return where words stand in a text, in any case; nothing where they do not stand as they are."""
    if not words:
        return ()
    lower = text.lower()
    at = lower.find(words.lower())
    return ((at, at + len(words)),) if at >= 0 and len(lower) == len(text) else ()


def sheets(
    desk: Desk, rules: Severities, task: Task, document: Document | None, codes: Iterable[str]
) -> Iterator[Sheet]:
    """Yield the sheet of an article's catalog in each language.

    `document` is the article as it is now; None if nothing is told or it cannot be read.
    """
    article, told = task.article, task.told
    for code in codes:
        catalog = desk.catalog(article, code)
        if catalog is not None:
            yield sheet_of(Place(desk, article, code, catalog, document), rules, told=told)


def sheet_of(place: Place, rules: Severities, *, told: bool) -> Sheet:
    """Return the sheet of a catalog; without `told` only the notes for surveys."""
    surveys = [name for name in SURVEYS if rules.runs(name, place.language)]
    every = list(pairs_of(place))
    reviewed = [(entry, pair) for entry, pair in every if not entry.fuzzy]
    pairs = len(reviewed)
    packed = {name: pack(_notes(name, SURVEYS[name].note, reviewed)) for name in surveys}
    if not told:
        return Sheet(place.article, place.language, pairs=pairs, packed=packed)
    found = [
        place.finding(said, rules, entry, msgstr) for entry, msgstr, said in _diagnostics(place, every, rules)
    ]
    findings = tuple(finding for finding in found if finding is not None)
    entries = len(place.translated)
    return Sheet(place.article, place.language, findings, entries, pairs, packed, *_left(place))


def _notes(
    name: str, note_of: Callable[[Pair], Any], reviewed: Iterable[tuple[Entry, Pair]]
) -> tuple[tuple[int, Any], ...]:
    """Return what a survey notes of the pairs on which it is not silenced, with their numbers."""
    noted = (
        (number, note_of(pair))
        for number, (entry, pair) in enumerate(reviewed)
        if not (entry.notes and name in silenced(entry))
    )
    return tuple([one for one in noted if one[1] is not None])


def _left(place: Place) -> tuple[bool, int]:
    """Return whether the article has segments that the catalog does not have, and how many it has empty."""
    if place.document is None:
        return False, 0
    known = place.catalog.by_msgid
    entries = {segment.msgid: known.get(segment.msgid) for segment in place.document.segments}
    there = [entry for entry in entries.values() if entry is not None]
    return len(there) < len(entries), sum(entry.state == "empty" for entry in there)


def pairs_of(place: Place) -> Iterator[tuple[Entry, Pair]]:
    """Yield each entry that has a translation with its pair; one with a plural with a pair for each form."""
    source = place.desk.project.source_language
    labels = _labels(place.document)
    for entry in place.translated:
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
        texts = {e.msgid: e.msgstr for e in place.translated if e.msgstr.strip()}
        reasons = unpublishable(place.document, texts, spaced=separates_sentences(place.language))
        for msgid, reason in reasons.items():
            said = Diagnostic(STRUCTURE, "error", f"{reason}; `build` refuses it")
            yield place.catalog.by_msgid[msgid], texts[msgid], said


def _said_of(
    pairs: Sequence[tuple[Entry, Pair]], checks: Iterable[Check]
) -> Iterator[tuple[Entry, str, Diagnostic]]:
    """Yield what checks say of some pairs, pair by pair, although one check looks at all before the next."""
    only = [pair for _, pair in pairs]  # and below a loop that does as little as it can: it turns most often
    found = [
        (number, said)
        for check in checks
        for number, all_said in enumerate(map(check, only))
        for said in all_said
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
