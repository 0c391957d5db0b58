"""`glossary import` and `glossary export`: the glossary in the formats of others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.errors import TranslateError
from translate.files import read_if_there
from translate.glossary.amending import with_amended
from translate.glossary.editing import ATTEMPTS, with_terms
from translate.glossary.exchange import Format, Request, format_of, left_out
from translate.glossary.exchange.merging import Change, Plan, plan
from translate.glossary.reading import read_glossary
from translate.languages import language
from translate.saving import write_atomic, write_replacing
from translate.workflow.desk import Desk, shown_error
from translate.workflow.filling.memories import serves


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do."""

    path: str
    """The glossary's file."""
    file: str
    terms: tuple[str, ...]
    """The new terms, by their French form."""
    added: tuple[Change, ...]
    """What terms that were there already got in addition."""
    conflicts: tuple[Change, ...]
    """What the file says otherwise."""
    replaced: bool
    """Whether what the file says otherwise counts now."""
    unchanged: int
    left_out: dict[str, int]
    """What of the file could not be taken."""
    written: bool


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote."""

    file: str
    format: str
    terms: int
    left_out: dict[str, int]
    """What the format cannot say: keys of the glossary, with the number of terms that have them, and more."""
    apart: dict[str, int]
    """Keys that it says as terms of their own."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A file that the glossary is exchanged with."""

    file: Path
    form: str | None = None
    """The name of its format; None: its ending tells."""
    languages: tuple[str, ...] = ()
    """The locales that are wanted; none: all."""


def export_glossary(desk: Desk, what: Exchange) -> ExportReport:
    """Write the glossary into a file.

    Raises `TranslateError` for an unknown format, one that needs a language, a file that cannot be written.
    """
    form = format_of(what.file, what.form)
    terms = desk.glossary.terms
    request = _request(desk, form, what.languages, "export")
    written = form.write(terms, request)
    lost = left_out(terms, form.says, request.languages)
    apart = {key: lost.pop(key) for key in ("variants",) if form.pairs and key in lost}
    write_atomic(what.file, written.data)
    return ExportReport(str(what.file), form.name, len(terms), dict(lost + written.left_out), apart)


def import_glossary(desk: Desk, what: Exchange, *, replacing: bool, dry_run: bool) -> ImportReport:
    """Take the terms of a file into the glossary.

    Terms and targets that we lack are added; where the file says something else, ours stays unless
    `replacing`. Raises `TranslateError`, and changes nothing, when the file or the glossary cannot be read.
    """
    form = format_of(what.file, what.form)
    read = form.read(what.file, _request(desk, form, what.languages, "import"))
    says = form.says if read.says is None else read.says
    path = desk.project.glossary
    made = Plan()

    def change(before: bytes | None) -> bytes:
        nonlocal made
        data = before or b""
        made = plan(read_glossary(path, data).terms, read.terms, says, what.file, replacing=replacing)
        return _merged(path, data, made)

    try:
        written = _rewrite(path, change, dry_run=dry_run)
    except TranslateError as error:
        raise shown_error(desk.project, error) from None
    return ImportReport(
        path=desk.shown(path),
        file=str(what.file),
        terms=tuple(term.fr for term in made.terms),
        added=tuple(made.added),
        conflicts=tuple(made.conflicts),
        replaced=replacing,
        unchanged=made.unchanged,
        left_out=dict(read.left_out),
        written=written,
    )


def _merged(path: Path, data: bytes, made: Plan) -> bytes:
    """Return the glossary's bytes after a plan."""
    if made.amended:
        data = with_amended(path, data, made.amended)
    return with_terms(path, data, made.terms) if made.terms else data


def _rewrite(path: Path, change: Callable[[bytes | None], bytes], *, dry_run: bool) -> bool:
    """Change a file, again if it has changed meanwhile; return whether it was written."""
    for _ in range(ATTEMPTS):
        before = read_if_there(path)
        after = change(before)
        if dry_run or after == (before or b""):
            return False
        if write_replacing(path, after, before).done:
            return True
    raise TranslateError("keeps changing while it is written; close it in the other program", path=path)


def _request(desk: Desk, form: Format, codes: Sequence[str], command: str) -> Request:
    """Return what is to be read or written; refuse a number of languages that the format cannot have."""
    if form.pairs and len(codes) != 1:
        how = f"name it: `translate glossary {command} FILE -l de`"
        raise TranslateError(f"a file of the format {form.name} has one language; {how}")
    known = (*codes, *desk.languages, *desk.glossary.languages)

    def locale(tag: str) -> str | None:
        try:
            code = language(tag).code
        except TranslateError:
            return None
        return code if code in known else next((one for one in known if serves(code, one)), code)

    return Request(desk.project.source_language, locale, tuple(codes))
