"""Inline Markdown, as far as splitting needs it: lines folded, prose told from what is none."""

import re
from collections.abc import Sequence

from translate.documents.partition import has_prose

HARD_BREAK = re.compile(r"(?: {2,}|(?<!\\)(?P<escaped>(?:\\\\)*)\\)$")
"""Two blanks or a backslash at the end of a line (CommonMark, section 6.7)."""

NOT_PROSE = re.compile(
    r"""(?P<ticks>`+)(?!`)(?:.*?[^`])??(?P=ticks)(?!`)   # code
      | \{\{.*?\}\} | \{%.*?%\} | \{\#.*?\#\}            # Liquid, Jinja, Hugo
      | <!--.*?--> | <\?.*?\?>
      | <(?:script|style)\b.*?</(?:script|style)\s*>
      | </?[A-Za-z][^<>]*>                               # tags and autolinks
      | \bhttps?://\S+
      | (?<=\])\([^()\s]*\) | (?<=\])\[[^\[\]]*\]        # link targets and labels
      | \[\^[^\[\]\s]+\]                                 # footnote marks
      | \$\$.*?\$\$
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)

IMAGE = re.compile(
    r"""!\[(?P<alt>(?:\\.|[^\\\[\]])*)\]
        \([ \t]*(?:<[^<>\r\n]*>|[^\s()<>]+)
        (?:[ \t]+(?P<quote>["'])(?P<title>(?:\\.|(?!(?P=quote))[^\\\r\n])*)(?P=quote))?[ \t]*\)""",
    re.VERBOSE,
)


def fold(lines: Sequence[str]) -> tuple[str, str]:
    """Return a block's lines as one text, and how it breaks lines: ``"  "`` or ``"\\\\"``.

    A soft line break becomes a space, a hard one a newline, so that re-wrapping changes nothing.
    """
    text, style = "", ""
    for number, raw in enumerate(lines):
        line = raw
        match = HARD_BREAK.search(line) if number < len(lines) - 1 else None
        if match:
            style = style or ("\\" if match[0].endswith("\\") else "  ")
            line = line[: match.start()] + (match["escaped"] or "")
        text += line.strip()
        if number < len(lines) - 1:
            text += "\n" if match else " "
    return text, style or "  "


def is_prose(text: str) -> bool:
    """Whether a translator has anything to do in a piece of Markdown or HTML source."""
    return has_prose(NOT_PROSE.sub("", text))


def image_only(raw: str) -> list[tuple[int, str, str, str]]:
    """Return the texts of a block that is one image: (offset, text, kind, characters to escape) each.

    Empty when the block is anything else.
    """
    match = IMAGE.fullmatch(raw)
    if match is None:
        return []
    texts = [(match.start("alt"), match["alt"], "image description", "[]")]
    if match["title"]:
        texts.append((match.start("title"), match["title"], "image title", match["quote"]))
    return [text for text in texts if has_prose(text[1])]
