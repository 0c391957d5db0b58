"""Articles for tests, made by hand, and pages read back by the standard library alone."""

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder

from translate.model import Document, Segment, Slice
from translate.render import Page, Version, render_page

DATA = Path(__file__).parent / "data"
SEGMENT = re.compile(r"⟦(!?)([^|⟦]*)\|(.*?)⟧", re.DOTALL)
VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class AsIs:
    """Sets a text as it is."""

    def set(self, text: str) -> str:
        return text


FRONT_MATTER = re.compile(r"\ufeff?(?:---\r?\n.*?^---\r?\n)?", re.DOTALL | re.MULTILINE)


def article(text: str, name: str = "article.md") -> tuple[Document, frozenset[int]]:
    """Return the document that a text stands for, and which of its segments are still French.

    ``⟦paragraph|Hallo⟧`` is a segment of that kind, ``⟦!paragraph|Bonjour⟧`` one without translation.
    """
    slices, french, position, line = [], set(), 0, 1
    for number, match in enumerate(SEGMENT.finditer(text)):
        before, raw = text[position : match.start()], match[3]
        slices.append(Slice(before))
        line += before.count("\n")
        msgid = re.sub(r"\n[> ]*", " ", raw).strip()
        slices.append(Slice(raw, Segment(msgid, match[2], line, AsIs())))
        line += raw.count("\n")
        position = match.end()
        if match[1]:
            french.add(number)
    slices.append(Slice(text[position:]))
    kept = tuple(piece for piece in slices if piece.raw)
    head = FRONT_MATTER.match("".join(piece.raw for piece in kept))
    return Document(name, kept, body=head.end() if head else 0), frozenset(french)


def page(
    text: str,
    language: str = "de",
    *,
    name: str = "article.md",
    draft: bool = False,
    versions: dict[str, str] | None = None,
) -> str:
    """Return the page of an article in that notation."""
    document, french = article(text, name)
    links = [Version(code, href) for code, href in (versions or {}).items()]
    return render_page(Page(document, language, french=french, draft=draft, versions=links))


def read(html: str) -> Element:
    """Return a page as a tree; fails where a tag is left open or closed twice."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, f"left open: {reader.open}"
    return reader.builder.close()


def text_of(element: Element) -> str:
    """Return the text in an element, blanks folded."""
    return " ".join("".join(element.itertext()).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in {self.get_starttag_text()}"
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open[-1:] == [tag], f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()
        self.builder.end(tag)

    def handle_data(self, data):
        if self.open:
            self.builder.data(data)
