"""`translate check` as a whole: repairs, then the findings, held against a baseline."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.errors import TranslateError
from translate.workflow.check import CheckReport, check
from translate.workflow.checking.baseline import (
    Debt,
    Looked,
    Settled,
    read_baseline,
    renewed,
    settle,
    write_baseline,
)
from translate.workflow.checking.repair import Repair, repair_all
from translate.workflow.checking.severities import Severities, severities
from translate.workflow.desk import Desk
from translate.workflow.progress import Watch, silent


@dataclass(frozen=True)
class Wanted:
    """What `translate check` is asked for."""

    chosen: Sequence[str] = ()
    ignored: Sequence[str] = ()
    fix: bool = False
    baseline: Path | None = None
    """What is in there is not told."""
    new_baseline: Path | None = None
    """Where all that is found is written, told or not."""


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
    """How many findings the new baseline has; None if none was written."""


def review(desk: Desk, wanted: Wanted, watch: Watch = silent) -> Review:
    """Repair if asked to, check, hold what is found against the baseline, and write it as a new one.

    What a new baseline knew before and nobody looked for now, it keeps. It is not written when a file could
    not be read; that is noted on the desk. Raises `TranslateError` for an unknown check, and for a baseline
    that cannot be read or written.
    """
    rules = severities(desk.project.check, wanted.chosen, wanted.ignored)
    debts = None if wanted.baseline is None else read_baseline(wanted.baseline)
    path = wanted.new_baseline
    old = read_baseline(path) if path is not None and path.exists() else Counter[Debt]()
    repairs = repair_all(desk, rules) if wanted.fix else ()
    report = check(desk, rules, watch)
    looked = _looked(desk, rules)
    settled = Settled(report, 0, ()) if debts is None else settle(report, debts, looked)
    written = None if path is None else _write(desk, path, renewed(report, old, looked))
    return Review(settled.report, repairs, settled.known, settled.paid, written)


def _write(desk: Desk, path: Path, debts: Counter[Debt]) -> int | None:
    """Write a baseline, unless not all could be checked; return how many findings it has."""
    if desk.errors:
        desk.note(TranslateError("not written, for not all could be checked; mend that first", path=path))
        return None
    write_baseline(path, debts)
    return debts.total()


def _looked(desk: Desk, rules: Severities) -> Looked:
    """Return whether a check has looked for a finding: what is in no catalog any more is gone, too."""
    catalogs = {
        desk.shown(desk.catalog_path(article, code)): (article, code)
        for article in desk.articles
        for code in desk.languages
    }
    broken = {str(error.path) for error in desk.errors}

    def looked(debt: Debt) -> bool:
        if debt.path not in catalogs:
            return not (desk.project.root / debt.path).exists()
        article, code = catalogs[debt.path]
        files = {debt.path, desk.shown(desk.source_path(article))}
        return broken.isdisjoint(files) and rules.runs(debt.check, code)

    return looked
