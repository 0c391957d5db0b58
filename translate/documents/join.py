"""The article put together again: prose replaced, every other byte as it was."""

from collections.abc import Mapping

from translate.model import Document, Slice


def join(document: Document, texts: Mapping[str, str]) -> str:
    """Return the article with each segment replaced by its text (msgid → msgstr).

    A segment without a text, or whose text equals its msgid, keeps its raw slice: so the identity of
    untouched articles holds byte for byte.
    """
    return "".join(_rendered(piece, texts) for piece in document.slices)


def _rendered(piece: Slice, texts: Mapping[str, str]) -> str:
    segment = piece.segment
    if segment is None:
        return piece.raw
    text = texts.get(segment.msgid, segment.msgid)
    return piece.raw if text == segment.msgid else segment.setter.set(text)
