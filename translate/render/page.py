"""The page of an article in one language: what is in the article, and what is said around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from translate.languages import Language, base_language, fallbacks, language
from translate.model import Document
from translate.render.addresses import FRONT, Links, Resolve, absolute, relative
from translate.render.feed import feed_path
from translate.render.furniture import furnish
from translate.render.head import article_head
from translate.render.listing import front_matter, plain
from translate.render.markdown import inline_tree, markdown_tree
from translate.render.outline import give_ids, place_contents
from translate.render.sanitise import inner_html
from translate.render.showing import Passage, byline, language_attributes, published, switch, updated
from translate.render.site import Listed, Site
from translate.render.text import text_tree
from translate.render.themes import Markup, rendered
from translate.render.words import Words, page_words


@dataclass(frozen=True, slots=True)
class Page:
    """What a page is made of."""

    document: Document
    """The article in its language, split again: Markdown, or plain text when its name ends in ``.txt``."""
    site: Site
    listed: Listed
    """This page, as `listed` made it."""
    versions: Sequence[Listed] = ()
    """The pages of the article in all languages that exist: this one, and the original's if it has one."""
    french: frozenset[int] = frozenset()
    """Indexes into the document's segments: those without a translation, still in the source language."""
    draft: bool = False
    """Whether it holds what only a machine has translated."""
    index: str = ""
    """The path of the list of its language; without one the page has no way back to the site."""
    original: Document | None = None
    """The article in the source language: links to its headings find those of this page."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page."""

    html: str
    addresses: tuple[str, ...]
    """The local addresses that `resolve` was asked for, in order, each once."""


@dataclass(frozen=True, slots=True)
class _Voices:
    """The languages that meet on a page."""

    own: Language
    source: Language
    words: Words
    words_in: dict[str, str]
    """The attributes of what is said in the page's words."""
    in_source: dict[str, str]
    """The attributes of what is in the source language."""


def render_page(page: Page, resolve: Resolve = lambda _: None) -> Rendered:
    """Return the page as a complete HTML5 document.

    `resolve` is called with each local address of the article and its front matter as it is written,
    without query and fragment, percent-encoded where the author or the parser has done so. Nothing of the
    article or its translation can run on the page. Raises `TranslateError` when a language is unknown, or
    a template of the theme is wrong.
    """
    listed, site = page.listed, page.site
    voices = _voices(page)
    links = Links(resolve, listed.path, listed.language)
    heading, body = _body(page, voices, links)
    versions = page.versions or (listed,)
    context = {
        **shared(site, listed.path, voices.own, voices.words),
        "page": listed,
        "source": voices.source,
        "title": Passage(listed.title, voices.in_source if "title" in listed.in_source else {}),
        "description": listed.description,
        "head": article_head(site, listed, versions, _image(page, links), _feed(site, listed)),
        "heading": heading,
        "shows_title": heading is None and body.find(".//h1") is None,
        "subtitle": _subtitle(page, voices),
        "byline": byline(listed, voices.own),
        "published": published(listed, voices.own),
        "updated": updated(listed, voices.words),
        "body": Markup(inner_html(body)),
        "draft": page.draft,
        "partial": bool(page.french),
        "languages": switch({v.language: v.path for v in versions}, listed.path),
        "original": _original(page, voices),
        "credits": _credits(page, voices),
        "index": relative(page.index, listed.path) if page.index else "",
    }
    return Rendered(rendered(site, "page.html.j2", context), links.addresses)


def shared(site: Site, path: str, own: Language, words: Words) -> dict[str, object]:
    """Return what the templates of all pages get; pages replace what is empty here."""
    return {
        "description": "",
        "index": "",
        "languages": (),
        "site": site,
        "own": own,
        "words": words,
        "words_in": language_attributes(words.language, own),
        "css": relative("style.css", path),
        "home": relative(FRONT, path),
        "frames": sorted(site.allowed.frames),
    }


def _voices(page: Page) -> _Voices:
    own, source = language(page.listed.language), language(page.site.source_language)
    words = page_words(page.listed.language)
    words_in, in_source = language_attributes(words.language, own), language_attributes(source, own)
    return _Voices(own, source, words, words_in, in_source)


def _body(page: Page, voices: _Voices, links: Links) -> tuple[Markup | None, Element]:
    """Return the title that the article begins with, if it does, and its body, ready to be shown."""
    words, source = voices.words, voices.source
    label = words.untranslated if base_language(source.code) == "fr" else source.own_name
    attributes = voices.in_source | {"data-untranslated": label}
    if page.document.article.endswith(".txt"):
        body = text_tree(page.document, page.french, attributes)
    else:
        body = markdown_tree(page.document, page.french, attributes, page.site.allowed)
    give_ids(body, _headings(page))
    links.lead(body)
    furnish(body, words)
    heading = _lifted_heading(body)
    place_contents(body, words, voices.words_in)
    return heading, body


def _headings(page: Page) -> list[tuple[str, str]]:
    """Return the headings of the article, here and in the original, if it is known and another."""
    if page.original is None or page.listed.language == page.site.source_language:
        return []
    pairs = zip(page.document.segments, page.original.segments, strict=False)
    texts = [(here.msgid, there.msgid) for here, there in pairs if here.kind.startswith("heading")]
    return [(plain(page.document, here), plain(page.original, there)) for here, there in texts]


def _lifted_heading(body: Element) -> Markup | None:
    """Take the title that the article begins with out of its body; what is said of the article follows it."""
    first = next(iter(body), None)
    if first is None or first.tag != "h1" or (body.text or "").strip() or (first.tail or "").strip():
        return None
    holder = Element("div")
    body.remove(first)
    first.tail = ""
    holder.append(first)
    return Markup(inner_html(holder))


def _subtitle(page: Page, voices: _Voices) -> Passage | None:
    found = front_matter(page.document, "subtitle", page.french)
    return None if found is None else Passage(found[0], voices.in_source if found[1] else {})


def _image(page: Page, links: Links) -> str:
    """Return the full address of the article's picture, nothing if it has none or the site's is unknown."""
    written = page.listed.image
    target, _ = links.target(written)
    if target is not None:
        return absolute(page.site, target.path)
    return written if written.startswith(("https://", "http://")) else ""


def _feed(site: Site, listed: Listed) -> str:
    """Return the address of the language's feed, which exists where the site's address is known."""
    return relative(feed_path(listed.language), listed.path) if site.url else ""


def _original(page: Page, voices: _Voices) -> str | None:
    """Return the address of the original's page, if it has one."""
    paths = (v.path for v in page.versions if v.language == voices.source.code)
    return next((relative(path, page.listed.path) for path in paths), None)


def _credits(page: Page, voices: _Voices) -> list[tuple[Markup, dict[str, str]]]:
    """Return the lines at the foot of the article with the attributes of their language.

    Lines for all other languages are not the original's, and are in the source language.
    """
    given, own = page.site.credits, voices.own
    code = next((code for code in fallbacks(own.code) if code in given), "*")
    attributes = {} if code != "*" else voices.in_source
    lines = given.get(code, ()) if code != "*" or own != voices.source else ()
    return [(Markup(inner_html(inline_tree(line, page.site.allowed))), attributes) for line in lines]
