"""The checks that judge content: lengths against what is usual, and any text survived."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import translate.languages
from translate.checks import CHECKS, Pair
from translate.checks.length import judge_lengths, note_lengths

CASES = tomllib.loads((Path(__file__).parent / "lengths.toml").read_text(encoding="utf-8"))["case"]
DATA = Path(translate.languages.__file__).parent / "data"
NAMES = ("numbers", "negation", "untranslated", "script", "characters")
LANGUAGES = st.sampled_from(
    ["ar", "de", "el", "en", "fa", "fi", "he", "ja", "ko", "ru", "sr", "tr", "vi", "zh_Hans", "zh_Hant"]
)
SIGNS = st.text(
    st.sampled_from("0123456789.,'\u00a0٣５万億三十 hmk%XVIe-/:\u202e\u2069ÃâРСaаο第兆"), max_size=80
)
ANY = st.one_of(st.text(max_size=80), SIGNS)


@pytest.mark.parametrize("case", CASES)
def test_length(case: dict[str, str]) -> None:
    pair = Pair(case["msgid"], case["msgstr"], case.get("language", "de"))
    lengths = note_lengths(pair)
    found = [said.message for _, said in judge_lengths(pair.language, [(0, lengths)] if lengths else [])]
    if "says" in case:
        assert any(case["says"] in message for message in found), found
    else:
        assert found == []


def test_what_is_usual_is_measured_on_the_catalogs_themselves() -> None:
    long = [(number, ((100,), (108 + number,))) for number in range(40)]
    assert [number for number, _ in judge_lengths("de", [(40, ((100,), (190,)))])] == [40]
    assert list(judge_lengths("de", [*long, (40, ((100,), (190,)))])) == []


def test_faults_do_not_become_usual() -> None:
    halved = [(number, ((100, 100), (100,))) for number in range(40)]
    assert [number for number, _ in judge_lengths("de", halved)] == list(range(40))


@settings(max_examples=400, deadline=None)
@given(ANY, ANY, LANGUAGES)
def test_any_text_is_survived(msgid: str, msgstr: str, language: str) -> None:
    pair = Pair(msgid, msgstr, language)
    for name in NAMES:
        assert all(said.message for said in CHECKS[name](pair))
        assert not [said for said in CHECKS[name](Pair(msgid, msgid, "fr")) if said.severity == "error"]
    if (lengths := note_lengths(pair)) is not None:
        json.dumps(lengths)
        assert all(said.severity == "warning" for _, said in judge_lengths(language, [(0, lengths)]))


@pytest.mark.parametrize(
    "unit", ["", " km", " mois", " h 30", " °C", "e minute", " % des gens", "½", " cents"]
)
@pytest.mark.parametrize("language", ["ar", "en", "ja"])
def test_endless_numbers_are_survived(unit: str, language: str) -> None:
    """Python refuses to make a number of more than 4,300 digits."""
    endless = "9" * 5000 + unit
    for msgid, msgstr in (
        (endless, "5 km, 45′"),
        ("5 km, 90 minutes, deux", endless),
        (endless, "8" + endless),
    ):
        assert all(said.message for said in CHECKS["numbers"](Pair(msgid, msgstr, language)))


READ = {
    "typography": {"quotes", "signs", "doubled", "letters", "relative", "dash", "french-spaces", "straight"},
    "length": {"ratio", "scale"},
    "negation": {"signs", "denies"},
}
"""Table of a language → the rows that the checks read: one under another heading would do nothing."""


@pytest.mark.parametrize("path", sorted(DATA.glob("*.toml")), ids=lambda path: path.stem)
def test_rows_of_a_language_stand_where_they_are_read(path: Path) -> None:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    unread = {name: set(tables.get(name, {})) - rows for name, rows in READ.items()}
    assert not any(unread.values()), unread
