"""Old forms found and exchanged: the cases of `files/replacing.yaml`."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from translate.glossary import Glossary, Target, Term, find_old, old_forms, replaced

CASES = yaml.safe_load((Path(__file__).parent / "files/replacing.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['msgstr'][:24]}")
def test_old_forms(case):
    language = case["language"]
    term = Term(case["fr"], type="name", targets=((language, Target(case["new"])),))
    old = old_forms(Glossary((term,)), language, {0: case["old"]})
    found = find_old(old, case["msgid"], case["msgstr"], "a.md")
    becomes = replaced(case["msgstr"], found)
    assert becomes == (case["becomes"] or case["msgstr"])
    assert {one.left for one in found if one.left} == ({case["left"]} if case["left"] else set())
    assert not [one for one in find_old(old, case["msgid"], becomes, "a.md") if not one.left], "a second time"


def test_what_another_term_of_the_segment_needs_is_left():
    terms = (
        Term("Corée du Nord", type="name", targets=(("de", Target("DVRK")),)),
        Term("nord-coréen", targets=(("de", Target("nordkoreanisch", ("Nordkorea",))),)),
    )
    old = old_forms(Glossary(terms), "de", {0: ["Nordkorea"]})
    (one,) = find_old(old, "La Corée du Nord et un nord-coréen", "Nordkorea", "a.md")
    assert one.left == "it is good for 'nord-coréen'"
    (one,) = find_old(old, "La Corée du Nord", "Nordkorea", "a.md")
    assert (one.left, one.new) == ("", "DVRK")


@given(st.text(alphabet="Kiew yj-’'`[]()<>*_\n\u00a0{}%", max_size=60))
def test_nothing_but_the_old_forms_changes(text):
    old = old_forms(
        Glossary((Term("Kyiv", type="name", targets=(("de", Target("Kyjiw")),)),)), "de", {0: ["Kiew"]}
    )
    found = find_old(old, "Kyiv", text, "a.md")
    changed = replaced(text, found)
    assert len(changed) == len(text) + sum(not one.left for one in found)
    assert all(text[one.start : one.end] == one.found for one in found)
