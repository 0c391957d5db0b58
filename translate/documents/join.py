"""The article put together again: prose replaced, every other byte as it was."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from unicodedata import category, east_asian_width

from translate.model import Document, Segment, Slice


def join(document: Document, texts: Mapping[str, str], *, spaced: bool = True) -> str:
    """Return the article with each segment replaced by its text (msgid → msgstr).

    A segment without a text, or whose text equals its msgid, keeps its raw slice: so the identity of
    untouched articles holds byte for byte. `spaced` says whether the language of the texts has white
    space between sentences.
    """
    return "".join(piece.raw for piece in _joined(document.slices, texts, spaced=spaced))


def translated(document: Document, texts: Mapping[str, str], *, spaced: bool = True) -> Document:
    """Return what `join` makes of an article as a document, whose segments hold the texts in their order."""
    slices = tuple(_joined(document.slices, texts, spaced=spaced))
    before = body = 0
    for old, new in zip(document.slices, slices, strict=True):
        if before + len(old.raw) > document.body:
            break
        before += len(old.raw)
        body += len(new.raw)
    return replace(document, slices=slices, body=body + document.body - before)


def _joined(slices: tuple[Slice, ...], texts: Mapping[str, str], *, spaced: bool) -> Iterator[Slice]:
    """Yield the slices of an article with the texts set into them."""
    before = ""
    for number, piece in enumerate(slices):
        new = piece
        if piece.segment is not None:
            new = _set(piece, piece.segment, texts)
        elif piece.is_gap and not spaced:
            neighbours = slices[number - 1].segment, slices[number + 1].segment
            new = Slice("", is_gap=True) if _is_left_out(before, *neighbours, texts) else piece
        before = new.raw
        yield new


def _set(piece: Slice, segment: Segment, texts: Mapping[str, str]) -> Slice:
    text = texts.get(segment.msgid, segment.msgid)
    if text == segment.msgid:
        return piece
    return Slice(segment.setter.set(text), replace(segment, msgid=text))


def _is_left_out(before: str, one: Segment | None, other: Segment | None, texts: Mapping[str, str]) -> bool:
    """Whether white space between two sentences is left out in a language that writes none there.

    It stays beside a sentence that is not translated, behind one that ends as in the West (``OK.``), and
    where markup needs it: ``**終。**`` followed by a letter is no emphasis (CommonMark, section 6.2).
    """
    if one is None or other is None or texts.get(one.msgid, one.msgid) == one.msgid:
        return False
    after = texts.get(other.msgid, other.msgid)
    if after == other.msgid:
        return False
    last, first = before[-1:], after.lstrip()[:1]
    if last.isascii():
        return last != "" and last in ")]>" and first not in "([{:"
    is_punctuation = category(last).startswith("P")
    return is_punctuation or (east_asian_width(last) in "WF" and first not in "*_~`")
