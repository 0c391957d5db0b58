"""What is said of a translation: the cases are in ``files/diagnoses.yaml``."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from translate.glossary import Glossary, Target, Term, diagnose, read_glossary

FILES = Path(__file__).parent / "files"
SEED = read_glossary(FILES / "seed.yaml")
DIAGNOSES = yaml.safe_load((FILES / "diagnoses.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", DIAGNOSES, ids=lambda case: case["why"])
def test_diagnoses(case):
    language = next(key for key in case if key not in {"why", "fr", "says", "article"})
    said = diagnose(SEED, case["fr"], case[language], language, case.get("article", "a.md"))
    assert [[d.check, d.severity, d.found] for d in said] == case["says"]


def test_a_word_made_from_a_name_may_be_said_by_the_name():
    names = {"Russie": "Rusia", "Ukraine": "Ucrania"}
    terms = (Term(fr, type="name", targets=(("es", Target(es)),)) for fr, es in names.items())
    glossary, spanish = Glossary(tuple(terms)), "Rusia y los de Ucrania, dice."
    (made,) = diagnose(glossary, "La Russie et les Ukrainiens, dit la Russie.", spanish, "es", "a.md")
    (strange,) = diagnose(glossary, "La Russie et Kyiv, dit la Russie.", spanish, "es", "a.md")
    assert (made.severity, strange.severity, strange.found) == ("info", "error", "Ucrania")


def test_a_message_is_one_line_with_all_that_would_do():
    (said,) = diagnose(SEED, "Les nord-coréens", "südkoreanischer Art", "de", "a.md")
    assert (
        said.message == "'nord-coréen' should be 'nordkoreanisch' (or Nordkoreaner); found 'südkoreanischer'"
    )
    assert said.expected == ("nordkoreanisch", "Nordkoreaner")
    assert said.term == "nord-coréen"


def test_a_forbidden_form_is_named_in_the_message():
    (said,) = diagnose(SEED, "Kyiv", "Kiev", "de", "a.md")
    assert said.message == "'Kyiv' should be 'Kiew' (or Kyjiw); 'Kiev' is forbidden"


def one(target: Target, **term: Any) -> Glossary:
    return Glossary((Term("sommet", targets=(("de", target),), **term),))


@pytest.mark.parametrize(
    ("target", "translation", "severities"),
    [
        (Target("Gipfel"), "Gipfels", []),
        (Target("Gipfel", match="exact"), "Gipfels", ["warning"]),
        (Target("Gipfel", match="exact", forms=("Gipfels",)), "Gipfels", []),
        (Target("Gipfel"), "Gipfeltreffen", ["warning"]),
        (Target("Gipfel", match="compound"), "Gipfeltreffen", []),
        (Target("Gipfel", match="compound"), "NATO-Gipfel", []),
        (Target("Gipfel", match="compound"), "Nordatlantikgipfel", []),
        (Target("Gipfel", case="exact"), "GIPFEL", ["info"]),
        (Target("Gipfel", severity="info"), "Treffen", ["info"]),
        (Target("Gipfel", severity="error"), "Treffen", ["error"]),
        (Target("Gipfel", severity="error", status="draft"), "Treffen", ["info"]),
        (Target("Gipfel", forbid=("Summit",)), "Summits", ["error"]),
        (Target("Gipfel", forbid=("Summit",), status="draft"), "Summit", ["info"]),
        (Target("C++"), "C++", []),
        (Target("(.*)+a"), "b", ["warning"]),
    ],
)
def test_what_a_target_says_of_matching(target, translation, severities):
    assert [d.severity for d in diagnose(one(target), "le sommet", translation, "de", "a.md")] == severities


def test_the_severity_of_the_target_goes_before_that_of_the_term():
    glossary = one(Target("Gipfel", severity="info"), severity="error")
    assert [d.severity for d in diagnose(glossary, "le sommet", "Treffen", "de", "a.md")] == ["info"]


def test_diagnoses_come_in_the_order_of_the_french():
    said = diagnose(SEED, "Kyiv, la Corée du Nord, KCNA", "nichts", "de", "a.md")
    assert [d.term for d in said] == ["Kyiv", "Corée du Nord", "KCNA"]


@pytest.mark.parametrize(
    ("translation", "found"), [("Kim Jong Un", None), ("Kim Jong-Un", "Kim Jong-Un"), ("Kim Jong-un", None)]
)
def test_a_spelling_may_be_forbidden_beside_one_that_reads_the_same(translation, found):
    target = Target("Kim Jong Un", ("Kim Jong-un",), forbid=("Kim Jong-Un",))
    glossary = Glossary((Term("Kim Jong Un", type="name", targets=(("de", target),)),))
    said = list(diagnose(glossary, "Kim Jong Un a parlé.", f"Es sprach {translation}.", "de", "a.md"))
    assert [(d.check, d.found) for d in said] == ([("glossary-forbidden", found)] if found else [])


def test_what_was_found_instead_may_be_another_term():
    """The wrong Korea is named although the glossary knows it, for its French is not in the segment."""
    north = Term("nord-coréen", severity="error", targets=(("de", Target("nordkoreanisch")),))
    south = Term("sud-coréen", severity="error", targets=(("de", Target("südkoreanisch")),))
    glossary = Glossary((north, south))
    (said,) = diagnose(glossary, "soldats nord‑coréens", "südkoreanische Soldaten", "de", "a.md")
    assert (said.severity, said.found) == ("error", "südkoreanische")


@pytest.mark.parametrize(
    ("translation", "severities"),
    [
        ("der nordkoreanische Machthaber und südkoreanische Soldaten", ["error"]),
        ("der nordkoreanische Machthaber und Soldaten", ["info"]),
        ("der nordkoreanische Machthaber und Nordkoreas Soldaten", []),
        ("der nordkoreanische Machthaber und seine Soldaten aus Seoul", ["error"]),
    ],
)
def test_one_of_two_names_exchanged(translation, severities):
    """Fewer occurrences are a note, unless a name stands there that the French does not have."""
    north = Term("nord-coréen", severity="error", targets=(("de", Target("nordkoreanisch", ("Nordkorea",))),))
    south = Term("sud-coréen", severity="error", targets=(("de", Target("südkoreanisch")),))
    country = Term("Corée du Nord", type="name", targets=(("de", Target("Nordkorea")),))
    capital = Term("Séoul", type="name", targets=(("de", Target("Seoul")),))
    glossary = Glossary((north, south, country, capital))
    said = diagnose(glossary, "Le leader nord-coréen et des soldats nord‑coréens", translation, "de", "a.md")
    assert [d.severity for d in said] == severities
