"""Catalogs written side by side, while the next ones are planned.

A disk takes milliseconds to flush a file, and flushes many as fast as one. So the files are written by
threads; all else is done in the order in which it was asked for, by the one thread that asks.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from translate.catalog.store import Change, Plan, plan_rewrite, rewrite_catalog, with_overtaken
from translate.errors import TranslateError
from translate.saving import NotWrittenError, Outcome

THREADS = 16
WAITING = 64
"""How many plans may wait to be written: they hold the files in memory."""


@dataclass(frozen=True)
class Rewrite:
    """A catalog that is to be changed."""

    path: Path
    change: Change
    wrap: int
    rewrap: bool
    written: Callable[[Plan], None]
    """Called once the file is as planned."""


class Writers(AbstractContextManager["Writers"]):
    """The threads that write, and what waits for them."""

    def __init__(self, refused: Callable[[TranslateError], None]) -> None:
        """`refused` is called with the error of a catalog that could not be read while it was written."""
        self._refused = refused
        self._threads = ThreadPoolExecutor(THREADS)
        self._waiting: deque[tuple[Rewrite, Plan, Future[Outcome]]] = deque()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait until all is written; after an error, only for what is just being written."""
        try:
            while kind is None and self._waiting:
                self._settle()
        finally:
            self._threads.shutdown(cancel_futures=True)

    def rewrite(self, rewrite: Rewrite) -> None:
        """Plan a change and have it written.

        Raises `TranslateError` when the catalog cannot be read, `NotWrittenError` when one asked for earlier
        cannot be written.
        """
        plan = plan_rewrite(rewrite.path, rewrite.change, rewrite.wrap, rewrap=rewrite.rewrap)
        if not plan.changes:
            rewrite.written(plan)
            return
        self._waiting.append((rewrite, plan, self._threads.submit(plan.write)))
        if len(self._waiting) > WAITING:
            self._settle()

    def _settle(self) -> None:
        """Wait for the plan that has waited longest; plan again if the file has changed meanwhile."""
        rewrite, plan, done = self._waiting.popleft()
        outcome = done.result()
        if not outcome.done:
            try:
                change = with_overtaken(rewrite.change, plan, outcome)
                plan = rewrite_catalog(rewrite.path, change, rewrite.wrap, rewrap=rewrite.rewrap)
            except NotWrittenError:
                raise
            except TranslateError as error:
                self._refused(error)
                return
        rewrite.written(plan)
