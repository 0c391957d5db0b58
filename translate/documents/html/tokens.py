"""An HTML text cut into tokens with the exact place of each; together they are the text.

The rules are those of the HTML Standard (WHATWG), section 13.2.5 "Tokenization", with the parts of 13.2.6
that decide how the content of an element is read. No library tells where the pieces of a document as written
stand: parsers that repair as browsers do keep a tree without them, and those that keep positions want
well-formed text. Whatever the input is, nothing is refused, and the time is linear in its length.

Code of site generators is a token of its own in text, and part of the tag or the value in which it stands.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from translate.documents.html.elements import FOREIGN
from translate.documents.html.templates import CODE, TEMPLATE, TEMPLATE_IN_QUOTES, behind_hidden

Kind = Literal["text", "start", "end", "comment", "template", "raw", "content", "unclosed"]


class Token(NamedTuple):
    """A piece of the text: characters `start` to `end`.

    ``raw`` is what a reader never sees: doctypes, bogus comments, CDATA. ``content`` is what stands in an
    element whose content holds no tags (`name` says which). ``unclosed`` is a tag without ``>``, that is,
    all the rest of the text.
    """

    kind: Kind
    start: int
    end: int
    name: str = ""
    """Of a tag, in lower case; of the element, for its content."""


class Attribute(NamedTuple):
    """An attribute of a start tag, with the place of its value (quotes left out)."""

    name: str
    """In lower case."""
    start: int
    end: int
    quote: str
    """``"``, ``'`` or nothing."""


SPACE = " \t\n\f\r"
"""ASCII whitespace, as the standard has it."""

RAW_TEXT = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
ESCAPABLE = frozenset({"title", "textarea"})
"""In these, character references are read (RCDATA)."""
HOLDS_NO_TAGS = RAW_TEXT | ESCAPABLE | {"plaintext"}

_S = r"\ \t\n\f\r"
_NAME = rf"(?:[A-Za-z]|{TEMPLATE})(?:[^{_S}/>{{<]++|{TEMPLATE}|[{{<])*+"
_ATTRIBUTE = rf"""
    (?P<key>(?:[^{_S}/>{{<]|{TEMPLATE}|[{{<])(?:[^{_S}/>={{<]++|{TEMPLATE}|[{{<])*+)
    (?:[{_S}]*+=[{_S}]*+(?:
        "(?P<double>(?:[^"{{<]++|{TEMPLATE_IN_QUOTES}|[{{<])*+)"
      | '(?P<single>(?:[^'{{<]++|{TEMPLATE_IN_QUOTES}|[{{<])*+)'
      | (?P<bare>(?:[^{_S}>"'{{<]|{TEMPLATE}|[{{<])(?:[^{_S}>{{<]++|{TEMPLATE}|[{{<])*+)
      | (?=>)
      | ["'].*+          # a value that is never closed takes the rest
    ))?+"""
ATTRIBUTE = re.compile(_ATTRIBUTE, re.VERBOSE | re.DOTALL)
_UNNAMED = re.sub(r"\?P<\w+>", "?:", _ATTRIBUTE)
TOKEN = re.compile(
    rf"""(?:[^<{{]++ | <(?![A-Za-z/!?%{{]) | \{{(?![{{%\#]|\Z) | \{{(?=\{{{{4}}))*+
    (?: (?P<start><(?P<name>{_NAME})(?:[{_S}/]++|{_UNNAMED})*+>)
      | (?P<end></(?P<ended>{_NAME})(?:[{_S}/]++|{_UNNAMED})*+>)
      | (?P<comment><!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?>|\Z)))
      | (?P<template>{TEMPLATE})
      | (?P<raw><[!?][^>]*+(?:>|\Z) | </(?![A-Za-z])[^>]++(?:>|\Z) | </>)
      | (?P<unclosed></?[A-Za-z].*+)
    )?""",
    re.VERBOSE | re.DOTALL,
)
"""Text as far as there is any, and what comes after it."""

SCRIPT = re.compile(rf"<!--(?:-*>)?|-->|<(?P<end>/?)script(?=[{SPACE}/>])", re.IGNORECASE)
CLOSING = {
    name: re.compile(rf"</{name}(?=[{SPACE}/>])", re.IGNORECASE)
    for name in HOLDS_NO_TAGS - {"plaintext", "script"}
}
CDATA = "<![CDATA["


def tokens(text: str, position: int = 0, *, inside: str = "", foreign: int = 0) -> Iterator[Token]:
    """Yield the tokens of a text from a position on.

    A fragment may begin in an element whose content holds no tags (`inside`), or in `foreign` elements,
    ``svg`` or ``math``, which read a few things in their own way.
    """
    start, never = position, set[str]()
    if inside:
        start = position = content_end(text, start, inside)
        yield from _content(start, position, inside)
    while match := TOKEN.match(text, position):
        kind: Kind | None = match.lastgroup  # type: ignore[assignment]
        if kind is None:
            position = match.end() + 1  # a sign that begins nothing
            if position > len(text):
                break
            continue
        begin, position = match.span(kind)
        if begin > start:
            yield Token("text", start, begin)
        name = ""
        if kind == "start":
            name = match["name"].lower()
            foreign += name in FOREIGN and not is_self_closing(text, begin, position)
        elif kind == "end":
            name = match["ended"].lower()
            foreign -= name in FOREIGN and foreign > 0
        elif kind == "template":
            position = behind_hidden(text, begin, position, never)
        elif kind == "raw" and foreign and text.startswith(CDATA, begin):
            position = _after(text, "]]>", begin)
        yield Token(kind, begin, position, name)
        start = position
        if (
            kind == "start"
            and name in HOLDS_NO_TAGS
            and not (foreign and (name == "title" or is_self_closing(text, begin, position)))
        ):
            position = content_end(text, start, name)
            yield from _content(start, position, name)
            start = position
    if start < len(text):
        yield Token("text", start, len(text))


def attributes(text: str, token: Token) -> Iterator[Attribute]:
    """Yield the attributes of a start tag; one that comes again is left out, as browsers do.

    Code in the place of a name, or before one, is left out too; what it stands before may come twice.
    """
    position, seen = token.start + 1 + len(token.name), set[str]()
    for match in ATTRIBUTE.finditer(text, position, token.end):
        name = match["key"].lower()
        if "{" in name or "<" in name:
            name = CODE.sub("", name)
        elif name in seen:
            continue
        seen.add(name)
        if name:
            group = match.lastgroup or "key"
            start, end = match.span(group) if group != "key" else (match.end(), match.end())
            yield Attribute(name, start, end, {"double": '"', "single": "'"}.get(group, ""))


def is_unclosed(text: str, comment: Token) -> bool:
    """Whether a comment goes on to the end of the text because nothing closes it."""
    return comment.end == len(text) and not text.endswith(("-->", "--!>"), comment.start + len("<!"))


def is_self_closing(text: str, start: int, end: int) -> bool:
    """Whether a start tag ends in ``/>``; the slash may also be the end of a value without quotes."""
    if text[end - 2] != "/":
        return False
    if text[end - 3] in "\"'" + SPACE or "=" not in text[start:end]:
        return True
    return all(match.end("bare") < end - 1 for match in ATTRIBUTE.finditer(text, start + 1, end))


def content_end(text: str, start: int, name: str) -> int:
    """Return where the content of an element that holds no tags ends: at its end tag."""
    if name == "script":
        return _script_end(text, start)
    match = CLOSING[name].search(text, start) if name in CLOSING else None
    return match.start() if match else len(text)


def _script_end(text: str, start: int) -> int:
    """Return where a script ends: in a comment of it another may stand (13.2.5.15 to 13.2.5.31)."""
    in_comment = nested = False
    for match in SCRIPT.finditer(text, start):
        if match[0] == "<!--":
            in_comment = True
        elif match[0] == "-->":
            in_comment = nested = False
        elif match["end"] is None:
            continue
        elif match["end"] and not nested:
            return match.start()
        else:
            nested = in_comment and not match["end"]
    return len(text)


def _content(start: int, end: int, name: str) -> Iterator[Token]:
    if end > start:
        yield Token("content", start, end, name)


def _after(text: str, closing: str, start: int) -> int:
    """Return the position after a string, or the end of the text."""
    found = text.find(closing, start)
    return found + len(closing) if found >= 0 else len(text)
