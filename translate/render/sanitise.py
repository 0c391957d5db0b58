"""From untrusted HTML to a tree of harmless elements. The adapter of nh3.

Nobody reviews a draft before it is on a page, so nothing of an article or a translation is trusted:
what is not on the lists below, or on the publisher's own (`Allowed`), is gone, and so is every address
that could run something.
"""

from collections.abc import Mapping
from functools import lru_cache
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, TreeBuilder, tostring

import nh3

from translate.render.site import Allowed

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
"""Put in by the tree, not by nh3, which would set them in any order."""

FRAME_ATTRIBUTES = frozenset({"src", "title", "width", "height", "allowfullscreen"})
FRAME = {
    "sandbox": "allow-scripts allow-same-origin allow-popups allow-presentation",
    "loading": "lazy",
    "referrerpolicy": "strict-origin-when-cross-origin",
}
"""What every frame gets: its page may play a film, but not lead the reader away from ours."""

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
"""Elements without content (HTML standard, section 13.1.2, "Void elements")."""

DEEPEST = 200
"""Levels of nesting that are kept: no page needs them, and writing a tree recurses."""

NOTHING = Allowed()


def sanitise(html: str, allowed: Allowed = NOTHING) -> Element:
    """Return a ``div`` that holds what is harmless in `html`, a fragment from any hand.

    `allowed` has passed `refuse_unsafe`.
    """
    cleaner = _cleaner(
        allowed.tags, _items(allowed.attributes), _items(allowed.classes), bool(allowed.frames)
    )
    tree = _Tree(allowed.frames)
    once = cleaner.clean(html)  # what is taken out of a tree may leave others where HTML does not allow them
    tree.feed(cleaner.clean(once))
    return tree.finish()


def inner_html(root: Element) -> str:
    """Return the content of an element as HTML."""
    children = (tostring(child, encoding="unicode", method="html") for child in root)
    return escape(root.text or "", quote=False) + "".join(children)


def text_of_html(html: str) -> str:
    """Return the text of an HTML fragment from any hand: no tags, character references read."""
    return unescape(nh3.clean(html, tags=set(), attributes={})) if "<" in html or "&" in html else html


Items = frozenset[tuple[str, frozenset[str]]]


def _items(table: Mapping[str, frozenset[str]]) -> Items:
    return frozenset(table.items())


@lru_cache(maxsize=16)
def _cleaner(tags: frozenset[str], attributes: Items, classes: Items, frames: bool) -> nh3.Cleaner:  # noqa: FBT001
    """Return the sanitiser with a publisher's additions."""
    all_tags = {*TAGS, *tags, *(["iframe"] if frames else [])}
    all_attributes = {tag: set(names) for tag, names in ATTRIBUTES.items()}
    for tag, names in attributes | ({("iframe", FRAME_ATTRIBUTES)} if frames else set()):
        all_attributes.setdefault(tag, set()).update(names)
    all_classes = {tag: set(names) for tag, names in CLASSES.items()}
    for tag, names in classes:
        for each in all_tags if tag == "*" else {tag}:
            all_classes.setdefault(each, set()).update(names)
    return nh3.Cleaner(
        tags=all_tags,
        attributes=all_attributes,
        allowed_classes=all_classes,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


class _Tree(HTMLParser):
    """Builds the tree from what nh3 has written: well-formed, every tag closed."""

    def __init__(self, frames: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._frames = frames
        self._builder = TreeBuilder()
        self._builder.start("div", {})
        self._depth = 1
        self._in_frame = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, unless it lies too deep.

        A frame is closed at once: what stands in it is text (HTML standard, 13.1.2, "Raw text elements").
        """
        self._in_frame = tag == "iframe"
        attributes = {name: value or "" for name, value in attrs if value or name != "class"}
        if self._in_frame:
            self.set_cdata_mode(tag)
            if host_of(attributes.get("src", "")) in self._frames and self._depth < DEEPEST:
                self._builder.start(tag, _framed(attributes))
                self._builder.end(tag)
            return
        self._depth += tag not in VOID
        if self._depth <= DEEPEST:
            self._builder.start(tag, attributes | ENFORCED.get(tag, {}))
            if tag in VOID:
                self._builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open."""
        self._in_frame = False
        if tag in VOID or tag == "iframe":
            return
        if self._depth <= DEEPEST:
            self._builder.end(tag)
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Add text."""
        if not self._in_frame:
            self._builder.data(data)

    def finish(self) -> Element:
        """Return the root when all is read."""
        self.close()
        self._builder.end("div")
        return self._builder.close()


def host_of(address: str) -> str:
    """Return the host, with its port, that an https address leads to, or nothing."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    usual = parts.scheme in {"https", ""} and "@" not in parts.netloc and "\\" not in address
    return parts.netloc.lower() if usual else ""


def _framed(attributes: dict[str, str]) -> dict[str, str]:
    """Return the attributes of a frame: sealed off, and with a name for who cannot see it."""
    src = attributes["src"].strip()
    title = attributes.get("title", "").strip() or host_of(src)
    return {**attributes, "src": f"https:{src}" if src.startswith("//") else src, "title": title, **FRAME}
