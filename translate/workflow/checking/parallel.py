"""The articles checked, shared among processes where there are many catalogs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_start_method

from translate.errors import TranslateError
from translate.workflow.checking.severities import Severities
from translate.workflow.checking.sheets import Sheet, sheets
from translate.workflow.desk import Desk
from translate.workflow.processes import shared_out
from translate.workflow.progress import Watch


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

    def __call__(self, task: Task) -> _Done:
        """Check the catalogs of an article."""
        self.desk.errors.clear()
        found = tuple(sheets(self.desk, self.rules, task.article, told=task.told))
        return _Done(found, tuple(self.desk.errors))


def run_tasks(desk: Desk, rules: Severities, tasks: Sequence[Task], watch: Watch) -> Iterator[Sheet]:
    """Yield the sheets of all tasks, in their order; what cannot be read is noted on the desk."""
    worker = _Worker(desk.apart(), rules)
    for number, done in enumerate(_done(worker, tasks), 1):
        watch("checking", number, len(tasks))
        for error in done.errors:
            desk.note(error)
        yield from done.sheets


def _done(worker: _Worker, tasks: Sequence[Task]) -> Iterator[_Done]:
    """Yield what became of each task, in their order.

    Where processes begin as copies of this one, the first task is done here: so each has the tables of all
    languages that the checks read and compile at their first pair, and none has to do that again.
    """
    alone = tasks[:1] if get_start_method() == "fork" else ()
    yield from map(worker, alone)
    rest = tasks[len(alone) :]
    yield from shared_out(worker, rest, len(rest) * len(worker.desk.languages))
