"""Articles: read and split into raw slices, joined again byte for byte.

A document is *partitioned*: its slices concatenate to the input, and only those that carry a segment are
ever replaced. The parsers only say where the prose is; nothing is rendered back. One file a format, one
row in `FORMATS`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import PurePosixPath

from translate.documents.front_matter.facts import facts_of
from translate.documents.guard import breaks_structure
from translate.documents.html import html_reading, html_skeleton, html_with_notice
from translate.documents.join import join, translated
from translate.documents.markdown import markdown_reading, markdown_skeleton, markdown_with_notice
from translate.documents.partition import Reading, partition
from translate.documents.plain import keeps_paragraphs, text_reading, text_skeleton, text_with_notice
from translate.documents.sentences import by_sentence
from translate.documents.smuggling import smuggled
from translate.errors import TranslateError, nearest
from translate.model import Document

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "broken_by",
    "facts_of",
    "format_of",
    "join",
    "smuggled_by",
    "split",
    "translated",
    "unpublishable",
    "with_notice",
]


@dataclass(frozen=True, slots=True)
class Format:
    """What we know of a format; all three take a text without byte order mark."""

    read: Callable[[str, Sequence[str]], Reading]
    """Finds its segments; takes the front-matter keys too."""
    skeleton: Callable[[str], Sequence[str]]
    """Tells its block structure, prose left out."""
    with_notice: Callable[[str, str], str]
    """Puts a sentence at the top of what a reader sees."""
    surely_keeps: Callable[[Document, Mapping[str, str]], bool] = lambda *_: False
    """Tells at a glance that some texts (msgid → msgstr) keep its blocks; what it cannot tell is read."""


FORMATS: Mapping[str, Format] = {
    "markdown": Format(markdown_reading, markdown_skeleton, markdown_with_notice),
    "html": Format(html_reading, html_skeleton, html_with_notice),
    "text": Format(text_reading, text_skeleton, text_with_notice, keeps_paragraphs),
}

SUFFIXES: Mapping[str, str] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
}
"""File ending → format name."""

BYTE_ORDER_MARK = "\ufeff"


def format_of(article: str) -> str:
    """Return the format name of an article by its ending; raises `TranslateError` for one we cannot read."""
    suffix = PurePosixPath(article).suffix.lower()
    found = SUFFIXES.get(suffix, "")
    if found not in FORMATS:
        known = ", ".join(s for s, name in SUFFIXES.items() if name in FORMATS)
        raise TranslateError(
            f"articles in '{suffix}' cannot be split yet{nearest(suffix, SUFFIXES) if not found else ''};"
            f" write it in one of {known}, or move it out of the source folder",
            path=article,
        )
    return found


def split(article: str, text: str, front_matter: Sequence[str] = (), *, sentences_of: str = "") -> Document:
    """Return an article's text as a document.

    `article` is its path under the source folder, whose ending says the format; `front_matter` the keys
    whose values are prose. With `sentences_of`, the language of the article, running text is cut into
    sentences. Raises `TranslateError` (with the line) when the front matter is broken.
    """
    body = text.removeprefix(BYTE_ORDER_MARK)
    found = FORMATS[format_of(article)].read(body, front_matter)
    mark = text[: len(text) - len(body)]
    slices = partition(mark, body, found.marks)
    if sentences_of:
        slices = by_sentence(slices, sentences_of, markup=format_of(article) != "text")
    return Document(article, slices, tuple(found.warnings), len(mark) + found.body)


def broken_by(document: Document, texts: Mapping[str, str], *, spaced: bool = True) -> tuple[str, ...]:
    """Return the msgids whose texts (msgid → msgstr) would change the block structure of the article.

    `spaced` says whether their language has white space between sentences.
    """
    article = document.article
    if FORMATS[format_of(article)].surely_keeps(document, texts):
        return ()
    wanted = partial(_source_skeleton, article, document.raw)
    return breaks_structure(document, texts, wanted, partial(_skeleton, article), spaced=spaced)


def smuggled_by(document: Document, texts: Mapping[str, str]) -> Mapping[str, str]:
    """Return what some texts (msgid → msgstr) would bring into the article that may run on its page.

    For each such msgid the first thing, as its msgstr has it. In plain text nothing runs.
    """
    return {} if format_of(document.article) == "text" else smuggled(texts)


def unpublishable(document: Document, texts: Mapping[str, str], *, spaced: bool = True) -> Mapping[str, str]:
    """Return what is wrong with the texts (msgid → msgstr) that must not be published, by their msgids."""
    found = smuggled_by(document, texts)
    reasons = {msgid: f"brings in what may run on a page, {what[:40]!r}" for msgid, what in found.items()}
    broken = broken_by(document, texts, spaced=spaced)
    return reasons | dict.fromkeys(broken, "would change the structure of the article")


def _skeleton(article: str, text: str) -> Sequence[str]:
    """Return the block structure of an article's text."""
    return FORMATS[format_of(article)].skeleton(text.removeprefix(BYTE_ORDER_MARK))


_source_skeleton = lru_cache(maxsize=4)(_skeleton)
"""The same, remembered: every language of an article is held against it."""


def with_notice(article: str, text: str, notice: str) -> str:
    """Return an article's text with a sentence to its readers at the top, after any front matter."""
    body = text.removeprefix(BYTE_ORDER_MARK)
    return text[: len(text) - len(body)] + FORMATS[format_of(article)].with_notice(body, notice)
