"""Plain text as a tree of elements: headings and paragraphs, as the kinds of its segments say."""

import re
from xml.etree.ElementTree import Element, SubElement

from translate.model import Document
from translate.render.marks import Marks, resolve_marks
from translate.syntax import TEXT_TOC_LINES, TOC_MARKERS

HEADING = re.compile(r"heading ([1-6])")
LINE_END = re.compile(r"\r\n|\r|\n")


def text_tree(document: Document, passages: frozenset[int], attributes: dict[str, str]) -> Element:
    """Return the body of a plain-text article, with `attributes` on what holds the segments `passages`.

    A segment is an element of its own, or goes on in the line of the one before: then both are sentences
    of one paragraph. A line without segments (``* * *``) is a paragraph; a first line that stands for
    the table of contents, its marker. A heading that is the first segment is the article's title.
    """
    root = Element("div")
    marks = Marks.unused_in(document.raw)
    index, starts = -1, True
    for piece in document.slices:
        if piece.is_gap:
            _add(root, "p", " " if piece.raw else "", starts=False)
            continue
        if piece.segment is None:
            starts = _add_rest(root, piece.raw.removeprefix("\ufeff"), starts=starts)
            continue
        index += 1
        text = piece.segment.msgid
        _add(root, _tag(piece.segment.kind), marks.around(text) if index in passages else text, starts=starts)
        starts = False
    _raise_title(root, document)
    resolve_marks(root, marks, attributes)
    return root


def _tag(kind: str) -> str:
    """Return the element for a kind of segment."""
    heading = HEADING.fullmatch(kind)
    return f"h{heading[1]}" if heading else "p"


def _raise_title(root: Element, document: Document) -> None:
    """Make the heading that is the first segment the title, above a table of contents."""
    first = next(iter(document.segments), None)
    title = root.find(_tag(first.kind)) if first and HEADING.fullmatch(first.kind) else None
    if title is not None:
        title.tag = "h1"
        root.remove(title)
        root.insert(0, title)


def _add_rest(root: Element, raw: str, *, starts: bool) -> bool:
    """Add what stands between segments; return whether what follows starts a line."""
    for number, line in enumerate(LINE_END.split(raw)):
        starts = starts or number > 0
        is_contents = not len(root) and line.strip().lower() in TEXT_TOC_LINES
        if line.strip() or not starts:
            _add(root, "p", min(TOC_MARKERS) if is_contents else line, starts=starts)
            starts = False
    return starts


def _add(root: Element, tag: str, text: str, *, starts: bool) -> None:
    """Add a text in a new element, or to the last one; a newline in it is a hard line break."""
    element = SubElement(root, tag) if starts else root[-1]
    first, *more = text.split("\n")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + first
    else:
        element.text = (element.text or "") + first
    for line in more:
        SubElement(element, "br").tail = line
