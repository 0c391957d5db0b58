"""Noun groups that come again and again: « munitions d’artillerie », « porte-avions »."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from translate.glossary.suggesting.french import Unit, common, folded, is_verbal, lists
from translate.glossary.suggesting.texts import Place, Text, Texts

LONGEST = 6
"""Units of a group."""
SHORTEST_WORD = 3
COHERENCE = 0.25
"""How much of the use of its words a group must be (Dice's coefficient over all its words)."""
ABSORBED = 0.75
"""A group of which so many are part of one longer group is left to that."""
AFTER_DETERMINER = 0.6
"""How many of the places of a group must follow a determiner or a preposition, as those of nouns do."""


def groups(texts: Texts) -> dict[str, list[Place]]:
    """Return the recurring noun groups by what is the same in all their forms, with their places."""
    single: Counter[str] = Counter()
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for number, text in enumerate(texts.all):
        single.update(folded(unit.key) for unit in text.units)
        for first, end in _windows(text):
            found[" ".join(folded(unit.key) for unit in text.units[first:end])].append(
                Place(number, first, end)
            )
    recurring = {key: places for key, places in found.items() if _is_group(texts, key, places, single)}
    return _longest(recurring)


def _windows(text: Text) -> Iterator[tuple[int, int]]:
    """Yield the stretches that could be a group: from a noun to a noun or adjective."""
    for first, unit in enumerate(text.units):
        if not _may_begin(unit):
            continue
        end = first + 1
        if "-" in unit.text:
            yield first, end
        while end < len(text.units) and end - first < LONGEST and text.units[end].glued:
            here = text.units[end]
            if _may_end(here, text.units[end - 1]):
                yield first, end + 1
            elif here.key not in lists().links and not (
                here.key in lists().articles and text.units[end - 1].key in {"de", "à"}
            ):
                break
            end += 1


def _may_begin(unit: Unit) -> bool:
    return unit.text.islower() and _is_content(unit) and not is_verbal(unit.key)


def _may_end(unit: Unit, before: Unit) -> bool:
    """Return whether a group may end with a unit; a name only where a small word joins it."""
    if unit.capital:
        return before.key in lists().links or before.key in lists().articles
    return _is_content(unit) and not is_verbal(unit.key)


def _is_content(unit: Unit) -> bool:
    word = unit.key
    return (
        len(word) >= SHORTEST_WORD
        and word[0].isalpha()
        and not word.endswith("’")
        and not lists().is_function(word)
    )


def _is_group(texts: Texts, key: str, places: list[Place], single: Counter[str]) -> bool:
    """Return whether a stretch recurs, coheres and stands where nouns do, and the glossary lacks it."""
    if len({place.segment for place in places}) < 2:
        return False
    words = [word for word in key.split() if len(word) >= SHORTEST_WORD and not lists().is_function(word)]
    if len(words) * len(places) < COHERENCE * sum(single[word] for word in words):
        return False
    new = [place for place in places if not texts.all[place.segment].is_composed(place.first, place.end)]
    if len({place.segment for place in new}) < 2:
        return False
    if len(words) == 1 and common(words[0]) is not None and "-" not in key:
        return False
    return sum(
        _follows_determiner(texts.all[place.segment], place.first) for place in places
    ) >= AFTER_DETERMINER * len(places)


def _follows_determiner(text: Text, first: int) -> bool:
    if first == 0 or not text.units[first].glued:
        return True
    before = text.units[first - 1].key
    return before in lists().before_nouns or before.isdecimal()


def _longest(found: dict[str, list[Place]]) -> dict[str, list[Place]]:
    """Return the groups that are not mostly a part of one longer group."""
    absorbed: set[str] = set()
    for key, places in found.items():
        words = key.split()
        for first in range(len(words)):
            for end in range(first + 1, len(words) + 1):
                part = " ".join(words[first:end])
                if part != key and part in found and len(places) >= ABSORBED * len(found[part]):
                    absorbed.add(part)
    return {key: places for key, places in found.items() if key not in absorbed}
