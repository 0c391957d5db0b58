"""Where in the raw text of a block the characters of its msgid stand.

A msgid is the raw text with its white space folded: words are the same in both, what lies between two
words may differ by blanks, by a line ending with the prefix of the next line, and by the backslash of a
hard line break.
"""

import re
from collections.abc import Sequence

WORDS = re.compile(r"\S++(?: \S++)*+")
"""Words with one blank between them, as they are on a line of both."""
WHITE_SPACE = re.compile(r"\s*+")
PREFIX = re.compile(r"(?:> ?)*+")
"""The signs of block quotes."""


def aligned(raw: str, msgid: str, cuts: Sequence[tuple[int, int]]) -> list[tuple[int, int]] | None:
    """Return where stretches of a msgid stand in its raw text, None if that is not clear.

    `cuts` are in order; each begins where a word ends, or within it, and ends where one begins.
    """
    if raw == msgid:
        return list(cuts)
    places = [place for cut in cuts for place in cut]
    found: list[int] = []
    behind = 0
    for words in WORDS.finditer(raw):
        white = WHITE_SPACE.match(msgid, behind)
        begin = white.end() if white else behind
        text = _as_in(msgid, begin, words[0])
        if text is None:
            return None
        shift, behind = words.start() + words[0].index(text) - begin, begin + len(text)
        while len(found) < len(places) and places[len(found)] <= behind - len(found) % 2:
            found.append(places[len(found)] + shift)
    pairs = list(zip(found[::2], found[1::2], strict=False))
    return pairs if len(pairs) == len(cuts) else None


def _as_in(msgid: str, begin: int, words: str) -> str | None:
    """Return the words of a raw line that come next in the msgid, without what is not in it."""
    if msgid.startswith(words, begin):
        return words
    prefix = PREFIX.match(words)
    words = words[prefix.end() if prefix else 0 :]
    if not msgid.startswith(words, begin):
        words = words.removesuffix("\\")
    return words if msgid.startswith(words, begin) else None
