"""The check `brackets`: as many are closed as are opened, where the msgid does so.

``a)`` and ``:-)`` are no brackets; where the msgid itself is not balanced nothing is said.
"""

import re
from collections.abc import Iterator

from translate.checks.pair import Pair
from translate.model import Diagnostic

BRACKET = re.compile(r"[()\[\]（）［］【】〔〕]")
PLAIN = {"（": "(", "）": ")", "［": "[", "］": "]"}
ITEM = re.compile(r"(?:(?<=\s)|\A)(?:\w{1,3}|[ivxIVX]+)\)|[:;=8][-o^']?[()]+|[)(]{1,3}[-^']?[:;=](?!\w)")
"""The mark of an item, ``a)``, and faces."""
PAIRS = ("()", "[]", "【】", "〔〕")


def check_brackets(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each kind of bracket that is not balanced in the translation only."""
    if not BRACKET.search(pair.target.text) or _lost(pair.source.text):
        return
    for kind in _lost(pair.target.text):
        opened, closed = (_plain(pair.target.text).count(sign) for sign in kind)
        places = tuple(
            pair.target.span(m.start(), m.end())
            for m in BRACKET.finditer(pair.target.text)
            if PLAIN.get(m[0], m[0]) in kind
        )
        message = f"a bracket is lost: {opened} {kind[0]}, {closed} {kind[1]}"
        yield Diagnostic("brackets", "warning", message, in_msgstr=places)


def _lost(text: str) -> list[str]:
    """Return the kinds of which not as many are opened as closed; what is balanced as it is, is."""
    plain = _in_one_form(text)
    unequal = [kind for kind in PAIRS if plain.count(kind[0]) != plain.count(kind[1])]
    if not unequal:
        return []
    plain = _plain(text)
    return [kind for kind in unequal if plain.count(kind[0]) != plain.count(kind[1])]


def _plain(text: str) -> str:
    """Return a text with one form of each bracket, without the marks of items."""
    return ITEM.sub("", _in_one_form(text))


def _in_one_form(text: str) -> str:
    """Return a text with one form of each bracket; `str.translate` would look at each letter."""
    for wide, plain in PLAIN.items():
        text = text.replace(wide, plain)
    return text
