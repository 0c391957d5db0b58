"""The check `quotation-marks`: none is lost, and they are those of the language.

An odd number of marks in a translation whose msgid has an even number means that one is lost: an error. It
is a warning in a msgid of one sentence where the quotation may belong to several segments: it reaches an edge
of the msgid, or of the translation, whose only mark it is. A quotation that runs on in the msgid leaves the
msgid odd too, and nothing is said, but for a warning when the msgid begins with its mark and the translation
has none. Feet, inches, minutes and seconds (``6'2"``, ``8"3``) are no quotations. Marks that the language
does not know, straight ones and a mixture of both are information, with a repair where it is plain which mark
opens and which one closes.
"""

import re
from collections import Counter
from collections.abc import Iterator

from translate.checks.pair import Pair
from translate.checks.reading import Reading
from translate.checks.typography import DOUBLE, Typography, typography
from translate.languages import base_language
from translate.model import Diagnostic, Edit, Severity
from translate.sentences import sentences

NAME = "quotation-marks"
ANY = re.compile(f"[{DOUBLE}「」『』《》〈〉‹›‚‘״]")
MARK = re.compile(f"[{DOUBLE}]")
DIRECTED = ("「」", "『』", "《》", "〈〉", "‹›")
"""Pairs of which as many open as close, in every language."""
BEGINS = re.compile(rf"\W{{0,2}}?[{DOUBLE}「『]")
"""A text at whose beginning a quotation begins."""
ENDS = re.compile(rf"[{DOUBLE}」』]\W{{0,3}}\Z")
"""A text at whose end a quotation ends."""
QUOTED = re.compile(rf"[{DOUBLE}「『《״]|\A\W{{0,2}}[‘’'‚‹–—―-]|\A.{{0,300}}[:：]")
"""What tells that a text quotes: a mark anywhere, a single one or a dash first, or who speaks."""
MEASURE = re.compile(r"(?<=\d)[\"”](?=\d)|(?<=['’′´]\d)[\"”]|(?<=['’′´]\d\d)[\"”]")
"""A sign of inches or seconds behind feet or minutes, or before tenths: ``6'2"``, ``1h04'52"``, ``8"3``."""
INCH = re.compile(r"(?<=\d)[\"”](?!\d)(?<!['’′´]\d.)(?<!['’′´]\d\d.)")
MEASURED = re.compile(r"\bpouces?\b|\bsecondes?\b|\d[\"”″]|\d ?s\b", re.IGNORECASE)
"""What a msgid has whose translation may have such a sign alone."""
SINGLES = re.compile(r"''|’’|‘‘|´´|``|,,")
"""Two single marks that stand for a double one."""
HEBREW = frozenset({"he", "yi"})
"""Languages in Hebrew letters."""
HEBREW_LETTER = "\u05d0-\u05ea"
ABBREVIATION = re.compile(rf"(?<=[{HEBREW_LETTER}])\"(?=[{HEBREW_LETTER}])")
"""The sign of Hebrew abbreviations, often typed as a quotation mark: ``צה"ל``."""
LETTERS = re.compile(rf"[{HEBREW_LETTER}]{{2}}")
PREFIXED = re.compile(rf"(?<![{HEBREW_LETTER}])[והבלכמש]\Z")
"""What may stand before a quotation in its word: ``ב"הארץ"``."""


def check_quotation_marks(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic if a quotation mark is lost, else one for marks that are not of the language."""
    has_marks = ANY.search(pair.target.text) is not None
    lost = (_lost(pair) if has_marks else None) or _not_opened(pair)
    if lost is not None:
        yield lost
    elif has_marks:
        yield from _foreign(pair.target, typography(pair.language))
    elif ANY.search(pair.source.text) and _count(pair.source.text, pair.source_language) % 2 == 0:
        yield from _all_lost(pair)


def _all_lost(pair: Pair) -> Iterator[Diagnostic]:
    if "'" in pair.target.text or "’" in pair.target.text or "*" in pair.msgstr or "_" in pair.msgstr:
        return
    places = tuple(pair.source.span(m.start(), m.end()) for m in ANY.finditer(pair.source.text))
    yield Diagnostic(NAME, "info", "no quotation marks, the msgid has some", in_msgid=places)


def _lost(pair: Pair) -> Diagnostic | None:
    """Return the diagnostic of an unbalanced translation whose msgid is balanced."""
    source, text = pair.source.text, pair.target.text
    for marks in DIRECTED:
        opened, closed = map(text.count, marks)
        if opened != closed and _balanced(source, marks):
            return _diagnostic(pair, marks)
    if _count(text, pair.language) % 2 == 0:
        return None
    if (
        _count(source, pair.source_language) % 2
        or _is_closed_once(text, source)
        or (INCH.search(text) and MEASURED.search(source))
        or len(SINGLES.findall(text)) % 2
    ):
        return None
    if not ANY.search(source) and len(MARK.findall(text)) == 1 and BEGINS.match(text):
        return None  # each paragraph of a long quotation may begin with its mark
    return _diagnostic(pair, "".join(sorted(set(MARK.findall(text)))))


def _not_opened(pair: Pair) -> Diagnostic | None:
    """Return the diagnostic of a translation without marks whose msgid leaves its quotation open."""
    source = pair.source.text
    left_open = source.startswith(("«", "“", "„")) and _count(source, pair.source_language) % 2
    if not left_open or QUOTED.search(pair.target.text):
        return None
    return Diagnostic(NAME, "warning", "the quotation mark at the beginning is lost")


def _diagnostic(pair: Pair, marks: str) -> Diagnostic:
    text = pair.target.text
    places = [found.span() for found in re.finditer(f"[{re.escape(marks)}]", text)]
    message = f"a quotation mark is lost: {_tally(text, marks)}"
    severity: Severity = "warning" if _may_run_on(pair, len(places)) else "error"
    return Diagnostic(NAME, severity, message, in_msgstr=tuple(pair.target.span(*place) for place in places))


def _may_run_on(pair: Pair, marks: int) -> bool:
    """Return whether a quotation of which so many marks are left may begin or end in another segment."""
    source, text = pair.source.text, pair.target.text
    if len(sentences(source, pair.source_language)) > 1:
        return False
    reaches = not ANY.search(source) or BEGINS.match(source) or ENDS.search(source)
    return bool(reaches or (marks == 1 and (BEGINS.match(text) or ENDS.search(text))))


def _tally(text: str, marks: str) -> str:
    """Return ``1 „, 0 “``."""
    return ", ".join(f"{text.count(mark)} {mark}" for mark in marks)


def _balanced(text: str, marks: str) -> bool:
    return text.count(marks[0]) == text.count(marks[1]) and len(MARK.findall(text)) % 2 == 0


def _count(text: str, language: str) -> int:
    """Return how many double marks a text has, without those of measures and of Hebrew abbreviations."""
    count = len(_marks(text))
    if base_language(language) not in HEBREW or '"' not in text:
        return count
    for found in ABBREVIATION.finditer(text):
        begins_quotation = PREFIXED.search(text, max(0, found.start() - 2), found.start())
        if not begins_quotation or LETTERS.match(text, found.end()) is None:
            count -= 1
    return count


def _marks(text: str) -> list[re.Match[str]]:
    """Return the double marks of a text but those of measures."""
    found = list(MARK.finditer(text))
    if not found or ('"' not in text and "”" not in text):
        return found
    measures = {sign.start() for sign in MEASURE.finditer(text)}
    return [mark for mark in found if mark.start() not in measures] if measures else found


def _is_closed_once(text: str, source: str) -> bool:
    """Return whether one mark closes a quotation and the one in it, as Russian and French allow."""
    (opened, deepest), (_, nested) = _depths(text), _depths(source)
    return deepest > 1 and opened == 1 and (nested > 1 or ("«" in source and "“" in source))


def _depths(text: str) -> tuple[int, int]:
    """Return how many guillemets are open at the end of a text, and how many were at once."""
    opened = deepest = 0
    for mark in re.findall("[«»]", text):
        opened += 1 if mark == "«" else -1
        deepest = max(deepest, opened)
    return opened, deepest


def _foreign(target: Reading, rules: Typography) -> Iterator[Diagnostic]:
    """Yield a diagnostic if some marks are not of the language, with a repair if their order is plain."""
    found = _marks(target.text)
    strange = [m for m in found if m[0] not in rules.marks and not (m[0] == '"' and rules.straight)]
    if not strange or not rules.known:
        return
    kinds = Counter(m[0] for m in strange)
    usual = " ".join(rules.quotes[:2])
    message = f"{' '.join(kinds)} not usual in this language, which writes {usual}"
    places = tuple(target.span(*m.span()) for m in strange)
    yield Diagnostic(NAME, "info", message, in_msgstr=places, repair=_repair(target, rules))


def _repair(target: Reading, rules: Typography) -> tuple[Edit, ...]:
    """Return the edits that give all double marks of a text their form, none if it is not plain."""
    text, depth, edits = target.text, 0, []
    for found in _marks(text):
        before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
        opens = not before or before.isspace() or before in "([{—–-/¿¡'’‘"
        closes = not after or after.isspace() or after in ".,;:!?…)]}—–-/'’‘。，、"
        if opens == closes or (closes and not depth) or (opens and depth):
            return ()
        mark = rules.quotes[0][0 if opens else 1]
        depth = 1 if opens else 0
        if mark != found[0]:
            edits.append(Edit(*target.span(*found.span()), mark))
    return () if depth or any(end - start != 1 for start, end, _ in edits) else tuple(edits)
