"""Terms put into ``glossary.yaml`` while every other byte of it stays: comments, order, indentation."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from translate.errors import TranslateError
from translate.files import read_if_there
from translate.glossary.nodes import Node, YamlFile, flow
from translate.glossary.reading import TARGET_KEYS, TERM_KEYS, read_glossary
from translate.glossary.schema import Target, Term
from translate.saving import write_replacing

ATTEMPTS = 5
BOM = b"\xef\xbb\xbf"
INDENT = 2
BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
END = re.compile(r"^\.\.\.[ \t]*(?:#.*)?\r?$", re.MULTILINE)
"""The end of a YAML document that is marked."""


def add_terms(path: Path, terms: Sequence[Term]) -> None:
    """Write terms behind those that a glossary has; a file that is not there is made.

    What is written is read back first. Raises `TranslateError`, and writes nothing, when the file is broken,
    has one of the terms already, or would not come out as it should.
    """
    for _ in range(ATTEMPTS):
        before = read_if_there(path)
        after = with_terms(path, before or b"", terms)
        if write_replacing(path, after, before).done:
            return
    raise TranslateError("keeps changing while it is written; close it in the other program", path=path)


def with_terms(path: Path, data: bytes, terms: Sequence[Term]) -> bytes:
    """Return a glossary's bytes with further terms; raises `TranslateError` as `add_terms` does."""
    old = read_glossary(path, data).terms
    bom = data.startswith(BOM)
    text = data.decode("utf-8-sig")
    line_break = "\r\n" if "\r\n" in text else "\n"
    added = _inserted(path, data, text, terms)
    written = re.sub(r"\r?\n", line_break, added.text)
    after = (BOM if bom else b"") + (text[: added.start] + written + text[added.end :]).encode()
    try:
        good = read_glossary(path, after).terms == (*old, *terms)
    except TranslateError as error:
        message = f"the terms cannot be added ({error.message}); nothing is written, add them by hand"
        raise TranslateError(message, path=path) from None
    if not good:
        raise TranslateError(
            "the terms would not be read back as they are; nothing is written, add them by hand", path=path
        )
    return after


class _Edit(NamedTuple):
    """What comes in the place of some characters."""

    start: int
    end: int
    text: str


def _inserted(path: Path, data: bytes, text: str, terms: Sequence[Term]) -> _Edit:
    """Return what is to be written, and where."""
    file = YamlFile(path, data)
    root = file.root()
    last = END.search(text)
    end = last.start() if last else len(text)
    if root is None or not (pairs := list(file.pairs(root, "a glossary"))):
        start = end if root is None else root.start_mark.index
        stop = end if root is None else root.end_mark.index
        return _Edit(start, stop, _break(text[:start]) + "terms:\n" + _blocks(terms, " " * INDENT))
    value = pairs[0][2]
    items = file.items(value, "'terms'")
    within = text[value.start_mark.index : value.end_mark.index]
    if file.is_flow(root) or (items and file.is_flow(value)):
        return _in_flow(value, items, within, terms)
    if items:
        return _Edit(end, end, _break(text[:end]) + _like(text, value, items, terms))
    if "#" in within:
        return _in_flow(value, items, within, terms)
    start, stop = value.start_mark.index, value.end_mark.index
    if not within:
        return _Edit(end, end, _break(text[:end]) + _blocks(terms, " " * INDENT))
    while text[start - 1] in " \t":
        start -= 1
    return _Edit(start, stop, f"\n{_blocks(terms, ' ' * INDENT)}".rstrip("\n") + _tail(text, stop))


def _tail(text: str, stop: int) -> str:
    """Return the line break that must follow a list, if none does."""
    return "" if re.match(r"[ \t]*(?:\r?\n|#)", text[stop:]) else "\n"


def _break(before: str) -> str:
    return "" if not before or before.endswith("\n") else "\n"


def _like(text: str, value: Node, items: Sequence[Node], terms: Sequence[Term]) -> str:
    """Return terms as the others of a block list are written: their indentation, blank lines between them."""
    dash = value.start_mark.column
    gap = (
        max(1, items[0].start_mark.column - dash - 1)
        if items[0].start_mark.line == value.start_mark.line
        else 1
    )
    apart = len(items) > 1 and BLANK_LINE.search(
        text[items[-2].start_mark.index : items[-1].start_mark.index]
    )
    written = [_block(term, " " * dash, gap) for term in terms]
    return "".join(("\n" if apart else "") + item for item in written)


def _blocks(terms: Sequence[Term], indent: str) -> str:
    return "".join(_block(term, indent, 1) for term in terms)


def _block(term: Term, indent: str, gap: int) -> str:
    """Return a term as an item of a block list."""
    lines = [f"{flow(key)}: {flow(value)}" for key, value in keys_of(term)]
    first = f"{indent}-{' ' * gap}"
    return "".join(f"{first if n == 0 else ' ' * len(first)}{line}\n" for n, line in enumerate(lines))


def _in_flow(value: Node, items: Sequence[Node], within: str, terms: Sequence[Term]) -> _Edit:
    """Return terms put into a list in brackets, or a list in the place of nothing."""
    written = ", ".join(flow(dict(keys_of(term))) for term in terms)
    if items:
        at = items[-1].end_mark.index
        return _Edit(at, at, f", {written}")
    if within.endswith("]"):
        at = value.end_mark.index - 1
        return _Edit(at, at, written)
    return _Edit(value.start_mark.index, value.end_mark.index, f" [{written}]")


def keys_of(term: Term) -> Iterator[tuple[str, Any]]:
    """Yield the keys of a term with their values, those that are not at their default."""
    default = Term(term.fr)
    yield "fr", term.fr
    for key in TERM_KEYS[1:]:
        value = getattr(term, key.replace("-", "_"))
        if value != getattr(default, key.replace("-", "_")):
            yield key, list(value) if isinstance(value, tuple) else value
    for code, target in term.targets:
        yield code, value_of(target)


def value_of(target: Target) -> object:
    """Return a target as the file says it: a text, a list, or a mapping where it must be."""
    default = Target(target.term)
    fields = {key: getattr(target, "accepted" if key == "or" else key) for key in TARGET_KEYS}
    told = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in fields.items()
        if key == "term" or value != getattr(default, "accepted" if key == "or" else key)
    }
    if told.keys() <= {"term", "or"}:
        return list(target.expected) if target.accepted else target.term
    return told
