"""Putting the glossary's form of a term where an engine has its own rendering of it.

An engine's renderings of the term alone are found in its translation as the glossary finds its own forms:
inflected, not as a part of a longer name, not in code, link targets or tags. Only what stands there as in a
dictionary is replaced, so that no ending, and no Hebrew preposition written on, gets lost.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from translate.glossary.forms import Found, Grade, disjoint, identity, is_acronym
from translate.glossary.neighbours import Exchange, adjusted, french_article, french_gender, tail
from translate.glossary.rules import rules
from translate.glossary.schema import Glossary, Target, Term, TermType
from translate.glossary.sight import Translation
from translate.glossary.source import occurrences
from translate.glossary.text import OPAQUE, words
from translate.languages import language_data

_SENTENCE_START = re.compile(r"(?:^|[.!?…:]|\n)[\s*_\"'«“„\[(¿¡]*$")

Range = tuple[int, int]
"""Start and end of a stretch of a text."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term at its place in a msgid, and how the translation is to say it."""

    number: int
    start: int
    end: int
    french: str
    """What stands there."""
    article: str
    """The French article or preposition before it, as in the middle of a sentence."""
    says: str
    """The form that the glossary prefers for what stands there."""
    name: bool
    plain: bool
    """Whether it stands in French as in the glossary, not as a plural."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """A form of the glossary put into a translation."""

    says: str
    instead: str
    """What the engine had there; empty if it was asked for with a placeholder."""
    in_doubt: bool = False
    """Whether the words around it may not agree with it."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A translation in which forms of the glossary stand for the engine's."""

    text: str
    insertions: tuple[Insertion, ...] = ()


@dataclass(frozen=True)
class Duty:
    """What the translation of one msgid into one language owes to the glossary."""

    glossary: Glossary
    language: str
    msgid: str
    wanted: tuple[Wanted, ...]

    def lacking(self, text: str, sealed: Sequence[Range] = ()) -> Counter[int]:
        """Return how often a translation still has to say each term (by number), or says a forbidden form."""
        shown = _without(text, sealed)
        lacks = _lacks(self._seen(shown))
        return _lacks(self._seen(shown, vouched=set(lacks))) if lacks else lacks

    def repaired(
        self, text: str, renderings: Mapping[str, Sequence[str]], sealed: Sequence[Range] = ()
    ) -> Repaired:
        """Return a translation with the glossary's forms where forbidden ones, or the engine's, stand.

        `renderings` says by the French form how the engine renders it; the French form itself counts as one.
        Where there are more of them than are wanted, nobody can tell which is the term: all are left.
        What stands in a `sealed` stretch, or across its border, is left.
        """
        shown = _without(text, sealed)
        seen = self._seen(shown, vouched={one.number for one in self.wanted})
        lacks = _lacks(seen)
        good = [(p.start, p.end) for n in seen.wanted for p in seen.of(n, "accepted")]
        closed, chosen = _covered(text, sealed), list[tuple[Found, Wanted]]()
        for number, own in self._by_number(lacks).items():
            places = [
                place for place in seen.of(number, "forbidden") if not any(closed[place.start : place.end])
            ]
            forbidden = [(place, own[0]) for place in places]
            mine = [(place.start, place.end) for place, _ in (*chosen, *forbidden)]
            taken = _covered(text, [*sealed, *good, *mine])
            rendered = [
                (place, one)
                for place, one in _renderings_in(shown, own, renderings, self.language)
                if not any(taken[place.start : place.end])
            ]
            if len(forbidden) + len(rendered) > lacks[number]:
                rendered = []
            for place, one in (*forbidden, *rendered):
                if _is_citation(place, one, self.language):
                    chosen.append((place, one))
        return self._with(text, chosen)

    def inserted(self, text: str, numbers: Collection[int], sealed: Sequence[Range] = ()) -> Repaired:
        """Return a translation into which forms of some terms were put, the words before them adjusted."""
        seen = self._seen(_without(text, sealed))
        closed, chosen = _covered(text, sealed), []
        for number, own in self._by_number(numbers).items():
            for place in seen.of(number, "accepted"):
                one = next((one for one in own if one.says == seen.passage(place)), None)
                if one is not None and not any(closed[place.start : place.end]):
                    chosen.append((place, one))
        put_in = self._with(text, chosen)
        return replace(put_in, insertions=tuple(replace(one, instead="") for one in put_in.insertions))

    def _seen(self, text: str, vouched: Collection[int] = ()) -> Translation:
        counts = Counter(one.number for one in self.wanted)
        return Translation(self.glossary, self.language, text, counts, vouched)

    def _by_number(self, numbers: Collection[int]) -> dict[int, list[Wanted]]:
        """Return the occurrences of those terms that stand in French as in the glossary each time."""
        groups: dict[int, list[Wanted]] = {}
        for one in self.wanted:
            if one.number in numbers:
                groups.setdefault(one.number, []).append(one)
        return {number: own for number, own in groups.items() if all(one.plain for one in own)}

    def _with(self, text: str, chosen: Sequence[tuple[Found, Wanted]]) -> Repaired:
        """Put the forms of the glossary at the chosen places, from the last to the first."""
        insertions = []
        for place, one in sorted(chosen, key=lambda pair: -pair[0].start):
            before, instead, after = text[: place.start], text[place.start : place.end], text[place.end :]
            says = _cased(one.says, instead, before)
            exchange = Exchange(instead, says, french_gender(self.msgid[: one.start]))
            around, in_doubt = adjusted(before, exchange, self.language)
            text = around + says + after
            insertions.append(Insertion(says, instead, in_doubt))
        return Repaired(text, tuple(reversed(insertions)))


def duty(glossary: Glossary, msgid: str, article: str, language: str, sealed: Sequence[Range] = ()) -> Duty:
    """Return the terms of a msgid that its translation must say.

    `language` is a gettext locale name, `article` the path under the source folder. Terms that stay as they
    are in French are not among them, nor drafts of the glossary, nor what stands in a `sealed` stretch.
    """
    closed, found = _covered(msgid, sealed), []
    for place in occurrences(glossary, msgid, article):
        target = place.term.target(language)
        if target is None or place.term.kept(language) or target.status == "draft":
            continue
        known = {identity(form, rules("fr")) for form in (place.term.fr, *place.term.variants)}
        wanted = Wanted(
            place.number,
            place.start,
            place.end,
            place.text,
            french_article(msgid[: place.start]),
            _preferred(place.term, target, place.text, language),
            place.term.type != "term",
            identity(place.text, rules("fr")) in known,
        )
        if not any(closed[place.start : place.end]):
            found.append(wanted)
    return Duty(glossary, language, msgid, tuple(found))


@lru_cache(maxsize=64)
def inflects(language: str) -> bool:
    """Return whether names take endings or particles in a language, or nothing is known of it."""
    own = rules(language)
    if own.kind != "words" or not own.endings:
        return own.kind != "characters"
    branches = (branch for row in own.endings.values() for branch in row.branches(name=True))
    has_endings = any(ending for _, endings in branches for ending in endings)
    behind_apostrophe = "harmony" in (language_data(language, "matching") or {})
    return has_endings or behind_apostrophe


def _without(text: str, sealed: Iterable[Range]) -> str:
    """Return a text in which the sealed stretches that say something are opaque, character for character."""
    signs = list(text)
    for start, end in sealed:
        if any(map(str.isalnum, text[start:end])):
            signs[start:end] = OPAQUE * (end - start)
    return "".join(signs)


def _covered(text: str, ranges: Iterable[Range]) -> bytearray:
    """Return a byte for each character of a text, not zero in the ranges."""
    covered = bytearray(len(text))
    for start, end in ranges:
        covered[start:end] = b"\1" * (end - start)
    return covered


def _lacks(seen: Translation) -> Counter[int]:
    return Counter(
        {
            number: lack
            for number, count in seen.wanted.items()
            if (lack := max(count - len(seen.of(number, "accepted")), len(seen.of(number, "forbidden")))) > 0
        }
    )


def _preferred(term: Term, target: Target, french: str, language: str) -> str:
    """Return the preferred form; for a variant the accepted one nearest to its shape (Poutine, Putin)."""
    own, french_rules = rules(language), rules("fr")
    if identity(french, french_rules) == identity(term.fr, french_rules):
        return target.term
    alike = [form for form in target.expected if is_acronym(form) == is_acronym(french)]
    count = len(words(french, french_rules))
    return min(alike or [target.term], key=lambda form: abs(len(words(form, own)) - count))


def _renderings_in(
    text: str, own: Sequence[Wanted], renderings: Mapping[str, Sequence[str]], language: str
) -> list[tuple[Found, Wanted]]:
    """Return the places of the renderings of one term, each with the occurrence whose form it renders."""
    meant = [
        (form, one)
        for one in {one.french: one for one in own}.values()
        for form in dict.fromkeys((*renderings.get(one.french, ()), one.french))
        if words(form, rules(language))
    ]
    glossary = _glossary(tuple((form, one.name) for form, one in meant), language)
    seen = Translation(glossary, language, text, Counter(dict.fromkeys(range(len(meant)), 1)))
    found = [(place, one) for n, (_, one) in enumerate(meant) for place in seen.of(n, "accepted")]
    kept = set(disjoint(sorted((place for place, _ in found), key=lambda p: (-p.length, p.start))))
    return [(place, one) for place, one in found if place in kept]


@lru_cache(maxsize=256)
def _glossary(forms: tuple[tuple[str, bool], ...], language: str) -> Glossary:
    """Return a glossary of forms to find, each with whether it is a name; compiled once for all sentences."""
    types: dict[bool, TermType] = {True: "name", False: "term"}
    return Glossary(
        tuple(Term(form, types[name], targets=((language, Target(form)),)) for form, name in forms)
    )


def _is_citation(place: Found, one: Wanted, language: str) -> bool:
    """Return whether what stands at a place has no ending or proclitic that would be lost.

    Particles, and what is behind an apostrophe, are not in the place.
    """
    own = rules(language)
    bare = own.kind != "words" or not (inflects(language) or own.prefixes)
    return place.grade == Grade.EXACT or (one.name and bare)


def _cased(says: str, instead: str, before: str) -> str:
    """Return a form with the capitals of what it replaces: at the start of a sentence, in all-caps text."""
    if instead.isupper() and len(instead) > 5 and not says.isupper():
        return says.upper()
    if instead[:1].isupper() and _SENTENCE_START.search(tail(before)):
        return says[:1].upper() + says[1:]
    return says
