"""How hard a web service is asked: requests a second, pauses, retries, and when to stop for good."""

import random
import threading
import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from translate.engines.base import EngineStopped
from translate.engines.transport import Kind, TroubleError

LONGEST_WAIT = 30.0
"""Seconds; a service that asks for more is left for this time."""


class Limit(NamedTuple):
    """What is done about a kind of trouble."""

    attempts: int
    """How often one text is tried."""
    in_a_row: int
    """So many without a success in between, of all texts, and the engine stops."""
    by_rounds: bool
    """Requests that were under way together count once."""
    wait: float
    """Seconds before the second attempt, doubled each time; up to half of it is left to chance."""


LIMITS: Mapping[Kind, Limit] = MappingProxyType(
    {
        "unreachable": Limit(2, 2, by_rounds=True, wait=0.5),
        "silent": Limit(2, 3, by_rounds=False, wait=0.5),
        "busy": Limit(3, 3, by_rounds=True, wait=1.0),
        "refused": Limit(1, 1, by_rounds=True, wait=0.0),
        "failing": Limit(3, 4, by_rounds=True, wait=0.5),
        "rejected": Limit(1, 4, by_rounds=False, wait=0.0),
        "garbled": Limit(1, 4, by_rounds=True, wait=0.0),
    }
)


class Pace:
    """The pace of one service, shared by the threads that ask it."""

    def __init__(self, per_second: float) -> None:
        """Take how many requests a second may start; 0 is no limit."""
        self._gap = 1 / per_second if per_second else 0.0
        self._lock = threading.Lock()
        self._next = 0.0
        self._in_a_row: dict[Kind, int] = {}
        self._last: dict[Kind, float] = {}
        self._stopped: str | None = None
        self._wake = threading.Event()

    def turn(self) -> float:
        """Wait until a request may start and return when that is; raise `EngineStopped` after `stop`."""
        while True:
            with self._lock:
                if self._stopped is not None:
                    raise EngineStopped(self._stopped)
                now = time.monotonic()
                wait = self._next - now
                if wait <= 0:
                    self._next = now + self._gap
                    return now
            self._wake.wait(wait)

    def succeeded(self) -> None:
        """Note that an answer came: troubles count from the beginning again."""
        with self._lock:
            self._in_a_row.clear()

    def failed(self, trouble: TroubleError, started: float) -> None:
        """Note a trouble of a request; raise `EngineStopped` when it is one too many, or after `stop`."""
        limit = LIMITS[trouble.kind]
        with self._lock:
            if self._stopped is not None:
                raise EngineStopped(self._stopped)
            if not limit.by_rounds or started >= self._last.get(trouble.kind, 0.0):
                self._in_a_row[trouble.kind] = self._in_a_row.get(trouble.kind, 0) + 1
                self._last[trouble.kind] = time.monotonic()
            enough = self._in_a_row.get(trouble.kind, 0) >= limit.in_a_row
        message = trouble.message
        if trouble.retry_after is not None and trouble.retry_after > LONGEST_WAIT:
            enough = True
            message += f" and to wait {trouble.retry_after:.0f} s"
        if enough:
            self.stop(message)
            raise EngineStopped(message)

    def rest(self, trouble: TroubleError, attempt: int) -> None:
        """Wait after a failed attempt (the first is 1); a busy service is left alone by all threads."""
        wait = LIMITS[trouble.kind].wait * 2 ** (attempt - 1)
        wait *= random.uniform(0.5, 1.0)  # noqa: S311 - jitter, no secret
        if trouble.retry_after is not None:
            wait = trouble.retry_after
        if trouble.kind == "busy":
            with self._lock:
                self._next = max(self._next, time.monotonic() + wait)
        else:
            self._wake.wait(wait)

    def stop(self, message: str) -> None:
        """Let every thread that waits, or asks for its turn, raise `EngineStopped`."""
        with self._lock:
            if self._stopped is None:
                self._stopped = message
        self._wake.set()
