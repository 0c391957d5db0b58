"""What is kept of a pair, for its names to be judged with those of all other pairs."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from translate.checks.swapped_names.foreign import Word

Place = tuple[str, int, int]
"""A word and where it is written, as offsets."""

How = Literal["beside", "alone"]
"""How a word may stand in the place of a name: beside the same other name, or only somewhere near."""


class Note(NamedTuple):
    """A name that a translation lacks, and a word that may stand in its place."""

    name: Place
    word: Place
    how: How


class Lost(NamedTuple):
    """A name that a translation without capitals lacks."""

    name: Place
    how: How
    at: tuple[int, ...]
    """Which of its words may stand in the place of the name."""


@dataclass(frozen=True, slots=True)
class Unmarked:
    """The names of a pair in a language without capitals: what other texts know is asked of all together."""

    rendered: tuple[tuple[str, str], ...]
    """Names, and the word that surely renders each."""
    together: tuple[frozenset[str], ...] = ()
    """Names that are parts of one."""
    lost: tuple[Lost, ...] = ()
    words: tuple[Word, ...] = ()
    """The words of the translation and their parts, with the offsets at which they are written."""
    french: str = ""
    """The words of the French that one of them may be."""


Kept = tuple[Note, ...] | Unmarked
"""What is kept of a pair."""
