"""Where a finding is underlined, and what counts as one text: more than a case's message tells."""

import pytest

from translate.checks import CHECKS, SURVEYS, Pair
from translate.checks.numbers.within import in_order, is_within


@pytest.mark.parametrize(
    ("check", "msgid", "msgstr", "language", "underlined"),
    [
        ("script", "Catherine, moi et toi.", "Catherine и я c тобой.", "ru", (14, 15)),
        ("doubled-words", "Il a vu le chien.", "He saw the theatre, the the dog.", "en", (20, 27)),
        ("spaces", "Il vit à **Paris**.", "Er lebt in **Paris** .", "de", (20, 21)),
    ],
)
def test_place_in_the_translation(
    check: str, msgid: str, msgstr: str, language: str, underlined: tuple[int, int]
) -> None:
    (found,) = CHECKS[check](Pair(msgid, msgstr, language))
    assert found.in_msgstr == (underlined,)


def test_the_french_denial_is_underlined() -> None:
    msgid = "**Le maire** n’a *pas* répondu."
    (found,) = CHECKS["negation"](Pair(msgid, "**Der Bürgermeister** hat *sofort* geantwortet.", "de"))
    ((start, end),) = found.in_msgid
    assert msgid[start:end].startswith("n’a *pas")


@pytest.mark.parametrize(
    ("one", "other", "language", "same"),
    [
        ("La rue est là.", "La rue, est-là !", "fr", True),
        ("किला खुला है।", "किला खुला है", "hi", True),
        ("किला खुला है", "किले खुले हैं", "hi", False),
        ("ถนนใกล้", "ถนนไกล", "th", False),
        ("«می‌خواهم»", "میخواهم", "fa", True),
    ],
)
def test_vowel_signs_make_another_text_and_typography_does_not(
    one: str, other: str, language: str, same: bool
) -> None:
    notes = [SURVEYS["consistency"].note(Pair("Deux mots", text, language)) for text in (one, other)]
    assert (notes[0] == notes[1]) is same


def test_spans_that_overlap_are_one() -> None:
    spans = in_order([(8, 9), (4, 6), (1, 5), (2, 3)])
    assert spans == [(1, 6), (8, 9)]
    assert [at for at in range(10) if is_within(at, spans)] == [1, 2, 3, 4, 5, 8]
