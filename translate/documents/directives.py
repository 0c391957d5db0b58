"""What an author says to the workflow in HTML comments.

``<!-- translate: off -->`` … ``<!-- translate: on -->`` keeps text out of the catalogs;
``<!-- translate: comment … -->`` becomes an extracted comment of the next segment.
"""

import re
from collections.abc import Iterator

from translate.errors import nearest

DIRECTIVE = re.compile(r"<!--\s*+translate:\s*+(?P<word>\w*+)(?P<rest>(?:[^-]|-(?!->))*+)-->")
WORDS = ("off", "on", "comment")

Warned = Iterator[tuple[int, str]]
"""Line and what is wrong."""


def directives_in(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Yield the directives in a stretch of a text, in time linear in its length."""
    last = text.rfind("-->", start, end)
    return DIRECTIVE.finditer(text, start, last + len("-->")) if last >= 0 else iter(())


class Directives:
    """The state that directives leave as an article is read from top to bottom."""

    def __init__(self) -> None:
        self.off = False
        self._comment = ""
        self._off_since = 0
        self._unknown: list[tuple[int, str]] = []

    def take(self, text: str, line: int) -> str:
        """Follow the directives in a text that starts on a line; return what they leave to be translated."""
        wanted, position = [], 0
        for match in directives_in(text):
            if not self.off:
                wanted.append(text[position : match.start()])
            self._follow(match["word"], match["rest"], line)
            position = match.end()
        return "".join([*wanted, "" if self.off else text[position:]])

    def _follow(self, word: str, rest: str, line: int) -> None:
        if word == "comment":
            self._comment = " ".join(rest.split())
        elif word in WORDS:
            self.off = word == "off"
            self._off_since = line
        else:
            self._unknown.append((line, f"unknown directive 'translate: {word}'{nearest(word, WORDS)}"))

    def comment(self) -> str:
        """Return the comment for the segment that comes now; it is said once."""
        comment, self._comment = self._comment, ""
        return comment

    def left_open(self) -> Warned:
        """Yield, at the end of an article, what the author has probably not meant."""
        yield from self._unknown
        if self.off:
            yield self._off_since, "'translate: off' is never followed by 'translate: on'"
