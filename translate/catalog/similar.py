"""Which old text a changed segment comes from.

Judged by words first and characters second: two texts that share most of their words are versions of one
another, whatever their letters; short texts must agree more closely, for there one word is the meaning.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from translate.similarity import similarity

ENOUGH = 0.6
"""Similarity from which a text is taken for a version of another."""
ENOUGH_WHEN_SHORT = 0.75
SHORT = 4
"""Texts of at most so many words are short."""
CANDIDATES = 8
"""How many old texts are compared with a new one: those that share most words with it."""


def likeness(one: str, other: str) -> float:
    """Return how much two texts agree, from 0 to 1; 0 when they are surely not versions of one another."""
    words, other_words = one.split(), other.split()
    enough = ENOUGH_WHEN_SHORT if min(len(words), len(other_words)) <= SHORT else ENOUGH
    by_words = similarity(words, other_words)
    if (by_words + 1) / 2 < enough:
        return 0.0
    score = (by_words + similarity(one, other)) / 2
    return score if score >= enough else 0.0


@lru_cache(maxsize=16)
def versions(new: tuple[str, ...], old: tuple[str, ...]) -> dict[str, str]:
    """Return new text → old text for the pairs that agree enough, each text in one pair, the best first.

    Remembered, for the languages of an article mostly ask the same.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(_scored(new, old), key=lambda s: (-s[0], abs(s[1] - s[2]))):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return {new[i]: old[j] for i, j in pairs.items()}


def _scored(new: Sequence[str], old: Sequence[str]) -> Iterator[tuple[float, int, int]]:
    """Yield (likeness, index of the new text, index of the old one) for texts that share words."""
    texts_with: defaultdict[str, list[int]] = defaultdict(list)
    for j, text in enumerate(old):
        for word in set(text.split()):
            texts_with[word].append(j)
    for i, text in enumerate(new):
        shared = Counter(j for word in set(text.split()) for j in texts_with.get(word, ()))
        for j, _ in shared.most_common(CANDIDATES):
            score = likeness(text, old[j])
            if score:
                yield score, i, j
