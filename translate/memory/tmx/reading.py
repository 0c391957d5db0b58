"""TMX files read: translation units whose texts can be offered, and how many there are that cannot."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from translate.errors import TranslateError
from translate.languages import base_language, language
from translate.memory.units import Unit
from translate.safe_xml import Element, elements

ORIGINS = ("x-origin", "x-document", "x-file", "document", "file", "project", "x-project")
"""Types of ``<prop>`` by which tools say where a unit is from, the most telling first."""
CODES = "with inline codes that stand for something"
EMPTY = "without text"
UNKNOWN = "in a language with an unknown code"
NO_SOURCE = "without a text in the language of the articles"


class _HasCodes(Exception):  # noqa: N818 - it is an answer
    """A segment cannot be told without its inline codes."""


def read_tmx(path: Path, source: str, left_out: Counter[str]) -> Iterator[Unit]:
    """Yield the translations of a TMX file from a language, as they come.

    What cannot serve is counted in `left_out`, by the reason. A text in any region of the source language
    counts. Raises `TranslateError`, with the line, when the file is no TMX, broken, or not safe to read.
    """
    for element in elements(path, {"tu"}):
        if element.name == "tu":
            yield from _units(element, source, left_out)
        elif element.name != "tmx":
            message = f"this is no TMX file: it begins with <{element.name}>"
            raise TranslateError(message, path=path, line=element.line)


def _units(tu: Element, source: str, left_out: Counter[str]) -> Iterator[Unit]:
    """Yield the translations of a unit."""
    variants = [(_code(tuv.language), tuv) for tuv in tu.elements if tuv.name == "tuv"]
    texts = [tuv for code, tuv in variants if code and base_language(code) == base_language(source)]
    if not texts:
        left_out[NO_SOURCE] += 1
        return
    tuid, origin = tu.attributes.get("tuid", ""), _origin(tu)
    for code, tuv in variants:
        if code is None:
            left_out[UNKNOWN] += 1
        elif base_language(code) != base_language(source):
            try:
                text, translation = _text(texts[0]), _text(tuv)
            except _HasCodes:
                left_out[CODES] += 1
                continue
            if text.strip() and translation.strip():
                yield Unit(text, translation, code, tuid=tuid, origin=origin)
            else:
                left_out[EMPTY] += 1


@lru_cache(maxsize=256)
def _code(tag: str) -> str | None:
    """Return the locale that a language tag names, None if it is unknown."""
    try:
        return language(tag).code
    except TranslateError:
        return None


def _origin(tu: Element) -> str:
    """Return what a unit says of where it is from."""
    props = {prop.attributes.get("type", "").lower(): prop.text.strip() for prop in tu.every("prop")}
    return next((props[name] for name in ORIGINS if props.get(name)), "")


def _text(tuv: Element) -> str:
    """Return the text of a variant without formatting; raises `_HasCodes` if more would be lost."""
    segment = next((item for item in tuv.elements if item.name == "seg"), None)
    if segment is None:
        return ""
    begun: Counter[str] = Counter()
    ended: Counter[str] = Counter()
    text = "".join(_pieces(segment, begun, ended))
    if begun != ended:
        raise _HasCodes
    return text


def _pieces(element: Element, begun: Counter[str], ended: Counter[str]) -> Iterator[str]:
    """Yield the text of a segment (TMX 1.4b, "Content Markup"): pairs of codes are formatting, and go."""
    for item in element.content:
        if isinstance(item, str):
            yield item
        elif item.name == "hi":
            yield from _pieces(item, begun, ended)
        elif item.name in {"bpt", "ept"} and not any(item.every("sub")):
            (begun if item.name == "bpt" else ended)[item.attributes.get("i", "")] += 1
        else:
            raise _HasCodes
