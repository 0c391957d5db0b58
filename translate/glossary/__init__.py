"""Names and terms: how each language says them, and whether a translation does.

`read_glossary` reads the file; `occurrences` finds its terms in a French segment, `hints` tells the
translator of them, `diagnose` checks a translation.
"""

from translate.glossary.checking import GLOSSARY_CHECKS, diagnose
from translate.glossary.hints import hints
from translate.glossary.reading import read_glossary
from translate.glossary.schema import Glossary, Target, Term
from translate.glossary.source import Occurrence, occurrences

__all__ = [
    "GLOSSARY_CHECKS",
    "Glossary",
    "Occurrence",
    "Target",
    "Term",
    "diagnose",
    "hints",
    "occurrences",
    "read_glossary",
]
