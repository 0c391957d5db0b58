"""Finding forms where words are not parted by spaces (Chinese, Japanese) or carry particles (Korean).

Forms are looked up in the segment without its spaces and middle dots. What keeps Mali out of Maria is the
border of a run of katakana, or of Latin letters; what keeps it out of Maryland is the list of longer names.
A Korean word begins with the form, and only particles and titles follow to its end.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from translate.glossary.forms import Form, Found, Grade, same_case, signs
from translate.glossary.rules import Rules
from translate.glossary.text import prose, run_of, visible

PARTICLES_IN_A_ROW = 3

_DOTS = frozenset("·•‧・･．=＝゠-‐‑‒'’")
_VOICING = "ﾞﾟ"
"""Half-width marks that belong to the kana before them."""


class Letter(NamedTuple):
    """A letter of a segment without what is left out."""

    key: str
    start: int
    end: int


class CharacterFinder:
    """A `Finder` for text without spaces, and for Korean."""

    def __init__(self, forms: Iterable[Form], rules: Rules) -> None:
        self._rules = rules
        self._forms: defaultdict[str, list[Form]] = defaultdict(list)
        self._signs: list[Form] = []
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for form in dict.fromkeys(forms):
            key = "".join(letter.key for letter in letters(prose(form.text), rules))
            if key:
                self._forms[key].append(form)
                lengths[key[0]].add(len(key))
            else:
                self._signs.append(form)
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def find(self, text: str, *, vouched: Container[int] = ()) -> list[Found]:  # noqa: ARG002 - words do not inflect
        """Return all places of all forms; see `Finder`."""
        plain = prose(text)
        found = [place for place in self._places(plain) if place.grade > Grade.DERIVED]
        return found + list(signs(self._signs, plain)) if self._signs else found

    def derived(self, form: Form, text: str) -> Found | None:
        """Return the first word that is only made from a form; see `Finder`."""
        places = self._places(prose(text))
        return next((found for found in places if found.form == form and found.grade == Grade.DERIVED), None)

    def _places(self, text: str) -> Iterator[Found]:
        found = letters(text, self._rules)
        compact = "".join(letter.key for letter in found)
        for first, key in enumerate(compact):
            for length in self._lengths.get(key, ()):
                if first + length > len(compact):
                    continue
                forms = self._forms.get(compact[first : first + length], ())
                if forms and self._bordered(text, found[first], found[first + length - 1]):
                    start, end = found[first].start, found[first + length - 1].end
                    for form in forms:
                        grade = self._grade(form, text, start, end)
                        if grade is not None:
                            yield Found(start, end, form, grade)

    def _bordered(self, text: str, first: Letter, last: Letter) -> bool:
        """Return whether no word goes on across either end."""
        before = run_of(visible(text[first.start - 1 : first.start]))
        after = run_of(visible(text[last.end : last.end + 1]))
        return (before is None or before != run_of(first.key)) and (
            after is None or after == "hangul" or after != run_of(last.key)
        )

    def _grade(self, form: Form, text: str, start: int, end: int) -> Grade | None:
        """Return how well a form stands at a place: what follows may make another word of it."""
        rules = self._rules
        rest = visible(text[end : end + 12])
        if rules.kind == "particles":
            rest = "".join(takewhile(lambda sign: run_of(sign) == "hangul", rest))
            verb = not form.name and rest.startswith(rules.verbs)
            if rest and not verb and not self._are_particles(rest):
                derived = form.compound or rest.startswith(rules.derivations)
                return (Grade.INFLECTED if form.compound else Grade.DERIVED) if derived else None
        elif form.name and rest.startswith(rules.derivations) and not rest.startswith(rules.innocent):
            return Grade.DERIVED
        if not same_case(visible(form.text), visible(text[start:end])):
            return Grade.CASE
        return Grade.INFLECTED if rest and rules.kind == "particles" else Grade.EXACT

    def _are_particles(self, rest: str, left: int = PARTICLES_IN_A_ROW) -> bool:
        """Return whether a word's rest is nothing but particles and titles."""
        if not rest:
            return True
        heads = (rest[:length] for length in range(1, len(rest) + 1))
        return left > 0 and any(
            head in self._rules.particles and self._are_particles(rest[len(head) :], left - 1)
            for head in heads
        )


def letters(text: str, rules: Rules) -> Sequence[Letter]:
    """Return the letters of a text in NFKC, without spaces and middle dots."""
    found = []
    for start, sign in enumerate(text):
        if sign.isspace() or sign in _DOTS or sign in _VOICING:
            continue
        end = start + 1
        while end < len(text) and text[end] in _VOICING:
            end += 1
        found += [Letter(key, start, end) for key in rules.key(visible(text[start:end]))]
    return found
