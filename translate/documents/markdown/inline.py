"""Inline Markdown, as far as splitting needs it: lines folded, prose told from what is none."""

import re
from collections.abc import Iterator, Sequence

from translate.documents.markdown.place import Place
from translate.documents.partition import has_prose

Spans = Sequence[tuple[int, int]]
"""Where the lines of a block's content stand: start and end in the article, blanks around them left out."""

HARD_BREAK = re.compile(r"(?P<blanks> {2,})$|(?<!\\)(?P<escaped>(?:\\\\)*+)\\$")
"""Two blanks or a backslash at the end of a line (CommonMark, section 6.7)."""

STEP = re.compile(
    r"""(?P<address>\bhttps?://\S+)
      | (?P<prose>[^\W_])
      | (?P<target>\]\([^()\s]*+\) | \]\[[^\[\]]*+\])                  # link targets and labels
      | (?P<footnote>\[\^[^\[\]\s]++\])
      | (?P<wiki>\[\[[^\[\]|\n]*+(?:\||\]\](?![\[(])))              # [[target|text]]
      | (?P<ticks>`++)
      | (?P<opener>\{\{|\{%|\{\#(?=[^{}]*+\#\})|<!--|<\?|\$\$)         # template tags, comments, mathematics
      | (?P<attributes>\{[:.\#][^{}\n]*+\})
      | (?P<tag></?[A-Za-z](?:[^<>"']|"[^"]{0,999}+"|'[^']{0,999}+'|["'])*+>)
    """,
    re.VERBOSE,
)
"""The next sign of prose, or of what is none."""

CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}", "<!--": "-->", "<?": "?>", "$$": "$$"}
HIDDEN = re.compile(r"<(script|style)\b", re.IGNORECASE)

IMAGE = re.compile(
    r"""!\[(?P<alt>(?:\\.|[^\\\[\]])*+)\]
        \(\s*+(?:<[^<>\n]*+>|[^\s()<>]++)
        (?:\s++(?P<quote>["'])(?P<title>(?:\\.|(?!(?P=quote))[^\\])*+)(?P=quote))?\s*+\)""",
    re.VERBOSE,
)


def fold(text: str, spans: Spans) -> tuple[str, str]:
    """Return a block's lines as one text, and how it breaks lines: ``"  "``, ``"\\\\"`` or ``""`` for not.

    A soft line break becomes a space, a hard one a newline, so that re-wrapping changes nothing.
    """
    if len(spans) == 1:
        return text[slice(*spans[0])], ""
    pieces: list[str] = []
    style = ""
    for (start, end), (after, _) in zip(spans, [*spans[1:], (0, 0)], strict=True):
        line = text[start:end]
        hard = HARD_BREAK.search(_with_blanks(text, start, end, after)) if after else None
        if hard:
            style = style or ("  " if hard["blanks"] else "\\")
            line = line if hard["blanks"] else line[:-1]
        pieces.append(line)
        pieces.append("\n" if hard else " ")
    return "".join(pieces[:-1]), style


def _with_blanks(text: str, start: int, end: int, after: int) -> str:
    """Return the end of a line with the blanks that follow it: they may be a hard line break."""
    stop = end
    while stop < after and text[stop] in " \t":
        stop += 1
    first = end
    while first > start and text[first - 1] == "\\":
        first -= 1
    return text[first:stop]


CODE_SPAN = r"(?<!`)(?P<ticks>`++)[^`]++(?P=ticks)(?!`)"
CODE = re.compile(CODE_SPAN)
WRAPPED = re.compile(
    CODE_SPAN
    + r"""
      | <!--(?:[^-]|-(?!->))*+-->
      | </?[A-Za-z](?:[^<>"']|"[^"]{0,999}+"|'[^']{0,999}+')*+>""",
    re.VERBOSE,
)
"""Code, comments and tags, which hold their line breaks otherwise than running text does."""


def wrapped(place: Place) -> tuple[tuple[str, str], ...]:
    """Return the code, comments and tags that go over lines, each as in the msgid and as in the article."""
    return tuple(
        (match[0].replace("\n", " "), place.text[slice(*place.raw(*match.span()))])
        for match in WRAPPED.finditer(place.source)
        if "\n" in match[0]
    )


def is_prose(text: str) -> bool:
    """Whether a translator has anything to do in a piece of Markdown or HTML source."""
    if text[:1].isalnum() and not text.startswith("http"):
        return True
    return any(True for _ in _letters(text))


def _letters(text: str) -> Iterator[int]:
    """Yield where a stretch of prose begins: a letter or digit outside of code, tags, targets."""
    position, never = 0, set[str]()
    while match := STEP.search(text, position):
        if match.lastgroup == "prose":
            yield match.start()
        position = _behind(text, match, never)


def _behind(text: str, match: re.Match[str], never: set[str]) -> int:
    """Return where what is no prose ends; `never` remembers the closers that do not come again."""
    if match.lastgroup == "ticks":
        return _behind_code(text, match, never)
    hidden = HIDDEN.match(match[0]) if match.lastgroup == "tag" else None
    closer = f"</{hidden[1]}" if hidden else CLOSERS.get(match[0], "")
    if not closer or closer in never:
        return match.end()
    found = text.find(closer, match.end())
    if found < 0:
        never.add(closer)
        return match.end()
    return found + len(closer)


def _behind_code(text: str, match: re.Match[str], never: set[str]) -> int:
    """Return where a code span ends: at a run of as many backticks (CommonMark, section 6.1)."""
    if match[0] not in never:
        end = re.compile(rf"(?<!`){match[0]}(?!`)").search(text, match.end())
        if end:
            return end.end()
        never.add(match[0])
    return match.end()


def without_code(source: str) -> str:
    """Return a text of the same length with blanks in the place of code."""
    return CODE.sub(lambda match: " " * len(match[0]), source)


def image_only(raw: str) -> list[tuple[int, str, str, str]]:
    """Return the texts of a block that is one image: (offset, text, kind, characters to escape) each.

    Empty when the block is anything else.
    """
    match = IMAGE.fullmatch(raw) if raw.startswith("![") else None
    if match is None:
        return []
    texts = [(match.start("alt"), match["alt"], "image description", "[]")]
    if match["title"]:
        texts.append((match.start("title"), match["title"], "image title", match["quote"]))
    return [text for text in texts if has_prose(text[1])]
