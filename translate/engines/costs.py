"""What the engines send away: texts, characters and requests, by engine and language."""

import threading
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Cost:
    """What one engine has sent, or would send, for one language."""

    engine: str
    language: str
    host: str
    """Where to."""
    texts: int = 0
    """Different texts, each once."""
    characters: int = 0
    """Of all requests, also those that were sent again."""
    requests: int = 0
    cached: int = 0
    """Texts answered from the cache, for nothing."""


class Costs:
    """The counters of one run; threads may count at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._costs: dict[tuple[str, str], Cost] = {}

    def add(  # noqa: PLR0913 - one counter each
        self,
        engine: str,
        language: str,
        host: str,
        *,
        texts: int = 0,
        characters: int = 0,
        requests: int = 0,
        cached: int = 0,
    ) -> None:
        """Count what has been sent, or found in the cache."""
        with self._lock:
            old = self._costs.get((engine, language)) or Cost(engine, language, host)
            self._costs[engine, language] = replace(
                old,
                texts=old.texts + texts,
                characters=old.characters + characters,
                requests=old.requests + requests,
                cached=old.cached + cached,
            )

    def all(self) -> tuple[Cost, ...]:
        """Return what has been counted, by engine and language."""
        with self._lock:
            return tuple(self._costs[key] for key in sorted(self._costs))

    def shown(self) -> str:
        """Return how many characters each engine has sent, for a progress bar: ``deepl 12,345``."""
        totals: dict[str, int] = {}
        for cost in self.all():
            totals[cost.engine] = totals.get(cost.engine, 0) + cost.characters
        return ", ".join(f"{engine} {total:,}" for engine, total in totals.items() if total)
