"""What answers must pass, and how they are set."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.catalog.po import parse_catalog
from translate.engines.draft import UnansweredError, draft
from translate.engines.numbers import lost_numbers
from translate.engines.protect import MARK, Masked, mask
from translate.engines.shapes import TOKENS, Reading, Shape
from translate.engines.typography import set_type
from translate.engines.verify import fault
from translate.engines.wrong_language import wrong_language
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
    found = fault(masked, answer, case.get("target", "xx"))
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


SHIPPED = sorted((Path(__file__).parents[2] / "locales").glob("*/musee-kursk.po"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_good_translations_have_no_fault_and_are_set_already(path):
    target = path.parent.name
    for entry in parse_catalog(path.read_text(encoding="utf-8"), path).entries:
        if entry.state == "reviewed":
            assert set_type(entry.msgstr, entry.msgid, target) == entry.msgstr
            assert wrong_language(entry.msgid, entry.msgstr, target) is None


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_a_translation_into_another_language_is_seen(path):
    """Nearly always: those of close neighbours may pass where they have few small words."""
    theirs, seen, judged = path.parent.name, 0, 0
    entries = parse_catalog(path.read_text(encoding="utf-8"), path).entries
    long = [e for e in entries if e.state == "reviewed" and sum(map(str.isalpha, e.msgstr)) > 60]
    for target in {"de", "en", "ja", "ru", "ar", "zh_Hans"} - {theirs}:
        for entry in long:
            judged += 1
            seen += wrong_language(entry.msgid, entry.msgstr, target) is not None
    assert seen >= 0.85 * judged


@settings(deadline=None)
@given(st.text(), st.text(), st.sampled_from(["de", "ru", "ja", "zh_Hant", "ar", "sr_Latn", "xx"]))
def test_any_text_is_judged(source, answer, target):
    assert isinstance(wrong_language(source, answer, target), str | None)


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
    assert lost_numbers(french, " and ".join(f"{n:,}" for n in reversed(numbers)), "en") == []
    assert len(lost_numbers(french, "", "en")) == len(numbers)


def test_an_answer_keeps_the_white_space_at_its_edges():
    def ask(_masked: Masked, _shape: Shape) -> Reading:
        return Reading("die Katze")

    assert draft(Question("  le chat\t"), TOKENS, ask, "de").text == "  die Katze\t"


def test_no_answer_is_no_translation():
    def ask(_masked: Masked, _shape: Shape) -> Reading:
        raise UnansweredError("nobody there")

    assert draft(Question("le chat"), TOKENS, ask, "de").reason == "nobody there"
