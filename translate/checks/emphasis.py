"""How a text's emphasis will be shown: by the parser that makes the page."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from translate.syntax import Token, new_parser

MAY_BE = re.compile(r"[*_]|~~")
EAST_ASIAN = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
LEFT = re.compile(
    rf"""(?P<strong> \*)\*+
       | (?P<star> \*)(?=\S)
       | (?<=\S)(?P<after> \*)
       | (?P<struck> ~~)(?=\S)
       | (?<=\S)(?P<to_here> ~~)
       | (?: (?<!\w)|(?<={EAST_ASIAN}) ) (?P<low> _)_?(?=\w)
       | (?<=\w)(?P<last> _)_?(?: (?!\w)|(?={EAST_ASIAN}) )""",
    re.VERBOSE,
)
"""A sign of emphasis beside a word, or a double one alone; ``snake_case`` has none."""
RUN = re.compile(r"\*+|_+|~~")
STRUCK = "~~"
"""In texts without strikethrough a drawn-out sound."""
PLAIN = re.compile(
    r"(?P<star>\*{1,3})(?=[^\W_])[^*_~`<\\\n]*(?<=[^\W_])(?P=star)(?!\*)"
    r"|(?<!\w)(?P<low>_{1,3})(?=[^\W_])[^*_~`<\\\n]*(?<=[^\W_])(?P=low)(?!\w)"
)
"""Emphasis that begins and ends with a letter or digit: shown wherever it stands, no parser is needed."""
PLAIN_STAR = re.compile(r"(?P<star>\*\*{0,2})(?=[^\W_])[^*_~`<\\\n]*(?<=[^\W_])(?P=star)(?!\*)")
"""The same where there is no ``_``; a sign comes first, which `re` finds without trying the rest."""
SHOWN = frozenset({"em_open", "strong_open", "s_open"})
TAGS = re.compile(r"<(?:em|i|b|strong|s|del|mark|u)\b", re.IGNORECASE)
HARD = re.compile(r"[*_~`<\\]")
"""What a parser has to judge."""
STRONG = 2
"""Signs of strong emphasis; three are both kinds."""
parser = lru_cache(maxsize=1)(new_parser)
NONE = Counter[str]()


@dataclass(frozen=True)
class Emphasis:
    """What becomes of the signs of emphasis in a text."""

    shown: int = 0
    """How many stretches are shown with emphasis."""
    left: Counter[str] = field(default_factory=lambda: NONE)
    """How many signs of each kind are shown as they are beside a word: they open or close nothing."""
    signs: Counter[str] = field(default_factory=lambda: NONE)
    """How many runs of each kind of sign are shown as they are, beside a word or alone."""

    struck: bool = False
    """Whether some of it is struck through."""

    def lost(self, source: "Emphasis") -> Counter[str]:
        """Return the signs left beside words that the text which this one translates has not."""
        left = self.left - source.signs if self.left else self.left
        return left if source.struck or STRUCK not in left else left - Counter({STRUCK: left[STRUCK]})


@lru_cache(maxsize=512)
def emphasis(text: str) -> Emphasis:
    """Return how the emphasis of a text is shown (CommonMark 0.31, section 6.2)."""
    if not MAY_BE.search(text):
        return Emphasis(len(TAGS.findall(text)) if "<" in text else 0)
    pattern = PLAIN if "_" in text else PLAIN_STAR
    rest, plain = pattern.subn("", text)
    if not HARD.search(rest):
        triple = pattern.finditer(text) if "***" in text or "___" in text else ()
        return Emphasis(plain + sum(len(m[m.lastgroup or 0]) > STRONG for m in triple))
    shown, left, signs, struck = 0, Counter[str](), Counter[str](), False
    for token in _tokens(re.sub(r"\\[*_~]", " ", text)):
        if token.type in SHOWN or (token.type == "html_inline" and TAGS.match(token.content)):
            shown += 1
            struck = struck or token.type == "s_open"
        elif token.type == "text":
            left.update(m[m.lastgroup or 0] for m in LEFT.finditer(token.content))
            signs.update(run[0] for run in RUN.findall(token.content))
    return Emphasis(shown, left, signs, struck)


def _tokens(text: str) -> list[Token]:
    inline = parser().parseInline(text)
    return (inline[0].children or []) if inline else []


def places(text: str, sign: str) -> tuple[tuple[int, int], ...]:
    """Return where a sign of emphasis is written, runs of it as one."""
    return tuple(m.span() for m in re.finditer(rf"{re.escape(sign)}+", text))
