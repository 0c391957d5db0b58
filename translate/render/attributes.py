"""What stands beside the prose of a Markdown block and is not shown: attributes, markers of alerts."""

import re

from translate.syntax import ALERT, HEADING_ATTRIBUTES, LINE_ATTRIBUTES, TOC_MARKERS, Token

ID = re.compile(r"(?<=[\s{:])#([\w:.-]+)")
"""An id among attributes, as far as it is made of letters, digits and signs that addresses take."""


def take_attributes(tokens: list[Token]) -> None:
    """Take attributes and markers out of the blocks of an article, in place, before their text is parsed.

    An id goes to the block that it is written in, or right below when that is a heading; other
    attributes go. A block quote that is an alert has the class ``alert``. Paragraphs left empty go too.
    """
    empty: set[int] = set()
    for number, token in enumerate(tokens):
        if token.type != "inline":
            continue
        opening, before = tokens[number - 1], tokens[max(number - 2, 0)]
        if opening.type == "heading_open":
            _take(HEADING_ATTRIBUTES.findall(token.content), opening)
            token.content = HEADING_ATTRIBUTES.sub("", token.content).rstrip()
        elif opening.type == "paragraph_open":
            if before.type == "blockquote_open":
                _take_alert(token, before)
            below = before.type == "heading_close" and _touch(tokens[number - 4], opening)
            _take_lines(token, tokens[number - 4] if below else opening)
            if not token.content:
                empty |= {number - 1, number, number + 1}
    tokens[:] = [token for number, token in enumerate(tokens) if number not in empty]


def _take(lists: list[str], owner: Token) -> None:
    """Give a block the first id of some attribute lists, unless it has one."""
    ids = ID.findall(" ".join(lists))
    if ids:
        owner.attrs.setdefault("id", ids[0])


def _take_lines(paragraph: Token, owner: Token) -> None:
    """Take the lines that are attribute lists out of a paragraph's text."""
    lines = paragraph.content.split("\n")
    lists = [line for line in lines if LINE_ATTRIBUTES.fullmatch(line) and line.strip() not in TOC_MARKERS]
    _take(lists, owner)
    paragraph.content = "\n".join(line for line in lines if line not in lists)


def _take_alert(paragraph: Token, quote: Token) -> None:
    """Take the marker of an alert out of the first paragraph of a block quote."""
    marker, _, rest = paragraph.content.partition("\n")
    if ALERT.fullmatch(marker):
        paragraph.content = rest
        quote.attrs["class"] = "alert"


def _touch(above: Token, below: Token) -> bool:
    """Say whether no line lies between two blocks."""
    return above.map is not None and below.map is not None and above.map[1] == below.map[0]
