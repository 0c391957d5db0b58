"""YAML front matter: the values that are prose, each in its own quoting style.

Positions come from PyYAML's nodes (YAML 1.1 presentation details: section 7 of the YAML specification);
comments, order and everything else stay as they are.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import yaml

from translate.documents.partition import LINE_END, Mark, as_msgid, has_prose, one_line
from translate.errors import TranslateError
from translate.model import Segment

Style = Literal["plain", "single", "double", "literal", "folded"]
STYLES: dict[str | None, Style] = {None: "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}
PROPERTIES = re.compile(r"(?:[&!][^\s]*\s+)*")
"""Anchors and tags before a value, which are not part of it."""


@dataclass(frozen=True, slots=True)
class YamlScalar:
    """A value of the front matter, in the style in which the author wrote it."""

    style: Style
    head: str
    """A block scalar's indicator with its line ending, such as ``"|-\\n"``."""
    indent: str
    line_ending: str

    def set(self, text: str) -> str:
        """Return the value as YAML source that reads as `text`, in double quotes where its style cannot."""
        if self.head:
            return self.head + self._block(LINE_END.sub("\n", text).strip("\n"))
        text = one_line(text)
        if self.style == "single":
            return "'" + text.replace("'", "''") + "'"
        if self.style == "plain" and _reads_as(text, text):
            return text
        return json.dumps(text, ensure_ascii=False)

    def _block(self, text: str) -> str:
        """Return the lines of a block scalar; what is folded needs a blank line for a line break.

        The first line sets the indent (YAML 1.1, section 9.2.1), so it begins with a letter; and a folded
        line that began with a blank would not be folded.
        """
        lines = [line.strip(" \t") if self.style == "folded" else line for line in text.split("\n")]
        lines[0] = lines[0].strip(" \t")
        written = (self.indent + line if line.strip() else "" for line in lines)
        if self.style == "literal":
            return self.line_ending.join(written)
        return re.sub(r"\n+", lambda breaks: breaks[0] + "\n", "\n".join(written)).replace(
            "\n", self.line_ending
        )


def front_matter_marks(text: str, start: int, end: int, line: int, keys: Sequence[str]) -> Iterator[Mark]:
    """Yield the marks of the chosen keys in the front matter that stands at `start`:`end` of a text.

    `line` is the number of its first line. Raises `TranslateError` with the line when it is no YAML.
    """
    source = text[start:end]
    try:
        root = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        # What was opened and never closed is found at the end; its beginning is the line to mend.
        unclosed = re.search(r"quoted|flow", error.context or "")
        mark = error.context_mark if unclosed else error.problem_mark
        raise TranslateError(
            f"front matter is not valid YAML: {error.problem or error.context}; quote the value or mend it",
            line=line + (mark.line if mark else 0),
        ) from None
    except yaml.YAMLError as error:
        raise TranslateError(f"front matter is not valid YAML: {error}".splitlines()[0], line=line) from None
    if not isinstance(root, yaml.MappingNode):
        return
    for key, value in root.value:
        is_alias = value.start_mark.index < key.end_mark.index
        if key.value in keys and _is_prose(value) and not is_alias:
            yield _mark(source, start, line, key.value, value)


def _is_prose(value: yaml.Node) -> bool:
    """Whether a value is a text that a reader reads; numbers and dates are left alone."""
    return isinstance(value, yaml.ScalarNode) and value.tag.endswith(":str") and has_prose(value.value)


def _mark(source: str, start: int, line: int, key: str, value: yaml.ScalarNode) -> Mark:
    """Return the mark of one value."""
    first, last = value.start_mark.index, value.end_mark.index
    properties = PROPERTIES.match(source, first, last)
    first = properties.end() if properties else first
    raw = source[first:last].rstrip()
    style = STYLES[value.style]
    setter = YamlScalar(style, "", "", "\n")
    if style in ("literal", "folded"):
        setter = _block_setter(raw, style)
    segment = Segment(
        msgid=as_msgid(value.value.strip("\n")),
        kind=f"front matter: {key}",
        line=line + value.start_mark.line,
        setter=setter,
    )
    return Mark(start + first, start + first + len(raw), segment)


def _block_setter(raw: str, style: Style) -> YamlScalar:
    """Return how a block scalar is written again: its head, and the indent of its first line of text."""
    ending = LINE_END.search(raw)
    if ending is None:
        raise ValueError(f"a block scalar without a line: {raw!r}")
    indicator = re.search(r"\d", raw[: ending.start()].partition("#")[0])
    body = raw[ending.end() :].lstrip("\r\n")
    width = int(indicator[0]) if indicator else len(body) - len(body.lstrip(" "))
    indent = " " * width
    return YamlScalar(style, raw[: ending.end()], indent, ending[0])


def _reads_as(source: str, text: str) -> bool:
    """Whether YAML source, unquoted after a key, reads as this very text."""
    try:
        node = yaml.compose(f"key: {source}\n", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    value = node.value[0][1] if isinstance(node, yaml.MappingNode) and len(node.value) == 1 else None
    return isinstance(value, yaml.ScalarNode) and value.tag.endswith(":str") and value.value == text
