"""Labelled sentences: does the sentence carry the term? Floors of F1 by language keep the rules honest.

``shared.tsv`` was given to us; ``held_out_*`` was written before the rules were read, as blind tests.
"""

import csv
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from translate.glossary import Glossary, Target, Term, diagnose, occurrences
from translate.glossary.nearness import nearest_passage
from translate.glossary.rules import rules

CASES = Path(__file__).parent / "cases"
FLOOR = 0.95
OVERALL_FLOOR = 0.995
FEWEST = 25
FEWEST_OF_OTHERS = 10
"""Cases of a language of our own, and of one that is not among the shared ones."""


class Case(NamedTuple):
    lang: str
    term: str
    sentence: str
    label: str
    kind: str


def read_cases(path: Path) -> list[Case]:
    with path.open(encoding="utf-8", newline="") as file:
        return [Case(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


ALL = {path.stem: read_cases(path) for path in sorted(CASES.glob("*.tsv"))}
OWN = [case for name, cases in ALL.items() if name != "shared" for case in cases]
LANGUAGES = sorted({case.lang for cases in ALL.values() for case in cases})


def carries(case: Case) -> bool:
    """Return whether a French sentence has the term, or whether nothing is said against a translation."""
    if case.lang == "fr":
        return bool(occurrences(Glossary((Term(case.term),)), case.sentence, "a.md"))
    glossary = Glossary((Term("Xq", targets=((case.lang, Target(case.term)),)),))
    return not list(diagnose(glossary, "Xq", case.sentence, case.lang, "a.md"))


@cache
def judged() -> dict[Case, bool]:
    """Return whether each case's sentence carries the term; by language, for dictionaries are large."""
    cases = {case for cases in ALL.values() for case in cases}
    return {case: carries(case) for case in sorted(cases)}


def f1(counts: Counter[str]) -> float:
    return 2 * counts["tp"] / (2 * counts["tp"] + counts["fp"] + counts["fn"])


def measure(cases: list[Case]) -> tuple[dict[str, float], float, list[Case]]:
    """Return F1 by language, F1 over all, and the cases that were judged wrong."""
    by_language: defaultdict[str, Counter[str]] = defaultdict(Counter)
    wrong = []
    for case in cases:
        found, wanted = judged()[case], case.label == "1"
        kind = ("tp" if wanted else "fp") if found else ("fn" if wanted else "tn")
        by_language[case.lang][kind] += 1
        wrong += [case] if found != wanted else []
    overall = sum(by_language.values(), Counter[str]())
    return {lang: f1(counts) for lang, counts in by_language.items()}, f1(overall), wrong


@pytest.mark.parametrize("cases", [ALL["shared"], OWN], ids=["shared", "own"])
def test_cases_are_judged_as_labelled(cases):
    by_language, overall, wrong = measure(cases)
    assert min(by_language.values()) >= FLOOR, wrong
    assert overall >= OVERALL_FLOOR, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_cases_of_our_own(language):
    labels = Counter(case.label for case in OWN if case.lang == language)
    fewest = FEWEST if any(case.lang == language for case in ALL["shared"]) else FEWEST_OF_OTHERS
    assert labels.total() >= fewest
    assert min(labels["0"], labels["1"]) >= fewest // 5


NEAR = Path(__file__).parent / "files" / "near.tsv"
"""Language, form, sentence, and what stands in the sentence that was perhaps meant for the form."""


@pytest.mark.parametrize("row", NEAR.read_text(encoding="utf-8").splitlines()[1:])
def test_what_was_perhaps_meant_is_named_and_nothing_else(row):
    language, form, sentence, near = row.split("\t")
    assert nearest_passage([form], sentence, rules(language), []) == (near or None)
