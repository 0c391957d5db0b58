"""`check`: every entry that has a translation held against the glossary and the other checks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from translate.checks import CHECKS
from translate.documents import broken_by
from translate.errors import TranslateError, nearest
from translate.glossary import GLOSSARY_CHECKS, diagnose
from translate.languages import separates_sentences
from translate.model import Catalog, Diagnostic, Document, Entry, Finding, Severity
from translate.workflow.desk import Desk

STRUCTURE = "structure"
"""The check that holds a whole article together: what `build` would refuse."""
NAMES = (*GLOSSARY_CHECKS, *CHECKS, STRUCTURE)
SILENCED = re.compile(r"translate:\s*ignore\s+(.+)", re.IGNORECASE)
"""The translator comment that silences checks on its entry: ``# translate: ignore CHECK[, CHECK]``."""
SETTINGS: Mapping[str, tuple[str, ...]] = {"severity": ("error", "warning", "info", "off")}
"""What `[tool.translate.check.NAME]` may set."""


@dataclass(frozen=True)
class CheckReport:
    """What the checks found."""

    findings: tuple[Finding, ...]
    catalogs: int
    entries: int
    """How many entries had a translation and were checked."""

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity == "error" for finding in self.findings)


def check(desk: Desk, chosen: Sequence[str] = (), ignored: Sequence[str] = ()) -> CheckReport:
    """Check the catalogs of the desk with the chosen checks (all without any), less the ignored ones.

    What an unfinished entry gets wrong is a warning at most: it is not published. Raises `TranslateError`
    for the name of a check that does not exist.
    """
    names = _names(chosen, ignored, desk)
    _ = desk.glossary  # a broken one is said also when nothing is translated yet
    findings: list[Finding] = []
    catalogs = entries = 0
    for article in desk.articles:
        document = desk.document(article)
        for code in desk.languages:
            catalog = desk.catalog(article, code)
            if catalog is not None:
                catalogs += 1
                entries += len(_translated(catalog))
                place = _Place(desk, article, code, document, catalog)
                findings += _findings(place, names)
    return CheckReport(tuple(findings), catalogs, entries)


@dataclass(frozen=True)
class _Place:
    """A catalog that is checked."""

    desk: Desk
    article: str
    language: str
    document: Document | None
    """The article as it is now; None if it cannot be read."""
    catalog: Catalog


def _findings(place: _Place, names: Mapping[str, Severity | None]) -> Iterator[Finding]:
    """Yield what the chosen checks say of a catalog, less what its translators have silenced."""
    path = place.desk.shown(place.desk.catalog_path(place.article, place.language))
    for entry, msgstr, said in _diagnostics(place):
        if said.check in names and said.check not in _silenced(entry):
            values = {field.name: getattr(said, field.name) for field in fields(Diagnostic)}
            values["severity"] = _severity(said.severity, names[said.check], entry)
            yield Finding(place.article, place.language, path, entry.line, entry.msgid, msgstr, **values)


def _diagnostics(place: _Place) -> Iterator[tuple[Entry, str, Diagnostic]]:
    """Yield what all checks say: entry, msgstr, diagnostic."""
    for entry in _translated(place.catalog):
        for msgstr in filter(None, (entry.msgstr, *entry.plurals)):
            for said in diagnose(place.desk.glossary, entry.msgid, msgstr, place.language, place.article):
                yield entry, msgstr, said
            for run in CHECKS.values():
                for said in run(entry.msgid, msgstr):
                    yield entry, msgstr, said
    texts = {entry.msgid: entry.msgstr for entry in _translated(place.catalog) if entry.msgstr.strip()}
    spaced = separates_sentences(place.language)
    for msgid in broken_by(place.document, texts, spaced=spaced) if place.document else ():
        said = Diagnostic(STRUCTURE, "error", "would change the structure of the article; `build` refuses it")
        yield place.catalog.by_msgid[msgid], texts[msgid], said


def _names(chosen: Sequence[str], ignored: Sequence[str], desk: Desk) -> dict[str, Severity | None]:
    """Return the checks to run, each with the severity that the project gives it (None: its own)."""
    settings = desk.project.check
    for name in [*chosen, *ignored]:
        _refuse_unknown(name)
    severities = {name: settings.get(name, {}).get("severity") for name in NAMES}
    return {
        name: severity
        for name, severity in severities.items()
        if name in (chosen or NAMES) and name not in ignored and severity != "off"
    }


def check_settings(name: str, table: Mapping[str, object]) -> None:
    """Raise `TranslateError` for a check that does not exist, or what it cannot be set to."""
    _refuse_unknown(name)
    for key, value in table.items():
        if key not in SETTINGS:
            raise TranslateError(f"unknown key '{key}' of the check '{name}'{nearest(key, SETTINGS)}")
        if value not in SETTINGS[key]:
            raise TranslateError(f"'{key}' of the check '{name}' must be one of {', '.join(SETTINGS[key])}")


def _refuse_unknown(name: str) -> None:
    if name not in NAMES:
        raise TranslateError(f"no check '{name}'{nearest(name, NAMES)} (checks: {', '.join(NAMES)})")


def _translated(catalog: Catalog) -> list[Entry]:
    """Return the living entries that have a translation."""
    return [entry for entry in catalog.entries if not entry.obsolete and entry.state != "empty"]


def _severity(own: Severity, configured: Severity | None, entry: Entry) -> Severity:
    severity = configured or own
    return "warning" if severity == "error" and entry.fuzzy else severity


def _silenced(entry: Entry) -> set[str]:
    """Return the checks that the translator has silenced on an entry."""
    found = (SILENCED.search(note) for note in entry.notes)
    return {name for match in found if match for name in re.split(r"[,\s]+", match[1].strip().lower())}
