"""polib reads what we write as it is meant, and says so when it does not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.catalog.second_reader import changed_entries, refuse_misread
from translate.errors import TranslateError
from translate.model import Catalog, Entry

TEXTS = st.text(st.sampled_from('aé"\\\n\t\r #~|,:[]{}«…\u200f\x85\x0b'), min_size=1, max_size=20)


@given(
    st.lists(
        st.builds(
            Entry,
            msgid=TEXTS,
            msgstr=TEXTS,
            fuzzy=st.booleans(),
            obsolete=st.booleans(),
            previous=st.none() | TEXTS,
            notes=st.lists(st.text("a #~|", max_size=5), max_size=2).map(tuple),
            context=st.none() | TEXTS,
        ),
        unique_by=lambda entry: entry.key,
        max_size=5,
    )
)
def test_polib_reads_what_we_write(entries: list[Entry]) -> None:
    refuse_misread(entries, Path("a.po"))


def test_only_what_changed_is_read() -> None:
    one, two = Entry("un", "eins"), Entry("deux", "zwei")
    new = Catalog((), (one, Entry("deux", "zwo"), Entry("trois")))
    assert changed_entries(Catalog((), (one, two)), new) == [Entry("deux", "zwo")]
    assert changed_entries(None, new) == [one, Entry("deux", "zwo")]


def test_what_is_misread_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translate.catalog.po.ESCAPES", str.maketrans({'"': '\\"'}))
    with pytest.raises(TranslateError, match="nothing was written"):
        refuse_misread([Entry("un", "eins\\nzwei")], Path("a.po"))
