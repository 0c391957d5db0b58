"""The translation memory as an engine: asked first, and for nothing that leaves this computer."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TypeVar

from translate.memory.names import RAREST, Name, Names, around, counterpart, renamed
from translate.memory.numbers import swapped
from translate.memory.similar import StoredTexts
from translate.memory.store import Store
from translate.memory.tables import TMX, BrokenStoreError, Found
from translate.memory.units import Context
from translate.model import Answer, Question

SIMILAR = 0.8
"""Likeness from which an approved text is offered for another one."""
NEARLY = 0.99
"""What is said of a text that is not quite the same, whatever is left out of the comparison."""
LOOKED_AT = 200
"""Texts that are held against one, to see whether they differ in a number or a name only."""

Said = TypeVar("Said")


def no_names(text: str) -> Sequence[Name]:
    """Know no names."""
    del text
    return ()


class Memory:
    """The approved translations into one language."""

    name = "memory"
    sends = "this computer only"

    def __init__(
        self, store: Store, languages: Sequence[str], renew: Callable[[], Store], names: Names = no_names
    ) -> None:
        """Answer from a store: with what it has in the first of the languages, else in the next ones.

        `renew` makes the store anew when it turns out to be damaged; `names` finds names that may be put for
        each other.
        """
        self._store, self._languages, self._renew, self._names = store, languages, renew, names
        self._texts: StoredTexts | None = None

    def refuses(self, source: str, target: str) -> str | None:
        """Return None: memory is asked in every language, it may just be empty."""
        del source, target
        return None

    def in_place(self, context: Context) -> str | None:
        """Return what people have approved for a text between the same neighbours, None if nothing."""
        if not any(context[1:]):
            return None
        return self._safely(partial(self._in_place, context))

    def translate(
        self, questions: Sequence[Question], source: str, target: str
    ) -> Iterator[tuple[int, Answer]]:
        """Yield (index, answer) for the texts that are in memory, the same or similar ones."""
        del source, target
        for index, question in enumerate(questions):
            answer = self._safely(partial(self._answer, question.text))
            if answer is not None:
                yield index, answer

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def _safely(self, ask: Callable[[], Said]) -> Said:
        """Ask the store; once more, of a new one, if it is damaged."""
        try:
            return ask()
        except BrokenStoreError:
            self._store.close()
            self._store, self._texts = self._renew(), None
            return ask()

    def _in_place(self, context: Context) -> str | None:
        return self._store.in_place(context, self._languages[0])

    def _answer(self, text: str) -> Answer | None:
        return self._same(text) or self._other_number(text) or self._other_name(text) or self._similar(text)

    def _same(self, text: str) -> Answer | None:
        found = self._store.same(text, self._languages)
        return Answer(found.translation, note=f"100%, {_from(found)}") if found else None

    def _other_number(self, text: str) -> Answer | None:
        """Return the translation of a text that differs in numbers only, with these swapped."""
        answer = None
        for found in islice(self._store.with_pattern(text, self._languages), LOOKED_AT):
            done = swapped(text, found.text, found.translation, self._languages[0])
            if done is not None and (answer is None or not done.plural):
                said = ", ".join(f"{new} put for {old}" for old, new in done.swaps)
                look = "; look at the words it counts" if done.plural else ""
                answer = Answer(done.text, note=_like(found, NEARLY, f" ({said}{look})"))
                if not done.plural:
                    break
        return answer

    def _other_name(self, text: str) -> Answer | None:
        """Return the translation of a text that differs in one name only, with this swapped."""
        for name in self._names(text):
            before, after = text[: name.start], text[name.end :]
            for number in self._near().having_all(around(text, name), RAREST)[:LOOKED_AT]:
                other = self._near().text(number)
                if not (other != text and other.startswith(before) and other.endswith(after)):
                    continue
                theirs = counterpart(text, name, other, self._names(other))
                found = self._store.same(other, self._languages)
                put = renamed(found.translation, theirs, name) if theirs and found else None
                if theirs and found and put:
                    said = f" ({name.says} put for {theirs.says})"
                    return Answer(put, note=_like(found, NEARLY, said))
        return None

    def _similar(self, text: str) -> Answer | None:
        near = self._near().nearest(text, SIMILAR)
        found = self._store.same(self._near().text(near[0].number), self._languages) if near else None
        return Answer(found.translation, note=_like(found, near[0].likeness)) if found else None

    def _near(self) -> StoredTexts:
        if self._texts is None:
            self._texts = StoredTexts(self._store, self._languages)
        return self._texts


def _from(found: Found) -> str:
    """Return where a translation is from, as the translator reads it."""
    return f"memory: {found.shown}" if found.kind == TMX else f"approved in {found.shown}"


def _like(found: Found, likeness: float, put: str = "") -> str:
    """Return how near a translation's text is, where it is from, what was swapped, and what it is of."""
    return f"{min(likeness, NEARLY):.0%}, {_from(found)}{put} for: {' '.join(found.text.split())}"
