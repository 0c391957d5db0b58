"""The whole page: what is in the article, what is said around it, and the template. The adapter of Jinja."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from translate.languages import Language, language
from translate.model import Document
from translate.render.furniture import furnish
from translate.render.markdown import markdown_tree
from translate.render.outline import give_ids, language_of, place_contents, plain_text
from translate.render.sanitise import inner_html
from translate.render.text import text_tree
from translate.render.words import Words, page_words

DESCRIPTIONS = ("description", "summary", "excerpt")
"""The front matter that describes the article to a search engine: the first that is there."""


@dataclass(frozen=True, slots=True)
class Version:
    """The same article in a language."""

    language: str
    """The locale."""
    href: str
    """The address of its page, relative to this one."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page is made of."""

    document: Document
    """The translated article, split again: Markdown, or plain text when its name ends in ``.txt``."""
    language: str
    """The locale of the page."""
    source_language: str = "fr"
    french: frozenset[int] = frozenset()
    """Indexes into the document's segments: those without a translation, still in the source language."""
    draft: bool = False
    """Whether it holds what only a machine has translated."""
    versions: Sequence[Version] = ()
    """The pages of the article, for the language switch; this one may be among them."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A text of the front matter with the attributes of the element it is set in."""

    text: str
    attributes: dict[str, str]


def render_page(page: Page) -> str:
    """Return the page as a complete HTML5 document.

    Nothing of the article or its translation can run in it. Raises `TranslateError` when a language of
    the page is unknown.
    """
    own, source = language(page.language), language(page.source_language)
    words = page_words(page.language)
    body = _body(page, own, source, words)
    heading = body.find(".//h1")
    in_source = _difference(source, own)
    return _template().render(
        css=_stylesheet(),
        own=own,
        source=source,
        words=words,
        words_in=_difference(words.language, own),
        title=_front_matter(page, ("title",), in_source) or _fallback_title(page, heading),
        shows_title=heading is None,
        subtitle=_front_matter(page, ("subtitle",), in_source),
        description=_front_matter(page, DESCRIPTIONS, {}),
        body=inner_html(body),
        draft=page.draft,
        partial=bool(page.french),
        versions=_versions(page, own),
        original=next((v.href for v in page.versions if language(v.language) == source), None),
    )


def _body(page: Page, own: Language, source: Language, words: Words) -> Element:
    """Return the article as a tree that is ready to be shown."""
    attributes = _difference(source, own) | {"data-untranslated": _label(source, words)}
    tree = text_tree if page.document.article.endswith(".txt") else markdown_tree
    body = tree(page.document, page.french, attributes)
    give_ids(body)
    place_contents(body, words, _difference(words.language, own))
    furnish(body, words)
    return body


def _label(source: Language, words: Words) -> str:
    """Return what a passage without translation is labelled with."""
    return words.untranslated if source.code.split("_")[0] == "fr" else source.own_name


def _difference(other: Language, own: Language) -> dict[str, str]:
    """Return the attributes of an element in `other` on a page in `own`: none if they are the same."""
    if other == own:
        return {}
    return {"lang": other.tag} | ({"dir": other.direction} if other.direction != own.direction else {})


def _front_matter(page: Page, keys: tuple[str, ...], in_source: dict[str, str]) -> _Passage | None:
    """Return the first of some front-matter texts, with `in_source` on it if it has no translation."""
    for key in keys:
        for index, segment in enumerate(page.document.segments):
            if segment.kind == f"front matter: {key}" and segment.msgid.strip():
                return _Passage(segment.msgid, in_source if index in page.french else {})
    return None


def _fallback_title(page: Page, heading: Element | None) -> _Passage:
    """Return the first heading as a title, else the file's name with spaces for hyphens."""
    if heading is None:
        name = PurePosixPath(page.document.article).stem
        return _Passage(name.replace("-", " ").replace("_", " "), {})
    return _Passage(plain_text(heading), language_of(heading))


def _versions(page: Page, own: Language) -> list[tuple[Language, str | None]]:
    """Return the languages of the switch with their addresses, sorted by own name; None for this page."""
    others = [(language(v.language), v.href) for v in page.versions]
    entries: list[tuple[Language, str | None]] = [(other, href) for other, href in others if other != own]
    if not entries:
        return []
    return sorted([*entries, (own, None)], key=lambda entry: entry[0].own_name.casefold())


@lru_cache(maxsize=1)
def _template() -> Template:
    """Return the page's template; whatever is put into it is escaped."""
    environment = Environment(
        loader=PackageLoader("translate.render", package_path=""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")


@lru_cache(maxsize=1)
def _stylesheet() -> str:
    """Return the stylesheet that is set into each page."""
    return (files("translate.render") / "style.css").read_text(encoding="utf-8")
