"""What an engine is: the few words that the workflow and every engine have in common."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from translate.model import Answer, Question


class EngineStopped(Exception):  # noqa: N818 - it stops, which need not be an error of ours
    """The engine as a whole cannot go on (unreachable, quota, refused); the message is one human line."""


class Engine(Protocol):
    """A machine that translates texts; made by `make_engine`, closed when the work is done.

    It may be asked for several languages at once, by a thread each.
    """

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
        self, questions: Sequence[Question], source: str, target: str
    ) -> Iterator[tuple[int, Answer]]:
        """Yield (index of the question, answer) as answers arrive, in any order, each index at most once.

        Raises `EngineStopped` when it cannot go on; what was not yielded by then has no answer.
        """
        ...

    def close(self) -> None:
        """End its processes and connections; may be called twice."""
        ...
