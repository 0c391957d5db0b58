"""How languages are written: one answer for a locale, however it is named."""

from collections.abc import Callable

import pytest

from translate.languages import base_language
from translate.languages.recognised import script_name
from translate.languages.writing import (
    has_capitals,
    marks_sentences,
    names_have_cases,
    parts_phrases_with_blanks,
    parts_words_with_blanks,
)

LOCALES = ("ar", "arn", "de_CH", "dz", "ja_JP", "km", "ko", "lo", "th_TH", "yue", "zh", "zh_Latn", "zh-TW")
"""Of several scripts and territories; ``arn`` is Mapuche."""


def test_the_language_of_a_locale() -> None:
    assert [base_language(code) for code in ("arn", "ja_JP", "zh-Hant-TW", "ZH_Latn", "")] == [
        "arn",
        "ja",
        "zh",
        "zh",
        "",
    ]


@pytest.mark.parametrize(
    ("asked", "denied"),
    [
        (parts_words_with_blanks, "dz ja_JP km lo th_TH yue zh zh-TW"),
        (parts_phrases_with_blanks, "ar arn de_CH ja_JP ko yue zh zh_Latn zh-TW"),
        (marks_sentences, "dz lo th_TH"),
        (has_capitals, "ar dz ja_JP km ko lo th_TH yue zh zh-TW"),
        (names_have_cases, "de_CH ja_JP th_TH zh zh_Latn zh-TW"),
    ],
)
def test_how_a_language_is_written(asked: Callable[[str], bool], denied: str) -> None:
    assert [code for code in LOCALES if not asked(code)] == denied.split()


def test_a_script_that_a_locale_names_is_judged_where_it_is_known() -> None:
    assert [script_name(code) for code in ("zh_TW", "zh_Hant_HK", "zh_Latn", "ru_Latn_RU")] == [
        "Han",
        "Han",
        None,
        None,
    ]
