"""The front matter of an article: the values of it that are prose, and where the article begins behind it.

Site generators agree on two kinds, whatever the format of the article: YAML between ``---`` and ``---``
(or ``...``), TOML between ``+++`` and ``+++``, each on a line of its own, the first at the very top. A
first line of this kind without the second is text, and so is what stands between lines of ``---`` if it
is no mapping: a rule, not front matter.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translate.documents.front_matter.toml import toml_marks, toml_values
from translate.documents.front_matter.yaml import may_be_mapping, yaml_lines, yaml_marks, yaml_values
from translate.documents.partition import Mark
from translate.errors import TranslateError

__all__ = ["FrontMatter", "front_matter_end", "front_matter_values", "read_front_matter"]

Finder = Callable[[str, int, int, int, Sequence[str]], Iterator[Mark]]
"""Finds the chosen keys in a stretch of a text, the number of whose first line is given."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter of an article holds."""

    end: int = 0
    """Where the article begins: behind the line that closes the front matter; 0 if there is none."""
    marks: tuple[Mark, ...] = ()
    warnings: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Kind:
    """A language that front matter is written in."""

    opening: re.Pattern[str]
    """The first line."""
    closing: re.Pattern[str]
    """The line that closes it."""
    key: re.Pattern[str]
    """A line that shows that front matter was meant."""
    accepts: Callable[[str], bool]
    marks: Finder
    """Raises `TranslateError` for what is not valid."""
    values: Callable[[str, Callable[[str], bool]], Mapping[str, Any]]
    """Reads the keys that are wanted; what is not valid is left out."""
    by_lines: Finder | None = None
    """Finds what it can in what is not valid to us: site generators have parsers of their own."""


END = r"(?:\r\n|\r|\n)"
KINDS: Mapping[str, _Kind] = {
    "---": _Kind(
        opening=re.compile(rf"---[ \t]*+{END}"),
        closing=re.compile(rf"(?<=[\r\n])(?:---|\.\.\.)[ \t]*+(?:{END}|\Z)"),
        key=re.compile(r"[\w-]++:(?:[ \t]|$)", re.MULTILINE),
        accepts=may_be_mapping,
        marks=yaml_marks,
        values=yaml_values,
        by_lines=yaml_lines,
    ),
    "+++": _Kind(
        opening=re.compile(rf"\+\+\+[ \t]*+{END}"),
        closing=re.compile(rf"(?<=[\r\n])\+\+\+[ \t]*+(?:{END}|\Z)"),
        key=re.compile(r"[\w-]++[ \t]*+="),
        accepts=lambda _: True,
        marks=toml_marks,
        values=toml_values,
    ),
}
"""The kinds, by the signs that their lines are made of."""


def read_front_matter(text: str, keys: Sequence[str]) -> FrontMatter:
    """Return the front matter of an article (without byte order mark), with the marks of the chosen keys.

    Raises `TranslateError` with the line when it is not valid and cannot be read line by line either.
    """
    kind, opening, closing = _find(text)
    if kind is None or opening is None:
        return FrontMatter()
    if closing is not None:
        marks, warnings = _marks(kind, text, opening.end(), closing.start(), keys)
        return FrontMatter(closing.end(), marks, warnings)
    said = f"front matter is not closed with '{text[:3]}'; it is read as text"
    return FrontMatter(warnings=((1, said),) if kind.key.match(text, opening.end()) else ())


def _marks(
    kind: _Kind, text: str, start: int, end: int, keys: Sequence[str]
) -> tuple[tuple[Mark, ...], tuple[tuple[int, str], ...]]:
    """Return the marks in a stretch of front matter, and warnings."""
    try:
        return tuple(kind.marks(text, start, end, 2, keys)), ()
    except TranslateError as error:
        if kind.by_lines is None:
            raise
        said = f"{error.message} (meanwhile it is read line by line)"
        return tuple(kind.by_lines(text, start, end, 2, keys)), ((error.line or 1, said),)


def front_matter_end(text: str) -> int:
    """Return where the article begins: behind its front matter, valid or not; 0 if it has none."""
    closing = _find(text)[2]
    return closing.end() if closing else 0


def front_matter_values(text: str, wanted: Callable[[str], bool]) -> Mapping[str, Any]:
    """Return the wanted keys of an article's front matter with what they say, {} where it cannot be read.

    Values are texts, lists and mappings; from TOML dates, numbers and truth values too.
    """
    kind, opening, closing = _find(text)
    if kind is None or opening is None or closing is None:
        return {}
    return kind.values(text[opening.end() : closing.start()], wanted)


def _find(text: str) -> tuple[_Kind | None, re.Match[str] | None, re.Match[str] | None]:
    """Return the kind of the front matter, the line that opens it and the one that closes it."""
    kind = KINDS.get(text[:3])
    opening = kind.opening.match(text) if kind else None
    closing = kind.closing.search(text, opening.end()) if kind and opening else None
    if kind and opening and closing and not kind.accepts(text[opening.end() : closing.start()]):
        return None, None, None
    return kind, opening, closing
