"""Sentences in any language; what is not French is here, French in the tests of `segmentation`."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.sentences import between, boundaries, sentences

CASES = {
    "fr": "M. Macron a dit : « Non. » ‖Il part. ‖[Séoul. Kyiv.](https://a.b/c.d) attend. ‖Fin.",
    "de": "Er kam am 3. März in den 2. Stock. ‖Karl V. kam auf Platz 3. ‖„Nein.“ ‖»Ja.« ‖Sie blieb.",
    "tr": "Havalimanının 5. Terminali açıldı. ‖Toplam 5. ‖Bu iyi.",
    "fi": "Hän tuli sitten. ‖”Yllätyimme”, hän sanoi. ‖”Me.” ‖”Niin.”",
    "da": "Han kom. ‖»Ja«, sagde han. ‖Slut.",
    "cs": "Řekl: ‚Tak.‘ ‖Tak šel.",
    "es": "¿Quién paga? ‖¡Nadie! ‖Así es.",
    "ru": "В 2014 г. он ушёл. ‖Она осталась.",
    "ja": "彼は言った。‖「行く。」と言った。‖本当？‖はい！‖2024年、終わった。",
    "zh_Hans": "他说：“我走了。”‖她没走。‖2024年10月，他来了。",
    "zh_Hant": "**交通：**坐火車。‖**住宿：**有旅館。‖**有。**‖完",
    "ko": "그는 갔다. ‖(나는 왔다.) ‖끝났다.",
    "ar": "قال الرئيس. ‖هل ستذهب؟ ‖نعم.",
    "hi": "वह गया। ‖मैं आया।",
    "fa": "او رفت. ‖من ماندم؟ ‖بله.",
    "hy": "Նա գնաց։ ‖Ես մնացի։",
    "km": "គាត់បានទៅ។ ‖ខ្ញុំនៅ។",
}


@pytest.mark.parametrize("language", CASES)
def test_sentences_of_a_language(language: str) -> None:
    wanted = CASES[language].split("‖")
    assert list(sentences("".join(wanted), language)) == wanted


def test_markup_is_not_divided() -> None:
    for text in ("**Un. Deux** trois", "`a. B` c", "[Un. Deux.](x)", "**一。二** 三", "[一。二。](x)"):
        assert boundaries(text, "fr") == boundaries(text, "zh_Hans") == []


def test_what_stands_between_two_sentences() -> None:
    assert (between("de"), between("zh_Hans"), between("ja"), between("ko")) == (" ", "", "", " ")


@given(st.text(alphabet="aÀ .!?…。？«»“”「」()[]*`<>/b\n1"), st.sampled_from(["fr", "ja", "ar", "xx", ""]))
def test_sentences_concatenate_to_the_text(text: str, language: str) -> None:
    pieces = sentences(text, language)
    assert "".join(pieces) == text
    assert all(piece.strip() for piece in pieces) or len(pieces) == 1


@pytest.mark.parametrize(
    "unit", ["。", "「", "「あ。", ". ", "؟ ", "a. ", "* ", "<a>", "[", "](", "?", "?…", "؟", "।"]
)
def test_time_is_linear(unit: str) -> None:
    started = time.perf_counter()
    for size in (19_000, 200_000):
        boundaries(unit * (size // len(unit)), "ja")
    assert time.perf_counter() - started < 3
