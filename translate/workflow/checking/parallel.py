"""The articles checked, shared among processes where there are many catalogs that have changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_start_method

from translate.errors import TranslateError
from translate.workflow.checking.archive import Archive
from translate.workflow.checking.severities import Severities
from translate.workflow.checking.sheets import Sheet, Task, sheets
from translate.workflow.desk import Desk
from translate.workflow.processes import shared_out
from translate.workflow.progress import Watch


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
    archive: Archive

    def __call__(self, task: Task) -> _Done:
        """Check the catalogs of an article, but for those whose sheets are in the archive."""
        article, told = task.article, task.told
        keys = self.archive.keys(article)
        found = self.archive.sheets(article, keys, told=told)
        if keys and found.keys() == keys.keys():
            return _Done(tuple(found.values()), ())
        self.desk.errors.clear()
        document = self.desk.document(article) if told else None
        missing = [code for code in self.desk.languages if code not in found]
        made = sheets(self.desk, self.rules, task, document, missing)
        new = {sheet.language: sheet for sheet in made}
        if document is not None or not told:
            self.archive.keep(article, new, keys, told=told)
        found |= new
        in_order = (found[code] for code in self.desk.languages if code in found)
        return _Done(tuple(in_order), tuple(self.desk.errors))


def run_tasks(desk: Desk, rules: Severities, tasks: Sequence[Task], watch: Watch) -> Iterator[Sheet]:
    """Yield the sheets of all tasks, in their order; what cannot be read is noted on the desk."""
    alone = desk.apart()
    worker = _Worker(alone, rules, Archive(alone, rules))
    for number, done in enumerate(_done(worker, tasks), 1):
        watch("checking", number, len(tasks))
        for error in done.errors:
            desk.note(error)
        yield from done.sheets
    worker.archive.sweep()


def _done(worker: _Worker, tasks: Sequence[Task]) -> Iterator[_Done]:
    """Yield what became of each task, in their order; what is known is not worth another process."""
    known = [worker.archive.has(task.article, told=task.told) for task in tasks]
    new = _newly_done(worker, [task for task, is_known in zip(tasks, known, strict=True) if not is_known])
    for task, is_known in zip(tasks, known, strict=True):
        yield worker(task) if is_known else next(new)


def _newly_done(worker: _Worker, tasks: Sequence[Task]) -> Iterator[_Done]:
    """Yield what became of each task, in their order.

    Where processes begin as copies of this one, the first task is done here: so each has the tables of all
    languages that the checks read and compile at their first pair, and none has to do that again.
    """
    alone = tasks[:1] if get_start_method() == "fork" else ()
    yield from map(worker, alone)
    rest = tasks[len(alone) :]
    yield from shared_out(worker, rest, len(rest) * len(worker.desk.languages))
