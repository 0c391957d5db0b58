"""What the translator is told of the terms of a segment."""

from translate.glossary.schema import Glossary, Target, Term
from translate.glossary.source import occurrences


def hints(glossary: Glossary, msgid: str, article: str, language: str) -> tuple[str, ...]:
    """Return a line for each term of a segment that has a target, in the order in which they first come.

    A line begins ``Glossary: FRENCH → PREFERRED``; accepted and forbidden forms and the note follow, as in
    ``Glossary: Kyiv → Kiew (or Kyjiw; not Kiev) — capitale``.
    """
    terms = dict.fromkeys(place.number for place in occurrences(glossary, msgid, article))
    pairs = ((glossary.terms[number], glossary.terms[number].target(language)) for number in terms)
    return tuple(_line(term, target) for term, target in pairs if target is not None)


def _line(term: Term, target: Target) -> str:
    """Return the hint of one term."""
    others = [f"or {', '.join(target.accepted)}"] if target.accepted else []
    others += [f"not {', '.join(target.forbid)}"] if target.forbid else []
    more = f" ({'; '.join(others)})" if others else ""
    note = f" — {' '.join(term.note.split())}" if term.note else ""
    return f"Glossary: {term.fr} → {target.term}{more}{note}"
