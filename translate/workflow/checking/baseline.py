"""A baseline: the findings that a project had when it began to check, which are not told again.

A finding is known by its catalog, its check and its msgid, not by its line, so that edits above it do not
bring it back. As many are passed over as the baseline counts; those that are gone are paid.
"""

import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from translate.errors import TranslateError
from translate.files import read_text
from translate.model import Finding
from translate.saving import write_atomic
from translate.workflow.check import CheckReport
from translate.workflow.checking.spool import Spool

VERSION = 1


class Debt(NamedTuple):
    """What a baseline knows of a finding."""

    path: str
    check: str
    msgid: str
    """A digest of the msgid, in hexadecimal."""


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
    return Debt(finding.path, finding.check, digest)


def write_baseline(path: Path, report: CheckReport) -> int:
    """Write the findings of a report as a baseline, and return how many there are."""
    catalogs: dict[str, dict[str, dict[str, int]]] = {}
    for debt, count in sorted(Counter(map(debt_of, report.findings)).items()):
        catalogs.setdefault(debt.path, {}).setdefault(debt.check, {})[debt.msgid] = count
    document = {"version": VERSION, "findings": catalogs}
    write_atomic(path, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())
    return len(report.findings)


def read_baseline(path: Path) -> Counter[Debt]:
    """Return how often a baseline knows each finding.

    Raises `TranslateError` when there is none at this path, or it is no baseline.
    """
    if not path.exists():
        raise TranslateError("no such baseline; write one with `translate check --write-baseline`", path=path)
    try:
        document = json.loads(read_text(path))
        if document["version"] != VERSION:
            raise TranslateError(f"a baseline of version {VERSION} is needed; write it anew", path=path)
        return Counter(
            {
                Debt(catalog, check, msgid): int(count)
                for catalog, checks in document["findings"].items()
                for check, msgids in checks.items()
                for msgid, count in msgids.items()
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        message = "no baseline; write it anew with `translate check --write-baseline`"
        raise TranslateError(message, path=path) from None


def settle(
    report: CheckReport, debts: Counter[Debt], paths: Collection[str], checks: Collection[str]
) -> Settled:
    """Return a report without what a baseline knows.

    `paths` and `checks` say what was checked: a debt elsewhere is not paid because nobody looked at it.
    """
    left, fresh = Counter(debts), Spool[Finding]()
    for finding in report.findings:
        debt = debt_of(finding)
        if left[debt] > 0:
            left[debt] -= 1
        else:
            fresh.add(finding)
    paid = tuple(debt for debt in sorted(left.elements()) if debt.path in paths and debt.check in checks)
    known = len(report.findings) - len(fresh)
    return Settled(replace(report, findings=fresh), known, paid)
