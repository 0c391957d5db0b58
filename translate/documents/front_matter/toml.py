"""TOML front matter: the values that are prose, each in its own form of string.

The standard library validates and decodes; where the values stand is found by a scan of our own, which
can therefore take for granted that what it reads is valid. Sections are those of TOML 1.0.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from translate.documents.front_matter.quoted import double_quoted
from translate.documents.lines import LINE_END, Lines, in_lf
from translate.documents.partition import Mark, as_msgid, has_prose
from translate.errors import TranslateError
from translate.model import Segment

STRING = r"""
    \"{3}(?:[^"\\]|\\.|"(?!""))*+"{3,5} | '{3}(?:[^']|'(?!''))*+'{3,5}
  | "(?:[^"\\\r\n]|\\.)*+" | '[^'\r\n]*+'
"""
"""The four forms ("String"); the multi-line ones may have two quotes more before those that close them."""
BLANK = r"(?:[ \t\r\n]++|\#[^\r\n]*+)*+"
KEY = re.compile(
    rf"""{BLANK}(?P<key>(?:[A-Za-z0-9_-]++|{STRING})(?:[ \t]*+\.[ \t]*+(?:[A-Za-z0-9_-]++|{STRING}))*+)
    [ \t]*+=[ \t]*+""",
    re.VERBOSE | re.DOTALL,
)
"""What stands before a value; a table header, which has no such thing, ends the top of the document."""
TOKEN = re.compile(
    rf"""(?P<string>{STRING}) | (?P<open>[\[{{]) | (?P<close>[\]}}]) | (?P<end>[\r\n]|\Z)
      | [ \t]++ | \#[^\r\n]*+ | [^\s"'\[\]{{}}\#]++""",
    re.VERBOSE | re.DOTALL,
)

CLOSING = re.compile(r"[\r\n]\+\+\+[ \t]*(?:[\r\n]|\Z)")
MANY_PARTS = re.compile(r"""(?<![\w"'.-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){100}""")
"""A key such as ``a.b.c``, so long that the standard library would take minutes."""


@dataclass(frozen=True, slots=True)
class TomlString:
    """A text of the front matter, in the form in which the author wrote it."""

    opening: str
    """The quotes, with the line ending that may follow them if there are three."""
    lead: str
    """The line ends that the text begins and ends with; the msgid has none there."""
    tail: str
    line_ending: str

    def set(self, text: str) -> str:
        """Return the string as TOML that reads as `text`, in basic quotes where its form cannot say it."""
        text = f"{self.lead}{text}{self.tail}"
        quotes = self.opening.rstrip("\r\n")
        written = self.opening + self._escaped(text, quotes).replace("\n", self.line_ending) + quotes
        return written if quotes != '"' and _reads_as(written, text) else double_quoted(text)

    @staticmethod
    def _escaped(text: str, quotes: str) -> str:
        """Return a text for multi-line basic quotes with its escapes; literal ones know none."""
        if quotes != '"""':
            return text
        lines = (
            double_quoted(line)[1:-1].replace('\\"', '"').replace("\\t", "\t") for line in text.split("\n")
        )
        return re.sub(r'"(?="")|"\Z', '\\"', "\n".join(lines))


def toml_marks(text: str, start: int, end: int, line: int, keys: Sequence[str]) -> Iterator[Mark]:
    """Yield the marks of the chosen keys in the TOML that stands at `start`:`end` of a text.

    A list of texts has a mark for each. `line` is the number of the first line. Raises `TranslateError`
    with the line when it is no TOML.
    """
    source = text[start:end]
    _validate(source, line)
    lines = Lines(source)
    for key, first, last in _strings(source):
        if key in keys:
            raw = source[first:last]
            value = tomllib.loads(f"x = {in_lf(raw)}")["x"]
            if has_prose(value):
                segment = _segment(key, raw, value, line + lines.number_at(first))
                yield Mark(start + first, start + last, segment)


def _segment(key: str, raw: str, value: str, line: int) -> Segment:
    """Return the segment of a string."""
    quotes = raw[:3] if raw[:3] in ('"""', "'''") else raw[0]
    first = LINE_END.match(raw, len(quotes))
    ending = LINE_END.search(raw)
    setter = TomlString(
        opening=quotes + (first[0] if first else ""),
        lead=value[: len(value) - len(value.lstrip("\n"))],
        tail=value[len(value.rstrip("\n")) :],
        line_ending=ending[0] if ending else "\n",
    )
    return Segment(as_msgid(value.strip("\n")), f"front matter: {key}", line, setter)


def toml_values(source: str, wanted: Callable[[str], bool]) -> dict[str, Any]:
    """Return the wanted keys at the top of TOML source with their values, nothing if it is not valid."""
    try:
        _validate(source, 0)
    except TranslateError:
        return {}
    return {key: value for key, value in tomllib.loads(in_lf(source)).items() if wanted(key)}


def _validate(source: str, line: int) -> None:
    """Raise `TranslateError` when this is no TOML; `line` is the number of its first line."""
    try:
        if MANY_PARTS.search(source):
            raise RecursionError
        tomllib.loads(in_lf(source))
    except RecursionError:
        raise TranslateError("front matter is not valid TOML: nested too deeply", line=line) from None
    except ValueError as error:
        said = re.fullmatch(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", str(error), re.DOTALL)
        at = said[2] if said else None
        number = int(at) - 1 if at else _last_statement(source)
        message = f"front matter is not valid TOML: {said[1] if said else error}; quote the value or mend it"
        raise TranslateError(message, line=line + number) from None


def _last_statement(source: str) -> int:
    """Return the line, from 0, of the last statement that begins: the one which is never closed."""
    start = 0
    for match in re.finditer(r"^[ \t]*+(?:[\w-]++[ \t]*+=|\[)", in_lf(source), re.MULTILINE):
        start = match.start()
    return in_lf(source).count("\n", 0, start)


def _strings(source: str) -> Iterator[tuple[str, int, int]]:
    """Yield the strings at the top of TOML source: key, start and end; of a list, its items."""
    position = 0
    while match := KEY.match(source, position):
        key, found, position = _key(match["key"]), list[tuple[int, int]](), match.end()
        depth, listed = 0, source.startswith("[", position)
        while token := TOKEN.match(source, position):
            position = token.end()
            if token["end"] is not None and not depth:
                break
            depth += (token["open"] is not None) - (token["close"] is not None)
            if token["string"] and depth == listed:
                found.append(token.span("string"))
        yield from ((key, *span) for span in found if key)


def _key(source: str) -> str:
    """Return what a key says, empty if it is one of keys with dots between them."""
    try:
        ((key, value),) = tomllib.loads(f"{source} = 0").items()
    except ValueError:
        return ""
    return key if value == 0 else ""


def _reads_as(source: str, text: str) -> bool:
    """Whether TOML source is a string that says this very text, and closes no front matter."""
    if CLOSING.search(source):
        return False
    try:
        return tomllib.loads(f"x = {in_lf(source)}") == {"x": text}
    except ValueError:
        return False
