"""The first half of a build: which versions there are, each written in its own format."""

from collections.abc import Mapping
from dataclasses import replace

from translate.errors import TranslateError
from translate.files import stem
from translate.render import Site
from translate.workflow.building.record import Made, Pair, Record, plain_key
from translate.workflow.building.scope import Scope
from translate.workflow.building.versions import not_ready, own_path
from translate.workflow.building.writing import Task, Writer
from translate.workflow.processes import shared_out
from translate.workflow.progress import Watch

UNREADABLE = "unreadable"
"""Stands for the digest of a file that cannot be read: who makes a version of it will say so."""


class Versions:
    """The versions of a run."""

    def __init__(self, scope: Scope, record: Record, site: Site, surroundings: str) -> None:
        self._scope, self._record, self._site = scope, record, site
        self._desk, self._wanted = scope.desk, scope.wanted
        self._surroundings = surroundings
        self.chosen: dict[Pair, Made] = {}
        """What this run has looked at, without what is broken."""

    def make(self, watch: Watch) -> None:
        """Make what is not as it has to be; forget what is no more. What is broken stays as it was."""
        tasks, broken = [], set()
        for article, keys in self._stale().items():
            tasks.append(Task(article, keys))
            broken |= {(article, code) for code in keys}
        writer = Writer(
            replace(self._desk, errors=[], warnings=[]), self._site, self._wanted, self._record.output
        )
        for number, done in enumerate(shared_out(writer, tasks, len(broken)), 1):
            watch("building", number, len(tasks))
            for error in done.errors:
                self._desk.note(error)
            for path, (output, written) in done.outputs.items():
                self._record.note(path, output, written=written)
            for code, made in done.made.items():
                self._record.made[done.article, code] = made
                broken.discard((done.article, code))
        wished = list(self._scope.pairs())
        for gone in [p for p in self._record.made.keys() - set(wished) if self._scope.covers(p)]:
            del self._record.made[gone]
        self.chosen = {pair: self._settled(pair) for pair in wished if pair not in broken}

    def key(self, pair: Pair, *, drafts: bool) -> str:
        """Return the key of all that a version is made from."""
        article, code = pair
        content = self._digest(f"{self._desk.project.source}/{article}")
        if code == self._scope.source:
            return plain_key(self._surroundings, content)
        catalog = self._digest(f"{self._desk.project.locales}/{code}/{stem(article)}.po")
        return plain_key(self._surroundings, content, catalog, drafts)

    def _stale(self) -> Mapping[str, Mapping[str, str]]:
        """Return the articles to be made: their languages with the keys that they will have."""
        stale: dict[str, dict[str, str]] = {}
        for pair in self._scope.pairs():
            key = self.key(pair, drafts=self._wanted.drafts)
            if not self._stands(pair, key):
                stale.setdefault(pair[0], {})[pair[1]] = key
        return stale

    def _stands(self, pair: Pair, key: str) -> bool:
        """Return whether there is nothing to do for a version."""
        made = self._record.made.get(pair)
        if made is None or made.key != key:
            return False
        if not_ready(made, self._wanted):
            return True
        is_original = pair[1] == self._scope.source
        needs_file = not is_original and self._wanted.asks_for_file(pair[0])
        return made.listed is not None and (not needs_file or self._record.is_current(own_path(*pair), key))

    def _settled(self, pair: Pair) -> Made:
        """Return what is known of a version, now that it is known whether it is ready."""
        made = self._record.made[pair]
        is_ready = not_ready(made, self._wanted) is None
        if made.ready != is_ready:
            made = self._record.made[pair] = replace(made, ready=is_ready)
        return made

    def _digest(self, path: str) -> str | None:
        try:
            return self._record.seen.digest(path)
        except TranslateError:
            return UNREADABLE
