"""What a piece of text is to a translator."""

import re
from html import unescape
from typing import Literal

from translate.documents.html.templates import CODE

Weight = Literal["prose", "weight", "sign", "blank"]
"""Something to translate; something that a sentence is made of too (an address); a sign; nothing."""

LETTER = re.compile(r"[^\W_]")
_BESIDE_ENTITIES = re.compile(r"(?:[^\w&]|_|&(?:\#?\w++;?)?+)*+\w", re.VERBOSE)
ADDRESS = re.compile(
    r"\b(?:https?|ftps?|file|wss?|ssh|git)://(?:[^\s<>\"&]++|&amp;|&(?!\#?\w+;))++", re.IGNORECASE
)


def weigh(text: str) -> Weight:
    """Return what a text without tags and template code is, character references read."""
    rest = ADDRESS.sub("", text) if "://" in text else text
    if _has_letter(rest):
        return "prose"
    if len(rest) < len(text):
        return "weight"
    return "sign" if unescape(text).strip() else "blank"


def is_prose(value: str) -> bool:
    """Whether there is anything to translate in the value of an attribute or a title."""
    return weigh(CODE.sub("", value) if "{" in value or "<" in value else value) == "prose"


def _has_letter(text: str) -> bool:
    if "&" not in text:
        return LETTER.search(text) is not None
    return bool(_BESIDE_ENTITIES.match(text) or LETTER.search(unescape(text)))


def fold(text: str) -> str:
    """Return a text with its white space as a browser shows it: each run of it is one blank.

    (CSS Text, section 4.1; HTML's white space only, so that no-break spaces stay.)
    """
    for space in "\t\n\f\r":
        if space in text:
            text = text.replace(space, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip(" ")
