"""The words of a segment: where they stand, and what they are compared by.

A segment is Markdown or inline HTML. What is not prose in it is blanked out, so that positions stay those
of the segment itself.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, overload
from unicodedata import normalize

import regex

from translate.glossary.rules import Rules

OPAQUE = "\x00"
"""Stands for each character of what is not prose, such as code: nothing matches across it."""

_NOT_PROSE = regex.compile(
    r"""
    (?P<opaque>
        (?<!`)(`++)[^`]{1,1000}+\2(?!`)                                 # `code`
      | <(code|kbd|samp|script|style|pre)\b[^<>]{0,500}+>[^<]{0,1000}+</\3\s*+>
      | <!--(?:[^-]|-(?!->)){0,300}+-->
      | <[a-z][a-z0-9+.-]{1,31}:[^<>\s]{0,1000}+>                       # <https://…>
      | (?:https?://|www\.)[^\s<>()\[\]]{1,1000}+
      | \{\{[^{}]{0,500}+\}\} | \{%[^{}]{0,500}+%\}                     # Liquid, Jinja, Hugo
      | \[\^[^\[\]\s]{1,100}+\]                                         # footnote reference
    )
  | \]\(\s*+(?:<[^<>]{0,1000}+>|(?:[^\s()]|\([^\s()]{0,500}+\)){0,1000}+)(?:\s*+\))?   # link target
  | \]\[[^\[\]]{0,300}+\]                                               # link label
  | </?[a-z](?:[^<>"']|"[^"]{0,1000}+"|'[^']{0,1000}+'){0,1000}+>       # tag
  | &(?:nbsp|thinsp|ensp|emsp|shy|zwj|zwnj|\#\d{1,7}|\#x[0-9a-f]{1,6});
    """,
    regex.VERBOSE | regex.IGNORECASE,
)

_PLAIN = re.compile(r"[ -~\u00a0À-ÖØ-öø-ɏ\u202f‐‑–—‘’“”„…«»]*")
_PLAIN_WORD = re.compile(r"[0-9A-Za-zÀ-ÖØ-öø-ɏ]+")
"""Texts of Latin letters, digits and common signs, and their words."""

_INVISIBLE = regex.compile(r"[\p{Cf}\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670]+")
"""Bidi marks and soft hyphens; stress marks, niqqud and tashkeel that no letter of its own exists for."""

_RUN = regex.compile(
    r"(?P<katakana>[\p{Katakana}ー])|(?P<latin>[\p{Latin}\p{Nd}])|(?P<cyrillic>\p{Cyrillic})|(?P<hangul>\p{Hangul})"
)
_HYPHENS = frozenset("-‐‑‒–־")
_GAP = _HYPHENS | frozenset("'’ʼ‘`´ʹ·•‧・･*_~[]\\/&+#")
"""What may stand between the words of one term, beside white space."""


class Word(NamedTuple):
    """A word of a segment, as `start` and `end` delimit it there."""

    start: int
    end: int
    raw: str
    """Without what is invisible."""
    key: str
    """What it is compared by: lower case, with the language's folding."""
    joined: bool
    """Whether nothing but white space, hyphens, apostrophes and emphasis parts it from the word before."""
    hyphened: bool
    """Whether a hyphen stands right before it: the case of Jong-un is a matter of taste."""


class Words(Sequence[Word]):
    """The words of a segment in a language; each is read when it is looked at, for few are.

    Threads share them: what is found out is put down whole.
    """

    def __init__(self, text: str, rules: Rules) -> None:
        self._text = prose(text)
        self._rules = rules
        self.tokens: list[str] = _tokens(self._text, rules.joiners)
        """The words as they stand there."""
        self._read: dict[int, Word] = {}
        self._spans: list[tuple[int, int]] | None = None

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, index: int) -> Word: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Word]: ...

    def __getitem__(self, index: int | slice) -> Word | Sequence[Word]:
        """Return a word, or a stretch of words."""
        if isinstance(index, slice):
            return [self._word(number) for number in range(*index.indices(len(self.tokens)))]
        return self._word(range(len(self.tokens))[index])

    def _word(self, number: int) -> Word:
        word = self._read.get(number)
        if word is None:
            word = self._read[number] = self._made(number)
        return word

    def _made(self, number: int) -> Word:
        if self._spans is None:
            self._spans = self._located()
        start, end = self._spans[number]
        between = self._text[self._spans[number - 1][1] if number else 0 : start]
        joined = between in {"", " "} or all(sign in _GAP or sign.isspace() for sign in between)
        raw, key = read(self.tokens[number], self._rules)
        return Word(start, end, raw, key, joined, hyphened=between[-1:] in _HYPHENS)

    def _located(self) -> list[tuple[int, int]]:
        """Return where the words stand: each at the first place after the one before, or that were a word."""
        spans, end = [], 0
        for token in self.tokens:
            start = self._text.index(token, end)
            end = start + len(token)
            spans.append((start, end))
        return spans


@lru_cache(maxsize=1 << 13)
def read(token: str, rules: Rules) -> tuple[str, str]:
    """Return a word without what is invisible, and what it is compared by; see `Word`."""
    raw = visible(token)
    if rules.joiners and not raw.isalnum():
        raw = "".join(sign for sign in raw if sign not in rules.joiners)
    key = rules.key(raw)
    if rules.bare_capitals and not key[:1].isascii():
        key = without_accents(key[0]) + key[1:]
    return raw, key


def prose(text: str) -> str:
    """Return a segment with all that is not prose blanked out, character for character."""
    if not ("<" in text or "[" in text or "`" in text or "{" in text or "&" in text) and not (
        "://" in text or "www." in text
    ):
        return text
    blanked: str = _NOT_PROSE.sub(_blank, text)
    return blanked


@lru_cache(maxsize=256)
def words(text: str, rules: Rules) -> Words:
    """Return the words of a segment in a language."""
    return Words(text, rules)


def visible(text: str) -> str:
    """Return a text in NFKC without invisible characters."""
    return _INVISIBLE.sub("", normalize("NFKC", text)) if not text.isascii() else text


def run_of(sign: str) -> str | None:
    """Return the script whose letters form words by standing together, or None."""
    match = _RUN.match(sign)
    return match.lastgroup if match else None


def without_accents(word: str) -> str:
    """Return a word without its accents."""
    if word.isascii():
        return word
    return "".join(sign for sign in normalize("NFD", word) if not "\u0300" <= sign <= "\u036f")


def _blank(match: regex.Match[str]) -> str:
    return (OPAQUE if match["opaque"] else " ") * len(match[0])


def _tokens(text: str, joiners: str) -> list[str]:
    """Return the words of a text as they stand there; the signs of most texts need no Unicode tables."""
    plain = not joiners and _PLAIN.fullmatch(text)
    return _PLAIN_WORD.findall(text) if plain else _word_pattern(joiners).findall(text)


@lru_cache(maxsize=16)
def _word_pattern(joiners: str) -> regex.Pattern[str]:
    """Return the pattern of a word: letters of one script family, or Latin letters with digits."""
    inside = rf"|[{regex.escape(joiners)}](?=\p{{L}})" if joiners else ""
    latin = rf"[\p{{Latin}}\p{{N}}](?:[\p{{Latin}}\p{{N}}\p{{M}}\p{{Cf}}]{inside})*+"
    other = rf"[\p{{L}}--\p{{Latin}}](?:[[\p{{L}}\p{{M}}\p{{Cf}}\p{{Lm}}]--\p{{Latin}}]{inside})*+"
    return regex.compile(rf"{latin}|{other}", regex.VERSION1)
