"""The terms of a segment where they stand, on both sides."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from translate.glossary.checking import seen_in
from translate.glossary.schema import Glossary, Target, Term
from translate.glossary.sight import Translation
from translate.glossary.source import Occurrence, occurrences

Standing = Literal["ok", "missing", "forbidden", "kept"]
"""Whether a translation has a term: an accepted form, none, a forbidden one, the word as it is in French."""
Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A term of a segment."""

    term: Term
    target: Target
    standing: Standing
    in_msgid: Places
    """Where it stands, as offsets."""
    in_msgstr: Places


def marked(glossary: Glossary, msgid: str, msgstr: str, language: str, article: str) -> tuple[Marked, ...]:
    """Return the terms of a msgid that have a target in a language, in the order in which they first come.

    It agrees with `diagnose`: what is only a note there counts as found.
    """
    places = occurrences(glossary, msgid, article)
    seen = seen_in(glossary, msgid, msgstr, language, article) if places else None
    return tuple(_marked(places, language, seen))


def _marked(places: tuple[Occurrence, ...], language: str, seen: Translation | None) -> Iterator[Marked]:
    for number in dict.fromkeys(place.number for place in places):
        own = [place for place in places if place.number == number]
        term = own[0].term
        target = term.target(language)
        if target is not None:
            standing, found = ("missing", ()) if seen is None else _standing(seen, number)
            yield Marked(term, target, standing, tuple((place.start, place.end) for place in own), found)


def _standing(seen: Translation, number: int) -> tuple[Standing, Places]:
    """Return whether a translation has a term, and where."""
    forbidden = seen.of(number, "forbidden")
    if forbidden:
        return "forbidden", tuple(sorted((place.start, place.end) for place in forbidden))
    accepted = seen.of(number, "accepted")
    close = None if accepted else seen.close(number)
    places = [*accepted, *([close[0]] if close else [])]
    where = tuple(sorted((place.start, place.end) for place in places))
    if not places or (accepted and seen.exchanged(number) is not None):
        return "missing", where
    return "kept" if seen.glossary.terms[number].kept(seen.language) else "ok", where
