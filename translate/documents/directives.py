"""What an author says to the workflow in HTML comments.

``<!-- translate: off -->`` … ``<!-- translate: on -->`` keeps text out of the catalogs;
``<!-- translate: comment … -->`` becomes an extracted comment of the next segment.
"""

import re

DIRECTIVE = re.compile(r"<!--\s*translate:\s*(off|on|comment\s+(?P<comment>.*?))\s*-->", re.DOTALL)


class Directives:
    """The state that directives leave as an article is read from top to bottom."""

    def __init__(self) -> None:
        self.off = False
        self._comment = ""

    def take(self, html: str) -> bool:
        """Follow the directives in a piece of HTML; return whether it holds any, or is being passed over."""
        was_off, found = self.off, False
        for match in DIRECTIVE.finditer(html):
            found = True
            if match["comment"] is not None:
                self._comment = " ".join(match["comment"].split())
            else:
                self.off = match[1] == "off"
        return found or was_off

    def comment(self) -> str:
        """Return the comment for the segment that comes now; it is said once."""
        comment, self._comment = self._comment, ""
        return comment
