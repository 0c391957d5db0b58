"""The lines of a PO file, held against gettext's grammar before polib reads them.

polib parses leniently: what it does not expect it drops or moves, and it takes other characters for line
ends than gettext does. So a file is first read here, by the gettext manual, section "The Format of PO
Files", and what the manual leaves open by what msgcat takes; the lines that come out say the same in the
narrow form that polib reads without loss.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from translate.errors import TranslateError

BLANKS = " \t\v\f"
STRING = r'"(?:[^"\\\x00\x04]|\\[abfnrtv\\"])*"'
WORD = r"(?:msgctxt|msgid_plural|msgid|msgstr)(?![\w\[])|msgstr\[\d\]"
PIECE = re.compile(rf"({WORD})?[{BLANKS}]*({STRING})?[{BLANKS}]*")
"""A keyword, a string or both: a line holds any number of them."""
MARK = re.compile(r"#~\|?|#\|")
REFERENCE, FLAG = re.compile(r"[^ \t]+"), re.compile(r"range:[ \t]+[^\s,]+|[^\s,]+")
CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")

FIRST = {"#|msgctxt", "#|msgid", "msgctxt", "msgid"}
FOLLOWS = {
    "": FIRST,
    "#|msgctxt": {"#|msgid"},
    "#|msgid": {"#|msgid_plural", "msgctxt", "msgid"},
    "#|msgid_plural": {"msgctxt", "msgid"},
    "msgctxt": {"msgid"},
    "msgid": {"msgid_plural", "msgstr"},
    "msgid_plural": {"msgstr[0]"},
    "msgstr": FIRST,
    **{f"msgstr[{n}]": {f"msgstr[{n + 1}]", *FIRST} for n in range(10)},
}
"""Keyword → those that may come after it; an entry is whole where the first keyword of one may."""

NOTHING = "\ud800"
"""Stands in comments, of which polib drops blanks at the end and empty ones, and in empty msgids, of which
it takes one for the header."""
SPACES = "\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
SPACES += "\u200a\u2028\u2029\u202f\u205f\u3000"
"""What Python, and so polib, takes for blanks or line ends, but gettext does not (in strings and names)."""
STAND_INS = {c: chr(0xD801 + n) for n, c in enumerate(SPACES)}
"""Their stand-ins while polib has the text: lone surrogates, which no UTF-8 file can hold."""
ORIGINALS = {NOTHING: "", **{stand_in: c for c, stand_in in STAND_INS.items()}}
STAND_IN, SPACE = re.compile("[\ud800-\ud8ff]"), re.compile(f"[{SPACES}]")


def lex(lines: Iterable[str], path: Path) -> tuple[list[str], list[int]]:
    """Return the lines of a PO file for polib, and the line numbers of its msgids, from 1.

    Raises `TranslateError` at the first line that does not fit; `path` is for messages.
    """
    lexer = _Lexer(path)
    for number, raw in enumerate(lines, 1):
        lexer.number = number
        line = raw.lstrip(BLANKS)
        found = MARK.match(line)
        mark = found[0] if found else ""
        text = line[len(mark) :].lstrip(BLANKS)
        if text.startswith("#"):
            lexer.comment(text)
            continue
        for word, string in lexer.pieces(text):
            if word:
                lexer.keyword(mark, word)
            if string:
                lexer.string(mark, string)
    if not lexer.whole:
        raise lexer.cut_off()
    return lexer.lines, lexer.msgids


def unshielded(text: str) -> str:
    """Return what polib has read as it was in the file."""
    return STAND_IN.sub(lambda found: ORIGINALS[found[0]], text)


def _shielded(text: str) -> str:
    return SPACE.sub(lambda found: STAND_INS[found[0]], text)


class _Lexer:
    """What has been read so far, and what may come next."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: list[str] = []
        self.msgids: list[int] = []
        self.number = 0
        self.state = ""  # the last keyword
        self.mark = ""  # what its line began with: nothing, #|, #~ or #~|
        self.pending = ""  # the last keyword, as long as its string has not come
        self.began = 0  # where the last entry began

    @property
    def whole(self) -> bool:
        """Whether the last entry is complete."""
        return not self.pending and FOLLOWS[self.state] >= FIRST

    def pieces(self, text: str) -> Iterator[tuple[str | None, str | None]]:
        """Yield the keywords and strings of a line without its mark."""
        at = 0
        while at < len(text):
            piece = PIECE.match(text, at)
            if piece is None or piece.end() == at:
                raise self.refused(_what_is_wrong(text.rstrip(BLANKS)))
            yield piece[1], piece[2]
            at = piece.end()

    def keyword(self, mark: str, word: str) -> None:
        """Take a keyword: it has to follow the one before."""
        state = f"#|{word}" if mark.endswith("|") else word
        if self.pending or state not in FOLLOWS[self.state]:
            if state in FIRST and not self.whole:
                raise self.cut_off()
            raise self.refused(
                f"{word} is out of order here; mend it in a PO editor, or take it back from git"
            )
        if self.whole and state in FIRST:
            self.began = self.number
        elif mark.startswith("#~") != self.mark.startswith("#~"):
            raise self.refused("either all lines of an entry begin with #~ or none")
        if state == "msgid":
            self.msgids.append(self.number)
        self.state, self.mark, self.pending = state, mark, word

    def string(self, mark: str, string: str) -> None:
        """Take a string: that of the keyword before, or more of it."""
        if not self.state or mark != self.mark:
            raise self.refused(
                "a string out of order: it belongs to no msgid or msgstr; mend it in a PO editor"
            )
        if "\\a" in string:
            string = re.sub(r"\\(.)", lambda found: "\a" if found[1] == "a" else found[0], string)
        if self.pending == "msgid" and string == '""':
            string = f'"{NOTHING}"'
        words = ["#|" if mark == "#~|" else mark, self.pending, _shielded(string)]
        self.lines.append(" ".join(filter(None, words)))
        self.pending = ""

    def comment(self, line: str) -> None:
        """Take a comment, in the form that polib reads: ``#. text``."""
        if not self.whole:
            raise self.refused("a comment inside an entry; move it to the top of the entry, or delete it")
        self.state = ""
        sort, text = line[1:2], _shielded(line[2:])
        if sort == ":":
            self.lines += [f"#: {reference}" for reference in REFERENCE.findall(text)]
        elif sort == ",":
            self.lines += [f"#, {flag}" for flag in FLAG.findall(text)]
        elif sort == ".":
            self.lines.append(f"#. {text.removeprefix(' ')}{NOTHING}")
        else:
            self.lines.append(f"# {_shielded(line[1:]).removeprefix(' ')}{NOTHING}")

    def refused(self, message: str) -> TranslateError:
        """Return the error to raise for this line."""
        return TranslateError(message, path=self.path, line=self.number)

    def cut_off(self) -> TranslateError:
        """Return the error to raise for an entry that does not end."""
        message = "a msgid without its msgstr: the file seems cut off here; take it back from git or a backup"
        return TranslateError(message, path=self.path, line=self.began)


def _what_is_wrong(text: str) -> str:
    if CONFLICT.match(text):
        return "conflict markers of a git merge; choose one side of each conflict, then run this again"
    if not re.match(rf'(?:{WORD})?[{BLANKS}]*"', text):
        return f"not a line of a PO file: {text[:40]!r}; mend it in a PO editor, or take it back from git"
    if re.search(r"[\x00\x04]", text):
        return "a control character (00 or 04) that gettext does not allow in a string; delete it"
    if re.search(r"\\[^abfnrtv\\\"]", text):
        return "an escape that cannot be kept as it is; write the character itself"
    return 'a string that is not closed, or a bare " inside it (write \\")'
