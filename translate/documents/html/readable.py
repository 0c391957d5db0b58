"""Attributes that people read.

The HTML Standard, section 3.2.6.3 "The translate attribute", lists the "translatable attributes"; WAI-ARIA
1.2, section 6.2.6, adds its own. From the first list are left out ``download`` (a file's name), ``lang``,
``srcdoc`` and ``style``, which are no texts. ``submit`` buttons are here because readers see their value as
they see that of the others, and ``summary`` of tables because pages still have it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from translate.documents.html.elements import names
from translate.documents.html.prose import is_prose
from translate.documents.html.run import Readable
from translate.documents.html.tokens import SPACE, Attribute

ANY = frozenset[str]()

NAMES: Mapping[str, tuple[frozenset[str], str]] = {
    "abbr": (frozenset({"td", "th"}), "table cell in short"),
    "alt": (ANY, "image description"),
    "aria-braillelabel": (ANY, "label in Braille"),
    "aria-brailleroledescription": (ANY, "role in Braille"),
    "aria-description": (ANY, "description"),
    "aria-label": (ANY, "label"),
    "aria-placeholder": (ANY, "placeholder"),
    "aria-roledescription": (ANY, "role"),
    "aria-valuetext": (ANY, "value"),
    "content": (frozenset({"meta"}), "meta"),
    "label": (frozenset({"optgroup", "option", "track"}), "option"),
    "placeholder": (ANY, "placeholder"),
    "summary": (frozenset({"table"}), "table summary"),
    "title": (ANY, "title"),
    "value": (frozenset({"input"}), "button"),
}
"""Attribute → the elements on which it is read, and what it is in the words of the catalog."""

KINDS: Mapping[tuple[str, str], str] = {
    ("title", "a"): "link title",
    ("title", "abbr"): "abbreviation",
    ("title", "iframe"): "frame title",
    ("title", "img"): "image title",
    ("label", "track"): "track label",
}
"""(attribute, element) → what it is there."""

META = names(
    """abstract apple-mobile-web-app-title application-name dc.description dc.subject dc.title
    dcterms.description dcterms.subject dcterms.title description headline keywords og:description
    og:image:alt og:site_name og:title subject title twitter:data1 twitter:data2 twitter:description
    twitter:image:alt twitter:label1 twitter:label2 twitter:title"""
)
"""Names of ``meta`` whose content is a text: of the standard (4.2.5.1), Open Graph, X cards, Dublin Core."""

BUTTONS = frozenset({"submit", "button", "reset"})

WORTH_A_LOOK = re.compile(
    r"(?:title|alt|label|aria-\w+|placeholder|content|value|summary|abbr|translate)", re.IGNORECASE
)
"""In a tag without any of these words there is nothing for us."""


def readable(text: str, element: str, attributes: Sequence[Attribute]) -> Iterator[Readable]:
    """Yield the attributes of a start tag that people read, blanks around the text left out."""
    values = {attribute.name: text[attribute.start : attribute.end] for attribute in attributes}
    for attribute in attributes:
        elements, kind = NAMES.get(attribute.name, (None, ""))
        if elements is None or (elements and element not in elements):
            continue
        kind = _kind(element, attribute.name, values) or kind
        value = text[attribute.start : attribute.end]
        if kind != "none" and is_prose(value):
            start = attribute.start + len(value) - len(value.lstrip(SPACE))
            yield Readable(start, attribute.start + len(value.rstrip(SPACE)), attribute.quote, kind)


def _kind(element: str, name: str, values: Mapping[str, str]) -> str:
    """Return what a value is if that depends on the element; ``none`` if nobody reads it there."""
    if name == "content":
        of = (values.get("name") or values.get("property") or values.get("itemprop") or "").strip().lower()
        return f"meta {of}" if of in META else "none"
    if name == "value":
        return "" if values.get("type", "").strip().lower() in BUTTONS else "none"
    if name == "title" and ("stylesheet" in values.get("rel", "").lower() or element == "style"):
        return "none"
    return KINDS.get((name, element), "")


def translate_state(text: str, attributes: Sequence[Attribute]) -> bool | None:
    """Return whether a start tag says that its content is translated, None if it says nothing of it."""
    found = None
    for attribute in attributes:
        value = text[attribute.start : attribute.end]
        if attribute.name == "translate" and value.strip().lower() in ("yes", "no", ""):
            return value.strip().lower() != "no"
        if attribute.name == "class" and "notranslate" in value.split():
            found = False
    return found
