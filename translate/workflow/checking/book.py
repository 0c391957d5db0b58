"""All that a run has found: counts in memory, findings and notes put away until they are asked for."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any, NamedTuple

from translate.checks import SURVEYS
from translate.model import Finding
from translate.workflow.checking.packing import pack, unpack
from translate.workflow.checking.sheets import Sheet
from translate.workflow.checking.spool import Spool

NOTHING = pack(())


class Leaf(NamedTuple):
    """What is kept at hand of a sheet."""

    number: int
    """Its place among all sheets."""
    article: str
    language: str
    entries: int
    start: int
    """The number of its first pair among those of its language."""


class Added(NamedTuple):
    """What surveys have added in a language."""

    leaves: "array[int]"
    """The number of the leaf of each finding."""
    starts: "array[int]"
    """Where each finding is put away."""


class Book:
    """The sheets of a run, and what surveys add to them."""

    def __init__(self, languages: Iterable[str]) -> None:
        self.leaves: list[Leaf] = []
        self._pairs: defaultdict[str, int] = defaultdict(int)
        self._findings = Spool[tuple[Finding, ...]]()
        self._notes = {name: Spool[bytes]() for name in SURVEYS}
        self._added = {code: Spool[Finding]() for code in languages}
        self._added_to = {code: array("Q") for code in self._added}
        self._additions: defaultdict[int, list[int]] = defaultdict(list)

    def put(self, sheet: Sheet) -> None:
        """Put away a sheet."""
        article, language = intern(sheet.article), intern(sheet.language)
        leaf = Leaf(len(self.leaves), article, language, sheet.entries, self._pairs[language])
        self.leaves.append(leaf)
        self._pairs[language] += sheet.pairs
        self._findings.add(sheet.findings)
        for name, notes in self._notes.items():
            notes.add(sheet.packed.get(name, NOTHING))

    def add(self, leaf: Leaf, finding: Finding) -> None:
        """Add what a survey has found on a sheet; it counts when it is taken over."""
        self._added[leaf.language].add(finding)
        self._added_to[leaf.language].append(leaf.number)

    def added(self, language: str) -> Added:
        """Return what was added in a language."""
        return Added(self._added_to[language], self._added[language].starts)

    def take_over(self, language: str, added: Added) -> None:
        """Take over what was added in a language, here or by a copy of this process."""
        self._added[language].starts = added.starts
        for number, leaf in enumerate(added.leaves):
            self._additions[leaf].append(number)

    def findings(self, leaf: Leaf) -> list[Finding]:
        """Return what was found on a sheet, in the order of its lines."""
        added = [self._added[leaf.language][number] for number in self._additions.get(leaf.number, ())]
        return sorted((*self._findings[leaf.number], *added), key=lambda finding: finding.line)

    def notes(self, name: str, leaves: Sequence[Leaf]) -> "Notes":
        """Return what a survey has noted on some sheets of one language."""
        return Notes(self._notes[name], leaves)


@dataclass(frozen=True)
class Notes:
    """What a survey has noted of the pairs of a language, unpacked each time that somebody asks."""

    packed: Sequence[bytes]
    leaves: Sequence[Leaf]

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        """Yield each note with the number of its pair."""
        for leaf in self.leaves:
            for number, note in unpack(self.packed[leaf.number]):
                yield leaf.start + number, note
