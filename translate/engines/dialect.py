"""What is peculiar to one web service: all that its own file has to say. The rest is `service`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from translate.engines.settings import Key
from translate.engines.shapes import NumberedShape
from translate.engines.transport import Transport
from translate.model import Question


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may hold."""

    texts: int
    """How many texts."""
    size: int
    """How many bytes of text, in UTF-8; a longer text is cut at sentence ends."""


@dataclass(frozen=True, slots=True)
class Part:
    """A text as it is sent."""

    text: str
    question: Question
    """What it was made from, or a part of it was."""


@dataclass(frozen=True, slots=True)
class Access:
    """The settings that all services have."""

    url: str
    timeout: float
    """Seconds an answer."""
    concurrency: int
    """Requests at once."""
    per_second: float
    """Requests a second; 0: no limit."""
    key: Key

    def transport(self, *endings: str, default: str = "") -> Transport:
        """Return the way to the service; endings that a dialect adds itself are taken off the address."""
        url = self.url or default
        for ending in endings:
            url = url.rstrip("/").removesuffix(ending)
        return Transport(url, self.timeout, self.concurrency, self.key)


class Dialect(Protocol):
    """How a chunk of texts becomes a request, and its answer becomes texts."""

    @property
    def limits(self) -> Limits:
        """What a request may hold."""
        ...

    @property
    def shapes(self) -> Sequence[NumberedShape]:
        """How marks are written, the best first."""
        ...

    @property
    def takes_terms(self) -> bool:
        """Whether its answers depend on the terms of a question."""
        ...

    @property
    def transport(self) -> Transport:
        """The service's address."""
        ...

    @property
    def flavour(self) -> str:
        """What else its answers depend on: a model, a tone."""
        ...

    def refuses(self, source: str, target: str) -> str | None:
        """Return why it cannot translate that pair and what to do, in one line; None if it can."""
        ...

    def ask(self, parts: Sequence[Part], source: str, target: str) -> Sequence[object]:
        """Ask once and return the translations, in the order of the parts; raise `TroubleError`."""
        ...
