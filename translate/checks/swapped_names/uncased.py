"""Names of the French in languages without capitals: the word that renders each, or that none does."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from translate.checks.pair import Pair
from translate.checks.swapped_names.called import SHORTEST, WORD, forms
from translate.checks.swapped_names.foreign import Word
from translate.checks.swapped_names.french import Name, is_word, names_in
from translate.checks.swapped_names.likeness import FEW, consonants, weight
from translate.checks.swapped_names.notes import Lost, Unmarked
from translate.checks.swapped_names.pairing import MOST, SMALL, is_free
from translate.checks.swapped_names.spoken import Beginnings, alike, by_beginning, ends_of, parts_of, sound
from translate.languages import base_language
from translate.languages.recognised import small_words

LIKE = {"ar": 0.2, "he": 0.2, "ja": 0.4, "ko": 0.3}
"""Language → the distance up to which a word may be a name."""
SURE = {"ar": 0.17, "he": 0.17, "ja": 0.3, "ko": 0.2}
"""Language → the distance up to which a heavy word surely is."""
HEAVY = 2.7
"""What a name and the word for it weigh at least, if they are not alike by chance."""


class Rendering(NamedTuple):
    """The word of a translation that is most like a name."""

    word: Word
    distance: float
    """0 for what CLDR calls a place."""
    is_called: bool
    """Whether CLDR calls the place so."""


def names_without_capitals(pair: Pair) -> Unmarked | None:
    """Return the names of a pair with the words that surely render them, and those that no word is like."""
    names, language = names_in(pair.source.text), base_language(pair.language)
    parts = parts_of(pair.target.text, language) if 0 < len(names) <= MOST else []
    if not parts:
        return None
    heard = by_beginning(parts, language)
    there = {name: found for name in names if (found := _rendering(name, parts, heard, pair)) is not None}
    rendered = tuple((name.text, there[name].word.text) for name in there if _is_sure(name, there, language))
    missing = [name for name in names if not (name in there or name.is_word or _is_in_latin(name, pair))]
    if not missing or is_free(names, missing):
        return Unmarked(rendered) if rendered else None
    words = tuple(Word(part.text, *pair.target.span(part.start, part.end), part.number) for part in parts)
    return Unmarked(rendered, tuple(_lost(missing, pair, parts, there)), words, _french_words(pair))


def _rendering(name: Name, parts: Iterable[Word], heard: Beginnings, pair: Pair) -> Rendering | None:
    """Return the word that is most like a name, or what CLDR calls the place; None if no word is like it."""
    called = forms(name.text, name.place, pair.language)[1:]
    for part in parts if called else ():
        if part.text in called:
            return Rendering(part, 0.0, is_called=True)
    language = base_language(pair.language)
    found = alike(name.text, heard, language, LIKE[language])
    nearest = min(found, key=lambda one: (one[0], -len(one[1].text)), default=None)
    return Rendering(nearest[1], nearest[0], is_called=False) if nearest else None


def _is_sure(name: Name, there: Mapping[Name, Rendering], language: str) -> bool:
    """Whether a word is like a name by no chance: beside another part of the name, or heavy enough."""
    word, distance, is_called = there[name]
    if is_called or name.is_word or len(consonants(name.text)) < FEW:
        return is_called
    if any(other.run == name.run and abs(one.word.number - word.number) == 1 for other, one in there.items()):
        return True
    if is_word(name.text) and name.place is None:
        return False
    return distance <= SURE[language] and min(weight(name.text), weight(sound(word.text, language))) >= HEAVY


def _is_in_latin(name: Name, pair: Pair) -> bool:
    """Whether a name that no word is like is left in Latin letters."""
    return any(form in pair.target.text for form in forms(name.text, name.place, pair.language))


def _lost(
    missing: Sequence[Name], pair: Pair, parts: Sequence[Word], there: Mapping[Name, Rendering]
) -> Iterator[Lost]:
    """Yield each missing name with where it may be: beside its other parts, if it has any."""
    kept = {name.run for name in names_in(pair.source.text) if name not in missing}
    taken = {word.number for word, *_ in there.values()}
    free = tuple(at for at, part in enumerate(parts) if part.number not in taken)
    for name in missing:
        place = (name.text, *pair.source.span(name.start, name.end))
        if name.run in kept:
            known = {word.number for other, (word, *_) in there.items() if other.run == name.run}
            beside = (at for at in free if known & {parts[at].number - 1, parts[at].number + 1})
            yield Lost(place, "beside", tuple(beside))
        else:
            yield Lost(place, "alone", free)


def _french_words(pair: Pair) -> str:
    """Return the words of the French that a word of the translation may be."""
    words = dict.fromkeys(WORD.findall(pair.source.text))
    long = (word for word in words if len(word) >= (SMALL if word[0].islower() else SHORTEST))
    return " ".join(word for word in long if word not in small_words("fr"))


def is_end(name: str, words: Sequence[Word], language: str) -> bool:
    """Return whether a name is the end of one of some words, which stands for several names."""
    ends = by_beginning(ends_of(words, language), language)
    return any(alike(name, ends, language, SURE[language]))


def is_french(word: Word, french: str, words: Iterable[Word], language: str) -> bool:
    """Return whether one of some words, in one of its parts, may be a word of the French."""
    heard = by_beginning((part for part in words if part.number == word.number), language)
    return any(
        any(alike(one, heard, language, (SURE if one[0].islower() else LIKE)[language]))
        for one in french.split()
    )
