"""The check `spaces`: no French blanks before ``; : ! ?`` and inside guillemets, none lost or doubled.

French sets a blank before two-part marks and inside « »; most languages do not, and a translator who types
over the msgid leaves it there. In no language stands a blank before a comma or a full stop or at the inside
of a bracket, and in those that part words by blanks one stands behind a comma; what the msgid does so is
left alone, and so are addresses and numbers.
"""

import re
from collections.abc import Iterator

from translate.checks.pair import Pair
from translate.checks.typography import typography
from translate.languages.writing import parts_words_with_blanks
from translate.model import Diagnostic, Edit, Severity

NAME = "spaces"
BLANK = r"[ \t\u00a0\u2009\u202f]"
BEFORE = re.compile(
    rf"{BLANK}(?:(?<=[^\W_].)|(?<=[»”“\"'’)\]%\ufffc].)){BLANK}*(?=(?:[;!?]+|[:;!?])(?:[\s»”“\"'’]|\Z))"
)
"""A blank before a two-part mark that ends a word; ``2 : 1`` and faces are left alone."""
RATIO = re.compile(r"\d[ \t\u00a0\u2009\u202f]+:\s+\d")
INSIDE = re.compile(
    rf"""(?<![^\s(\[—–\-]) « (?P<first>{BLANK}+) (?=[^\s»])
       | (?<=[^\s«]) (?P<last>{BLANK}+) » (?=[\s.,;:!?…)\]]|\Z)""",
    re.VERBOSE,
)
GUILLEMET = re.compile(rf"«(?={BLANK})"), re.compile(rf"»(?<={BLANK}»)")
"""A guillemet with a blank inside, or before the opening one."""
GLUED = re.compile(r"[,،](?:(?<=[^\W\d_]{2}.)|(?<=[^\W\d_][»«”“\"’)\]].))(?=[^\W_])(?![\w.+-]{1,64}@)")
"""A comma between a word and the next; in addresses none is looked at."""
ASTRAY = re.compile(r"[,.](?<=[^\W\d_] .)(?=\s|\Z)(?!\s*\.)|[)\]](?<=\w .)|[(\[](?= \w)")
"""A blank before a comma or a full stop, behind an opening bracket or before a closing one."""
DOUBLED = re.compile(r"(?<=\S)(?<![.!?:…]) {2,}(?=\S)")
AFTER_SENTENCE = re.compile(r"(?<=[.!?:…]) {2,}(?=\S)")


def check_spaces(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each kind of blank that is wrong, with its repair."""
    if not typography(pair.language).french_spaces:
        yield from _french(pair)
    yield from _lost(pair)
    yield from _astray(pair)
    yield from _doubled(pair)


def _french(pair: Pair) -> Iterator[Diagnostic]:
    text = pair.target.text
    places = []
    if ";" in text or ":" in text or "!" in text or "?" in text:
        ratios = {m.start() + 1 for m in RATIO.finditer(text)}
        places += [m.span() for m in BEFORE.finditer(text) if m.start() not in ratios]
    if "»" in text and "«" in text and any(mark.search(text) for mark in GUILLEMET):
        places += [m.span(m.lastgroup or 0) for m in INSIDE.finditer(text)]
    places = [place for place in places if "\n" not in text[slice(*place)]]
    if places:
        yield _diagnostic(pair, "warning", "a French blank is left beside a mark", sorted(places), "")


def _lost(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic where nothing stands between a comma and the next word, not even hidden markup."""
    if not parts_words_with_blanks(pair.language):
        return
    text = pair.target.text
    if text.count(",") == text.count(", ") and "،" not in text:
        return
    commas = [m.span() for m in GLUED.finditer(text) if _is_written(pair, m.start(), m.end() + 1)]
    places = tuple(pair.target.span(*comma) for comma in commas)
    if places and not GLUED.search(pair.source.text):
        repair = tuple(Edit(end, end, " ") for _, end in places)
        message = "a blank is missing after a comma"
        yield Diagnostic(NAME, "warning", message, in_msgstr=places, repair=repair)


def _astray(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic where a blank stands beside a mark, with no markup between them."""
    text, places = pair.target.text, []
    may_be = " ," in text or " ." in text or " )" in text or " ]" in text or "( " in text or "[ " in text
    for mark in ASTRAY.finditer(text) if may_be else ():
        blank = mark.end() if mark[0] in "([" else mark.start() - 1
        if _is_written(pair, min(mark.start(), blank), max(mark.end(), blank + 1)):
            places.append((blank, blank + 1))
    if places and not ASTRAY.search(pair.source.text):
        yield _diagnostic(pair, "warning", "a blank stands where none belongs", places, "")


def _is_written(pair: Pair, start: int, end: int) -> bool:
    """Whether a stretch of what readers see is written so."""
    return pair.msgstr[slice(*pair.target.span(start, end))] == pair.target.text[start:end]


def _doubled(pair: Pair) -> Iterator[Diagnostic]:
    text = pair.target.text
    if "  " not in text or "  " in pair.source.text:
        return
    inside = [m.span() for m in DOUBLED.finditer(text)]
    after = [m.span() for m in AFTER_SENTENCE.finditer(text)]
    if inside:
        yield _diagnostic(pair, "info", "doubled blank", inside, " ")
    if after:
        yield _diagnostic(pair, "info", "doubled blank after a sentence", after, " ")


def _diagnostic(
    pair: Pair, severity: Severity, message: str, places: list[tuple[int, int]], text: str
) -> Diagnostic:
    written = tuple(pair.target.span(*place) for place in places)
    sure = all(pair.msgstr[start:end].isspace() or "&" in pair.msgstr[start:end] for start, end in written)
    repair = tuple(Edit(start, end, text) for start, end in written) if sure else ()
    return Diagnostic(NAME, severity, message, in_msgstr=written, repair=repair)
