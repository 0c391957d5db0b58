"""What is kept of a pair, for its names to be judged with those of all other pairs."""

from typing import Literal, NamedTuple

Place = tuple[str, int, int]
"""A word and where it is written, as offsets."""

How = Literal["beside", "alone", "renders"]
"""How a word stands to a name: in its place, beside the same other name; perhaps in its place; or it is
that name in the language of the translation."""


class Note(NamedTuple):
    """A name of the French and a word of the translation."""

    name: Place
    word: Place
    how: How
