"""A glossary compiled for one language: all that is looked for in its segments, in one pass."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from translate.glossary.characters import CharacterFinder
from translate.glossary.forms import Finder, Form, Found, Role, identity, is_known_name, known_names
from translate.glossary.rules import Rules, rules
from translate.glossary.schema import Glossary, Target, Term
from translate.glossary.words import WordFinder

SOURCE_LANGUAGE = "fr"


@dataclass(frozen=True)
class _Index:
    """The forms of a glossary, beside the known names of the language, which all glossaries share."""

    own: Finder
    language: Rules

    def find(self, text: str, *, vouched: Container[int] = ()) -> list[Found]:
        """Return all places of all forms, and of known names where there are any; see `Finder`."""
        found = self.own.find(text, vouched=vouched)
        return found + _known_finder(self.language).find(text) if found else found

    def derived(self, form: Form, text: str) -> Found | None:
        """Return the first word that is only made from a form, if it is no name itself; see `Finder`."""
        place = self.own.derived(form, text)
        names = _known_finder(self.language).find(text) if place else ()
        return None if place and any(place.within(name) for name in names) else place


@lru_cache(maxsize=64)
def source_finder(glossary: Glossary) -> Finder:
    """Return what finds the French forms of all terms, their contexts, and known names."""
    language = rules(SOURCE_LANGUAGE)

    def forms() -> Iterator[Form]:
        for number, term in enumerate(glossary.terms):
            for text in (term.fr, *term.variants):
                yield _form(text, "accepted", number, term, None, language)
            for text in term.not_in:
                yield Form(text, "context", number, inflect=False)

    return _Index(_finder(forms(), language), language)


@lru_cache(maxsize=64)
def target_finder(glossary: Glossary, language: str) -> Finder:
    """Return what finds the accepted and forbidden forms of a language, and known names."""
    own = rules(language)

    def forms() -> Iterator[Form]:
        for number, term in enumerate(glossary.terms):
            target = term.target(language)
            if target is None:
                continue
            for text in target.expected:
                yield _form(text, "accepted", number, term, target, own)
            for text in target.forms:
                yield Form(text, "accepted", number, inflect=False)
            accepted = {identity(text, own) for text in (*target.expected, *target.forms)}
            for text in target.forbid:
                form = _form(text, "forbidden", number, term, target, own)
                yield replace(form, literal=identity(text, own) in accepted)

    return _Index(_finder(forms(), own), own)


def is_hinted(glossary: Glossary, number: int, msgid: str) -> bool:
    """Return whether a French segment has a word that is only made from a term: européen from Europe."""
    term, language = glossary.terms[number], rules(SOURCE_LANGUAGE)
    forms = (_form(text, "accepted", number, term, None, language) for text in (term.fr, *term.variants))
    return any(source_finder(glossary).derived(form, msgid) is not None for form in forms)


def preferred_form(term: Term, number: int, language: str) -> Form:
    """Return the preferred form of a term that has a target in a language."""
    target = term.target(language)
    if target is None:
        raise ValueError(f"'{term.fr}' has no target in {language}")
    return _form(target.term, "accepted", number, term, target, rules(language))


def _form(text: str, role: Role, number: int, term: Term, target: Target | None, language: Rules) -> Form:  # noqa: PLR0913, PLR0917 - what a form is made of
    """Return a form with what its term and its target say of it; the target goes first."""
    match = (target.match if target else None) or term.match
    case = (target.case if target else None) or term.case
    return Form(
        text,
        role,
        number,
        name=term.type == "name" or is_known_name(text, language),
        acronym=term.type == "acronym",
        exact_case=case == "exact",
        inflect=match != "exact",
        compound=match == "compound",
    )


@lru_cache(maxsize=64)
def _known_finder(language: Rules) -> Finder:
    return _finder(known_names(language), language)


def _finder(forms: Iterable[Form], language: Rules) -> Finder:
    return WordFinder(forms, language) if language.kind == "words" else CharacterFinder(forms, language)
