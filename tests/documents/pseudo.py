"""A pseudo-translator: every letter of the prose becomes another one, and nothing else changes.

It does what a careful translator does, mechanically: code, targets, labels, tags and templates stay, the
text of links changes, also where that text is a reference (`[texte]`, `[texte][]`). As a letter becomes
one letter of the same case, source and result can be compared character by character.
"""

import html
import re
import unicodedata
from collections.abc import Callable
from functools import cache

from translate.documents import format_of
from translate.model import Document

TEMPLATE = r"\{\{.*?\}\} | \{%.*?%\} | \{\#.*?\#\} | <%.*?%>"
_BARE = r"[^\x00-\x20\x7f()\\<{]|\\.|[<{](?!%|\{)"
_NESTED = rf"\((?:{_BARE}|\((?:{_BARE}|\((?:{_BARE})*+\))*+\))*+\)"
TARGET = rf"(?:\{{\{{.*?\}}\}}|\{{%.*?%\}}|{_BARE}|{_NESTED})*+"
"""Where a link leads, bare; site generators write templates there, with blanks in them."""
URL = r"""\b(?:(?:https?|ftps?|file|irc|git|ssh)://|www\.|mailto:)
          (?:[^\s<>()\[\]`"{}|\\]|\([^\s<>()\[\]]*\)|\{\{?[^\s{}]*\}\}?)+"""
EMAIL = r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"
MATHEMATICS = r"\$\$.*?\$\$ | (?<![\\$\w])\$(?![\s$])[^$\n]*?[^$\s\\]\$(?![\d$\w]) | \\\\\(.*?\\\\\)"
ATTRIBUTES = r"\{(?::[^{}\n]*|[ ]*[\#.][\w:-][^{}\n]*|[ ]*[\w-]+=[^{}\n]*)\}"
FOOTNOTE = r"\[\^[^\[\]\s]+\]"
WIKI = r"!?\[\[[^\[\]|\n]+(?:\|(?P<wiki>[^\[\]\n]+))?\]\](?![(\[])"
LABEL = r"\](?:\[(?:\\.|[^\[\]\\])+\](?!\())+"
COMMENT = r"<!---?> | <!--.*?--> | <\?.*?\?> | <!\[CDATA\[.*?\]\]> | <![A-Za-z][^>]*>"
HTML_TAG = r"""</?[A-Za-z][^\s/>]*(?:=\s*(?:"[^"]*"|'[^']*')|[^>])*+>"""
BOGUS_COMMENT = r"<[!?][^>]*> | </[^A-Za-z>][^>]*>"
"""What HTML reads as a comment (the HTML Standard, 13.2.5.41)."""
CODE_ELEMENT = r"""<(?P<element>code|pre|script|style|math|samp|tt)\b[^<>]*+>
    (?:<(?P=element)\b[^<>]*+>.*?</(?P=element)\s*>|.)*?</(?P=element)\s*>"""
UNTRANSLATED = r"""<(?P<kept>\w+)\b[^<>]*\b(?:translate=["']?no\b|class=["']?[^"'<>]*\bnotranslate\b)[^<>]*>
    .*?</(?P=kept)\s*>"""
TAG = r"""</[A-Za-z][A-Za-z0-9-]*\s*> | <[A-Za-z][A-Za-z0-9-]*
          (?:\s+[A-Za-z_:@][\w.:@-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*+\s*/?>"""
ENTITY = r"(?P<entity>&(?:\#[xX][0-9A-Fa-f]{1,6}|\#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});)"

READ_ATTRIBUTE = re.compile(
    r"""(?P<before>\s(?:alt|title|aria-label|placeholder)\s*=\s*)(?P<value>"[^"]*"|'[^']*'|[^\s"'=<>`]+)""",
    re.IGNORECASE,
)
"""Attributes of a tag that a reader reads."""


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile(" | ".join(alternatives), re.VERBOSE | re.DOTALL | re.IGNORECASE)


KEPT = {
    "markdown": _pattern(
        MATHEMATICS,
        r"\\(?!\{[{%\#])[!-/:-@\[-`{-~]",
        r"(?P<ticks>`+)(?!`)(?:.*?[^`])??(?P=ticks)(?!`) | `+",
        COMMENT,
        CODE_ELEMENT,
        UNTRANSLATED,
        r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*> | <[\w.+-]+@[\w.-]+>",
        f"(?P<tag>{TAG})",
        TEMPLATE,
        rf"""\]\(\s*(?:<[^<>\n]*>|{TARGET})(?:\s+(?P<title>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'
             |\((?:\\.|[^()\\])*\)))?\s*\)(?:{ATTRIBUTES})?""",
        LABEL,
        FOOTNOTE,
        WIKI,
        URL,
        EMAIL,
        ATTRIBUTES,
        ENTITY,
    ),
    "html": _pattern(
        COMMENT,
        BOGUS_COMMENT,
        CODE_ELEMENT,
        UNTRANSLATED,
        f"(?P<tag>{HTML_TAG})",
        TEMPLATE,
        URL,
        EMAIL,
        MATHEMATICS,
        ENTITY,
    ),
    "text": _pattern(COMMENT, URL, EMAIL),
}
"""What a translator leaves alone in a msgid; of some, a named group is prose again."""

KEPT_RENDERED = _pattern(
    TEMPLATE,
    MATHEMATICS,
    rf"\]\(\s*{TARGET}\s*(?:[\"'][^\"']*[\"'])?\s*\)",
    LABEL,
    FOOTNOTE,
    WIKI,
    URL,
    EMAIL,
    ATTRIBUTES,
    r"^\s*\[![\w-]+\][+-]? | ^[!?]{3}\+?\s+[\w-]+ | ^:::+[^\n]*",
    r"\[\[?_?TOC_?\]\]? | \{:toc\} | \*\[[^\[\]]+\]:",
)
"""The same, as far as it still stands in a rendered text."""


@cache
def other_letter(letter: str) -> str:
    """Return the nearest letter of the same kind in Unicode's order: as `b` for `a`, `а` for `я`."""
    kind = unicodedata.category(letter)
    for distance in range(1, 64):
        for code in (ord(letter) + distance, ord(letter) - distance):
            if 0 < code < 0x110000 and unicodedata.category(chr(code)) == kind and chr(code).isalpha():
                return chr(code)
    raise ValueError(f"no letter near {letter!r}")


def changed(text: str) -> str:
    """Return a text with every letter changed."""
    return "".join(other_letter(c) if c.isalpha() else c for c in text)


def pseudo(msgid: str, form: str = "markdown") -> str:
    """Return a msgid translated into no language; `form` is the name of a format (`documents.FORMATS`)."""
    parts, position = [], 0
    for match in KEPT[form].finditer(msgid):
        parts += [changed(msgid[position : match.start()]), _kept(match, form)]
        position = match.end()
    return "".join([*parts, changed(msgid[position:])])


def pseudo_texts(document: Document) -> dict[str, str]:
    """Return msgid → msgstr for a whole article."""
    form = format_of(document.article)
    return {segment.msgid: pseudo(segment.msgid, form) for segment in document.segments}


def _kept(match: re.Match[str], form: str) -> str:
    """Return what the translator leaves, the prose inside it changed: titles, `alt`, letters as entities."""
    groups = match.groupdict()
    if groups.get("tag"):
        return READ_ATTRIBUTE.sub(lambda m: m["before"] + pseudo(m["value"], "html"), match[0])
    if groups.get("entity"):
        character = html.unescape(match[0])
        return changed(character) if character.isalpha() and len(character) == 1 else match[0]
    for name in ("title", "wiki"):
        if groups.get(name):
            start, end = (place - match.start() for place in match.span(name))
            return match[0][:start] + pseudo(match[0][start:end], form) + match[0][end:]
    return match[0]


def prose_letters(rendered: str) -> list[int]:
    """Return the positions of the letters that a translator would change in a rendered text."""
    positions, start = [], 0
    keep: Callable[[int, int], list[int]] = lambda a, b: [n for n in range(a, b) if rendered[n].isalpha()]  # noqa: E731
    for match in KEPT_RENDERED.finditer(rendered):
        positions += keep(start, match.start())
        start = match.end()
    return positions + keep(start, len(rendered))
