"""The translation memory: what people have approved in any catalog, offered for the same or a similar text.

It answers as an engine does, so that `fill` asks it first. It is made from the catalogs at each run:
nothing of worth is only there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from translate.model import Answer, Catalog
from translate.similarity import most_similar

SIMILAR = 0.85
"""Similarity of characters from which an approved text is offered for another one."""


class Memory:
    """The approved translations into one language."""

    name = "memory"
    sends = "this computer only"

    def __init__(self, catalogs: Iterable[tuple[str, Catalog]]) -> None:
        """Take the approved entries of (article, catalog) pairs; of the same msgid the first is kept."""
        self._approved: dict[str, tuple[str, str]] = {}
        for article, catalog in catalogs:
            for entry in catalog.entries:
                if entry.state == "reviewed" and entry.is_plain:
                    self._approved.setdefault(entry.msgid, (entry.msgstr, article))

    def refuses(self, source: str, target: str) -> str | None:
        """Return None: memory is asked in every language, it may just be empty."""
        del source, target
        return None

    def translate(
        self, texts: Sequence[str], source: str, target: str, spans: Mapping[int, object] | None = None
    ) -> Iterator[tuple[int, Answer]]:
        """Yield (index, answer) for the texts that are in memory, the same or similar ones."""
        del source, target, spans
        for index, text in enumerate(texts):
            answer = self._same(text) or self._similar(text)
            if answer is not None:
                yield index, answer

    def close(self) -> None:
        """Nothing is held open."""

    def _same(self, text: str) -> Answer | None:
        found = self._approved.get(text)
        return Answer(found[0], note=f"100%, approved in {found[1]}") if found else None

    def _similar(self, text: str) -> Answer | None:
        approved = list(self._approved)
        best = most_similar(text, approved, at_least=SIMILAR)
        if best is None:
            return None
        msgid = approved[best[0]]
        msgstr, article = self._approved[msgid]
        return Answer(msgstr, note=f"{best[1]:.0%}, approved in {article} for: {' '.join(msgid.split())}")
