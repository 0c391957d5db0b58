"""Keys of terms set in ``glossary.yaml``: what is not set stays as it is, byte by byte."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from translate.errors import TranslateError
from translate.glossary.editing import BOM, keys_of
from translate.glossary.nodes import Node, YamlFile, flow
from translate.glossary.reading import read_glossary
from translate.glossary.schema import Term
from translate.languages import language


class _Edit(NamedTuple):
    """What comes in the place of some characters."""

    start: int
    end: int
    text: str


def with_amended(path: Path, data: bytes, amended: Mapping[int, Term]) -> bytes:
    """Return a glossary's bytes in which some terms, by their number, are others.

    Keys are added or get another value, none is taken away. What is returned has been read back. Raises
    `TranslateError` when the file is broken or would not come out as it should.
    """
    old = read_glossary(path, data).terms
    text = data.decode("utf-8-sig")
    edits = list(_edits(path, data, old, amended, text))
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    after = (BOM if data.startswith(BOM) else b"") + text.encode()
    wanted = tuple(amended.get(number, term) for number, term in enumerate(old))
    try:
        good = read_glossary(path, after).terms == wanted
    except TranslateError as error:
        message = f"the terms cannot be changed ({error.message}); nothing is written, change them by hand"
        raise TranslateError(message, path=path) from None
    if not good:
        message = "the terms would not be read back as they are; nothing is written, change them by hand"
        raise TranslateError(message, path=path)
    return after


def _edits(
    path: Path, data: bytes, old: tuple[Term, ...], amended: Mapping[int, Term], text: str
) -> Iterator[_Edit]:
    file = YamlFile(path, data)
    root = file.root()
    lists = [value for _, _, value in file.pairs(root, "a glossary")] if root is not None else []
    nodes = [node for value in lists for node in file.items(value, "'terms'")]
    line_break = "\r\n" if "\r\n" in text else "\n"
    for number, term in amended.items():
        before, after = dict(keys_of(old[number])), dict(keys_of(term))
        changed = {key: value for key, value in after.items() if before.get(key) != value}
        yield from _edits_of(file, nodes[number], changed, text, line_break)


def _edits_of(
    file: YamlFile, node: Node, changed: Mapping[str, object], text: str, line_break: str
) -> Iterator[_Edit]:
    """Yield what sets the keys of one term."""
    pairs = [(key, key_node, value) for key, key_node, value in file.pairs(node, "a term")]
    places = {_known(key): (key_node, value) for key, key_node, value in pairs}
    new = {key: value for key, value in changed.items() if key not in places}
    for key, value in changed.items():
        if key in places:
            key_node, old = places[key]
            start, end = old.start_mark.index, _end(old)
            # A list may stand right below its key, a text may not.
            indent = " " * max(0, key_node.start_mark.column + 1 - old.start_mark.column)
            behind = line_break if text[start:end].endswith("\n") else ""
            yield _Edit(start, end, indent + flow(value) + behind)
    if not new:
        return
    end = _end(pairs[-1][2])
    said = [f"{flow(key)}: {flow(value)}" for key, value in new.items()]
    if file.is_flow(node):
        yield _Edit(end, end, "".join(f", {one}" for one in said))
        return
    at = end if text[:end].endswith("\n") else end + len(_rest(text, end))
    indent = " " * pairs[0][1].start_mark.column
    lines = "".join(f"{indent}{one}{line_break}" for one in said)
    yield _Edit(at, at, lines if text[:at].endswith("\n") else line_break + lines.removesuffix(line_break))


def _rest(text: str, start: int) -> str:
    """Return what of a line comes behind a place, its line break included."""
    found = re.compile(r"[^\n]*\n?").match(text, start)
    return found[0] if found else ""


def _end(node: Node) -> int:
    """Return where a node ends, without the comments and blank lines that may follow a block."""
    value = node.value
    if isinstance(value, str) or not value or YamlFile.is_flow(node):
        return int(node.end_mark.index)
    last = value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _known(key: str) -> str:
    """Return a key as `keys_of` names it: languages by their locale."""
    try:
        return language(key).code
    except TranslateError:
        return key
