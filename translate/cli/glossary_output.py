"""What the commands of `translate glossary` print."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from translate.cli.output import coloured, count, say, shortened, tell

if TYPE_CHECKING:
    from translate.glossary import Suggestion
    from translate.workflow.glossary.apply import ApplyReport
    from translate.workflow.glossary.terms import TermRow, TermsReport

WIDEST = 40
"""Characters of a term that the table shows."""
EXAMPLE = 100
"""Characters of an example sentence that are shown."""
SUPPORT = {
    "dictionary": "no endings of their own: only exact forms, and those that simplemma's dictionary lists",
    "exact": "neither endings nor a dictionary: only exact forms",
}
"""What is said of languages in which not all inflected forms are found."""


def terms_json(report: "TermsReport") -> dict[str, Any]:
    """Return the JSON document of `glossary`."""
    return asdict(report)


def say_terms(report: "TermsReport") -> None:
    """Print a line a term: where it stands, its languages, its uses, and what it lacks; then the totals."""
    width = max((len(shortened(row.term, WIDEST)) for row in report.terms), default=0)
    kind = max((len(row.type) for row in report.terms), default=0)
    lines = len(str(max((row.line for row in report.terms), default=0)))
    total = len(report.languages)
    for row in report.terms:
        have = f"{len(row.targets):>{len(str(total))}}/{total}"
        name = shortened(row.term, WIDEST)
        say(f"{row.line:>{lines}}  {name:<{width}}  {row.type:<{kind}}  {have}  {_uses(row)}{_lacks(row)}")
    _say_totals(report)


def _uses(row: "TermRow") -> str:
    if not row.uses:
        return coloured("never used", "dim")
    return f"{row.uses}× in {count(row.articles, 'article')}"


def _lacks(row: "TermRow") -> str:
    """Return what a term's line says of the languages that do not have it for good."""
    where = ", ".join(row.missing) if row.targets or len(row.missing) == 1 else "everywhere"
    missing = [coloured(f"missing {where}", "warning")] if row.missing else []
    drafts = [f"draft {', '.join(row.drafts)}"] if row.drafts else []
    kept = [f"as in French {', '.join(row.kept)}"] if row.kept else []
    return "".join(f"; {part}" for part in (*missing, *drafts, *kept))


def _say_totals(report: "TermsReport") -> None:
    """Print how many terms there are, and where something is left to do."""
    never = sum(not row.uses for row in report.terms)
    missing = Counter(code for row in report.terms for code in row.missing)
    parts = [f"{report.path}: {count(len(report.terms), 'term')}"]
    parts += [f"{never} never used"] if never else []
    parts += (
        [f"missing {', '.join(f'{n} in {code}' for code, n in missing.most_common())}"] if missing else []
    )
    say("; ".join(parts))
    for support, said in SUPPORT.items():
        codes = [code for code, own in report.languages.items() if own == support]
        if codes:
            tell(f"note: {', '.join(codes)}: {said}")


def suggest_json(suggestions: "Sequence[Suggestion]") -> dict[str, Any]:
    """Return the JSON document of `glossary suggest`."""
    return {"suggestions": [asdict(one) for one in suggestions]}


def say_suggestions(suggestions: "Sequence[Suggestion]") -> None:
    """Print each name or term with its uses, its translations and a sentence that has it."""
    for one in suggestions:
        variants = f" ({', '.join(one.variants)})" if one.variants else ""
        where = f"{one.count}× in {count(len(one.articles), 'article')}"
        say(f"{coloured(one.fr, 'bold')}{variants}  {one.type}, {where}")
        if one.targets:
            say("    " + ", ".join(f"{code}: {text}" for code, text in one.targets.items()))
        say(coloured(f"    {_around(one.example, one.fr)}", "dim"))
    say(
        f"{count(len(suggestions), 'suggestion')}" if suggestions else "the glossary has all that comes often"
    )


def _around(text: str, form: str) -> str:
    """Return the part of a text that has a form in it, on one line."""
    line = " ".join(text.split())
    at = max(0, line.find(form))
    start = max(0, min(at - (EXAMPLE - len(form)) // 2, len(line) - EXAMPLE))
    return ("…" if start else "") + shortened(line[start:], EXAMPLE)


def apply_json(report: "ApplyReport") -> dict[str, Any]:
    """Return the JSON document of `glossary apply`."""
    return asdict(report)


def say_applied(report: "ApplyReport") -> None:
    """Print the old forms, grouped by catalog, and what became of them."""
    path = ""
    for place in report.places:
        if place.path != path:
            path = place.path
            say(coloured(path, "bold"))
        became = (
            f"left alone: {place.left}"
            if place.left
            else "exchanged"
            if report.written
            else "can be exchanged"
        )
        said = f"'{place.term}' is '{place.expected}', not '{place.found}'"
        say(f"{place.path}:{place.line}: {said} ({coloured(became, 'warning' if place.left else 'info')})")
        say(coloured(f"    {place.language}  {_around(place.msgstr, place.found)}", "dim"))
    left = sum(bool(place.left) for place in report.places)
    exchanged = len(report.places) - left
    catalogs = f"{count(report.catalogs, 'catalog')} searched"
    if report.places:
        verb = "exchanged" if report.written else "can be exchanged"
        say(f"{count(len(report.places), 'old form')}: {exchanged} {verb}, {left} left alone ({catalogs})")
    else:
        say(f"no old forms ({catalogs})")
