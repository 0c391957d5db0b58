"""What `translate check` prints: text for people, JSON, and what code hosts take."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from typing import Any

from translate.cli.output import COLOURS, Lazy, coloured, columns, count, say, say_json, shortened, tell
from translate.cli.sarif import sarif
from translate.model import Finding, Severity
from translate.workflow.checking.repair import Repair
from translate.workflow.checking.review import Review

FIELDS = tuple(field.name for field in fields(Finding))
WIDTH = 100
"""Characters of a text that are shown."""
BEFORE = 30
"""Characters before the first words in question."""
WORDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def say_review(review: Review, form: str) -> None:
    """Print a review in one of the forms ``text``, ``json``, ``github``, ``sarif``."""
    if form == "json":
        say_json(review_json(review))
    elif form == "sarif":
        say_json(sarif(review.report))
    elif form == "github":
        say_github(review.report.findings)
    else:
        _say_text(review)
    if form != "text":
        for line in _told(review):
            tell(line)


def review_json(review: Review) -> dict[str, Any]:
    """Return the JSON document of `check`."""
    document: dict[str, Any] = {
        "findings": Lazy(review.report.findings, _finding_json),
        "checked": {"catalogs": review.report.catalogs, "entries": review.report.entries},
    }
    if review.repairs:
        document["repaired"] = [asdict(repair) for repair in review.repairs]
    if review.known or review.paid:
        document["baseline"] = {"known": review.known, "paid": [debt._asdict() for debt in review.paid]}
    return document


def _finding_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as `asdict` would, which copies each text of thousands."""
    return {name: getattr(finding, name) for name in FIELDS}


def _say_text(review: Review) -> None:
    """Print repairs, then the findings, grouped by article and catalog, and how many there are."""
    for repair in review.repairs:
        _say_repair(repair)
    article = path = ""
    for finding in review.report.findings:
        if finding.article != article:
            article = finding.article
            say(coloured(article, "bold"))
        if finding.path != path:
            path = finding.path
            say(f"  {coloured(path, 'bold')}")
        _say_finding(finding)
    for line in _told(review):
        say(line)
    report = review.report
    found = Counter(finding.severity for finding in report.findings)
    totals = [
        coloured(count(found[severity], word), severity)
        for severity, word in WORDS.items()
        if found[severity]
    ]
    entries = f"{report.entries} {'entry' if report.entries == 1 else 'entries'}"
    checked = f"{entries} in {count(report.catalogs, 'catalog')}"
    say(f"{', '.join(totals) or 'nothing found'} ({checked} checked)")


def _told(review: Review) -> Iterator[str]:
    """Yield what is said of repairs and of the baseline."""
    if review.repairs:
        fuzzy = sum(repair.fuzzy for repair in review.repairs)
        yield f"{count(len(review.repairs), 'translation')} mended, {fuzzy} of them to be reviewed"
    if review.written is not None:
        yield f"{count(review.written, 'finding')} written as the baseline"
    for debt in dict.fromkeys(review.paid):
        yield f"paid: {debt.path}: [{debt.check}]"
    if review.known or review.paid:
        yield f"{review.known} known to the baseline, {len(review.paid)} paid"
    if review.paid:
        yield "write the baseline anew, so that what is paid stays so"


def _say_repair(repair: Repair) -> None:
    note = " (to be reviewed)" if repair.fuzzy else ""
    start = next(
        (n for n, (a, b) in enumerate(zip(repair.before, repair.after, strict=False)) if a != b),
        min(len(repair.before), len(repair.after)),
    )
    say(f"{repair.path}:{repair.line}: mended [{', '.join(repair.checks)}]{note}")
    for sign, text in (("-", repair.before), ("+", repair.after)):
        say(coloured(f"    {sign} {_window(text, [(start, start)])[0]}", "dim"))


def _say_finding(finding: Finding) -> None:
    severity = coloured(finding.severity, finding.severity)
    elsewhere = f": {', '.join(finding.elsewhere)}" if finding.elsewhere else ""
    say(f"{finding.path}:{finding.line}: {severity}: {finding.message}{elsewhere} [{finding.check}]")
    if finding.msgid:
        width = max(len(finding.language), 2)
        _say_marked(f"{'fr':<{width}}", finding.msgid, finding.in_msgid)
        _say_marked(f"{finding.language:<{width}}", finding.msgstr, finding.in_msgstr)


def _say_marked(label: str, text: str, spans: Sequence[tuple[int, int]]) -> None:
    """Print a text on one line, the words in question underlined."""
    shown, places = _window(text, spans)
    if coloured("", "dim"):  # stdout is a terminal
        pieces, at = [], 0
        for start, end in places:
            pieces += [shown[at:start], f"\x1b[4m{shown[start:end]}\x1b[24m"]
            at = end
        say(coloured(f"    {label}  {''.join([*pieces, shown[at:]])}", "dim"))
        return
    say(f"    {label}  {shown}")
    if places:
        line, at = "", 0
        for start, end in places:
            line += " " * columns(shown[at:start]) + "~" * max(1, columns(shown[start:end]))
            at = end
        say(f"    {' ' * len(label)}  {line}")


def _window(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Return the part of a text around its first words in question, on one line, and where they are in it."""
    line = "".join(" " if sign.isspace() else sign for sign in text)
    first = min((start for start, _ in spans), default=0)
    if len(line) <= WIDTH or not spans:
        shown, begin = (line, 0) if len(line) <= WIDTH else (shortened(line, WIDTH), 0)
    else:
        begin = max(0, min(first - BEFORE, len(line) - WIDTH))
        shown = line[begin : begin + WIDTH]
    places, at = [], 0
    for start, end in sorted(spans):
        start, end = max(start - begin, at), min(end - begin, len(shown))  # noqa: PLW2901
        if start <= end and start <= len(shown):
            places.append((start, end))
            at = end
    if begin:
        shown, places = f"…{shown}", [(start + 1, end + 1) for start, end in places]
    return (f"{shown}…" if begin + WIDTH < len(line) and not shown.endswith("…") else shown), places


def say_github(findings: Iterable[Finding]) -> None:
    """Print findings as GitHub's workflow commands, which it shows beside the lines of the catalog."""
    levels = {"error": "error", "warning": "warning", "info": "notice"}
    for f in findings:
        place = f"file={_escaped(f.path, inside=True)},line={f.line},title={_escaped(f.check, inside=True)}"
        say(f"::{levels[f.severity]} {place}::{_escaped(f.message)}")


def _escaped(text: str, *, inside: bool = False) -> str:
    """Return a text escaped for a workflow command; `inside` for one of its properties."""
    signs = [("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), *([(":", "%3A"), (",", "%2C")] if inside else [])]
    for sign, code in signs:
        text = text.replace(sign, code)
    return text


def say_checks(rows: Sequence[tuple[str, str, str]]) -> None:
    """Print a table of checks: name, severities, what it finds."""
    names, levels = (max(len(row[n]) for row in rows) for n in (0, 1))
    for name, severities, finds in rows:
        colour = severities.split(",", maxsplit=1)[0]
        padded = coloured(f"{severities:<{levels}}", colour if colour in COLOURS else "dim")
        say(f"{name:<{names}}  {padded}  {finds}")
