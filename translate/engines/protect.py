"""What must survive a translation: links, code, markup, template fields, names.

`mask` replaces each of these by a single private-use character (a *mark*), so that every later step works
on an ordinary string: shapes write marks as their engine likes, `verify` compares them, `Masked.restore`
puts what they stand for back. Marks are matched as CommonMark 0.31 matches delimiters, in one pass;
what has no partner is kept as it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.entities import html5
from typing import Literal, NamedTuple

from translate.model import Span

FIRST_MARK = 0xF0000
MARK = re.compile("[\U000f0000-\U000ffffd]")
"""A mark: a character of Unicode's Supplementary Private Use Area-A."""

Role = Literal["word", "blank", "open", "close"]
"""How a mark stands in the sentence: like a noun, like a space, before or after words that it wraps."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark stands for."""

    raw: str
    role: Role
    partner: int = -1
    """For an opening or closing mark: the number of the other one."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text in which all that must survive is a mark; mark number `n` is ``chr(FIRST_MARK + n)``."""

    text: str
    marks: tuple[Mark, ...]

    @property
    def is_prose(self) -> bool:
        """Whether there is a letter to translate."""
        return any(char.isalpha() for char in MARK.sub("", self.text))

    def mark(self, char: str) -> Mark:
        """Return what a mark character stands for."""
        return self.marks[ord(char) - FIRST_MARK]

    def partner(self, char: str) -> str:
        """Return the closing mark of an opening one, and the other way round."""
        return chr(FIRST_MARK + self.mark(char).partner)

    def restore(self, text: str) -> str:
        """Put what the marks of `text` stand for back into it."""
        return MARK.sub(lambda found: self.mark(found[0]).raw, text)


_LINK_TARGET = (
    r"\((?:\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))"
    r"""(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)"""
)
_ATTRIBUTES = r"""(?:[^<>"']|"[^"]*"|'[^']*')*"""
_PARENTHESES = r"\([^\s()<>]*\)"
_NO_URL_END = r"""<>()"«»“”.,;:!?\]}'’*_~"""
_VERBATIM = "code|kbd|samp|var|math|svg"
_TOP_DOMAINS = "com|org|net|info|eu|fr|be|ch|ca"

RULES: tuple[tuple[str, str], ...] = (
    ("blank", r"[ \t]*\\?\n[ \t]*"),  # a hard line break
    ("blank", r"\\[!-/:-@\[-`{-~]"),  # a backslash escape
    ("word", r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"),  # inline code
    ("blank", r"\{%.*?%\}|\{#[^{}]*#\}"),  # {% tag %}, {# comment #}
    ("word", r"\{\{.*?\}\}|\$?\{[^{}\n]*\}"),  # {{ field }}, {field}, {.attribute}
    ("word", r"%(?:\(\w+\)|\d+\$)?[sdif](?!\w)"),  # printf
    ("word", r"\$\$.+?\$\$|\$(?=\S)[^$\n]*?[^\s$]\$(?!\d)"),  # mathematics, by Pandoc's rule
    ("blank", r"<!--.*?-->"),
    ("word", r"<(?:[A-Za-z][\w+.-]+:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>"),  # autolink
    ("verbatim", rf"<(?:{_VERBATIM})\b" + _ATTRIBUTES + ">"),  # with all up to its closing tag
    ("tag", r"</?[A-Za-z][\w:-]*(?:\s" + _ATTRIBUTES + r")?/?>"),
    ("blank", r"\[\^[^\]\s]+\]:?|\[[ xX]\](?=\s)"),  # footnote mark, task box
    ("[", r"[!^]?\["),  # link, image, inline footnote, bracket
    ("]", r"\](?:" + _LINK_TARGET + r"|\[[^\[\]]*\])?"),
    ("word", rf"(?:https?|ftp)://(?:{_PARENTHESES}|[^\s<>()\"«»“”])*(?:{_PARENTHESES}|[^\s{_NO_URL_END}])"),
    ("word", r"(?<![\w.+-])(?:mailto:)?[\w.+-]+@\w[\w-]*(?:\.[\w-]+)+"),
    ("word", rf"(?<![\w@.-])(?:[\w-]+\.)+(?:{_TOP_DOMAINS})\b(?:/[^\s<>\"«»“”]*[\w/])?"),
    ("word", r"(?<![\w&])[@#]\w+"),  # handle, hashtag
    ("word", r"(?<!\w)[^\W_]+(?:_[^\W_]+)+(?!\w)"),  # identifier
    ("*", r"\*+|_+|~+|==+"),  # emphasis
    ("blank", r"&(?:amp|lt|gt|AMP|LT|GT|#\d+|#[xX][0-9a-fA-F]+);"),
    ("blank", "[#@^\U000f0000-\U000ffffd]"),  # what we or Apertium take for a mark; a ^ at the end hangs it
)
"""(role, pattern): the first that matches at a place says what stands there."""

_SCANNER = re.compile("|".join(f"(?P<rule{n}>{pattern})" for n, (_, pattern) in enumerate(RULES)), re.DOTALL)
_VERBATIM_TAG = re.compile(rf"<(?P<close>/?)(?P<name>{_VERBATIM})\b{_ATTRIBUTES}>", re.IGNORECASE)
_TAG_NAME = re.compile(r"</?([A-Za-z][\w:-]*)")
_VOID_TAGS = frozenset({"br", "hr", "img", "input", "wbr", "col", "source", "track", "area", "embed"})
_ENTITY = re.compile(r"&[A-Za-z][A-Za-z0-9]*;")


class _Piece(NamedTuple):
    role: str
    raw: str
    start: int


def mask(text: str, spans: Sequence[Span] = ()) -> Masked:
    """Return `text` with marks for all that must survive, the caller's spans among it.

    A span that cuts through markup is left to the engine. Character entities are decoded, except those
    of ``& < >``: an engine needs to see the letters.
    """
    pieces = list(_pieces(text, sorted(spans, key=lambda span: (span.start, -span.end))))
    partners = _pair(pieces, text)
    numbers = {piece: n for n, piece in enumerate(i for i, p in enumerate(pieces) if p.role != "text")}
    marks: list[Mark] = []
    shown: list[str] = []
    for i, piece in enumerate(pieces):
        if piece.role == "text":
            shown.append(_ENTITY.sub(lambda entity: html5.get(entity[0][1:], entity[0]), piece.raw))
            continue
        shown.append(chr(FIRST_MARK + len(marks)))
        if i in partners:
            role: Role = "open" if partners[i] > i else "close"
            marks.append(Mark(piece.raw, role, numbers[partners[i]]))
        else:
            marks.append(Mark(piece.raw, "word" if piece.role == "word" else "blank"))
    return Masked("".join(shown), tuple(marks))


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[_Piece]:
    """Cut `text` by the rules, and the plain text between by the spans."""
    place = 0
    ends = _verbatim_ends(text)
    while found := _SCANNER.search(text, place):
        start, end = found.span()
        yield from _between(text, place, start, spans)
        role = RULES[int(str(found.lastgroup).removeprefix("rule"))][0]
        if role == "verbatim":
            role, end = ("word", ends[start]) if start in ends else ("tag", end)
        yield _Piece(role, text[start:end], start)
        place = end
    yield from _between(text, place, len(text), spans)


def _verbatim_ends(text: str) -> dict[int, int]:
    """Return where an element whose content is not prose begins and ends; one may be in another."""
    ends: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    for tag in _VERBATIM_TAG.finditer(text):
        opened = waiting.setdefault(tag["name"].lower(), [])
        if not tag["close"] and not tag[0].endswith("/>"):
            opened.append(tag.start())
        elif tag["close"] and opened:
            ends[opened.pop()] = tag.end()
    return ends


def _between(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[_Piece]:
    """Yield the plain text from `start` to `end` with the spans that lie wholly in it."""
    for span in spans:
        if start <= span.start < span.end <= end:
            if span.start > start:
                yield _Piece("text", text[start : span.start], start)
            yield _Piece("word", span.says, span.start)
            start = span.end
    if start < end:
        yield _Piece("text", text[start:end], start)


def _pair(pieces: Sequence[_Piece], text: str) -> dict[int, int]:
    """Return the partner of each opening and closing piece; pairs are properly nested."""
    partners: dict[int, int] = {}
    waiting: list[tuple[str, int]] = []
    for i, piece in enumerate(pieces):
        key, opens, closes = _delimiter(piece, text)
        level = next((n for n in reversed(range(len(waiting))) if waiting[n][0] == key), None)
        if closes and level is not None:
            opener = waiting[level][1]
            partners[opener], partners[i] = i, opener
            del waiting[level:]
        elif opens:
            waiting.append((key, i))
    return partners


def _delimiter(piece: _Piece, text: str) -> tuple[str, bool, bool]:
    """Return what a piece pairs with, whether it can open and whether it can close."""
    if piece.role in "[]":
        return "[", piece.role == "[", piece.role == "]"
    if piece.role == "tag":
        found = _TAG_NAME.match(piece.raw)
        name = found[1].lower() if found else ""
        pairs = name not in _VOID_TAGS and not piece.raw.endswith("/>")
        return f"<{name}", pairs and piece.raw[1] != "/", pairs and piece.raw[1] == "/"
    if piece.role != "*":
        return "", False, False
    before = text[piece.start - 1 : piece.start] or " "
    after = text[piece.start + len(piece.raw) :][:1] or " "
    inside_word = piece.raw[0] == "_" and before.isalnum() and after.isalnum()
    return piece.raw, not after.isspace() and not inside_word, not before.isspace() and not inside_word
