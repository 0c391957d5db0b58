"""From untrusted HTML to a tree of harmless elements. The adapter of nh3.

Nobody reviews a draft before it is on a page, so nothing of an article or a translation is trusted:
what is not on the lists below is gone, and so is every address that could run something.
"""

from html import escape
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder, tostring

import nh3

TAGS = nh3.ALLOWED_TAGS | {"section", "tfoot", "input", "audio", "video", "source"}

ATTRIBUTES = nh3.ALLOWED_ATTRIBUTES | {
    "*": {"id", "lang", "dir", "title"},
    "details": {"open"},
    "input": {"checked"},
    "audio": {"src", "controls"},
    "video": {"src", "controls", "poster", "width", "height"},
    "source": {"src", "type"},
}

CLASSES = {
    "sup": {"footnote-ref"},
    "section": {"footnotes"},
    "a": {"footnote-backref"},
    "blockquote": {"alert"},
    "li": {"task-list-item"},
    "th": {"align-start", "align-center", "align-end"},
    "td": {"align-start", "align-center", "align-end"},
}
"""The classes that our own rendering sets and the stylesheet knows; an article brings none."""

ENFORCED = {"input": {"type": "checkbox", "disabled": ""}}

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "source", "wbr"})
"""Elements without content (HTML standard, "Void elements"), as far as they are allowed here."""

DEEPEST = 200
"""Levels of nesting that are kept: no page needs them, and writing a tree recurses."""


def sanitise(html: str) -> Element:
    """Return a ``div`` that holds what is harmless in `html`, a fragment from any hand."""
    clean = nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        allowed_classes=CLASSES,
        set_tag_attribute_values=ENFORCED,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    tree = _Tree()
    tree.feed(clean)
    return tree.finish()


def inner_html(root: Element) -> str:
    """Return the content of an element as HTML."""
    children = (tostring(child, encoding="unicode", method="html") for child in root)
    return escape(root.text or "", quote=False) + "".join(children)


class _Tree(HTMLParser):
    """Builds the tree from what nh3 has written: well-formed, every tag closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = TreeBuilder()
        self._builder.start("div", {})
        self._depth = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, unless it lies too deep."""
        self._depth += tag not in VOID
        if self._depth <= DEEPEST:
            self._builder.start(tag, {name: value or "" for name, value in attrs})
            if tag in VOID:
                self._builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open."""
        if tag in VOID:
            return
        if self._depth <= DEEPEST:
            self._builder.end(tag)
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Add text."""
        self._builder.data(data)

    def finish(self) -> Element:
        """Return the root when all is read."""
        self.close()
        self._builder.end("div")
        return self._builder.close()
