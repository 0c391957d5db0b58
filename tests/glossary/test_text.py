"""The words of a segment, and where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.glossary import text as text_module
from translate.glossary.rules import rules
from translate.glossary.text import prose, words

SIGNS = st.sampled_from([*"aàÉßñ1٣ЖйkԿ中ア한אع'’·\u00ad\u0301\u200f.- *_`<>[]()\n", "la", "de", "Kim"])


@pytest.mark.parametrize("language", ["fr", "ca", "ru", "he", "ar", "el"])
@given(text=st.lists(SIGNS, max_size=30).map("".join))
def test_words_stand_where_they_are_read(language, text):
    own = rules(language)
    found, end = words(text, own), 0
    for word, token in zip(found, found.tokens, strict=True):
        assert prose(text)[word.start : word.end] == token
        assert word.start >= end
        assert not words(prose(text)[end : word.start], own).tokens, "a word between two words"
        end = word.end
    assert not words(prose(text)[end:], own).tokens


@given(st.text(st.one_of(st.characters(max_codepoint=0x2FF), st.sampled_from("’«»…–—“”‑")), max_size=40))
def test_plain_texts_have_the_words_that_unicode_gives_them(text):
    assert words(text, rules("fr")).tokens == text_module._word_pattern("").findall(prose(text))


def test_every_letter_of_plain_words_is_latin():
    signs = [chr(code) for code in range(0x250) if text_module._PLAIN_WORD.fullmatch(chr(code))]
    assert len(signs) > 400
    assert all(text_module._word_pattern("").fullmatch(sign) for sign in signs)


def test_a_stretch_of_words_is_read_as_its_words_are():
    found = words("La Corée du Nord, selon KCNA.", rules("fr"))
    assert [word.key for word in found[1:4]] == ["corée", "du", "nord"]
    assert [word.joined for word in found] == [True, True, True, True, False, True]
    assert found[-1] == found[5]
