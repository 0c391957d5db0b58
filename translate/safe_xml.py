"""XML of others, read safely and in constant memory; texts as XML says them. The adapter of expat.

What a stranger's file could do harm with is refused or left alone: it may declare no entities (XML 1.0,
section 4.2), so that none grows and none reads a file; nothing else is loaded, not even the DTD that a
DOCTYPE names; depth, tags and texts have limits. expat is used itself: it tells lines, and is fed in pieces.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat
from xml.sax import saxutils

from translate.errors import TranslateError
from translate.files import reason

CHUNK = 1 << 18
LARGEST_TOKEN = 1 << 22
"""Bytes of a single tag or comment; expat looks through an unfinished one again at each chunk."""
LARGEST_ELEMENT = 1 << 24
"""Characters of text in one of the elements that are asked for."""
DEEPEST = 100
"""Elements inside each other."""
UNSAYABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML 1.0 file can hold (section 2.2)."""


@dataclass(slots=True)
class Element:
    """An element with all that is in it."""

    name: str
    """Its name without prefix: ``administrativeStatus`` of ``min:administrativeStatus``."""
    attributes: dict[str, str]
    """By name as written: ``xml:lang``."""
    line: int
    content: list["Element | str"] = field(default_factory=list)

    @property
    def elements(self) -> list["Element"]:
        """The elements right in it."""
        return [item for item in self.content if isinstance(item, Element)]

    @property
    def text(self) -> str:
        """All text in it, that of inner elements too."""
        return "".join(item if isinstance(item, str) else item.text for item in self.content)

    @property
    def language(self) -> str:
        """What ``xml:lang`` says, or ``lang`` in older formats; empty without."""
        return self.attributes.get("xml:lang") or self.attributes.get("lang", "")

    def every(self, *names: str) -> Iterator["Element"]:
        """Yield the elements with one of these names in it, at any depth, in order."""
        for item in self.elements:
            if item.name in names:
                yield item
            yield from item.every(*names)


def elements(path: Path, wanted: Container[str]) -> Iterator[Element]:
    """Yield the elements of a file that have one of the wanted names, each whole, once it has ended.

    A wanted element inside another one is yielded as a part of that only; all else is forgotten at once. The
    outermost element, whatever it is, is yielded first, empty. Raises `TranslateError`, with the line, when
    the file cannot be read, is not well-formed, or holds what is refused.
    """
    try:
        with path.open("rb") as stream:
            yield from _Reader(path, wanted).read(stream)
    except OSError as error:
        raise TranslateError(f"cannot be read: {reason(error)}", path=path) from None


def sayable(*texts: str) -> bool:
    """Return whether XML can hold these texts: control characters it cannot."""
    return not any(UNSAYABLE.search(text) for text in texts)


def escaped(text: str) -> str:
    """Return a text as it stands between tags; a bare carriage return would be read as a line feed."""
    return saxutils.escape(text, {"\r": "&#13;"})


def quoted(text: str) -> str:
    """Return a text as it stands in a tag, with its quotes."""
    return saxutils.quoteattr(text)


class _Reader:
    """What of a file is being read."""

    def __init__(self, path: Path, wanted: Container[str]) -> None:
        self.path, self.wanted = path, wanted
        self.open: list[Element] = []  # the wanted element that has not ended, and those open in it
        self.done: list[Element] = []
        self.depth = self.length = self.fed = 0
        self.parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._declared
        parser.SkippedEntityHandler = self._skipped
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def read(self, stream: BinaryIO) -> Iterator[Element]:
        """Yield the elements of a file."""
        while data := stream.read(CHUNK):
            yield from self._parsed(data, last=False)
            self.fed += len(data)
            if self.fed - self.parser.CurrentByteIndex > LARGEST_TOKEN:
                raise self._error("a tag or comment is too large to be read safely")
        yield from self._parsed(b"", last=True)

    def _parsed(self, data: bytes, *, last: bool) -> Iterator[Element]:
        try:
            self.parser.Parse(data, last)
        except expat.ExpatError as error:
            said = expat.ErrorString(error.code)
            raise self._error(f"not well-formed XML: {said}; export it anew", error.lineno) from None
        except (LookupError, ValueError) as error:  # an encoding that Python, or expat, does not know
            raise self._error(f"{error}; save it as UTF-8", 1) from None
        done, self.done = self.done, []
        yield from done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self._error(f"more than {DEEPEST} elements inside each other; not read, to be safe")
        element = Element(name.rpartition(":")[2], attributes, self.parser.CurrentLineNumber)
        if self.open:
            self.open[-1].content.append(element)
            self.open.append(element)
        elif element.name in self.wanted:
            self.open, self.length = [element], 0
        elif self.depth == 1:
            self.done.append(element)

    def _end(self, _: str) -> None:
        self.depth -= 1
        if self.open:
            element = self.open.pop()
            if not self.open:
                self.done.append(element)

    def _text(self, text: str) -> None:
        if self.open:
            self.length += len(text)
            if self.length > LARGEST_ELEMENT:
                raise self._error(f"<{self.open[0].name}> is too large to be read safely")
            self.open[-1].content.append(text)

    def _declared(self, name: str, *_: object) -> None:
        raise self._error(f"declares the entity '{name}', which is not read, to be safe; export it without")

    def _skipped(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 - expat calls it so
        if not is_parameter:
            raise self._error(f"the entity '&{name};' is not declared in the file; export it without")

    def _error(self, message: str, line: int = 0) -> TranslateError:
        return TranslateError(message, path=self.path, line=line or self.parser.CurrentLineNumber)
