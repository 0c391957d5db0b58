"""What a translation must not bring into an article: what runs on a page, or loads another one.

Nobody looks at the code of a translation before it is published. What the French text itself holds is its
author's; a translation may keep it, move it and leave it out.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from translate.documents.html.elements import names
from translate.documents.html.tokens import tokens
from translate.inline import targets

HARMLESS = names("""a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd mark nobr
    p q rp rt rtc ruby s samp small span strike strong sub sup time tt u var wbr""")
"""Elements of a sentence that do nothing but show it."""

TAG = re.compile(r"<([A-Za-z][^\s/<>]*)[^>]*")
"""A tag, however it is meant: where code of a site generator stands in one, browsers may see another."""

AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>/]+@[^\s<>]+)>?")
"""An address between angle brackets (CommonMark, section 6.5); in HTML an element without attributes."""

HANDLER = re.compile(r"""[\s/"'](?:on[a-z]+|srcdoc|formaction)\s*=""", re.IGNORECASE)
"""Attributes that run a script, or say where one is."""

LINK = re.compile(
    r"""\b(?:href|src|action|data|poster|background)\s*=\s*("[^"]*|'[^']*|[^\s"'>]+)""", re.IGNORECASE
)
"""An attribute that holds an address, and that address."""

RUNNING = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
"""Schemes whose addresses are programs or pages themselves."""

IGNORED = re.compile(r"""^["']|[\x00-\x20\x7f]+""")
"""What browsers leave out of an address (URL Standard, WHATWG, "URL parsing"), and its quotation mark."""


def smuggled(texts: Mapping[str, str]) -> dict[str, str]:
    """Return, for the texts (msgid → msgstr) that bring in what may run, the first such thing as written."""
    found = {}
    for msgid, msgstr in texts.items():
        if msgstr != msgid and ("<" in msgstr or "](" in msgstr):
            active = list(_active(msgstr))
            known = {key for key, _ in _active(msgid)} if active else frozenset[str]()
            new = next((said for key, said in active if key not in known), None)
            if new is not None:
                found[msgid] = new
    return found


def _active(text: str) -> Iterator[tuple[str, str]]:
    """Yield what may run in a text: what makes it the same, and as it is written."""
    tags = [text[token.start : token.end] for token in tokens(text) if token.kind in ("start", "unclosed")]
    for tag in dict.fromkeys([*tags, *(match[0] for match in TAG.finditer(text))]):
        if AUTOLINK.fullmatch(tag):
            continue
        name = TAG.match(tag)
        if name is not None and name[1].lower() not in HARMLESS:
            yield name[1].lower(), tag
        for handler in HANDLER.finditer(tag):
            yield tag[handler.start() + 1 :], tag[handler.start() + 1 :]
        for link in LINK.finditer(tag):
            yield from _running(link[1])
    for start, end in targets(text):
        yield from _running(text[start:end])


def _running(address: str) -> Iterator[tuple[str, str]]:
    read = IGNORED.sub("", IGNORED.sub("", unescape(address)))
    if RUNNING.match(read):
        yield read, address
