"""What a run is asked to look at: all, or some articles and languages; the rest stays as it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from translate.workflow.building.record import Pair
from translate.workflow.building.versions import Wanted
from translate.workflow.desk import Desk


@dataclass(frozen=True)
class Scope:
    """The articles and languages of a run."""

    desk: Desk
    wanted: Wanted

    @property
    def source(self) -> str:
        """The locale of the articles."""
        return self.desk.project.source_language

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self._has_all_articles and self._has_all_languages

    def pairs(self) -> Iterator[Pair]:
        """Yield what has to be looked at: versions, and the articles themselves where they get pages."""
        originals = self.desk.project.site.original and "html" in self.wanted.formats
        codes = (*self.desk.languages, self.source) if originals else self.desk.languages
        for article in self.desk.articles:
            for code in codes:
                yield article, code

    def covers(self, pair: Pair) -> bool:
        """Return whether a version is of this run, be it that its article or language is no more."""
        article, code = pair
        is_chosen = self._has_all_articles or article in self._articles
        if code == self.source:
            return is_chosen and "html" in self.wanted.formats
        return is_chosen and (self._has_all_languages or code in self.desk.languages)

    @cached_property
    def _articles(self) -> frozenset[str]:
        return frozenset(self.desk.articles)

    @cached_property
    def _has_all_articles(self) -> bool:
        return self._articles.issuperset(self.desk.all_articles)

    @cached_property
    def _has_all_languages(self) -> bool:
        return set(self.desk.languages) >= set(self.desk.all_languages)
