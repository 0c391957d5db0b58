"""The check `quotation-marks`: none is lost, and they are those of the language.

An odd number of marks in a translation whose msgid has an even number means that one is lost: an error. A
quotation that goes on in the next paragraph leaves the msgid odd too, and nothing is said, unless the msgid
begins with its mark and the translation without one. Marks that the language does not know, straight ones and
a mixture of both are information, with a repair where it is plain which mark opens and which one closes.
"""

import re
from collections import Counter
from collections.abc import Iterator

from translate.checks.pair import Pair
from translate.checks.reading import Reading
from translate.checks.typography import DOUBLE, Typography, typography
from translate.model import Diagnostic, Edit

NAME = "quotation-marks"
ANY = re.compile(f"[{DOUBLE}「」『』《》〈〉‹›‚‘״]")
MARK = re.compile(f"[{DOUBLE}]")
DIRECTED = ("「」", "『』", "《》", "〈〉", "‹›")
"""Pairs of which as many open as close, in every language."""
OPENING = re.compile("[«“„]")
"""The mark with which a msgid opens a quotation."""
QUOTED = re.compile(rf"\W{{0,2}}(?:[{DOUBLE}「」『』《》〈〉‹›‚‘’'״–—―-]|\w{{0,2}}\"|.{{0,300}}[:：])")
"""The beginning of a text that has a mark too, or a dash in its place, or says first who speaks."""
INCH = re.compile(r"(?<=\d)[\"”]|(?<=''|´´)\"")
HEBREW_LETTER = "\u05d0-\u05ea"
ABBREVIATION = re.compile(rf"(?<=[{HEBREW_LETTER}])\"(?=[{HEBREW_LETTER}])")
"""The sign of Hebrew abbreviations, often typed as a quotation mark: ``צה"ל``."""
LETTERS = re.compile(rf"[{HEBREW_LETTER}]{{2}}")
PREFIXED = re.compile(rf"(?<![{HEBREW_LETTER}])[והבלכמש]\Z")
"""What may stand before a quotation in its word: ``ב"הארץ"``."""


def check_quotation_marks(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic if a quotation mark is lost, else one for marks that are not of the language."""
    if not ANY.search(pair.target.text):
        if ANY.search(pair.source.text) and _count(pair.source.text, pair.source_language) % 2 == 0:
            yield from _all_lost(pair)
        elif lost := _not_opened(pair):
            yield lost
        return
    lost = _lost(pair)
    if lost is not None:
        yield lost
        return
    yield from _foreign(pair.target, typography(pair.language))


def _all_lost(pair: Pair) -> Iterator[Diagnostic]:
    if "'" in pair.target.text or "’" in pair.target.text or "*" in pair.msgstr or "_" in pair.msgstr:
        return
    places = tuple(pair.source.span(m.start(), m.end()) for m in ANY.finditer(pair.source.text))
    yield Diagnostic(NAME, "info", "no quotation marks, the msgid has some", in_msgid=places)


def _lost(pair: Pair) -> Diagnostic | None:
    """Return the diagnostic of an unbalanced translation whose msgid is balanced."""
    text = pair.target.text
    for marks in DIRECTED:
        if text.count(marks[0]) != text.count(marks[1]) and _balanced(pair.source.text, marks):
            return _diagnostic(pair, f"a quotation mark is lost: {_tally(text, marks)}", marks)
    if _count(text, pair.language) % 2 == 0:
        return _not_opened(pair)
    if (
        _count(pair.source.text, pair.source_language) % 2
        or _is_closed_once(text, pair.source.text)
        or _may_be_inch(pair)
    ):
        return None
    marks = "".join(sorted(set(MARK.findall(text))))
    return _diagnostic(pair, f"a quotation mark is lost: {_tally(text, marks)}", marks)


def _not_opened(pair: Pair) -> Diagnostic | None:
    """Return the diagnostic of a translation that does not open the quotation that its msgid leaves open."""
    source, text = pair.source.text, pair.target.text
    left_open = OPENING.match(source) and _count(source, pair.source_language) % 2
    if not left_open or QUOTED.match(text):
        return None
    return _diagnostic(pair, "the quotation mark at the beginning is lost", DOUBLE)


def _diagnostic(pair: Pair, message: str, marks: str) -> Diagnostic:
    places = [m.span() for m in re.finditer(f"[{re.escape(marks)}]", pair.target.text)]
    return Diagnostic(NAME, "error", message, in_msgstr=tuple(pair.target.span(*place) for place in places))


def _tally(text: str, marks: str) -> str:
    """Return ``1 „, 0 “``."""
    return ", ".join(f"{text.count(mark)} {mark}" for mark in marks)


def _balanced(text: str, marks: str) -> bool:
    return text.count(marks[0]) == text.count(marks[1]) and len(MARK.findall(text)) % 2 == 0


def _count(text: str, language: str) -> int:
    """Return how many double marks a text has, the signs of Hebrew abbreviations left out."""
    count = len(MARK.findall(text))
    if not language.startswith(("he", "yi")) or '"' not in text:
        return count
    for found in ABBREVIATION.finditer(text):
        begins_quotation = PREFIXED.search(text, max(0, found.start() - 2), found.start())
        if not begins_quotation or LETTERS.match(text, found.end()) is None:
            count -= 1
    return count


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


def _may_be_inch(pair: Pair) -> bool:
    """Return whether a mark after a digit stands for inches in both texts."""
    inches = len(INCH.findall(pair.target.text))
    return bool(inches) and len(MARK.findall(pair.target.text)) == inches


def _foreign(target: Reading, rules: Typography) -> Iterator[Diagnostic]:
    """Yield a diagnostic if some marks are not of the language, with a repair if their order is plain."""
    found = list(MARK.finditer(target.text))
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
    for found in MARK.finditer(text):
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
