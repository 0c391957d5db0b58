"""PO text read into entries, held against gettext's grammar.

By the gettext manual, section "The Format of PO Files", and where the manual leaves something open by what
msgcat takes. Nothing is dropped or guessed: what gettext could not read, and the little that we could not
write back as it was, is refused with its line.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from translate.errors import TranslateError
from translate.model import Entry

BLANKS = " \t\v\f\r"
INNER = r'[^"\\\x00\x04\n]*(?:\\[abfnrtv\\"][^"\\\x00\x04\n]*)*'
STRING = f'"({INNER})"'
WORD = r"(?:msgctxt|msgid_plural|msgid|msgstr)(?![\w\[])|msgstr\[\d\]"
PIECE = re.compile(rf"({WORD})?[{BLANKS}]*(?:{STRING})?[{BLANKS}]*")
"""A keyword, a string or both: a line holds any number of them."""
STRINGS = f'"({INNER}(?:"\n"{INNER})*)"'
PLAIN = re.compile(rf"((?:#[ .:,].*\n)*)msgid {STRINGS}\nmsgstr {STRINGS}\n?")
"""What stands between two blank lines when it is an entry as most are: comments, a msgid, a msgstr."""
MARK = re.compile(r"#~\|?|#\|")
REFERENCE, FLAG = re.compile(r"[^ \t]+"), re.compile(r"range:[ \t]+[^\s,]+|[^\s,]+")
LINE_OF = re.compile(r"(.+):(\d+)")
CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")
ESCAPE = re.compile(r"\\(.)")
ESCAPED = dict(zip('abfnrtv\\"', '\a\b\f\n\r\t\v\\"', strict=True))

FIRST = frozenset({"#|msgctxt", "#|msgid", "msgctxt", "msgid"})
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
"""Keyword → those that may come after it."""
LAST = frozenset(word for word, following in FOLLOWS.items() if following >= FIRST)
"""The keywords after which an entry is whole."""


def read_entries(text: str, path: Path) -> list[Entry]:
    """Return the entries of a PO file's text, the header among them, each with the line of its msgid.

    Raises `TranslateError` at the first line that does not fit; `path` is for messages.
    """
    reader = _Reader(path)
    number = 1
    for block in text.split("\n\n"):
        plain = PLAIN.fullmatch(block)
        if plain is None or not reader.plain(plain, number):
            reader.lines(block, number)
        number += block.count("\n") + 2
    return reader.all()


class _Reader:
    """What has been read so far, and what may come next."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: list[Entry] = []
        self.comments: list[str] = []  # of the entry that is read
        self.texts: dict[str, list[str]] = {}  # keyword → its strings, in the entry that is read
        self.number = 0
        self.state = ""  # the last keyword
        self.mark = ""  # what its line began with: nothing, #|, #~ or #~|
        self.pending = ""  # the last keyword, as long as its string has not come
        self.began = self.msgid = 0  # the lines where the entry and its msgid began
        self.held: tuple[re.Match[str], int] | None = None  # a plain entry, if it is the last, and its line

    @property
    def whole(self) -> bool:
        """Whether the last entry is complete."""
        return not self.pending and self.state in LAST

    def plain(self, block: re.Match[str], number: int) -> bool:
        """Take an entry whose first line has this number; return whether one may begin there."""
        if self.held is not None:
            self.entries.append(_plain_entry(*self.held))
        elif self.texts and self.whole:
            self.close()
        if self.texts or self.comments:
            return False
        self.held = block, number
        return True

    def open(self, block: re.Match[str], number: int) -> None:
        """Take a plain entry as its lines would be taken: what comes next may belong to it."""
        self.comments = block[1].split("\n")[:-1]
        self.number = self.began = self.msgid = number + len(self.comments)
        self.texts = {"msgid": block[2].split('"\n"'), "msgstr": block[3].split('"\n"')}
        self.state, self.mark, self.held = "msgstr", "", None

    def lines(self, block: str, number: int) -> None:
        """Take lines, whatever is on them; `number` is that of the first."""
        if self.held is not None:
            self.open(*self.held)
        for self.number, raw in enumerate(block.split("\n"), number):
            line, mark = raw.lstrip(BLANKS), ""
            if line.startswith("#"):
                found = MARK.match(line)
                mark = found[0] if found else ""
                line = line[len(mark) :].lstrip(BLANKS)
                if line.startswith("#"):
                    self.comment(line)
                    continue
            for word, string in self.pieces(line):
                if word:
                    self.keyword(mark, word)
                if string is not None:
                    self.string(mark, string)

    def pieces(self, line: str) -> Iterator[tuple[str | None, str | None]]:
        """Yield the keywords and strings of a line without its mark."""
        at = 0
        while at < len(line):
            piece = PIECE.match(line, at)
            if piece is None or piece.end() == at:
                raise self.refused(_what_is_wrong(line.rstrip(BLANKS)))
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
        if self.texts and self.whole and state in FIRST:
            self.close()
        if not self.texts:
            self.began = self.number
        elif mark.startswith("#~") != self.mark.startswith("#~"):
            raise self.refused("either all lines of an entry begin with #~ or none")
        if state == "msgid":
            self.msgid = self.number
        self.state, self.mark, self.pending = state, mark, word
        self.texts[state] = []

    def string(self, mark: str, string: str) -> None:
        """Take a string: that of the keyword before, or more of it."""
        if not self.state or mark != self.mark:
            raise self.refused(
                "a string out of order: it belongs to no msgid or msgstr; mend it in a PO editor"
            )
        self.texts[self.state].append(string)
        self.pending = ""

    def comment(self, line: str) -> None:
        """Take a comment: it belongs to the entry that follows."""
        if self.texts:
            if not self.whole:
                raise self.refused("a comment inside an entry; move it to the top of the entry, or delete it")
            self.close()
        self.comments.append(line)

    def close(self) -> None:
        """End an entry."""
        self.entries.append(_entry(self.texts, self.comments, self.mark, self.msgid))
        self.comments, self.texts, self.state = [], {}, ""

    def all(self) -> list[Entry]:
        """Return the entries when all lines have been read; comments after the last one are of none."""
        if self.held is not None:
            self.open(*self.held)
        if self.texts:
            if not self.whole:
                raise self.cut_off()
            self.close()
        return self.entries

    def refused(self, message: str) -> TranslateError:
        """Return the error to raise for this line."""
        return TranslateError(message, path=self.path, line=self.number)

    def cut_off(self) -> TranslateError:
        """Return the error to raise for an entry that does not end."""
        message = "a msgid without its msgstr: the file seems cut off here; take it back from git or a backup"
        return TranslateError(message, path=self.path, line=self.began)


def _plain_entry(block: re.Match[str], line: int) -> Entry:
    """Return the entry that a block makes which is as most are; `line` is that of its first line."""
    before, msgid, msgstr = block.groups()
    notes, extracted, references, flags = _comments(before.removesuffix("\n"))
    return Entry(
        _unescaped(msgid.replace('"\n"', "")),
        _unescaped(msgstr.replace('"\n"', "")),
        fuzzy="fuzzy" in flags,
        notes=notes,
        extracted=extracted,
        references=references,
        flags=tuple(flag for flag in flags if flag != "fuzzy") if flags else (),
        line=line + before.count("\n"),
    )


def _entry(texts: dict[str, list[str]], comments: list[str], mark: str, line: int) -> Entry:
    """Return the entry that its strings (as written, by keyword) and its comments make."""
    said = {word: _unescaped("".join(strings)) for word, strings in texts.items()}
    notes, extracted, references, flags = _comments("\n".join(comments))
    return Entry(
        msgid=said["msgid"],
        msgstr=said.get("msgstr", ""),
        fuzzy="fuzzy" in flags,
        obsolete=mark.startswith("#~"),
        previous=said.get("#|msgid"),
        notes=notes,
        extracted=extracted,
        references=references,
        flags=tuple(flag for flag in flags if flag != "fuzzy"),
        context=said.get("msgctxt"),
        previous_context=said.get("#|msgctxt"),
        plural=said.get("msgid_plural"),
        previous_plural=said.get("#|msgid_plural"),
        plurals=tuple(text for word, text in said.items() if word.startswith("msgstr[")),
        line=line,
    )


@lru_cache(maxsize=64)
def _comments(
    text: str,
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return what the comments of an entry say: notes, extracted comments, references, flags."""
    notes: list[str] = []
    extracted: list[str] = []
    references: list[tuple[str, str]] = []
    flags: list[str] = []
    for line in text.split("\n") if text else ():
        sort = line[1:2]
        if sort == ":":
            references += map(_reference, REFERENCE.findall(line[2:]))
        elif sort in {",", "!"}:
            flags += (" ".join(flag.split()) for flag in FLAG.findall(line[2:]))
        elif sort == ".":
            extracted.append(line[2:].removeprefix(" "))
        else:
            notes.append(line[1:].removeprefix(" "))
    return tuple(notes), tuple(extracted), tuple(references), tuple(flags)


@lru_cache(maxsize=4096)
def _reference(text: str) -> tuple[str, str]:
    """Return a reference as (file, line or "")."""
    found = LINE_OF.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


def _unescaped(text: str) -> str:
    return ESCAPE.sub(lambda found: ESCAPED[found[1]], text) if "\\" in text else text


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
