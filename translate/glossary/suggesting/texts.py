"""The French segments in which names and terms are looked for."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from translate.glossary.schema import Glossary
from translate.glossary.source import occurrences
from translate.glossary.suggesting.french import ROMAN, Unit, common, lists, units


class Place(NamedTuple):
    """Where a candidate stands: units of a segment, from `first` until before `end`."""

    segment: int
    first: int
    end: int


@dataclass(frozen=True)
class Text:
    """A segment: its units, and which stretches of it the glossary knows."""

    article: str
    msgid: str
    units: tuple[Unit, ...]
    known: tuple[tuple[int, int], ...]
    shouted: bool
    """Whether it is all in capitals, so that they say nothing."""

    def covers(self, first: int, end: int) -> bool:
        """Return whether the glossary has what stands there, or more."""
        start, stop = self.units[first].start, self.units[end - 1].end
        return any(a <= start and stop <= b for a, b in self.known)

    def is_composed(self, first: int, end: int) -> bool:
        """Return whether all that is no small word there belongs to a term of the glossary."""
        return all(
            lists().is_function(unit.key) or any(a <= unit.start and unit.end <= b for a, b in self.known)
            for unit in self.units[first:end]
        )

    def surface(self, first: int, end: int) -> str:
        """Return some units as they are written, without markup."""
        parts = [self.units[first].text]
        for before, unit in zip(self.units[first : end - 1], self.units[first + 1 : end], strict=True):
            parts.append(unit.text if before.text.endswith("’") else f" {unit.text}")
        return "".join(parts)


@dataclass(frozen=True)
class Texts:
    """All segments, and how their words are written in them."""

    all: Sequence[Text]

    @cached_property
    def _lower(self) -> Counter[str]:
        return Counter(unit.key for text in self.all for unit in text.units if not unit.capital)

    @cached_property
    def _capital(self) -> Counter[str]:
        """How often words have a capital that no beginning of a sentence gives them."""
        return Counter(
            unit.key
            for text in self.all
            if not text.shouted
            for unit in text.units
            if unit.capital and not unit.initial
        )

    def is_proper(self, unit: Unit) -> bool:
        """Return whether the capital of a unit is its own."""
        if not unit.capital or len(unit.key) == 1 or ROMAN.match(unit.text):
            return False
        if not unit.initial or unit.acronym:
            return True
        if lists().is_function(unit.key) or unit.key in lists().titles:
            return False
        capital, lower = self._capital[unit.key], self._lower[unit.key]
        return capital > lower or (not lower and common(unit.key) is None and not unit.key.endswith("ment"))


def read_texts(
    glossary: Glossary, segments: Iterable[tuple[str, str]], watch: Callable[[], None] = lambda: None
) -> Texts:
    """Return (article, msgid) pairs divided into units; `watch` is called after each."""
    found = []
    for article, msgid in segments:
        own = tuple(units(msgid))
        known = tuple((place.start, place.end) for place in occurrences(glossary, msgid, article))
        letters = [unit.text for unit in own if unit.text.isalpha() and len(unit.text) > 1]
        shouted = len(letters) > 1 and all(text.isupper() for text in letters)
        found.append(Text(article, msgid, own, known, shouted))
        watch()
    return Texts(found)
