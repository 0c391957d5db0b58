"""`translate check` as a whole: repairs, then the findings, held against a baseline."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.workflow.check import CheckReport, check
from translate.workflow.checking.baseline import Debt, read_baseline, settle, write_baseline
from translate.workflow.checking.repair import Repair, repair_all
from translate.workflow.checking.severities import severities
from translate.workflow.desk import Desk
from translate.workflow.progress import Watch, silent


@dataclass(frozen=True)
class Wanted:
    """What `translate check` is asked for."""

    chosen: Sequence[str] = ()
    ignored: Sequence[str] = ()
    fix: bool = False
    baseline: Path | None = None
    new_baseline: Path | None = None


@dataclass(frozen=True)
class Review:
    """What `translate check` did and found."""

    report: CheckReport
    repairs: tuple[Repair, ...] = ()
    known: int = 0
    """Findings that the baseline knows; they are not in the report."""
    paid: tuple[Debt, ...] = ()
    """What the baseline knows and is gone."""
    written: int | None = None
    """How many findings were written as the new baseline."""


def review(desk: Desk, wanted: Wanted, watch: Watch = silent) -> Review:
    """Repair if asked to, check, and hold what is found against the baseline, or write it as one.

    Raises `TranslateError` for an unknown check, and for a baseline that cannot be read or written.
    """
    rules = severities(desk.project.check, wanted.chosen, wanted.ignored)
    debts = None if wanted.baseline is None else read_baseline(wanted.baseline)
    repairs = repair_all(desk, rules) if wanted.fix else ()
    report = check(desk, rules, watch)
    if wanted.new_baseline is not None:
        return Review(report, repairs, written=write_baseline(wanted.new_baseline, report))
    if debts is None:
        return Review(report, repairs)
    paths = {desk.shown(desk.catalog_path(a, code)) for a in desk.articles for code in desk.languages}
    settled = settle(report, debts, paths, rules.names)
    return Review(settled.report, repairs, settled.known, settled.paid)
