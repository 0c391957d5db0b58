"""What stands in a translation: forms of the glossary, which of them count, and what is near to them."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property

from translate.glossary.forms import Found, Grade, Role, disjoint, is_cut_by_known_name, is_part_of_known_name
from translate.glossary.index import is_hinted, preferred_form, target_finder
from translate.glossary.nearness import nearest_passage
from translate.glossary.rules import rules
from translate.glossary.schema import Glossary, is_grave


@dataclass(frozen=True)
class Translation:
    """A msgstr in a language, and how often each term comes in its msgid (by number in the glossary)."""

    glossary: Glossary
    language: str
    text: str
    wanted: Counter[int]
    vouched: Container[int] = ()
    """The terms about which a dictionary is asked too."""
    msgid: str = ""

    @cached_property
    def found(self) -> list[Found]:
        """All places of all forms."""
        return target_finder(self.glossary, self.language).find(self.text, vouched=self.vouched)

    def of(self, number: int, role: Role) -> list[Found]:
        """Return the disjoint places of a term's forms that count, the longest first where they overlap."""
        counting = self._counting.get((number, role))
        if counting is None:
            places = [p for p in self._places(number, role) if self._counts(p) and self._longer(p) is None]
            counting = disjoint(sorted(places, key=lambda p: (-p.length, p.start)))
            self._counting[number, role] = counting
        return counting

    @cached_property
    def _counting(self) -> dict[tuple[int, Role], list[Found]]:
        """What `of` has found."""
        return {}

    def close(self, number: int) -> tuple[Found, str] | None:
        """Return what is the term but for one thing, and which, or None."""
        longer = self._instead(number)
        if longer is not None:
            return None if longer.form.role == "known" else (longer, "which another term needs")
        for place in self._places(number, "accepted"):
            if place.grade == Grade.CASE:
                return place, "only the case of letters differs"
        derived = self._derived(number)
        return None if derived is None else (derived, "only a word made from it")

    def nearest(self, number: int) -> str | None:
        """Return the passage that was perhaps meant for a term, or None."""
        longer = self._instead(number)
        if longer is not None:
            return self.passage(longer)
        target = self.glossary.terms[number].target(self.language)
        expected = target.expected if target else ()
        others = (p for p in self.found if p.form.term != number and self.wanted[p.form.term])
        taken = [(p.start, p.end) for p in others if p.form.role == "accepted"]
        return nearest_passage(expected, self.text, rules(self.language), taken)

    def exchanged(self, number: int) -> str | None:
        """Return what stands where one more of a name is wanted, a name that the msgid has not, or None."""
        accepted = len(self.of(number, "accepted"))
        if not self._is_name(number):
            return None
        short = accepted < self.wanted[number] or self._is_shared_short(number)
        return self._intruder() if short else None

    def _is_shared_short(self, number: int) -> bool:
        """Return whether names that are said by the same words want more of them than there are.

        Nordkorea may stand for Corée du Nord and for nord-coréen, but not once for both. It is the fault of
        the one whose preferred form comes too seldom.
        """
        places = {
            n: {(p.start, p.end) for p in self.of(n, "accepted")} for n in self.wanted if self._is_name(n)
        }
        sharing = [n for n, own in places.items() if own & places.get(number, set())]
        supply = len(set().union(*(places[n] for n in sharing)))
        target = self.glossary.terms[number].target(self.language)
        preferred = [p for p in self.of(number, "accepted") if target and p.form.text == target.term]
        return supply < sum(self.wanted[n] for n in sharing) and len(preferred) < self.wanted[number]

    def _intruder(self) -> str | None:
        """Return the first name that the translation has and its msgid has not, or None.

        One that also says a term of the msgid is none: Nordkoreas for nord-coréen. Nor is one that translates
        a word made from it: de Europa for européen.
        """
        good = [p for p in self.found if p.form.role == "accepted" and p.grade > Grade.CASE]
        meant = [place for place in good if self.wanted[place.form.term]]
        strange = (p for p in good if not self.wanted[p.form.term] and self._is_name(p.form.term))
        alone = (p for p in strange if not any(p.start < m.end and m.start < p.end for m in meant))
        foreign = (p for p in alone if not is_hinted(self.glossary, p.form.term, self.msgid))
        return next(map(self.passage, foreign), None)

    def _is_name(self, number: int) -> bool:
        """Return whether it is an error to get the term wrong."""
        term = self.glossary.terms[number]
        target = term.target(self.language)
        return target is not None and is_grave(term, target, self.language)

    def passage(self, place: Found) -> str:
        """Return what stands at a place."""
        return self.text[place.start : place.end]

    def _counts(self, place: Found) -> bool:
        """Return whether a form is found well enough to count where it stands."""
        return self.passage(place) == place.form.text if place.form.literal else place.grade > Grade.CASE

    def _places(self, number: int, role: Role) -> list[Found]:
        return [p for p in self.found if p.form.term == number and p.form.role == role]

    def _instead(self, number: int) -> Found | None:
        """Return the first longer name or term that has this one in it: Soudan du Sud for Soudan."""
        places = self._places(number, "accepted")
        return next((longer for place in places if (longer := self._longer(place))), None)

    def _longer(self, place: Found) -> Found | None:
        """Return what covers a place: a known name, or the longer form of a term that needs it there.

        A longer form that comes more often than its own term stands for the shorter one too: Wladimir Putin
        is a good translation of Poutine. A forbidden form is free inside whatever is accepted.
        """
        around = self._around(place)
        covers = [other for other in around if other is not place and place.within(other)]
        accepted = [p for p in covers if p.form.role == "accepted" and p.grade > Grade.CASE]
        if place.form.role == "forbidden":
            return next((p for p in accepted if not place.form.literal or p.length > place.length), None)
        known = (
            other
            for other in around
            if is_cut_by_known_name(place, other) or is_part_of_known_name(place, other)
        )
        claimed = (
            other
            for other in accepted
            if other.form.term != place.form.term and other.length > place.length and self._is_claimed(other)
        )
        return next(known, None) or next(claimed, None)

    def _around(self, place: Found) -> Sequence[Found]:
        """Return the places that begin no later than one and may still reach into it."""
        starts, places, longest = self._in_order
        return places[bisect_left(starts, place.start - longest) : bisect_right(starts, place.start)]

    @cached_property
    def _in_order(self) -> tuple[list[int], list[Found], int]:
        """Where the places begin, the places, and how long the longest is."""
        places = sorted(self.found, key=lambda place: place.start)
        return [place.start for place in places], places, max(place.length for place in places)

    def _is_claimed(self, place: Found) -> bool:
        """Return whether a place is among the first that its own term needs."""
        return self._ranks[place.form.term, place.start] < self.wanted[place.form.term]

    @cached_property
    def _ranks(self) -> dict[tuple[int, int], int]:
        """Term, start of an accepted form → how many other starts come before it."""
        starts = {(p.form.term, p.start) for p in self.found if p.form.role == "accepted"}
        ranks: dict[tuple[int, int], int] = {}
        seen: Counter[int] = Counter()
        for term, start in sorted(starts):
            ranks[term, start] = seen[term]
            seen[term] += 1
        return ranks

    def _derived(self, number: int) -> Found | None:
        """Return a word made from the preferred form that no other term needs."""
        form = preferred_form(self.glossary.terms[number], number, self.language)
        place = target_finder(self.glossary, self.language).derived(form, self.text)
        if place is None:
            return None
        others = (p for p in self.found if p.form.term != number and p.form.role == "accepted")
        needed = (p for p in others if p.grade > Grade.CASE and place.within(p) and self._is_claimed(p))
        return None if any(needed) else place
