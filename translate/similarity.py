"""How alike two texts are: the adapter of RapidFuzz.

Indel similarity: 1 - (insertions + deletions) / (length of both), from 0 to 1; of characters for texts, of
words for lists of words.
"""

from collections.abc import Sequence


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how alike two texts, or two lists of words, are."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(one, other))


def most_similar(text: str, choices: Sequence[str], *, at_least: float) -> tuple[int, float] | None:
    """Return the index of the choice most like a text, and how alike they are; None below `at_least`."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    best = process.extractOne(text, choices, scorer=Indel.normalized_similarity, score_cutoff=at_least)
    return None if best is None else (best[2], best[1])
