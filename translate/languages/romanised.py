"""A word in Latin letters, whatever its script: the adapter of anyascii."""

import re
from functools import lru_cache

OTHERS = re.compile("[^a-z]+")
MOST = 4096
"""Signs that are remembered."""
GREEK = (("Μπ", "b"), ("μπ", "b"), ("Ντ", "d"), ("ντ", "d"), ("Γκ", "g"), ("γκ", "g"))
"""Greek writes sounds that it has no letter for with two."""


@lru_cache(maxsize=1 << 13)
def romanised(word: str) -> str:
    """Return a word in small letters from a to z, without accents: ``Джонсон`` is ``dzhonson``."""
    if word.isascii() and word.isalpha():
        return word.lower()
    if "\u0370" < word < "\u0400":
        for letters, sound in GREEK:
            word = word.replace(letters, sound)
    return word.translate(_SIGNS)


class _Signs(dict[int, str]):
    """Sign → what it is in Latin letters; as many are remembered as a few alphabets have."""

    def __missing__(self, sign: int) -> str:
        from anyascii import anyascii

        latin = OTHERS.sub("", anyascii(chr(sign)).lower())
        if len(self) < MOST:
            self[sign] = latin
        return latin


_SIGNS = _Signs()
