"""Which version of an article in a language is ready, and what it is made of."""

from dataclasses import dataclass
from functools import cache

from translate.documents import format_of, translated, unpublishable
from translate.errors import TranslateError
from translate.files import stem
from translate.languages import separates_sentences
from translate.model import Catalog, Document
from translate.workflow.building.record import Made
from translate.workflow.desk import Desk

FORMATS = frozenset({"article", "html"})
"""What can be written: the article in its own format, its page."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What shall be written, and what a version must be for that."""

    complete: int
    """Per cent of its segments that must be reviewed."""
    drafts: bool = False
    """Whether unreviewed translations are taken too."""
    formats: frozenset[str] = FORMATS

    def asks_for_file(self, article: str) -> bool:
        """Return whether the versions of an article are written in its own format."""
        return "article" in self.formats or is_page(article)


@dataclass(frozen=True, slots=True)
class Taken:
    """The texts that a version takes from its catalog."""

    texts: dict[str, str]
    """msgid → msgstr."""
    reviewed: int
    drafts: int
    french: frozenset[str]
    """The msgids without a translation."""


@cache
def is_page(article: str) -> bool:
    """Return whether readers open the article itself."""
    return format_of(article) == "html"


def own_path(article: str, code: str) -> str:
    """Return where a version in the article's own format is, under the output folder."""
    return f"{code}/{article}"


def page_path(article: str, code: str) -> str:
    """Return where a page is that is named after the article's file."""
    return own_path(article, code) if is_page(article) else f"{code}/{stem(article)}.html"


def taken(document: Document, catalog: Catalog, *, drafts: bool) -> Taken:
    """Return the texts that a version takes from its catalog, with `drafts` unreviewed ones too."""
    texts: dict[str, str] = {}
    reviewed = unreviewed = 0
    french = []
    for msgid in dict.fromkeys(segment.msgid for segment in document.segments):
        entry = catalog.by_msgid.get(msgid)
        if entry is not None and entry.state == "reviewed":
            reviewed += 1
        elif entry is not None and entry.state == "fuzzy" and drafts:
            unreviewed += 1
        else:
            french.append(msgid)
            continue
        texts[msgid] = entry.msgstr
    return Taken(texts, reviewed, unreviewed, frozenset(french))


def not_ready(made: Made, wanted: Wanted) -> str | None:
    """Return why a version is not ready, None when it is."""
    if not made.segments:
        return None
    if not made.has_catalog:
        return "no catalog yet; run `translate update`"
    done = made.reviewed + made.drafts
    if done * 100 >= wanted.complete * made.segments and (done or not wanted.drafts):
        return None
    if not done:
        return "nothing is translated yet" if wanted.drafts else "nothing is reviewed yet"
    return f"{done} of {made.segments} segments are {'translated' if wanted.drafts else 'reviewed'}"


def version_of(document: Document, some: Taken, code: str) -> Document:
    """Return the article with its texts set into it."""
    return translated(document, some.texts, spaced=separates_sentences(code))


def untranslated(document: Document, some: Taken) -> frozenset[int]:
    """Return the numbers of the segments that stay in the source language."""
    return frozenset(n for n, segment in enumerate(document.segments) if segment.msgid in some.french)


def note_broken(desk: Desk, document: Document, code: str, catalog: Catalog, some: Taken) -> bool:
    """Note, with its line, each msgstr that must not be published; return whether there is any."""
    reasons = unpublishable(document, some.texts, spaced=separates_sentences(code))
    advice = "write its '<' as &lt;" if is_page(document.article) else "escape the sign that does it with \\"
    path = desk.catalog_path(document.article, code)
    for msgid, reason in reasons.items():
        message = f"this msgstr {reason} ({some.texts[msgid][:40]!r}); {advice}, or take it out"
        desk.note(TranslateError(message, path=path, line=catalog.by_msgid[msgid].line))
    return bool(reasons)
