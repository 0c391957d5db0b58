"""The notation in which a language's data file lists endings.

A *row* maps the ending of a citation form to what may stand in its place:
``"ия" = "ии ию ией | ий иям иями иях"``. What stands before the bar every term takes; what stands after
it names do not (plurals, other genders). ``-`` is no ending at all, ``{case}`` stands for each word of the
list of that name, and the letters of ``harmony`` (capitals, as data is in lower case) vary together.
The longest row that fits a word is the one that counts; ``^word`` is a row that this word has besides.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

Branch = tuple[str, frozenset[str]]
"""What is put behind a stem, and the endings that may follow it."""

Proclitics = frozenset[tuple[str, str]]
"""What may be written onto the beginning of a word, each with what it leaves standing."""


@dataclass(frozen=True, slots=True)
class Row:
    """The endings of the words of one class."""

    every: tuple[Branch, ...]
    general: tuple[Branch, ...]
    """Those that names do not take."""

    def branches(self, *, name: bool) -> tuple[Branch, ...]:
        """Return the endings of a name or of a general term."""
        return self.every if name else self.every + self.general


@dataclass(frozen=True, slots=True)
class Change:
    """What letters of a stem may become before an ending."""

    every: tuple[str, ...]
    general: tuple[str, ...]

    def into(self, *, name: bool) -> tuple[str, ...]:
        """Return what they become in a name or in a general term."""
        return self.every if name else self.every + self.general


class Templates:
    """The tables of one data file, spelled out; what is used often is spelled out once."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self._lists: Mapping[str, str] = data.get("lists", {})
        self._harmony = [str.maketrans(letters) for letters in data.get("harmony", [{}])]
        self._spelled: dict[str, frozenset[str]] = {}

    def rows(self, table: str) -> dict[str, Row]:
        """Return a table of rows by the ending of the citation form."""
        return {
            suffix: Row(*(self._branches(part.split()) for part in _bar(text)))
            for suffix, text in self._data.get(table, {}).items()
        }

    def changes(self, table: str) -> dict[str, Change]:
        """Return a table of changes by the letters that change, the longest first."""
        parts = {
            letters: Change(*(tuple(_word(word) for word in part.split()) for part in _bar(text)))
            for letters, text in self._data.get(table, {}).items()
        }
        return dict(sorted(parts.items(), key=lambda item: -len(item[0])))

    def prefixes(self) -> dict[str, Proclitics]:
        """Return the proclitics by place, each with what it leaves standing (``لل>ال``)."""
        tables = {}
        for place, text in self._data.get("prefixes", {}).items():
            words = (word.partition(">") for template in text.split() for word in self.spell(template))
            tables[place] = frozenset((prefix, left) for prefix, _, left in words if prefix)
        return tables

    def patterns(self) -> tuple[tuple[str, str], ...]:
        """Return pairs of a pattern and what its words become, such as ``م12و3`` and ``م1ا2ي3``."""
        table: Mapping[str, str] = self._data.get("patterns", {})
        return tuple((pattern, other) for pattern, text in table.items() for other in text.split())

    def spell(self, template: str) -> frozenset[str]:
        """Return all words that a template stands for."""
        if template not in self._spelled:
            words = self._words(template)
            self._spelled[template] = frozenset(
                w.translate(letters) for w in words for letters in self._harmony
            )
        return self._spelled[template]

    def _branches(self, templates: Iterable[str]) -> tuple[Branch, ...]:
        """Return plain endings as one branch, and a branch for each stem that a list follows."""
        plain: set[str] = set()
        branches: list[Branch] = []
        for template in templates:
            head, brace, rest = template.partition("{")
            if brace:
                endings = self.spell(brace + rest)
                branches += [(behind, endings) for behind in sorted(self.spell(head))]
            else:
                plain |= self.spell(template)
        return (("", frozenset(plain)), *branches) if plain else tuple(branches)

    def _words(self, template: str) -> list[str]:
        pieces = re.split(r"\{(\w+)\}", _word(template))
        choices = [
            [word for part in self._lists[piece].split() for word in self._words(part)]
            if index % 2
            else [piece]
            for index, piece in enumerate(pieces)
        ]
        return ["".join(choice) for choice in product(*choices)]


def _word(word: str) -> str:
    """Return what a word of the data stands for: ``-`` is nothing."""
    return "" if word == "-" else word


def _bar(text: str) -> tuple[str, str]:
    """Split what every term takes from what only general terms take."""
    every, _, general = text.partition("|")
    return every, general
