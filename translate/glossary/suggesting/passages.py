"""The passages of translations that may say a French name or term."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from translate.glossary.characters import CharacterFinder
from translate.glossary.forms import Finder, Form
from translate.glossary.rules import Rules
from translate.glossary.text import Word, run_of, visible, without_accents, words
from translate.glossary.words import WordFinder
from translate.similarity import similarity

HIRAGANA = re.compile(r"[\u3041-\u309f]")
"""Japanese grammar is written so: no passage begins or ends with it."""
GRAMMAR = 0.12
"""Words in lower case that stand in so many entries are of grammar: no passage begins or ends with one."""
SHORT, SHORT_GRAMMAR = 3, 0.03
"""The same for words of at most so many letters."""
INSIDE = "・·• "
"""What may stand inside a passage of characters."""
SHORTEST, LONGEST = 2, 12
"""Lengths of passages where words are not parted by spaces."""
COMMON = 0.3
"""A character in so many entries is no sure edge of a passage."""
STEM = 0.65
SHORTEST_STEM = 4


@dataclass(frozen=True)
class Passage:
    """A stretch that several translations have in common."""

    parts: tuple[str, ...]
    """Its words without their last letters, or its characters."""
    entries: frozenset[int]
    """The entries that have it, or may."""
    written: Counter[str]
    """Its forms as they stand there."""

    @property
    def length(self) -> int:
        """How long it is, in words or characters."""
        return len(self.parts)

    def contains(self, other: "Passage") -> bool:
        """Return whether another one is this one or a part of it."""
        size = other.length
        return any(self.parts[at : at + size] == other.parts for at in range(self.length - size + 1))


@dataclass(frozen=True, eq=False)
class Side:
    """The reviewed translations in one language, by the number of their entry."""

    rules: Rules
    msgstrs: Mapping[int, str]

    @property
    def size(self) -> int:
        """How many entries there are."""
        return len(self.msgstrs)

    @cached_property
    def _words(self) -> dict[int, tuple[Word, ...]]:
        return {number: tuple(words(text, self.rules)) for number, text in self.msgstrs.items()}

    @cached_property
    def _having(self) -> Mapping[str, set[int]]:
        having: defaultdict[str, set[int]] = defaultdict(set)
        for number, own in self._words.items():
            for word in own:
                having[_stem(word)].add(number)
        return having

    def finder(self, form: Form) -> Finder:
        """Return what finds a form in the translations."""
        kind = WordFinder if self.rules.kind == "words" else CharacterFinder
        return kind([form], self.rules)

    def has_words(self, number: int, name: str) -> bool:
        """Return whether a translation has a name just as it is, capitals included."""
        wanted = [word.raw for word in words(name, self.rules)]
        raws = [word.raw for word in self._words[number]]
        return any(raws[at : at + len(wanted)] == wanted for at in range(len(raws) - len(wanted) + 1))

    def alike(self, number: int, name: str, at_least: float, others_below: float) -> str | None:
        """Return the capitals of a translation that look like a name, if no others do."""
        size = len(words(name, self.rules))
        own = self._words[number]
        rated = sorted(
            (
                (similarity(_plain(name), _plain(text)), text)
                for at in range(len(own) - size + 1)
                if all(_is_capital(word) for word in own[at : at + size])
                and (text := self._text(number, at, at + size))
            ),
            reverse=True,
        )
        if not rated or rated[0][0] < at_least or _plain(rated[0][1])[:1] != _plain(name)[:1]:
            return None
        best = rated[0][1]
        alone = all(likeness < others_below or text == best for likeness, text in rated)
        return best if alone else None

    def passages(
        self, entries: frozenset[int], share: float, width: int, *, capital: bool
    ) -> Iterator[Passage]:
        """Yield the passages that at least a share of some entries have in common.

        `width` is how many words they have at most; with `capital` they begin and end with capitals, where
        the script has them.
        """
        if self.rules.kind == "words":
            yield from self._of_words(entries, share * len(entries), width, capital=capital)
        else:
            yield from self._of_characters(entries, share * len(entries))

    def _of_words(
        self, entries: frozenset[int], enough: float, width: int, *, capital: bool
    ) -> Iterator[Passage]:
        found: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        written: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for number in entries:
            own = self._words[number]
            stems = [_stem(word) for word in own]
            edges = [self._is_edge(word, capital=capital) for word in own]
            for first in range(len(own)):
                for end in range(first + 1, min(first + width, len(own)) + 1):
                    if end - 1 > first and not own[end - 1].joined:
                        break
                    if edges[first] and edges[end - 1] and own[end - 1].end - own[first].start > 1:
                        key = tuple(stems[first:end])
                        found[key].add(number)
                        written[key][self._text(number, first, end)] += 1
        for key, having in found.items():
            if len(having) >= enough:
                elsewhere = set.intersection(*(self._having[stem] for stem in key)) - entries
                yield Passage(key, frozenset(having | elsewhere), written[key])

    def _is_edge(self, word: Word, *, capital: bool) -> bool:
        """Return whether a passage may begin or end with a word."""
        if capital and not _is_capital(word):
            return False
        if word.raw[:1].isupper():
            return True
        share = GRAMMAR if len(word.key) > SHORT else SHORT_GRAMMAR
        return len(self._having[_stem(word)]) <= max(2, share * self.size)

    def _of_characters(self, entries: frozenset[int], enough: float) -> Iterator[Passage]:
        """Yield the passages that stand beside different characters in the entries."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        before: defaultdict[str, set[str]] = defaultdict(set)
        after: defaultdict[str, set[str]] = defaultdict(set)
        for number in entries:
            text = visible(self.msgstrs[number])
            for first, end in _stretches(text):
                part = text[first:end]
                found[part].add(number)
                before[part].add(text[first - 1 : first] or f"^{number}")
                after[part].add(text[end : end + 1] or f"${number}")
        for part, having in found.items():
            if len(having) >= enough and len(before[part]) > 1 and len(after[part]) > 1:
                elsewhere = {n for n, text in self.msgstrs.items() if n not in entries and part in text}
                yield Passage(tuple(part), frozenset(having | elsewhere), Counter({part: len(having)}))

    def has_common_edge(self, passage: Passage) -> bool:
        """Return whether a passage begins or ends with a character that is everywhere: 与莫斯科."""
        if self.rules.kind == "words":
            return False
        texts = self.msgstrs.values()
        return any(
            sum(edge in text for text in texts) > COMMON * self.size
            for edge in {passage.parts[0], passage.parts[-1]}
        )

    def _text(self, number: int, first: int, end: int) -> str:
        """Return some words as they are written, without markup."""
        own = self._words[number]
        text = self.msgstrs[number]
        parts = [own[first].raw]
        for before, word in zip(own[first : end - 1], own[first + 1 : end], strict=True):
            gap = "".join(sign for sign in text[before.end : word.start] if sign not in "*_~[]()")
            parts.append((" " if not gap or gap.isspace() else gap.strip() or " ") + word.raw)
        return "".join(parts)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that neither begin nor end inside a word that can be told to be one."""
    runs = [run_of(sign) for sign in text]
    edge = [sign.isalnum() and not HIRAGANA.match(sign) for sign in text]
    inside = [sign.isalnum() or sign in INSIDE for sign in text]
    for first, run in enumerate(runs):
        if not edge[first] or (first and run is not None and runs[first - 1] == run):
            continue
        for end in range(first + 1, min(first + LONGEST, len(text)) + 1):
            if not inside[end - 1]:
                break
            goes_on = end < len(text) and runs[end] == runs[end - 1] not in {None, "hangul"}
            if end - first >= SHORTEST and edge[end - 1] and not goes_on:
                yield first, end


def _is_capital(word: Word) -> bool:
    """Return whether a word may be part of a name: Jong-un, and all words of scripts without capitals."""
    return word.hyphened or not word.raw[:1].islower()


def _stem(word: Word) -> str:
    """Return a word without its last letters, so that its forms fall together."""
    return word.key[: max(SHORTEST_STEM, round(len(word.key) * STEM))]


def _plain(text: str) -> str:
    return without_accents(text.lower())
