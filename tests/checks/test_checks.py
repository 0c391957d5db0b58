"""Each check's cases: what must be found, and what must be left in peace."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.checks import CHECKS

FILES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
CASES = [(f.stem, case) for f in FILES for case in tomllib.loads(f.read_text(encoding="utf-8"))["case"]]
MARKUP = st.text(st.sampled_from("a]([)`<>/{}%^!* \\\n\"'h:1"), max_size=60)


def test_every_check_has_cases_of_both_kinds() -> None:
    for name in CHECKS:
        spoken = {"says" in case for check, case in CASES if check == name}
        assert spoken == {True, False}


@pytest.mark.parametrize(("name", "case"), CASES)
def test_case(name: str, case: dict[str, str]) -> None:
    found = [diagnostic.message for diagnostic in CHECKS[name](case["msgid"], case["msgstr"])]
    if "says" in case:
        assert any(case["says"] in message for message in found), found
    else:
        assert found == []


@settings(max_examples=300, deadline=None)
@given(MARKUP, MARKUP)
def test_any_text_is_survived(msgid: str, msgstr: str) -> None:
    for check in CHECKS.values():
        assert list(check(msgid, msgid)) == []
        assert all(diagnostic.message for diagnostic in check(msgid, msgstr))
