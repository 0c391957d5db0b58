"""Findings as SARIF 2.1.0 (OASIS), the format in which code hosts take findings of any tool."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any
from urllib.parse import quote

from translate import __version__
from translate.cli.output import Lazy
from translate.errors import TranslateError
from translate.model import Finding
from translate.workflow.check import CheckReport
from translate.workflow.checking.listing import described

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(report: CheckReport, errors: Sequence[TranslateError] = ()) -> dict[str, Any]:
    """Return the findings as one SARIF log with one run; `errors` say which files could not be checked."""
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

    def results(findings: Iterable[Finding]) -> Iterator[dict[str, Any]]:
        known = Counter[str]()
        for finding in findings:
            digest = _digest(finding)
            known[digest] += 1
            yield _result(finding, numbers[finding.check], f"{digest}:{known[digest]}")

    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(errors)],
        "results": Lazy(report.findings, results),
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _invocation(errors: Sequence[TranslateError]) -> dict[str, Any]:
    """Return how the run went, with a notification of each error (sections 3.20.14 and 3.20.21)."""
    return {
        "executionSuccessful": not errors,
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": error.message},
                "locations": [] if error.path is None else [_location(str(error.path), error.line or 1)],
            }
            for error in errors
        ],
    }


def _result(finding: Finding, rule: int, fingerprint: str) -> dict[str, Any]:
    """Return a finding as SARIF's result; its fingerprint stays when lines move (section 3.27.17)."""
    return {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "partialFingerprints": {"entryCheckNumber/v1": fingerprint},
        "locations": [_location(finding.path, max(finding.line, 1))],
    }


def _digest(finding: Finding) -> str:
    """Return what the findings of a check in one entry share, as a digest in hexadecimal."""
    entry = "\0".join((finding.article, finding.language, finding.msgid, finding.check))
    return blake2b(entry.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _location(path: str, line: int) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": quote(path)}, "region": {"startLine": line}}}
