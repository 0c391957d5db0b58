"""How marks are written for an engine and found again in its answer.

A shape writes a masked text in the engine's own terms and reads the answer back into a text with marks.
The first shape of an engine gives the best grammar; the next ones are tried when an answer fails
verification. Shapes for services that take plain text are here, Apertium's in `stream`.
"""

import re
from dataclasses import dataclass, replace
from html import escape, unescape
from typing import Protocol

from translate.engines.protect import FIRST_MARK, MARK, Masked

_TIED_RIGHT = ("open", "blank")
_TIED_LEFT = ("close", "blank")
_PUNCTUATION_AFTER = r"(?=[^\w\s]|$)"
_PUNCTUATION_BEFORE = r"(?<=[^\w\s])"


class DamagedError(Exception):
    """The answer cannot be read back; the message says why, for the translator."""


class ForeignError(DamagedError):
    """A token came back that was not in this text: the answer may be another's."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer read back."""

    text: str
    """The translation, with the marks of the masked text."""
    unknown: tuple[str, ...] = ()
    """The words that the engine did not know, in order."""


class Shape(Protocol):
    """A way of writing marks."""

    def write(self, masked: Masked) -> str:
        """Return what is sent."""
        ...

    def read(self, answer: str, masked: Masked) -> Reading:
        """Return the answer with marks; raise `DamagedError` when marks cannot be told apart in it."""
        ...


class NumberedShape(Shape, Protocol):
    """A shape whose tokens have numbers."""

    def numbered_from(self, first: int) -> "NumberedShape":
        """Return the same shape with its tokens numbered from another number than 0."""
        ...


@dataclass(frozen=True, slots=True)
class TokenShape:
    """Every mark is a token such as ``[X7X]``; a line break may stay a line break."""

    token: str
    """The token, with ``{}`` where the mark's number stands."""
    pattern: re.Pattern[str]
    """What is taken for it in the answer, with the number as its group."""
    keeps_lines: bool = False
    first: int = 0
    """The number of the first token."""

    def numbered_from(self, first: int) -> "TokenShape":
        """Return the same shape with other numbers."""
        return replace(self, first=first) if first else self

    def write(self, masked: Masked) -> str:
        """Return the text with its tokens."""

        def token(found: re.Match[str]) -> str:
            if self.keeps_lines and _is_line_break(masked, found[0]):
                return "\n"
            return self.token.format(self.first + ord(found[0]) - FIRST_MARK)

        return MARK.sub(token, masked.text)

    def read(self, answer: str, masked: Masked) -> Reading:
        """Return the answer with marks, without the spaces that engines put around tokens."""
        text = tokens_to_marks(answer, self.pattern, masked, self.first)
        if self.keeps_lines:
            text = _with_line_breaks(text, masked)
        return Reading(close_up(text, masked))


@dataclass(frozen=True, slots=True)
class TagShape:
    """Every mark is an XML tag; one that wraps words, with its partner, is an element around them."""

    pairs: bool
    """Whether opening and closing marks are an element; otherwise each is a tag of its own."""
    first: int = 0
    """The number of the first tag."""

    def numbered_from(self, first: int) -> "TagShape":
        """Return the same shape with other numbers."""
        return replace(self, first=first) if first else self

    def write(self, masked: Masked) -> str:
        """Return the text as XML."""

        def tag(found: re.Match[str]) -> str:
            number = ord(found[0]) - FIRST_MARK
            mark = masked.marks[number]
            if not self.pairs or mark.role in {"word", "blank"}:
                return f'<x id="{self.first + number}"/>'
            return f'<g id="{self.first + number}">' if mark.role == "open" else "</g>"

        return MARK.sub(tag, escape(masked.text, quote=False))

    def read(self, answer: str, masked: Masked) -> Reading:
        """Return the answer with marks; raise `DamagedError` when elements are not closed."""
        waiting: list[str] = []

        def mark(found: re.Match[str]) -> str:
            if found["close"]:
                if not waiting:
                    raise DamagedError("a tag came back without its beginning")
                return masked.partner(waiting.pop())
            char = numbered(int(found["number"]) - self.first, masked)
            if found["name"].lower() == "g" and masked.mark(char).role == "open":
                waiting.append(char)
            return char

        # text and tags alternate, so that an escaped tag of the text is never taken for one of ours
        pieces = []
        place = 0
        for found in _TAG.finditer(answer):
            pieces += [unescape(answer[place : found.start()]), mark(found)]
            place = found.end()
        pieces.append(unescape(answer[place:]))
        if waiting:
            raise DamagedError("a tag came back without its end")
        return Reading(close_up("".join(pieces), masked))


_TAG = re.compile(
    r"""<\s*(?P<name>[xg])\s+id\s*=\s*["'“”]?\s*(?P<number>\d{1,9})\s*["'“”]?\s*(?:/\s*>|>\s*</\s*x\s*>|>)"""
    r"""|<\s*/\s*(?P<close>g)\s*>""",
    re.IGNORECASE,
)
"""A tag of ours, also with the spaces and quotation marks that a service may have made of it."""


def _is_line_break(masked: Masked, char: str) -> bool:
    return "\n" in masked.mark(char).raw and masked.mark(char).role == "blank"


def tokens_to_marks(text: str, pattern: re.Pattern[str], masked: Masked, first: int = 0) -> str:
    """Replace the tokens of an answer, whose number is the pattern's group, by their marks."""
    return pattern.sub(lambda found: numbered(int(found[1][:9]) - first, masked), text)


def numbered(number: int, masked: Masked) -> str:
    """Return the mark with that number; raise `DamagedError` if the text that was sent has none."""
    if not 0 <= number < len(masked.marks):
        raise ForeignError("a placeholder came back that was not sent")
    return chr(FIRST_MARK + number)


def _with_line_breaks(text: str, masked: Masked) -> str:
    """Put the masked text's line breaks, in order, where the answer has line breaks."""
    breaks = [char for char in MARK.findall(masked.text) if _is_line_break(masked, char)]
    lines = text.split("\n")
    if len(lines) != len(breaks) + 1:
        raise DamagedError("a line break did not come back")
    return lines[0] + "".join(mark + line for mark, line in zip(breaks, lines[1:], strict=True))


def close_up(text: str, masked: Masked) -> str:
    """Remove the white space next to marks that the source does not have, except after an elision.

    Where an engine may have moved a mark beside another word, only the space to punctuation is removed.
    """
    for char in set(MARK.findall(text)):
        role = masked.mark(char).role
        before, _, after = masked.text.partition(char)
        if not after[:1].isspace():
            text = re.sub(rf"{char}\s+{'' if role in _TIED_RIGHT else _PUNCTUATION_AFTER}", char, text)
        if not before[-1:].isspace() and before[-1:] not in ("'", "’"):
            text = re.sub(rf"{'' if role in _TIED_LEFT else _PUNCTUATION_BEFORE}\s+{char}", char, text)
    return text


TOKENS = (
    TokenShape("[X{}X]", re.compile(r"[\[［【]\s*[XxХх]\s*(\d+)\s*[XxХх]\s*[\]］】]"), keeps_lines=True),
    TokenShape(" XNAME{}X ", re.compile(r"X\s*NAME\s*(\d+)\s*X", re.IGNORECASE)),
)
"""For services that take plain text; the first is also known in Cyrillic and East Asian text."""
