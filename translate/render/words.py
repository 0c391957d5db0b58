"""The words of the page itself, from the ``[page]`` table of each language's data file."""

from dataclasses import dataclass, fields
from functools import lru_cache

from translate.languages import Language, language, language_data


@dataclass(frozen=True, slots=True)
class Words:
    """What the page says around the article, all in one language."""

    language: Language
    """The language the words are in: English where a language has no words of its own."""
    skip: str
    languages: str
    contents: str
    draft: str
    partial: str
    untranslated: str
    original: str
    notes: str
    back: str
    table: str
    articles: str
    all: str
    """The link to all articles of the language."""
    front: str
    """The link to the front page, with all languages."""
    updated: str
    """``Updated {date}``."""
    machine: str
    """What a draft is labelled with in a list."""


KEYS = frozenset(field.name for field in fields(Words)) - {"language"}
"""The keys that a ``[page]`` table must have, every one."""


@lru_cache(maxsize=256)
def page_words(code: str) -> Words:
    """Return the page's words for a locale, or the English ones when it has no complete table.

    Raises `TranslateError` when there is no such language.
    """
    own = language(code)
    table = language_data(own.code, "page") or {}
    if not table.keys() >= KEYS:
        own, table = language("en"), language_data("en", "page") or {}
    return Words(own, **{key: table[key] for key in KEYS})


def draft_notice(code: str) -> str:
    """Return the sentence that says that a text is an unreviewed machine translation."""
    return page_words(code).draft
