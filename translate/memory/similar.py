"""The texts of a store that are like another one."""

from collections.abc import Sequence
from functools import lru_cache

from translate.memory.store import Store
from translate.similarity import Search


class StoredTexts(Search):
    """The texts that have a translation into some languages, by the words that the store has of them."""

    def __init__(self, store: Store, languages: Sequence[str]) -> None:
        counts = store.word_counts()
        self._store, self._ours = store, store.numbers_of_texts(languages)
        self._text = lru_cache(maxsize=8192)(store.text)  # a likely text is asked for again at once
        super().__init__(counts, len(self._ours))

    def having(self, word: str) -> Sequence[int]:
        """Return the numbers of the texts that have a word."""
        return [number for number in self._store.having([word]) if number in self._ours]

    def text(self, number: int) -> str:
        """Return a text by its number."""
        return self._text(number)

    def having_all(self, some: Sequence[str], rarest: int) -> list[int]:
        """Return the numbers of the texts that have the rarest of these words."""
        chosen = sorted(dict.fromkeys(some), key=lambda word: self._counts.get(word, 0))[:rarest]
        if not chosen or not self._counts.get(chosen[0]):
            return []
        return [number for number in self._store.having(chosen) if number in self._ours]
