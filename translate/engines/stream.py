"""Apertium's stream format: writing marks into it, reading the answer and its own marks out of it.

Source: the Apertium wiki, "Apertium stream format". ``[…]`` is a *superblank*, kept as it is between words;
``[[t:…:N]]words[[/]]`` is a *word-bound blank*, which follows its words when they are reordered.
Apertium marks what it does not know: ``*`` no analysis, ``@`` no translation, ``#`` no inflected form.

Measured with the three French pairs, 207 random emphases: superblanks stand exactly where they should in
all but a few, where they are left empty or beside a space, which `verify` sees; word-bound blanks are always
around the right words, but in one of four Catalan texts take in a neighbour (an article, a preposition).
Hence the order of `SHAPES`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from translate.engines.protect import FIRST_MARK, MARK, Masked
from translate.engines.shapes import DamagedError, Reading, close_up, numbered, tokens_to_marks

_PLACEHOLDER = "XNAME{}X"
_PLACEHOLDER_BACK = re.compile(r"XNAME(\d+)X")
_SPECIAL = re.compile(r"[\[\]{}^$@\\/<>*?~]")
_SPACES = re.compile(r"[\s\u2060]+")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\ufeff\ud800-\udfff]")
_SPELLING = str.maketrans({"\u2011": "-", "’": "'"})
_LEXEME = re.compile(
    r"\[\[(?P<bound>[^\[\]/]*)\]\]|(?P<end>\[\[/\]\])|\[(?P<blank>[^\[\]]*)\]|(?P<words>(?:\\.|[^\\\[\]])+)",
    re.DOTALL,
)
_UNKNOWN = re.compile(r"(?P<escaped>\\.)|[*@#](?P<word>(?:\w(?:['’·-](?=\w))?)*)", re.DOTALL)

_HANGING_HYPHEN = re.compile(r"(?<=\w)-(?=[\s,.;:!?]|$)")
"""What *dit-il* leaves when its pronoun is dropped."""

_Unit = tuple[str, frozenset[int]]
"""Words of an answer and the numbers of the opening marks that are bound to them."""


@dataclass(frozen=True, slots=True)
class StreamShape:
    """A text in stream format; what stands like a noun is always an unknown word, ``XNAME1X``."""

    pairs: Literal["blank", "bound", "token"]
    """How opening and closing marks are written; ``token``: the other marks are unknown words too."""

    def write(self, masked: Masked) -> str:
        """Return the text in stream format, in the spelling that Apertium's dictionaries know."""
        shown: list[str] = []
        inside: list[int] = []
        for part in re.split(f"({MARK.pattern})", masked.text):
            if not MARK.fullmatch(part):
                shown.append(_bind(_escape(part), inside))
                continue
            number, role = ord(part) - FIRST_MARK, masked.mark(part).role
            if role == "word" or self.pairs == "token":
                token = _PLACEHOLDER.format(number)
                shown.append(f" {token} " if self.pairs == "token" else _bind(token, inside))
            elif role == "blank" or self.pairs == "blank":
                shown.append(f"[{number}]")
            elif role == "open":
                inside.append(number)
            else:
                inside.pop()
        return "".join(shown)

    def read(self, answer: str, masked: Masked) -> Reading:
        """Return the answer with marks and without Apertium's own; raise `DamagedError` if they are lost."""
        unknown: list[str] = []
        units = [(_plain(words, unknown), bound) for words, bound in _units(answer, masked)]
        text = _unbind(units, masked) if self.pairs == "bound" else "".join(words for words, _ in units)
        if not _HANGING_HYPHEN.search(masked.text):
            text = _HANGING_HYPHEN.sub("", text)
        text = tokens_to_marks(text, _PLACEHOLDER_BACK, masked)
        names = tuple(word for word in (_PLACEHOLDER_BACK.sub("", word) for word in unknown) if word)
        return Reading(close_up(text, masked) if self.pairs == "token" else text, names)


SHAPES = (StreamShape("blank"), StreamShape("bound"), StreamShape("token"))
"""Apertium's shapes, the best first."""


def _escape(text: str) -> str:
    """Return plain text as the stream format wants it."""
    known = _SPACES.sub(" ", _INVISIBLE.sub("", text.translate(_SPELLING)))
    return _SPECIAL.sub(r"\\\g<0>", known)


def _bind(stream: str, inside: Sequence[int]) -> str:
    """Bind the opening marks that are open to a piece of the stream, apart from the spaces around it."""
    core = stream.strip()
    if not inside or not core:
        return stream
    bound = "; ".join(f"t:m:{number}" for number in inside)
    before, after = stream[: stream.index(core)], stream[stream.index(core) + len(core) :]
    return f"{before}[[{bound}]]{core}[[/]]{after}"


def _units(answer: str, masked: Masked) -> Iterator[_Unit]:
    """Cut an answer into its words and blanks; blanks become marks."""
    bound: frozenset[int] = frozenset()
    for found in _LEXEME.finditer(answer):
        if found["words"] is not None:
            yield found["words"], bound
        elif found["bound"] is not None:
            bound = frozenset(int(number) for number in re.findall(r"t:m:(\d+)", found["bound"]))
        elif found["blank"] is not None:
            if not re.fullmatch(r"[0-9]+", found["blank"]):
                raise DamagedError("a mark came back damaged")
            yield numbered(int(found["blank"]), masked), frozenset()
        else:
            bound = frozenset()


def _plain(words: str, unknown: list[str]) -> str:
    """Return words without escapes and without Apertium's marks; collect the words that were marked."""

    def plain(found: re.Match[str]) -> str:
        if found["escaped"]:
            return found["escaped"][1]
        unknown.append(found["word"])
        return found["word"]

    return _UNKNOWN.sub(plain, words)


def _unbind(units: Sequence[_Unit], masked: Masked) -> str:
    """Put every opening mark before the first and its partner after the last word that it is bound to.

    Raises `DamagedError` when a foreign word, bound to other marks only, has come between them.
    """
    ranges = []
    for number in {number for _, bound in units for number in bound}:
        numbered(number, masked)
        places = [place for place, (_, bound) in enumerate(units) if number in bound]
        if any(bound and number not in bound for _, bound in units[places[0] : places[-1]]):
            raise DamagedError("the words of a link or an emphasis came back apart")
        ranges.append((places[0], -places[-1], number))
    before = [""] * len(units)
    after = [""] * len(units)
    for first, last, number in sorted(ranges):
        before[first] += numbered(number, masked)
        after[-last] = numbered(masked.marks[number].partner, masked) + after[-last]
    return "".join(b + words + a for b, (words, _), a in zip(before, units, after, strict=True))
