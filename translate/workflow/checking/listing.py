"""The checks as users see them in lists: name, severities, what each finds."""

import re
import sys
from dataclasses import dataclass

from translate.checks import CATALOG_CHECKS, CHECKS, LEVELS, SURVEYS
from translate.model import Severity
from translate.workflow.checking.severities import NAMES, STRUCTURE

OTHERS: dict[str, tuple[tuple[Severity, ...], str]] = {
    "glossary-term": (("error", "warning", "info"), "a name or term of the glossary has its translation"),
    "glossary-forbidden": (("error",), "no form that the glossary forbids stands in the translation"),
    "glossary-keep": (("error", "warning", "info"), "what the glossary keeps as it is, is kept"),
    STRUCTURE: (
        ("error",),
        "what `build` would refuse: a changed structure of the article, or what may run on its page",
    ),
}
"""The checks that are not of this part of the program: severities, what they find."""
FIRST = re.compile(r"\AThe check `[\w-]+`: (?P<finds>.+?)\.?\n\n", re.DOTALL)


@dataclass(frozen=True)
class Described:
    """A check as a list shows it."""

    name: str
    severities: tuple[Severity, ...]
    """Those that it gives by itself, the gravest first."""
    finds: str
    """One line."""


def described() -> tuple[Described, ...]:
    """Return all checks, in the order in which they are listed."""
    return tuple(_described(name) for name in NAMES)


def _described(name: str) -> Described:
    if name in OTHERS:
        return Described(name, *OTHERS[name])
    found = FIRST.match(documentation(name))
    return Described(name, LEVELS[name], " ".join(found["finds"].replace("``", "`").split()) if found else "")


def documentation(name: str) -> str:
    """Return what the module of a check says of it."""
    table = {**CHECKS, **CATALOG_CHECKS, **{name: survey.judge for name, survey in SURVEYS.items()}}
    return sys.modules[table[name].__module__].__doc__ or ""
