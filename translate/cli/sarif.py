"""Findings as SARIF 2.1.0 (OASIS), the format in which code hosts take findings of any tool."""

from typing import Any

from translate import __version__
from translate.workflow.check import NAMES, CheckReport

LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(report: CheckReport) -> dict[str, Any]:
    """Return the findings as one SARIF log with one run."""
    results = [
        {
            "ruleId": finding.check,
            "level": LEVELS[finding.severity],
            "message": {"text": finding.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": finding.path},
                        "region": {"startLine": max(finding.line, 1)},
                    }
                }
            ],
        }
        for finding in report.findings
    ]
    driver = {"name": "translate", "version": __version__, "rules": [{"id": name} for name in NAMES]}
    return {"version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
