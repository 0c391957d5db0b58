"""How alike two texts are, and which of many are like one: the adapter of RapidFuzz.

Texts are compared by their words in order, a rare word counting more than one that is everywhere (Spärck
Jones, "A Statistical Interpretation of Term Specificity", 1972), for it is the rare ones that say what a
text is about. Short texts are compared by their letters too.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from translate.inline import atoms

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+")
"""A word; of scripts without blanks, a character."""
Difference = Literal["=", "-", "+"]
SHORT = 8
"""Texts of at most so many words are short."""
TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w[\w\u0300-\u036f]*|\s+|[^\w\s]")
"""What is told apart when two texts are compared word by word: every character is in one."""
TOO_LONG = 30_000_000
"""Tokens of one text times those of another from which they are not compared: it takes memory."""
CANDIDATES = 12
"""How many texts are compared with one: those that share most with it."""


class Near(NamedTuple):
    """A text that is like another one."""

    likeness: float
    number: int


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how alike two texts, or two lists of words, are: their Indel similarity, from 0 to 1.

    That is 1 - (insertions + deletions) / (length of both).
    """
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(one, other))


def without_marks(text: str) -> str:
    """Return a text in NFKD without the marks that combine with letters: its accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without tags and addresses."""
    if "<" in text or "](" in text or "//" in text:
        at, kept = 0, []
        for atom in atoms(text):
            if atom.kind in ("tag", "target"):
                kept.append(text[at : atom.start])
                at = atom.end
        text = " ".join([*kept, text[at:]])
    return tuple(WORD.findall(unicodedata.normalize("NFC", text).lower()))


def differences(before: str, after: str) -> tuple[tuple[Difference, str], ...]:
    """Return what became of a text, word by word: ``=`` stayed, ``-`` went, ``+`` came, in reading order.

    The pieces of ``=`` and ``-`` are the text before, those of ``=`` and ``+`` the text after. White space
    between two changes is part of them.
    """
    from rapidfuzz.distance import Indel

    one, other = TOKEN.findall(before), TOKEN.findall(after)
    if len(one) * len(other) > TOO_LONG:
        return tuple(_pieces(before, after, same=False))
    changes: list[tuple[str, str, bool]] = []
    for code in Indel.opcodes(one, other):
        was = "".join(one[code.src_start : code.src_end])
        now = "".join(other[code.dest_start : code.dest_end])
        between = bool(changes) and was.isspace() and code.src_end < len(one)
        same = code.tag == "equal" and not between
        if changes and changes[-1][2] == same:
            last_was, last_now, _ = changes.pop()
            was, now = last_was + was, last_now + now
        changes.append((was, now, same))
    return tuple(piece for was, now, same in changes for piece in _pieces(was, now, same=same))


def _pieces(was: str, now: str, *, same: bool) -> Iterator[tuple[Difference, str]]:
    if same:
        yield "=", now
        return
    if was:
        yield "-", was
    if now:
        yield "+", now


class Search:
    """Texts by their words, wherever they are kept: `having` and `text` say what is there."""

    def __init__(self, counts: Mapping[str, int], total: int) -> None:
        """Take in how many of so many texts each word is."""
        self._counts, self._total = counts, total
        self._unknown = math.log(1 + (total + 1) / 0.5)
        self._weights: dict[str, float] = {}
        """What the words weigh that were asked for."""
        self._sums: dict[int, float] = {}
        """What the words of a text weigh together, of those texts for which it was asked."""

    def having(self, word: str) -> Sequence[int]:
        """Return the numbers of the texts that have a word."""
        raise NotImplementedError

    def text(self, number: int) -> str:
        """Return a text by its number."""
        raise NotImplementedError

    def likeness(self, one: str, other: str) -> float:
        """Return how alike two texts are, from 0 to 1, by their words and, if short, by their letters."""
        ours, theirs = words(one), words(other)
        if not ours or not theirs:
            return 0.0
        by_words = self._by_words(ours, theirs)
        if min(len(ours), len(theirs)) > SHORT:
            return by_words
        return (by_words + similarity(one, other)) / 2

    def nearest(self, text: str, at_least: float, limit: int = 1) -> list[Near]:
        """Return the texts that are like a text, at least so much, the most alike first."""
        found = [Near(self.likeness(text, self.text(n)), n) for n in self._candidates(text, at_least)]
        found = [near for near in found if near.likeness >= at_least]
        return sorted(found, key=lambda near: (-near.likeness, near.number))[:limit]

    def _by_words(self, ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
        """Return the weight of the words in common, in order, as a part of all."""
        if ours == theirs:
            return 1.0
        from rapidfuzz.distance import Indel

        blocks = Indel.opcodes(ours, theirs).as_matching_blocks()
        common = sum(self._weight(ours[block.a : block.a + block.size]) for block in blocks)
        return 2 * common / (self._weight(ours) + self._weight(theirs))

    def _candidates(self, text: str, at_least: float) -> list[int]:
        """Return the texts that share most with a text.

        Two texts that agree enough share more than a certain part of the weight of either. So they share one
        of its rarest words, those that weigh more than the rest, and the frequent ones need not be looked up.
        """
        weights = {word: self._weigh(word) * n for word, n in Counter(words(text)).items()}
        total = left = sum(weights.values())
        needed = at_least if len(weights) > SHORT else max(at_least * 2 - 1, 0.0)
        enough = total * needed / (2 - needed)
        shared: defaultdict[int, float] = defaultdict(float)
        for word in sorted(weights, key=lambda w: self._counts.get(w, 0)):
            if left < enough:
                break
            for index in self.having(word):
                shared[index] += weights[word]
            left -= weights[word]
        sums, half = self._sums, needed / 2
        for n in shared.keys() - sums.keys():
            sums[n] = self._weight(words(self.text(n)))
        likely = [n for n, weight in shared.items() if weight + left >= half * (total + sums[n])]
        return sorted(likely, key=lambda n: (-shared[n], n))[:CANDIDATES]

    def _weight(self, some: Sequence[str]) -> float:
        """Return what words weigh together."""
        known = self._weights
        return sum([known.get(word) or self._weigh(word) for word in some])

    def _weigh(self, word: str) -> float:
        weight = self._weights.get(word)
        if weight is None:
            count = self._counts.get(word)
            weight = math.log(1 + (self._total + 1) / (count + 0.5)) if count else self._unknown
            self._weights[word] = weight
        return weight


class Index(Search):
    """Texts in memory, numbered from 0."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        for index, text in enumerate(texts):
            for word in dict.fromkeys(words(text)):
                self._having[word].append(index)
        super().__init__({word: len(places) for word, places in self._having.items()}, len(texts))

    def having(self, word: str) -> Sequence[int]:
        """Return the texts that have a word."""
        return self._having.get(word, ())

    def text(self, number: int) -> str:
        """Return a text by its number."""
        return self.texts[number]


def most_similar(text: str, choices: Sequence[str], *, at_least: float) -> tuple[int, float] | None:
    """Return the index of the choice most like a text by its letters, and how alike they are.

    None when none is so much alike as `at_least`.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    best = process.extractOne(text, choices, scorer=Indel.normalized_similarity, score_cutoff=at_least)
    return None if best is None else (best[2], best[1])
