"""Numbers are swapped where that is safe, written as the language writes them."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.memory.support import memory
from tests.support.questions import questions
from translate.memory.numbers import SOURCE_SIGNS, numbers, pattern_of
from translate.model import Entry

DATA = tomllib.loads(Path(__file__).with_name("numbers.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", DATA["swapped"], ids=lambda c: f"{c['language']}: {c['asked']}")
def test_swapped(case: dict[str, str]) -> None:
    of = memory(Entry(case["old"], case["translation"]), language=case["language"])
    answers = [answer for _, answer in of.translate(questions([case["asked"]]), "fr", case["language"])]
    assert [answer.text for answer in answers] == ([case["answer"]] if "answer" in case else [])
    if "note" in case:
        assert answers[0].note.endswith(case["note"])


@pytest.mark.parametrize(("text", "values"), [(row["text"], row["values"]) for row in DATA["numbers"]])
def test_what_is_a_number(text: str, values: list[str]) -> None:
    assert [number.value for number in numbers(text, *SOURCE_SIGNS)] == values


def test_a_number_that_the_language_counts_alike_comes_first() -> None:
    of = memory(Entry("2 soldats", "2 солдата"), Entry("10 soldats", "10 солдат"), language="ru")
    ((_, answer),) = of.translate(questions(["5 soldats"]), "fr", "ru")
    assert answer.text == "5 солдат"


@given(st.text(st.sampled_from("0123456789 \u202f.,:-/x一万٣`<>[]()"), max_size=40))
def test_any_text_is_safe(text: str) -> None:
    pattern = pattern_of(text)
    found = numbers(text, *SOURCE_SIGNS)
    assert (pattern is None) == (not found)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    of = memory(Entry(text or "a", "1.000, 2,5 — 3 一"), language="de")
    list(of.translate(questions([text + " 7"]), "fr", "de"))
