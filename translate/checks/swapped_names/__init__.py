"""The check `swapped-names`: no name stands in place of another: *Emma Miller* for *Boris Johnson*.

It warns where the French has a foreign name that nothing in the translation is like, in any script or case,
and the translation has a name that nothing in the French is like, at about the same place or beside the same
first or family name. Countries are only held against countries, and cities that CLDR calls otherwise against
cities. It leaves alone what languages call each in its own way: kings and popes, acronyms, titles, places and
institutions of several words, what has a French word for its name, names that a translator has added or left
out, and a name that three entries have in place of the same other. Names that begin with the same sounds are
taken for one.

Arabic, Chinese, Hebrew, Korean and katakana have no capitals: there a word is a name if it renders another
one in other texts, and nothing in this French is like it; in Chinese, some of the characters that foreign
names are written with. Names in Han characters of their own are no such words, but countries are (法国); so a
name that may be Japanese, Korean or Vietnamese is not missed in Chinese, unless another text writes it by
its sound. The check is silent in other languages without capitals, in Welsh and its like, and on texts of
more than 3,000 characters.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from translate.checks.pair import Pair
from translate.checks.swapped_names.elsewhere import with_names
from translate.checks.swapped_names.foreign import is_noun
from translate.checks.swapped_names.french import capitals_in
from translate.checks.swapped_names.notes import Kept, Note, Place, Unmarked
from translate.checks.swapped_names.pairing import swaps
from translate.checks.swapped_names.spoken import SHORTEST
from translate.checks.swapped_names.uncased import names_without_capitals
from translate.languages import base_language
from translate.languages.romanised import romanised
from translate.languages.writing import has_capitals
from translate.model import Diagnostic

MUTATING = frozenset({"br", "cy", "ga", "gd", "gv", "kw"})
"""Languages in which names begin otherwise behind some words: Welsh *ym Mharis*."""
LONGEST = 3000
"""Characters of a text that is judged: each of its names is compared with all."""
ESTABLISHED = 3
"""Entries in which the same name stands for the same other one, which is then a translation."""
MANY = 3
"""New names from which on a translation speaks of other things than its original."""
STEM = 4
"""Letters that forms of a name have in common."""


def note_swaps(pair: Pair) -> Kept | None:
    """Return the names of a pair that may be swapped; None if there are none."""
    if pair.source_language != "fr" or not _is_judged(pair.language):
        return None
    source, target = pair.source, pair.target
    if len(source.text) > LONGEST or len(target.text) > LONGEST:
        return None
    text = target.text
    if not [word for word in capitals_in(source.text) if word not in text]:
        return None
    if _is_uncased(pair.language):
        return names_without_capitals(pair)
    found = [
        Note(
            (name.text, *source.span(name.start, name.end)),
            (word.text, *target.span(word.start, word.end)),
            how,
        )
        for name, word, how in swaps(pair)
    ]
    return tuple(found) if found else None


def judge_swaps(code: str, notes: Iterable[tuple[int, Kept]]) -> Iterator[tuple[int, Diagnostic]]:
    """Yield a warning for each name of the French in whose place another one seems to stand."""
    found = [(number, *both) for number, some in _marked(notes, code) for both in _chosen(some, code)]
    entries = Counter(pair for _, pair in {(number, (name[0], _stem(word))) for number, name, word in found})
    for number, name, word in found:
        if entries[name[0], _stem(word)] < ESTABLISHED:
            yield number, _said(name, word)


def _marked(notes: Iterable[tuple[int, Kept]], code: str) -> Iterator[tuple[int, Iterable[Note]]]:
    """Yield each missing name with the words that may stand in its place, and are names."""
    if _is_uncased(code):
        yield from with_names(notes, base_language(code))
    else:
        yield from ((number, some) for number, some in notes if not isinstance(some, Unmarked))


def _chosen(notes: Iterable[Note], code: str) -> Iterator[tuple[Place, Place]]:
    """Yield each missing name with the word that stands for it; each word stands for one name."""
    left = [note for note in notes if note.how == "beside" or not is_noun(note.word[0], code)]
    is_free = len({note.word for note in left if note.how == "alone"}) > MANY
    names, taken = set[Place](), set[Place]()
    for name, word, how in sorted(left, key=lambda note: note.how == "alone"):
        if name not in names and word not in taken and (how == "beside" or not is_free):
            names.add(name)
            taken.add(word)
            yield name, word


@lru_cache(maxsize=256)
def _is_judged(language: str) -> bool:
    """Whether names can be told from words in a language."""
    is_cased = has_capitals(language) and base_language(language) not in MUTATING | {"fr"}
    return is_cased or _is_uncased(language)


def _is_uncased(language: str) -> bool:
    """Whether a language has no capitals, and its names can be told nevertheless."""
    return base_language(language) in SHORTEST and not has_capitals(language)


def _said(name: Place, word: Place) -> Diagnostic:
    return Diagnostic(
        "swapped-names",
        "warning",
        f"{name[0]} is not in the translation, and '{word[0]}' not in the original",
        term=name[0],
        found=word[0],
        in_msgid=(name[1:],),
        in_msgstr=(word[1:],),
    )


def _stem(word: Place) -> str:
    return romanised(word[0])[:STEM]
