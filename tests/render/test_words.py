"""The words of the page: complete, and really in each language."""

import unicodedata
from importlib.resources import files

import pytest

from translate.languages import language, language_data
from translate.render import draft_notice, page_words
from translate.render.words import KEYS

LANGUAGES = (
    *("fr", "en", "es", "de", "it", "pt", "ca", "oc", "ru", "uk", "pl", "cs", "fi", "tr", "hu", "ar", "he"),
    *("ko", "ja", "zh_Hans", "zh_Hant", "nl", "sv", "el", "ro"),
)
SCRIPTS = {
    "ru": "CYRILLIC",
    "uk": "CYRILLIC",
    "el": "GREEK",
    "ar": "ARABIC",
    "he": "HEBREW",
    "ko": "HANGUL",
    "ja": "HIRAGANA CJK KATAKANA KATAKANA-HIRAGANA",
    "zh_Hans": "CJK",
    "zh_Hant": "CJK",
}


def words(code: str) -> list[str]:
    return [str(getattr(page_words(code), key)).replace("{date}", "") for key in sorted(KEYS)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_is_there_in_the_language_itself(code):
    assert page_words(code).language == language(code)
    assert all(words(code))
    assert code == "en" or draft_notice(code) != draft_notice("en")


@pytest.mark.parametrize("code", SCRIPTS)
def test_words_are_in_the_script_of_the_language(code):
    for word in words(code):
        scripts = {unicodedata.name(letter).split()[0] for letter in word if letter.isalpha()}
        assert scripts, word
        assert scripts <= set(SCRIPTS[code].split()), word


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_notice_is_one_complete_sentence(code):
    notice = draft_notice(code)
    assert notice.endswith((".", "。"))
    assert "\n" not in notice
    assert len(notice) >= 18


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_day_of_a_change_has_its_place(code):
    assert page_words(code).updated.count("{date}") == 1
    assert not any("{" in getattr(page_words(code), key) for key in KEYS - {"updated"})


def test_no_table_has_a_key_too_many_or_too_few():
    for file in (files("translate.languages") / "data").iterdir():
        table = language_data(file.name.removesuffix(".toml"), "page")
        assert table is None or table.keys() == KEYS, file.name


def test_traditional_and_simplified_chinese_differ_and_territories_take_their_language():
    assert draft_notice("zh_Hans") == draft_notice("zh") != draft_notice("zh_Hant")
    assert draft_notice("pt_BR") == draft_notice("pt")


def test_unknown_words_are_english():
    assert page_words("fa").language == language("en")
    assert page_words("fa") == page_words("en")
