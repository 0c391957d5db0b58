"""A chain of engines asked in order, each for what those before it left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from translate.catalog.notes import MachineText
from translate.engines import Engine, EngineStopped
from translate.model import Problem, Question


@dataclass(frozen=True, slots=True)
class Request:
    """Texts to be translated from one language into another."""

    source: str
    target: str
    questions: tuple[Question, ...]
    """Each with another text."""


@dataclass
class _Asked:
    """What came of asking one engine."""

    name: str
    stopped: str | None = None
    """Why it cannot go on."""
    answered: set[str] = field(default_factory=set)
    excuses: list[tuple[str, set[str]]] = field(default_factory=list)
    """(why there is no translation, of which texts)."""


def ask(
    engines: Sequence[Engine], request: Request, stopped: dict[str, str]
) -> Iterator[tuple[str, MachineText] | Problem]:
    """Yield (text, machine text) as engines answer.

    `stopped` says of engines that they cannot go on, and why; they are not asked again, and those that stop
    now are added. At the end a `Problem` for each reason why texts are left without a translation.
    """
    left = list(request.questions)
    asked: list[_Asked] = []
    for engine in engines:
        if not left:
            return
        one = _Asked(engine.name, stopped=stopped.get(engine.name))
        asked.append(one)
        yield from _ask_one(engine, request, left, one)
        left = [question for question in left if question.text not in one.answered]
        if one.stopped:
            stopped[engine.name] = one.stopped
    for one in asked:
        for message, texts in one.excuses:
            if count := len(texts.intersection(question.text for question in left)):
                yield Problem(one.name, request.target, message, count)


def _ask_one(
    engine: Engine, request: Request, questions: list[Question], asked: _Asked
) -> Iterator[tuple[str, MachineText]]:
    """Yield one engine's translations; note why others are missing."""
    refusal = asked.stopped or engine.refuses(request.source, request.target)
    if refusal is not None:
        asked.excuses.append((refusal, {question.text for question in questions}))
        return
    reasons: dict[str, set[str]] = {}
    try:
        for index, answer in engine.translate(questions, request.source, request.target):
            text = questions[index].text
            if answer.text is None:
                reasons.setdefault(answer.reason, set()).add(text)
            else:
                asked.answered.add(text)
                yield text, MachineText(answer.text, engine.name, answer.note)
    except EngineStopped as stopped:
        asked.stopped = str(stopped)
        asked.excuses.append((asked.stopped, {question.text for question in questions} - asked.answered))
    finally:
        asked.excuses += reasons.items()
