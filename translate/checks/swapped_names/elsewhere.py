"""Languages without capitals: a word is a name if it renders one in other entries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from translate.checks.swapped_names.called import french_places
from translate.checks.swapped_names.likeness import begins_alike, distance
from translate.checks.swapped_names.notes import Kept, Note, Place, Unmarked
from translate.checks.swapped_names.uncased import is_end, is_french
from translate.languages.romanised import romanised

COMMON = 3
"""Different names that a word may stand for, from which on it is any word."""
SAME = 0.3
"""The distance up to which two names may be one: *Nicola*, *Nicolas*."""
HALF = 2
"""A word renders a name if one in so many of its renderings is this word; others are like it by chance."""

Rendered = Mapping[str, Sequence[str]]
"""Word → the names that it renders."""


def with_names(notes: Iterable[tuple[int, Kept]], language: str) -> Iterator[tuple[int, Sequence[Note]]]:
    """Yield the missing names of each pair, with those words only that render another name elsewhere.

    `notes` are gone through twice; what is remembered grows with the number of names, and of what is found.
    """
    rendered = _renderings(notes)
    found: list[tuple[int, Sequence[Note]]] = []
    stands_for = defaultdict[str, set[str]](set)
    for number, names in notes:
        some = list(_in_place_of(names, rendered, language)) if isinstance(names, Unmarked) else []
        if some:
            found.append((number, some))
        for name, word, _ in some:
            stands_for[word[0]].add(name[0])
    for number, every in found:
        yield number, [note for note in every if len(stands_for[note.word[0]]) < COMMON]


def _renderings(notes: Iterable[tuple[int, Kept]]) -> Rendered:
    """Return the words that render names: there are as many as different names."""
    both, names = Counter[tuple[str, str]](), Counter[str]()
    for _, kept in notes:
        if isinstance(kept, Unmarked):
            both.update(kept.rendered)
            names.update(name for name, _ in kept.rendered)
    rendered = defaultdict[str, list[str]](list)
    for (name, word), times in both.items():
        if HALF * times >= names[name]:
            rendered[word].append(name)
    return rendered


def _in_place_of(names: Unmarked, rendered: Rendered, language: str) -> Iterator[Note]:
    """Yield the missing names of a pair with the words that may stand in their place.

    What is asked of few comes last: whether the name is part of a word, the word one of the French.
    """
    known = [at for at, word in enumerate(names.words) if word.text in rendered]
    for name, how, places in names.lost if known else ():
        others = [names.words[at] for at in known if at in places]
        others = [word for word in others if _is_other(name, rendered[word.text])]
        if not others or is_end(name[0], names.words, language):
            continue
        for word in others:
            if not is_french(word, names.french, names.words, language):
                yield Note(name, word[:3], how)


def _is_other(name: Place, others: Iterable[str]) -> bool:
    """Whether one of some names is another one, that may have been put in the place of this one.

    Cities and countries only take the place of their like: a mayor may be called after his city.
    """
    one = name[0]
    return any(
        _kind_of(other) == _kind_of(one) and not begins_alike(one, other) and distance(one, other) > SAME
        for other in others
    )


def _kind_of(name: str) -> str | None:
    place = french_places().get(romanised(name))
    return place.kind if place else None
