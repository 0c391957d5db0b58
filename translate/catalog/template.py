"""What the catalogs of an article have to hold: one entry a segment, in reading order."""

from collections.abc import Callable
from dataclasses import replace

from translate import __version__
from translate.languages import Language
from translate.model import Catalog, Document, Entry

Hints = Callable[[str], tuple[str, ...]]
"""msgid → the extracted comments that the glossary adds for a language."""

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


def template_entries(document: Document, file: str, location: str) -> tuple[Entry, ...]:
    """Return an article's segments as empty entries; the same text twice is one entry.

    `file` is the article's path as the references name it; `location` is ``file``, ``full`` (with the
    line) or ``never``, as in gettext's ``--add-location``.
    """
    entries: dict[str, Entry] = {}
    for segment in document.segments:
        said = tuple(text for text in (segment.kind, segment.comment) if text)
        place = _reference(file, str(segment.line) if location == "full" else "")
        before = entries.get(segment.msgid, Entry(segment.msgid))
        entries[segment.msgid] = replace(
            before,
            extracted=tuple(dict.fromkeys((*before.extracted, *said))),
            references=() if location == "never" else tuple(dict.fromkeys((*before.references, place))),
        )
    return tuple(entries.values())


def with_hints(entries: tuple[Entry, ...], hints: Hints) -> tuple[Entry, ...]:
    """Return the entries with what the glossary says of each, for a language."""
    return tuple(replace(entry, extracted=(*entry.extracted, *hints(entry.msgid))) for entry in entries)


def template_catalog(name: str, entries: tuple[Entry, ...]) -> Catalog:
    """Return the template (.pot) of an article."""
    return Catalog(_header(name, "", "", date="YEAR-MO-DA HO:MI+ZONE"), entries, top=Entry("", fuzzy=True))


def new_catalog(name: str, language: Language, date: str) -> Catalog:
    """Return a catalog without entries for an article in a language; `date` is its PO-Revision-Date."""
    return Catalog(_header(name, language.code, language.plural_forms, date=date, team=language.name), ())


def _header(
    name: str, code: str, plural_forms: str, *, date: str, team: str = ""
) -> tuple[tuple[str, str], ...]:
    """Return the fields of a header (gettext manual, section "Filling in the Header Entry").

    There is no POT-Creation-Date: it would change with every article and be the one line on which two
    branches always conflict.
    """
    fields = {
        "Project-Id-Version": name,
        "Report-Msgid-Bugs-To": "",
        "PO-Revision-Date": date,
        "Last-Translator": "",
        "Language-Team": team,
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms,
        "X-Generator": f"translate {__version__}",
    }
    return tuple(
        (key, value) for key, value in fields.items() if value or key not in ("Language", "Plural-Forms")
    )


def _reference(file: str, line: str) -> tuple[str, str]:
    """Return a reference; a file name with blanks is isolated, as gettext writes it."""
    if any(character.isspace() for character in file):
        file = f"{FIRST_STRONG_ISOLATE}{file}{POP_ISOLATE}"
    return file, line
