"""`check`: every entry that has a translation held against the glossary and the other checks."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from translate.checks import SURVEYS
from translate.model import Catalog, Diagnostic, Entry, Finding
from translate.workflow.checking.names import names_judge
from translate.workflow.checking.parallel import Task, run_tasks
from translate.workflow.checking.severities import Severities, severities
from translate.workflow.checking.sheets import Place, Sheet, texts_of, translated
from translate.workflow.desk import Desk
from translate.workflow.progress import Watch, silent

SHOWN = 3
"""How many other places a finding names at most."""
KEPT = 16
"""How many catalogs are kept that were read again."""


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


def check(
    desk: Desk, chosen: Sequence[str] = (), ignored: Sequence[str] = (), watch: Watch = silent
) -> CheckReport:
    """Check the catalogs of the desk with the chosen checks (all without any), less the ignored ones.

    What an unfinished entry gets wrong is a warning at most: it is not published. What is compared over
    all catalogs of a language is compared with those of the other articles too. Raises `TranslateError` for
    the name of a check that does not exist.
    """
    rules = severities(desk.project.check, chosen, ignored)
    _ = desk.glossary  # a broken one is said also when nothing is translated yet
    told = frozenset(desk.articles)
    surveys = any(rules.runs(name, code) for name in SURVEYS for code in desk.languages)
    tasks = [Task(a, told=a in told) for a in (desk.all_articles if surveys else desk.articles)]
    found = list(run_tasks(desk, rules, tasks, watch))
    findings = [finding for sheet in found for finding in sheet.findings]
    for code in desk.languages:
        findings += _surveyed(desk, rules, [sheet for sheet in found if sheet.language == code], told)
    order = {name: number for number, name in enumerate(desk.articles)}
    codes = {code: number for number, code in enumerate(desk.languages)}
    findings.sort(key=lambda f: (order[f.article], codes[f.language], f.line))
    chosen_sheets = [sheet for sheet in found if sheet.article in told]
    return CheckReport(tuple(findings), len(chosen_sheets), sum(sheet.entries for sheet in chosen_sheets))


def _surveyed(
    desk: Desk, rules: Severities, found: Sequence[Sheet], told: frozenset[str]
) -> Iterator[Finding]:
    """Yield what the surveys of a language say of the articles that are told of."""
    starts = [0, *accumulate(sheet.pairs for sheet in found)]
    pages = _Pages(desk, found, starts)
    if not found:
        return
    code = found[0].language
    judges = {name: survey.judge for name, survey in SURVEYS.items()} | {"names": names_judge(desk.glossary)}
    for name, judge in judges.items():
        for number, said in judge(code, _Notes(name, found, starts)):
            if pages.sheet(number).article in told:
                finding = pages.finding(number, said, rules)
                if finding is not None:
                    yield finding


@dataclass(frozen=True)
class _Notes:
    """What a survey has noted of the pairs of a language, unpacked each time that somebody asks."""

    name: str
    sheets: Sequence[Sheet]
    starts: Sequence[int]

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        for start, sheet in zip(self.starts, self.sheets, strict=False):
            for number, note in sheet.notes(self.name):
                yield start + number, note


class _Pages:
    """The catalogs of a language, read again where a survey has something to say of them."""

    def __init__(self, desk: Desk, found: Sequence[Sheet], starts: Sequence[int]) -> None:
        self._desk, self._sheets, self._starts = desk, found, starts
        self._read: dict[int, tuple[Place, list[tuple[Entry, str]]]] = {}

    def sheet(self, number: int) -> Sheet:
        """Return the sheet on which a pair is."""
        return self._sheets[bisect_right(self._starts, number) - 1]

    def finding(self, number: int, said: Diagnostic, rules: Severities) -> Finding | None:
        """Return what is said of a pair at its place; None if it is silenced or no longer there."""
        own = self._pair(number)
        if own is None:
            return None
        place, entry, msgstr = own
        finding = place.finding(said, rules, entry, msgstr)
        if finding is None:
            return None
        others = filter(None, map(self._pair, said.elsewhere[:SHOWN]))
        return replace(finding, elsewhere=tuple(f"{where.path}:{other.line}" for where, other, _ in others))

    def _pair(self, number: int) -> tuple[Place, Entry, str] | None:
        """Return a pair's place, entry and msgstr; None if the catalog has changed meanwhile."""
        at = bisect_right(self._starts, number) - 1
        if at not in self._read:
            if len(self._read) >= KEPT:
                self._read.clear()
            self._read[at] = self._open(self._sheets[at])
        place, pairs = self._read[at]
        inside = number - self._starts[at]
        return (place, *pairs[inside]) if inside < len(pairs) else None

    def _open(self, sheet: Sheet) -> tuple[Place, list[tuple[Entry, str]]]:
        catalog = self._desk.catalog(sheet.article, sheet.language) or Catalog((), ())
        place = Place(self._desk, sheet.article, sheet.language, catalog)
        reviewed = (entry for entry in translated(catalog) if not entry.fuzzy)
        return place, [(entry, msgstr) for entry in reviewed for _, msgstr in texts_of(entry)]
