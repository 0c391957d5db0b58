"""One entry set or approved by a person who looks at its article: written, or refused with the reason."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass

from translate.catalog.editing import edited
from translate.catalog.splice import rewrite_entry
from translate.catalog.store import catalog_of
from translate.documents import broken_by, format_of, smuggled_by
from translate.errors import TranslateError
from translate.languages import separates_sentences
from translate.model import Catalog, Document, Entry
from translate.workflow.alone import alone
from translate.workflow.desk import shown_error
from translate.workflow.updating.merging import standing
from translate.workflow.updating.remembered import Remembered
from translate.workflow.viewing.article import ABSENT, PLURAL
from translate.workflow.viewing.shelf import Shelf

NO_TEXT = re.compile("[\x00\x04\ud800-\udfff]")
"""What no PO file can hold: gettext's separators, halves of characters."""
LEFT = "this text has left the article; nothing was saved"
BUSY = "another run of translate is writing in this project; nothing was saved, try again in a moment"


@dataclass(frozen=True)
class Edit:
    """What is to become of an entry."""

    article: str
    language: str
    msgid: str
    msgstr: str
    approved: bool
    before: tuple[str, bool]
    """The msgstr that the page showed, and whether as approved."""


class OvertakenError(TranslateError):
    """The entry is not what the page showed any more."""


class BusyError(TranslateError):
    """Another run of translate is writing."""


def edit_entry(shelf: Shelf, edit: Edit) -> None:
    """Write an edit of an article that the shelf knows into its catalog, and nothing else there.

    Raises `OvertakenError` or `BusyError`; `TranslateError` when the text cannot stand there, or a file
    cannot be read or written.
    """
    refuse_no_text(edit.msgstr)
    if edit.approved and not edit.msgstr.strip():
        raise TranslateError("there is nothing to approve: the translation is empty")
    _, document = shelf.document(edit.article)
    found = shelf.catalog(edit.article, edit.language)
    if found is None:
        raise TranslateError(ABSENT)
    if all(segment.msgid != edit.msgid for segment in document.segments):
        raise TranslateError(LEFT)
    _refuse_unpublishable(document, found[1], edit)
    try:
        with alone(shelf.desk.project, _say_busy):
            _write(shelf, edit)
    except (BusyError, OvertakenError):
        raise
    except TranslateError as error:
        raise shown_error(shelf.desk.project, error) from None


def refuse_no_text(text: str) -> None:
    """Raise `TranslateError` for a text that no catalog can hold."""
    wrong = NO_TEXT.search(text)
    if wrong is not None:
        raise TranslateError(f"a sign that no PO file can hold (U+{ord(wrong[0]):04X}); delete it")


def _write(shelf: Shelf, edit: Edit) -> None:
    """Change the entry's lines in the file, and let the next update know that they are as they have to be."""
    project = shelf.desk.project
    path = shelf.desk.catalog_path(edit.article, edit.language)
    plan = rewrite_entry(path, edit.msgid, _change(edit), project.wrap)
    if plan.changes:
        remembered = Remembered(project)
        remembered.follow(path, plan.before, plan.after, asdict(standing(catalog_of(path, plan.after))))
        remembered.save()


def _change(edit: Edit) -> Callable[[Entry | None], Entry]:
    """Return what an edit makes of its entry; it refuses one that is not as the page showed it."""

    def change(entry: Entry | None) -> Entry:
        if entry is None:
            raise TranslateError(ABSENT)
        if not entry.is_plain:
            raise TranslateError(PLURAL)
        wanted = edited(entry, edit.msgstr, approved=edit.approved)
        is_shown = (entry.msgstr, entry.state == "reviewed") == edit.before
        if wanted != entry and not is_shown:
            raise OvertakenError("it was changed meanwhile, in another tab or program; nothing was saved")
        return wanted

    return change


def _refuse_unpublishable(document: Document, catalog: Catalog, edit: Edit) -> None:
    """Raise `TranslateError` for a text that `build` refuses.

    It changes the structure of the article, alone or together with the other translations (unless the one
    that it replaces did so too), or brings in what may run on a page.
    """
    spaced = separates_sentences(edit.language)
    own = {edit.msgid: edit.msgstr} if edit.msgstr.strip() else {}
    texts = {entry.msgid: entry.msgstr for entry in catalog.by_msgid.values() if entry.state != "empty"}
    is_broken = bool(broken_by(document, own, spaced=spaced)) or (
        edit.msgid in broken_by(document, {**texts, **own}, spaced=spaced)
        and edit.msgid not in broken_by(document, texts, spaced=spaced)
    )
    if own and is_broken:
        said = "&lt;" if format_of(edit.article) == "html" else r"\<"
        raise TranslateError(
            f"this would change the structure of the article; write a < of the text as {said}"
        )
    for code in smuggled_by(document, own).values():
        raise TranslateError(f"this brings in what may run on a page ({code[:40]!r}); take it out")


def _say_busy() -> None:
    raise BusyError(BUSY)
