"""The check `swapped-names`: the names of a translation are those of the original."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.project import Project
from translate.checks import Pair
from translate.checks.swapped_names import ESTABLISHED, judge_swaps, note_swaps
from translate.checks.swapped_names.notes import Kept

FOLDER = Path(__file__).parent
ROWS = tomllib.loads((FOLDER / "swapped_names.toml").read_text(encoding="utf-8"))
CASES, NAMES = ROWS["case"], ROWS["name"]
TEXT = st.text(st.sampled_from("AbéZ Жж’'-.,(«1ΩאוアーجلX中克斯·가에"), max_size=40)
FOUND = 0.6
"""The share of swapped names that is found at least where there are no capitals."""


Noted = list[tuple[int, Kept]]


def noted(pairs: list[Pair]) -> Noted:
    """Return the notes of pairs, with their numbers."""
    return [(number, note) for number, pair in enumerate(pairs) if (note := note_swaps(pair)) is not None]


def said(pairs: list[Pair]) -> list[tuple[int, str]]:
    """Return the numbers of the pairs of which something is said, and what."""
    return [(number, one.message) for number, one in judge_swaps(pairs[0].language, noted(pairs))]


def desks(code: str) -> list[Pair]:
    """Return the texts of the desks of a language, and the French."""
    french, texts = (
        (FOLDER / "desks" / f"{one}.txt").read_text("utf-8").splitlines() for one in ("fr", code)
    )
    return [Pair(*both, code) for both in zip(french, texts, strict=True)]


def swapped(pair: Pair) -> Iterator[tuple[Pair, str]]:
    """Yield a pair with each of its names exchanged for one that it has not, and that one."""
    code = pair.language
    others = [name[code] for name in NAMES if name["fr"] not in pair.msgid and name[code] not in pair.msgstr]
    for at, name in enumerate(NAMES):
        if name["fr"] in pair.msgid and name[code] in pair.msgstr:
            other = others[(7 * at + len(pair.msgid)) % len(others)]
            yield Pair(pair.msgid, pair.msgstr.replace(name[code], other), code), other


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    texts = [[case["msgid"], case["msgstr"]], *case.get("others", [])]
    found = said([Pair(french, text, case.get("language", "de")) for french, text in texts])
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


@pytest.mark.parametrize("code", ["ar", "he", "ja", "ko", "zh_Hans"])
def test_names_are_known_without_capitals(code: str) -> None:
    """From the other texts of the desks, of which nothing is said."""
    pairs = desks(code)
    notes = noted(pairs)
    assert list(judge_swaps(code, notes)) == []
    found = []
    for number, pair in enumerate(pairs):
        others = [one for one in notes if one[0] != number]
        for changed, name in swapped(pair):
            own = [(number, note) for note in (note_swaps(changed),) if note is not None]
            found.append(any(one.found == name for _, one in judge_swaps(code, others + own)))
    assert len(found) >= len(NAMES)
    assert sum(found) >= FOUND * len(found), f"{sum(found)} of {len(found)}"


def test_a_word_that_many_names_lack_is_no_name() -> None:
    """Nor is one by which a name is rendered once, and another way more often."""
    swaps = [Pair(f"Il a vu {name}.", "رأى ويتلوك.", "ar") for name in ("Kellerman", "Amponsah", "Feldkamp")]
    known = Pair("Dana Whitlock est partie.", "رحلت دانا ويتلوك.", "ar")
    assert len(said([known, *swaps[:2]])) == 2
    assert said([known, *swaps]) == []
    assert said([swaps[0], known, *[Pair("Dana Whitlock dort.", "تنام دانا ويتلك.", "ar")] * 2]) == []


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
@given(TEXT, TEXT, st.sampled_from(["de", "ru", "el", "ja", "xx", "pt_BR", "ar", "he", "ko", "zh_TW"]))
def test_any_text_is_survived(msgid: str, msgstr: str, code: str) -> None:
    assert all(message for _, message in said([Pair(msgid, msgstr, code)]))


@pytest.mark.parametrize("code", ["ar", "he", "ja", "ko", "zh_Hant"])
def test_long_texts_without_capitals_take_little_time(code: str) -> None:
    """Of the longest that are judged: many names, long words."""
    names = "Kel Lerman, de Whit, " * 140
    said(
        [
            Pair(names, text, code)
            for text in ("ويتلوك " * 400, "וגרה" * 700, "ウィロ" * 900, "휘틀록에 " * 580, "惠特洛克" * 740)
        ]
    )


@pytest.mark.parametrize("piece", ["A", "Ab ", "Abc-", "a’", "Жo ", "le Abc ", "Abc. ", "de Abc "])
def test_long_texts_take_linear_time(piece: str) -> None:
    """Seconds where quadratic time would be hours."""
    text = piece * (60_000 // len(piece))
    said([Pair(text, text + "Xyz", "de"), Pair("Boris Johnson dort.", text, "de"), Pair(text, "Xyz", "de")])
