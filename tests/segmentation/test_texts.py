"""Boundaries in French as newspapers write it: lists of texts with the boundaries that a reader sees.

A new case is a new line. Some are beyond rules (a name that is also an article); so the lists are held to
a measure and not to the letter.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from translate.languages import language_data
from translate.segmentation import gaps

LISTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))
BOUNDARY = " ‖ "
ENOUGH = 0.98


def texts(path: Path) -> Iterator[tuple[str, set[int]]]:
    """Yield each text of a list with the places of its boundaries."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, places = "", set()
            for sentence in line.split(BOUNDARY):
                if text:
                    places.add(len(text))
                    text += " "
                text += sentence
            yield text, places


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_boundaries_are_found(path: Path) -> None:
    right = wrong = missing = 0
    report = []
    for text, wanted in texts(path):
        found = {start for start, _ in gaps(text, "fr", markup=True)}
        right += len(found & wanted)
        wrong += len(found - wanted)
        missing += len(wanted - found)
        report += [f"{text[:at]}{BOUNDARY}{text[at + 1 :]}" for at in found ^ wanted]
    measure = 2 * right / (2 * right + wrong + missing)
    assert measure >= ENOUGH, "\n".join([f"F1 {measure:.3f}", *report])


def test_the_lists_are_long_enough() -> None:
    assert sum(len(list(texts(path))) for path in LISTS) >= 300


@pytest.mark.parametrize("space", ["\xa0", "\u202f"])
def test_spaces_that_do_not_break_are_no_boundaries(space: str) -> None:
    """With the spaces of careful typography the boundaries are the same."""
    for path in LISTS:
        for text, _ in texts(path):
            typeset = text
            for sign in ("!", "?", "»", ":", ";"):
                typeset = typeset.replace(f" {sign}", f"{space}{sign}")
            typeset = typeset.replace("« ", f"«{space}").replace("M. ", f"M.{space}")
            found = gaps(typeset, "fr", markup=True)
            assert set(found) >= set(gaps(text, "fr", markup=True)) - {
                (at, at + 1) for at in range(len(text)) if typeset[at] == space
            }
            assert all(typeset[start:end] == " " for start, end in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mr. Smith went to Washington. ‖ He met Dr. Jones. ‖ “Really?” she asked."),
        ("de", "Er kam am 3. Mai an. ‖ Sie blieb, z. B. in Bonn. ‖ Wirklich?"),
        ("uk", "Він приїхав до Києва. ‖ Вона залишилась у Львові."),
        ("pt_BR", "O Sr. Silva chegou. ‖ Ela ficou."),
        ("xx", "Un. ‖ Deux."),
    ],
)
def test_other_languages_are_left_to_the_library(language: str, text: str) -> None:
    plain = text.replace(BOUNDARY, " ")
    pieces, position = [], 0
    for start, end in gaps(plain, language, markup=True):
        pieces.append(plain[position:start])
        position = end
    assert BOUNDARY.join([*pieces, plain[position:]]) == text


def test_the_words_of_french_contradict_one_another_nowhere() -> None:
    table = language_data("fr", "sentences") or {}
    lists = {name: words.split() if isinstance(words, str) else words for name, words in table.items()}
    for name, words in lists.items():
        assert len(words) == len(set(words)), name
    for one, other in [("abbreviations", "numbered"), ("first", "articles"), ("abbreviations", "last")]:
        assert not set(lists[one]) & set(lists[other])
    for name in ("abbreviations", "numbered", "first", "articles", "lettered"):
        assert all(word == word.lower() for word in lists[name])
