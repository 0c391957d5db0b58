"""Which article that is gone lives on under another name: told by its text."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping

ENOUGH = 0.5
"""Share of the words of both articles, counted together, that have to stand in segments that both have.

More than half: an article that was renamed and had every third paragraph edited has two thirds; two
articles of one site, which have the author's note, the licence and some headings in common, a fifth.
"""
NO_WORD = re.compile(r"[\W_]+")


def moved(new: Mapping[str, Collection[str]], gone: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Return new name → former name for the articles that are mostly the same; arguments are name → msgids.

    Each name stands in one pair; the most alike come first, then those whose file kept its name, and then
    the order of the names. Case, punctuation and spacing of the segments do not count.
    """
    texts = {name: _texts(msgids) for name, msgids in gone.items()}
    having: defaultdict[str, list[str]] = defaultdict(list)
    for name, found in texts.items():
        for text in found:
            having[text].append(name)
    scored = []
    for name, msgids in new.items():
        own = _texts(msgids)
        shared: defaultdict[str, int] = defaultdict(int)
        for text, size in own.items():
            for former in having.get(text, ()):
                shared[former] += size
        for former, size in shared.items():
            score = 2 * size / (sum(own.values()) + sum(texts[former].values()))
            if score > ENOUGH:
                scored.append((-score, _file(name) != _file(former), name, former))
    pairs: dict[str, str] = {}
    for _, _, name, former in sorted(scored):
        if name not in pairs and former not in pairs.values():
            pairs[name] = former
    return pairs


def _texts(msgids: Collection[str]) -> dict[str, int]:
    """Return the segments without case and punctuation, each with its number of words."""
    texts = (NO_WORD.sub(" ", msgid.casefold()).strip() for msgid in msgids)
    return {text: text.count(" ") + 1 for text in texts if text}


def _file(name: str) -> str:
    """Return the last part of a path."""
    return name.rpartition("/")[2]
