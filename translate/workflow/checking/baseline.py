"""A baseline: the findings that a project had when it began to check, which are not told again.

A finding is known by its catalog, its check, its severity and its msgid, not by its line, so that edits above
it do not bring it back. As many are passed over as the baseline counts; a graver one than those is new. Those
that are gone are paid.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from translate.errors import TranslateError
from translate.files import read_text
from translate.model import Finding, Severity
from translate.saving import write_atomic
from translate.workflow.check import CheckReport
from translate.workflow.checking.spool import Spool

VERSION = 2
WITHOUT_SEVERITY = 1
"""The version that knew no severities, and nothing of a msgid but its digest."""
GRAVEST_FIRST: tuple[Severity, ...] = ("error", "warning", "info")
SHOWN = 40
"""Characters of a msgid that are kept, for people to know it by."""


class Debt(NamedTuple):
    """What a baseline knows of a finding."""

    path: str
    check: str
    severity: Severity
    msgid: str
    """A digest of the msgid, in hexadecimal."""
    begins: str
    """How the msgid begins, on one line; empty if the baseline does not say it."""


Looked = Callable[[Debt], bool]
"""Whether a run has looked for a finding, so that it is gone if it was not found."""


@dataclass(frozen=True)
class Settled:
    """A report held against a baseline."""

    report: CheckReport
    """With the findings that are new."""
    known: int
    """How many findings the baseline knows."""
    paid: tuple[Debt, ...]
    """What the baseline knows and is gone, once for each."""


def debt_of(finding: Finding) -> Debt:
    """Return how a baseline knows a finding."""
    digest = blake2b(finding.msgid.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    begins = "".join(sign if sign.isprintable() else " " for sign in finding.msgid[:SHOWN])
    return Debt(finding.path, finding.check, finding.severity, digest, begins.strip())


def write_baseline(path: Path, debts: Counter[Debt]) -> None:
    """Write a baseline: by catalog, check and severity, a line for each msgid, so that a diff can be read."""
    findings: dict[str, dict[str, dict[str, dict[str, int]]]] = {}
    for debt, count in sorted(debts.items()):
        severities = findings.setdefault(debt.path, {}).setdefault(debt.check, {})
        severities.setdefault(debt.severity, {})[f"{debt.msgid} {debt.begins}".rstrip()] = count
    document = {"version": VERSION, "findings": findings}
    write_atomic(path, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())


def read_baseline(path: Path) -> Counter[Debt]:
    """Return how often a baseline knows each finding.

    What an earlier version wrote is read too. Raises `TranslateError` when there is none at this path, or it
    is no baseline.
    """
    if not path.exists():
        raise TranslateError("no such baseline; write one with `translate check --write-baseline`", path=path)
    try:
        document = json.loads(read_text(path))
        if document["version"] not in (WITHOUT_SEVERITY, VERSION):
            message = "written by another version of translate; take that one, or delete it and write it anew"
            raise TranslateError(message, path=path)
        has_severity = document["version"] != WITHOUT_SEVERITY
        return +Counter(dict(_debts(document["findings"], has_severity=has_severity)))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = "no baseline; delete it, then write one with `translate check --write-baseline`"
        raise TranslateError(message, path=path) from None


def _debts(findings: dict[str, dict[str, Any]], *, has_severity: bool) -> Iterable[tuple[Debt, int]]:
    """Yield what the document of a baseline knows, and how often.

    Without severities each is taken for an error, which takes milder ones too.
    """
    for path, checks in findings.items():
        for check, found in checks.items():
            for said, msgids in (found if has_severity else {"error": found}).items():
                severity = GRAVEST_FIRST[GRAVEST_FIRST.index(said)]
                for msgid, count in msgids.items():
                    digest, _, begins = msgid.partition(" ")
                    yield Debt(path, check, severity, digest, begins), int(count)


def settle(report: CheckReport, debts: Counter[Debt], looked: Looked) -> Settled:
    """Return a report without what a baseline knows; what was not looked for is not paid."""
    left = Counter(debts)
    known = _covered(Counter(map(debt_of, report.findings)), left)
    total, fresh = known.total(), Spool[Finding]()
    for finding in report.findings:
        debt = debt_of(finding)
        if known[debt] > 0:
            known[debt] -= 1
        else:
            fresh.add(finding)
    paid = tuple(debt for debt in sorted(left.elements()) if looked(debt))
    return Settled(replace(report, findings=fresh), total, paid)


def _covered(found: Counter[Debt], left: Counter[Debt]) -> Counter[Debt]:
    """Return how many of the findings are known, and take them from what is `left` of a baseline.

    The gravest findings come first, so that milder ones do not take what they need.
    """
    known = Counter[Debt]()
    for debt in sorted(found, key=lambda debt: GRAVEST_FIRST.index(debt.severity)):
        for covering in _covering(debt):
            count = min(found[debt] - known[debt], left[covering])
            known[debt] += count
            left[covering] -= count
    return known


def _covering(debt: Debt) -> Iterable[Debt]:
    """Yield what covers a finding: the same of its severity, then graver ones."""
    for severity in reversed(GRAVEST_FIRST[: GRAVEST_FIRST.index(debt.severity) + 1]):
        same = debt._replace(severity=severity)
        yield same
        yield same._replace(begins="")


def renewed(report: CheckReport, old: Counter[Debt], looked: Looked) -> Counter[Debt]:
    """Return the baseline of a report: its findings, and what an old one knows and was not looked for."""
    unseen = {debt: count for debt, count in old.items() if not looked(debt)}
    return Counter(map(debt_of, report.findings)) + Counter(unseen)
