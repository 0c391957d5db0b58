"""The markup in a segment: what of it readers do not see, and what must not be divided.

One pass over the signs of Markdown and HTML (CommonMark 0.31, section 6) and of template languages. It
need not find just what a parser finds: what it takes for markup without need only keeps two sentences
together. What is opened is kept on stacks, what is never closed is looked for once: the time is linear.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping
from html import unescape

OBJECT = "\ufffc"
"""Stands for what is not read as words: code, a formula, what a template puts in."""
BREAK = "\n"
"""Stands for a line break that the author wants."""

SIGN = re.compile(
    r"""[\\`<{$\[\]!*_~&h](?:
        (?P<escape>(?<=\\)[!-/:-@\[-`{-~])
      | (?P<ticks>(?<=`)`*+)
      | (?P<code>(?<=<)(?:!--|%|\?)|(?<=\{)[{%]|(?<=\$)\$)
      | (?P<tag>(?<=<)/?[A-Za-z](?:[^<>"']|"[^"]*+"|'[^']*+')*+>)
      | (?P<mark>(?<=\[)\^[^\[\]\s]++\]|(?<=\{)[:.\#][^{}]*+\})
      | (?P<open>(?<=\[)|(?<=!)\[)
      | (?P<close>(?<=\]))
      | (?P<delimiters>(?<=\*)\**+|(?<=_)_*+|(?<=~)~++)
      | (?P<entity>(?<=&)(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
      | (?P<address>(?<=\bh)ttps?://[^\s<>\[\]()*"]++))""",
    re.VERBOSE,
)
"""A sign, by its first character: one class comes first, which `re` finds without trying the rest."""
TARGET = re.compile(
    r"""\([ \t\n]*+(?:<[^<>\n]*+>|[^\s()"'<]*+(?:\([^\s()]*+\)[^\s()]*+)?+)
        (?:[ \t\n]++(?:"(?:\\.|[^"\\])*+"|'(?:\\.|[^'\\])*+'|\([^()]*+\)))?+[ \t\n]*+\)
      | \[[^\[\]]*+\]""",
    re.VERBOSE | re.DOTALL,
)
"""Where a link leads, and its title."""
CODE = {"<!--": "-->", "{{": "}}", "{%": "%}", "<%": "%>", "<?": "?>", "$$": "$$"}
"""What begins code and what ends it."""
HIDDEN_CODE = ("<!--", "{%")
TAG = re.compile(r"</?([A-Za-z][^\s/<>]*+)")
BLOCK = re.compile(r"\{(?:%-?|\{[<%])\s*+(/|end)?+\s*+([A-Za-z][\w-]*+)")
VOID = frozenset({"br", "hr", "img", "input", "wbr"})


class Markup:
    """What is found in a text, in characters of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.replaced: list[tuple[int, int, str]] = []
        """Start, end and what a reader sees there instead, in order."""
        self.sealed: list[tuple[int, int]] = []
        """Where no sentence may end; these may overlap."""
        self._opened: defaultdict[str, list[int]] = defaultdict(list)
        self._absent: dict[str, int] = {}
        self._ticks: defaultdict[int, list[int]] | None = None
        position = 0
        while sign := SIGN.search(text, position):
            position = READ[sign.lastgroup or ""](self, sign.start(), sign.end())
        self.replaced.sort()

    def _seal(self, start: int, end: int, shown: str = "") -> int:
        self.replaced.append((start, end, shown))
        self.sealed.append((start, end))
        return end

    def _open(self, name: str, start: int) -> None:
        self._opened[name].append(start)

    def _close(self, name: str, end: int) -> int | None:
        """Seal what was opened last under a name, and return where that was."""
        if not self._opened[name]:
            return None
        start = self._opened[name].pop()
        self.sealed.append((start, end))
        return start

    def escape(self, start: int, end: int) -> int:
        """Read a sign that stands for itself (2.4)."""
        self.replaced.append((start, end, self.text[start + 1]))
        return end

    def entity(self, start: int, end: int) -> int:
        """Read a character reference (2.5)."""
        shown = unescape(self.text[start:end])
        self.replaced.append((start, end, "\xa0" if shown.isspace() else shown))
        return end

    def address(self, _: int, end: int) -> int:
        """Pass over an address, whose signs are no markup."""
        return end

    def mark(self, start: int, end: int) -> int:
        """Read the number of a note, or attributes."""
        return self._seal(start, end)

    def ticks(self, start: int, end: int) -> int:
        """Read code between backticks: as many end it as began it (6.1)."""
        if self._ticks is None:
            self._ticks = defaultdict(list)
            for run in re.finditer("`++", self.text):
                self._ticks[run.end() - run.start()].append(run.start())
        same = self._ticks[end - start]
        closing = bisect_left(same, end)
        return self._seal(start, same[closing] + end - start, OBJECT) if closing < len(same) else end

    def code(self, start: int, end: int) -> int:
        """Read a comment, a formula or template code; what opens a block goes on to what closes it."""
        sign = self.text[start:end]
        after = self._after(CODE[sign], end)
        if after is None:
            return end
        block = BLOCK.match(self.text, start, after)
        if block and block[1]:
            self._close("{" + block[2], after)
        elif block:
            self._open("{" + block[2], start)
        return self._seal(start, after, "" if sign in HIDDEN_CODE else OBJECT)

    def _after(self, sign: str, position: int) -> int | None:
        """Return the position behind the next such sign; one that is not there is looked for once."""
        if position >= self._absent.get(sign, len(self.text)):
            return None
        found = self.text.find(sign, position)
        if found < 0:
            self._absent[sign] = position
            return None
        return found + len(sign)

    def tag(self, start: int, end: int) -> int:
        """Read a tag, or an address between angle brackets; an element goes to its end tag."""
        found = TAG.match(self.text, start)
        name = found[1].lower() if found else ""
        if ":" in name or "@" in name:
            return self._seal(start, end, OBJECT)
        if name == "br":
            self.replaced.append((start, end, BREAK))
            return end
        if self.text[start + 1] == "/":
            self._close("<" + name, end)
        elif name not in VOID and self.text[end - 2] != "/":
            self._open("<" + name, start)
        return self._seal(start, end)

    def open(self, start: int, end: int) -> int:
        """Read the beginning of a link, or of brackets."""
        self._open("[", start)
        return end

    def close(self, start: int, end: int) -> int:
        """Read the end of a link, with where it leads; brackets that are no link are seen."""
        target = TARGET.match(self.text, end)
        end = target.end() if target else end
        opened = self._close("[", end)
        if target and opened is not None:
            self.replaced.append((opened, self.text.index("[", opened) + 1, ""))
            self._seal(start, end)
        return end

    def delimiters(self, start: int, end: int) -> int:
        """Read a run of signs for emphasis, by their flanks (6.2), each sign for itself."""
        sign, count = self.text[start], end - start
        before, after = self.text[start - 1 : start] or " ", self.text[end : end + 1] or " "
        opens, closes = not after.isspace(), not before.isspace()
        if opens and closes:
            is_word_before, is_word_after = before.isalnum(), after.isalnum()
            opens = is_word_after or not is_word_before
            closes = is_word_before or not is_word_after
            if sign == "_":
                opens, closes = opens and not is_word_before, closes and not is_word_after
        taken = min(count, len(self._opened[sign])) if closes else 0
        for _ in range(taken):
            opened = self._close(sign, end) or 0
            self.replaced.append((opened, opened + 1, ""))
        if taken:
            self.replaced.append((start, start + taken, ""))
        if opens:
            self._opened[sign] += range(start + taken, end)
        return end


READ: Mapping[str, Callable[[Markup, int, int], int]] = {
    "escape": Markup.escape,
    "ticks": Markup.ticks,
    "code": Markup.code,
    "tag": Markup.tag,
    "mark": Markup.mark,
    "open": Markup.open,
    "close": Markup.close,
    "delimiters": Markup.delimiters,
    "entity": Markup.entity,
    "address": Markup.address,
}
"""What reads each kind of sign: it takes where the sign is and returns where to go on."""
