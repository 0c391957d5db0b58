"""The check `names`: a name is written in one way in all catalogs of a language.

It warns where a name of the French that most entries write in one way (*Charkiw*) has another one in some
(*Charkow*) that is much like it, or like the French, and stands nowhere else. Inflected forms are one name:
where names are inflected, so are all that differ in their last letters. It needs five reviewed entries with
the French name, and two with the other way. It leaves alone the names that the glossary has, for those the
glossary judges; and it is silent where letters have no capitals, but for Japanese, where katakana are names.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from translate.checks.pair import Pair
from translate.languages import base_language
from translate.languages.writing import has_capitals, names_have_cases
from translate.model import Diagnostic
from translate.similarity import similarity, without_marks

CAPITAL = re.compile(
    r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚΆ-ΏΑ-ΫЀ-ЯҐ]"
    r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})*"
)
"""A word with a capital."""
KATAKANA = re.compile("[ァ-ヺー]{3,}")
AFTER_WORD = re.compile(r"[^\W\d_][,’']?[ \u00a0\u202f]?(?:\w[’'])?\Z")
"""What stands before a word that begins no sentence."""
ENOUGH = 5
"""Entries that must have a name."""
USUAL = 0.6
"""The share of them in which the usual translation is found at least."""
ELSEWHERE = 0.25
"""As a share of them, the other entries in which it may be found."""
TWICE = 2
"""Entries that must have the other way."""
LIKE, LIKE_FRENCH = 0.6, 0.7
"""How like the usual translation, or the French, another way is at least."""
STEM, SHORTEST = 0.65, 4
"""The share of a word's letters by which its forms are the same, and how many at least."""
MOST = 100
"""Names of a text that is looked at: each of them is held against all words of the translation."""
LENGTHS = 1
"""Letters by which two ways of a katakana name may differ in length."""

Same = Callable[[str, str], bool]
"""Whether a word is a form of a name."""


class Note(NamedTuple):
    """What is kept of a pair: words with a blank between them."""

    names: str
    """The names of the msgid."""
    capitals: str
    """What may be names in the msgstr."""


class Way(NamedTuple):
    """A way in which a name is written: forms that begin alike."""

    stem: str
    rows: frozenset[int]
    """The entries with the name that have it."""
    total: int
    """How many entries have it, with the name or without."""
    written: str
    """Its most usual form."""


def note_names(pair: Pair) -> Note | None:
    """Return the names of a pair; None if it has none, or is a list of them."""
    names = _names(pair.source.text)
    capitals = _capitals(pair) if names and names.count(" ") < MOST else ""
    return Note(names, capitals) if capitals else None


def judge_names(
    code: str, notes: Iterable[tuple[int, Note]], known: Collection[str] = (), same: Same | None = None
) -> Iterator[tuple[int, Diagnostic]]:
    """Yield a warning for each pair in which a name is written otherwise than in most.

    `known`: French words, in lower case, that are for the glossary to judge. `same` tells inflected forms of
    the language in which they do not begin alike.
    """
    counted = Counter(name for _, note in notes for name in note.names.split())
    frequent = {name for name, count in counted.items() if count >= ENOUGH and name.lower() not in known}
    if frequent:
        texts = _Texts(notes, frequent, _stem if names_have_cases(code) else _bare)
        for name, rows in texts.names.items():
            yield from _judged(name, rows, texts, same)


class _Texts:
    """The notes that have a name which is often there; words are kept once, and as numbers."""

    def __init__(
        self, notes: Iterable[tuple[int, Note]], frequent: Collection[str], stem: Callable[[str], str]
    ) -> None:
        self.names: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        """Name → the rows that have it, in order."""
        self._stem = stem
        self._totals = Counter[str]()
        self._words: dict[str, int] = {}
        self._numbers, self._starts, self._capitals = array("Q"), array("Q", [0]), array("I")
        for number, note in notes:
            capitals = note.capitals.split()
            self._totals.update({stem(word) for word in capitals})
            names = [name for name in note.names.split() if name in frequent]
            if names:
                for name in names:
                    self.names[name].append(len(self._numbers))
                self._capitals.extend(self._words.setdefault(word, len(self._words)) for word in capitals)
                self._numbers.append(number)
                self._starts.append(len(self._capitals))
        self._spelt = tuple(self._words)

    def number(self, row: int) -> int:
        """Return the number of the pair in a row."""
        return self._numbers[row]

    def ways(self, rows: Iterable[int]) -> list[Way]:
        """Return the capitals that stand in some rows, the commonest first."""
        written: defaultdict[str, Counter[str]] = defaultdict(Counter)
        having: defaultdict[str, set[int]] = defaultdict(set)
        for row in rows:
            for at in self._capitals[self._starts[row] : self._starts[row + 1]]:
                word = self._spelt[at]
                stem = self._stem(word)
                written[stem][word] += 1
                having[stem].add(row)
        ways = [
            Way(stem, frozenset(having[stem]), self._totals[stem], forms.most_common(1)[0][0])
            for stem, forms in written.items()
        ]
        return sorted(ways, key=lambda way: (-len(way.rows), way.stem))


def _judged(
    name: str, rows: Sequence[int], texts: _Texts, same: Same | None
) -> Iterator[tuple[int, Diagnostic]]:
    ways = texts.ways(rows)
    usual = next((way for way in ways if _is_usual(way, len(rows))), None)
    if usual is None:
        return
    elsewhere = tuple(map(texts.number, sorted(usual.rows)))
    for other in ways:
        if _is_another(other, usual, name) and not (same and _are_same(other, usual, same)):
            message = f"{name} is '{other.written}' here and '{usual.written}' elsewhere"
            said = Diagnostic(
                "names", "warning", message, found=other.written, term=name, elsewhere=elsewhere
            )
            yield from ((texts.number(row), said) for row in sorted(other.rows))


def _is_usual(way: Way, entries: int) -> bool:
    """Whether a way is how most entries write the name, and hardly any others."""
    inside = len(way.rows)
    return inside >= USUAL * entries and way.total - inside <= ELSEWHERE * inside


def _is_another(other: Way, usual: Way, name: str) -> bool:
    """Whether a way stands only where the name is and the usual way is not, and looks like one of both."""
    if other.total < TWICE or other.total > len(other.rows) or other.rows & usual.rows:
        return False
    if other.written.startswith(usual.written) or usual.written.startswith(other.written):
        return False
    if KATAKANA.match(other.written):
        longer = abs(len(other.written) - len(usual.written))
        return other.written[0] == usual.written[0] and longer <= LENGTHS
    return _likeness(other.written, usual.written) >= LIKE or _likeness(other.written, name) >= LIKE_FRENCH


def _are_same(other: Way, usual: Way, same: Same) -> bool:
    return same(other.written, usual.written) or same(usual.written, other.written)


def _likeness(one: str, other: str) -> float:
    return similarity(_plain(one), _plain(other))


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    plain = _plain(word)
    return plain[: max(SHORTEST, round(len(plain) * STEM))]


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    """Return a word without accents and the ending of a genitive or plural."""
    return _plain(word).removesuffix("s")


def _plain(word: str) -> str:
    return without_marks(word.lower())


@lru_cache(maxsize=512)
def _names(text: str) -> str:
    """Return the words of a French text that have a capital within a sentence."""
    return " ".join(
        dict.fromkeys(
            word[0]
            for word in CAPITAL.finditer(text)
            if not word[0].isupper() and AFTER_WORD.search(text, max(word.start() - 5, 0), word.start())
        )
    )


def _capitals(pair: Pair) -> str:
    text = pair.target.text
    if base_language(pair.language) == "ja":
        return " ".join(dict.fromkeys(KATAKANA.findall(text)))
    if not has_capitals(pair.language):
        return ""
    return " ".join(dict.fromkeys(CAPITAL.findall(text)))
