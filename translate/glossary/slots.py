"""Which words of a segment may stand for a word of a form: by the rules of the language, or by dictionary."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from translate.glossary.forms import Grade
from translate.glossary.rules import Rules
from translate.glossary.text import read, without_accents
from translate.languages.lemmas import lemma

Hits = Mapping[int, Grade]
"""The numbers of the slots that a word fills, and how well."""

Remembered = TypeVar("Remembered")

REMEMBERED = 1 << 13
"""Words of a language whose hits are kept: most of what stands in a text is among them."""


START = 2
"""Letters of a stem by which most words are told from all stems."""


class Slot(NamedTuple):
    """A word of a form, as far as it decides which words of a segment fill it."""

    key: str
    name: bool
    phrase: bool
    proclitics: str
    inflect: bool
    acronym: bool
    common: bool
    """Whether it is written like a common word."""
    article: bool = False
    """Whether it is an article, which prepositions may take up: du Caire."""


class Candidate(NamedTuple):
    """What a word may stand for."""

    hits: Hits
    """The slots that it fills by the rules."""
    alike: Sequence[int]
    """Those whose word begins like it, which a dictionary may be asked about."""


class Memo(dict[str, Remembered]):
    """What is found for a word, remembered."""

    def __init__(self, find: Callable[[str], Remembered]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, token: str) -> Remembered:
        """Find it and remember it."""
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[token] = self._find(token)
        return found


class Slots:
    """The slots of all forms in one table of stems, so that a word finds all that it fills at once."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._numbers: dict[Slot, int] = {}
        self._slots: list[Slot] = []
        self._terms: list[set[int]] = []
        self._stems: defaultdict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        self._starts: set[str] = set()
        self._longest = 0
        self._proclitics = frozenset().union(*rules.prefixes.values())
        self.candidates = Memo(self._candidate)
        """Word, as it stands in a segment → what slots it may fill, None for most."""
        self._kin = Memo(self._of_one_base)

    def add(self, slot: Slot, term: int) -> int:
        """Return the number of a slot of a term; a new one goes into the table."""
        number = self._numbers.setdefault(slot, len(self._slots))
        if number == len(self._slots):
            self._slots.append(slot)
            self._terms.append(set())
            for stem, endings in self._branches(slot):
                self._stems[stem].append((number, endings))
                self._starts.add(stem[:START])
                self._longest = max(self._longest, len(stem))
        self._terms[number].add(term)
        return number

    def by_dictionary(self, token: str, candidate: Candidate, vouched: Container[int]) -> Hits:
        """Return the slots of some terms whose word has the same dictionary form.

        No dictionary is loaded for a word that begins like none of theirs.
        """
        if not self.in_doubt(candidate, vouched):
            return {}
        kin = self._kin[token]
        return {n: Grade.INFLECTED for n in kin if any(term in vouched for term in self._terms[n])}

    def in_doubt(self, candidate: Candidate, vouched: Container[int]) -> Sequence[int]:
        """Return the slots of some terms that a word fills if a dictionary says so."""
        return [n for n in candidate.alike if any(term in vouched for term in self._terms[n])]

    def stemming(self, key: str) -> Iterator[int]:
        """Yield the slots that have a stem and an ending which make up a word."""
        if self._starts.isdisjoint((key[:START], key[: START - 1], "")):
            return
        for cut in range(min(len(key), self._longest) + 1):
            for number, endings in self._stems.get(key[:cut], ()):
                if key[cut:] in endings:
                    yield number

    def _branches(self, slot: Slot) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield the stems of a slot with their endings."""
        rules = self._rules
        if slot.article:
            yield from ((form, frozenset({""})) for form in rules.articles[slot.key])
            return
        bases = [slot.key]
        bare = slot.key.removeprefix(rules.article)
        if slot.inflect and not slot.name and bare != slot.key and len(bare) > 2:
            bases.append(bare)
        for base in bases:
            yield base, frozenset({""})
            if slot.acronym:
                yield base, rules.acronym
            elif slot.inflect:
                yield from dict.fromkeys(rules.stems(base, name=slot.name, phrase=slot.phrase))

    def _fill(self, raw: str, key: str) -> Hits:
        hits: dict[int, Grade] = {}
        for prefix, left, rest in self._without_proclitics(key):
            for number in self.stemming(left + rest):
                slot = self._slots[number]
                if not prefix:
                    hits[number] = Grade.EXACT if rest == slot.key else Grade.INFLECTED
                elif slot.inflect and (prefix, left) in self._rules.prefixes.get(slot.proclitics, ()):
                    hits.setdefault(number, Grade.INFLECTED)
        if self._rules.bare_capitals and raw.isupper():
            hits.update((number, Grade.INFLECTED) for number in self._bare.get(key, ()) if number not in hits)
        return hits

    def _without_proclitics(self, key: str) -> Iterator[tuple[str, str, str]]:
        """Yield each proclitic that a word may begin with (first none), what it leaves, and the rest."""
        yield "", "", key
        for prefix, left in self._proclitics:
            if len(key) > len(prefix) + 1 and key.startswith(prefix):
                yield prefix, left, key.removeprefix(prefix)

    def _candidate(self, token: str) -> Candidate | None:
        raw, key = read(token, self._rules)
        slots = self._beginnings.get(_beginning(key), ()) if self._rules.dictionary else ()
        alike = tuple(n for n in slots if _begin_alike(self._slots[n].key, key)) if slots else ()
        hits = self._fill(raw, key)
        return Candidate(hits, alike) if hits or alike else None

    def _of_one_base(self, token: str) -> Sequence[int]:
        """Return the slots whose word has the same dictionary form as another."""
        candidate = self.candidates[token]
        base = lemma(read(token, self._rules)[0], self._rules.code)
        if base is None or candidate is None:
            return ()
        key = self._rules.key(base)
        return tuple(number for number in candidate.alike if key in self._dictionary_keys(number))

    def _dictionary_keys(self, number: int) -> tuple[str, str]:
        """Return a slot's word, and its own dictionary form: adjectives may be cited in the feminine."""
        slot = self._slots[number]
        own = None if slot.name else lemma(slot.key, self._rules.code)
        return slot.key, self._rules.key(own or slot.key)

    @cached_property
    def _beginnings(self) -> Mapping[str, Sequence[int]]:
        """The slots that a dictionary is asked about, by their beginning: no names, where there are rules."""
        slots: defaultdict[str, list[int]] = defaultdict(list)
        for slot, number in self._numbers.items():
            regular = bool(self._rules.endings) and (slot.name or not slot.common)
            if slot.inflect and not slot.acronym and not regular:
                slots[_beginning(slot.key)].append(number)
        return slots

    @cached_property
    def _bare(self) -> Mapping[str, Sequence[int]]:
        """The slots by their word without accents."""
        slots: defaultdict[str, list[int]] = defaultdict(list)
        for slot, number in self._numbers.items():
            slots[without_accents(slot.key)].append(number)
        return slots


def _beginning(key: str) -> str:
    """Return what two forms of a word have in common, whatever becomes of its stem."""
    return without_accents(key[:2])


def _begin_alike(key: str, other: str) -> bool:
    half = max(2, len(key) // 2)
    return without_accents(key[:half]) == without_accents(other[:half])
