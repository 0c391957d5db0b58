"""A run of text and inline elements between two boundaries, and which part of it is a segment."""

from array import array
from typing import NamedTuple

_NONE = array("q")


class Readable(NamedTuple):
    """The value of an attribute that people read."""

    start: int
    end: int
    quote: str
    kind: str


class Run:
    """A run as far as it has been read.

    The segment goes from the first text to the last, and over the elements that are partly between them.
    What stands at the ends and has no text of its own is left out: white space, empty elements, comments, an
    element around the whole, a tag without its partner.
    """

    def __init__(self, depth: int) -> None:
        self.base = depth
        """How many elements were open when it began, as far as they still are."""
        self.has_prose = False
        self.attributes: list[Readable] = []
        self.wrapped: list[tuple[int, int]] = []
        """Where tags and the like stand that white space is folded in."""
        self._start = self._end = -1
        self._around = _NONE
        self._floor = self._low = self._least = depth
        self._sign = self._sign_depth = self._broken_at = -1

    @property
    def has_begun(self) -> bool:
        """Whether there is any text yet."""
        return self._start >= 0

    def take(self, start: int, end: int, starts: "array[int]") -> None:
        """Take what belongs to the sentence; `starts` are the places of the tags of all open elements."""
        depth = len(starts)
        if self._start < 0:
            self._start, self._low = (start, depth) if self._sign < 0 else (self._sign, self._sign_depth)
            self._floor = self.base
            self._around = starts[self.base : self._low]
        self._low = self._least = min(self._low, depth)
        self._end = end

    def take_sign(self, start: int, end: int, starts: "array[int]") -> None:
        """Take a quotation mark, a dash: of the sentence, unless it stands alone in an element at an end."""
        depth = len(starts)
        if self._start >= 0:
            if depth <= self.base or starts[-1] < self._end:
                self.take(start, end, starts)
        elif self._sign < 0:
            self._sign, self._sign_depth = start, depth

    def break_line(self) -> bool:
        """Note a line break; return whether it is the second after the same text: a paragraph ends here."""
        again = self._start >= 0 and self._broken_at == self._end
        self._broken_at = self._end
        return again

    def close(self, index: int, start: int, end: int) -> None:
        """Note that an element ends: its index among the open ones, and where both its tags are."""
        if self._start < 0:
            if index < self._sign_depth:
                self._sign = self._sign_depth = -1
        elif index >= self._least and start < self._end:
            self._end = end
        self._low = min(self._low, index)
        self.base = min(self.base, index)

    def span(self) -> tuple[int, int]:
        """Return where the segment stands."""
        inner = max(self._least - self._floor, 0)
        start = self._around[inner] if inner < len(self._around) else self._start
        return start, self._end
