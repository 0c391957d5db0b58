"""Names and recurring terms that the glossary lacks, and how the catalogs translate them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from translate.glossary.schema import Glossary, TermType
from translate.glossary.suggesting.alignment import Wanted, translations
from translate.glossary.suggesting.candidates import Candidate, candidates
from translate.glossary.suggesting.french import lists
from translate.glossary.suggesting.texts import Place, Texts, read_texts

Segments = Iterable[tuple[str, str]]
"""(article, msgid) pairs, each once."""
SAME = 0.6
"""A word beside a form in more of its places could be said by what looks like the form's translation."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name or term that the glossary lacks."""

    fr: str
    type: TermType
    variants: tuple[str, ...]
    """Shorter forms of a name."""
    count: int
    """How often it comes where the glossary has nothing."""
    articles: tuple[str, ...]
    """The articles in which it comes, sorted."""
    example: str
    """The shortest segment that has it."""
    targets: dict[str, str]
    """What reviewed catalogs plainly say for it, by language."""


def suggest(
    glossary: Glossary,
    segments: Segments,
    reviewed: Mapping[str, Mapping[tuple[str, str], str]],
    limit: int,
    watch: Callable[[], None] = lambda: None,
) -> list[Suggestion]:
    """Return at most `limit` names and terms, what matters most first.

    `reviewed` has the approved msgstrs by language and by (article, msgid); `watch` is called after each
    segment that has been read.
    """
    texts = read_texts(glossary, segments, watch)
    chosen = candidates(texts, glossary)[:limit]
    numbers = {(text.article, text.msgid): number for number, text in enumerate(texts.all)}
    wanted = [_wanted(texts, one) for one in chosen]
    found: list[dict[str, str]] = [{} for _ in chosen]
    for language, msgstrs in reviewed.items():
        by_number = {numbers[key]: msgstr for key, msgstr in msgstrs.items() if key in numbers}
        for number, target in translations(wanted, by_number, language).items():
            found[number][language] = target
    return [_suggestion(texts, one, targets) for one, targets in zip(chosen, found, strict=True)]


def _wanted(texts: Texts, one: Candidate) -> Wanted:
    entries = frozenset(place.segment for place in one.main)
    varied = True
    for step in (-1, 1):
        beside = Counter(_beside(texts, place, step) for place in one.main)
        varied = varied and max(beside.values()) <= max(1, SAME * len(one.main))
    return Wanted(one.fr, one.type, entries, varied)


def _beside(texts: Texts, place: Place, step: int) -> str:
    """Return the first word of meaning before (-1) or after (1) a place in its phrase.

    Where there is none, what is returned is like nothing else.
    """
    units = texts.all[place.segment].units
    at = place.first if step < 0 else place.end - 1
    while units[at].glued if step < 0 else at + 1 < len(units) and units[at + 1].glued:
        at += step
        if not lists().is_function(units[at].key):
            return units[at].key
    return f"\n{place}"


def _suggestion(texts: Texts, one: Candidate, targets: dict[str, str]) -> Suggestion:
    own = [texts.all[place.segment] for place in one.places]
    example = min((text.msgid for text in own), key=len)
    articles = tuple(sorted({text.article for text in own}))
    return Suggestion(one.fr, one.type, one.variants, len(one.places), articles, example, targets)
