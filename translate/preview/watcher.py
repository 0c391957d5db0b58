"""Who looks, and what has changed: files are looked at only while a page listens.

What a page was shown lately is looked at every `SOON` seconds, the whole project as often as takes a small
part of the time. Files are only asked for their size and times. The system's own notifications are not used:
they would take another library, and there are none on network disks, where newsrooms keep their files.
"""

import contextlib
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from translate.documents import SUFFIXES
from translate.errors import TranslateError
from translate.files import names_under, stem
from translate.workflow.viewing.shelf import Shelf

SOON = 0.3
"""Seconds between two looks at what a page was shown lately."""
LATELY = 16
"""How many versions of articles that are."""
LATER = 0.8
"""Seconds at least between two looks at the whole project."""
REST = 30
"""How many times as long as such a look took the next one has to wait."""
MANY = 50
"""From so many changes at once on, only the list is said to have changed."""

Version = tuple[str, str | None]
"""An article and a language; None for the article itself."""
Stamp = tuple[int, int, int]
Stamps = dict[str, Stamp | None]
"""Path → what the file system says of it, None where there is nothing."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a page is told."""

    name: str
    article: str | None = None
    language: str | None = None

    @property
    def data(self) -> Mapping[str, str | None]:
        """What is said of it."""
        return {"article": self.article, "language": self.language} if self.article is not None else {}


LIST = Event("articles")


@dataclass(eq=False)
class Listener:
    """A page that listens."""

    changed: threading.Condition
    is_closed: bool = False
    """Whether there will be no more events."""
    waiting: dict[Event, None] = field(default_factory=dict)
    """The events that it has not been told yet; each once, however often it came."""

    def wait(self, seconds: float) -> tuple[Event, ...]:
        """Return the events that have come since, or none after some seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self.waiting or self.is_closed, seconds)
            events = tuple(self.waiting)
            self.waiting.clear()
        return events


class Watcher:
    """Tells the pages that listen what has changed on disk."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._changed = threading.Condition()
        self._listeners: set[Listener] = set()
        self._thread: threading.Thread | None = None
        self._lately: OrderedDict[tuple[str, str], None] = OrderedDict()
        glossary = str(shelf.desk.project.glossary)
        self._stamps: Stamps = {glossary: _stamp(glossary)}
        self._knows_all = False
        """Whether the whole project has been looked at."""
        self._closed = False

    def shown(self, article: str, code: str) -> None:
        """Remember that a page is about to be shown an article."""
        with self._changed:
            self._lately[article, code] = None
            self._lately.move_to_end((article, code))
            while len(self._lately) > LATELY:
                self._lately.popitem(last=False)
            for path in self._files_of(article, code):
                self._stamps.setdefault(path, _stamp(path))

    @contextlib.contextmanager
    def listening(self) -> Iterator[Listener]:
        """Let a page listen; files are looked at as long as one does."""
        listener = Listener(self._changed, self._closed)
        with self._changed:
            self._listeners.add(listener)
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name="watcher", daemon=True)
                self._thread.start()
        try:
            yield listener
        finally:
            with self._changed:
                self._listeners.discard(listener)
                self._changed.notify_all()

    def close(self) -> None:
        """End all that listens, and the looking."""
        with self._changed:
            self._closed = True
            thread = self._thread
            for listener in self._listeners:
                listener.is_closed = True
            self._changed.notify_all()
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        """Look until nobody listens any more."""
        due = 0.0
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or not self._listeners, SOON)
                if self._closed or not self._listeners:
                    self._thread = None
                    return
            events = self._soon()
            began = time.monotonic()
            if began >= due:
                events |= self._all()
                due = began + max(LATER, REST * (time.monotonic() - began))
            if events:
                self._tell(events)

    def _tell(self, events: Mapping[Event, None]) -> None:
        with self._changed:
            for listener in self._listeners:
                listener.waiting.update(events)
            self._changed.notify_all()

    def _soon(self) -> dict[Event, None]:
        """Return what has changed of what was shown lately, and of the glossary."""
        glossary = str(self._shelf.desk.project.glossary)
        with self._changed:
            files = {path: own for pair in self._lately for path, own in self._files_of(*pair).items()}
        changed = self._taken({path: _stamp(path) for path in (*files, glossary)}, new=True)
        return {Event("changed", *files[path]) if path in files else LIST: None for path in changed}

    def _all(self) -> dict[Event, None]:
        """Return what has changed in the whole project."""
        desk = self._shelf.desk
        articles = {stem(article): article for article in desk.articles}
        files: dict[str, Version | None] = {}
        try:
            for name in names_under(desk.project.source, tuple(SUFFIXES)):
                files[str(desk.project.source / name)] = (name, None) if stem(name) in articles else None
            for code in desk.languages:
                for name in names_under(desk.project.locales / code, (".po",)):
                    article = articles.get(stem(name))
                    files[str(desk.project.locales / code / name)] = (article, code) if article else None
        except TranslateError:  # a folder that cannot be read, which the list tells
            return {}
        stamps = {path: _stamp(path) for path in {*files, *self._stamps}}
        changed, self._knows_all = self._taken(stamps, new=self._knows_all), True
        versions = [files.get(path) for path in changed]
        events = {LIST if own is None else Event("changed", *own): None for own in versions[:MANY]}
        return events if len(changed) <= MANY else {LIST: None, **events}

    def _taken(self, stamps: Stamps, *, new: bool) -> list[str]:
        """Return which files are not as they were when looked at last, and remember how they are.

        `new` says whether those that were not looked at before count.
        """
        with self._changed:
            known = self._stamps
            changed = [p for p, stamp in stamps.items() if known.get(p) != stamp and (new or p in known)]
            self._stamps.update(stamps)
        return changed

    def _files_of(self, article: str, code: str) -> dict[str, Version]:
        desk = self._shelf.desk
        return {
            str(desk.source_path(article)): (article, None),
            str(desk.catalog_path(article, code)): (article, code),
        }


def _stamp(path: str) -> Stamp | None:
    try:
        said = os.stat(path)  # noqa: PTH116 - for speed, as in `remembered`
    except OSError:
        return None
    return said.st_size, said.st_ino, said.st_mtime_ns
