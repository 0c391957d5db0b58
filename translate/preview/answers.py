"""What the page asks for, answered: JSON in, values for JSON out."""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from translate.errors import TranslateError
from translate.model import Entry
from translate.preview.refused import RefusedError
from translate.preview.watcher import Watcher
from translate.workflow.checking.sheets import Place
from translate.workflow.viewing.article import counts_of, segment_view
from translate.workflow.viewing.editing import BusyError, Edit, OvertakenError, edit_entry, refuse_no_text
from translate.workflow.viewing.listing import Listing
from translate.workflow.viewing.shelf import Shelf
from translate.workflow.viewing.showing import opened, rules_of, show_article
from translate.workflow.viewing.view import SegmentView

Answer = Mapping[str, object]
Value = TypeVar("Value")


class Answers:
    """The answers to requests, from any thread."""

    def __init__(self, shelf: Shelf, watcher: Watcher) -> None:
        self._shelf, self._watcher = shelf, watcher
        self._listing = Listing(shelf)
        self.writing = threading.Lock()
        """Held while a catalog is written."""
        self.actions: Mapping[str, Callable[[bytes], Answer]] = {
            "/api/entry": self._edit,
            "/api/check": self._check,
        }
        """Path → what is done with a body that is sent there."""

    def articles(self, *, writable: bool) -> Answer:
        """Return the list of articles."""
        return {"writable": writable, **vars(self._listing.show())}

    def article(self, article: str, language: str, *, writable: bool) -> Answer:
        """Return an article in a language."""
        self._refuse_unknown(article, language)
        self._watcher.shown(article, language)
        return {"writable": writable, **vars(show_article(self._shelf, article, language))}

    def _edit(self, body: bytes) -> Answer:
        """Write an edit into its catalog; return the segment as it is then."""
        said = _object(body)
        before = _of(said, "before", dict)
        edit = Edit(
            article=_of(said, "article", str),
            language=_of(said, "language", str),
            msgid=_of(said, "msgid", str),
            msgstr=_of(said, "msgstr", str).replace("\r\n", "\n"),
            approved=_of(said, "approved", bool),
            before=(_of(before, "msgstr", str), _of(before, "approved", bool)),
        )
        self._refuse_unknown(edit.article, edit.language)
        try:
            with self.writing:
                edit_entry(self._shelf, edit)
        except BusyError as error:
            raise RefusedError(503, str(error)) from None
        except OvertakenError as error:
            raise RefusedError(409, str(error), self._segment(edit)) from None
        except TranslateError as error:
            raise RefusedError(400, str(error)) from None
        return self._segment(edit)

    def _check(self, body: bytes) -> Answer:
        """Return what the checks and the glossary say of a text that is not saved yet."""
        said = _object(body)
        article, language = _of(said, "article", str), _of(said, "language", str)
        self._refuse_unknown(article, language)
        msgstr = _of(said, "msgstr", str)
        try:
            refuse_no_text(msgstr)
        except TranslateError as error:
            raise RefusedError(400, str(error)) from None
        msgid = _of(said, "msgid", str)
        found = opened(self._shelf, article, language)
        segment = None if found.place is None else self._view(found.place, msgid, msgstr)
        if segment is None:
            raise RefusedError(400, "the article has no such text any more; reload the page")
        return {"findings": segment.findings, "terms": segment.terms}

    def _segment(self, edit: Edit) -> Answer:
        """Return the segment of an edit as it is in the file now."""
        found = opened(self._shelf, edit.article, edit.language)
        if found.place is None:
            return {"segment": None, "version": found.version, "status": None}
        segment = self._view(found.place, edit.msgid)
        return {"segment": segment, "version": found.version, "status": counts_of(found.place)}

    def _view(self, place: Place, msgid: str, msgstr: str | None = None) -> SegmentView | None:
        """Return a segment, as it is or with another msgstr; None if the article has no such text."""
        entry = place.catalog.by_msgid.get(msgid)
        if msgstr is not None:
            entry = replace(entry or Entry(msgid), msgstr=msgstr)
        return segment_view(place, rules_of(self._shelf), self._shelf.views, msgid, entry)

    def _refuse_unknown(self, article: str, language: str) -> None:
        try:
            known = self._shelf.knows(article, language)
        except TranslateError as error:
            raise RefusedError(404, str(error)) from None
        if not known:
            raise RefusedError(404, f"there is no article {article!r} in {language!r}; go back to the list")


def _object(body: bytes) -> Mapping[str, object]:
    """Return the JSON object that a body holds (RFC 8259)."""
    try:
        said = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise RefusedError(400, "the body is no JSON") from None
    if not isinstance(said, dict):
        raise RefusedError(400, "the body is no JSON object")
    return said


def _of(said: Mapping[str, object], key: str, kind: type[Value]) -> Value:
    """Return a value of a JSON object."""
    value = said.get(key)
    if not isinstance(value, kind):
        names = {str: "a text", bool: "true or false", dict: "an object"}
        raise RefusedError(400, f"'{key}' must be {names[kind]}")
    return value
