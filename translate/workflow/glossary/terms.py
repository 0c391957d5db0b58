"""`glossary`: which terms there are, where they are used and where they are missing."""

from collections import Counter
from dataclasses import dataclass

from translate.glossary import Glossary, Support, occurrences, support
from translate.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term in the articles and languages of the desk."""

    term: str
    """Its French form."""
    type: str
    line: int
    """Line of glossary.yaml, from 1."""
    targets: dict[str, str]
    """The preferred form by language, also where a draft or the French form itself is it."""
    drafts: tuple[str, ...]
    """Languages whose target nobody has approved."""
    kept: tuple[str, ...]
    """Languages that leave it as it is in French."""
    missing: tuple[str, ...]
    uses: int
    """How often it comes in the articles, each segment counted once an article."""
    articles: int
    """In how many articles it comes."""


@dataclass(frozen=True, slots=True)
class TermsReport:
    """The terms in the order of the file, and how far the languages are known."""

    path: str
    terms: tuple[TermRow, ...]
    languages: dict[str, Support]


def terms(desk: Desk, *, used_only: bool = False, missing_only: bool = False) -> TermsReport:
    """Return the glossary's terms with where they are used.

    With `used_only` only those that come in the desk's articles; with `missing_only` only those that one of
    its languages lacks, the most used first. An article that cannot be read is an error on the desk.
    """
    uses, articles = _count(desk, desk.glossary)
    rows = [_row(desk, number, uses[number], articles[number]) for number in range(len(desk.glossary.terms))]
    if used_only:
        rows = [row for row in rows if row.uses]
    if missing_only:
        rows = sorted((row for row in rows if row.missing), key=lambda row: -row.uses)
    path = desk.shown(desk.project.glossary)
    return TermsReport(path, tuple(rows), {code: support(code) for code in desk.languages})


def _count(desk: Desk, glossary: Glossary) -> tuple[Counter[int], Counter[int]]:
    """Return how often the terms come, and in how many articles, by their number."""
    uses: Counter[int] = Counter()
    articles: Counter[int] = Counter()
    for document in filter(None, map(desk.document, desk.articles)):
        own: Counter[int] = Counter()
        for msgid in dict.fromkeys(segment.msgid for segment in document.segments):
            own.update(place.number for place in occurrences(glossary, msgid, document.article))
        uses.update(own)
        articles.update(own.keys())
    return uses, articles


def _row(desk: Desk, number: int, uses: int, articles: int) -> TermRow:
    term = desk.glossary.terms[number]
    targets = {code: target for code in desk.languages if (target := term.target(code)) is not None}
    return TermRow(
        term=term.fr,
        type=term.type,
        line=term.line,
        targets={code: target.term for code, target in targets.items()},
        drafts=tuple(code for code, target in targets.items() if target.status == "draft"),
        kept=tuple(code for code in desk.languages if term.kept(code)),
        missing=tuple(code for code in desk.languages if code not in targets),
        uses=uses,
        articles=articles,
    )
