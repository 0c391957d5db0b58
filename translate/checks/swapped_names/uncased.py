"""Names of the French in languages without capitals: the word that renders each, or that none does."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from translate.checks.pair import Pair
from translate.checks.swapped_names import chinese
from translate.checks.swapped_names.called import SHORTEST, WORD, forms
from translate.checks.swapped_names.foreign import Word
from translate.checks.swapped_names.french import Name, is_english_name, is_word, names_in
from translate.checks.swapped_names.likeness import FEW, LONGEST, consonants, weight
from translate.checks.swapped_names.notes import Lost, Unmarked
from translate.checks.swapped_names.pairing import MOST, SMALL, is_free
from translate.checks.swapped_names.spoken import (
    ALONE,
    COMPOUNDING,
    RUNNING,
    UNPARTED,
    Beginnings,
    alike,
    by_beginning,
    countries_in,
    ends_of,
    parts_of,
    sound,
)
from translate.languages import base_language
from translate.languages.recognised import small_words

LIKE = {"ar": 0.2, "he": 0.2, "ja": 0.4, "ko": 0.3, "zh": 0.4}
"""Language → the distance up to which a word may be a name."""
SURE = {"ar": 0.17, "he": 0.17, "ja": 0.3, "ko": 0.2, "zh": 0.25}
"""Language → the distance up to which a heavy word surely is."""
LIGHT = {"ar": 0.06, "he": 0.06, "ja": 0.15, "ko": 0.12, "zh": 0.2}
"""Language → the distance up to which one surely is that is not heavy."""
LEAST, HEAVY, HEAVIER, HEAVIEST = 2.25, 2.7, 3.2, 4.5
"""What a name and the word for it weigh at least: with less, all may be alike by chance."""
LONG = {"ja": 3, "ko": 3, "zh": 3}
"""Language → the syllables of a word that surely is a name of one consonant: 俄亥俄."""
FARTHER = 0.04
"""How much farther from each other the heaviest may be."""
NEAR = 0.13
"""The distance up to which a heavier word surely is one that is a word of another language too: *Tessera*."""
FIRM = 0.25
"""The distance up to which no other name takes a part of the word for a heavy one."""
COMMON = 0.2
"""The distance up to which a word may be a French one in small letters, at most."""


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
    if not 0 < len(names) <= MOST:
        return None
    parts = parts_of(pair.target.text, language)
    if not parts and language not in UNPARTED:
        return None
    heard = by_beginning(parts, language)
    there = _renderings(names, parts, heard, pair)
    rendered = tuple((name.text, there[name].word.text) for name in there if _is_sure(name, there, language))
    together = tuple(
        frozenset((one.text, other.text)) for one, other in pairwise(names) if one.run == other.run
    )
    missing = [name for name in names if not (name in there or name.is_word or _is_there(name, pair))]
    if not missing or is_free(names, missing):
        return Unmarked(rendered, together) if rendered else None
    text, taken = pair.target.text, [word for word, *_ in there.values()]
    if language in RUNNING:
        parts = list(chinese.free(parts, taken))
    if language in UNPARTED and any(name.place for name in missing):
        parts += chinese.free(countries_in(text, pair.language), taken)
    words = tuple(Word(part.text, *pair.target.span(part.start, part.end), part.number) for part in parts)
    return Unmarked(rendered, together, tuple(_lost(missing, pair, parts, there)), words, _french_words(pair))


def _renderings(
    names: Sequence[Name], parts: Sequence[Word], heard: Beginnings, pair: Pair
) -> Mapping[Name, Rendering]:
    """Return the words that render names; where nothing tells words, none that is part of a surer one."""
    there = {name: found for name in names if (found := _rendering(name, parts, heard, pair)) is not None}
    if base_language(pair.language) not in RUNNING:
        return there
    firm = [(name.text, one) for name, one in there.items() if one.is_called or weight(name.text) >= HEAVY]
    for name, one in tuple(there.items()):
        surer = [
            other.word for its, other in firm if its != name.text and other.distance < min(one.distance, FIRM)
        ]
        if any(chinese.meet(one.word, word) for word in surer):
            del there[name]
            again = _rendering(name, parts, heard, pair, surer)
            if again is not None:
                there[name] = again
    return there


def _rendering(
    name: Name, parts: Iterable[Word], heard: Beginnings, pair: Pair, taken: Sequence[Word] = ()
) -> Rendering | None:
    """Return the word that is most like a name, or what CLDR calls the place; None if no word is like it."""
    language, text, called = base_language(pair.language), pair.target.text, _called(name, pair.language)
    for part in parts if called else ():
        if part.text in called:
            return Rendering(part, 0.0, is_called=True)
    for form in called if language in UNPARTED else ():
        if (at := text.find(form)) >= 0:
            return Rendering(Word(form, at, at + len(form), ALONE), 0.0, is_called=True)
    found = alike(name.text, heard, language, LIKE[language])
    if language in RUNNING:
        nearest = chinese.nearest(found, text, LIKE[language], taken)
    else:
        nearest = min(found, key=lambda one: (one[0], -len(one[1].text)), default=None)
    return Rendering(nearest[1], nearest[0], is_called=False) if nearest else None


def _is_sure(name: Name, there: Mapping[Name, Rendering], language: str) -> bool:
    """Whether a word is like a name by no chance: beside another part of the name, or heavy enough."""
    word, distance, is_called = there[name]
    if is_called or name.is_word:
        return is_called
    is_common = name.place is None and is_word(name.text) and not is_english_name(name.text)
    if len(consonants(name.text)) < FEW:
        is_long = len(word.text) >= LONG.get(language, LONGEST)
        return is_long and not is_common and distance <= LIGHT[language]
    if any(other.run == name.run and abs(one.word.number - word.number) == 1 for other, one in there.items()):
        return True
    weighs = min(weight(name.text), weight(sound(word.text, language)))
    if is_common:
        return language not in COMPOUNDING and weighs >= HEAVIER and distance <= NEAR
    if weighs >= HEAVIEST:
        return distance <= SURE[language] + FARTHER
    return weighs >= LEAST and distance <= (SURE if weighs >= HEAVY else LIGHT)[language]


def _called(name: Name, language: str) -> tuple[str, ...]:
    """Return what CLDR calls a place."""
    if name.place is None:
        return ()
    if base_language(language) in RUNNING:
        return chinese.called(name.place)
    return forms(name.text, name.place, language)[1:]


def _is_there(name: Name, pair: Pair) -> bool:
    """Whether a name that no word is like is left in Latin letters, or its own in Han characters."""
    text = pair.target.text
    if any(form in text for form in (name.text, *_called(name, pair.language))):
        return True
    return base_language(pair.language) in RUNNING and chinese.is_there(name, text)


def _lost(
    missing: Sequence[Name], pair: Pair, parts: Sequence[Word], there: Mapping[Name, Rendering]
) -> Iterator[Lost]:
    """Yield each missing name with where it may be: beside its other parts, if it has any."""
    kept = {name.run for name in names_in(pair.source.text) if name not in missing}
    are_free = base_language(pair.language) in RUNNING
    taken = {word.number for word, *_ in there.values() if not are_free and word.number != ALONE}
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
    return " ".join(word for word in long if word.lower() not in small_words("fr"))


def is_told(name: str, language: str) -> bool:
    """Return whether one can tell that a name is missing: not if it may be written with signs of its own."""
    return language not in RUNNING or not chinese.may_be_han(name)


def is_end(name: str, words: Sequence[Word], language: str) -> bool:
    """Return whether a name is the end of one of some words, which stands for several names."""
    ends = by_beginning(ends_of(words, language), language)
    return any(alike(name, ends, language, SURE[language]))


def is_french(word: Word, french: str, words: Sequence[Word], language: str) -> bool:
    """Return whether one of some words, in one of its parts, may be one of the French, or part of another."""
    if language in RUNNING and chinese.is_inside(word, words):
        return True
    parts = (
        chinese.around(word, words)
        if language in RUNNING
        else (part for part in words if part.number == word.number)
    )
    heard = by_beginning(parts, language)
    small, great = min(SURE[language], COMMON), LIKE[language]
    return any(
        any(alike(one, heard, language, small if one[0].islower() else great, are_parts=False))
        for one in french.split()
    )
