"""The articles checked by several processes, where there are many catalogs and more than one processor."""

import gc
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

from translate.errors import TranslateError
from translate.workflow.checking.severities import Severities
from translate.workflow.checking.sheets import Sheet, sheets
from translate.workflow.desk import Desk
from translate.workflow.progress import Watch

MANY = 100
"""Catalogs from which processes pay: one takes half a second to begin."""
GARBAGE = 20_000
"""Objects after which a process looks for garbage: what an article leaves is freed without that."""
AT_ONCE = 4
"""Articles that a process takes at once, at most: less to hand over, but none may wait long for the last."""


@dataclass(frozen=True)
class Task:
    """An article whose catalogs are to be checked."""

    article: str
    told: bool
    """Whether findings are told, or only noted what surveys need."""


@dataclass(frozen=True)
class _Done:
    """What became of a task."""

    sheets: tuple[Sheet, ...]
    errors: tuple[TranslateError, ...]


@dataclass(frozen=True)
class _Worker:
    """What a process needs for all its tasks."""

    desk: Desk
    rules: Severities

    def run(self, task: Task) -> _Done:
        """Check the catalogs of an article."""
        self.desk.errors.clear()
        found = tuple(sheets(self.desk, self.rules, task.article, told=task.told))
        return _Done(found, tuple(self.desk.errors))


_workers: list[_Worker] = []
"""The worker of this process, if it is one of the pool."""


def run_tasks(desk: Desk, rules: Severities, tasks: Sequence[Task], watch: Watch) -> Iterator[Sheet]:
    """Yield the sheets of all tasks, in their order; what cannot be read is noted on the desk."""
    bare = replace(desk, errors=[], warnings=[])
    for number, done in enumerate(_results(bare, rules, tasks), 1):
        watch("checking", number, len(tasks))
        for error in done.errors:
            desk.note(error)
        yield from done.sheets


def _results(desk: Desk, rules: Severities, tasks: Sequence[Task]) -> Iterator[_Done]:
    processes = min(os.cpu_count() or 1, len(tasks))
    if processes < 2 or len(tasks) * len(desk.languages) < MANY:
        yield from map(_Worker(desk, rules).run, tasks)
        return
    size = max(1, min(AT_ONCE, len(tasks) // (processes * 4)))
    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(desk, rules)) as pool:
        try:
            yield from pool.map(_run, tasks, chunksize=size)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _begin(desk: Desk, rules: Severities) -> None:
    """Make ready a process: Ctrl-C is for the one that a person started, what is there already stays."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(GARBAGE)
    _workers.append(_Worker(desk, rules))


def _run(task: Task) -> _Done:
    return _workers[-1].run(task)
