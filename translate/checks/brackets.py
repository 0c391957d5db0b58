"""The check `brackets`: as many are closed as are opened, where the msgid does so.

``a)`` and ``:-)`` are no brackets, unless they close one that is open: *(in der EU)*. Where the msgid itself
is not balanced nothing is said.
"""

import re
from collections import Counter
from collections.abc import Iterator

from translate.checks.pair import Pair
from translate.model import Diagnostic

BRACKET = re.compile(r"[()\[\]（）［］【】〔〕]")
PLAIN = {"（": "(", "）": ")", "［": "[", "］": "]"}
TO_HERE = re.compile(r"(?:(?<=\s)|\A)(?:\w{1,3}|[ivxIVX]{1,6})\)\Z|[:;=8][-o^']?[()]{1,4}\Z")
"""The mark of an item, ``a)``, or a face, up to its bracket."""
FROM_HERE = re.compile(r"[)(]{1,3}[-^']?[:;=](?!\w)")
"""A face from its bracket on."""
REACH = 7
"""Characters of a mark or a face at most."""
PAIRS = ("()", "[]", "【】", "〔〕")


def check_brackets(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each kind of bracket that is not balanced in the translation only."""
    lost = _lost(pair.target.text)
    if not lost or _lost(pair.source.text):
        return
    for kind in lost:
        counted = _counted(pair.target.text)
        opened, closed = (counted[sign] for sign in kind)
        places = tuple(
            pair.target.span(m.start(), m.end())
            for m in BRACKET.finditer(pair.target.text)
            if PLAIN.get(m[0], m[0]) in kind
        )
        message = f"a bracket is lost: {opened} {kind[0]}, {closed} {kind[1]}"
        yield Diagnostic("brackets", "warning", message, in_msgstr=places)


def _lost(text: str) -> list[str]:
    """Return the kinds of which not as many are opened as closed."""
    if not BRACKET.search(text):
        return []
    counted = _counted(text)
    return [kind for kind in PAIRS if counted[kind[0]] != counted[kind[1]]]


def _counted(text: str) -> Counter[str]:
    """Return how often each bracket stands in a text, of items and faces only what closes an open one."""
    counted = Counter[str]()
    text = _in_one_form(text)
    for found in BRACKET.finditer(text):
        closes = found[0] == ")" and counted[")"] < counted["("]
        if closes or found[0] not in "()" or not _is_of_mark(text, *found.span()):
            counted[found[0]] += 1
    return counted


def _is_of_mark(text: str, start: int, end: int) -> bool:
    """Return whether a bracket is that of an item's mark, or a face's."""
    return bool(TO_HERE.search(text, max(end - REACH, 0), end) or FROM_HERE.match(text, start))


def _in_one_form(text: str) -> str:
    """Return a text with one form of each bracket; `str.translate` would look at each letter."""
    for wide, plain in PLAIN.items():
        text = text.replace(wide, plain)
    return text
