"""A text as its sentences, in any language: what `segmentation` finds, and what ends without a blank."""

import re
from functools import lru_cache

from translate.languages import separates_sentences
from translate.segmentation import gaps
from translate.segmentation.image import image_of

LONG = 20_000
"""Characters from which a text is one sentence: it is no paragraph."""
END = re.compile(
    r"""[。！？｡.!?؟۔।॥᙮։።။។\\\n]
        (?: (?<=[。！？｡]) [。！？｡]* [」』）)】》”’"*]* \s*
          | (?<=[.!?])(?<![\d.!?].) [.!?]* [」』）)】》”’"]? (?=[\u3040-\u30ff\u3400-\u9fff])
          | (?: (?<=[؟۔।॥᙮։።။។])(?<![؟۔।॥᙮։።။។].) [؟۔।॥᙮։።။។]*
              | (?<=[\u0590-\u109f\u1780-\u18ff\u3040-\u9fff\uac00-\ud7af]{2}[.!?]) [.!?]* )
            [»”’")\]*]* \s+
          | (?<=\\)\n | (?<=\n)
        ) (?! [と、，,;:؛،)）」』] | って )""",
    re.VERBOSE,
)
"""Ends of sentences in scripts with final punctuation of their own, or without capitals that would tell more;
and hard line breaks. A quotation within a sentence is none. One class comes first: `re` finds it fast; a run
of marks is looked at from its first one only, so that the time is linear."""
SIGNS = re.compile(r"\*+")
"""What opens and closes emphasis, in turn."""


def boundaries(text: str, language: str) -> list[int]:
    """Return where the sentences of a text begin, but for the first: offsets, in order.

    What stands between two sentences belongs to the first. No sentence begins inside a link, code, an
    element or emphasis. `language` is a gettext locale name.
    """
    if len(text) > LONG:
        return []
    found = {end for _, end in gaps(text, language, markup=True)}
    ends = _ends(text)
    if ends:
        image = image_of(text, markup=True)
        found.update(end for end in ends if not image.is_sealed(end - 1, end))
    places, begin, last = [], 0, len(text.rstrip())
    for at in sorted(found):
        if at < last and text[begin:at].strip():
            places.append(at)
            begin = at
    return places


def _ends(text: str) -> list[int]:
    """Return where sentences may end by their final punctuation; emphasis that opens is the next one's."""
    places, counted, signs = [], 0, 0
    for found in END.finditer(text):
        at = found.end()
        if text[at - 1] == "*":
            begin = at - len(found[0]) + len(found[0].rstrip("*"))
            signs += len(SIGNS.findall(text, counted, begin))
            counted = begin
            at = at if signs % 2 else begin
        places.append(at)
    return places


@lru_cache(maxsize=512)
def sentences(text: str, language: str) -> tuple[str, ...]:
    """Return the sentences of a text, which concatenate to it."""
    ends = [*boundaries(text, language), len(text)]
    return tuple(text[start:end] for start, end in zip([0, *ends], ends, strict=False))


def between(language: str) -> str:
    """Return what stands between two sentences of a language: a blank, or nothing."""
    return " " if separates_sentences(language) else ""
