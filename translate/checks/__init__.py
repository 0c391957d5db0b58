"""Checks: what an attentive desk editor would catch in a translation, beside the glossary.

One file a check, one row in a table. Checks are pure functions; they yield diagnostics and decide nothing:
severity, place, silencing and exit code are settled by those who ask (`workflow/check`). There are three
kinds, by what they have to see:

- `CHECKS`: one text and its translation (`Pair`);
- `CATALOG_CHECKS`: one catalog, its header and its entries;
- `SURVEYS`: all catalogs of a language. A survey first notes what it needs of each pair (small, so that
  100,000 of them can be kept and sent between processes), then judges all notes at once.

The first line of a module's docstring says what the check finds: ``The check `NAME`: …``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from translate.checks.brackets import check_brackets
from translate.checks.catalog import check_catalog
from translate.checks.characters import check_characters
from translate.checks.consistency import judge_texts, note_texts
from translate.checks.dates import check_dates
from translate.checks.doubled_words import check_doubled_words
from translate.checks.emphasis_rendering import check_emphasis_rendering
from translate.checks.final_punctuation import check_final_punctuation
from translate.checks.length import judge_lengths, note_lengths
from translate.checks.line_breaks import check_line_breaks
from translate.checks.markup import check_markup
from translate.checks.names import judge_names, note_names
from translate.checks.negation import check_negation
from translate.checks.numbers import check_numbers
from translate.checks.pair import Pair
from translate.checks.punctuation import check_punctuation
from translate.checks.quotation_marks import check_quotation_marks
from translate.checks.script import check_script
from translate.checks.spaces import check_spaces
from translate.checks.swapped_names import judge_swaps, note_swaps
from translate.checks.units import check_units
from translate.checks.untranslated import check_untranslated
from translate.model import Catalog, Diagnostic, Entry, Severity

__all__ = [
    "CATALOG_CHECKS",
    "CHECKS",
    "LEVELS",
    "MENDING",
    "SURVEYS",
    "CatalogCheck",
    "Check",
    "Pair",
    "Survey",
]

Check = Callable[[Pair], Iterator[Diagnostic]]
"""A check of one text and its translation."""

CatalogCheck = Callable[[Catalog, str], Iterator[tuple[Entry | None, Diagnostic]]]
"""(catalog, locale) → what is wrong, with the entry, or None for the header."""


@dataclass(frozen=True)
class Survey:
    """A check of all catalogs of a language, in two steps."""

    note: Callable[[Pair], Any]
    """What is kept of a pair: small, of plain tuples, which are pickled fast; None for nothing."""
    judge: Callable[[str, Iterable[tuple[int, Any]]], Iterator[tuple[int, Diagnostic]]]
    """(locale, numbered notes, to be gone through at will) → diagnostics, with the number of their pair."""


CHECKS: Mapping[str, Check] = {
    "markup": check_markup,
    "emphasis-rendering": check_emphasis_rendering,
    "line-breaks": check_line_breaks,
    "quotation-marks": check_quotation_marks,
    "brackets": check_brackets,
    "spaces": check_spaces,
    "doubled-words": check_doubled_words,
    "final-punctuation": check_final_punctuation,
    "punctuation": check_punctuation,
    "numbers": check_numbers,
    "dates": check_dates,
    "units": check_units,
    "negation": check_negation,
    "untranslated": check_untranslated,
    "script": check_script,
    "characters": check_characters,
}
"""Name → check, in the order in which findings are shown."""

CATALOG_CHECKS: Mapping[str, CatalogCheck] = {"catalog": check_catalog}
"""Name → check of one catalog."""

SURVEYS: Mapping[str, Survey] = {
    "length": Survey(note_lengths, judge_lengths),
    "consistency": Survey(note_texts, judge_texts),
    "names": Survey(note_names, judge_names),
    "swapped-names": Survey(note_swaps, judge_swaps),
}
"""Name → check of all catalogs of a language."""

LEVELS: Mapping[str, tuple[Severity, ...]] = {
    "markup": ("error", "warning", "info"),
    "emphasis-rendering": ("warning",),
    "line-breaks": ("error",),
    "quotation-marks": ("error", "warning", "info"),
    "brackets": ("warning",),
    "spaces": ("warning", "info"),
    "doubled-words": ("warning",),
    "final-punctuation": ("warning", "info"),
    "punctuation": ("info",),
    "numbers": ("error", "warning", "info"),
    "dates": ("error", "warning"),
    "units": ("warning",),
    "negation": ("warning",),
    "untranslated": ("error", "warning"),
    "script": ("error", "warning"),
    "characters": ("error", "warning"),
    "catalog": ("error", "warning", "info"),
    "length": ("warning",),
    "consistency": ("warning", "info"),
    "names": ("warning",),
    "swapped-names": ("warning",),
}
"""The severities that each check gives, the gravest first."""

MENDING = frozenset({"markup", "quotation-marks", "spaces", "punctuation"})
"""The checks whose diagnostics may carry a repair."""
