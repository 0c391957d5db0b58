"""What holds for any text: spans, acceptance of what was asked for, and time."""

import time
from functools import lru_cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
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
ODD = (
    *(
        "🚀",
        "👩🏽‍🚀",
        "C++",
        "$",
        "(a+)+$",
        ".*",
        "[x",
        "a|b",
        "\\d",
        '"x"',
        "'",
        "’",
        "-",
        "...",
        "ﷺ",
        "한",
        "アiア",
        "Kоrea",
    ),
    *("x" * 200, "a-" * 100, "é", "e\u0301", "İ", "%s", "{0}", "A&B", "n°", "3D", "№ 5", "a\u00adb"),
)
"""Signs of regular expressions, quotes, emoji, one character, 200 characters, several scripts in one."""
SLOWEST = 20.0
"""Seconds for a text of the worst kind; a pattern that backtracks takes hours."""


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_odd_terms_are_found_where_they_are_and_nowhere_else(language):
    for term in ODD:
        glossary = Glossary((Term("Xq", type="name", targets=((language, Target(term)),)),))
        alone, absent = (list(diagnose(glossary, "Xq", text, language, "a.md")) for text in (term, "Öß 2 ¶"))
        assert (alone, [d.severity for d in absent]) == ([], ["error"]), term


@pytest.mark.parametrize("term", ODD)
def test_odd_terms_are_found_in_french(term):
    assert [place.text for place in occurrences(Glossary((Term(term),)), f"Le {term} ?", "a.md")]


@settings(deadline=None)  # the first text of a language loads its dictionary
@given(st.sampled_from(["de", "ar", "ko", "ja", "tr"]), st.text(max_size=20), st.text(max_size=40))
def test_no_term_and_no_text_breaks_anything(language, term, text):
    for match in (None, "compound"):
        own = Target(term, accepted=(text[:5],), forbid=(text[5:9],), match=match)
        glossary = Glossary((Term("Xq", targets=((language, own),)), Term(term + "é")))
        for said in diagnose(glossary, f"Xq {term}é", text, language, "a.md"):
            assert said.found is None or said.found in text
        occurrences(glossary, text + term, "a.md")


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


@pytest.mark.parametrize("language", ["fr", "de", "tr", "ar", "ko", "ja"])
@pytest.mark.parametrize("piece", ["aaaa ", "a", "a-", "金", "وال", "은", "a\u0301", "🚀"])
def test_no_term_takes_long(language, piece):
    own = ("aaaa", "a" * 200, "(a+)+$", "🚀", "金" * 200, "'a" * 20)
    targets = (Target(text, match=match) for match in (None, "compound") for text in own)
    glossary = Glossary(tuple(Term(f"Q{n}q", targets=((language, own),)) for n, own in enumerate(targets)))
    msgid = " ".join(term.fr for term in glossary.terms)
    begin = time.perf_counter()
    list(diagnose(glossary, msgid, piece * (1_000 // len(piece)), language, "a.md"))
    assert time.perf_counter() - begin < SLOWEST
