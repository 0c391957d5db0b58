"""`status`: how far each article is in each language."""

from collections import Counter
from dataclasses import dataclass

from translate.model import Document, State
from translate.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class ArticleStatus:
    """One article in one language, counted in distinct segments and in French words."""

    article: str
    language: str
    segments: int
    reviewed: int
    fuzzy: int
    empty: int
    words: int
    words_left: int
    """Words of the segments that are not reviewed."""


def status(desk: Desk) -> tuple[ArticleStatus, ...]:
    """Return the state of every article of the desk in every language, by its segments as they are now."""
    documents = (desk.document(article) for article in desk.articles)
    return tuple(
        _status(desk, document, code)
        for document in documents
        if document is not None
        for code in desk.languages
    )


def _status(desk: Desk, document: Document, code: str) -> ArticleStatus:
    catalog = desk.catalog(document.article, code)
    entries = catalog.by_msgid if catalog else {}
    words: Counter[State] = Counter()
    segments: Counter[State] = Counter()
    for msgid in dict.fromkeys(segment.msgid for segment in document.segments):
        state: State = entries[msgid].state if msgid in entries else "empty"
        segments[state] += 1
        words[state] += len(msgid.split())
    return ArticleStatus(
        article=document.article,
        language=code,
        segments=segments.total(),
        reviewed=segments["reviewed"],
        fuzzy=segments["fuzzy"],
        empty=segments["empty"],
        words=words.total(),
        words_left=words.total() - words["reviewed"],
    )
