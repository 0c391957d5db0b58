"""`glossary suggest`: what the articles name and the glossary lacks."""

from collections.abc import Sequence
from itertools import count

from translate.errors import TranslateError
from translate.glossary import Suggestion, Target, Term, add_terms
from translate.glossary import suggest as suggest_terms
from translate.workflow.desk import Desk, shown_error
from translate.workflow.progress import Watch, silent


def suggest(desk: Desk, limit: int, watch: Watch = silent) -> list[Suggestion]:
    """Return at most `limit` names and terms of the desk's articles, what matters most first.

    Translations are those of the reviewed entries in the desk's languages. An article or catalog that cannot
    be read is an error on the desk.
    """
    segments: dict[tuple[str, str], None] = {}
    reviewed: dict[str, dict[tuple[str, str], str]] = {code: {} for code in desk.languages}
    for done, article in enumerate(desk.articles):
        watch("reading", done, len(desk.articles))
        document = desk.document(article)
        if document is None:
            continue
        segments.update(((article, segment.msgid), None) for segment in document.segments)
        for code in desk.languages:
            catalog = desk.catalog(article, code)
            for entry in catalog.entries if catalog else ():
                if entry.is_plain and not entry.obsolete and entry.state == "reviewed":
                    reviewed[code][article, entry.msgid] = entry.msgstr
    steps = count(1)
    return suggest_terms(
        desk.glossary,
        segments,
        reviewed,
        limit,
        lambda: watch("looking for names and terms", next(steps), len(segments)),
    )


def add(desk: Desk, suggestions: Sequence[Suggestion]) -> None:
    """Write suggestions into the glossary, their translations as drafts.

    Raises `TranslateError`, and writes nothing, when the file cannot take them.
    """
    try:
        add_terms(desk.project.glossary, [_term(one) for one in suggestions])
    except TranslateError as error:
        raise shown_error(desk.project, error) from None


def _term(one: Suggestion) -> Term:
    targets = tuple((code, Target(text, status="draft")) for code, text in one.targets.items())
    return Term(one.fr, type=one.type, variants=one.variants, targets=targets)
