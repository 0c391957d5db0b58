"""Languages without capitals: a word is a name if it renders one in other entries."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from translate.checks.swapped_names.called import SHORTEST, french_places
from translate.checks.swapped_names.chinese import longest
from translate.checks.swapped_names.foreign import Word
from translate.checks.swapped_names.likeness import BEGINNING, begins_alike, distance
from translate.checks.swapped_names.notes import Kept, Note, Unmarked
from translate.checks.swapped_names.spoken import RUNNING, wholes
from translate.checks.swapped_names.uncased import is_end, is_french, is_told
from translate.languages.romanised import romanised

COMMON = 3
"""Different names that a word may stand for, from which on it is any word."""
SAME = 0.3
"""The distance up to which two names may be one: *Nicola*, *Nicolas*."""
HALF = 2
"""A word renders a name if one in so many of its renderings is this word; others are like it by chance."""


class Known(NamedTuple):
    """What is known of the names of all texts."""

    rendered: Mapping[str, Sequence[str]]
    """Word → the names that it renders."""
    names: Collection[str]
    """Names that words render."""
    together: Collection[frozenset[str]]
    """Names that are parts of one: *Hillary* and *Clinton*."""


def with_names(notes: Iterable[tuple[int, Kept]], language: str) -> Iterator[tuple[int, Sequence[Note]]]:
    """Yield the missing names of each pair, with those words only that render another name elsewhere.

    `notes` are gone through twice; what is remembered grows with the number of names, and of what is found.
    """
    known = _known(notes)
    found: list[tuple[int, Sequence[Note]]] = []
    stands_for = defaultdict[str, set[str]](set)
    for number, names in notes:
        some = list(_in_place_of(names, known, language)) if isinstance(names, Unmarked) else []
        if some:
            found.append((number, some))
        for name, word, _ in some:
            stands_for[word[0]].add(name[0])
    for number, every in found:
        yield number, [note for note in every if len(stands_for[note.word[0]]) < COMMON]


def _known(notes: Iterable[tuple[int, Kept]]) -> Known:
    """Return the words that render names, and the names that stand together: as many as different names."""
    both, names, together = Counter[tuple[str, str]](), Counter[str](), set[frozenset[str]]()
    for _, kept in notes:
        if isinstance(kept, Unmarked):
            both.update(kept.rendered)
            names.update(name for name, _ in kept.rendered)
            together.update(kept.together)
    rendered = defaultdict[str, list[str]](list)
    for (name, word), times in both.items():
        if HALF * times >= names[name]:
            rendered[word].append(name)
    return Known(rendered, names.keys(), together)


def _in_place_of(names: Unmarked, known: Known, language: str) -> Iterator[Note]:
    """Yield the missing names of a pair with the words that may stand in their place.

    What is asked of few comes last: whether the name is part of a word, the word one of the French.
    """
    words = [
        (at, word)
        for at, part in enumerate(names.words if names.lost else ())
        for word in wholes(part, language)
        if word.text in known.rendered
    ]
    if language in RUNNING:
        words = list(longest(words))
    for name, how, places in names.lost if words else ():
        if not is_told(name[0], language) and name[0] not in known.names:
            continue
        there, others = frozenset(places), dict[str, Word]()
        for at, word in words:
            if at in there and word.text not in others and _is_other(name[0], word.text, names.french, known):
                others[word.text] = word
        if not others or is_end(name[0], names.words, language):
            continue
        for word in others.values():
            if not is_french(word, names.french, names.words, language):
                yield Note(name, word[:3], how)


def _is_other(name: str, word: str, french: str, known: Known) -> bool:
    """Whether a word renders another name, that may have been put in the place of this one.

    Cities and countries only take the place of their like: a mayor may be called after his city.
    """
    others = known.rendered[word]
    if any(_is_meant(other, name, french, known) for other in others):
        return False
    kinds, kind = {_kind_of(other) for other in others}, _kind_of(name)
    return kind in kinds and (kind is not None or len(kinds) == 1)


def _is_meant(other: str, name: str, french: str, known: Known) -> bool:
    """Whether the French may mean another name: a form or a part of the same one, *espagnol*."""
    if begins_alike(name, other) or distance(name, other) <= SAME:
        return True
    if frozenset((name, other)) in known.together:
        return True
    letters = romanised(other)
    size = SHORTEST if _kind_of(other) == "country" else max(SHORTEST, min(len(letters) - 1, BEGINNING))
    return any(romanised(word).startswith(letters[:size]) for word in french.split())


def _kind_of(name: str) -> str | None:
    place = french_places().get(romanised(name))
    return place.kind if place else None
