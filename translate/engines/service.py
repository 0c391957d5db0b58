"""A web service as an engine: what all of them have in common, whatever they speak.

    distinct texts ► cache ► chunks ► requests side by side ► answers read, verified ► cache ► yielded

A chunk is asked again where that may help (`pace`). An answer that cannot be trusted is asked for again in
the next shape, then alone; in the end the text is left with the reason.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from translate.engines.base import EngineStopped
from translate.engines.chunks import chunks, parts, size
from translate.engines.crew import Crew
from translate.engines.dialect import Access, Dialect, Part
from translate.engines.draft import UnansweredError
from translate.engines.lists import doubtful
from translate.engines.pace import LIMITS, LONGEST_WAIT, Pace
from translate.engines.run import Run
from translate.engines.shapes import DamagedError, ForeignError, NumberedShape, Reading
from translate.engines.tasks import Answers, Task, prepare
from translate.engines.transport import CONNECT_SECONDS, TroubleError
from translate.model import Answer, Question

DISTRUST = 20
"""So many texts in a row, each asked alone, without one answer that can be used, and the engine stops."""


class Stage(NamedTuple):
    """How texts are asked for."""

    shape: NumberedShape
    alone: bool
    number: int


class Asked(NamedTuple):
    """What came of a chunk."""

    answers: Answers
    left: list[Task]
    """Those without an answer that can be trusted, each with its reason."""


class Service:
    """An engine that is a web service."""

    def __init__(self, name: str, dialect: Dialect, run: Run, pace: Pace, crew: Crew) -> None:
        """Take its name and dialect, what all engines of the run share, and how hard it may be asked."""
        self.name = name
        self._dialect = dialect
        self._run = run
        self._pace = pace
        self._crew = crew
        self._mistrusted = 0

    @property
    def sends(self) -> str:
        """The host that texts are sent to."""
        return self._dialect.transport.host

    def refuses(self, source: str, target: str) -> str | None:
        """Return why it cannot translate that pair; None if it can."""
        return self._dialect.refuses(source, target)

    def translate(
        self, questions: Sequence[Question], source: str, target: str
    ) -> Iterator[tuple[int, Answer]]:
        """Yield the answers as they come."""
        refusal = self.refuses(source, target)
        if refusal:
            raise EngineStopped(refusal)
        whom = (self.name, self.sends, self._dialect.flavour, source, target)
        tasks, answered = prepare(questions, whom, terms=self._dialect.takes_terms)
        yield from answered
        left = []
        for task, answers in self._remembered(tasks, target):
            yield from answers
            left += [] if answers else [task]
        if self._run.rehearsal:
            yield from self._rehearse(left, target)
        else:
            yield from self._ask_all(left, source, target)

    def close(self) -> None:
        """Let no thread ask any more and close the connections."""
        self._pace.stop("it has been closed")
        self._crew.close()
        self._dialect.transport.close()

    def _remembered(self, tasks: list[Task], target: str) -> Iterator[tuple[Task, Answers]]:
        """Yield the tasks with their answers from the cache, which are judged as if they came just now."""
        known = {} if self._run.anew else self._run.cache.get(task.key for task in tasks)
        for task in tasks:
            answers = task.judged(Reading(known[task.key]), target) if task.key in known else []
            if answers:
                self._run.costs.add(self.name, target, self.sends, cached=1)
            yield task, answers

    def _rehearse(self, tasks: list[Task], target: str) -> Iterator[tuple[int, Answer]]:
        """Count what would be sent, and let every question be answered."""
        stage = self._stages()[0]
        requests = [_written(stage.shape, chunk) for chunk in self._chunks(tasks, stage)]
        characters = sum(len(text) for _, texts in requests for text in texts)
        self._run.costs.add(
            self.name, target, self.sends, texts=len(tasks), characters=characters, requests=len(requests)
        )
        for task in tasks:
            yield from ((member.index, Answer(member.question.text)) for member in task.members)

    def _ask_all(self, tasks: list[Task], source: str, target: str) -> Iterator[tuple[int, Answer]]:
        """Ask stage by stage, each for what is left."""
        self._run.costs.add(self.name, target, self.sends, texts=len(tasks))
        left = tasks
        for stage in self._stages():
            now = [task for task in left if _is_due(task, stage)]
            left = [task for task in left if not _is_due(task, stage)]
            jobs = [partial(self._chunk, chunk, stage, source, target) for chunk in self._chunks(now, stage)]
            for asked in self._crew.each_as_done(jobs):
                yield from asked.answers
                left += asked.left
        for task in left:
            yield from task.unanswered()

    def _stages(self) -> list[Stage]:
        """Return every shape, then, where several texts go into a request, the first for one text alone."""
        shapes = self._dialect.shapes
        together = [Stage(shape, alone=False, number=n) for n, shape in enumerate(shapes)]
        return together + [Stage(shapes[0], alone=True, number=0)] * (self._dialect.limits.texts > 1)

    def _chunks(self, tasks: list[Task], stage: Stage) -> Iterator[list[Task]]:
        sizes = [(task, size(stage.shape.write(task.masked))) for task in tasks]
        limits = self._dialect.limits
        return chunks(sizes, 1 if stage.alone else limits.texts, limits.size)

    def _chunk(self, tasks: list[Task], stage: Stage, source: str, target: str) -> Asked:
        """Ask for a chunk, keep what can be trusted, and say what is left."""
        shapes, written = _written(stage.shape, tasks)
        try:
            came = self._texts(tasks, written, source, target)
        except UnansweredError as error:
            for task in tasks:
                task.alone, task.reason = True, str(error)
            return Asked([], tasks)
        readings = _read(tasks, shapes, came)
        answers: Answers = []
        kept: dict[str, str] = {}
        for task, reading in zip(tasks, readings, strict=True):
            found = task.judged(reading, target) if reading is not None else []
            answers += found
            if found and reading is not None:
                kept[task.key] = reading.text
        self._run.cache.put(kept)
        self._mind(tasks, kept)
        return Asked(answers, [task for task in tasks if task.key not in kept])

    def _mind(self, tasks: list[Task], kept: dict[str, str]) -> None:
        """Stop when nothing that the service says can be used."""
        if kept:
            self._mistrusted = 0
        elif len(tasks) == 1:
            self._mistrusted += 1
            if self._mistrusted >= DISTRUST:
                message = (
                    f"none of its last {DISTRUST} answers could be used; of the last one: {tasks[0].reason}"
                )
                self._pace.stop(message)
                raise EngineStopped(message)

    def _texts(self, tasks: list[Task], written: list[str], source: str, target: str) -> list[str]:
        """Return the answers to what is written; a text that is too long is asked for part by part."""
        room = self._dialect.limits.size
        if len(written) > 1 or size(written[0]) <= room:
            sent = [Part(text, task.question) for text, task in zip(written, tasks, strict=True)]
            return self._ask(sent, source, target)
        pieces = parts(written[0], room)
        longest = max(pieces, key=size)
        if size(longest) > room:
            raise UnansweredError(
                f"a sentence of {len(longest):,} characters is longer than {self.sends} takes"
            )
        question = tasks[0].question
        return [
            "".join(
                self._ask([Part(piece, question)], source, target)[0] if piece.strip() else piece
                for piece in pieces
            )
        ]

    def _ask(self, sent: list[Part], source: str, target: str) -> list[str]:
        """Ask for some texts, again where that may help."""
        attempt = 0
        while True:
            attempt += 1
            started = self._pace.turn()
            characters = sum(len(part.text) for part in sent)
            self._run.costs.add(self.name, target, self.sends, characters=characters, requests=1)
            try:
                answers = _fitting(self._dialect.ask(sent, source, target), len(sent), self.sends)
            except TroubleError as trouble:
                self._pace.failed(trouble, started)
                if attempt >= LIMITS[trouble.kind].attempts:
                    raise UnansweredError(trouble.message) from None
                self._pace.rest(trouble, attempt)
            else:
                self._pace.succeeded()
                return answers


def make_service(name: str, run: Run, access: Access, dialect: Dialect) -> Service:
    """Return the engine that speaks a dialect."""
    patience = 2 * LIMITS["silent"].attempts * (CONNECT_SECONDS + access.timeout) + LONGEST_WAIT
    return Service(name, dialect, run, Pace(access.per_second), Crew(access.concurrency, patience))


def _is_due(task: Task, stage: Stage) -> bool:
    """Whether a task is asked for in a stage; the next shape helps only texts with marks."""
    return stage.alone or (not task.alone and (stage.number == 0 or bool(task.masked.marks)))


def _written(shape: NumberedShape, tasks: list[Task]) -> tuple[list[NumberedShape], list[str]]:
    """Return the shape for each text of a chunk, so that no two have the same token, and what it writes."""
    first = 0
    shapes = []
    for task in tasks:
        shapes.append(shape.numbered_from(first))
        first += len(task.masked.marks)
    return shapes, [shape.write(task.masked) for shape, task in zip(shapes, tasks, strict=True)]


def _fitting(answers: Sequence[object], count: int, host: str) -> list[str]:
    """Return the answers as texts, one for each text that was sent."""
    if len(answers) != count:
        raise TroubleError("garbled", f"{host} sent {len(answers)} answers to {count} texts")
    texts = [answer for answer in answers if isinstance(answer, str)]
    if len(texts) != count:
        raise TroubleError("garbled", f"{host} sent an answer that is no text")
    return texts


def _read(tasks: list[Task], shapes: list[NumberedShape], came: list[str]) -> list[Reading | None]:
    """Read the answers; those that cannot be read, or may be another's, are None, with the reason."""
    readings: list[Reading | None] = []
    foreign = False
    for task, shape, text in zip(tasks, shapes, came, strict=True):
        try:
            readings.append(shape.read(text, task.masked))
        except DamagedError as error:
            foreign = foreign or (isinstance(error, ForeignError) and len(tasks) > 1)
            task.reason = str(error)
            readings.append(None)
    doubted = set(range(len(tasks))) if foreign else set()
    if len(tasks) > 1 and not foreign:
        doubted = doubtful([task.masked.text for task in tasks], [r.text if r else "" for r in readings])
    for number in doubted:
        tasks[number].alone, tasks[number].reason = True, "the answer may belong to another text"
        readings[number] = None
    return readings
