"""The inline markup of a segment, told from its words: code, links, tags, emphasis.

For who compares texts, so patterns are enough: what looks like markup is taken for it, in Markdown, HTML
and plain text alike. One pass, in time linear in the text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

ATOM = re.compile(
    r"""
    (?P<code>  (?<!`) (?P<ticks>`+) (?!`) [^`]+ (?P=ticks) (?!`) )
    | (?P<field>  \{\{ [^{}]* \}\} | \{% [^%]* %\} )
    | (?P<mark>  \[\^ [^\[\]\s]+ \] | (?<=\]) \[ [^\[\]\n]* \] )
    | (?P<target>
        (?<= \]\( ) [ ]* (?: < [^<>\n]* > | [^\s()<>]+ (?: \( [^\s()<>]* \) [^\s()<>]* )* )
        | < (?: https?:// | mailto: ) [^<>\s]* >
        | (?<![A-Za-z0-9]) https?://
          [^\s<>()\[\]«»“”„"'\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]* (?<![.,;:!?*_])
    )
    | (?P<tag>  </? [A-Za-z] [^<>]* > )
    | (?P<line>  \\?\n )
    """,
    re.VERBOSE,
)
"""What is not words. Of two kinds that begin at one place, the first is taken."""
BEGIN = re.compile(r"[`{\[<\\\n(h](?:(?<=[^(h])|(?<=\]\()|(?<=h)(?=ttps?://))")
"""A sign before or at which an atom may begin. One class comes first, which `re` finds fast."""
ADDRESS = re.compile(r"""\b(?:href|src)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE)
"""The address in a tag."""


class Atom(NamedTuple):
    """A piece of markup."""

    kind: str
    """``code``, ``field``, ``mark``, ``target``, ``tag`` or ``line``."""
    start: int
    end: int
    text: str


def may_have_atoms(text: str) -> bool:
    """Return whether there may be markup in a text; looked for one by one signs are found fastest."""
    brackets = "[" in text and ("](" in text or "][" in text or "[^" in text)
    return brackets or "<" in text or "`" in text or "{" in text or "\n" in text or "://" in text


def atoms(text: str) -> Iterator[Atom]:
    """Yield the pieces of markup of a text, in order."""
    if not may_have_atoms(text):
        return
    at = 0
    while begin := BEGIN.search(text, at):
        at = begin.end() if begin[0] == "(" else begin.start()
        found = ATOM.match(text, at)
        if found is None:
            at = begin.end()
            continue
        kind = found.lastgroup or ""
        yield Atom("code" if kind == "ticks" else kind, at, found.end(), found[0])
        at = found.end()


def targets(text: str) -> list[tuple[int, int]]:
    """Return where the addresses of links and images are, in order."""
    places = []
    for atom in atoms(text):
        if atom.kind == "target":
            address = atom.text.strip(" <>")
            at = atom.start + atom.text.find(address)
            places.append((at, at + len(address)))
        elif atom.kind == "tag":
            places += [
                (atom.start + start, atom.start + end)
                for found in ADDRESS.finditer(atom.text)
                for start, end in [found.span(found.lastindex or 0)]
            ]
    return places
