"""What an article needs on a page: lines that break well, tables that scroll, names for what has none."""

import re
from xml.etree.ElementTree import Element

from translate.render.words import Words

LOOSE_SIGN = re.compile(r"(?<=«) | (?=[»;:?!])")
"""A space that French sets inside its quotation marks and before high signs: no line may break there."""

LISTS = frozenset({"ul", "ol", "dl"})
VERBATIM = frozenset({"pre", "code", "kbd", "samp"})


def furnish(root: Element, words: Words) -> None:
    """Fit out texts, tables, code and footnotes in place."""
    _bind_signs(root)
    _frame_tables(root, words.table)
    for code in root.iter("pre"):
        code.attrib.update({"tabindex": "0", "dir": "ltr"})
    for element in root.iter():
        _name_footnotes(element, words)
        _name_boxes(element)


def _bind_signs(element: Element) -> None:
    """Make the spaces beside such signs no-break spaces, but not in code."""
    if element.tag not in VERBATIM:
        element.text = LOOSE_SIGN.sub("\N{NO-BREAK SPACE}", element.text or "")
        for child in element:
            _bind_signs(child)
            child.tail = LOOSE_SIGN.sub("\N{NO-BREAK SPACE}", child.tail or "")


def _frame_tables(root: Element, label: str) -> None:
    """Set each table in a frame that scrolls by itself and can be reached with the keyboard."""
    for parent in list(root.iter()):
        for place, table in enumerate(list(parent)):
            if table.tag == "table":
                frame = Element(
                    "div", {"class": "scroll", "role": "region", "tabindex": "0", "aria-label": label}
                )
                frame.tail, table.tail = table.tail, ""
                parent[place] = frame
                frame.append(table)


def _name_footnotes(element: Element, words: Words) -> None:
    """Give the parts of a footnote their roles (W3C, Digital Publishing WAI-ARIA Module 1.1) and names."""
    name = element.get("class")
    if name == "footnotes":
        element.attrib.update({"role": "doc-endnotes", "aria-label": words.notes})
    elif name == "footnote-backref":
        element.attrib.update({"role": "doc-backlink", "aria-label": words.back})
    elif name == "footnote-ref":
        for link in element:
            link.set("role", "doc-noteref")
            link.text = (link.text or "").strip("[]")


def _name_boxes(element: Element) -> None:
    """Name the boxes of tasks after what stands beside them (WCAG 2.2, 4.1.2)."""
    for box in element.findall("input"):
        parts = [element.text or ""]
        for child in element:
            parts += [*(() if child.tag in LISTS else child.itertext()), child.tail or ""]
        box.set("aria-label", " ".join("".join(parts).split()) or "…")
