"""Which text of an entry is held against which."""

import pytest

from translate.model import Entry
from translate.workflow.checking.sheets import texts_of


@pytest.mark.parametrize(
    ("entry", "texts"),
    [
        (Entry("mort", "Toter"), [("mort", "Toter")]),
        (Entry("mort"), []),
        (
            Entry("un mort", plural="{} morts", plurals=("ein Toter", "{} Tote")),
            [("un mort", "ein Toter"), ("{} morts", "{} Tote")],
        ),
        (Entry("un mort", plural="{} morts", plurals=("", "{} Tote")), [("{} morts", "{} Tote")]),
        (Entry("un mort", plural="{} morts", plurals=("死者{}人",)), [("{} morts", "死者{}人")]),
    ],
)
def test_texts_of_an_entry(entry: Entry, texts: list[tuple[str, str]]) -> None:
    assert list(texts_of(entry)) == texts
