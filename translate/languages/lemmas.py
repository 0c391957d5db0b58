"""The adapter of simplemma: the dictionary form of a word, where there is a dictionary."""

from functools import lru_cache
from typing import TYPE_CHECKING

from translate.languages import base_language

if TYPE_CHECKING:
    from simplemma.strategies import DictionaryLookupStrategy

DICTIONARIES = 4
"""How many are kept in memory at a time: French, English and two others; the largest take 50 MB."""

_SHARED = {"no": "nb", "bs": "hbs", "hr": "hbs", "sr": "hbs", "sh": "hbs"}
"""Languages that simplemma knows by another code."""


@lru_cache(maxsize=1 << 16)
def lemma(word: str, code: str) -> str | None:
    """Return the dictionary form of a word in a language (a gettext locale name), or None.

    Only what the dictionary lists counts: simplemma's guesses take words apart that are words of their own.
    """
    try:
        found: str | None = _dictionaries().get_lemma(word, _known_as(code))
    except ValueError:  # there is no dictionary of that language
        return None
    return found


@lru_cache(maxsize=1 << 14)
def is_listed(word: str, code: str) -> bool:
    """Return whether the dictionary of a language lists a word in just this case; False if there is none."""
    try:
        return bool(_dictionaries().is_dictionary_member(word, _known_as(code)))
    except ValueError:
        return False


def has_dictionary(code: str) -> bool:
    """Return whether there is a dictionary of a language."""
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return _known_as(code) in SUPPORTED_LANGUAGES


def _known_as(code: str) -> str:
    """Return what simplemma calls a language."""
    base = base_language(code)
    return _SHARED.get(base, base)


@lru_cache(maxsize=1)
def _dictionaries() -> "DictionaryLookupStrategy":
    """Return the lookup; the stream factory needs a tenth of the memory of the default one."""
    from simplemma.strategies import DictionaryLookupStrategy
    from simplemma.strategies.dictionaries import StreamDictionaryFactory

    return DictionaryLookupStrategy(StreamDictionaryFactory(cache_max_size=DICTIONARIES))
