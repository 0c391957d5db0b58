"""The texts of a run as a service is asked for them: each distinct protected text once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from translate.engines.cache import digest
from translate.engines.draft import judged, untranslated
from translate.engines.protect import RULES, Masked, mask
from translate.engines.shapes import Reading
from translate.model import Answer, Question

PROTECTION = digest(f"{role} {pattern}" for role, pattern in RULES)
"""Of the rules by which texts are protected: with others, an answer in the cache may have other marks."""

Answers = list[tuple[int, Answer]]
"""(index of a question, its answer) pairs."""


@dataclass(frozen=True, slots=True)
class Member:
    """A question that a task answers."""

    index: int
    question: Question
    masked: Masked


@dataclass
class Task:
    """A protected text that is asked once, for all questions that have it."""

    key: str
    """What it is known by in the cache."""
    members: list[Member] = field(default_factory=list)
    alone: bool = False
    """Whether it is to be asked without others: they may have spoiled its answer."""
    reason: str = ""
    """Why it has no translation yet."""

    @property
    def masked(self) -> Masked:
        """The protected text."""
        return self.members[0].masked

    @property
    def question(self) -> Question:
        """The first of its questions."""
        return self.members[0].question

    def judged(self, reading: Reading, target: str) -> Answers:
        """Return the answers to its questions; none, `reason` set, if the reading cannot be trusted."""
        answers = [(m.index, judged(m.question, m.masked, reading, target)) for m in self.members]
        self.reason = answers[0][1].reason
        return [] if self.reason else answers

    def unanswered(self) -> Answers:
        """Return that its questions have no answer, and why."""
        return [(member.index, Answer(None, reason=self.reason)) for member in self.members]


def prepare(
    questions: Sequence[Question], fingerprint: Iterable[str], *, terms: bool
) -> tuple[list[Task], Answers]:
    """Return what is to be asked, and the answers to questions that have nothing to translate.

    `fingerprint` says of whom and between which languages; with `terms`, answers depend on the terms too.
    """
    whom = (*fingerprint, PROTECTION)
    tasks: dict[str, Task] = {}
    answered: Answers = []
    for index, question in enumerate(questions):
        masked = mask(question.text, question.spans)
        if not masked.is_prose:
            answered.append((index, untranslated(masked)))
            continue
        roles = ",".join(f"{mark.role}{mark.partner}" for mark in masked.marks)
        pairs = [word for pair in sorted(question.terms) for word in pair] if terms else []
        key = digest((*whom, masked.text, roles, *pairs))
        tasks.setdefault(key, Task(key)).members.append(Member(index, question, masked))
    return list(tasks.values()), answered
