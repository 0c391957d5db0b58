"""Which terms a French segment has, and what the translator is told of them."""

from pathlib import Path

import pytest

from translate.glossary import Glossary, Target, Term, hints, occurrences, read_glossary

SEED = read_glossary(Path(__file__).parent / "files" / "seed.yaml")


def found(msgid: str, article: str = "a.md", glossary: Glossary = SEED) -> list[tuple[str, str]]:
    return [(place.term.fr, place.text) for place in occurrences(glossary, msgid, article)]


@pytest.mark.parametrize(
    ("msgid", "expected"),
    [
        ("Les soldats nord‑coréens morts", [("nord-coréen", "nord‑coréens")]),
        (
            "Les Nord-Coréens, la nord-coréenne",
            [("nord-coréen", "Nord-Coréens"), ("nord-coréen", "nord-coréenne")],
        ),
        ("La RPDC et la Corée du Nord", [("Corée du Nord", "RPDC"), ("Corée du Nord", "Corée du Nord")]),
        ("l’axe Corée du Nord-Sud", []),
        ("l’armée, l’armée populaire", [("armée", "armée"), ("armée populaire", "armée populaire")]),
        ("Vladimir Poutine et Poutine", [("Vladimir Poutine", "Vladimir Poutine"), ("Poutine", "Poutine")]),
        ("le Soudan du Sud et le Soudan", [("Soudan", "Soudan")]),
        (
            "**Kim** [Jong](https://example.org/Kyiv) *Un*",
            [("Kim Jong Un", "Kim** [Jong](https://example.org/Kyiv) *Un")],
        ),
        ("`Kyiv` <code>Kyiv</code> <img alt='Kyiv'> https://kyiv.example/Kyiv {{ Kyiv }}", []),
        (
            "Corée du\u00a0Nord, Cor\u00adée du Nord",
            [("Corée du Nord", "Corée du\u00a0Nord"), ("Corée du Nord", "Cor\u00adée du Nord")],
        ),
        ("Kim. Jong Un", []),
        ("LA COREE DU NORD", [("Corée du Nord", "COREE DU NORD")]),
        ("la troupe, des troupes, un troupeau", [("troupe", "troupe"), ("troupe", "troupes")]),
        ("", []),
    ],
)
def test_occurrences(msgid, expected):
    assert found(msgid) == expected


def test_spans_are_those_of_the_msgid():
    msgid = "Selon *KCNA*, l’armée nord‑coréenne…"
    assert [msgid[p.start : p.end] for p in occurrences(SEED, msgid, "a.md")] == [
        "KCNA",
        "armée",
        "nord‑coréenne",
    ]


def test_a_term_of_some_articles_is_not_in_the_others():
    assert found("un drone", "2025/musee.md") == [("drone", "drone")]
    assert found("un drone", "2024/musee.md") == []


def test_hints_come_once_each_in_the_order_of_the_french():
    msgid = "Kyiv, KCNA, la Corée du Nord et Kyiv"
    assert hints(SEED, msgid, "a.md", "de") == (
        "Glossary: Kyiv → Kiew (or Kyjiw; not Kiev) — capitale",
        "Glossary: KCNA → KCNA",
        "Glossary: Corée du Nord → Nordkorea — pays",
    )


def test_a_language_without_a_target_has_no_hint():
    assert hints(SEED, "Kyiv et KCNA", "a.md", "it") == ("Glossary: KCNA → KCNA",)


def test_the_locale_of_a_language_has_its_hints():
    glossary = Glossary((Term("Kyiv", targets=(("pt", Target("Kiev")),)),))
    assert hints(glossary, "Kyiv", "a.md", "pt_BR") == ("Glossary: Kyiv → Kiev",)
