"""The view of an article in a language: a pure function of article, catalog, glossary and checks."""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import fields, replace
from functools import partial

from translate.catalog.notes import MACHINE, PLACE
from translate.checks import CATALOG_CHECKS
from translate.glossary import Glossary, Marked, marked
from translate.model import Catalog, Document, Entry, Finding, Segment, Slice
from translate.similarity import differences
from translate.workflow.checking.repair import applied
from translate.workflow.checking.severities import STRUCTURE, Severities
from translate.workflow.checking.sheets import Place, sheet_of
from translate.workflow.status import status_of
from translate.workflow.surroundings import digest
from translate.workflow.viewing.view import Counts, FindingView, SegmentState, SegmentView, TermView, in_utf16

ABSENT = "not in the catalog yet; run `translate update`"
PLURAL = "it has plural forms; edit it in a PO editor"
TITLES = ("front matter: title", "heading 1")
"""The kinds of segments that name an article, the best first."""
NOTHING = Entry("")
NO_TERMS = Glossary()
WHOLE = frozenset({STRUCTURE, *CATALOG_CHECKS})
"""The checks that look at more than one entry."""
SHOWN = 5000
"""How many segments are remembered."""


def title_of(document: Document) -> str:
    """Return what an article calls itself, else its path."""
    kinds = {segment.kind: segment.msgid for segment in reversed(document.segments)}
    return next((kinds[kind] for kind in TITLES if kind in kinds), document.article)


class Views:
    """The segments that were shown last, so that after an edit only its own is looked at again."""

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, SegmentView] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], SegmentView]) -> SegmentView:
        """Return what belongs to a key; any thread may ask."""
        with self._lock:
            known = self._known.get(key)
            if known is not None:
                self._known.move_to_end(key)
                return known
        made = make()
        with self._lock:
            self._known[key] = made
            if len(self._known) > SHOWN:
                self._known.popitem(last=False)
        return made


def article_views(
    place: Place, rules: Severities, views: Views, only: str | None = None
) -> tuple[tuple[SegmentView, ...], tuple[FindingView, ...]]:
    """Return the segments of an article, each once, in reading order, and what is wrong with its catalog.

    With `only`, a msgid, that segment alone. The place has a document and a glossary; `views` belongs to the
    project, and to these rules.
    """
    found: dict[str, list[Finding]] = defaultdict(list)
    whole = replace(rules, names=rules.names & WHOLE)
    for finding in sheet_of(replace(place, glossary=NO_TERMS), whole, told=True).findings:
        found[finding.msgid].append(finding)
    shown = []
    for msgid, same in _segments(place, only).items():
        entry = place.catalog.by_msgid.get(msgid)
        key = place.glossary, place.article, place.language, entry, *(_said(segment) for segment in same)
        view = views.get(key, partial(_segment, place, rules, same, entry))
        more = tuple(_finding(finding, view.msgstr, ()) for finding in found.get(msgid, ()))
        shown.append(replace(view, line=entry.line if entry else None, findings=(*view.findings, *more)))
    return tuple(shown), tuple(_finding(finding, "", ()) for finding in found.get("", ()))


def segment_view(
    place: Place, rules: Severities, views: Views, msgid: str, entry: Entry | None
) -> SegmentView | None:
    """Return one segment of the article as it would be with an entry; None if there is no such text.

    Whether it changes the structure of the article is told of it alone.
    """
    alone = replace(place, catalog=place.catalog.with_entries((entry,) if entry else ()))
    found, _ = article_views(alone, rules, views, msgid)
    return found[0] if found else None


def _segments(place: Place, only: str | None) -> dict[str, list[Segment]]:
    """Return the segments of an article by msgid: the same text may stand at several places."""
    segments: dict[str, list[Segment]] = defaultdict(list)
    for segment in place.document.segments if place.document is not None else ():
        if only in (None, segment.msgid):
            segments[segment.msgid].append(segment)
    return segments


def _said(segment: Segment) -> tuple[object, ...]:
    """Return what a view depends on beside the entry."""
    return segment.kind, segment.comment, segment.msgid, getattr(segment.setter, "labels", ())


def counts_of(place: Place) -> Counts | None:
    """Return how far the article is, None if it cannot be read."""
    if place.document is None:
        return None
    row = status_of(place.document, place.language, place.catalog)
    return Counts(*(getattr(row, field.name) for field in fields(Counts)))


def _segment(place: Place, rules: Severities, same: Sequence[Segment], entry: Entry | None) -> SegmentView:
    """Return a segment with what is said of it alone; the line of its entry is left out."""
    msgid, shown = same[0].msgid, entry or NOTHING
    msgstr = shown.msgstr or next(filter(None, shown.plurals), "")
    glossary = place.glossary or NO_TERMS
    terms = marked(glossary, msgid, msgstr, place.language, place.article)
    own = replace(rules, names=rules.names - WHOLE)
    slices = tuple(Slice("", segment) for segment in same)
    alone = replace(
        place,
        catalog=Catalog((), (entry,) if entry else ()),
        document=Document(place.article, slices),
    )
    findings = sheet_of(alone, own, told=True).findings
    return SegmentView(
        id=digest(msgid.encode("utf-8", "surrogatepass")),
        kind=same[0].kind,
        line=None,
        msgid=msgid,
        msgstr=msgstr,
        state=_state(shown),
        locked=ABSENT if entry is None else None if entry.is_plain else PLURAL,
        previous=differences(shown.previous, msgid) if shown.previous is not None else None,
        notes=tuple(note for note in shown.notes if not PLACE.fullmatch(note)),
        extracted=tuple(dict.fromkeys(segment.comment for segment in same if segment.comment)),
        terms=tuple(_term(one, msgid, msgstr) for one in terms),
        findings=tuple(_finding(finding, msgstr, terms) for finding in findings),
    )


def _state(entry: Entry) -> SegmentState:
    """Return the state of an entry: of a fuzzy one, also why it is."""
    if entry.state != "fuzzy":
        return entry.state
    if entry.previous is not None:
        return "changed"
    return "machine" if any(note.startswith(MACHINE) for note in entry.notes) else "fuzzy"


def _term(one: Marked, msgid: str, msgstr: str) -> TermView:
    return TermView(
        french=one.term.fr,
        expected=one.target.expected,
        status=one.standing,
        source=in_utf16(msgid, one.in_msgid),
        target=in_utf16(msgstr, one.in_msgstr),
    )


def _finding(finding: Finding, msgstr: str, terms: Iterable[Marked]) -> FindingView:
    """Return a finding at its words; that of a term stands wherever the term does."""
    term = next((one for one in terms if one.term.fr == finding.term), None)
    is_shown = finding.msgstr == msgstr  # it may speak of another plural form
    return FindingView(
        check=finding.check,
        severity=finding.severity,
        message=finding.message,
        expected=finding.expected,
        found=finding.found,
        source=in_utf16(finding.msgid, term.in_msgid if term else finding.in_msgid),
        target=in_utf16(msgstr, finding.in_msgstr) if is_shown else (),
        repair=applied(msgstr, finding.repair) if is_shown and finding.repair else None,
    )
