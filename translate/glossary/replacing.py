"""Old forms of terms in translations, and the preferred ones put in their place."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from translate.glossary.forms import Found, Grade
from translate.glossary.index import target_finder
from translate.glossary.schema import Glossary, Target, Term
from translate.glossary.source import occurrences
from translate.glossary.text import prose, visible

PARTS = frozenset("-‐‑‒–'’ʼ_")
"""What joins a word to another one, so that it may not be exchanged alone."""


@dataclass(frozen=True, slots=True)
class OldForm:
    """An old form of a term where it stands in a translation."""

    term: str
    """The French term."""
    start: int
    end: int
    found: str
    new: str
    """The preferred form."""
    left: str = ""
    """Why it is left alone; empty if the preferred form may be put there just so."""


@dataclass(frozen=True, eq=False)
class OldForms:
    """A glossary in which the old forms of a language are forbidden, and nothing else is."""

    glossary: Glossary
    language: str


def old_forms(glossary: Glossary, language: str, old: Mapping[int, Sequence[str]]) -> OldForms:
    """Return what finds old forms, given by the number of their term; the preferred form is never one."""
    terms = tuple(
        _with_old(term, language, old.get(number, ())) for number, term in enumerate(glossary.terms)
    )
    return OldForms(Glossary(terms), language)


def find_old(old: OldForms, msgid: str, msgstr: str, article: str) -> tuple[OldForm, ...]:
    """Return the old forms in a translation of the terms that its msgid has, in the order of the text."""
    wanted = _wanted(old.glossary, msgid, article)
    if not any(_forbids(old.glossary.terms[number], old.language) for number in wanted) or not msgstr.strip():
        return ()
    places = target_finder(old.glossary, old.language).find(msgstr)
    found = [
        _old_form(old, place, places, msgstr, wanted)
        for place in places
        if place.form.role == "forbidden" and place.form.term in wanted and _counts(place, places, msgstr)
    ]
    kept: list[OldForm] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def replaced(msgstr: str, found: Sequence[OldForm]) -> str:
    """Return a translation with the preferred forms in the place of old ones that are not left alone."""
    for one in sorted(found, key=lambda one: -one.start):
        if not one.left:
            msgstr = msgstr[: one.start] + one.new + msgstr[one.end :]
    return msgstr


def _with_old(term: Term, language: str, old: Sequence[str]) -> Term:
    """Return a term whose target in a language forbids the old forms, and only them."""
    target = term.target(language)
    if target is None:
        return replace(term, targets=(), keep=False)
    accepted = tuple(form for form in target.accepted if form not in old)
    forms = tuple(form for form in target.forms if form not in old)
    forbid = tuple(dict.fromkeys(form for form in old if form != target.term))
    return replace(
        term,
        keep=False,
        targets=((language, replace(target, accepted=accepted, forms=forms, forbid=forbid)),),
    )


@lru_cache(maxsize=8192)
def _wanted(glossary: Glossary, msgid: str, article: str) -> Counter[int]:
    return Counter(place.number for place in occurrences(glossary, msgid, article))


def _forbids(term: Term, language: str) -> bool:
    target = term.target(language)
    return target is not None and bool(target.forbid)


def _counts(place: Found, places: Sequence[Found], msgstr: str) -> bool:
    """Return whether an old form stands there: not when it is a part of a longer name or of a good form."""
    if place.grade <= Grade.CASE or (
        place.form.literal and msgstr[place.start : place.end] != place.form.text
    ):
        return False
    return not any(
        place.within(other)
        and (other.length > place.length or (other.form.term == place.form.term and not place.form.literal))
        and other.form.role in {"accepted", "known"}
        and other.grade > Grade.CASE
        for other in places
    )


def _old_form(
    old: OldForms, place: Found, places: Sequence[Found], msgstr: str, wanted: Container[int]
) -> OldForm:
    term = old.glossary.terms[place.form.term]
    target = term.target(old.language) or Target(term.fr)
    found = msgstr[place.start : place.end]
    others = (p for p in places if (p.start, p.end) == (place.start, place.end) and p.form.role == "accepted")
    needed = next((p for p in others if p.form.term in wanted and p.form.term != place.form.term), None)
    reason = _reason(place, found, msgstr)
    if needed is not None:
        reason = f"it is good for '{old.glossary.terms[needed.form.term].fr}'"
    return OldForm(term.fr, place.start, place.end, found, target.term, reason)


def _reason(place: Found, found: str, msgstr: str) -> str:
    """Return why a form is left to a person, or nothing if it stands there just so."""
    if visible(found) != visible(place.form.text):
        return "written otherwise" if _letters(found) == _letters(place.form.text) else "inflected"
    before, after = msgstr[: place.start][-2:], msgstr[place.end :][:2]
    if _goes_on(before[::-1], elision=True) or _goes_on(after, elision=False):
        return "part of a longer word"
    if before.endswith("[") and after.startswith("]") and after[1:] not in {"(", "["}:
        return "the name of a link"
    if prose(msgstr)[place.start : place.end] != found:
        return "not all of it is prose"
    return ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, visible(text).lower()))


def _goes_on(beside: str, *, elision: bool) -> bool:
    """Return whether the word goes on beside a form (Nord-Korea-Krise); an elided article is another word."""
    if beside[:1] in "'’ʼ" and elision:
        return False
    return beside[:1] in PARTS and beside[1:].isalnum() if beside else False
