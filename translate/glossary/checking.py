"""The glossary's checks: a translation has the words that the glossary gives to the terms of its source.

Forbidden forms are looked for only where the French term occurs. Elsewhere the same letters are mostly
another word (forbid ``Golf`` for ``golfe``, and every article on sport has errors), and an editor who reads
two false errors turns the check off.
"""

from collections import Counter
from collections.abc import Iterator

from translate.glossary.schema import Glossary, Target, Term, severity_of
from translate.glossary.sight import Translation
from translate.glossary.source import occurrences
from translate.model import Diagnostic, Severity

GLOSSARY_CHECKS = ("glossary-term", "glossary-forbidden", "glossary-keep")
"""The names of the checks."""


def diagnose(
    glossary: Glossary, msgid: str, msgstr: str, language: str, article: str
) -> Iterator[Diagnostic]:
    """Yield what a translation does against the glossary, in the order of the terms in the msgid.

    `language` is a gettext locale name, `article` the path under the source folder. Terms without a target
    in that language are passed over, and so is an empty translation.
    """
    seen = seen_in(glossary, msgid, msgstr, language, article)
    if seen is None:
        return
    for number in seen.wanted:
        target = glossary.terms[number].target(language)
        if target is not None:
            yield from _judge(seen, number, target)


def seen_in(glossary: Glossary, msgid: str, msgstr: str, language: str, article: str) -> Translation | None:
    """Return what a translation has of the terms of its msgid; None where there is nothing to look for."""
    places = occurrences(glossary, msgid, article)
    if not places:
        return None
    wanted = Counter(place.number for place in places)
    targets = [number for number in wanted if glossary.terms[number].target(language)]
    if not targets or not msgstr.strip():
        return None
    seen = Translation(glossary, language, msgstr, wanted, msgid=msgid)
    missing = {number for number in targets if len(seen.of(number, "accepted")) < wanted[number]}
    if not missing:
        return seen
    return Translation(glossary, language, msgstr, wanted, vouched=missing, msgid=msgid)


def _judge(seen: Translation, number: int, target: Target) -> Iterator[Diagnostic]:
    """Yield what one term lacks; a forbidden form instead of an accepted one is said once."""
    term = seen.glossary.terms[number]
    check = "glossary-keep" if term.kept(seen.language) else "glossary-term"
    forbidden = seen.of(number, "forbidden")
    for place in forbidden:
        passage = seen.passage(place)
        said = f"{_should_be(term, target)}; '{passage}' is forbidden"
        yield _diagnostic("glossary-forbidden", "error", term, target, (said, passage))
    if forbidden:
        return
    if seen.of(number, "accepted"):
        yield from _too_few(seen, number, target, check)
    else:
        yield _missing(seen, number, target, check)


def _too_few(seen: Translation, number: int, target: Target, check: str) -> Iterator[Diagnostic]:
    """Yield what is said of a term that comes, but less often than in French."""
    term, wanted = seen.glossary.terms[number], seen.wanted[number]
    accepted = len(seen.of(number, "accepted"))
    instead = seen.exchanged(number)
    if instead is not None:
        said = f"{_should_be(term, target)} each time; '{instead}' is not in the French"
        yield _diagnostic(check, "error", term, target, (said, instead))
    elif accepted < wanted:
        said = f"'{term.fr}' comes {wanted} times, {_forms(target)} only {accepted}"
        yield _diagnostic(check, "info", term, target, (said, None))


def _missing(seen: Translation, number: int, target: Target, check: str) -> Diagnostic:
    """Return what is said of a term without an accepted form, with the nearest thing that there is."""
    term = seen.glossary.terms[number]
    close = seen.close(number)
    if close is not None:
        passage = seen.passage(close[0])
        said = f"{_should_be(term, target)}; found '{passage}', {close[1]}"
        return _diagnostic(check, "info", term, target, (said, passage))
    nearest = seen.nearest(number)
    said = _should_be(term, target) + (f"; found '{nearest}'" if nearest else "")
    return _diagnostic(check, severity_of(term, target, seen.language), term, target, (said, nearest))


def _should_be(term: Term, target: Target) -> str:
    return f"'{term.fr}' should be {_forms(target)}"


def _forms(target: Target) -> str:
    return f"'{target.term}'" + (f" (or {', '.join(target.accepted)})" if target.accepted else "")


def _diagnostic(
    check: str, severity: Severity, term: Term, target: Target, said: tuple[str, str | None]
) -> Diagnostic:
    """Return a diagnostic of a term; `said` is the message and what was found. A draft is worth a note."""
    if target.status == "draft":
        severity = "info"
    return Diagnostic(check, severity, said[0], term=term.fr, expected=target.expected, found=said[1])
