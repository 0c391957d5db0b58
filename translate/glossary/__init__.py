"""Names and terms: how each language says them, and whether a translation does.

`read_glossary` reads the file; `occurrences` finds its terms in a French segment, `hints` tells the
translator of them, `diagnose` checks a translation.
"""

from translate.glossary.checking import GLOSSARY_CHECKS, diagnose
from translate.glossary.editing import add_terms
from translate.glossary.hints import hints
from translate.glossary.marking import Marked, marked
from translate.glossary.reading import read_glossary
from translate.glossary.replacing import OldForm, OldForms, find_old, old_forms, replaced
from translate.glossary.schema import Glossary, Target, Term
from translate.glossary.source import Occurrence, occurrences
from translate.glossary.suggest import Suggestion, suggest
from translate.glossary.support import Support, support

__all__ = [
    "GLOSSARY_CHECKS",
    "Glossary",
    "Marked",
    "Occurrence",
    "OldForm",
    "OldForms",
    "Suggestion",
    "Support",
    "Target",
    "Term",
    "add_terms",
    "diagnose",
    "find_old",
    "hints",
    "marked",
    "occurrences",
    "old_forms",
    "read_glossary",
    "replaced",
    "suggest",
    "support",
]
