"""Several texts at once: threads that each take the next text and hand in their answer as it comes."""

import queue
import threading
from collections.abc import Callable, Iterator

from translate.engines.base import EngineStopped
from translate.model import Answer

GRACE = 2.0
"""Seconds that answers which are under way when the engine stops still have."""

_Done = queue.SimpleQueue[tuple[int, Answer] | BaseException | None]
"""Answers, what was raised, and None for each thread that has ended."""


def each_as_done(
    work: Callable[[int], Answer], count: int, hands: int, patience: float
) -> Iterator[tuple[int, Answer]]:
    """Yield (index, ``work(index)``) for every index below `count`, as they are done by `hands` threads.

    What `work` raises is raised here, after the answers that were under way. When nothing at all comes
    for `patience` seconds, `EngineStopped` is raised and the threads are left to themselves; they do not
    keep the program from ending.
    """
    todo: queue.SimpleQueue[int] = queue.SimpleQueue()
    done: _Done = queue.SimpleQueue()
    stop = threading.Event()
    for index in range(count):
        todo.put(index)

    def hand() -> None:
        try:
            while not stop.is_set():
                index = todo.get_nowait()
                done.put((index, work(index)))
        except queue.Empty:
            pass
        except BaseException as error:  # noqa: BLE001 - raised again by the thread that reads `done`
            stop.set()
            done.put(error)
        finally:
            done.put(None)

    hands = min(hands, count)
    for _ in range(hands):
        threading.Thread(target=hand, daemon=True, name="engine").start()
    try:
        yield from _collect(done, hands, patience)
    finally:
        stop.set()


def _collect(done: _Done, hands: int, patience: float) -> Iterator[tuple[int, Answer]]:
    """Yield answers until every thread has ended; then raise what the first of them raised."""
    failure: BaseException | None = None
    while hands:
        try:
            outcome = done.get(timeout=GRACE if failure else patience)
        except queue.Empty:
            failure = failure or EngineStopped(f"no answer for {patience:.0f} s")
            break
        if outcome is None:
            hands -= 1
        elif isinstance(outcome, BaseException):
            failure = failure or outcome
        else:
            yield outcome
    if failure is not None:
        raise failure
