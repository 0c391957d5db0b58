"""What answers must pass, and how they are set."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.engines.draft import UnansweredError, draft
from translate.engines.google import SHAPES
from translate.engines.numbers import lost_numbers
from translate.engines.protect import MARK, mask
from translate.engines.typography import set_type
from translate.engines.verify import fault
from translate.model import Question

FOLDER = Path(__file__).parent / "cases"
VERIFY = tomllib.loads((FOLDER / "verify.toml").read_text(encoding="utf-8"))["case"]
TYPOGRAPHY = tomllib.loads((FOLDER / "typography.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", VERIFY, ids=lambda case: case["answer"][:30])
def test_faults(case):
    masked = mask(case["text"])
    answer = case["answer"]
    for n, mark in enumerate(masked.marks):
        answer = answer.replace(mark.raw, chr(0xF0000 + n), 1)
    found = fault(masked, answer)
    if "fault" in case:
        assert found is not None
        assert case["fault"] in found
    else:
        assert found is None


@pytest.mark.parametrize("case", TYPOGRAPHY, ids=lambda case: f"{case['target']} {case['source'][:20]}")
def test_typography(case):
    spaces = str.maketrans({"_": "\u00a0", "~": "\u202f"})
    assert set_type(case["answer"], case["source"].translate(spaces), case["target"]) == case[
        "set"
    ].translate(spaces)


@settings(deadline=None)
@given(
    st.text(alphabet="ab 12«»“”„\"'’:;!?.,\u00a0\u202f\U000f0000"),
    st.sampled_from(["es", "de", "oc", "sv", "ja", "xx"]),
)
def test_typography_keeps_letters_digits_and_marks(text, target):
    kept = [char for char in text if char.isalnum() or MARK.match(char)]
    once = set_type(text, text, target)
    assert [char for char in once if char.isalnum() or MARK.match(char)] == kept


@settings(deadline=None)
@given(st.lists(st.integers(0, 10**7), max_size=5))
def test_numbers_are_the_same_however_they_are_grouped(numbers):
    french = " et ".join(f"{n:,}".replace(",", "\u202f") for n in numbers)
    assert lost_numbers(french, " and ".join(f"{n:,}" for n in reversed(numbers))) == []
    assert len(lost_numbers(french, "")) == len(numbers)


def test_an_answer_keeps_the_white_space_at_its_edges():
    assert draft(Question("  le chat\t"), SHAPES, lambda _: "die Katze", "de").text == "  die Katze\t"


def test_no_answer_is_no_translation():
    def ask(_: str) -> str:
        raise UnansweredError("nobody there")

    assert draft(Question("le chat"), SHAPES, ask, "de").reason == "nobody there"
