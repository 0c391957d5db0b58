"""The versions of an article in its own format: what a process does with one article."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from translate.documents import facts_of, with_notice
from translate.errors import TranslateError
from translate.model import Catalog, Document
from translate.render import Site, draft_notice, listed
from translate.saving import write_derived
from translate.workflow.building.record import Made, Output
from translate.workflow.building.versions import (
    Wanted,
    not_ready,
    note_broken,
    own_path,
    page_path,
    taken,
    untranslated,
    version_of,
)
from translate.workflow.desk import Desk
from translate.workflow.surroundings import digest


@dataclass(frozen=True, slots=True)
class Task:
    """An article, and the languages in which it is to be made."""

    article: str
    keys: Mapping[str, str]
    """Locale → the key of all that the version is made from."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of it."""

    article: str
    made: Mapping[str, Made]
    """By locale; a language is missing if something is wrong with its catalog."""
    outputs: Mapping[str, tuple[Output, bool]]
    """Path → the file there, and whether it had to be written for that."""
    errors: tuple[TranslateError, ...]


@dataclass(frozen=True)
class Writer:
    """What is needed for all articles."""

    desk: Desk
    site: Site
    wanted: Wanted
    output: Path

    def __call__(self, task: Task) -> Result:
        """Make the versions of an article that are ready."""
        self.desk.errors.clear()
        made: dict[str, Made] = {}
        outputs: dict[str, tuple[Output, bool]] = {}
        document = self.desk.document(task.article)
        for code, key in task.keys.items():
            try:
                one = self._make(document, code, key, outputs) if document else None
            except TranslateError as error:
                self.desk.note(error)
                continue
            if one is not None:
                made[code] = one
        return Result(task.article, made, outputs, tuple(self.desk.errors))

    def _make(
        self, document: Document, code: str, key: str, outputs: dict[str, tuple[Output, bool]]
    ) -> Made | None:
        """Make one version, or say what the article itself is; None, its errors noted, if it is broken."""
        article, drafts = document.article, self.wanted.drafts
        if code == self.desk.project.source_language:
            segments = len({segment.msgid for segment in document.segments})
            return self._listed(Made(key, segments, segments), document, code, frozenset())
        catalog = self.desk.catalog(article, code)
        if self.desk.is_broken(article, code, catalog):
            return None
        some = taken(document, catalog or Catalog((), ()), drafts=drafts)
        segments = some.reviewed + some.drafts + len(some.french)
        made = Made(key, segments, some.reviewed, some.drafts, catalog is not None, drafts)
        if not_ready(made, self.wanted):
            return made
        if catalog and note_broken(self.desk, document, code, catalog, some):
            return None
        version = version_of(document, some, code)
        if self.wanted.asks_for_file(article):
            text = with_notice(article, version.raw, draft_notice(code)) if some.drafts else version.raw
            path, data = own_path(article, code), text.encode("utf-8")
            written = write_derived(self.output / path, data)
            outputs[path] = Output("article", digest(data), key), written
        return self._listed(made, version, code, untranslated(document, some))

    def _listed(self, made: Made, version: Document, code: str, french: frozenset[int]) -> Made:
        path = page_path(version.article, code)
        said = listed(version, code, path, self.site, french, made.drafts > 0, facts_of(version))
        return replace(made, ready=True, listed=said)
