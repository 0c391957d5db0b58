"""The lines of a text by their positions, without a copy of each."""

import re
from array import array
from bisect import bisect_right
from itertools import accumulate

LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of a text, whether they end in LF, CRLF or CR (CommonMark, section 2.1).

    Line n (from 0) is ``text[starts[n]:ends[n]]``, its ending left out; the last line may be empty.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        if "\r" in text:
            found = [match.span() for match in LINE_END.finditer(text)]
            self.starts = array("q", [0, *(end for _, end in found)])
            self.ends = array("q", [*(start for start, _ in found), len(text)])
        else:
            self.ends = array("q", accumulate(map(len, text.split("\n")), lambda end, size: end + 1 + size))
            self.starts = array("q", [0, *(end + 1 for end in self.ends[:-1])])

    def __len__(self) -> int:
        return len(self.starts)

    def line(self, number: int) -> str:
        """Return the characters of a line (its number from 0)."""
        return self.text[self.starts[number] : self.ends[number]]

    def number_at(self, position: int) -> int:
        """Return the number (from 0) of the line on which a character stands."""
        return bisect_right(self.starts, position) - 1


def line_ending(text: str) -> str:
    """Return the line ending that a text uses first, LF if it has none."""
    match = LINE_END.search(text)
    return match[0] if match else "\n"


def in_lf(text: str) -> str:
    """Return a text with every line ending as LF, as the parsers of blocks want it."""
    return LINE_END.sub("\n", text) if "\r" in text else text
