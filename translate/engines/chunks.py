"""Texts cut and put together to the size of requests."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")

_SENTENCE_END = re.compile(r"((?:(?<=[.!?…])|(?<=[.!?…][»”\")\]]))\s+)")


def size(text: str) -> int:
    """Return the bytes of a text in UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def chunks(items: Sequence[tuple[Item, int]], most: int, room: int) -> Iterator[list[Item]]:
    """Yield (item, size) pairs as lists of at most `most` items and `room` in all, in their order.

    An item that is larger than the room is alone.
    """
    chunk: list[Item] = []
    left = room
    for item, needed in items:
        if chunk and (len(chunk) == most or needed > left):
            yield chunk
            chunk, left = [], room
        chunk.append(item)
        left -= needed
    if chunk:
        yield chunk


def parts(text: str, room: int) -> list[str]:
    """Cut a text of more than `room` bytes at sentence ends; what is between is a part too.

    A sentence that is too long alone stays a part.
    """
    if size(text) <= room:
        return [text]
    pieces = _SENTENCE_END.split(text)
    found = [pieces[0]]
    for gap, sentence in zip(pieces[1::2], pieces[2::2], strict=True):
        if size(found[-1]) + size(gap) + size(sentence) <= room:
            found[-1] += gap + sentence
        else:
            found += [gap, sentence]
    return found
