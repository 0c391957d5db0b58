"""The pages of an article: what a process does with one article."""

from dataclasses import dataclass
from pathlib import Path

from translate.errors import TranslateError
from translate.model import Catalog, Document
from translate.render import Listed, Page, Site, Target, render_page
from translate.saving import write_derived
from translate.workflow.building.links import Links, Targets
from translate.workflow.building.record import Output, plain_key
from translate.workflow.building.versions import is_page, taken, untranslated, version_of
from translate.workflow.desk import Desk
from translate.workflow.surroundings import digest


@dataclass(frozen=True, slots=True)
class Wish:
    """A page that is to be made."""

    listed: Listed
    index: str
    """The path of the list of its language."""
    takes_drafts: bool
    base: tuple[str, ...]
    """The keys of what it is made from, beside the targets of its links."""


@dataclass(frozen=True, slots=True)
class Task:
    """An article of which pages are to be made."""

    article: str
    versions: tuple[Listed, ...]
    """All pages of the article that there are."""
    wishes: tuple[Wish, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The pages that were made."""

    article: str
    pages: tuple[tuple[Listed, Output, bool, tuple[str, ...]], ...]
    """Each with its file, whether that had to be written for it, and the local addresses on it."""
    errors: tuple[TranslateError, ...]


@dataclass(frozen=True)
class Printer:
    """What is needed for all pages."""

    desk: Desk
    site: Site
    links: Links
    output: Path

    def __call__(self, task: Task) -> Result:
        """Make the pages of an article."""
        self.desk.errors.clear()
        document = self.desk.document(task.article)
        pages = []
        for wish in task.wishes:
            try:
                if document:
                    pages.append((wish.listed, *self._print(document, wish, task.versions)))
            except TranslateError as error:
                self.desk.note(error)
        return Result(task.article, tuple(pages), tuple(self.desk.errors))

    def _print(
        self, document: Document, wish: Wish, versions: tuple[Listed, ...]
    ) -> tuple[Output, bool, tuple[str, ...]]:
        article, code = document.article, wish.listed.language
        if is_page(article):
            return *self._put(wish, document.raw, ()), ()
        version, french = document, frozenset[int]()
        if code != self.desk.project.source_language:
            catalog = self.desk.catalog(article, code) or Catalog((), ())
            some = taken(document, catalog, drafts=wish.takes_drafts)
            version, french = version_of(document, some, code), untranslated(document, some)
        targets: dict[str, Target | None] = {}

        def resolve(address: str) -> Target | None:
            targets[address] = self.links.target(article, code, address)
            return targets[address]

        draft = wish.listed.draft
        page = Page(version, self.site, wish.listed, versions, french, draft, wish.index, document)
        html = render_page(page, resolve).html
        return *self._put(wish, html, tuple(targets.items())), tuple(targets)

    def _put(self, wish: Wish, text: str, targets: Targets) -> tuple[Output, bool]:
        """Write a page; return its file, and whether it had to be written."""
        data = text.encode("utf-8")
        written = write_derived(self.output / wish.listed.path, data)
        return Output("page", digest(data), page_key(wish.base, targets)), written


def page_key(base: tuple[str, ...], targets: Targets) -> str:
    """Return the key of all that a page is made from."""
    return plain_key(
        base, tuple((address, (to.path, to.language) if to else None) for address, to in targets)
    )
