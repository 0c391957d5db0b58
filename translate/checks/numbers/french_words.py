"""For the check `numbers`: French words for small and for vague numbers."""

COUNTED = {
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "onze": 11,
    "douze": 12,
}
VAGUE = {
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
    "millier": 1000,
}
"""Words for about so many."""


def count_of(word: str) -> int:
    """Return what a number in digits, or one of these words, counts."""
    return int(word) if word.isdecimal() else COUNTED[word.lower()]
