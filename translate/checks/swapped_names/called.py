"""What places are called: those that French calls by one word, and the words for them elsewhere (CLDR)."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from translate.languages import base_language
from translate.languages.places import cities, countries
from translate.languages.romanised import romanised

WORD = re.compile(r"[^\W\d_]+")
ARTICLES = frozenset({"le", "la", "les", "l"})
SHORTEST = 3
"""Letters of a name at least."""
SYLLABLES = {"ja": 2, "ko": 2}
"""The same where they are syllables or words: 런던, 日本."""
BEGINNING = 4
"""Letters that a country has in common with its people and its adjective."""
ENDING = 4
"""Letters of an ending at most."""
DECLINED = frozenset(
    {"be", "bg", "bs", "cs", "el", "hr", "lt", "lv", "mk", "pl", "ru", "sk", "sl", "sr", "uk"}
)
"""Languages in which the last letter of a name gives way to an ending."""

Kind = Literal["country", "city"]


class Called(NamedTuple):
    """A country or city."""

    kind: Kind
    code: str
    """CLDR's."""


@lru_cache(maxsize=1)
def french_places() -> Mapping[str, Called | None]:
    """Return the countries and cities that French calls by one word, which is romanised.

    The words of the other countries stand there as None.
    """
    found: dict[str, Called | None] = {}
    for code, name in cities("fr").items():
        words = _words_of(name)
        if len(words) == 1:
            found[words[0]] = Called("city", code)
    for code, name in countries("fr").items():
        words = _words_of(name)
        for word in words:
            if len(words) == 1 or word not in found:
                found[word] = Called("country", code) if len(words) == 1 else None
    return found


def _words_of(name: str) -> list[str]:
    return [romanised(word) for word in WORD.findall(name.lower()) if word not in ARTICLES]


def forms(word: str, place: Called | None, language: str) -> tuple[str, ...]:
    """Return what may stand for a French name in a language: itself, and what CLDR calls the place there."""
    return (word,) if place is None else (word, *_called_there(place, language))


@lru_cache(maxsize=2048)
def _called_there(place: Called, language: str) -> tuple[str, ...]:
    """Return the words of what CLDR calls a place in a language."""
    there = (cities if place.kind == "city" else countries)(language).get(place.code, "")
    shortest = SYLLABLES.get(base_language(language), SHORTEST)
    return tuple(part for part in WORD.findall(there) if len(part) >= shortest)


def is_called_the_same(word: str, place: Called, language: str) -> bool:
    """Return whether CLDR gives a place its French name in a language, but for letters."""
    begun = {romanised(form)[:SHORTEST] for form in forms(word, place, language)}
    return len(begun) == 1


@lru_cache(maxsize=4096)
def is_place(word: str, kind: Kind, language: str) -> bool:
    """Return whether a word is the name of a country or city in a language, in any case."""
    letters, names = romanised(word), _names_of(kind, language)
    size = len(letters)
    return any(letters[:least] in names for least in range(max(size - ENDING, 0), size + 1))


def is_of_country(word: str, language: str) -> bool:
    """Return whether a word begins as the name of a country does: its people, its adjective."""
    return romanised(word)[:BEGINNING] in _beginnings(language)


@lru_cache(maxsize=64)
def _beginnings(language: str) -> frozenset[str]:
    names = (romanised(name) for name in countries(language).values())
    return frozenset(name[:BEGINNING] for name in names if len(name) >= BEGINNING)


@lru_cache(maxsize=64)
def _names_of(kind: Kind, language: str) -> frozenset[str]:
    """Return how the countries or cities begin whose names are one word, but for an ending."""
    names = (cities if kind == "city" else countries)(language).values()
    less = 1 if base_language(language) in DECLINED else 0
    return frozenset(
        romanised(name)[: max(SHORTEST, len(name) - less)] for name in names if WORD.fullmatch(name)
    )
