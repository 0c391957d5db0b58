"""The progress bar: on a terminal only, on stderr, away once the work is done."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from translate.workflow.progress import Watch, silent


@contextmanager
def watching() -> Iterator[Watch]:
    """Give a watch that draws a bar, or a silent one where stderr is not a terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def watch(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total)

        yield watch
