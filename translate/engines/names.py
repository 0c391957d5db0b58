"""Names of people that Apertium's dictionaries take for common words: Ri Yong Ho, *Reído Yong Ho*.

A name of three short words, as Korean, Chinese and Vietnamese ones are, is half known: one word is in no
dictionary, another becomes something else. In longer words, and in two, what changes mostly changes rightly:
*Andreï Belooussov* is *Andrei* in Catalan, *Tour Eiffel* is *Torre Eiffel*.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from translate.engines.shapes import Reading
from translate.languages import language_data
from translate.model import Span

_WORD = "[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{1,5}"
_CAPITALISED = re.compile(rf"(?<![\w’'-]){_WORD}(?:[ -]{_WORD}){{2,3}}(?![\w’'-]| {_WORD})")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:«“\"\n])[\s*_\[(]*$")
_WORDS_OF_A_NAME = 3


def half_known_names(text: str, render: Callable[[str], Reading]) -> Iterator[Span]:
    """Yield the names in a French text that an engine knows by half, to be left as they are.

    `render` returns how it renders a text, and what of it it does not know.
    """
    for found in _CAPITALISED.finditer(text):
        start, name = found.start(), found[0]
        words = re.split("[ -]", name)
        if words[0].lower() in _small_words() and _SENTENCE_START.search(text[max(0, start - 9) : start]):
            start += len(words[0]) + 1
            name, words = name[len(words[0]) + 1 :], words[1:]
        if len(words) == _WORDS_OF_A_NAME and _is_half_known(words, render(name)):
            yield Span(start, found.end(), name)


def _is_half_known(words: list[str], reading: Reading) -> bool:
    """Return whether some words of a name are unknown and another has been translated."""
    said = set(re.findall(r"\w+", reading.text))
    changed = [word for word in words if word not in said]
    return any(word in reading.unknown for word in words) and bool(changed)


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    """Return the French words that begin sentences and no names."""
    lists = language_data("fr", "terms") or {}
    return frozenset(" ".join(lists.get(key, "") for key in ("determiners", "links", "others")).split())
