"""The check `swapped-names`: the names of a translation are those of the original."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.project import Project
from translate.checks import Pair
from translate.checks.swapped_names import ESTABLISHED, judge_swaps, note_swaps

CASES = tomllib.loads((Path(__file__).parent / "swapped_names.toml").read_text(encoding="utf-8"))["case"]
TEXT = st.text(st.sampled_from("AbéZ Жж’'-.,(«1ΩאアX中"), max_size=40)


def said(pairs: list[Pair]) -> list[tuple[int, str]]:
    """Return the numbers of the pairs of which something is said, and what."""
    notes = [(number, note) for number, pair in enumerate(pairs) if (note := note_swaps(pair)) is not None]
    return [(number, one.message) for number, one in judge_swaps(pairs[0].language, notes)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    found = said([Pair(case["msgid"], case["msgstr"], case.get("language", "de"))])
    if "says" in case:
        assert any(case["says"] in message for _, message in found), found
    else:
        assert found == []


def test_what_several_entries_have_is_a_translation() -> None:
    """So are speaking names translated, and names that no list has."""
    pairs = [
        Pair(f"{verb} près de Koupiansk.", f"Poblíž Tucsonu {czech}.", "cs")
        for verb, czech in (("On dort", "se spí"), ("On mange", "se jí"), ("On rit", "se směje"))
    ]
    assert len(said(pairs[: ESTABLISHED - 1])) == ESTABLISHED - 1
    assert said(pairs) == []


def test_it_says_where_both_names_stand(tmp_path: Path) -> None:
    home = Project(tmp_path).lay_out(languages=["de"])
    french, german = CASES[0]["msgid"], CASES[0]["msgstr"].replace("Boris Miller", "**Boris Miller**")
    french = french.replace("Boris Johnson", "**Boris Johnson**")
    home.write("source/fr/nom.md", f"{french}\n")
    home.ok("update", "--no-fill")
    home.translate({french: german}, article="nom")
    (finding,) = home.ok("check", "nom", "--json", "--select", "swapped-names").json["findings"]
    assert (finding["term"], finding["found"], finding["severity"]) == ("Johnson", "Miller", "warning")


def test_spans_are_those_of_the_written_texts() -> None:
    pair = Pair("Le ministre **Boris Johnson** est parti.", "Minister **Boris Whitlock** ist weg.", "de")
    note = note_swaps(pair)
    assert note is not None
    ((_, one),) = judge_swaps("de", [(0, note)])
    assert [pair.msgid[slice(*place)] for place in one.in_msgid] == ["Johnson"]
    assert [pair.msgstr[slice(*place)] for place in one.in_msgstr] == ["Whitlock"]


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT, st.sampled_from(["de", "ru", "el", "ja", "xx", "pt_BR"]))
def test_any_text_is_survived(msgid: str, msgstr: str, code: str) -> None:
    assert all(message for _, message in said([Pair(msgid, msgstr, code)]))


@pytest.mark.parametrize("piece", ["A", "Ab ", "Abc-", "a’", "Жo ", "le Abc ", "Abc. ", "de Abc "])
def test_long_texts_take_linear_time(piece: str) -> None:
    """Seconds where quadratic time would be hours."""
    text = piece * (60_000 // len(piece))
    said([Pair(text, text + "Xyz", "de"), Pair("Boris Johnson dort.", text, "de"), Pair(text, "Xyz", "de")])
