"""Where one sentence ends and the next begins, in texts with or without markup.

markup      what readers of a text do not see, and what of it is not divided
image       the text as they see it, with the way back
boundaries  the places where a sentence may end, each judged by the rules, then by the library
rules       what the words beside a place say; the words of a language are in its data
splitter    the library
"""

from translate.segmentation.boundaries import LIKELY, boundaries
from translate.segmentation.image import image_of

__all__ = ["gaps"]


def gaps(text: str, language: str, *, markup: bool) -> list[tuple[int, int]]:
    """Return start and end of what stands between the sentences of a text, in order.

    That is white space, or a line break such as ``<br>``. `markup` says whether there is Markdown or HTML
    in the text: it is not divided.
    """
    if not LIKELY.search(text):
        return []
    image = image_of(text, markup=markup)
    return [image.gap(*found) for found in boundaries(image, language)]
