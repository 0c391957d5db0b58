"""Languages without capitals: a word is a name if it renders one in other entries."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from translate.checks.swapped_names.called import french_places
from translate.checks.swapped_names.likeness import begins_alike, distance
from translate.checks.swapped_names.notes import Note
from translate.languages.romanised import romanised

Notes = tuple[Note, ...]
COMMON = 3
"""Different names that a word may stand for, from which on it is any word."""
SAME = 0.3
"""The distance up to which two names may be one: *Nicola*, *Nicolas*."""
HALF = 2
"""A word renders a name if one in so many of its renderings is this word; others are like it by chance."""


def with_names(notes: Iterable[tuple[int, Notes]]) -> Iterator[tuple[int, Notes]]:
    """Yield the notes of missing names, with those words only that render another name elsewhere.

    `notes` are gone through several times; what is remembered grows with the number of names only.
    """
    rendered = _renderings(notes)
    common = _common(notes, rendered)
    for number, some in notes:
        known = (note for note in some if note.how != "renders" and note.word[0] not in common)
        yield number, tuple(note for note in known if _is_other(note, rendered))


def _renderings(notes: Iterable[tuple[int, Notes]]) -> Mapping[str, list[str]]:
    """Return word → the names that it renders: as many as there are different ones."""
    both, names = Counter[tuple[str, str]](), Counter[str]()
    for _, some in notes:
        for name, word, how in some:
            if how == "renders":
                both[name[0], word[0]] += 1
                names[name[0]] += 1
    rendered = defaultdict[str, list[str]](list)
    for (one, word_of_it), times in both.items():
        if HALF * times >= names[one]:
            rendered[word_of_it].append(one)
    return rendered


def _common(notes: Iterable[tuple[int, Notes]], rendered: Collection[str]) -> set[str]:
    """Return those words that may stand in place of many names, and so are no names."""
    stands_for = defaultdict[str, set[str]](set)
    for _, some in notes:
        for name, word, how in some:
            if how != "renders" and word[0] in rendered and len(stands_for[word[0]]) < COMMON:
                stands_for[word[0]].add(name[0])
    return {word for word, names in stands_for.items() if len(names) >= COMMON}


def _is_other(note: Note, rendered: Mapping[str, list[str]]) -> bool:
    """Whether a word renders another name that may have been put in the place of one.

    Cities and countries only take the place of their like: a mayor may be called after his city.
    """
    name = note.name[0]
    return any(
        _kind_of(other) == _kind_of(name) and not begins_alike(name, other) and distance(name, other) > SAME
        for other in rendered.get(note.word[0], ())
    )


def _kind_of(name: str) -> str | None:
    place = french_places().get(romanised(name))
    return place.kind if place else None
