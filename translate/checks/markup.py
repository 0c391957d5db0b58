"""The check `markup`: links, images, code, tags, footnote marks and template fields must all come back.

A translator may move them, but not lose, double or change them: the link would be dead, the footnote
without its mark.
"""

import re
from collections import Counter
from collections.abc import Iterator

from translate.model import Diagnostic

ADDRESS = r"[^\s<>()\[\]«»“”„\"'\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]"
"""A character of a web address; East Asian text and quotation marks may follow one without a blank."""

KINDS: dict[str, re.Pattern[str]] = {
    "code": re.compile(r"(?<!`)(`+)(?!`)[^`]+?(?<!`)\1(?!`)"),
    "template tag": re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL),
    "footnote mark": re.compile(r"\[\^[^\[\]\s]+\]"),
    "link target": re.compile(r"(?<=\]\()<?[^()\s<>]+>?"),
    "link label": re.compile(r"(?<=\])\[[^\[\]^]+\]"),
    "address": re.compile(rf"(?<!\]\()(?<!\]\(<)(?<![A-Za-z0-9])https?://{ADDRESS}*(?<![.,;:!?])"),
    "HTML tag": re.compile(r"</?[A-Za-z][^<>]*>"),
}
"""What is markup, in the order in which it is taken out of the text: code first, for it may hold the rest."""


def check_markup(msgid: str, msgstr: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each kind of markup whose pieces differ between the two texts."""
    wanted, found = _pieces(msgid), _pieces(msgstr)
    for kind in KINDS:
        lost, added = wanted[kind] - found[kind], found[kind] - wanted[kind]
        if lost or added:
            yield _diagnostic(kind, lost, added)


def _pieces(text: str) -> dict[str, Counter[str]]:
    """Return the pieces of markup by kind; what one kind has taken, no other sees."""
    pieces = {}
    for kind, pattern in KINDS.items():
        found = (match[0] for match in pattern.finditer(text))
        pieces[kind] = Counter(map(_without_attributes, found) if kind == "HTML tag" else found)
        if kind != "link target":
            text = pattern.sub(" ", text)
    return pieces


def _without_attributes(tag: str) -> str:
    """Return a tag without its attributes: a title in it may be translated."""
    return re.sub(r"[\s/]+[^>]*>", ">", tag) if not tag.startswith("</") else tag


def _diagnostic(kind: str, lost: Counter[str], added: Counter[str]) -> Diagnostic:
    missing, extra = ", ".join(lost.elements()), ", ".join(added.elements())
    if lost and added:
        message = f"{kind} changed: {missing} has become {extra}"
    elif lost:
        message = f"{kind} lost: {missing}"
    else:
        message = f"{kind} added: {extra}"
    return Diagnostic("markup", "error", message, expected=tuple(lost.elements()), found=extra or None)
