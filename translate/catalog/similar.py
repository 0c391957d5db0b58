"""Which old text a changed segment comes from.

Judged by words first and characters second: two texts that share most of their words are versions of one
another, whatever their letters; short texts must agree more closely, for there one word is the meaning.
"""

from collections.abc import Sequence

from translate.similarity import similarity

ENOUGH = 0.6
"""Similarity from which a text is taken for a version of another."""
ENOUGH_WHEN_SHORT = 0.75
SHORT = 4
"""Texts of at most so many words are short."""


def likeness(one: str, other: str) -> float:
    """Return how much two texts agree, from 0 to 1; 0 when they are surely not versions of one another."""
    words, other_words = one.split(), other.split()
    enough = ENOUGH_WHEN_SHORT if min(len(words), len(other_words)) <= SHORT else ENOUGH
    by_words = similarity(words, other_words)
    if (by_words + 1) / 2 < enough:
        return 0.0
    score = (by_words + similarity(one, other)) / 2
    return score if score >= enough else 0.0


def most_similar(new: Sequence[str], old: Sequence[str]) -> dict[str, str]:
    """Return new text → old text for the pairs that agree enough, each text in one pair, the best first."""
    scored = [(likeness(a, b), i, j) for i, a in enumerate(new) for j, b in enumerate(old)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((s for s in scored if s[0] > 0), key=lambda s: (-s[0], abs(s[1] - s[2]))):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return {new[i]: old[j] for i, j in pairs.items()}
