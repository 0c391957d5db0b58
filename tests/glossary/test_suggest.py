"""What is suggested for French segments, and proposed for it: the cases in the folder `suggest`."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.project import REPOSITORY
from translate.catalog.store import read_catalog
from translate.glossary import Glossary, Term, diagnose, read_glossary, suggest
from translate.glossary.schema import Target

HERE = Path(__file__).parent / "suggest"
CANDIDATES = tomllib.loads((HERE / "candidates.toml").read_text(encoding="utf-8"))
TRANSLATIONS = tomllib.loads((HERE / "translations.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CANDIDATES.values(), ids=CANDIDATES)
def test_names_and_terms(case):
    glossary = Glossary(
        tuple(Term(fr, type="name" if fr[0].isupper() else "term") for fr in case.get("glossary", ()))
    )
    found = suggest(glossary, [("a.md", text) for text in case["segments"]], {}, 50)
    types = {one.fr: one.type for one in found}
    assert {fr: types.get(fr) for fr in case["found"]} == case["found"], types
    assert not types.keys() & set(case.get("not", ())), types
    if not case["found"]:
        assert types == {}
    for fr, variants in case.get("variants", {}).items():
        assert [list(one.variants) for one in found if one.fr == fr] == [variants]


@pytest.mark.parametrize("case", TRANSLATIONS.values(), ids=TRANSLATIONS)
def test_translations(case):
    msgstrs = {("a.md", fr): text for fr, text in case["pairs"]}
    found = {one.fr: one.targets for one in suggest(Glossary(), msgstrs, {case["language"]: msgstrs}, 50)}
    proposed = {fr: found[fr].get(case["language"], "") for fr in case["proposed"]}
    assert proposed == case["proposed"]


def test_what_is_proposed_for_the_shipped_article_is_what_its_glossary_says():
    """Nine languages that people have reviewed: no proposal that the glossary would not accept."""
    glossary = read_glossary(REPOSITORY / "glossary.yaml")
    known = {form: term for term in glossary.terms for form in (term.fr, *term.variants)}
    reviewed = {}
    for folder in sorted((REPOSITORY / "locales").iterdir()):
        catalog = read_catalog(folder / "musee-kursk.po")
        if catalog is not None:
            living = [entry for entry in catalog.entries if entry.state == "reviewed" and not entry.obsolete]
            reviewed[folder.name] = {("musee-kursk.md", entry.msgid): entry.msgstr for entry in living}
    segments = dict.fromkeys(key for msgstrs in reviewed.values() for key in msgstrs)
    proposals = [
        (one.fr, code, target)
        for one in suggest(Glossary(), segments, reviewed, 50)
        for code, target in one.targets.items()
    ]
    wrong = [
        (fr, code, target)
        for fr, code, target in proposals
        if fr in known and list(diagnose(glossary, fr, target, code, "musee-kursk.md"))
    ]
    assert len(proposals) >= 25
    assert wrong == []


def test_suggestions_are_ranked_and_have_counts_articles_and_an_example():
    segments = [
        ("b.md", "Kyiv a peur."),
        ("a.md", "On voit Kyiv de loin, et encore Kyiv."),
        ("a.md", "Voici Lviv."),
    ]
    first, second = suggest(Glossary(), segments, {}, 50)
    assert (first.fr, first.count, first.articles, first.example) == (
        "Kyiv",
        3,
        ("a.md", "b.md"),
        "Kyiv a peur.",
    )
    assert second.fr == "Lviv"
    assert [one.fr for one in suggest(Glossary(), segments, {}, 1)] == ["Kyiv"]


@given(st.lists(st.text(alphabet="Aa éÉ’'-.«»:*[]()`<&\n\u00a0日本\u0000dule", max_size=40), max_size=6))
def test_no_text_raises_anything(texts):
    msgstrs = dict.fromkeys((("a.md", text) for text in texts), "Aa bb")
    for one in suggest(Glossary((Term("Aa", targets=(("de", Target("x")),)),)), msgstrs, {"de": msgstrs}, 10):
        assert one.count
