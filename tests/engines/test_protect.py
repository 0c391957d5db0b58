"""Masking: what is masked, and that nothing is ever lost by it."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.engines.protect import MARK, Masked, mask
from translate.engines.shapes import TOKENS, DamagedError, TagShape
from translate.engines.stream import SHAPES as STREAM_SHAPES
from translate.model import Span

CASES = tomllib.loads((Path(__file__).parent / "cases" / "protect.toml").read_text(encoding="utf-8"))["case"]

BITS = [
    "le musée",
    "Kim",
    " ",
    " ",
    "*",
    "**",
    "_",
    "[",
    "![",
    "](a.md)",
    "]",
    "[^1]",
    "`x`",
    "`",
    "<b>",
    "</b>",
]
BITS += [
    "<br>",
    "{{ x }}",
    "{x}",
    "%s",
    "$x$",
    "$",
    "\n",
    "\\",
    "&amp;",
    "^",
    "~",
    "@",
    "#",
    "« ",
    " »",
    "10 000",
]
BITS += [
    "https://a.org/b_(c)",
    "l’",
    "’",
    "\u2011",
    "\u00a0",
    "é",
    "«",
    "(",
    ")",
    ".",
    "/",
    "X1X",
    "XNAME0X",
    "[X0X]",
]
texts = st.one_of(st.lists(st.sampled_from(BITS), max_size=14).map("".join), st.text(max_size=40))
TAGS = (TagShape(pairs=True), TagShape(pairs=False))
unhurried = settings(deadline=None)


def shown(masked: Masked) -> str:
    signs = {"word": "‹{}›", "blank": "{{{}}}", "open": "({}", "close": "{})"}
    numbers = {char: n for n, char in enumerate(MARK.findall(masked.text))}
    return MARK.sub(lambda m: signs[masked.mark(m[0]).role].format(numbers[m[0]]), masked.text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_what_is_masked(case):
    assert shown(mask(case["text"])) == case["masked"]


@unhurried
@given(texts)
def test_restoring_gives_the_text_back(text):
    if "&" not in text:  # entities are decoded
        masked = mask(text)
        assert masked.restore(masked.text) == text


@unhurried
@given(texts, st.data())
def test_spans_say_what_they_say(text, data):
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=3))
    spans = [Span(min(pair), max(pair), "NOM") for pair in pairs]
    masked = mask(text, spans)
    assert sum(mark.raw == "NOM" for mark in masked.marks) <= len(spans)
    unsaid = mask(text, [Span(s.start, s.end, text[s.start : s.end]) for s in spans])
    assert len(unsaid.marks) == len(masked.marks)
    if "&" not in text:
        assert unsaid.restore(unsaid.text) == text


@unhurried
@given(texts)
def test_pairs_are_nested(text):
    waiting = []
    masked = mask(text)
    for char in MARK.findall(masked.text):
        mark = masked.mark(char)
        if mark.role == "open":
            waiting.append(char)
        elif mark.role == "close":
            assert masked.partner(waiting.pop()) == char
    assert not waiting


@unhurried
@given(texts, st.sampled_from([*TOKENS, *TAGS, *STREAM_SHAPES]))
def test_an_engine_that_says_what_it_is_told_gives_the_marks_back(text, shape):
    masked = mask(text)
    sent = shape.write(masked)
    assert not MARK.search(sent)
    try:
        came = shape.read(sent, masked).text
    except DamagedError:
        assert "X" in text  # only what looks like a placeholder of ours may be taken for one
        return
    if "X" not in text and masked.text.strip():
        kept = MARK.findall(masked.text)
        bound = getattr(shape, "pairs", "") == "bound"  # marks around nothing have no word to be bound to
        assert MARK.findall(came) == kept or (bound and set(MARK.findall(came)) <= set(kept))


def test_a_span_through_markup_is_left_to_the_engine():
    text = "Le **grand musée** ouvre"
    assert mask(text, [Span(3, 11, "x")]).marks == mask(text).marks


@pytest.mark.parametrize(
    "bit",
    ["[", "](", "`", "``a", "<b ", "<code>", "{{", "{%", "*a", "_ ", "$a", "a@", "a.b", "(", "&a", "\\"],
)
def test_time_grows_with_the_text_only(bit):
    started = time.process_time()
    mask(bit * 4000)
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    "text", ["", " ", "10 000", "—", "![](a.png)", "`code`", "https://a.org", "**2024**", "{{ x }}"]
)
def test_what_has_no_letter_is_not_prose(text):
    assert not mask(text).is_prose
