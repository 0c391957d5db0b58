"""One name is put for another one where neither needs another form."""

import re
from collections.abc import Sequence

import pytest

from tests.memory.support import memory
from tests.support.questions import questions
from translate.memory.names import Name
from translate.model import Entry

GERMAN = {"Kyiv": "Kyjiw", "Séoul": "Seoul", "Oslo": "Oslo", "Osl": "Osl"}


def names(text: str) -> Sequence[Name]:
    return [
        Name(*found.span(), GERMAN[found[0]]) for found in re.finditer(r"\b(?:Kyiv|Séoul|Oslo|Osl)\b", text)
    ]


@pytest.mark.parametrize(
    ("asked", "old", "translation", "answer"),
    [
        ("Kyiv proteste.", "Séoul proteste.", "Seoul protestiert.", "Kyjiw protestiert."),
        ("Le sommet de Kyiv", "Le sommet de Oslo", "Gipfel in Oslo", "Gipfel in Kyjiw"),
        ("Le maire de Kyiv", "Le maire de Oslo", "Oslos Bürgermeister", None),
        ("Kyiv proteste.", "Séoul proteste.", "Seoul protestiert in Seoul.", None),
        ("Kyiv proteste.", "Séoul proteste.", "Man protestiert.", None),
        ("Kyiv proteste.", "Séoul se tait.", "Seoul schweigt.", None),
    ],
)
def test_swapped(asked: str, old: str, translation: str, answer: str | None) -> None:
    of = memory(Entry(old, translation), names=names)
    found = [one.text for _, one in of.translate(questions([asked]), "fr", "de")]
    assert found == ([answer] if answer else [])


def test_the_note_says_what_was_swapped() -> None:
    of = memory(Entry("Séoul proteste.", "Seoul protestiert."), names=names)
    ((_, answer),) = of.translate(questions(["Kyiv proteste."]), "fr", "de")
    assert answer.note == "99%, approved in a (Kyjiw put for Seoul) for: Séoul proteste."


def test_a_name_alone_is_no_text_to_go_by() -> None:
    of = memory(Entry("Séoul", "Seoul"), names=names)
    assert list(of.translate(questions(["Kyiv"]), "fr", "de")) == []
