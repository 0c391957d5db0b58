"""YAML front matter: the values that are prose, each in its own quoting style. The adapter of PyYAML.

Positions come from the parser's events, which need no stack for what is nested; comments, order and
everything else stay as they are. Sections are those of the specification of YAML 1.1.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import yaml

from translate.documents.front_matter.quoted import UNSAFE, double_quoted
from translate.documents.lines import LINE_END, Lines
from translate.documents.partition import Mark, as_msgid, has_prose
from translate.errors import TranslateError
from translate.model import Segment

Style = Literal["plain", "single", "double", "literal", "folded"]
STYLES: dict[str, Style] = {"": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}

PROPERTIES = re.compile(r"(?:[&!]\S*+\s++(?:#[^\r\n]*+\s++)*+)*+")
"""Anchors and tags before a value, which are not part of it (3.2.2)."""
FLOW = re.compile(r"[?:,\[\]{}]")
"""Signs that parsers disagree about in what is neither quoted nor on lines of its own (7.3.3)."""
DEEPEST = 100
"""How deep lists and mappings may be nested: far deeper than any article has them."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
RESOLVER: Any = yaml.resolver.Resolver()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands, as far as it matters to what may be written there."""

    before: str
    after: str = ""
    column: int = 0
    """Where the mapping or list begins in its lines."""

    def reads(self, source: str, text: str) -> bool:
        """Whether YAML source without escapes reads as this text in such a place, whoever reads it."""
        if UNSAFE.search(text) or (self.after and source == text and FLOW.search(text)):
            return False
        try:
            events = [value.event for value in _values(f"{self.before}{source}{self.after}\n")]
        except yaml.YAMLError:
            return False
        return len(events) == 1 and _is_text(events[0]) and events[0].value in (text, text + "\n")


class Value(NamedTuple):
    """A text at the top of the front matter: the value of a key, or an item of a list that is one."""

    key: str
    event: Any
    """What the parser says of it; PyYAML has no types for what its C parser returns."""
    place: Place


@dataclass(frozen=True, slots=True)
class YamlScalar:
    """A value of the front matter, in the style in which the author wrote it."""

    style: Style
    place: Place
    head: str = ""
    """A block scalar's indicator with its line ending, such as ``"|-\\n"``."""
    indent: str = ""
    line_ending: str = "\n"
    lead: str = ""
    """The line ends that the value begins and ends with; the msgid has none there."""
    tail: str = ""

    def set(self, text: str) -> str:
        """Return the value as YAML source that reads as `text`, in double quotes where its style cannot."""
        if self.head:
            text = self._trimmed(LINE_END.sub("\n", text))
            source = self.head + self._block(text)
        else:
            text = f"{self.lead}{text}{self.tail}"
            source = {"single": "'" + text.replace("'", "''") + "'", "plain": text}.get(self.style, "")
            source = "" if "\n" in text else source
        return source if source and self.place.reads(source, text) else double_quoted(text)

    def _trimmed(self, text: str) -> str:
        """Return a text as a block scalar can say it.

        The first line sets the indent (9.2.1), so it begins with a letter; and a folded line that began
        with a blank would not be folded.
        """
        lines = [
            line.strip(" \t") if self.style == "folded" else line for line in text.strip("\n").split("\n")
        ]
        lines[0] = lines[0].strip(" \t")
        return "\n".join(line if line.strip(" \t") else "" for line in lines).strip("\n")

    def _block(self, text: str) -> str:
        """Return the lines of a block scalar; what is folded needs a blank line for a line break."""
        written = "\n".join(self.indent + line if line else "" for line in text.split("\n"))
        if self.style == "folded":
            written = re.sub(r"\n+", lambda breaks: breaks[0] + "\n", written)
        return written.replace("\n", self.line_ending)


def yaml_marks(text: str, start: int, end: int, line: int, keys: Sequence[str]) -> Iterator[Mark]:
    """Yield the marks of the chosen keys in the YAML that stands at `start`:`end` of a text.

    A list of texts has a mark for each. `line` is the number of the first line. Raises `TranslateError`
    with the line when it is no YAML.
    """
    source = text[start:end]
    lines = Lines(source)
    try:
        for value in _values(source):
            if value.key in keys and _is_text(value.event) and has_prose(value.event.value):
                yield _mark(lines, start, line, value)
    except yaml.MarkedYAMLError as error:
        # What was opened and never closed is found at the end; its beginning is the line to mend.
        unclosed = re.search(r"quoted|flow", error.context or "")
        mark = error.context_mark if unclosed else error.problem_mark
        raise TranslateError(
            f"front matter is not valid YAML: {error.problem or error.context}; quote the value or mend it",
            line=line + (mark.line if mark else 0),
        ) from None
    except yaml.YAMLError:
        wrong = yaml.reader.Reader.NON_PRINTABLE.search(source)
        sign, at = (f"U+{ord(wrong[0]):04X}", wrong.start()) if wrong else ("a sign", 0)
        raise TranslateError(
            f"front matter is not valid YAML: {sign} cannot stand there; escape it in double quotes",
            line=line + len(LINE_END.findall(source, 0, at)),
        ) from None


LINE = re.compile(
    r"""^(?P<key>[\w-]++)[ \t]*+:[ \t]++
        (?: "(?P<double>(?:[^"\\\r\n]|\\.)*+)"
          | '(?P<single>(?:[^'\r\n]|'')*+)'
          | (?P<plain>[^\s"'\[{&*!|>\#%@`-](?:[^\s]|[ \t](?!\#))*+))
        [ \t]*+(?:(?<=[ \t])\#[^\r\n]*+)?(?=\r|\n|\Z)""",
    re.VERBOSE | re.MULTILINE,
)
"""A key with a value on one line."""


def yaml_lines(text: str, start: int, end: int, line: int, keys: Sequence[str]) -> Iterator[Mark]:
    """Yield what `yaml_marks` would, as far as lines show it: for what is no YAML, or not to our parser."""
    lines = Lines(text[start:end])
    for match in LINE.finditer(text, start, end):
        style: Any = match.lastgroup
        raw = match[style].rstrip() if style == "plain" else match[style]
        if match["key"] not in keys or not has_prose(raw):
            continue
        first, last = match.start(style), match.start(style) + len(raw)
        shown = raw
        if style != "plain":
            first, last = first - 1, last + 1
            shown = raw.replace("''", "'") if style == "single" else re.sub(r"\\([\"\\])", r"\1", raw)
        number = line + lines.number_at(first - start)
        setter = YamlScalar(style, Place("key: "))
        yield Mark(first, last, Segment(as_msgid(shown), f"front matter: {match['key']}", number, setter))


MOST = 50
"""Items of a list or mapping that are read below the top: aliases can make a few lines say millions."""


def yaml_values(source: str, wanted: Callable[[str], bool]) -> dict[str, Any]:
    """Return the wanted keys at the top of YAML source with their values: texts, lists, mappings of them.

    What is no YAML is read line by line.
    """
    try:
        deque(_nodes(source), maxlen=0)  # raises for what is nested too deeply to be composed
        root = yaml.compose(source, Loader=LOADER)
    except (yaml.YAMLError, ValueError, OverflowError):
        found = [(match["key"], match[match.lastgroup or 0].strip()) for match in LINE.finditer(source)]
        return {key: value for key, value in found if wanted(key)}
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    named = [(key.value, value) for key, value in pairs if isinstance(key, yaml.ScalarNode)]
    return {key: _plain(value, 2) for key, value in named if wanted(key)}


def _plain(node: Any, levels: int) -> Any:  # noqa: ANN401
    """Return what a node says, as far as a number of levels below it."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode) and levels:
        return [_plain(item, levels - 1) for item in node.value[:MOST]]
    if isinstance(node, yaml.MappingNode) and levels:
        named = [(key.value, value) for key, value in node.value[:MOST] if isinstance(key, yaml.ScalarNode)]
        return {key: _plain(value, levels - 1) for key, value in named}
    return None


def may_be_mapping(source: str) -> bool:
    """Whether YAML source is a mapping or empty, or would perhaps be if it were valid."""
    try:
        events = yaml.parse(source, Loader=LOADER)
        first = next((event for event in events if isinstance(event, yaml.NodeEvent)), None)
    except yaml.YAMLError:
        return True
    return first is None or isinstance(first, yaml.MappingStartEvent)


def _values(source: str) -> Iterator[Value]:
    """Yield the scalars at the top of YAML source: values, and items of the lists that are values.

    Aliases (3.2.2.2) are left out: what they stand for is written somewhere else.
    """
    root = listed = None
    key: str | None = None
    for depth, event in _nodes(source):
        is_scalar = isinstance(event, yaml.ScalarEvent)
        if depth == 0:
            if root or not isinstance(event, yaml.MappingStartEvent):
                return
            root, awaits_key = event, True
        elif depth == 1 and awaits_key:
            key, listed, awaits_key = event.value if is_scalar else None, None, False
        elif depth == 1:
            awaits_key = True
            listed = event if isinstance(event, yaml.SequenceStartEvent) else None
            if is_scalar and key is not None:
                yield Value(key, event, _in_mapping(root))
        elif depth == 2 and listed and is_scalar and key is not None:
            yield Value(key, event, _in_list(listed))


def _nodes(source: str) -> Iterator[tuple[int, Any]]:
    """Yield the nodes of YAML source with the number of collections that each is in."""
    depth = 0
    for event in yaml.parse(source, Loader=LOADER):
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.NodeEvent):
            yield depth, event
            depth += isinstance(event, yaml.CollectionStartEvent)
            if depth > DEEPEST:
                mark: Any = event.start_mark
                raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=mark)


def _in_mapping(mapping: Any) -> Place:  # noqa: ANN401
    if mapping.flow_style:
        return Place("{key: ", "}")
    column = mapping.start_mark.column
    return Place(" " * column + "key: ", column=column)


def _in_list(sequence: Any) -> Place:  # noqa: ANN401
    if sequence.flow_style:
        return Place("key: [", "]")
    column = sequence.start_mark.column
    return Place("key:\n" + " " * column + "- ", column=column)


def _is_text(value: Any) -> bool:  # noqa: ANN401
    """Whether a scalar is a text; numbers, dates and what has a tag of its own are left alone (10.2)."""
    plain = not value.style and not value.tag
    tag = RESOLVER.resolve(yaml.ScalarNode, value.value, (True, False)) if plain else value.tag or ":str"
    return tag == "!" or str(tag).endswith(":str")


def _mark(lines: Lines, start: int, line: int, value: Value) -> Mark:
    """Return the mark of one value."""
    source, event, text = lines.text, value.event, value.event.value
    first, last = event.start_mark.index, event.end_mark.index
    if event.anchor or event.tag:
        properties = PROPERTIES.match(source, first, last)
        first = properties.end() if properties else first
    raw = source[first:last].rstrip()
    style = STYLES[event.style or ""]
    if style in ("literal", "folded"):
        setter = _block_setter(raw, style, value.place)
    else:
        lead, tail = text[: len(text) - len(text.lstrip("\n"))], text[len(text.rstrip("\n")) :]
        setter = YamlScalar(style, value.place, lead=lead, tail=tail)
    number = line + lines.number_at(event.start_mark.index)
    segment = Segment(as_msgid(text.strip("\n")), f"front matter: {value.key}", number, setter)
    return Mark(start + first, start + first + len(raw), segment)


def _block_setter(raw: str, style: Style, place: Place) -> YamlScalar:
    """Return how a block scalar is written again: its head, and the indent of its first line of text."""
    ending = LINE_END.search(raw)
    if ending is None:
        raise ValueError(f"a block scalar without a line: {raw!r}")
    head = raw[: ending.end()]
    indicator = re.search(r"\d", head.partition("#")[0])
    if indicator:
        width = place.column + int(indicator[0])
    else:
        first = re.search(r"(?:\A|[\r\n])( *)[^ \r\n]", raw[ending.end() :])
        width = len(first[1]) if first else 1
    return YamlScalar(style, place, head, " " * width, ending[0])
