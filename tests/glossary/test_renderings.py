"""Putting the glossary's forms in: where they may go, and the words before them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.glossary import Glossary, Target, Term
from translate.glossary.neighbours import Exchange, adjusted, french_article, french_gender, without_article
from translate.glossary.renderings import Duty, duty, inflects

CASES = tomllib.loads((Path(__file__).parent / "neighbours.toml").read_text(encoding="utf-8"))["case"]
KIEV = Term("Kiev", "name", targets=(("es", Target("Kyiv")), ("ru", Target("Киев")), ("he", Target("קייב"))))


def owed(text: str, language: str, *terms: Term) -> Duty:
    return duty(Glossary(terms or (KIEV,)), text, "a.md", language)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['lang']}: {case['before']}{case['new']}")
def test_neighbours(case: dict[str, Any]) -> None:
    exchange = Exchange(case["old"], case["new"], case.get("french"))
    assert adjusted(case["before"], exchange, case["lang"]) == (case["is"], case.get("doubt", False))


@pytest.mark.parametrize(
    ("before", "article", "gender"),
    [
        ("Vers la ", "la ", "f"),
        ("Le chef de l’", "de l’", None),
        ("Au bord du ", "du ", "m"),
        ("D'", "d'", None),
        ("À la ", "à la ", "f"),
        ("Une ", "", "f"),
        ("voilà ", "", None),
        ("", "", None),
    ],
)
def test_french_articles(before: str, article: str, gender: str | None) -> None:
    assert (french_article(before), french_gender(before)) == (article, gender)


@pytest.mark.parametrize(
    ("text", "language", "bare"),
    [
        ("de la Corte", "es", "Corte"),
        ("dell’Alleanza", "it", "Alleanza"),
        ("dels drets", "ca", "drets"),
        ("El", "es", "El"),
        ("Delhi", "es", "Delhi"),
        ("die Union", "de", None),
    ],
)
def test_a_rendering_without_its_article(text: str, language: str, bare: str | None) -> None:
    assert without_article(text, language) == bare


@pytest.mark.parametrize(
    ("text", "is_now"),
    [
        ("Kiev protesta.", "Kyiv protesta."),
        ("**Kiev** protesta.", "**Kyiv** protesta."),
        ("KIEVITA protesta.", "KIEVITA protesta."),
        ("`Kiev` protesta.", "`Kiev` protesta."),
        ("[aquí](https://e.org/Kiev) protesta.", "[aquí](https://e.org/Kiev) protesta."),
        ('<a title="Kiev">aquí</a> protesta.', '<a title="Kiev">aquí</a> protesta.'),
        ("Kiev y Kiev protestan.", "Kiev y Kiev protestan."),  # which of them is meant?
        ("Kyiv y Kiev protestan.", "Kyiv y Kiev protestan."),  # nothing is missing
    ],
)
def test_where_a_rendering_is_replaced(text: str, is_now: str) -> None:
    assert owed("Kiev proteste.", "es").repaired(text, {}).text == is_now


def test_a_sealed_stretch_is_left() -> None:
    assert owed("Kiev.", "es").repaired("Kiev", {}, [(0, 4)]).text == "Kiev"
    assert owed("Kiev.", "es").repaired("Kiev", {}, [(2, 3)]).text == "Kiev"
    assert duty(Glossary((KIEV,)), "Kiev.", "a.md", "es", [(0, 4)]).wanted == ()


def test_what_has_an_ending_or_a_preposition_is_left() -> None:
    renderings = {"Kiev": ("Кыив", "קיב")}
    assert owed("À Kiev.", "ru").repaired("В Кыиве.", renderings).text == "В Кыиве."
    assert owed("À Kiev.", "ru").repaired("Тут Кыив.", renderings).text == "Тут Киев."
    assert owed("À Kiev.", "he").repaired("הוא בקיב", renderings).text == "הוא בקיב"


def test_another_terms_name_is_not_replaced() -> None:
    north = Term("Corée du Nord", "name", targets=(("es", Target("Corea del Norte")),))
    korea = Term("Corée", "name", targets=(("es", Target("Península")),))
    both = owed("La Corée du Nord et la Corée.", "es", north, korea)
    assert both.repaired("Corea del Norte y Corea.", {"Corée": ("Corea",)}).text == (
        "Corea del Norte y Península."
    )


def test_capitals() -> None:
    truce = Term("trêve", targets=(("es", Target("alto el fuego")),))
    one = owed("Trêve.", "es", truce)
    renderings = {"Trêve": ("tregua",)}
    assert one.repaired("Tregua.", renderings).text == "Alto el fuego."
    assert one.repaired("Hay: «Tregua».", renderings).text == "Hay: «Alto el fuego»."
    assert one.repaired("Hay tregua.", renderings).text == "Hay alto el fuego."
    assert one.repaired("TREGUA", renderings).text == "ALTO EL FUEGO"


@pytest.mark.parametrize("language", ["ru", "uk", "pl", "cs", "fi", "hu", "tr", "de", "el", "ro", "ar", "bg"])
def test_languages_that_inflect(language: str) -> None:
    assert inflects(language)


@pytest.mark.parametrize("language", ["es", "ca", "oc", "it", "pt_BR", "fr", "en", "ja", "zh_Hans", "he"])
def test_languages_that_do_not(language: str) -> None:
    assert not inflects(language)


@given(st.text("Kiev yde.*[]()`<>’' \n", max_size=40), st.sampled_from(["es", "ca", "ru", "he", "ja"]))
def test_any_text(text: str, language: str) -> None:
    term = Term("Kiev", "name", targets=((language, Target("Kyiv")),))
    one = owed("Voilà Kiev.", language, term)
    now = one.repaired(text, {"Kiev": ("Kie",)})
    assert (now.text == text) == (not now.insertions)
    if now.insertions:
        assert one.lacking(now.text).total() < one.lacking(text).total()


def test_a_very_long_segment() -> None:
    text = "[**Kiev**](a.md) " * 4000
    assert owed(text, "es").repaired(text, {}).text == text.replace("Kiev", "Kyiv")
