"""Which terms a French segment has."""

from dataclasses import dataclass
from functools import lru_cache

from translate.glossary.forms import Found, Grade, disjoint
from translate.glossary.index import source_finder
from translate.glossary.schema import Glossary, Term


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term at its place in a msgid."""

    term: Term
    number: int
    """The place of the term in the glossary."""
    start: int
    end: int
    text: str
    """The form that stands there."""


@lru_cache(maxsize=1024)
def occurrences(glossary: Glossary, msgid: str, article: str) -> tuple[Occurrence, ...]:
    """Return the terms of a segment in reading order, none inside another.

    The longest form counts where forms overlap; a name of CLDR that is longer than a term, such as Soudan du
    Sud, is not that term. A term does not count in its `not_in` contexts nor outside its `articles`.
    """
    everything = source_finder(glossary).find(msgid, vouched=range(len(glossary.terms)))
    if not everything:
        return ()
    found = [place for place in everything if place.grade > Grade.CASE or place.form.role == "known"]
    contexts = [place for place in found if place.form.role == "context"]
    counting = [place for place in found if _counts(glossary, place, contexts, article)]
    counting.sort(key=lambda place: (-place.length, place.start, place.form.role == "known"))
    return tuple(
        Occurrence(glossary.terms[number], number, place.start, place.end, msgid[place.start : place.end])
        for place in sorted(disjoint(counting), key=lambda place: place.start)
        if (number := place.form.term) >= 0
    )


def _counts(glossary: Glossary, place: Found, contexts: list[Found], article: str) -> bool:
    """Return whether a form counts where it stands."""
    if place.form.role == "known":
        return True
    return (
        place.form.role == "accepted"
        and glossary.terms[place.form.term].applies(article)
        and not any(context.form.term == place.form.term and place.within(context) for context in contexts)
    )
