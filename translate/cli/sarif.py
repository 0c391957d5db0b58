"""Findings as SARIF 2.1.0 (OASIS), the format in which code hosts take findings of any tool."""

from typing import Any
from urllib.parse import quote

from translate import __version__
from translate.cli.output import Lazy
from translate.model import Finding
from translate.workflow.check import CheckReport
from translate.workflow.checking.baseline import debt_of
from translate.workflow.checking.listing import described

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(report: CheckReport) -> dict[str, Any]:
    """Return the findings as one SARIF log with one run."""
    rules = described()
    numbers = {rule.name: number for number, rule in enumerate(rules)}
    driver = {
        "name": "translate",
        "version": __version__,
        "rules": [
            {
                "id": rule.name,
                "shortDescription": {"text": rule.finds},
                "defaultConfiguration": {"level": LEVELS[rule.severities[0]]},
            }
            for rule in rules
        ],
    }
    results = Lazy(report.findings, lambda finding: _result(finding, numbers[finding.check]))
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    """Return a finding as SARIF's result; its fingerprint stays when lines move (section 3.27.17)."""
    return {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "partialFingerprints": {"catalogCheckMsgid/v1": "/".join(debt_of(finding))},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(finding.path)},
                    "region": {"startLine": max(finding.line, 1)},
                }
            }
        ],
    }
