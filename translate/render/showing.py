"""What templates show beside the article: texts with their language, dates, the switch of languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from translate.languages import Language, language
from translate.languages.formats import shown_date, shown_list
from translate.render.addresses import relative
from translate.render.site import Listed
from translate.render.themes import Markup, escape
from translate.render.words import Words


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with the attributes of the element it is set in: those of its language where it is another."""

    text: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A day as readers see it."""

    iso: str
    """For ``<time datetime>``."""
    text: str
    before: str = ""
    after: str = ""
    """What is said around it: ``Updated``."""


def language_attributes(other: Language, own: Language) -> dict[str, str]:
    """Return the attributes of an element in `other` on a page in `own`: none if they are the same."""
    if other == own:
        return {}
    return {"lang": other.tag} | ({"dir": other.direction} if other.direction != own.direction else {})


def published(page: Listed, own: Language) -> Shown | None:
    """Return the day on which an article was published, in the page's language."""
    day = page.published
    return None if day is None else Shown(day.isoformat(), shown_date(own.code, day))


def updated(page: Listed, words: Words) -> Shown | None:
    """Return the day on which an article was last changed, unless it was published on that day."""
    day = page.updated
    if day is None or _day(day) == _day(page.published):
        return None
    before, _, after = words.updated.partition("{date}")
    return Shown(day.isoformat(), shown_date(words.language.code, day), before, after)


def byline(page: Listed, own: Language) -> Markup:
    """Return the names of an article's authors, joined as the language joins them."""
    return Markup(shown_list(own.code, [f"<bdi>{escape(name)}</bdi>" for name in page.authors]))


def switch(paths: Mapping[str, str], seen_from: str) -> list[tuple[Language, str | None]]:
    """Return the languages that a page exists in with their addresses, by own name; None for this page.

    `paths` are the pages by locale; nothing is returned when there is no other.
    """
    shown = [
        (language(code), None if path == seen_from else relative(path, seen_from))
        for code, path in paths.items()
    ]
    if not any(href for _, href in shown):
        return []
    return sorted(shown, key=lambda entry: entry[0].own_name.casefold())


def _day(value: date | datetime | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value
