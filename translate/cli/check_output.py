"""What `translate check` prints: text for people, JSON, and what code hosts take."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, fields, replace
from functools import partial
from typing import Any

from translate.cli.common import errors_of, from_here
from translate.cli.excerpts import say_change, say_excerpt
from translate.cli.output import COLOURS, Lazy, coloured, count, in_utf8, say, say_json, tell, visible
from translate.cli.sarif import sarif
from translate.errors import TranslateError
from translate.model import Finding, Severity
from translate.workflow.check import CheckReport
from translate.workflow.checking.repair import Repair
from translate.workflow.checking.review import Review
from translate.workflow.desk import Desk

FIELDS = tuple(field.name for field in fields(Finding))
WORDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
Errors = Sequence[TranslateError]


def say_review(desk: Desk, review: Review, form: str) -> None:
    """Print a review of a desk in one of the forms ``text``, ``json``, ``github``, ``sarif``.

    The paths of JSON are those of the project, the others can be followed from here (`from_here`).
    """
    if form == "json":
        say_json(review_json(review, desk.errors))
    else:
        review, errors = _seen(review, from_here(desk.project)), errors_of(desk)
        if form == "sarif":
            say_json(sarif(review.report, errors))
        elif form == "github":
            say_github(review.report.findings, errors)
        else:
            _say_text(review, errors, desk.project.source_language)
    if form != "text":
        for line in _told(review):
            tell(line)


def _seen(review: Review, here: Callable[[str], str]) -> Review:
    """Return a review with its paths as `here` gives them."""

    def seen(findings: Iterable[Finding]) -> Iterator[Finding]:
        for finding in findings:
            yield replace(finding, path=here(finding.path), elsewhere=tuple(map(here, finding.elsewhere)))

    return replace(
        review,
        report=replace(review.report, findings=Lazy(review.report.findings, seen)),
        repairs=tuple(replace(repair, path=here(repair.path)) for repair in review.repairs),
        paid=tuple(debt._replace(path=here(debt.path)) for debt in review.paid),
    )


def review_json(review: Review, errors: Errors = ()) -> dict[str, Any]:
    """Return the JSON document of `check`; `errors` say which files could not be checked."""
    report = review.report
    checked = {"catalogs": report.catalogs, "entries": report.entries}
    document: dict[str, Any] = {
        "findings": Lazy(report.findings, partial(map, _finding_json)),
        "checked": {**checked, "behind": report.behind} if report.behind else checked,
    }
    if errors:
        places = ((None if e.path is None else str(e.path), e.line, e.message) for e in errors)
        document["errors"] = [dict(zip(("path", "line", "message"), one, strict=True)) for one in places]
    if review.repairs:
        document["repaired"] = [asdict(repair) for repair in review.repairs]
    if review.known or review.paid:
        document["baseline"] = {"known": review.known, "paid": [debt._asdict() for debt in review.paid]}
    return document


def _finding_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as `asdict` would, which copies each text of thousands."""
    return {name: getattr(finding, name) for name in FIELDS}


def _say_text(review: Review, errors: Errors, source_language: str) -> None:
    """Print repairs, then the findings, grouped by article and catalog, and how many there are."""
    for repair in review.repairs:
        _say_repair(repair)
    article = path = ""
    found = Counter[Severity]()
    for finding in review.report.findings:
        found[finding.severity] += 1
        if finding.article != article:
            article = finding.article
            say(coloured(visible(article), "bold"))
        if finding.path != path:
            path = finding.path
            say(f"  {coloured(visible(path), 'bold')}")
        _say_finding(finding, source_language)
    for line in _told(review):
        say(line)
    total = _total(review.report, found, errors)
    if total:
        say(total)


def _total(report: CheckReport, found: Counter[Severity], errors: Errors) -> str:
    """Return how much was found and in what; nothing when errors say why nothing could be looked at."""
    catalogs = count(report.catalogs, "catalog")
    if not (report.entries or found):
        if errors:
            return ""
        why = f"no text of {catalogs} is translated" if report.catalogs else "there are no catalogs"
        return f"nothing to check yet: {why}"
    totals = [
        coloured(count(found[severity], word), severity)
        for severity, word in WORDS.items()
        if found[severity]
    ]
    nothing = "nothing found in what can be read" if errors else "nothing found"
    entries = f"{report.entries} {'entry' if report.entries == 1 else 'entries'}"
    return f"{', '.join(totals) or nothing} ({entries} in {catalogs} checked)"


def _told(review: Review) -> Iterator[str]:
    """Yield what is said of repairs, of the baseline and of catalogs that are behind."""
    if review.repairs:
        fuzzy = sum(repair.fuzzy for repair in review.repairs)
        yield f"{count(len(review.repairs), 'translation')} mended, {fuzzy} of them to be reviewed"
    if review.written is not None:
        yield f"{count(review.written, 'finding')} written as the baseline"
    for debt in dict.fromkeys(review.paid):
        yield visible(f"paid: {debt.path}: [{debt.check}] {debt.begins}".rstrip())
    if review.known or review.paid:
        yield f"{review.known} known to the baseline, {len(review.paid)} paid"
    if review.paid and review.written is None:
        yield "write the baseline anew, so that what is paid stays so"
    behind = review.report.behind
    if behind and review.report.catalogs:
        whose = "is behind its article" if behind == 1 else "are behind their articles"
        yield f"{count(behind, 'catalog')} {whose}"


def _say_repair(repair: Repair) -> None:
    note = " (to be reviewed)" if repair.fuzzy else ""
    start = next(
        (n for n, (a, b) in enumerate(zip(repair.before, repair.after, strict=False)) if a != b),
        min(len(repair.before), len(repair.after)),
    )
    say(f"{visible(repair.path)}:{repair.line}: mended [{', '.join(repair.checks)}]{note}")
    say_change("-", repair.before, start)
    say_change("+", repair.after, start)


def _say_finding(finding: Finding, source_language: str) -> None:
    severity = coloured(finding.severity, finding.severity)
    elsewhere = f": {', '.join(finding.elsewhere)}" if finding.elsewhere else ""
    said = visible(f"{finding.message}{elsewhere}")
    say(f"{visible(finding.path)}:{finding.line}: {severity}: {said} [{finding.check}]")
    if finding.msgid:
        width = max(len(finding.language), len(source_language))
        say_excerpt(f"{source_language:<{width}}", finding.msgid, finding.in_msgid)
        say_excerpt(f"{finding.language:<{width}}", finding.msgstr, finding.in_msgstr)


def say_github(findings: Collection[Finding], errors: Errors = ()) -> None:
    """Print findings and errors as GitHub's workflow commands, shown beside the lines of the files."""
    in_utf8()
    levels = {"error": "error", "warning": "warning", "info": "notice"}
    for error in errors:
        _say_command("error", {"file": error.path, "line": error.line}, error.message)
    for f in findings:
        _say_command(
            levels[f.severity], {"file": f.path, "line": max(f.line, 1), "title": f.check}, f.message
        )


def _say_command(level: str, place: dict[str, object], message: str) -> None:
    """Print a workflow command, with what is known of its place."""
    known = ",".join(
        f"{key}={_escaped(str(value), ':,')}" for key, value in place.items() if value is not None
    )
    say(f"::{level}{known and f' {known}'}::{_escaped(visible(message))}")


def _escaped(text: str, inside: str = "") -> str:
    """Return a text escaped for a workflow command; `inside` are the signs that divide its properties."""
    for sign in f"%\r\n{inside}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def say_checks(rows: Sequence[tuple[str, str, str]]) -> None:
    """Print a table of checks: name, severities, what it finds."""
    names, levels = (max(len(row[n]) for row in rows) for n in (0, 1))
    for name, severities, finds in rows:
        colour = severities.split(",", maxsplit=1)[0]
        padded = coloured(f"{severities:<{levels}}", colour if colour in COLOURS else "dim")
        say(f"{name:<{names}}  {padded}  {finds}")
