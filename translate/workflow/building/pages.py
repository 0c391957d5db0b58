"""The second half of a build: the pages of the versions that there are, and all that leads to them."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from translate.errors import TranslateError
from translate.render import Listed, Site
from translate.saving import copy_derived, write_derived
from translate.workflow.building.links import Links, articles_by_name, asset_path
from translate.workflow.building.lists import SITEMAP, Listing, listings
from translate.workflow.building.paths import list_paths, page_paths
from translate.workflow.building.printing import Printer, Task, Wish, page_key
from translate.workflow.building.ready import Versions
from translate.workflow.building.record import Output, Pair, Record, listed_key, plain_key
from translate.workflow.building.scope import Scope
from translate.workflow.building.versions import is_page
from translate.workflow.processes import shared_out
from translate.workflow.progress import Watch
from translate.workflow.surroundings import digest


class Pages:
    """The pages of the site: those of this run, and those that others have left."""

    def __init__(
        self, scope: Scope, record: Record, site: Site, surroundings: str, versions: Versions
    ) -> None:
        self._scope, self._record, self._site = scope, record, site
        self._surroundings, self._versions = surroundings, versions
        self._desk = scope.desk
        self.pages = self._listed()
        self._keys = {pair: listed_key(page) for pair, page in self.pages.items()}
        self.lists = list_paths(
            sorted({code for _, code in self.pages}), {p.path for p in self.pages.values()}
        )
        articles = {*self._desk.all_articles, *(article for article, _ in self.pages)}
        self.links = Links(
            self._desk.project.source,
            scope.source,
            articles_by_name(articles),
            {pair: page.path for pair, page in self.pages.items()},
        )
        self.expected = {page.path for page in self.pages.values()}
        """The files of the site."""

    def make(self, watch: Watch) -> None:
        """Write what is not as it has to be."""
        tasks = self._tasks()
        printer = Printer(
            replace(self._desk, errors=[], warnings=[]), self._site, self.links, self._record.output
        )
        pieces = sum(len(task.wishes) for task in tasks)
        for number, done in enumerate(shared_out(printer, tasks, pieces), 1):
            watch("making pages", number, len(tasks))
            for error in done.errors:
                self._desk.note(error)
            for listed, output, written, addresses in done.pages:
                pair = listed.article, listed.language
                self._record.note(listed.path, output, written=written)
                self._record.made[pair] = replace(self._record.made[pair], addresses=addresses)
        for listing in listings(self._site, self._surroundings, self._by_language(), self.lists, self._keys):
            self._noting(partial(self._list, listing))
        for name in self._assets():
            self._noting(partial(self._copy, name))

    def addresses(self, pair: Pair) -> tuple[str, ...]:
        """Return the local addresses on a page; an article in HTML keeps its own."""
        return () if is_page(pair[0]) else self._record.made[pair].addresses

    def _listed(self) -> dict[Pair, Listed]:
        """Return the pages that there will be, at their places; none if there is no translation."""
        chosen, pages = self._versions.chosen, {}
        for pair, made in self._record.made.items():
            page = made.listed if made.ready else None
            if page is not None and (pair in chosen or self._is_there(page.path)):
                pages[pair] = page
        if all(code == self._scope.source for _, code in pages):
            return {}
        fixed = {pair: page.path for pair, page in pages.items() if pair not in chosen}
        paths = page_paths(pages, self._scope.source, fixed, slugs=self._desk.project.site.slugs)
        for pair, path in paths.items():
            if pages[pair].path != path:
                pages[pair] = replace(pages[pair], path=path)
                self._record.made[pair] = replace(self._record.made[pair], listed=pages[pair])
        return dict(sorted(pages.items()))

    def _is_there(self, path: str) -> bool:
        """Return whether another run has left a page, and nobody has removed it since."""
        record = self._record
        return path in record.outputs and record.seen.digest(record.place(path)) is not None

    def _by_language(self) -> dict[str, list[Listed]]:
        found: dict[str, list[Listed]] = {code: [] for code in self.lists}
        for (_, code), page in self.pages.items():
            found[code].append(page)
        return found

    def _tasks(self) -> list[Task]:
        """Return the articles of which pages have to be made."""
        articles: dict[str, list[Listed]] = defaultdict(list)
        for (article, _), page in self.pages.items():
            articles[article].append(page)
        tasks = []
        for article, versions in articles.items():
            same = plain_key(*(self._keys[article, page.language] for page in versions))
            wishes = [wish for page in versions if (wish := self._wish(page, same)) is not None]
            if wishes:
                tasks.append(Task(article, tuple(versions), tuple(wishes)))
        return tasks

    def _wish(self, page: Listed, versions: str) -> Wish | None:
        """Return what is to be made of a page; None if it is as it has to be, or cannot be made now."""
        pair = article, code = page.article, page.language
        if is_page(article) and code != self._scope.source:
            return None
        made = self._record.made[pair]
        base = made.key, versions, self.lists[code]
        targets = self.links.targets(article, code, self.addresses(pair))
        if self._record.is_current(page.path, page_key(base, targets)):
            return None
        if (
            pair not in self._versions.chosen
            and self._versions.key(pair, drafts=made.takes_drafts) != made.key
        ):
            return None
        return Wish(page, self.lists[code], made.takes_drafts, base)

    def _list(self, listing: Listing) -> None:
        """Write the files that lead to pages."""
        mates = {path for path, output in self._record.outputs.items() if output.kind == "sitemap"}
        paths = mates | {SITEMAP} if listing.kind == "sitemap" else {listing.path}
        if all(self._record.is_current(path, listing.key) for path in paths):
            self.expected |= paths
            return
        self.expected.add(listing.path)
        for path, text in listing.make().items():
            data = text.encode("utf-8")
            written = write_derived(Path(self._record.place(path)), data)
            self._record.note(path, Output(listing.kind, digest(data), listing.key), written=written)
            self.expected.add(path)

    def _assets(self) -> list[str]:
        """Return the files of the source folder that pages lead to."""
        places = (self.links.place(pair[0], a) for pair in self.pages for a in self.addresses(pair))
        return sorted({place.asset for place in places if place.asset})

    def _copy(self, name: str) -> None:
        """Copy a file of the source folder."""
        path, source = asset_path(name), self._desk.source_path(name)
        self.expected.add(path)
        key = self._record.seen.digest(str(source)) or ""
        if not self._record.is_current(path, key):
            copy_derived(source, Path(self._record.place(path)))
            content = self._record.seen.read_again(self._record.place(path)) or ""
            self._record.note(path, Output("asset", content, key), written=True)

    def _noting(self, work: Callable[[], None]) -> None:
        """Do some work; note what a person can put right."""
        try:
            work()
        except TranslateError as error:
            self._desk.note(error)
