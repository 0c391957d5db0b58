"""Work shared among processes, where there is much of it and more than one processor."""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_start_method
from typing import Any, TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")

MANY = 100
"""Pieces of work from which processes pay: one takes half a second to begin."""
GARBAGE = 20_000
"""Objects after which a process looks for garbage: what a task leaves is freed without that."""
AT_ONCE = 4
"""Pieces of work that a process takes at once, about: less to hand over, but none may be left with many."""

_workers: list[Callable[[Any], Any]] = []
"""What the tasks of this process are given to, if it is one of a pool."""


def shared_out(
    work: Callable[[Task], Done], tasks: Sequence[Task], pieces: int, *, copied: bool = False
) -> Iterator[Done]:
    """Yield what `work` makes of each task, in their order; `pieces` says how much work there is in all.

    `work`, tasks and results must be such as can be pickled. With `copied`, `work` need not be: it is shared
    only where processes begin as copies of this one. What `work` raises is raised here.
    """
    processes = min(os.cpu_count() or 1, len(tasks))
    if processes < 2 or pieces < MANY or (copied and get_start_method() != "fork"):
        yield from map(work, tasks)
        return
    size = max(1, min(AT_ONCE * len(tasks) // pieces, len(tasks) // (processes * 4)))
    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(work,)) as pool:
        try:
            yield from pool.map(_run, tasks, chunksize=size)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _begin(work: Callable[[Any], Any]) -> None:
    """Make ready a process: Ctrl-C is for the one that a person started, what is there already stays."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(GARBAGE)
    _workers.append(work)


def _run(task: Any) -> Any:  # noqa: ANN401 - the task and result of any work
    return _workers[-1](task)
