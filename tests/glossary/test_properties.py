"""What holds for any text: spans, acceptance of what was asked for, and time."""

import time
from functools import lru_cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.glossary import Glossary, Target, Term, diagnose, occurrences
from translate.glossary.rules import rules
from translate.glossary.text import prose, words

LANGUAGES = (
    *(
        "fr",
        "en",
        "es",
        "de",
        "it",
        "pt",
        "ca",
        "oc",
        "ru",
        "uk",
        "pl",
        "cs",
        "fi",
        "tr",
        "hu",
        "ar",
        "he",
        "ko",
    ),
    *("ja", "zh", "zh_Hant", "pt_BR", "sv", "eu"),
)
ALPHABET = st.sampled_from("aeéçœKßİıёйŁųñ 한국어ア金ー・كةאֶ'’-‑\u00ad`*_[]()<>&;#{}%/:.,1!\n")
TERMS = ("Corée", "nord-coréen", "金正恩", "ア", "a", "Kaé", "'k", "1", "한국", "كة", "x<b>y")
SLOWEST = 5.0
"""Seconds for a hundred thousand characters of the worst kind; a pattern that backtracks takes hours."""


@given(st.text(ALPHABET, max_size=80))
def test_blanking_keeps_every_position(text):
    blanked = prose(text)
    assert len(blanked) == len(text)
    assert all(new in (old, " ", "\x00") for old, new in zip(text, blanked, strict=True))


@given(st.text(ALPHABET, max_size=80), st.sampled_from(LANGUAGES))
def test_words_follow_each_other(text, language):
    parts = words(text, rules(language))
    assert all(0 <= word.start < word.end <= len(text) for word in parts)
    assert all(one.end <= other.start for one, other in pairwise(parts))


@lru_cache
def glossary_of(language: str) -> Glossary:
    return Glossary(
        tuple(Term(f"Q{n}q", targets=((language, Target(text)),)) for n, text in enumerate(TERMS))
    )


@given(st.sampled_from(LANGUAGES), st.integers(0, len(TERMS) - 1), st.text(ALPHABET, max_size=30))
def test_the_preferred_form_on_its_own_line_is_always_accepted(language, number, rest):
    rest = "".join(sign for sign in rest if sign not in "`<>{}[]()&;:")
    said = diagnose(glossary_of(language), f"Q{number}q", f"{TERMS[number]}.\n{rest}", language, "a.md")
    assert [d for d in said if d.severity != "info"] == []


@given(st.text(ALPHABET, max_size=60))
def test_occurrences_do_not_overlap(msgid):
    glossary = Glossary((Term("a"), Term("aé"), Term("Ka"), Term("é-a", variants=("œ",))))
    places = occurrences(glossary, msgid, "a.md")
    assert all(one.end <= other.start for one, other in pairwise(places))
    assert all(msgid[place.start : place.end] == place.text for place in places)


@pytest.mark.parametrize(
    "piece",
    ["aaaa ", "`", "<a ", "<code>", "](", "[^", "<!--", "{{", "&#1", "a'", "aaaa", "-é", "a@", "http://"],
)
def test_no_text_takes_long(piece):
    text = piece * (100_000 // len(piece))
    begin = time.perf_counter()
    occurrences(Glossary((Term("aaaa"), Term("Corée du Nord"))), text, "a.md")
    assert time.perf_counter() - begin < SLOWEST
