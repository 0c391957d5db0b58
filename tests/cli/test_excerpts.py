"""Excerpts: the words in question, within the width, underlined where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.cli.excerpts import window
from translate.cli.output import columns

TEXTS = st.text(alphabet="ab \u0301日\u202e\x1b", max_size=60)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)), max_size=3), st.integers(20, 40))
def test_an_excerpt_fits(text: str, starts: list[tuple[int, int]], width: int) -> None:
    spans = [(start, start + length) for start, length in starts if start + length <= len(text)]
    shown, places = window(text, spans, width)
    assert columns(shown) <= width
    assert shown.isprintable()
    ends = [at for place in places for at in place]
    assert ends == sorted(ends)
    assert all(0 <= at <= len(shown) for at in ends)


@pytest.mark.parametrize(
    ("text", "span", "shown", "marked"),
    [
        ("Ein kurzer Text", (4, 10), "Ein kurzer Text", "kurzer"),
        ("eins zwei drei vier fünf sechs", (0, 4), "eins zwei drei vier …", "eins"),
        ("eins zwei drei vier fünf sechs", (25, 30), "…drei vier fünf sechs", "sechs"),
        ("eins zwei drei vier fünf sechs", (10, 14), "… zwei drei vier fünf…", "drei"),
        ("日本語の文章はこのように続きます", (5, 6), "", "章"),
    ],
)
def test_the_words_in_question_are_in_it(text: str, span: tuple[int, int], shown: str, marked: str) -> None:
    found, ((start, end),) = window(text, [span], 22)
    assert found[start:end] == marked
    assert not shown or found == shown
