"""The check `catalog`: its header says what it is, its plurals are whole, its formats the same.

What `msgfmt -c` finds beside line breaks, by our own code: a catalog needs no gettext to be checked. The
language in the header is that of its folder; entries with a plural have as many forms as the header says;
what `python-format`, `c-format` and `python-brace-format` put in is the same in both texts. Two entries with
the same msgid are refused already when the catalog is read.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from translate.errors import TranslateError
from translate.languages import language
from translate.model import Catalog, Diagnostic, Entry, Severity

NAME = "catalog"
NPLURALS = re.compile(r"nplurals\s*=\s*(\d+)")
PERCENT = re.compile(
    r"%(?:\([^()\s]*\)|\d+\$)?[#0\- +']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh?|ll?|[qjzt])?[A-Za-z%]"
)
BRACES = re.compile(r"\{\{|\}\}|\{[^{}]*\}")

FORMATS: Mapping[str, Callable[[str], list[str]]] = {
    "python-format": PERCENT.findall,
    "c-format": PERCENT.findall,
    "python-brace-format": BRACES.findall,
}
"""Flag → what finds the places at which a program puts something in."""


def check_catalog(catalog: Catalog, code: str) -> Iterator[tuple[Entry | None, Diagnostic]]:
    """Yield what is wrong with a catalog, with the entry, or None for the header."""
    header = dict(catalog.header)
    living = [entry for entry in catalog.entries if not entry.obsolete]
    yield from ((None, said) for said in _header(header, code))
    if any(entry.plural is not None for entry in living):
        yield from _plurals(living, header.get("Plural-Forms", ""), code)
    for entry in living:
        if entry.fuzzy and entry.state == "empty":
            yield entry, _said("info", "fuzzy, but there is nothing to review: the translation is empty")
        yield from ((entry, said) for said in _formats(entry))


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
    return found == code or found == code.partition("_")[0] or found.partition("_")[0] == code


def _plurals(entries: list[Entry], forms: str, code: str) -> Iterator[tuple[Entry | None, Diagnostic]]:
    """Yield what is wrong with plural forms, where there are any."""
    usual = NPLURALS.search(language(code).plural_forms)
    said = NPLURALS.search(forms)
    if said is None:
        yield (
            None,
            _said("error", f"plurals, but no Plural-Forms in the header: {language(code).plural_forms}"),
        )
        return
    if usual is not None and said[1] != usual[1]:
        yield None, _said("warning", f"Plural-Forms says {said[0]}, CLDR says {language(code).plural_forms}")
    for entry in entries:
        if entry.plural is None or entry.state == "empty":
            continue
        if len(entry.plurals) != int(said[1]):
            yield entry, _said("error", f"{len(entry.plurals)} plural forms; the header says {said[1]}")
        elif not all(form.strip() for form in entry.plurals):
            yield entry, _said("warning", "a plural form is empty")


def _formats(entry: Entry) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each translation in which a program would put in something else."""
    for flag in entry.flags:
        find = FORMATS.get(flag)
        if find is None:
            continue
        for number, msgstr in enumerate(filter(None, (entry.msgstr, *entry.plurals))):
            msgid = entry.plural if entry.plural is not None and number else entry.msgid
            wanted, found = Counter(find(msgid)), Counter(find(msgstr))
            if wanted != found and not (entry.plural is not None and found <= wanted):
                lost, added = wanted - found, found - wanted
                pieces = ", ".join(filter(None, (_pieces("lost", lost), _pieces("added", added))))
                yield Diagnostic(NAME, "error", f"{flag}: {pieces}", expected=tuple(lost.elements()))


def _pieces(what: str, pieces: Counter[str]) -> str:
    return f"{' '.join(pieces.elements())} {what}" if pieces else ""
