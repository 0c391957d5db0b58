"""Finding forms in languages that write words: each word of a form is a slot that words of a segment fill.

The cost of a segment grows with its words and what is found in them, not with the number of terms.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from translate.glossary.derivation import derived_form
from translate.glossary.forms import Form, Found, Grade, is_acronym, same_case
from translate.glossary.rules import Rules
from translate.glossary.slots import Hits, Slot, Slots
from translate.glossary.text import Word, words

SHORTEST_PART = 4
"""Letters that a part of a compound must have."""


class Pattern(NamedTuple):
    """A form as the slots that words must fill one after the other."""

    form: Form
    slots: tuple[int, ...]
    raws: tuple[str, ...]
    joined: tuple[bool, ...]
    """Whether each word may be parted from the one before by no more than a gap."""


class WordFinder:
    """A `Finder` for words with endings and proclitics."""

    def __init__(self, forms: Iterable[Form], rules: Rules) -> None:
        self._rules = rules
        self._slots = Slots(rules)
        self._patterns: defaultdict[int, list[Pattern]] = defaultdict(list)
        self._compounds: list[Pattern] = []
        for form in dict.fromkeys(forms):
            parts = words(form.text, rules)
            if parts:
                self._add(form, parts)

    def find(self, text: str, *, vouched: Container[int] = ()) -> list[Found]:
        """Return all places of all forms; see `Finder`."""
        parts = words(text, self._rules)
        hits = [self._slots.by_rule(word) for word in parts]
        if vouched and self._rules.dictionary:
            hits = [
                {**self._slots.by_dictionary(word, vouched), **filled}
                for word, filled in zip(parts, hits, strict=True)
            ]
        return [*self._windows(parts, hits), *(self._in_compounds(parts, vouched) if vouched else ())]

    def derived(self, form: Form, text: str) -> Found | None:
        """Return the first word that is only made from a form; see `Finder`."""
        parts = words(text, self._rules)
        span = derived_form(words(form.text, self._rules), parts, self._rules)
        return None if span is None else Found(*span, form, Grade.DERIVED)

    def _add(self, form: Form, parts: Sequence[Word]) -> None:
        slots = (self._slot(form, word, place, len(parts)) for place, word in enumerate(parts))
        numbers = [self._slots.add(slot, form.term) for slot in slots]
        raws = tuple(word.raw for word in parts)
        joined = tuple(word.joined for word in parts)
        pattern = Pattern(form, tuple(numbers), raws, joined)
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
        )

    def _in_compounds(self, parts: Sequence[Word], vouched: Container[int]) -> Iterator[Found]:
        """Yield the words that begin or end with a form that may be a part of a longer word."""
        for pattern in self._compounds:
            if pattern.form.term in vouched:
                number, key = pattern.slots[0], self._rules.key(pattern.raws[0])
                for part in parts:
                    tails = (part.key[cut:] for cut in range(1, len(part.key) - SHORTEST_PART + 1))
                    if part.key.startswith(key) or any(
                        number in self._slots.stemming(tail) for tail in tails
                    ):
                        yield Found(part.start, part.end, pattern.form, Grade.INFLECTED)

    def _windows(self, parts: Sequence[Word], hits: Sequence[Hits]) -> Iterator[Found]:
        """Yield the forms whose slots are filled by words that follow each other."""
        for first, filled in enumerate(hits):
            for number in filled:
                for pattern in self._patterns.get(number, ()):
                    end = first + len(pattern.slots)
                    if end <= len(parts) and _follow(pattern, parts[first:end], hits[first:end]):
                        grade = _grade(pattern, parts[first:end], hits[first:end])
                        yield Found(parts[first].start, parts[end - 1].end, pattern.form, grade)


def _acronym(form: Form, raw: str) -> bool:
    return is_acronym(raw) or (form.acronym and raw.isupper())


def _follow(pattern: Pattern, parts: Sequence[Word], hits: Sequence[Hits]) -> bool:
    """Return whether each word fills its slot and stands close to the one before."""
    return all(
        number in filled and (place == 0 or part.joined or not joined)
        for place, (number, filled, part, joined) in enumerate(
            zip(pattern.slots, hits, parts, pattern.joined, strict=True)
        )
    )


def _grade(pattern: Pattern, parts: Sequence[Word], hits: Sequence[Hits]) -> Grade:
    """Return the grade of the worst word; a capital that is missing counts."""
    form = pattern.form
    for raw, part in zip(pattern.raws, parts, strict=True):
        if form.exact_case or _acronym(form, raw):
            if not same_case(raw, part.raw):
                return Grade.CASE
        elif raw[:1].isupper() and part.raw[:1].islower() and not part.hyphened:
            return Grade.CASE
    return min(filled[number] for number, filled in zip(pattern.slots, hits, strict=True))
