"""The words of a translation, and which of them may be names."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from translate.checks.swapped_names.called import SHORTEST, is_place
from translate.checks.swapped_names.french import is_capitalised, listed
from translate.languages import base_language
from translate.languages.dates import date_names
from translate.languages.lemmas import is_listed, lemma
from translate.languages.recognised import small_words
from translate.languages.romanised import romanised

WORD = re.compile(r"[^\W\d_]+(?:(?<=[\u0400-\u052f])['’ʼ](?=[\u0400-\u052f])[^\W\d_]+)*")
"""A word; in Cyrillic with the apostrophe inside, which is a letter there."""
INSIDE = re.compile(r"[^\W_][,’')]?[ \u00a0\u202f]{1,2}[(]?(?:\w[’'])?\Z|[^\W\d_][-‑’']\Z")
"""What stands before a word that begins no sentence, quotation or title."""
BEFORE = 6
"""Characters before a word that are looked at."""
DASHES = frozenset("-‑")
NOUNS_WITH_CAPITALS = frozenset({"de", "lb"})
PART, HEAD = 3, 4
"""Letters at least of the first and the second half of a German compound."""
LONGEST_SHORT = 4
"""Letters of a shortened word at most."""


class Word(NamedTuple):
    """A word of a translation."""

    text: str
    start: int
    end: int
    number: int
    """Which word of its text it is."""


def words_in(text: str) -> list[str]:
    """Return the words of a translation as they are written."""
    return WORD.findall(text)


def words_of(text: str) -> list[Word]:
    """Return the words of a translation."""
    return [Word(word[0], *word.span(), number) for number, word in enumerate(WORD.finditer(text))]


def runs_of(words: Sequence[Word], text: str, language: str) -> list[list[Word]]:
    """Return the words with a capital, those that follow each other together, and what hyphens join."""
    small, runs = small_words(language), list[list[Word]]()
    for word in words:
        is_capital = word.text[0].isupper()
        if len(word.text) < SHORTEST or not (is_capital or text[word.start - 1 : word.start] in DASHES):
            continue
        if word.text.lower() in small:
            continue
        if runs and word.number - runs[-1][-1].number == 1 and are_joined(runs[-1][-1], word):
            runs[-1].append(word)
        elif is_capital:
            runs.append([word])
    return runs


def are_joined(one: Word, other: Word) -> bool:
    """Return whether two words that follow each other have but a blank or a hyphen between them."""
    return max(one.start, other.start) - min(one.end, other.end) == 1


def is_inside(text: str, at: int) -> bool:
    """Return whether what begins at a place of a text begins no sentence, quotation or title."""
    return INSIDE.search(text, max(at - BEFORE, 0), at) is not None


def looks_like_name(word: Word, text: str, language: str) -> bool:
    """Return whether a word is written as a name is: not shortened (*Corp.*), no day, no small word."""
    if not is_capitalised(word.text) or word.text.lower() in small_words(language):
        return False
    if len(word.text) <= LONGEST_SHORT and text.startswith(".", word.end):
        return False
    return not date_names(word.text, language, perhaps=True)


@lru_cache(maxsize=4096)
def is_sure(word: str, language: str) -> bool:
    """Return whether a word is surely a name: CLDR's of a place, or one that an English dictionary has."""
    if is_place(word, "city", language) or is_place(word, "country", language):
        return True
    return (
        is_listed(word, "en")
        and not is_listed(word.lower(), "en")
        and (lemma(word, "en") or "")[:1].isupper()
    )


def is_generic(word: str) -> bool:
    """Return whether a word makes what it stands beside a place, an institution or a title: *East*."""
    return romanised(word) in listed("generic")


@lru_cache(maxsize=4096)
def is_noun(word: str, language: str) -> bool:
    """Return whether a word may have its capital as a noun of its language or as an English word.

    Only the languages that write all nouns so need their dictionary.
    """
    base = base_language(language)
    if is_place(word, "city", language) or is_place(word, "country", language):
        return False
    if is_listed(word, "en") and (lemma(word, "en") or "")[:1].isupper():
        return False
    if base == "en":
        return (lemma(word.lower(), "en") or "").islower()
    if base not in NOUNS_WITH_CAPITALS:
        return False
    compound = any(_is_compound(word, at, language) for at in range(PART, len(word) - HEAD + 1))
    return lemma(word, language) is not None or compound


def _is_compound(word: str, at: int, language: str) -> bool:
    first, second = word[:at], word[at:].capitalize()
    return lemma(second, language) is not None and any(
        len(part) >= PART and lemma(part, language) is not None for part in (first, first.removesuffix("s"))
    )
