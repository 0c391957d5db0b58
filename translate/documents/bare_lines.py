"""Lines of a paragraph that are no prose and mean something only on a line of their own."""

import re

from translate.syntax import ALERT, LINE_ATTRIBUTES

BARE_LINE = re.compile(
    r"""(?:\{%.*?%\}\s*)+                # tags of Liquid and Jinja
      | (?:\{\{[<%].*?[%>]\}\}\s*)+      # Hugo's shortcodes
      | :::.*                          # fenced containers
      | [!?]{3}\+?[ ].*                # admonitions of Python-Markdown
      | \*\[[^\[\]]+\]:.*              # abbreviations
      | \$\$.*                         # mathematics""",
    re.VERBOSE,
)
HAS_PROSE = re.compile(r"""[!?]{3}\+?[ ].*".*[^\W\d_].*"|\*\[[^\[\]]+\]:.*[^\W\d_].*""")
"""Among them those with a text for readers, which is not translated yet."""
CODE_TAG = re.compile(r"\{%-?\s*(?P<end>end)?(?:highlight|raw|code|verbatim|comment|mermaid)\b.*?%\}")
"""Template tags between which there is code."""


class BareLines:
    """What such lines leave behind as an article is read from top to bottom."""

    def __init__(self) -> None:
        self.left_in_french: list[tuple[int, str]] = []
        """Line and what is left there in the source language."""
        self._in_code = False

    def take(self, line: str, number: int) -> bool:
        """Return whether a line (its number from 1) is no prose; code runs on over blank lines."""
        inside = self._in_code
        for tag in CODE_TAG.finditer(line):
            self._in_code = tag["end"] is None
        if HAS_PROSE.fullmatch(line):
            self.left_in_french.append((number, "a title or abbreviation is left in the source language"))
        patterns = (BARE_LINE, LINE_ATTRIBUTES, ALERT)
        return inside or self._in_code or any(pattern.fullmatch(line) for pattern in patterns)
