"""Articles for tests, made by hand, and pages read back by the standard library alone."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder

import html5lib

from translate.model import Document, Facts, Segment, Slice
from translate.render import Listed, Page, Site, listed, render_page

DATA = Path(__file__).parent / "data"
SEGMENT = re.compile(r"⟦(!?)([^|⟦]*)\|(.*?)⟧", re.DOTALL)
VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class AsIs:
    """Sets a text as it is."""

    def set(self, text: str) -> str:
        return text


SITE = Site()
FACTS = Facts()
FRONT_MATTER = re.compile(r"\ufeff?(?:---\r?\n.*?^---\r?\n)?", re.DOTALL | re.MULTILINE)


def article(text: str, name: str = "article.md") -> tuple[Document, frozenset[int]]:
    """Return the document that a text stands for, and which of its segments are still French.

    ``⟦paragraph|Hallo⟧`` is a segment of that kind, ``⟦!paragraph|Bonjour⟧`` one without translation.
    """
    slices, french, position, line = [], set(), 0, 1
    for number, match in enumerate(SEGMENT.finditer(text)):
        before, raw = text[position : match.start()], match[3]
        slices.append(Slice(before, is_gap=before == " "))
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


def made(  # noqa: PLR0913
    text: str,
    language: str = "de",
    *,
    name: str = "article.md",
    draft: bool = False,
    versions: dict[str, str] | None = None,
    site: Site = SITE,
    facts: Facts = FACTS,
) -> Page:
    """Return what the page of an article in that notation is made of.

    `versions` are the paths of the article's pages by locale, this one's among them if it matters.
    """
    document, french = article(text, name)
    paths = {language: f"{language}/{name.rpartition('.')[0]}.html", **(versions or {})}
    others = [Listed(name, code, path, f"Titel {code}") for code, path in paths.items() if code != language]
    own = listed(document, language, paths[language], site, french, draft, facts)
    index = f"{language}/index.html"
    return Page(document, site, own, (own, *others) if versions else (), french, draft=draft, index=index)


def page(text: str, language: str = "de", **options: Any) -> str:
    """Return the page of an article in that notation; the options are those of `made`."""
    return render_page(made(text, language, **options)).html


def read(html: str) -> Element:
    """Return a page as a tree; fails where a tag is left open or closed twice."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, f"left open: {reader.open}"
    return reader.builder.close()


def valid(html: str) -> None:
    """Fail where HTML5's parser has to repair a page."""
    html5lib.HTMLParser(strict=True).parse(html)


def data(html: str) -> Any:
    """Return the JSON-LD of a page, found as a browser finds it."""
    (script,) = html5lib.parse(html, namespaceHTMLElements=False).iter("script")
    return json.loads(script.text or "")


def text_of(element: Element | None) -> str:
    """Return the text in an element, which must be there, blanks folded."""
    assert element is not None
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
