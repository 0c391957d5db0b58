"""Names of the French in languages without capitals: the word that renders each, or those in its place."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from translate.checks.pair import Pair
from translate.checks.swapped_names.called import SHORTEST, WORD, forms
from translate.checks.swapped_names.foreign import Word
from translate.checks.swapped_names.french import Name, is_word, names_in
from translate.checks.swapped_names.likeness import FEW, consonants, weight
from translate.checks.swapped_names.notes import How
from translate.checks.swapped_names.pairing import MOST, SMALL, Swap, is_free
from translate.checks.swapped_names.spoken import Beginnings, alike, by_beginning, ends_of, parts_of, sound
from translate.languages.recognised import small_words

LIKE = {"ar": 0.2, "he": 0.2, "ja": 0.4, "ko": 0.3}
"""Language → the distance up to which a word may be a name."""
SURE = {"ar": 0.17, "he": 0.17, "ja": 0.3, "ko": 0.2}
"""Language → the distance up to which a heavy word surely is."""
HEAVY = 2.7
"""What a name and the word for it weigh at least, if they are not alike by chance."""
MOST_PLACES = 5000
"""Places of a text for its missing names together, each of which is kept; with more it is no translation."""


class Rendering(NamedTuple):
    """The word of a translation that is most like a name."""

    word: Word
    distance: float
    """0 for what CLDR calls a place."""
    is_called: bool
    """Whether CLDR calls the place so."""


def swaps_without_capitals(pair: Pair) -> Iterator[Swap]:
    """Yield each name of a pair with the word that surely renders it, or each that may stand in its place."""
    names, language = names_in(pair.source.text), _base(pair)
    parts = parts_of(pair.target.text, language) if 0 < len(names) <= MOST else []
    if not parts:
        return
    heard = by_beginning(parts, language)
    there = {name: found for name in names if (found := _rendering(name, parts, heard, pair)) is not None}
    for name, (word, *_) in there.items():
        if _is_sure(name, there, language):
            yield Swap(name, word, "renders")
    lost = [name for name in names if name not in there and not name.is_word]
    ends = by_beginning(ends_of(parts, language) if lost else (), language)
    missing = [name for name in lost if not _is_hidden(name, ends, pair)]
    if missing and not is_free(names, missing):
        yield from _in_place_of(missing, pair, parts, there)


def _base(pair: Pair) -> str:
    return pair.language.partition("_")[0]


def _rendering(name: Name, parts: Iterable[Word], heard: Beginnings, pair: Pair) -> Rendering | None:
    """Return the word that is most like a name, or what CLDR calls the place; None if no word is like it."""
    called = forms(name.text, name.place, pair.language)[1:]
    for part in parts if called else ():
        if part.text in called:
            return Rendering(part, 0.0, is_called=True)
    found = alike(name.text, heard, _base(pair), LIKE[_base(pair)])
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


def _is_hidden(name: Name, ends: Beginnings, pair: Pair) -> bool:
    """Whether a name that no word is like is the end of one, or left in Latin letters."""
    if any(form in pair.target.text for form in forms(name.text, name.place, pair.language)):
        return True
    return any(alike(name.text, ends, _base(pair), SURE[_base(pair)]))


def _in_place_of(
    missing: Collection[Name], pair: Pair, parts: Sequence[Word], there: Mapping[Name, Rendering]
) -> Iterator[Swap]:
    """Yield each missing name with the words that may stand in its place: beside its other parts, if any."""
    kept = {name.run for name in names_in(pair.source.text) if name not in missing}
    places: dict[Name, Sequence[Word]] = {}
    for name in missing:
        known = {word.number for other, (word, *_) in there.items() if other.run == name.run}
        beside = [part for part in parts if known & {part.number - 1, part.number + 1}]
        places[name] = beside if name.run in kept else parts
    if sum(map(len, places.values())) > MOST_PLACES:
        return
    old = _old(pair, {word for some in places.values() for word in some})
    old |= {word.number for word, *_ in there.values()}
    for name, words in places.items():
        how: How = "beside" if name.run in kept else "alone"
        yield from (Swap(name, word, how) for word in words if word.number not in old)


def _old(pair: Pair, words: Iterable[Word]) -> set[int]:
    """Return the numbers of those words of a translation that may be words of the French."""
    language = _base(pair)
    heard, old = by_beginning(words, language), set[int]()
    for word in set(WORD.findall(pair.source.text)):
        limit, shortest = (SURE, SMALL) if word[0].islower() else (LIKE, SHORTEST)
        if len(word) >= shortest and word not in small_words("fr"):
            old.update(part.number for _, part in alike(word, heard, language, limit[language]))
    return old
