"""The words of a segment: where they stand, and what they are compared by.

A segment is Markdown or inline HTML. What is not prose in it is blanked out, so that positions stay those
of the segment itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
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

_INVISIBLE = regex.compile(r"[\p{Cf}\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670]+")
"""Bidi marks and soft hyphens; stress marks, niqqud and tashkeel that no letter of its own exists for."""

_RUN = regex.compile(
    r"(?P<katakana>[\p{Katakana}ー])|(?P<latin>[\p{Latin}\p{Nd}])|(?P<cyrillic>\p{Cyrillic})|(?P<hangul>\p{Hangul})"
)
_HYPHENS = frozenset("-‐‑‒–־")
_GAP = _HYPHENS | frozenset("'’ʼ‘`´ʹ·•‧・･*_~[]\\/&+#")
"""What may stand between the words of one term, beside white space."""


@dataclass(frozen=True, slots=True)
class Word:
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


def prose(text: str) -> str:
    """Return a segment with all that is not prose blanked out, character for character."""
    if not any(sign in text for sign in "`<[{&") and "://" not in text and "www." not in text:
        return text
    blanked: str = _NOT_PROSE.sub(_blank, text)
    return blanked


@lru_cache(maxsize=256)
def words(text: str, rules: Rules) -> tuple[Word, ...]:
    """Return the words of a segment in a language."""
    return tuple(_words(prose(text), rules))


def visible(text: str) -> str:
    """Return a text in NFKC without invisible characters."""
    return _INVISIBLE.sub("", normalize("NFKC", text)) if not text.isascii() else text


def run_of(sign: str) -> str | None:
    """Return the script whose letters form words by standing together, or None."""
    match = _RUN.match(sign)
    return match.lastgroup if match else None


def without_accents(word: str) -> str:
    """Return a word without its accents."""
    return "".join(sign for sign in normalize("NFD", word) if not "\u0300" <= sign <= "\u036f")


def _blank(match: regex.Match[str]) -> str:
    return (OPAQUE if match["opaque"] else " ") * len(match[0])


def _words(text: str, rules: Rules) -> Iterator[Word]:
    last = 0
    for match in _word_pattern(rules.joiners).finditer(text):
        start, end = match.span()
        raw = visible(match[0])
        if rules.joiners and not raw.isalnum():
            raw = "".join(sign for sign in raw if sign not in rules.joiners)
        key = rules.key(raw)
        if rules.bare_capitals and not key[:1].isascii():
            key = without_accents(key[0]) + key[1:]
        joined = all(sign in _GAP or sign.isspace() for sign in text[last:start])
        yield Word(start, end, raw, key, joined, hyphened=text[start - 1 : start] in _HYPHENS)
        last = end


@lru_cache(maxsize=16)
def _word_pattern(joiners: str) -> regex.Pattern[str]:
    """Return the pattern of a word: letters of one script family, or Latin letters with digits."""
    inside = rf"|[{regex.escape(joiners)}](?=\p{{L}})" if joiners else ""
    latin = rf"[\p{{Latin}}\p{{N}}](?:[\p{{Latin}}\p{{N}}\p{{M}}\p{{Cf}}]{inside})*+"
    other = rf"[\p{{L}}--\p{{Latin}}](?:[[\p{{L}}\p{{M}}\p{{Cf}}\p{{Lm}}]--\p{{Latin}}]{inside})*+"
    return regex.compile(rf"{latin}|{other}", regex.VERSION1)
