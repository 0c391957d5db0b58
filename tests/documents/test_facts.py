"""Dates, authors and picture of an article: read where they are legible, and never an error."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.documents import facts_of
from translate.model import Document, Facts, Slice

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "facts.toml").read_text(encoding="utf-8")
)
PARTS = [
    *("---\n", "+++\n", "date: ", "date = ", "author", "authors:\n", "- ", "&a ", "*a", "[", "]", "{", "}"),
    *("2025-05-03", "10:00", "+02:00", "\n", '"', "'", "|", "<<: ", "!!timestamp ", "\x00", "é"),
    *(
        "<meta name=author content=",
        "<time pubdate datetime=",
        ">",
        "<!--",
        "...\n",
        '"\\ud800"',
        "2025-99-99",
    ),
]


def facts(text: str, name: str = "a.md") -> Facts:
    return facts_of(Document(name, (Slice(text),)))


@pytest.mark.parametrize("name", CASES)
def test_facts(name):
    case = CASES[name]
    found = facts(case["article"], case.get("name", "a.md"))
    days = {
        key: day.isoformat() for key in ("published", "updated") if (day := getattr(found, key)) is not None
    }
    assert days == {key: case[key] for key in ("published", "updated") if key in case}
    assert (list(found.authors), found.image) == (case.get("authors", []), case.get("image", ""))


@given(st.lists(st.sampled_from(PARTS), max_size=12), st.sampled_from(["---\n", "+++\n", ""]))
def test_nothing_makes_it_fail(parts, opening):
    for name in ("a.md", "a.html"):
        found = facts(opening + "".join(parts) + "\n" + opening, name)
        repr(found).encode("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "---\nauthor: " + "[" * 50_000 + "\n---\n",
        "---\n"
        + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 60 if n else 'x'}]\n" for n in range(40))
        + "author: *a39\n---\n",
        "---\n" + "<<: *a\n" * 5_000 + "---\n",
        "+++\nauthor = " + "[" * 50_000 + "\n+++\n",
        "+++\n" + "a." * 50_000 + "b = 1\n+++\n",
        "---\nauthor: '" + "x" * 100_000 + "\n---\n",
        "---\ndate: " + "2025-05-03 " * 20_000 + "\n---\n",
    ],
    ids=["deep", "bomb", "merges", "deep-toml", "long-key", "unclosed", "long-date"],
)
def test_large_and_deep_front_matter_is_no_trouble(text):
    assert facts(text).published is None
