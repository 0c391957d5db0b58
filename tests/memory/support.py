"""A memory of catalogs that are not on disk."""

from collections.abc import Iterable

from translate.memory import Memory, approved
from translate.memory.memory import no_names
from translate.memory.names import Names
from translate.memory.store import Store
from translate.memory.tables import CATALOG, Known, Source
from translate.model import Catalog, Entry


def stored(catalogs: Iterable[tuple[str, Iterable[Entry]]], language: str = "de") -> Store:
    """Return a store that holds the approved entries of catalogs, given with their article."""
    store = Store(None, "")
    for article, entries in catalogs:
        units = tuple(approved(Catalog((), tuple(entries)), language))
        store.put(Source(f"locales/{language}/{article}.po", CATALOG, article, Known(None, "")), units)
    return store


def memory(*entries: Entry, language: str = "de", names: Names = no_names) -> Memory:
    """Return the memory of one article."""
    store = stored([("a", entries)], language)
    return Memory(store, [language], lambda: store, names)
