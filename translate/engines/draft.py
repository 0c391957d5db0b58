"""One text through one engine: protect, ask, read, set, verify; the next shape where that fails."""

from collections import Counter
from collections.abc import Callable, Sequence

from translate.engines.protect import Masked, mask
from translate.engines.shapes import DamagedError, Reading, Shape
from translate.engines.typography import set_type
from translate.engines.verify import fault, is_echo
from translate.model import Answer, Question, Span

NAMED_WORDS = 12
"""How many of the words that an engine did not know a note names."""


class UnansweredError(Exception):
    """The engine gave no answer to this text, but may to others; the message is one human line."""


def draft(
    question: Question, shapes: Sequence[Shape], ask: Callable[[Masked, Shape], Reading], target: str
) -> Answer:
    """Translate a French text into the language `target`, in the first shape whose answer can be trusted.

    `ask` sends what a shape writes and reads the answer; it may raise `DamagedError`, and `UnansweredError`.
    """
    masked = mask(question.text, question.spans)
    if not masked.is_prose:
        return untranslated(masked)
    answer = Answer(None)
    for shape in shapes if masked.marks else shapes[:1]:
        try:
            answer = judged(question, masked, ask(masked, shape), target)
        except DamagedError as error:
            answer = Answer(None, reason=str(error))
        except UnansweredError as error:
            return Answer(None, reason=str(error))
        if answer.text is not None:
            break
    return answer


def untranslated(masked: Masked) -> Answer:
    """Return the answer to a text without a letter to translate: itself."""
    return Answer(masked.restore(masked.text), note="nothing to translate")


def judged(question: Question, masked: Masked, reading: Reading, target: str) -> Answer:
    """Return an engine's translation, set as the language `target` does, or why it cannot be trusted."""
    answer = _edged(set_type(reading.text.strip(), masked.text, target), masked.text)
    translation = masked.restore(answer)
    reason = fault(masked, answer, target) or _misread(masked, translation, question.spans)
    return Answer(None, reason=reason) if reason else Answer(translation, note=_note(masked, reading, answer))


def _misread(masked: Masked, translation: str, spans: Sequence[Span]) -> str:
    """Return what is wrong when a translation, read as Markdown, has other markup than its source."""
    said = {span.says for span in spans}
    was, now = (
        Counter((mark.raw, mark.role) for mark in text.marks if mark.raw not in said)
        for text in (masked, mask(translation))
    )
    changed = next(iter((was - now) or (now - was)), None)
    return f"{changed[0].strip()} would not be read as in the text" if changed else ""


def _edged(answer: str, source: str) -> str:
    """Give an answer the white space that the source has at its edges."""
    core = source.strip()
    before, _, after = source.partition(core)
    return before + answer + after


def _note(masked: Masked, reading: Reading, answer: str) -> str:
    """Return what the translator should look at."""
    words = list(dict.fromkeys(reading.unknown))
    notes = []
    if words:
        named = ", ".join(words[:NAMED_WORDS]) + (", …" if len(words) > NAMED_WORDS else "")
        notes.append(f"{len(words)} word{'s' if len(words) > 1 else ''} unknown to it: {named}")
    if is_echo(masked, answer):
        notes.append("the same as the French")
    return "; ".join(notes)
