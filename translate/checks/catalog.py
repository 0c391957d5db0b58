"""The check `catalog`: its header says what it is, its plurals are whole, its formats the same.

What `msgfmt -c` finds beside line breaks, by our own code: a catalog needs no gettext to be checked. The
language in the header is that of its folder; Plural-Forms is valid, and entries with a plural have as many
forms as it says; what `python-format`, `c-format` and `python-brace-format` put in is the same in both texts.
Two entries with the same msgid are refused already when the catalog is read. A comment `# translate: ignore`
that names no check is information.
"""

import re
from collections.abc import Iterator, Mapping

from translate.checks.formats import FORMATS, difference
from translate.checks.plural_forms import PluralForms, plural_forms
from translate.errors import TranslateError
from translate.languages import base_language, language
from translate.model import Catalog, Diagnostic, Entry, Severity

NAME = "catalog"


def check_catalog(catalog: Catalog, code: str) -> Iterator[tuple[Entry | None, Diagnostic]]:
    """Yield what is wrong with a catalog, with the entry, or None for the header."""
    header = dict(catalog.header)
    living = [entry for entry in catalog.entries if not entry.obsolete]
    yield from ((None, said) for said in _header(header, code))
    forms = plural_forms(header.get("Plural-Forms", ""))
    usual = language(code).plural_forms
    if forms.fault:
        yield None, _said("error", f"Plural-Forms: {forms.fault}; it should be: {usual}")
    plural = [entry for entry in living if entry.plural is not None and entry.state != "empty"]
    if plural and not forms.fault:
        yield from _plurals(plural, forms, usual)
    for entry in living:
        if entry.fuzzy and entry.state == "empty":
            yield entry, _said("info", "fuzzy, but there is nothing to review: the translation is empty")
        yield from ((entry, said) for said in _formats(entry, forms))


def _said(severity: Severity, message: str) -> Diagnostic:
    return Diagnostic(NAME, severity, message)


def _header(header: Mapping[str, str], code: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the header (gettext manual, section "Filling in the Header Entry")."""
    said = header.get("Language", "").strip()
    if not said:
        yield _said("info", f"the header has no Language field; it should be 'Language: {code}'")
    elif not _is_language(said, code):
        yield _said("error", f"the header says 'Language: {said}', the catalog is in the folder of '{code}'")
    charset = re.search(r"charset\s*=\s*([\w-]+)", header.get("Content-Type", ""))
    if charset is None:
        yield _said("warning", "the header names no charset; it should be 'text/plain; charset=UTF-8'")
    elif charset[1].upper() not in ("UTF-8", "UTF8"):
        yield _said("info", f"the charset is {charset[1]}; the next update writes UTF-8")


def _is_language(said: str, code: str) -> bool:
    """Return whether a name is that of a locale, or of its language without script and territory."""
    try:
        found = language(said.partition("@")[0]).code
    except TranslateError:
        return False
    return found == code or found == base_language(code) or base_language(found) == code


def _plurals(
    entries: list[Entry], forms: PluralForms, usual: str
) -> Iterator[tuple[Entry | None, Diagnostic]]:
    """Yield what is wrong with the plural forms of entries that have some."""
    if forms.count is None:
        if not all(entry.fuzzy for entry in entries):  # no program shows those
            yield None, _said("error", f"plurals, but no whole Plural-Forms in the header: {usual}")
        return
    if forms.count != plural_forms(usual).count:
        yield None, _said("warning", f"Plural-Forms says nplurals={forms.count}, CLDR says {usual}")
    for entry in entries:
        if len(entry.plurals) != forms.count:
            number = f"{len(entry.plurals)} plural form{'' if len(entry.plurals) == 1 else 's'}"
            yield entry, _said("error", f"{number}; the header says {forms.count}")
        elif not all(form.strip() for form in entry.plurals):
            yield entry, _said("warning", "a plural form is empty")


def _formats(entry: Entry, forms: PluralForms) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each translation in which a program would put in something else.

    Every form of a plural is held against msgid_plural, as `msgfmt -c` does. One that is for a few numbers
    may leave out what it puts in: "one file".
    """
    msgid, texts = (entry.msgid, (entry.msgstr,)) if entry.plural is None else (entry.plural, entry.plurals)
    for flag in (flag for flag in entry.flags if flag in FORMATS):
        for number, msgstr in enumerate(texts):
            whole = len(texts) == 1 or number in forms.often
            message, lost = difference(flag, msgid, msgstr, whole=whole) if msgstr else ("", ())
            if message:
                yield Diagnostic(NAME, "error", message, expected=lost)
