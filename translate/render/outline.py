"""Headings that can be linked to, and the table of contents that links to them."""

import unicodedata
from collections import defaultdict, deque
from collections.abc import Container, Sequence
from xml.etree.ElementTree import Element, SubElement

from translate.render.words import Words
from translate.syntax import TOC_MARKERS

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CONTENTS = frozenset({"h2", "h3"})
"""The headings that are in the table of contents."""
ENOUGH = 3
"""Headings of the second level that make a table of contents worth its place though nobody asked for it."""

MARKER_TEXTS = TOC_MARKERS | {"[[TOC]]"}
"""``[[_TOC_]]`` has become emphasis by the time it is looked for."""

PAGE_IDS = frozenset({"article", "contents"})
"""The ids that the page uses itself."""


def slug(text: str) -> str:
    """Return a text as an id in its own script: letters and digits in lower case, hyphens between.

    Normal form C, as addresses are compared (RFC 3987, section 5.3.2.2); "section" if no letter is left.
    """
    text = unicodedata.normalize("NFC", text).lower()
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in text)
    return "-".join(kept.split()) or "section"


def give_ids(root: Element, originals: Sequence[tuple[str, str]] = ()) -> None:
    """Give each heading an id that nothing else on the page has; the article's own ids stay.

    `originals` are the headings as they are here and in the original, in order, without markup: links that
    were written for the original's ids find them too.
    """
    used = {"", *PAGE_IDS}
    for element in root.iter():
        if element.get("id") in used:
            del element.attrib["id"]
        used |= {element.get("id", "")}
    headings = [element for element in root.iter() if element.tag in HEADINGS and "id" not in element.attrib]
    names = [slug(plain_text(heading)) for heading in headings]
    for heading, name in zip(headings, names, strict=True):
        heading.set("id", _unused(name, used))
        used.add(heading.attrib["id"])
    former = _former_ids(originals)
    for heading, name in zip(headings, names, strict=True):
        alias = former[name].popleft() if former.get(name) else ""
        if alias and alias not in used:
            used.add(alias)
            span = Element("span", {"id": alias})
            span.tail, heading.text = heading.text, ""
            heading.insert(0, span)


def _former_ids(originals: Sequence[tuple[str, str]]) -> dict[str, deque[str]]:
    """Return the names of headings → the ids that the original has given to those of that name, in order."""
    former = defaultdict[str, deque[str]](deque)
    used = {"", *PAGE_IDS}
    for here, there in originals:
        alias = _unused(slug(there), used)
        used.add(alias)
        former[slug(here)].append(alias)
    return former


def plain_text(element: Element) -> str:
    """Return the text of an element on one line, without the numbers of footnotes."""
    return " ".join("".join(_texts(element)).split())


def language_of(element: Element) -> dict[str, str]:
    """Return the attributes of an element that say its language and direction."""
    return {name: value for name, value in element.attrib.items() if name in {"lang", "dir"}}


def place_contents(root: Element, words: Words, attributes: dict[str, str]) -> None:
    """Put the table of contents in the place of its marker, or at the top if there are headings enough.

    Other markers go, and all without headings. `attributes` say the language of the words where it is not
    the page's.
    """
    markers = [(parent, child) for parent in root.iter() for child in parent if _is_marker(child)]
    headings = [element for element in root.iter() if element.tag in CONTENTS and plain_text(element)]
    for number, (parent, marker) in enumerate(markers):
        if number == 0 and headings:
            contents = _contents(headings, words, attributes)
            contents.tail = marker.tail
            parent[list(parent).index(marker)] = contents
        else:
            parent.remove(marker)
    enough = sum(heading.tag == "h2" for heading in headings) >= ENOUGH
    if not markers and enough and not _has_own_contents(root, headings):
        root.insert(0, _contents(headings, words, attributes))


def _has_own_contents(root: Element, headings: list[Element]) -> bool:
    """Say whether the author has written a list that leads to most of the headings."""
    wanted = {f"#{heading.get('id')}" for heading in headings}
    lists = [element for element in root.iter() if element.tag in {"ul", "ol", "nav"}]
    found = [wanted & {link.get("href", "") for link in element.iter("a")} for element in lists]
    return any(2 * len(addresses) > len(wanted) for addresses in found)


def _is_marker(element: Element) -> bool:
    """Say whether an element stands for the contents: a paragraph, or a list as kramdown wants it."""
    if element.tag == "p":
        return plain_text(element) in MARKER_TEXTS
    return element.tag in {"ul", "ol"} and plain_text(element).endswith("{:toc}")


def _contents(headings: list[Element], words: Words, attributes: dict[str, str]) -> Element:
    """Return the ``nav`` with the headings; those of the third level under those of the second."""
    nav = Element("nav", {"class": "contents", "aria-labelledby": "contents"})
    SubElement(nav, "p", {"id": "contents", **attributes}).text = words.contents
    outer = SubElement(nav, "ol")
    for heading in headings:
        parent = outer
        if heading.tag == "h3" and len(outer):
            item = outer[-1]
            nested = item.find("ol")
            parent = SubElement(item, "ol") if nested is None else nested
        link = SubElement(SubElement(parent, "li"), "a", {"href": f"#{heading.get('id')}"})
        link.attrib.update(language_of(heading))
        link.text = plain_text(heading)
    return nav


def _texts(element: Element) -> list[str]:
    """Return the texts in an element in reading order, those of footnote numbers left out."""
    texts = [element.text or ""]
    for child in element:
        if child.get("class") != "footnote-ref":
            texts += _texts(child)
        texts.append(child.tail or "")
    return texts


def _unused(name: str, used: Container[str]) -> str:
    """Return `name`, or `name` with the first number that makes it new."""
    if name not in used:
        return name
    return next(f"{name}-{n}" for n in range(2, 1_000_000) if f"{name}-{n}" not in used)
