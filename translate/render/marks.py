"""Passages that are still in the source language, from the article's slices to ``lang`` attributes.

The parser keeps no columns and the sanitiser no positions, so each passage is set between two marks
before it is parsed and the marks are looked for in the finished tree. A mark is a rare character of
category "symbol" or "punctuation": beside one, CommonMark's rules for emphasis (section 6.2, "flanking")
take and leave the same stars as at the edge of a line.
"""

import re
from dataclasses import dataclass
from typing import Self
from xml.etree.ElementTree import Element

from translate.model import Document

Content = list[str | Element]
"""What is in an element, in order: texts and children, these without their tails."""

RARE = "᛫᛬᛭⳹⳺⳻⳼⳾⳿"
"""Runic and Coptic punctuation: an article that uses it all is not expected."""

EDGES = re.compile(r"(\s*(?:\[[ xX]\]\s+)?)(.*?)(\s*)", re.DOTALL)
"""White space and the box of a task stay outside the marks: the parser has to see them first."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Signs that an article does not use."""

    start: str
    end: str
    guard: str
    """Stands beside emphasis that CommonMark would not see; the Markdown side puts and takes it."""

    @classmethod
    def unused_in(cls, text: str) -> Self:
        """Return marks that do not come in `text`, as far as there are any."""
        free = [sign for sign in RARE if sign not in text] + list(RARE)
        return cls(*free[:3])

    def around(self, raw: str) -> str:
        """Return a raw slice between the marks."""
        match = EDGES.fullmatch(raw)
        if match is None or not match[2]:
            return raw
        return f"{match[1]}{self.start}{match[2]}{self.end}{match[3]}"

    def absent(self, text: str) -> bool:
        """Say whether a text holds no mark."""
        return self.start not in text and self.end not in text

    def without(self, text: str) -> str:
        """Return a text with its marks taken away."""
        return text.replace(self.start, "").replace(self.end, "")


def marked_source(document: Document, passages: frozenset[int], marks: Marks) -> str:
    """Return the article's text with marks around the segments whose indexes are in `passages`.

    Front matter is left out: it is not rendered.
    """
    pieces = []
    index, position = -1, 0
    for piece in document.slices:
        index += piece.segment is not None
        is_passage = piece.segment is not None and index in passages
        raw = piece.raw[max(document.body - position, 0) :]
        position += len(piece.raw)
        pieces.append(marks.around(raw) if is_passage else raw)
    return "".join(pieces)


def resolve_marks(root: Element, marks: Marks, attributes: dict[str, str]) -> None:
    """Give `attributes` to the element of each marked passage, or to a new ``span`` around it.

    The element is the one that holds the passage and nothing else. Marks whose partner the sanitiser
    removed, or that stand in another element than their partner, are taken away.
    """
    for element in list(root.iter()):
        _resolve_attributes(element, marks, attributes)
        content = _content(element)
        if all(isinstance(part, Element) or marks.absent(part) for part in content):
            continue
        content = _with_spans(content, marks, attributes)
        only = [part for part in content if isinstance(part, Element) or part.strip()]
        if len(only) == 1 and isinstance(only[0], Element) and only[0].tag == "span" and element is not root:
            element.attrib.update(attributes)
            content = _content(only[0])
        _set_content(element, content)


def _resolve_attributes(element: Element, marks: Marks, attributes: dict[str, str]) -> None:
    """Take the marks out of an element's own attributes; an image is a passage if all its texts are."""
    texts = [element.get(name, "") for name in ("alt", "title")]
    is_passage = element.tag == "img" and not any(text and marks.absent(text) for text in texts)
    marked = {name: marks.without(value) for name, value in element.attrib.items() if not marks.absent(value)}
    element.attrib.update(marked)
    if marked and is_passage:
        element.attrib.update(attributes)


def _content(element: Element) -> Content:
    """Return an element's content."""
    content: Content = [element.text or ""]
    for child in element:
        content += [child, child.tail or ""]
    return content


def _set_content(element: Element, content: Content) -> None:
    """Replace an element's content."""
    for child in list(element):
        element.remove(child)
    element.text = ""
    for part in content:
        if isinstance(part, Element):
            part.tail = ""
            element.append(part)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + part
        else:
            element.text += part


def _with_spans(content: Content, marks: Marks, attributes: dict[str, str]) -> Content:
    """Return the content with a span for each pair of marks in it, and without marks."""
    done: Content = []
    inside: Content | None = None
    for part in _divided(content, marks):
        if part == marks.start:
            done += inside or []
            inside = []
        elif part == marks.end:
            if inside is not None:
                span = Element("span", attributes)
                _set_content(span, inside)
                done.append(span)
            inside = None
        else:
            (done if inside is None else inside).append(part)
    return done + (inside or [])


def _divided(content: Content, marks: Marks) -> Content:
    """Return the content with each mark as a part of its own."""
    divided: Content = []
    for part in content:
        divided += [part] if isinstance(part, Element) else re.split(f"([{marks.start}{marks.end}])", part)
    return divided
