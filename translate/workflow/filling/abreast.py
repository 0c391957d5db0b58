"""Work on several languages at once: a thread each, what they yield handled by the one that asks."""

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Key = TypeVar("Key")
Item = TypeVar("Item")


def abreast(
    work: Iterable[tuple[Key, Callable[[], Iterator[Item]]]], most: int
) -> Iterator[tuple[Key, Item]]:
    """Yield (key, item) for what each piece of work yields, at most `most` of them under way at a time.

    The next piece is taken from `work` only when it can begin. What one raises is raised here; the others
    then stop at their next item, as they do when the caller stops.
    """
    done: queue.SimpleQueue[tuple[Key, Item | BaseException | None]] = queue.SimpleQueue()
    stop = threading.Event()

    def run(key: Key, begin: Callable[[], Iterator[Item]]) -> None:
        outcome: BaseException | None = None
        try:
            for item in begin():
                done.put((key, item))
                if stop.is_set():
                    break
        except BaseException as error:  # noqa: BLE001 - raised again by the thread that reads `done`
            outcome = error
        done.put((key, outcome))

    pieces = iter(work)
    running = 0
    try:
        while True:
            while running < most and (piece := next(pieces, None)) is not None:
                threading.Thread(target=run, args=piece, daemon=True, name="language").start()
                running += 1
            if not running:
                return
            key, item = done.get()
            if isinstance(item, BaseException):
                raise item
            if item is None:
                running -= 1
            else:
                yield key, item
    finally:
        stop.set()
