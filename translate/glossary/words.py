"""Finding forms in languages that write words: each word of a form is a slot that words of a segment fill.

The cost of a segment grows with its words and what is found in them, not with the number of terms.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from operator import contains
from typing import NamedTuple

from translate.glossary.derivation import derived_form
from translate.glossary.forms import Form, Found, Grade, is_acronym, same_case, signs
from translate.glossary.rules import Rules
from translate.glossary.slots import Candidate, Hits, Slot, Slots
from translate.glossary.text import Word, prose, words

SHORTEST_PART = 4
"""Letters that a part of a compound must have."""


LONGEST_COMPOUND = 100
"""Letters of a word in which parts are looked for: each of its ends is tried."""

DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")
HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐‑־](?=[^\W\d_])")


class Pattern(NamedTuple):
    """A form as the slots that words must fill one after the other."""

    form: Form
    slots: tuple[int, ...]
    raws: tuple[str, ...]
    joined: tuple[bool, ...]
    """Whether each word may be parted from the one before by no more than a gap."""
    free: bool
    """Whether the capital of the first word is a matter of taste: an article, or a word such as sea."""


class WordFinder:
    """A `Finder` for words with endings and proclitics."""

    def __init__(self, forms: Iterable[Form], rules: Rules) -> None:
        self._rules = rules
        self._slots = Slots(rules)
        self._patterns: defaultdict[int, list[Pattern]] = defaultdict(list)
        self._compounds: list[Pattern] = []
        self._signs: list[Form] = []
        for form in dict.fromkeys(forms):
            spellings = list(_spellings(form, rules))
            for parts in spellings:
                self._add(form, parts)
            if not spellings:
                self._signs.append(form)

    def find(self, text: str, *, vouched: Container[int] = ()) -> list[Found]:
        """Return all places of all forms; see `Finder`."""
        parts = words(text, self._rules)
        found = list(map(self._slots.candidates.__getitem__, parts.tokens))
        if not (any(found) or self._compounds or self._signs):
            return []
        candidates = {place: one for place, one in compress(enumerate(found), found) if one}
        asked = self._worth_asking(candidates, vouched) if vouched else ()
        hits = {
            place: self._filled(parts.tokens[place], one, vouched) if place in asked else one.hits
            for place, one in candidates.items()
        }
        places = [*self._windows(parts, hits), *(self._in_compounds(parts, vouched) if vouched else ())]
        return places + list(signs(self._signs, prose(text))) if self._signs else places

    def derived(self, form: Form, text: str) -> Found | None:
        """Return the first word that is only made from a form; see `Finder`."""
        parts = words(text, self._rules)[:]
        span = derived_form(words(form.text, self._rules)[:], parts, self._rules)
        return None if span is None else Found(*span, form, Grade.DERIVED)

    def _add(self, form: Form, parts: Sequence[Word]) -> None:
        slots = (self._slot(form, word, place, len(parts)) for place, word in enumerate(parts))
        numbers = [self._slots.add(slot, form.term) for slot in slots]
        raws = tuple(word.raw for word in parts)
        joined = tuple(word.joined for word in parts)
        pattern = Pattern(form, tuple(numbers), raws, joined, self._is_free(form, parts))
        self._patterns[numbers[0]].append(pattern)
        if form.compound and len(parts) == 1 and len(parts[0].key) >= SHORTEST_PART:
            self._compounds.append(pattern)

    def _slot(self, form: Form, word: Word, place: int, count: int) -> Slot:
        """Return what the word of a form at a place (from 0) asks of the words that fill it."""
        capital_nouns, capital = self._rules.capital_nouns, word.raw[:1].isupper()
        first, later = ("name", "") if form.name else ("term", "later")
        return Slot(
            word.key,
            form.name,
            phrase=count > 1 or (capital_nouns and word.raw[:1].islower()),
            proclitics=first if place == 0 else later,
            inflect=form.inflect,
            acronym=_acronym(form, word.raw),
            common=capital_nouns or not capital,
            article=place == 0 and count > 1 and form.inflect and word.key in self._rules.articles,
        )

    def _is_free(self, form: Form, parts: Sequence[Word]) -> bool:
        free = len(parts) > 1 and form.inflect
        return free and (parts[0].key in self._rules.articles or parts[0].key in self._rules.generics)

    def _worth_asking(self, candidates: Mapping[int, Candidate], vouched: Container[int]) -> Container[int]:
        """Return the places of the words that a dictionary may make part of a whole form of some terms."""
        asked: set[int] = set()
        unsure = {place: self._slots.in_doubt(one, vouched) for place, one in candidates.items() if one.alike}
        if not any(unsure.values()):
            return asked
        filled = {place: {*one.hits, *unsure.get(place, ())} for place, one in candidates.items()}
        for first, numbers in filled.items():
            for pattern in (pattern for number in numbers for pattern in self._patterns.get(number, ())):
                window = list(enumerate(pattern.slots, first))
                if all(number in filled.get(place, ()) for place, number in window):
                    asked.update(place for place, number in window if number not in candidates[place].hits)
        return asked

    def _filled(self, token: str, candidate: Candidate, vouched: Container[int]) -> Hits:
        """Return the slots that a word fills: by the rules, else for some terms by a dictionary."""
        if not candidate.alike:
            return candidate.hits
        return {**self._slots.by_dictionary(token, candidate, vouched), **candidate.hits}

    def _in_compounds(self, parts: Sequence[Word], vouched: Container[int]) -> Iterator[Found]:
        """Yield the words that begin or end with a form that may be a part of a longer word."""
        for pattern in self._compounds:
            if pattern.form.term in vouched:
                number, key = pattern.slots[0], self._rules.key(pattern.raws[0])
                for part in (part for part in parts if len(part.key) <= LONGEST_COMPOUND):
                    tails = (part.key[cut:] for cut in range(1, len(part.key) - SHORTEST_PART + 1))
                    if part.key.startswith(key) or any(
                        number in self._slots.stemming(tail) for tail in tails
                    ):
                        yield Found(part.start, part.end, pattern.form, Grade.INFLECTED)

    def _windows(self, parts: Sequence[Word], hits: Mapping[int, Hits]) -> Iterator[Found]:
        """Yield the forms whose slots are filled by words that follow each other."""
        for first, filled in hits.items():
            for number in filled:
                for pattern in self._patterns.get(number, ()):
                    end = first + len(pattern.slots)
                    window = [hits.get(place, {}) for place in range(first, end)]
                    if all(map(contains, window, pattern.slots)) and _follow(pattern, parts[first:end]):
                        grade = _grade(pattern, parts[first:end], window)
                        yield Found(parts[first].start, parts[end - 1].end, pattern.form, grade)


def _spellings(form: Form, rules: Rules) -> Iterator[Sequence[Word]]:
    """Yield the words of a form, then those that it has when it is spelt in another way.

    Without its hyphens (cease-fire, ceasefire), an acronym with full stops or without (ONU, O.N.U.).
    """
    spellings = [form.text]
    if form.inflect:
        spellings.append(HYPHEN.sub("", form.text))
        if DOTTED.fullmatch(form.text):
            spellings.append(form.text.replace(".", ""))
        elif is_acronym(form.text):
            spellings.append("".join(f"{letter}." for letter in form.text))
    yield from filter(None, (words(text, rules)[:] for text in dict.fromkeys(spellings)))


def _acronym(form: Form, raw: str) -> bool:
    return is_acronym(raw) or (form.acronym and raw.isupper())


def _follow(pattern: Pattern, parts: Sequence[Word]) -> bool:
    """Return whether each word stands as close to the one before as in the form."""
    return all(part.joined or not joined for part, joined in zip(parts[1:], pattern.joined[1:], strict=True))


def _grade(pattern: Pattern, parts: Sequence[Word], hits: Sequence[Hits]) -> Grade:
    """Return the grade of the worst word; a capital that is missing counts."""
    form = pattern.form
    pairs = list(zip(pattern.raws, parts, strict=True))
    for raw, part in pairs[1:] if pattern.free and not form.exact_case else pairs:
        if form.exact_case or _acronym(form, raw):
            if not same_case(raw, part.raw):
                return Grade.CASE
        elif raw[:1].isupper() and part.raw[:1].islower() and not part.hyphened:
            return Grade.CASE
    return min(filled[number] for number, filled in zip(pattern.slots, hits, strict=True))
