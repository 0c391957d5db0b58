"""`check`: every entry that has a translation held against the glossary and the other checks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from translate.checks import CHECKS
from translate.errors import TranslateError, nearest
from translate.glossary import GLOSSARY_CHECKS, diagnose
from translate.model import Catalog, Diagnostic, Entry, Finding, Severity
from translate.workflow.desk import Desk

NAMES = (*GLOSSARY_CHECKS, *CHECKS)
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
    names = _names(desk, chosen, ignored)
    findings: list[Finding] = []
    catalogs = entries = 0
    for article in desk.articles:
        for code in desk.languages:
            catalog = desk.catalog(article, code)
            if catalog is None:
                continue
            catalogs += 1
            for entry in _translated(catalog):
                entries += 1
                findings += _check_entry(desk, article, code, entry, names)
    return CheckReport(tuple(findings), catalogs, entries)


def _names(desk: Desk, chosen: Sequence[str], ignored: Sequence[str]) -> dict[str, Severity | None]:
    """Return the checks to run, each with the severity that the project gives it (None: its own)."""
    settings = desk.project.check
    for name in [*chosen, *ignored, *settings]:
        if name not in NAMES:
            raise TranslateError(f"no check '{name}'{nearest(name, NAMES)}; checks are {', '.join(NAMES)}")
    for name, table in settings.items():
        _refuse_unknown_settings(desk, name, table)
    severities = {name: settings.get(name, {}).get("severity") for name in NAMES}
    return {
        name: severity
        for name, severity in severities.items()
        if name in (chosen or NAMES) and name not in ignored and severity != "off"
    }


def _refuse_unknown_settings(desk: Desk, name: str, table: Mapping[str, object]) -> None:
    for key, value in table.items():
        if key not in SETTINGS:
            message = f"unknown key '{key}' of the check '{name}'{nearest(key, SETTINGS)}"
        elif value not in SETTINGS[key]:
            message = f"'{key}' of the check '{name}' must be one of {', '.join(SETTINGS[key])}"
        else:
            continue
        raise TranslateError(message, path=desk.shown(desk.project.file) if desk.project.file else None)


def _translated(catalog: Catalog) -> Iterator[Entry]:
    """Yield the living entries that have a translation."""
    return (entry for entry in catalog.entries if not entry.obsolete and entry.state != "empty")


def _check_entry(
    desk: Desk, article: str, code: str, entry: Entry, names: Mapping[str, Severity | None]
) -> Iterator[Finding]:
    silenced = _silenced(entry)
    path = desk.shown(desk.catalog_path(article, code))
    for msgstr in filter(None, (entry.msgstr, *entry.plurals)):
        for said in _diagnostics(desk, article, code, entry.msgid, msgstr):
            if said.check in names and said.check not in silenced:
                values = {f.name: getattr(said, f.name) for f in fields(Diagnostic)}
                values["severity"] = _severity(said.severity, names[said.check], entry)
                yield Finding(article, code, path, entry.line, entry.msgid, msgstr, **values)


def _diagnostics(desk: Desk, article: str, code: str, msgid: str, msgstr: str) -> Iterator[Diagnostic]:
    yield from diagnose(desk.glossary, msgid, msgstr, code, article)
    for run in CHECKS.values():
        yield from run(msgid, msgstr)


def _severity(own: Severity, configured: Severity | None, entry: Entry) -> Severity:
    severity = configured or own
    return "warning" if severity == "error" and entry.fuzzy else severity


def _silenced(entry: Entry) -> set[str]:
    """Return the checks that the translator has silenced on an entry."""
    found = (SILENCED.search(note) for note in entry.notes)
    return {name for match in found if match for name in re.split(r"[,\s]+", match[1].strip())}
