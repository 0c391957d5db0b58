"""What a format of glossaries is."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

from translate.glossary.schema import Target, Term

KEYS = {"accepted": "or", "not_in": "not-in"}
"""Fields that the glossary's file calls otherwise."""
UNTOLD = {"targets", "line"}
"""Fields of a term that are no keys of their own."""
ALL = frozenset(
    KEYS.get(one.name, one.name) for kind in (Term, Target) for one in fields(kind) if one.name not in UNTOLD
)
"""The keys of terms and targets."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is read or written."""

    source: str
    """The language of the articles."""
    locale: Callable[[str], str | None]
    """From a language tag, in any spelling, to the locale that we know it as; None if it is unknown."""
    languages: tuple[str, ...] = ()
    """The locales that are wanted; none: all that there are. Formats of pairs have one."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds."""

    terms: tuple[Term, ...]
    """Each with its line of the file."""
    left_out: Counter[str] = field(default_factory=Counter)
    """What could not be taken (``entries without a French term``), and how often."""
    says: frozenset[str] | None = None
    """The keys that the file can say, if it is fewer than its format can."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file to be written."""

    data: bytes
    left_out: Counter[str] = field(default_factory=Counter)
    """What could not be said, beside keys that the format does not know."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format in which glossaries are exchanged."""

    name: str
    suffixes: tuple[str, ...]
    """Endings of files that have it."""
    says: frozenset[str]
    """The keys of terms and targets that it can say."""
    read: Callable[[Path, Request], Read]
    """Raises `TranslateError` with file and line."""
    write: Callable[[Sequence[Term], Request], Written]
    pairs: bool = False
    """Whether it has the terms of one language; French variants are terms of their own there."""


def chosen(term: Term, languages: Sequence[str]) -> list[tuple[str, Target]]:
    """Return the targets of a term in some languages; all of them without any."""
    return [(code, target) for code, target in term.targets if not languages or code in languages]


def left_out(terms: Iterable[Term], says: frozenset[str], languages: Sequence[str]) -> Counter[str]:
    """Return which keys that terms have a format does not say, and of how many terms: ``forms``: 3."""
    counts: Counter[str] = Counter()
    for term in terms:
        lost: set[str] = _unsaid(term, says)
        for _, target in chosen(term, languages):
            lost |= _unsaid(target, says)
        counts.update(lost)
    return counts


def _unsaid(one: Term | Target, says: frozenset[str]) -> set[str]:
    """Return the keys of a term or target that are set and not said."""
    return {
        key
        for own in fields(one)
        if (key := KEYS.get(own.name, own.name)) not in says
        and own.name not in UNTOLD
        and getattr(one, own.name) != own.default
    }
