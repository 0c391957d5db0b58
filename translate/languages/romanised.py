"""A word in Latin letters, whatever its script: the adapter of anyascii."""

import re
from functools import lru_cache

OTHERS = re.compile("[^a-z]+")
GREEK = (("Μπ", "b"), ("μπ", "b"), ("Ντ", "d"), ("ντ", "d"), ("Γκ", "g"), ("γκ", "g"))
"""Greek writes sounds that it has no letter for with two."""


@lru_cache(maxsize=1 << 13)
def romanised(word: str) -> str:
    """Return a word in small letters from a to z, without accents: ``Джонсон`` is ``dzhonson``."""
    from anyascii import anyascii

    if "\u0370" < word < "\u0400":
        for letters, sound in GREEK:
            word = word.replace(letters, sound)
    return OTHERS.sub("", anyascii(word).lower())
