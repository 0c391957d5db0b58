"""The pages that lead to the articles: the list of a language, and the front page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translate.languages import Language, language
from translate.languages.formats import shown_number
from translate.render.addresses import FRONT, absolute, relative
from translate.render.feed import feed_path
from translate.render.head import Head, alternates, open_graph
from translate.render.moments import newest_first
from translate.render.page import shared
from translate.render.showing import Passage, Shown, language_attributes, published, switch
from translate.render.site import Listed, Site
from translate.render.themes import rendered
from translate.render.words import Words, page_words

NEWEST = 5
"""How many articles of each language the front page has."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a list."""

    page: Listed
    href: str
    title: Passage
    description: Passage
    published: Shown | None
    draft: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A language on the front page."""

    language: Language
    words: Words
    words_in: Mapping[str, str]
    href: str
    """Its list."""
    entries: Sequence[Entry]
    count: str
    """How many articles it has, as the language writes numbers."""


def render_index(site: Site, code: str, pages: Sequence[Listed], lists: Mapping[str, str], path: str) -> str:
    """Return the page at `path` that lists the articles in the locale `code`, the newest first.

    `pages` are those of the language, in any order; `lists` the paths of the lists of all languages (this
    one among them), by locale. Raises `TranslateError` for a theme's template that is wrong.
    """
    own, words = language(code), page_words(code)
    all_lists = {**lists, code: path}
    title = Passage(words.articles, language_attributes(words.language, own))
    seen = Listed(article="", language=code, path=path, title=title.text)
    context = {
        **shared(site, path, own, words),
        "title": title,
        "head": _head(site, seen, all_lists),
        "languages": switch(all_lists, path),
        "entries": _entries(site, own, newest_first(pages), path),
    }
    return rendered(site, "index.html.j2", context)


def render_front(
    site: Site, pages: Mapping[str, Sequence[Listed]], lists: Mapping[str, str], path: str = FRONT
) -> str:
    """Return the front page: each language in its own name, with its newest articles.

    `pages` are those of each locale, in any order; `lists` the path of its list. Raises `TranslateError`
    for a theme's template that is wrong.
    """
    own, words = language(site.source_language), page_words(site.source_language)
    title = (
        Passage(site.name, {})
        if site.name
        else Passage(words.articles, language_attributes(words.language, own))
    )
    seen = Listed(article="", language=own.code, path=path, title=title.text)
    sections = [_section(site, code, pages[code], lists[code], path) for code in pages if pages[code]]
    sections.sort(key=lambda section: (section.language != own, section.language.own_name.casefold()))
    context = {
        **shared(site, path, own, words),
        "title": title,
        "head": _head(site, seen, lists),
        "languages": switch(lists, path),
        "sections": sections,
    }
    return rendered(site, "front.html.j2", context)


def _section(site: Site, code: str, pages: Sequence[Listed], index: str, path: str) -> Section:
    """Return what the front page at `path` has of a language, whose list is `index`."""
    own, words = language(code), page_words(code)
    entries = _entries(site, own, newest_first(pages)[:NEWEST], path)
    count = shown_number(code, len(pages))
    in_words = language_attributes(words.language, own)
    return Section(own, words, in_words, relative(index, path), entries, count)


def _entries(site: Site, own: Language, pages: Sequence[Listed], path: str) -> list[Entry]:
    """Return articles as the page at `path` lists them."""
    in_source = language_attributes(language(site.source_language), own)
    return [
        Entry(
            page=page,
            href=relative(page.path, path),
            title=Passage(page.title, in_source if "title" in page.in_source else {}),
            description=Passage(page.description, in_source if "description" in page.in_source else {}),
            published=published(page, own),
            draft=page.draft,
        )
        for page in pages
    ]


def _head(site: Site, seen: Listed, lists: Mapping[str, str]) -> Head:
    """Return the head of a list or of the front page; all of these are alternates of each other."""
    is_list = seen.language in lists and seen.path == lists[seen.language]
    return Head(
        canonical=absolute(site, seen.path),
        alternates=alternates(site, lists, FRONT, seen.path),
        feed=relative(feed_path(seen.language), seen.path) if site.url and is_list else "",
        open_graph=open_graph(site, "website", seen, list(lists)),
    )
