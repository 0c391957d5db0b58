"""`status`: how far each article is in each language."""

from collections import Counter
from collections.abc import Sequence

from translate.model import ArticleStatus, Catalog, Document, State
from translate.workflow.desk import Desk


def status(desk: Desk) -> tuple[ArticleStatus, ...]:
    """Return the state of every article of the desk in every language, by its segments as they are now.

    An article or catalog that cannot be read has no row but an error on the desk.
    """
    rows = []
    for document in filter(None, map(desk.document, desk.articles)):
        for code in desk.languages:
            catalog = desk.catalog(document.article, code)
            if not desk.is_broken(document.article, code, catalog):
                rows.append(status_of(document, code, catalog))
    return tuple(rows)


def totals(rows: Sequence[ArticleStatus]) -> tuple[ArticleStatus, ...]:
    """Return all articles together, a row a language, in the order of the languages' first rows."""
    languages: dict[str, list[ArticleStatus]] = {}
    for row in rows:
        languages.setdefault(row.language, []).append(row)
    return tuple(total(code, same) for code, same in languages.items())


def total(language: str, rows: Sequence[ArticleStatus]) -> ArticleStatus:
    """Return the sum of some rows under the name of a language, or "" for several."""
    names = ("segments", "reviewed", "fuzzy", "empty", "words", "words_left")
    return ArticleStatus("", language, **{name: sum(getattr(row, name) for row in rows) for name in names})


def status_of(document: Document, code: str, catalog: Catalog | None) -> ArticleStatus:
    """Return the state of an article in a language by its catalog, None if there is none yet."""
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
