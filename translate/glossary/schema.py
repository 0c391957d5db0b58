"""The glossary: names and terms of the articles, and how each language says them."""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Literal

from translate.languages import fallbacks
from translate.model import Severity

TermType = Literal["name", "term", "acronym"]
Match = Literal["exact", "inflect", "compound"]
Case = Literal["exact"]
Status = Literal["approved", "draft"]


@dataclass(frozen=True, slots=True)
class Target:
    """How a language says a term."""

    term: str
    """The preferred form, as in a dictionary."""
    accepted: tuple[str, ...] = ()
    """Other good forms (``or``)."""
    forms: tuple[str, ...] = ()
    """Inflected forms that no rule would find."""
    forbid: tuple[str, ...] = ()
    """Forms that are an error."""
    status: Status = "approved"
    """What a draft lacks is worth a note only."""
    case: Case | None = None
    match: Match | None = None
    severity: Severity | None = None

    @property
    def expected(self) -> tuple[str, ...]:
        """The preferred form, then the accepted ones."""
        return (self.term, *self.accepted)


@dataclass(frozen=True, slots=True)
class Term:
    """A French term; see ``GLOSSARY`` in the documentation for the file it is read from."""

    fr: str
    type: TermType = "term"
    variants: tuple[str, ...] = ()
    """Other French forms."""
    not_in: tuple[str, ...] = ()
    """French contexts in which it does not count."""
    note: str = ""
    """What the translator should know."""
    articles: tuple[str, ...] = ()
    """Globs of the articles where it applies; none: everywhere."""
    keep: bool = False
    """Whether it stays French in every language that has no target."""
    case: Case | None = None
    match: Match | None = None
    severity: Severity | None = None
    """How grave it is when it is missing; None: by its type."""
    targets: tuple[tuple[str, Target], ...] = ()
    """By language, as gettext names locales."""
    line: int = field(default=0, compare=False)
    """Where it was read, from 1."""

    def target(self, language: str) -> Target | None:
        """Return what a locale says, or one that speaks for it too (``pt`` for ``pt_BR``), or None.

        A term that is kept has itself for a target in every other language.
        """
        own = self._own_target(language)
        return Target(self.fr, self.variants) if own is None and self.keep else own

    def kept(self, language: str) -> bool:
        """Return whether a locale leaves the term as it is in French."""
        return self.keep and self._own_target(language) is None

    def applies(self, article: str) -> bool:
        """Return whether the term counts in an article (its path under the source folder)."""
        return not self.articles or any(_fits(article, glob) for glob in self.articles)

    def _own_target(self, language: str) -> Target | None:
        locales = fallbacks(language)
        return next((target for name in locales for code, target in self.targets if code == name), None)


def severity_of(term: Term, target: Target, language: str) -> Severity:
    """Return how grave it is that a term is missing: names and what is kept are facts, words a choice."""
    usual: Severity = "warning" if term.type == "term" and not term.kept(language) else "error"
    return target.severity or term.severity or usual


def is_grave(term: Term, target: Target, language: str) -> bool:
    """Return whether it is an error when a translation lacks the term."""
    return target.status != "draft" and severity_of(term, target, language) == "error"


@dataclass(frozen=True, eq=False)
class Glossary:
    """The terms in the order of the file.

    Glossaries are equal only to themselves, so that what is compiled from one can be cached by it.
    """

    terms: tuple[Term, ...] = ()
    path: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a target, sorted."""
        return tuple(sorted({code for term in self.terms for code, _ in term.targets}))


@lru_cache(maxsize=4096)
def _fits(article: str, glob: str) -> bool:
    """Match a path with a glob in which ``**`` is any number of folders; the ending may be left out."""
    stem = article.rsplit("/", 1)[-1].rpartition(".")[0]
    bare = article[: article.rfind("/") + 1] + stem
    pattern = tuple(glob.split("/"))
    return _parts_fit(tuple(article.split("/")), pattern) or (
        bool(stem) and _parts_fit(tuple(bare.split("/")), pattern)
    )


@lru_cache(maxsize=4096)
def _parts_fit(parts: tuple[str, ...], globs: tuple[str, ...]) -> bool:
    if not globs:
        return not parts
    if globs[0] == "**":
        return _parts_fit(parts, globs[1:]) or (bool(parts) and _parts_fit(parts[1:], globs))
    return bool(parts) and fnmatchcase(parts[0], globs[0]) and _parts_fit(parts[1:], globs[1:])
