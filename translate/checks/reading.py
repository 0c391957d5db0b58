"""A text as its readers see it: without markup, with the way back to where each character is written.

Code, formulas and template fields are one `OBJECT` each, of a web address each character is one; tags, link
targets, emphasis signs and footnote marks are gone; entities and escaped signs are what they stand for; a
hard line break is ``\\n``.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from translate.segmentation.image import Image, image_of
from translate.segmentation.markup import OBJECT

__all__ = ["OBJECT", "Reading", "read"]

MAY_BE_MARKUP = re.compile(r"[\\`<{$\[\]!*_~&]")
"""Without one of these a text is read as it is written (but for addresses)."""
ADDRESS = re.compile(
    r"""\bhttps?://[^\s<>()\[\]«»“”„"'\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]+"""
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What readers see of a text."""

    text: str
    image: Image | None
    """The way back; None where the text is read as it is written."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the written text a stretch of `text` stands, as offsets."""
        return (start, end) if self.image is None else self.image.span(start, end)


@lru_cache(maxsize=512)
def read(written: str) -> Reading:
    """Return a text as its readers see it."""
    image = image_of(written, markup=True) if MAY_BE_MARKUP.search(written) else None
    text = image.text if image else written
    if "://" in text:
        text = ADDRESS.sub(lambda found: OBJECT * len(found[0]), text)
    return Reading(text, image)
