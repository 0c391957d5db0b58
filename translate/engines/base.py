"""What an engine is: the few words that the workflow and every engine have in common."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from translate.model import Answer


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that the engine must not translate: a name, a glossary term."""

    start: int
    end: int
    """Offsets in the text, as in ``text[start:end]``."""
    says: str
    """What stands there in the translation: the stretch itself, or the term's translation."""


Spans = Mapping[int, Sequence[Span]]
"""The spans of some texts, by the index of the text."""

NO_SPANS: Spans = MappingProxyType({})


class EngineStopped(Exception):  # noqa: N818 - it stops, which need not be an error of ours
    """The engine as a whole cannot go on (unreachable, quota, refused); the message is one human line."""


class Engine(Protocol):
    """A machine that translates texts; made by `make_engine`, closed when the work is done."""

    @property
    def name(self) -> str:
        """The name that the configuration and the catalogs give it."""
        ...

    @property
    def sends(self) -> str:
        """Where the texts go: ``this computer only``, or a host."""
        ...

    def refuses(self, source: str, target: str) -> str | None:
        """Return why it cannot translate that pair and what to do, in one line; None if it can."""
        ...

    def translate(
        self, texts: Sequence[str], source: str, target: str, spans: Spans = NO_SPANS
    ) -> Iterator[tuple[int, Answer]]:
        """Yield (index of the text, answer) as answers arrive, in any order, each index at most once.

        Raises `EngineStopped` when it cannot go on; what was not yielded by then has no answer.
        """
        ...

    def close(self) -> None:
        """End its processes and connections; may be called twice."""
        ...
