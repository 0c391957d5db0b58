"""Whether a sentence ends at a place, as the library sentencex knows it; this is its adapter."""

from functools import lru_cache

QUOTES = '«»‹›“”„‟‘‚‛"`'
SHOWN = str.maketrans(
    {"…": ".", "\n": " ", "\t": " ", "\ufffc": "X", "'": "\u02bc", "’": "\u02bc"} | dict.fromkeys(QUOTES)
)
"""What the library is shown: no quotes, for it divides nothing between them, and looks long for the second;
and an ellipsis as a full stop, for it takes the one for a pause and the other for an end."""


@lru_cache(maxsize=1024)
def is_likely_end(before: str, between: str, after: str, language: str) -> bool:
    """Whether a sentence begins after a text: in what stands between it and the next word, or there."""
    import sentencex

    text = before.translate(SHOWN)
    end = len(text)
    text += between.translate(SHOWN)
    until = len(text)
    found = sentencex.get_sentence_boundaries(language, text + after.translate(SHOWN))
    return any(end < sentence["start_index"] <= until for sentence in found)
