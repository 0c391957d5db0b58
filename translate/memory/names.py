"""Texts that differ in one name only: the name's translation put where the other one's stands.

Which names there are, and how the language says them, the workflow knows from the glossary.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from translate.similarity import words

WITHOUT_BLANKS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that put no blanks between words."""
RAREST = 6
"""Words beside the name by which the other text is looked for."""


class Name(NamedTuple):
    """A name at its place in a French text."""

    start: int
    end: int
    says: str
    """How the language says it, in the form of a dictionary; one that needs no other form."""


Names = Callable[[str], Sequence[Name]]
"""Finds the names of a French text; none where putting one for another is not safe."""


def around(text: str, name: Name) -> list[str]:
    """Return the words of a text beside a name."""
    return [*words(text[: name.start]), *words(text[name.end :])]


def counterpart(text: str, name: Name, other: str, names: Iterable[Name]) -> Name | None:
    """Return the name that another text has where `text` has this one; None unless all else is the same."""
    before, after = text[: name.start], text[name.end :]
    for theirs in names:
        if other[: theirs.start] == before and other[theirs.end :] == after and theirs.says != name.says:
            return theirs
    return None


def renamed(translation: str, old: Name, new: Name) -> str | None:
    """Return a translation with a name in the place of another one that stands there exactly once."""
    before, found, after = translation.partition(old.says)
    if (
        not found
        or old.says in after
        or _goes_on(before[-1:], old.says[0])
        or _goes_on(old.says[-1], after[:1])
    ):
        return None
    return before + new.says + after


def _goes_on(one: str, other: str) -> bool:
    """Return whether two letters side by side are of one word, in scripts with blanks between words."""
    return (
        one.isalnum() and other.isalnum() and not (WITHOUT_BLANKS.match(one) or WITHOUT_BLANKS.match(other))
    )
