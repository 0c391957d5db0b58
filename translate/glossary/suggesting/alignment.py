"""The translations that catalogs use for a name or term, where they make it plain.

What stands in the translations of the segments that have the French form, and hardly in others, is its
translation (Dice's coefficient and Dunning's log-likelihood over entries: "Accurate Methods for the
Statistics of Surprise and Coincidence", 1993). Where two passages are as good as each other, or the form
that stands there may be an inflected one, nothing is said: no suggestion is better than a wrong one.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from translate.glossary.forms import Form, Grade
from translate.glossary.rules import Rules, rules
from translate.glossary.schema import TermType
from translate.glossary.suggesting.french import common
from translate.glossary.suggesting.passages import Passage, Side
from translate.glossary.support import support
from translate.glossary.text import words
from translate.languages.lemmas import lemma

EXCEPTIONS = 6
"""Of so many entries that have the French form, one may lack its translation."""
WHOLE = 0.5
"""A passage that goes on in the same way in so many of its entries is only a part of the translation."""
DICE, ABOUT = 0.8, 0.1
"""Dice's coefficient of a passage and a form at least, and the difference that does not count."""
SURPRISE = 10.83
"""Log-likelihood at which chance is improbable: 1 in 1,000 (chi-squared, one degree of freedom)."""
ENTRIES: Mapping[TermType, int] = {"name": 2, "acronym": 2, "term": 3}
"""How many entries must have it; an identical or similar name is believed with one."""
FORMS = 3
"""Where words inflect, a form that so many others are made from is the one that a dictionary has."""
SIMILAR, UNLIKE = 0.8, 0.6
"""How alike the letters of a similar name are at least, and those of all other capitals beside it at most."""
SAMPLE = 4000
"""So many entries without a form are enough to tell what is rare."""
MOST = 60
"""So many entries with a form are enough to tell what goes with it."""


@dataclass(frozen=True)
class Wanted:
    """A French form whose translation is looked for."""

    fr: str
    type: TermType
    entries: frozenset[int]
    """The entries whose msgid has it."""
    varied: bool
    """Whether it stands beside different words in them, so that theirs cannot be taken for its own."""


def translations(wanted: Sequence[Wanted], msgstrs: Mapping[int, str], language: str) -> dict[int, str]:
    """Return the plain translations in a language (a gettext locale name), by the number of what is wanted.

    `msgstrs` holds the reviewed translations by the number of their entry.
    """
    having = [_spread(one.entries & msgstrs.keys(), MOST) for one in wanted]
    anywhere = frozenset().union(*(one.entries for one in wanted))
    read = frozenset().union(_spread(msgstrs.keys() - anywhere, SAMPLE), *having)
    side = Side(rules(language), {number: msgstrs[number] for number in sorted(read)})
    found: dict[int, str] = {}
    for number, (one, entries) in enumerate(zip(wanted, having, strict=True)):
        if entries:
            said = _same_name(one, entries, side) or _associated(one, entries, side)
            if said is not None:
                found[number] = said
    claimed = Counter(text.lower() for text in found.values())
    return {number: text for number, text in found.items() if claimed[text.lower()] == 1}


def _spread(entries: Iterable[int], most: int) -> frozenset[int]:
    """Return at most so many entries, spread evenly."""
    ordered = sorted(entries)
    step = max(1, -(-len(ordered) // most))
    return frozenset(ordered[::step])


def _same_name(one: Wanted, entries: frozenset[int], side: Side) -> str | None:
    """Return the form of a name that looks the same, or nearly so, in every entry; None without one."""
    if one.type == "term" or side.rules.kind != "words":
        return None
    if sum(side.has_words(number, one.fr) for number in entries) >= _enough(entries):
        return one.fr
    if one.type == "acronym" or not _leaves_names_alone(side.rules, one.fr):
        return None
    said = {side.alike(number, one.fr, SIMILAR, UNLIKE) for number in entries}
    return said.pop() if len(said) == 1 else None


def _leaves_names_alone(own: Rules, name: str) -> bool:
    """Return whether names have no cases in a language."""
    return support(own.code) == "rules" and not any(_endings(own, word) for word in name.lower().split())


def _associated(one: Wanted, entries: frozenset[int], side: Side) -> str | None:
    """Return the passage that goes with a French form, if there is just one, in its citation form."""
    ordinary = one.type == "name" and common(one.fr.lower()) is not None
    least = ENTRIES[one.type] + (side.rules.kind != "words") + 2 * ordinary
    if len(entries) < least or not one.varied:
        return None
    width = _width(one)
    passages = list(side.passages(entries, WHOLE, width + 1, capital=one.type != "term"))
    top = _best(passages, entries, max(least, _enough(entries)), side.size)
    if not top:
        return None
    longest = max(top, key=lambda passage: passage.length)
    fits = longest.length <= width or side.rules.kind != "words"
    alone = all(longest.contains(other) for other in top)
    goes_on = any(other.length > longest.length and other.contains(longest) for other in passages)
    if not fits or not alone or goes_on or side.has_common_edge(longest):
        return None
    return _citation(one, longest, entries, side)


def _best(passages: Iterable[Passage], entries: frozenset[int], least: int, total: int) -> list[Passage]:
    """Return the passages that go with some of `total` entries, about as well as the best of them."""
    scored: list[tuple[float, Passage]] = []
    for passage in passages:
        a, b = len(passage.entries & entries), len(passage.entries - entries)
        dice = 2 * a / (len(entries) + a + b)
        if a >= least and dice >= DICE and _surprise(a, b, len(entries), total) >= SURPRISE:
            scored.append((dice, passage))
    best = max((dice for dice, _ in scored), default=0.0)
    return [passage for dice, passage in scored if dice >= best - ABOUT]


def _enough(entries: frozenset[int]) -> int:
    """Return in how many of some entries a translation must be found."""
    return len(entries) - len(entries) // EXCEPTIONS


def _width(one: Wanted) -> int:
    """Return how many words a translation may have: an acronym is often said in words."""
    width = len(words(one.fr, rules("fr")))
    return width + (3 if one.type == "acronym" else width > 1)


def _surprise(a: int, b: int, with_form: int, total: int) -> float:
    """Return the log-likelihood ratio of a passage and a form that share `a` entries."""
    c = with_form - a
    d = total - a - b - c
    cells = ((a, a + b, a + c), (b, a + b, b + d), (c, c + d, a + c), (d, c + d, b + d))
    return 2 * sum(n * math.log(n * total / (row * column)) for n, row, column in cells if n)


def _citation(one: Wanted, passage: Passage, entries: frozenset[int], side: Side) -> str | None:
    """Return the written form of a passage from which the language's rules make the others, or None."""
    bases: dict[str, tuple[int, str]] = {}
    for text, times in passage.written.items():
        found = _found(text, one, entries, side)
        if found.total() >= _enough(entries) and _is_base(text, one, found, side):
            key = text.lower()
            bases[key] = max(bases.get(key, (0, "")), (times, text))
    if len(bases) != 1 and not _leaves_names_alone(side.rules, one.fr):
        return None
    return max(bases.values())[1] if bases else None


def _found(text: str, one: Wanted, entries: frozenset[int], side: Side) -> Counter[str]:
    """Return what a form finds in the entries as it is written there, and in how many."""
    form = Form(text, term=0, name=one.type == "name", acronym=one.type == "acronym")
    search = side.finder(form)
    seen: Counter[str] = Counter()
    for number in entries:
        places = search.find(side.msgstrs[number])
        good = [place for place in places if place.grade > Grade.CASE]
        if good:
            seen[side.msgstrs[number][good[0].start : good[0].end].lower()] += 1
    return seen


def _is_base(text: str, one: Wanted, found: Counter[str], side: Side) -> bool:
    """Return whether a form is surely the one that a dictionary has."""
    own, parts = side.rules, text.lower().split()
    if own.kind != "words":
        return True
    if parts[0][:1] == parts[0][:1].upper() and own.prefixes:  # no capitals: a proclitic may be written on
        proclitics = {proclitic for table in own.prefixes.values() for proclitic, _ in table}
        if parts[0].startswith(tuple(proclitics - {""})):
            return False
    endings = {ending for word in parts for ending in _endings(own, word)}
    if not endings and support(own.code) == "rules":
        return True
    if len(parts) == 1 and len(found) >= FORMS:
        return True
    if len(parts) == 1 and one.type != "term" and endings and all(ending.endswith("s") for ending in endings):
        return not parts[0].endswith("s") or one.fr.lower().endswith("s")
    return all(lemma(word, own.code) in {word, word.lower()} for word in text.split())


def _endings(own: Rules, word: str) -> set[str]:
    """Return the endings that a name may take in a language."""
    return {ending for _, some in own.stems(word, name=True, phrase=False) for ending in some} - {""}
