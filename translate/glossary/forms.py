"""What is looked for in a segment, and what is found there."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol

from translate.glossary.rules import Rules
from translate.glossary.text import visible, words
from translate.languages import territory_names

LONGEST_ACRONYM = 5
"""Words in capitals up to this length are matched with their case: US is not us."""

LONGEST_ARTICLE = 2
"""Letters of an article that is written onto a name (Arabic)."""

Role = Literal["accepted", "forbidden", "context", "known"]
"""A form of a term, a forbidden form, a context in which a term does not count, a name of nobody's."""


class Grade(IntEnum):
    """How well a form was found; from `INFLECTED` on it counts."""

    DERIVED = 1
    CASE = 2
    INFLECTED = 3
    EXACT = 4


@dataclass(frozen=True, slots=True)
class Form:
    """A name or term to look for."""

    text: str
    role: Role = "accepted"
    term: int = -1
    """Which term of the glossary it belongs to."""
    name: bool = False
    """Names have no plural, and words made from them are not them."""
    acronym: bool = False
    exact_case: bool = False
    inflect: bool = True
    compound: bool = False
    """Whether it may be a part of a longer word."""
    literal: bool = False
    """Whether only this very spelling is it: forbidden beside an accepted form that reads the same."""


class Found(NamedTuple):
    """A form at its place in a segment."""

    start: int
    end: int
    form: Form
    grade: Grade

    def within(self, other: "Found") -> bool:
        """Return whether another one covers it."""
        return other.start <= self.start and self.end <= other.end

    @property
    def length(self) -> int:
        """How many characters it covers."""
        return self.end - self.start


class Finder(Protocol):
    """Finds forms in the segments of one language."""

    def find(self, text: str, *, vouched: Container[int] = ()) -> list[Found]:
        """Return all places of all forms, overlapping ones too.

        For the terms in `vouched` a dictionary is asked about words that no rule knows; that of a language
        takes up to a second and a half to load.
        """
        ...

    def derived(self, form: Form, text: str) -> Found | None:
        """Return the first word that is only made from a form."""
        ...


def signs(forms: Iterable[Form], text: str) -> Iterator[Found]:
    """Yield the places of forms without letters, such as an emoji, which stand for nothing but themselves."""
    for form in forms:
        start = text.find(form.text) if form.text.strip() else -1
        while start >= 0:
            yield Found(start, start + len(form.text), form, Grade.EXACT)
            start = text.find(form.text, start + len(form.text))


def disjoint(places: Iterable[Found]) -> list[Found]:
    """Return the places that overlap none before them."""
    places = list(places)
    if len(places) < 2:
        return places
    kept: list[Found] = []
    taken = bytearray()
    for place in places:
        taken.extend(bytes(max(0, place.end - len(taken))))
        if not any(taken[place.start : place.end]):
            taken[place.start : place.end] = b"\1" * place.length
            kept.append(place)
    return kept


def same_case(wanted: str, found: str) -> bool:
    """Return whether no letter differs from the one in its place by case alone."""
    pairs = zip(wanted, found, strict=False)
    return all(a == b or a.lower() != b.lower() for a, b in pairs)


def is_acronym(word: str) -> bool:
    """Return whether a word is in capitals and short."""
    return word.isupper() and 1 < len(word) <= LONGEST_ACRONYM


def identity(form: str, rules: Rules) -> str:
    """Return what two forms have in common that are told apart by their spelling alone (Kim Jong-un)."""
    return " ".join(word.raw if is_acronym(word.raw) else word.key for word in words(form, rules))


def known_names(rules: Rules) -> Iterable[Form]:
    """Return the names that CLDR and the language's data know, so that no part of them passes for a name."""
    names = dict.fromkeys((*territory_names(rules.code), *rules.longer))
    return (Form(name, role="known", name=True) for name in names)


def is_known_name(text: str, rules: Rules) -> bool:
    """Return whether a text is the name of a territory."""
    return visible(text) in _territories(rules.code)


def is_cut_by_known_name(place: Found, other: Found) -> bool:
    """Return whether a known name ends inside what stands at a place: 越南 in 越南京族 leaves no 南京."""
    return other.form.role == "known" and other.start < place.start < other.end < place.end


def is_part_of_known_name(place: Found, other: Found) -> bool:
    """Return whether what stands at a place is only a part of a known name; common words are not."""
    longer = (
        other.form.role == "known"
        and place.within(other)
        and (other.length > place.length or _is_compound(other.form.text, place.form.text))
    )
    return longer and (place.form.name or not place.form.text[:1].islower())


def _is_compound(name: str, other: str) -> bool:
    """Return whether a name is another with more before it than an article: Südsudan."""
    return len(name) > len(other) + LONGEST_ARTICLE and name.casefold().endswith(other.casefold())


@lru_cache(maxsize=64)
def _territories(code: str) -> frozenset[str]:
    return frozenset(visible(name) for name in territory_names(code))
