"""Where one sentence ends and the next begins, in a text as readers see it.

Each place with final punctuation and white space is judged by the rules in order; the first that knows
says so, and what none knows the library says. Where in doubt two sentences stay together: a segment that
holds two is translated as well, one that ends within a sentence is not.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from translate.segmentation.image import Image
from translate.segmentation.rules import place, verdict, words_of
from translate.segmentation.splitter import is_likely_end

LIKELY = re.compile(r"[.!?…][^\s.!?…<]*+[\s<]")
"""What a text has that holds more than one sentence."""
END = re.compile(
    r"""(?P<mark>[.!?…][.!?…]*+)
        (?: [.!?…"”“’‘'\)\]*†¹²³⁰-⁹] | [«‹](?=\s)
          | [ \xa0\u202f]? (?: [»›](?!\w) | [\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f? ) )*+
        (?P<gap>[ \t\n]++(?=\S))?""",
    re.VERBOSE,
)
"""Final punctuation with the quotes and brackets that it closes."""
OPENING = re.compile(r"[¿¡«‹“„‘\"'(\[—–•…\s-]{0,20}+(?:[”’»](?=\w))?")
"""What may stand before the first word of a sentence; Finns and Swedes open quotations with ``”``, Danes and
some Germans with ``»``."""
WEB_ADDRESS = re.compile(r"\bhttps?://\S++")
BEFORE, AFTER = 80, 40
"""How much of the text around a place the rules see, in characters."""


def boundaries(image: Image, language: str) -> list[tuple[int, int]]:
    """Return start and end, in the image, of the white space between two sentences."""
    text, words = image.text, words_of(language)
    closed = _parentheses(text)
    found: list[tuple[int, int]] = []
    begin = seen = 0
    says = False
    for end in END.finditer(text):
        start, stop = end.span("gap")
        if start < 0 or _inside(closed, start) or image.is_sealed(*image.gap(start, stop)):
            continue
        first = OPENING.match(text, stop)
        at = first.end() if first else stop
        cut, after = max(begin, end.start() - BEFORE), text[at : at + AFTER]
        ends = verdict(place(text[cut : end.start()], end["mark"], after), words)
        if ends is None:
            ends = is_likely_end(text[cut:start], text[start:at], after, language)
        if ends:
            says, seen = says or _says_something(text[seen:start]), stop
            if says:
                found.append((start, stop))
                begin, says = stop, False
    if found and not says and not _says_something(text[seen:]):
        found.pop()
    return found


def _says_something(text: str) -> bool:
    """Whether there is a word or number in a text, not only code, an address or punctuation."""
    return any(sign.isalnum() for sign in WEB_ADDRESS.sub("", text))


def _parentheses(text: str) -> list[tuple[int, int]]:
    """Return the parentheses that stand within a sentence, in which none ends."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for sign in re.finditer(r"[()]", text):
        if sign[0] == "(":
            opened.append(sign.start())
        elif opened:
            start = opened.pop()
            before = text[max(start - 3, 0) : start].rstrip(' \t\n\xa0\u202f«“"')
            if before and before[-1] not in ".!?…»”)":
                found.append((start, sign.start()))
    outer: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not outer or start > outer[-1][1]:
            outer.append((start, end))
    return outer


def _inside(spans: Sequence[tuple[int, int]], position: int) -> bool:
    at = bisect_right(spans, (position,)) - 1
    return at >= 0 and spans[at][0] < position < spans[at][1]
