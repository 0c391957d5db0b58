"""A segment's text as readers see it, with the way back to its source."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property, lru_cache

from translate.segmentation.markup import Markup


class Image:
    """What readers see of a text, and where in the text its characters come from."""

    def __init__(self, source: str, *, markup: bool) -> None:
        found = Markup(source) if markup else None
        self.source = source
        self._replaced = found.replaced if found else []
        self._seals = found.sealed if found else []
        pieces: list[str] = []
        position = 0
        for start, end, text in self._replaced:
            pieces += (source[position:start], text)
            position = end
        self.text = "".join([*pieces, source[position:]])

    @cached_property
    def _way_back(self) -> tuple[list[int], list[int], list[int]]:
        """Where each piece of the image begins, where in the source, and how long it is there.

        That is nothing for a piece that is as in the source, character for character. Few images are asked.
        """
        shown, starts, lengths = [0], [0], [0]
        position = at = 0
        for start, end, text in self._replaced:
            if position < start:
                shown.append(at)
                starts.append(position)
                lengths.append(0)
                at += start - position
            if text:
                shown.append(at)
                starts.append(start)
                lengths.append(end - start)
                at += len(text)
            position = end
        return [*shown, at], [*starts, position], [*lengths, 0]

    @cached_property
    def _sealed(self) -> list[tuple[int, int]]:
        """Where in the source nothing must be divided, in order."""
        return _merged(self._seals)

    def gap(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the source a run of white space in the image stands.

        What readers do not see may stand in it, such as the number of a note, and belongs to what is
        before; a line break that the author wants is of the white space.
        """
        first, last = self._place(end - 1)
        for position in range(end - 2, start - 1, -1):
            begin, stop = self._place(position)
            if stop != first:
                break
            first = begin
        return first, last

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the source a stretch of the image stands; an empty one is a place."""
        if start >= len(self.text):
            return len(self.source), len(self.source)
        first, last = self._place(start), self._place(max(start, end - 1))
        return first[0], last[1] if end > start else first[0]

    def _place(self, position: int) -> tuple[int, int]:
        """Return what in the source a character of the image stands for."""
        shown, starts, lengths = self._way_back
        piece = bisect_right(shown, position) - 1
        start, length = starts[piece], lengths[piece]
        if length:
            return start, start + length
        start += position - shown[piece]
        return start, start + 1

    def is_sealed(self, start: int, end: int) -> bool:
        """Whether a stretch of the source stands in what must not be divided."""
        at = bisect_right(self._sealed, (start, len(self.source))) - 1
        return at >= 0 and self._sealed[at][1] >= end


@lru_cache(maxsize=512)
def image_of(source: str, *, markup: bool) -> Image:
    """Return the image of a text; whoever looks at a text asks for it."""
    return Image(source, markup=markup)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
