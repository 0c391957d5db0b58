"""What of another glossary goes into ours: a pure function from both to a plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import chain
from pathlib import Path
from typing import Any

from translate.errors import TranslateError
from translate.glossary.editing import value_of
from translate.glossary.exchange.base import ALL, KEYS
from translate.glossary.forms import identity
from translate.glossary.rules import rules
from translate.glossary.schema import Target, Term
from translate.glossary.text import words


@dataclass(frozen=True, slots=True)
class Change:
    """A key of a term of ours that the other glossary says otherwise, or in addition."""

    term: str
    """Its French form."""
    line: int
    """Line of the other file, from 1."""
    key: str
    """``note``, or a language."""
    ours: Any
    """Values as glossary.yaml says them; None for nothing."""
    theirs: Any


@dataclass
class Plan:
    """What is to become of our glossary."""

    terms: list[Term] = field(default_factory=list)
    """Those that we do not have."""
    added: list[Change] = field(default_factory=list)
    """What terms of ours get in addition."""
    conflicts: list[Change] = field(default_factory=list)
    """What they say otherwise."""
    unchanged: int = 0
    """How many of their terms say nothing new."""
    amended: dict[int, Term] = field(default_factory=dict)
    """Number of a term of ours → the term as it will be."""


def plan(
    ours: Sequence[Term], theirs: Iterable[Term], says: frozenset[str], path: Path, *, replacing: bool
) -> Plan:
    """Return what taking in the terms of a file, whose format says some keys, makes of ours.

    What they say otherwise is done with `replacing` only; no key is taken away. Raises `TranslateError`, with
    the line of `path`, for a term that a glossary cannot hold.
    """
    made = Plan()
    numbers = _Numbers(ours)
    for term in theirs:
        _refuse_unfit(term, path)
        number = numbers.of(term)
        if number is None:
            numbers.add(term, len(ours) + len(made.terms))
            made.terms.append(term)
        elif number >= len(ours):
            made.terms[number - len(ours)] = _joined(made.terms[number - len(ours)], term)
        else:
            before = made.amended.get(number, ours[number])
            after = _amended(before, term, says, made, replacing=replacing)
            if after != before:
                made.amended[number] = after
    return made


class _Numbers:
    """Where the terms are that have a French form."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.by_form: dict[str, list[tuple[int, Term]]] = {}
        for number, term in enumerate(terms):
            self.add(term, number)

    def add(self, term: Term, number: int) -> None:
        """Take in a term."""
        for form in (term.fr, *term.variants):
            self.by_form.setdefault(identity(form, rules("fr")), []).append((number, term))

    def of(self, term: Term) -> int | None:
        """Return the number of the term that is meant: the one for the same articles, else the first."""
        forms = (identity(form, rules("fr")) for form in (term.fr, *term.variants))
        found = next(filter(None, (self.by_form.get(form) for form in forms)), [])
        same = [number for number, one in found if one.articles == term.articles]
        if not same and term.articles and all(one.articles for _, one in found):
            return None
        return next(iter(same or [number for number, _ in found]), None)


def _amended(ours: Term, theirs: Term, says: frozenset[str], made: Plan, *, replacing: bool) -> Term:
    """Return a term of ours with what theirs adds to it, and note what is otherwise."""
    after = ours
    before = len(made.added) + len(made.conflicts)
    told = {
        one.name: getattr(theirs, one.name)
        for one in fields(Term)
        if KEYS.get(one.name, one.name) in says - {"fr"} and one.name not in {"targets", "line"}
    }
    for name, value in told.items():
        own = getattr(ours, name)
        if own == value or (says != ALL and _says_less(value, own, ours)):
            continue
        change = Change(ours.fr, theirs.line, KEYS.get(name, name), _plain(own), _plain(value))
        usual = Term.__dataclass_fields__[name].default
        if own == usual or (replacing and value != usual):
            after = replace(after, **{name: value})
        (made.added if own == usual else made.conflicts).append(change)
    targets = dict(ours.targets)
    for code, target in theirs.targets:
        own = targets.get(code)
        new = target if own is None else _merged(own, target, says)
        if new == own or (own is None and ours.keep and target.expected == (ours.fr,)):
            continue
        change = Change(ours.fr, theirs.line, code, own and value_of(own), value_of(new))
        (made.added if own is None else made.conflicts).append(change)
        if own is None or replacing:
            targets[code] = new
    made.unchanged += len(made.added) + len(made.conflicts) == before
    return replace(after, targets=tuple(targets.items()))


def _says_less(theirs: Any, ours: Any, term: Term) -> bool:  # noqa: ANN401 - values of any key
    """Return whether a value that a format may not know in full adds nothing to ours."""
    if isinstance(theirs, tuple):
        return set(theirs) <= {*ours, term.fr}
    return theirs in {False, "", "term", None}


def _merged(ours: Target, theirs: Target, says: frozenset[str]) -> Target:
    """Return what a language says once theirs counts, as far as their format can say it."""
    if says == ALL:
        return theirs
    told = {one.name for one in fields(Target) if KEYS.get(one.name, one.name) in says}
    adds = {*theirs.expected} - {*ours.expected} or {*theirs.forbid} - {*ours.forbid}
    if theirs.term == ours.term and not adds and ("status" not in told or theirs.status == ours.status):
        return ours
    new = replace(ours, **{name: getattr(theirs, name) for name in told})
    good = {new.term, *theirs.accepted}
    return replace(
        new,
        accepted=tuple(form for form in new.accepted if form != new.term),
        forbid=tuple(form for form in new.forbid if form not in good),
    )


def _joined(one: Term, other: Term) -> Term:
    """Return two entries of one French term as one; of what both say, the first counts."""
    targets = dict(other.targets) | dict(one.targets)
    return replace(one, note=one.note or other.note, targets=tuple(targets.items()))


def _plain(value: Any) -> Any:  # noqa: ANN401 - as above
    return list(value) if isinstance(value, tuple) else value


def _refuse_unfit(term: Term, path: Path) -> None:
    """Raise `TranslateError` for what `read_glossary` would refuse."""
    forms: Mapping[str, Iterable[str]] = {
        "fr": (term.fr, *term.variants, *term.not_in),
        **{code: chain(target.expected, target.forms, target.forbid) for code, target in term.targets},
    }
    for code, some in forms.items():
        for form in some:
            if not words(form, rules(code)):
                message = f"a form in {code} has no letter or digit to look for: '{form}'"
                raise TranslateError(message, path=path, line=term.line)
    for code, target in term.targets:
        both = next((form for form in target.forbid if form in {*target.expected, *target.forms}), None)
        if both is not None:
            message = f"'{both}' is both accepted and forbidden in {code}; keep one"
            raise TranslateError(message, path=path, line=term.line)
