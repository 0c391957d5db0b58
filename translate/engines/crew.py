"""Several jobs at once: threads, as many as an engine may have requests, that each take the next job."""

import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from translate.engines.base import EngineStopped

GRACE = 2.0
"""Seconds that answers which are under way when the engine stops still have."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class _Batch(Generic[Result]):
    """Jobs that were handed in together."""

    done: "queue.SimpleQueue[Result | BaseException | None]" = field(default_factory=queue.SimpleQueue)
    """Results, what was raised, and None for each job that was left undone."""
    stop: threading.Event = field(default_factory=threading.Event)


class Crew:
    """Threads that work for all who hand in jobs, until `close`; they start when they are needed."""

    def __init__(self, hands: int, patience: float) -> None:
        """Take how many work at once, and after how many seconds without any result they are given up.

        Threads that are given up do not keep the program from ending.
        """
        self.patience = patience
        self._hands = hands
        self._todo: queue.SimpleQueue[tuple[Callable[[], object], _Batch[object]] | None]
        self._todo = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._started = 0
        self._last = 0.0

    def each_as_done(self, jobs: Sequence[Callable[[], Result]]) -> Iterator[Result]:
        """Yield what the jobs return, as they are done.

        What a job raises is raised here, after the results that were under way; jobs that have not begun
        by then are left undone. Raises `EngineStopped` when none of the threads has done anything for long.
        """
        batch: _Batch[Result] = _Batch()
        for job in jobs:
            self._todo.put((job, batch))  # type: ignore[arg-type] # a batch takes what its jobs return
        self._start(len(jobs))
        try:
            yield from self._collect(batch, len(jobs))
        finally:
            batch.stop.set()

    def close(self) -> None:
        """Let the threads end when their job is done; may be called twice."""
        with self._lock:
            for _ in range(self._started):
                self._todo.put(None)
            self._started = 0

    def _start(self, jobs: int) -> None:
        with self._lock:
            self._last = max(self._last, time.monotonic())
            while self._started < min(self._hands, self._started + jobs):
                threading.Thread(target=self._work, daemon=True, name="engine").start()
                self._started += 1
                jobs -= 1

    def _work(self) -> None:
        while (taken := self._todo.get()) is not None:
            job, batch = taken
            try:
                batch.done.put(None if batch.stop.is_set() else job())
            except BaseException as error:  # noqa: BLE001 - raised again by the thread that reads `done`
                batch.stop.set()
                batch.done.put(error)
            self._last = time.monotonic()

    def _collect(self, batch: _Batch[Result], count: int) -> Iterator[Result]:
        """Yield the results of a batch; then raise what its first failure raised."""
        failure: BaseException | None = None
        while count:
            try:
                outcome = batch.done.get(timeout=GRACE if failure else self._left())
            except queue.Empty:
                if failure is None and self._left() > 0:
                    continue
                failure = failure or EngineStopped(f"no answer for {self.patience:.0f} s")
                break
            count -= 1
            if isinstance(outcome, BaseException):
                failure = failure or outcome
            elif outcome is not None:
                yield outcome
        if failure is not None:
            raise failure

    def _left(self) -> float:
        """Return for how many seconds the crew may still be silent."""
        return max(0.0, self._last + self.patience - time.monotonic())
