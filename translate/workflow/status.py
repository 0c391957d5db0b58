"""`status`: how far each article is in each language."""

from collections import Counter
from dataclasses import dataclass

from translate.model import Catalog, Document, State
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
    """Return the state of every article of the desk in every language, by its segments as they are now.

    An article or catalog that cannot be read has no row but an error on the desk.
    """
    rows = []
    for document in filter(None, map(desk.document, desk.articles)):
        for code in desk.languages:
            catalog = desk.catalog(document.article, code)
            if not desk.is_broken(document.article, code, catalog):
                rows.append(_status(document, code, catalog))
    return tuple(rows)


def _status(document: Document, code: str, catalog: Catalog | None) -> ArticleStatus:
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
