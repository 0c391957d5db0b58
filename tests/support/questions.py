"""Texts as the questions that an engine is asked."""

from collections.abc import Iterable, Mapping

from translate.model import Question, Span


def questions(texts: Iterable[str], spans: Mapping[int, Iterable[Span]] | None = None) -> list[Question]:
    """Return a question for each text, with its spans by its index."""
    return [Question(text, tuple((spans or {}).get(index, ()))) for index, text in enumerate(texts)]
