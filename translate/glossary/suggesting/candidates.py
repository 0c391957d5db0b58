"""What the glossary may lack: names and noun groups, merged and ranked."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from translate.glossary.forms import identity
from translate.glossary.rules import rules
from translate.glossary.schema import Glossary, TermType
from translate.glossary.suggesting.french import common, lists
from translate.glossary.suggesting.groups import groups
from translate.glossary.suggesting.names import names
from translate.glossary.suggesting.texts import Place, Texts

NAME_WEIGHT = 2
"""What a name counts beside a noun group: names are facts, words are a choice."""
TOGETHER = 0.8
"""In how many of its articles a short name must have its long one beside it to be the same."""


@dataclass(frozen=True)
class Candidate:
    """A name or term that the glossary may lack."""

    fr: str
    type: TermType
    variants: tuple[str, ...]
    """Shorter forms of a name: Zelensky for Volodymyr Zelensky."""
    places: tuple[Place, ...]
    main: tuple[Place, ...]
    """The places of `fr` itself, which is what a translation is looked for."""


class _Found(NamedTuple):
    """A candidate before it is merged."""

    type: TermType
    places: list[Place]


def candidates(texts: Texts, glossary: Glossary) -> list[Candidate]:
    """Return what the glossary lacks, what matters most first."""
    found = {key: _Found(_type(texts, places), places) for key, places in names(texts).items()}
    found |= {key: _Found("term", places) for key, places in groups(texts).items() if key not in found}
    short = _short_names(texts, found)
    has = {identity(form, rules("fr")) for term in glossary.terms for form in (term.fr, *term.variants)}
    merged = [_merged(texts, found, key, short) for key in found if key not in short]
    merged = [one for one in merged if identity(one.fr, rules("fr")) not in has]
    return sorted(merged, key=lambda one: (-_score(one), min(one.places)))


def _type(texts: Texts, places: list[Place]) -> TermType:
    """Return what it is: capitals are a name or an acronym; ministère de la Défense is neither."""
    place = places[0]
    first = texts.all[place.segment].units[place.first]
    if place.end - place.first == 1 and first.acronym:
        return "acronym"
    return "name" if first.capital else "term"


def _score(one: Candidate) -> int:
    segments = len({place.segment for place in one.places})
    return segments * (1 if one.type == "term" else NAME_WEIGHT)


def _surface(texts: Texts, places: list[Place]) -> str:
    """Return how something is mostly written, not in capitals only if it can be helped."""
    written = Counter(texts.all[place.segment].surface(place.first, place.end) for place in places)
    return max(written, key=lambda text: (written[text], not text.isupper()))


def _short_names(texts: Texts, found: Mapping[str, _Found]) -> dict[str, str]:
    """Return the short names that stand for just one long one: zelensky → volodymyr zelensky."""
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for key, one in found.items():
        words = key.split()
        if one.type == "name" and len(words) > 1 and not any(lists().is_function(word) for word in words):
            longer[words[0]].add(key)
            longer[words[-1]].add(key)
    merged = {}
    for key, long in longer.items():
        if key in found and len(long) == 1 and found[key].type == "name" and common(key) is None:
            (other,) = long
            with_long = {texts.all[place.segment].article for place in found[other].places}
            own = [texts.all[place.segment].article in with_long for place in found[key].places]
            if sum(own) >= TOGETHER * len(own):
                merged[key] = other
    return merged


def _merged(texts: Texts, found: Mapping[str, _Found], key: str, short: Mapping[str, str]) -> Candidate:
    own = found[key]
    parts = [found[other].places for other, long in short.items() if long == key]
    variants = tuple(dict.fromkeys(_surface(texts, places) for places in parts))
    everywhere = sorted([*own.places, *(place for places in parts for place in places)])
    return Candidate(_surface(texts, own.places), own.type, variants, tuple(everywhere), tuple(own.places))
