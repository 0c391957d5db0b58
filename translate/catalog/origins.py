"""Where the texts of an article come from: the old texts, and sentences of old texts, that they were.

Works on the source language only, so that it is found out once for all languages of an article. Every old
sentence is taken once; what is sure is taken first: whole texts that are alike, with the sentences of such
a pair, then the same sentence anywhere, then a similar one.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from translate.catalog.changes import form
from translate.catalog.counterparts import FEW, HALF, counterparts, holds
from translate.sentences import sentences
from translate.similarity import SHORT, Index, words

ENOUGH = 0.57
"""Likeness from which a text is taken for a version of another."""
ENOUGH_WHEN_SHORT = 0.65
ENOUGH_WHEN_FEW = 0.75
EDGE = 8
"""Characters by which sentences that hold another one are found; `FEW` words are longer."""
CHOICES = 4
"""How many texts that are like one are tried, for others may have more right to them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text, with its blanks, and the sentences of old texts that it was."""

    text: str
    was: tuple[tuple[str, int], ...] = ()
    """(old text, number of the sentence in it), none for a new one."""
    same: bool = False
    """Whether it says exactly what the old one said."""


Origin = tuple[Sentence, ...]


@lru_cache(maxsize=16)
def origins(new: tuple[str, ...], old: tuple[str, ...], language: str) -> dict[str, Origin]:
    """Return for each new text that comes from old ones its sentences and what they were.

    `language` is that of the texts. Remembered, for the languages of an article mostly ask the same.
    """
    if not new or not old:
        return {}
    search = _Search(new, old, language)
    search.take_pairs()
    search.take_same_sentences()
    search.take_held_sentences()
    search.take_similar_sentences()
    return {text.said: search.origin(text) for text in search.texts if search.is_known(text)}


class _Place(NamedTuple):
    """A sentence of an old text."""

    text: int
    sentence: int


@dataclass
class _Text:
    """A new text, and what its sentences have been found to be."""

    said: str
    sentences: tuple[str, ...]
    was: list[tuple[_Place, ...]] = field(default_factory=list)
    same: list[bool] = field(default_factory=list)
    pair: int | None = None
    """The old text that it is like as a whole."""


class _Search:
    def __init__(self, new: Sequence[str], old: Sequence[str], language: str) -> None:
        self.old = old
        self.index = Index(old)
        self.texts = [_Text(said, sentences(said, language)) for said in new]
        for text in self.texts:
            text.was = [()] * len(text.sentences)
            text.same = [False] * len(text.sentences)
        self.sources = [sentences(text, language) for text in old]
        self.free = {_Place(j, k) for j, found in enumerate(self.sources) for k in range(len(found))}

    def take_pairs(self) -> None:
        """Pair new texts with the old ones that they are like as a whole, the most alike first."""
        pairs = [
            (-near.likeness, abs(i - near.number), i, near.number)
            for i, text in enumerate(self.texts)
            for near in self.index.nearest(text.said, ENOUGH, limit=CHOICES)
            if near.likeness >= _enough(text.said, self.old[near.number])
        ]
        taken: set[int] = set()
        for _, _, i, j in sorted(pairs):
            if self.texts[i].pair is None and j not in taken:
                self.texts[i].pair = j
                taken.add(j)
                found = counterparts(self.texts[i].sentences, self.sources[j], self.index.likeness)
                for n, one in enumerate(found):
                    self._take(self.texts[i], n, [_Place(j, k) for k in one.was], same=one.same)

    def take_same_sentences(self) -> None:
        """Look for the same sentence in what is left of the old texts: to the letter, then by its form."""
        for says in (str.strip, form):
            where: defaultdict[str, list[_Place]] = defaultdict(list)
            for place in sorted(self.free):
                where[says(self._said(place))].append(place)
            for text in self.texts:
                for n, sentence in enumerate(text.sentences):
                    if not text.was[n] and where:
                        places = [place for place in where.get(says(sentence), ()) if place in self.free]
                        self._take(text, n, self._likely(text, n, places)[:1], same=True)

    def take_held_sentences(self) -> None:
        """Look for what is left of the old texts at the beginning and the end of new sentences."""
        by_edge: defaultdict[str, list[_Place]] = defaultdict(list)
        for place in sorted(self.free):
            for edge in _edges(self._said(place)):
                by_edge[edge].append(place)
        for text in self.texts:
            for n, sentence in enumerate(text.sentences):
                near = () if text.was[n] else [p for edge in _edges(sentence) for p in by_edge.get(edge, ())]
                held = {place for place in near if place in self.free and holds(sentence, self._said(place))}
                self._take(text, n, sorted(held), same=False)

    def _likely(self, text: _Text, n: int, places: list[_Place]) -> list[_Place]:
        """Return the places of a sentence, first the one that goes on from the sentence before.

        None if there is none such, and the sentence is so short that it may stand anywhere.
        """
        before = text.was[n - 1][-1:] if n else ()
        going_on = [place for place in places if before == (place._replace(sentence=place.sentence - 1),)]
        if not going_on and len(text.sentences) > 1 and len(words(text.sentences[n])) <= FEW:
            return []
        return going_on or places

    def take_similar_sentences(self) -> None:
        """Look for a similar sentence in all that is left of the old texts."""
        left = sorted(self.free)
        index = Index([self._said(place) for place in left])
        for text in self.texts:
            for n, sentence in enumerate(text.sentences):
                if text.was[n] or not left:
                    continue
                for near in index.nearest(sentence, ENOUGH, limit=CHOICES):
                    place = left[near.number]
                    if place in self.free and near.likeness >= _enough(sentence, self._said(place)):
                        self._take(text, n, [place], same=False)
                        break

    def is_known(self, text: _Text) -> bool:
        """Whether a text comes from old ones: as a whole, for the most part, or with a sentence unchanged."""
        known = [sentence for sentence, was in zip(text.sentences, text.was, strict=True) if was]
        if known and (text.pair is not None or sum(map(len, known)) >= HALF * len(text.said)):
            return True
        same = zip(text.sentences, text.same, strict=True)
        return any(is_same and len(words(sentence)) > FEW for sentence, is_same in same)

    def origin(self, text: _Text) -> Origin:
        """Return what is known of a text."""
        return tuple(
            Sentence(sentence, tuple((self.old[place.text], place.sentence) for place in was), same)
            for sentence, was, same in zip(text.sentences, text.was, text.same, strict=True)
        )

    def _take(self, text: _Text, n: int, places: Sequence[_Place], *, same: bool) -> None:
        if places:
            text.was[n], text.same[n] = tuple(places), same
            self.free.difference_update(places)

    def _said(self, place: _Place) -> str:
        return self.sources[place.text][place.sentence]


def _edges(sentence: str) -> tuple[str, str]:
    """Return how a sentence begins and how it ends."""
    sentence = sentence.strip()
    return f"{sentence[:EDGE]}…", f"…{sentence[-EDGE:]}"


def _enough(one: str, other: str) -> float:
    """Return how alike two texts must be."""
    length = min(len(words(one)), len(words(other)))
    return ENOUGH_WHEN_FEW if length <= FEW else ENOUGH_WHEN_SHORT if length <= SHORT else ENOUGH
