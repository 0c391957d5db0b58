"""`glossary apply`: old forms of terms in the catalogs, and the preferred ones put in their place."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from translate.catalog.notes import gaps, with_terms_note
from translate.catalog.store import rewrite_catalog
from translate.errors import TranslateError, nearest
from translate.glossary import (
    Glossary,
    OldForm,
    OldForms,
    Target,
    find_old,
    old_forms,
    read_glossary,
    replaced,
)
from translate.history import formerly
from translate.model import Catalog, Entry
from translate.saving import NotWrittenError
from translate.workflow.checking.silencing import silenced
from translate.workflow.desk import Desk

SILENCED_BY = frozenset({"glossary-term", "glossary-forbidden"})
"""An entry on which a translator has silenced one of these checks is left as it is."""


@dataclass(frozen=True)
class Asked:
    """Which terms are looked at, and what of them is old beside what is forbidden."""

    terms: tuple[str, ...] = ()
    """French forms; none: all terms."""
    old: tuple[str, ...] = ()
    """Forms that are old for the one term that is asked for."""
    also_accepted: bool = False
    """Whether accepted forms that are not preferred are old too."""
    write: bool = False


@dataclass(frozen=True, slots=True)
class OldPlace:
    """An old form in a catalog."""

    article: str
    language: str
    path: str
    line: int
    msgid: str
    msgstr: str
    term: str
    found: str
    expected: str
    left: str
    """Why it is left to a person; empty if the preferred form is put there."""


@dataclass(frozen=True, slots=True)
class ApplyReport:
    """The old forms that were found, and whether those that could be exchanged have been."""

    places: tuple[OldPlace, ...]
    written: bool
    catalogs: int
    """How many catalogs were searched."""


def divide(glossary: Glossary, words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which words name terms (as their French forms), and which do not: articles, then."""
    by_form = {form: term.fr for term in glossary.terms for form in (*term.variants, term.fr)}
    terms = tuple(by_form[word] for word in words if word in by_form)
    return terms, tuple(word for word in words if word not in by_form)


def apply(desk: Desk, asked: Asked) -> ApplyReport:
    """Find old forms in the catalogs of the desk; with `asked.write` exchange them, as fuzzy.

    Old is what the glossary forbids, what it preferred before its last change, as git knows it, and what
    `asked` names. A catalog that cannot be read or written is an error on the desk. Raises `TranslateError`
    when old forms are named for no term, or for several.
    """
    if asked.old and len(asked.terms) != 1:
        raise TranslateError(
            'an old form belongs to one term; name it: `translate glossary apply "TERM" --from OLD`'
        )
    former = _former(desk.project.glossary)
    places: list[OldPlace] = []
    searched = 0
    for code in desk.languages:
        old = _old(desk.glossary, former, code, asked)
        for article in desk.articles:
            catalog = desk.catalog(article, code)
            if catalog is None:
                continue
            searched += 1
            found = list(_places(desk, catalog, article, old))
            if asked.write and any(not place.left for place in found):
                found = _write(desk, article, old) or found
            places += found
    return ApplyReport(tuple(places), asked.write, searched)


def _former(path: Path) -> Glossary:
    """Return the glossary before its last change, without terms if git knows none that can be read."""
    data = formerly(path)
    if data is not None:
        with suppress(TranslateError):
            return read_glossary(path, data)
    return Glossary()


def _old(glossary: Glossary, former: Glossary, code: str, asked: Asked) -> OldForms:
    """Return the old forms of a language."""
    before = {term.fr: target.term for term in former.terms if (target := term.target(code)) is not None}
    old: dict[int, list[str]] = {}
    for number, term in enumerate(glossary.terms):
        target = term.target(code)
        if target is None or (asked.terms and term.fr not in asked.terms):
            continue
        forms = list(target.forbid)
        forms += [form for form in (before.get(term.fr),) if form and not _is_good(form, target)]
        forms += target.accepted if asked.also_accepted else ()
        old[number] = [*forms, *asked.old]
    return old_forms(glossary, code, old)


def _is_good(form: str, target: Target) -> bool:
    return form in {*target.expected, *target.forms}


def _entries(catalog: Catalog) -> Iterator[Entry]:
    """Yield the entries in which forms may be exchanged."""
    for entry in catalog.entries:
        if not entry.obsolete and entry.state != "empty" and not SILENCED_BY & silenced(entry):
            yield entry


def _places(desk: Desk, catalog: Catalog, article: str, old: OldForms) -> Iterator[OldPlace]:
    path = desk.shown(desk.catalog_path(article, old.language))
    for entry in _entries(catalog):
        for msgstr in filter(None, (entry.msgstr, *entry.plurals)):
            for one in _found(old, entry, msgstr, article):
                place = (article, old.language, path, entry.line, entry.msgid, msgstr)
                yield OldPlace(*place, one.term, one.found, one.new, one.left)


def _found(old: OldForms, entry: Entry, msgstr: str, article: str) -> tuple[OldForm, ...]:
    """Return the old forms in a msgstr; all are left alone where a sentence waits for its place in it."""
    found = find_old(old, entry.msgid, msgstr, article)
    if found and gaps(entry):
        return tuple(replace(one, left=one.left or "a new sentence is not translated yet") for one in found)
    return found


def _write(desk: Desk, article: str, old: OldForms) -> list[OldPlace]:
    """Exchange the old forms in a catalog on disk; return those that it had, none if it was not written."""
    path = desk.catalog_path(article, old.language)
    found: list[OldPlace] = []

    def change(catalog: Catalog | None) -> Catalog:
        if catalog is None:
            raise TranslateError("is gone; run the command again", path=path)
        found[:] = _places(desk, catalog, article, old)
        exchangeable = {id(entry) for entry in _entries(catalog)}
        entries = (_exchanged(old, e, article) if id(e) in exchangeable else e for e in catalog.entries)
        return catalog.with_entries(tuple(entries))

    try:
        rewrite_catalog(path, change, desk.project.wrap)
    except NotWrittenError:
        raise
    except TranslateError as error:
        desk.note(error)
    return found


def _exchanged(old: OldForms, entry: Entry, article: str) -> Entry:
    """Return an entry with the preferred forms, fuzzy and with its former translation in a comment."""

    def new(msgstr: str) -> str:
        return replaced(msgstr, _found(old, entry, msgstr, article)) if msgstr else msgstr

    msgstr, plurals = new(entry.msgstr), tuple(map(new, entry.plurals))
    if (msgstr, plurals) == (entry.msgstr, entry.plurals):
        return entry
    return replace(entry, msgstr=msgstr, plurals=plurals, fuzzy=True, notes=with_terms_note(entry))


def unknown_term(glossary: Glossary, word: str) -> str:
    """Return a hint at the term that a word may have meant, or nothing."""
    return nearest(word, [term.fr for term in glossary.terms])
