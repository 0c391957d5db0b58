"""How a text is set into each kind of place, so that it stays in its place (see `model.Setter`).

A translation may hold what would start another block there (a line that begins with ``- ``, a ``|`` in a
table): it is escaped with a backslash, which CommonMark allows before ASCII punctuation (section 2.4).
"""

import re
from dataclasses import dataclass

from translate.documents.lines import LINE_END
from translate.documents.partition import one_line
from translate.model import Setter

BLOCK_START = re.compile(
    r"""(?P<before>\d{1,9})(?=[.)](?:\s|$))     # ordered list item: 1\.
      | (?=\#{1,6}(?:\s|$))                      # ATX heading
      | (?=>)                                    # block quote
      | (?=[-+*](?:\s|$))                        # bullet list item
      | (?=`{3}[^`]*$|~{3})                       # fenced code
      | (?=(?P<rule>[-_*])[ \t]*(?:(?P=rule)[ \t]*){2,}$)   # thematic break
      | (?=(?:=+|-+)[ \t]*$)                     # setext underline
      | \[[^\[\]]+(?=\]:)                         # link reference or footnote definition
      | (?=[:~](?:\s|$))                         # definition list
      | (?=[!?]{3}\+?[ \t]*[A-Za-z][\w-]*(?:[ \t]+(?:inline|end))*(?:[ \t\w-]*".*")?[ \t]*$)  # admonition
      | (?=:{3}|%%|={3}[!+]?[ \t]+"|\*\[[^\[\]]+\]:)   # container, comment, tab, abbreviation
    """,
    re.VERBOSE,
)
"""A line that would begin a block instead of going on with the paragraph; the backslash goes at its end."""

CLOSING_HASHES = re.compile(r"(?<![^ \t])(#+)$")
PIPE = re.compile(r"(?<!\\)((?:\\\\)*+)(\\?)\|")


def escape_block_start(line: str) -> str:
    """Return a line of a paragraph escaped so that it starts no other block."""
    match = BLOCK_START.match(line)
    return line if match is None else f"{match[0]}\\{line[match.end() :]}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of running text; newlines in the text become hard line breaks."""

    hard_break: str
    """What ends a line that is broken: ``"  \\n"`` or ``"\\\\\\n"``, with the article's line ending."""
    prefix: str
    """What stands before each further line: ``"> "``, the indent of a list item."""
    opens: bool = True
    """Whether it stands where a block begins: there its first line could begin another one."""

    def set(self, text: str) -> str:
        """Return the raw block: one line, or as many as the text has, with the prefixes of the place.

        An empty line would end the block; it stays where a backslash breaks lines, for it has one.
        """
        lines = [line.strip(" \t") for line in LINE_END.split(text)]
        if not self.hard_break.startswith("\\"):
            lines = [line for line in lines if line]
        first, rest = lines[:1], lines[1:]
        escaped = [*(map(escape_block_start, first) if self.opens else first), *map(escape_block_start, rest)]
        return f"{self.hard_break}{self.prefix}".join(escaped)


@dataclass(frozen=True, slots=True)
class AsWritten:
    """A text with pieces that the author wrote on several lines, which are no prose."""

    setter: Setter
    pieces: tuple[tuple[str, str], ...]
    """Each as it is in the msgid, and as it is in the article."""

    def set(self, text: str) -> str:
        """Return the raw slice with these pieces as they were."""
        raw = self.setter.set(text)
        for folded, written in self.pieces:
            raw = raw.replace(folded, written, 1)
        return raw


@dataclass(frozen=True, slots=True)
class OneLine:
    """A text that has one line, in which nothing has to be escaped."""

    def set(self, text: str) -> str:
        """Return the text on one line."""
        return one_line(text)


@dataclass(frozen=True, slots=True)
class Heading:
    """The text of an ATX heading: one line, without what would read as its closing hashes."""

    def set(self, text: str) -> str:
        """Return the heading's text on one line."""
        return CLOSING_HASHES.sub(r"\\\1", one_line(text))


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a GFM table: one line, pipes escaped."""

    def set(self, text: str) -> str:
        """Return the cell's text on one line, each bare ``|`` as ``\\|``."""
        return PIPE.sub(lambda m: f"{m[1]}\\|", one_line(text))


@dataclass(frozen=True, slots=True)
class Bracketed:
    """Text between delimiters of one character, such as the description and the title of an image."""

    delimiters: str
    """Characters that are escaped: ``"[]"``, ``'"'``."""

    def set(self, text: str) -> str:
        """Return the text on one line, the delimiters escaped where they are bare."""
        bare = re.compile(rf"(\\.)|([{re.escape(self.delimiters)}])", re.DOTALL)
        return bare.sub(lambda m: m[1] or f"\\{m[2]}", one_line(text))


@dataclass(frozen=True, slots=True)
class PlainText:
    """A paragraph of a plain-text article."""

    line_ending: str
    """What newlines in the text become; a space where every line is a paragraph."""

    def set(self, text: str) -> str:
        """Return the text without blank lines, which would divide it."""
        lines = (line.strip(" \t") for line in LINE_END.split(text))
        return self.line_ending.join(line for line in lines if line.strip())
