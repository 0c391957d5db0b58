"""Each check's cases: what must be found, and what must be left in peace."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.checks import CHECKS, LEVELS, Pair

FILES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
CASES = [(f.stem, case) for f in FILES for case in tomllib.loads(f.read_text(encoding="utf-8"))["case"]]
LINEAR = (
    "markup",
    "emphasis-rendering",
    "line-breaks",
    "quotation-marks",
    "brackets",
    "spaces",
    "doubled-words",
    "final-punctuation",
    "punctuation",
    "dates",
    "units",
    "untranslated",
)
MARKUP = st.text(st.sampled_from("a]([)`<>/{}%^!* \\\n\"'h:1"), max_size=60)


def pair_of(case: dict[str, Any]) -> Pair:
    """Return the pair of a case: `language` is German unless it says so."""
    return Pair(
        case["msgid"],
        case["msgstr"],
        case.get("language", "de"),
        case.get("source", "fr"),
        case.get("kind", ""),
        tuple(case.get("labels", ())),
    )


def test_every_check_has_cases_of_both_kinds() -> None:
    for name in CHECKS:
        spoken = {"says" in case for check, case in CASES if check == name}
        assert spoken == {True, False}


@pytest.mark.parametrize(("name", "case"), CASES)
def test_case(name: str, case: dict[str, Any]) -> None:
    said = list(CHECKS[name](pair_of(case)))
    assert {diagnostic.severity for diagnostic in said} <= {*LEVELS[name]}
    found = [diagnostic.message for diagnostic in said]
    if "says" in case:
        assert any(case["says"] in message for message in found), found
        assert case.get("level", said[0].severity) in {diagnostic.severity for diagnostic in said}
    else:
        assert found == []


@settings(max_examples=300, deadline=None)
@given(MARKUP, MARKUP)
def test_any_text_is_survived(msgid: str, msgstr: str) -> None:
    for check in CHECKS.values():
        assert not [said for said in check(Pair(msgid, msgid, "fr")) if said.severity == "error"]
        assert all(diagnostic.message for diagnostic in check(Pair(msgid, msgstr, "de")))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a ",
        "*",
        "**a ",
        "_a",
        "( ",
        ")",
        ":)",
        "«",
        "« ",
        '"',
        "<b>",
        "</b>",
        "アア",
        "中中 ",
        " ",
        "a.",
        "?",
        "[a](",
        'ה"ה',
        "« était » ",
        "étaient ",
        "vendredi soir ",
        "3 mai ",
    ],
)
def test_long_texts_take_linear_time(piece: str) -> None:
    """A hundred times the text in far less than ten thousand times the time: seconds, not hours."""
    text = piece * (60_000 // len(piece))
    for name in LINEAR:
        list(CHECKS[name](Pair(text, text + "x", "de")))
        list(CHECKS[name](Pair("Un texte court.", text, "he")))
        list(CHECKS[name](Pair("Un texte court.", text, "ja")))
