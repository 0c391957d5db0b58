"""The translation memory: what people have approved in any catalog, offered for the same or a similar text.

It answers as an engine does, so that `fill` asks it first. It is made from the catalogs at each run:
nothing of worth is only there.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from translate.model import Answer, Catalog, Entry, Question
from translate.similarity import Index

SIMILAR = 0.8
"""Likeness from which an approved text is offered for another one."""


class Context(NamedTuple):
    """A msgid and those before and after it in its article; empty at the beginning and the end."""

    msgid: str
    before: str
    after: str


def contexts(catalog: Catalog) -> Iterator[tuple[Context, Entry]]:
    """Yield the living entries of a catalog, in order, with what stands around each."""
    living = [entry for entry in catalog.entries if not entry.obsolete]
    msgids = ["", *(entry.msgid for entry in living), ""]
    for n, entry in enumerate(living):
        yield Context(entry.msgid, msgids[n], msgids[n + 2]), entry


class Memory:
    """The approved translations into one language."""

    name = "memory"
    sends = "this computer only"

    def __init__(self, catalogs: Iterable[tuple[str, Catalog]]) -> None:
        """Take the approved entries of (article, catalog) pairs; of the same msgid the first is kept."""
        self._approved: dict[str, tuple[str, str]] = {}
        self._in_place: dict[Context, str] = {}
        for article, catalog in catalogs:
            for entry in catalog.entries:
                if entry.state == "reviewed" and entry.is_plain:
                    self._approved.setdefault(entry.msgid, (entry.msgstr, article))
            for context, entry in contexts(catalog):
                if entry.state == "reviewed" and entry.is_plain and any(context[1:]):
                    self._in_place.setdefault(context, entry.msgstr)

    def refuses(self, source: str, target: str) -> str | None:
        """Return None: memory is asked in every language, it may just be empty."""
        del source, target
        return None

    def in_place(self, context: Context) -> str | None:
        """Return what people have approved for a text between the same neighbours, None if nothing."""
        return self._in_place.get(context)

    def translate(
        self, questions: Sequence[Question], source: str, target: str
    ) -> Iterator[tuple[int, Answer]]:
        """Yield (index, answer) for the texts that are in memory, the same or similar ones."""
        del source, target
        for index, question in enumerate(questions):
            answer = self._same(question.text) or self._similar(question.text)
            if answer is not None:
                yield index, answer

    def close(self) -> None:
        """Nothing is held open."""

    @cached_property
    def _index(self) -> Index:
        return Index(tuple(self._approved))

    def _same(self, text: str) -> Answer | None:
        found = self._approved.get(text)
        return Answer(found[0], note=f"100%, approved in {found[1]}") if found else None

    def _similar(self, text: str) -> Answer | None:
        found = self._index.nearest(text, SIMILAR)
        if not found:
            return None
        msgid = self._index.texts[found[0].number]
        msgstr, article = self._approved[msgid]
        # Only the same text is said to be the same, whatever is left out of the comparison.
        percent = min(found[0].likeness, 0.99)
        return Answer(msgstr, note=f"{percent:.0%}, approved in {article} for: {' '.join(msgid.split())}")
