"""One catalog brought up to date: what the workflow adds to the merge."""

from dataclasses import dataclass, field, replace

from translate.catalog.filling import empty_msgids, missing_sentences
from translate.catalog.merge import Merged, merge
from translate.catalog.template import new_catalog
from translate.languages import language
from translate.model import Catalog, Entry

NAME = "Project-Id-Version"
"""The header field that names the article."""


@dataclass(frozen=True)
class Options:
    """What an update is asked for."""

    source_language: str
    date: str
    """The PO-Revision-Date of new catalogs."""
    prune: bool = False
    """Whether obsolete entries are dropped."""
    strict: bool = False
    """Whether every changed text has to be reviewed."""


@dataclass(frozen=True)
class Standing:
    """How a catalog stands, in entries."""

    segments: int
    empty: int
    new_sentences: int
    """Sentences for which the translation of a changed entry has nothing yet."""
    stored: int
    """Obsolete entries that it keeps."""


def standing(catalog: Catalog) -> Standing:
    """Return how a catalog stands."""
    living = sum(not entry.obsolete for entry in catalog.entries)
    return Standing(
        segments=living,
        empty=len(empty_msgids(catalog)),
        new_sentences=len(missing_sentences(catalog)),
        stored=len(catalog.entries) - living,
    )


@dataclass
class CatalogMerge:
    """The merge of an article's entries into the catalog of a language, and what became of it."""

    name: str
    code: str
    entries: tuple[Entry, ...]
    options: Options
    former: str | None = None
    """The article's former name, if it was renamed."""
    done: Merged = field(default_factory=lambda: Merged(Catalog((), ()), 0, 0, 0, 0, 0))
    pruned: int = 0
    """How many obsolete entries were dropped."""
    catalog: Catalog = field(default_factory=lambda: Catalog((), ()))

    def change(self, old: Catalog | None) -> Catalog:
        """Return the catalog as it has to be; the last call counts."""
        if old is None or not old.header:
            fresh = new_catalog(self.name, language(self.code), self.options.date)
            old = fresh if old is None else replace(old, header=fresh.header)
        self.done = merge(
            self.entries,
            replace(old, header=tuple(map(self._renamed, old.header))),
            source=self.options.source_language,
            strict=self.options.strict,
        )
        entries = self.done.catalog.entries
        kept = tuple(entry for entry in entries if not (self.options.prune and entry.obsolete))
        self.pruned = len(entries) - len(kept)
        self.catalog = self.done.catalog.with_entries(kept)
        return self.catalog

    def _renamed(self, field_: tuple[str, str]) -> tuple[str, str]:
        """Return a header field, with the new name where it said the former one."""
        return (NAME, self.name) if self.former and field_ == (NAME, self.former) else field_
