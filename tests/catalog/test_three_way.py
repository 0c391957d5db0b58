"""Two sides of a catalog merged: nothing is lost, and only what both have translated is left to a person."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.catalog.three_way import three_way
from translate.model import Catalog, Entry

HEADER = (("Language", "de"), ("PO-Revision-Date", "2026-01-01 10:00+0000"), ("Last-Translator", "A"))
MACHINE = "machine translation: google"
E = Entry("un", "eins")


def catalog(*entries: Entry | None) -> Catalog:
    return Catalog(HEADER, tuple(filter(None, entries)))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        (E, E, E, E),
        (E, replace(E, msgstr="EINS"), E, replace(E, msgstr="EINS")),
        (E, E, replace(E, msgstr="EINS"), replace(E, msgstr="EINS")),
        (E, replace(E, msgstr="EINS"), replace(E, msgstr="EINS"), replace(E, msgstr="EINS")),
        (None, E, None, E),
        (None, None, E, E),
        (None, E, E, E),
        (E, None, E, None),
        (E, E, None, None),
        (E, None, None, None),
        (E, None, replace(E, msgstr="EINS"), replace(E, msgstr="EINS")),
        (E, replace(E, msgstr="EINS"), None, replace(E, msgstr="EINS")),
        (replace(E, msgstr=""), E, replace(E, msgstr="", notes=("hm",)), replace(E, notes=("hm",))),
        (replace(E, fuzzy=True), E, replace(E, fuzzy=True, notes=("hm",)), replace(E, notes=("hm",))),
        (E, replace(E, fuzzy=True), replace(E, notes=("hm",)), replace(E, fuzzy=True, notes=("hm",))),
        (
            replace(E, fuzzy=True),
            E,
            replace(E, msgstr="EINS", fuzzy=True),
            replace(E, msgstr="EINS", fuzzy=True),
        ),
        (None, replace(E, fuzzy=True), E, E),
        (None, replace(E, obsolete=True), E, E),
        (E, replace(E, obsolete=True), replace(E, msgstr="EINS"), replace(E, msgstr="EINS", obsolete=True)),
        (replace(E, obsolete=True), E, replace(E, obsolete=True, notes=("hm",)), replace(E, notes=("hm",))),
        (
            replace(E, notes=("a", "b"), flags=("no-wrap",)),
            replace(E, notes=("a", "c"), flags=("no-wrap", "mine")),
            replace(E, notes=("b", "d"), flags=()),
            replace(E, notes=("c", "d"), flags=("mine",)),
        ),
        (
            replace(E, references=(("a.md", ""),), extracted=("paragraph",)),
            replace(E, references=(("b.md", ""),), extracted=("paragraph", "Glossary: x → y")),
            replace(E, references=(("b.md", ""),), extracted=("heading 2",)),
            replace(E, references=(("b.md", ""),), extracted=("Glossary: x → y", "heading 2")),
        ),
        # what only a machine has proposed gives way to a person's work
        (
            None,
            replace(E, fuzzy=True, notes=(MACHINE,)),
            replace(E, msgstr="EINS"),
            replace(E, msgstr="EINS"),
        ),
        (
            None,
            replace(E, msgstr="EINS"),
            replace(E, fuzzy=True, notes=(MACHINE,)),
            replace(E, msgstr="EINS"),
        ),
        (
            Entry("un"),
            replace(E, fuzzy=True, notes=(MACHINE,)),
            replace(E, msgstr="1", fuzzy=True, notes=(MACHINE,)),
            replace(E, fuzzy=True, notes=(MACHINE,)),
        ),
        (E, replace(E, msgstr=""), replace(E, msgstr="EINS"), replace(E, msgstr="EINS")),
    ],
)
def test_one_entry(
    base: Entry | None, ours: Entry | None, theirs: Entry | None, merged: Entry | None
) -> None:
    found = three_way(catalog(base), catalog(ours), catalog(theirs))
    assert found.conflicts == ()
    if merged is not None and MACHINE not in merged.notes:
        found = replace(found, catalog=without(found.catalog, MACHINE))
    assert found.catalog.entries == catalog(merged).entries


def without(found: Catalog, note: str) -> Catalog:
    return found.with_entries(
        tuple(replace(e, notes=tuple(n for n in e.notes if n != note)) for e in found.entries)
    )


@pytest.mark.parametrize("base", [E, None, Entry("un"), replace(E, fuzzy=True)])
def test_both_have_translated_it_differently(base: Entry | None) -> None:
    ours = replace(E, msgstr="EINS", notes=("a",))
    merged = three_way(catalog(base), catalog(ours), catalog(replace(E, msgstr="1\n«eins»", notes=("b",))))
    assert merged.conflicts == ((None, "un"),)
    note = "merge conflict; the other side has: 1\\n«eins»"
    assert merged.catalog.entries == (replace(ours, fuzzy=True, notes=("a", "b", note)),)


def test_a_conflict_in_plurals_shows_every_form() -> None:
    base = Entry("un", plural="des", plurals=("ein", "viele"))
    ours, theirs = (replace(base, plurals=("ein", text)) for text in ("mehrere", "etliche"))
    (entry,) = three_way(catalog(base), catalog(ours), catalog(theirs)).catalog.entries
    assert (entry.plurals, entry.fuzzy) == (("ein", "mehrere"), True)
    assert [note.rpartition(": ")[2] for note in entry.notes] == ["ein", "etliche"]


def test_an_untouched_proposal_gives_way_to_the_review() -> None:
    base = catalog(Entry("Un texte.", "Ein Text."))
    proposed = Entry("Un texte neuf.", "Ein Text.", fuzzy=True, previous="Un texte.")
    done = Entry("Un texte neuf.", "Ein neuer Text.")
    for sides in ((proposed, done), (done, proposed)):
        merged = three_way(base, *map(catalog, sides))
        assert (merged.catalog.entries, merged.conflicts) == ((done,), ())
    worked_on = replace(proposed, msgstr="Ein neuerer Text.")
    assert three_way(base, catalog(worked_on), catalog(done)).conflicts


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "order"),
    [
        ("abc", "abc", "cab", "cab"),
        ("abc", "cab", "abc", "cab"),
        ("abc", "cab", "bca", "cab"),
        ("abc", "axbc", "abcy", "axbcy"),
        ("abc", "axbc", "cab", "caxb"),
        ("abc", "cab", "abyc", "caby"),
        ("abc", "bc", "abyc", "byc"),
        ("abc", "xabc", "yabc", "yxabc"),
        ("", "ab", "cd", "cdab"),
    ],
)
def test_the_order_is_that_of_the_side_that_changed_it(base: str, ours: str, theirs: str, order: str) -> None:
    merged = three_way(*(catalog(*map(Entry, side)) for side in (base, ours, theirs)))
    assert "".join(entry.msgid for entry in merged.catalog.entries) == order


def test_headers_never_conflict() -> None:
    def side(date: str, who: str, *more: tuple[str, str]) -> Catalog:
        fields = (("Language", "de"), ("PO-Revision-Date", date), ("Last-Translator", who), *more)
        return Catalog(fields, (E,), Entry("", notes=(f"note of {who}",)))

    base = side("2026-01-01 10:00+0000", "A")
    ours = side("2026-03-01 12:00+0000", "B", ("X-Ours", "1"))
    theirs = side("2026-03-01 12:30+0100", "C", ("X-Theirs", "1"))
    for one, other, who in ((ours, theirs, "B"), (theirs, ours, "B")):
        merged = three_way(base, one, other)
        header = dict(merged.catalog.header)
        assert (merged.conflicts, header["Last-Translator"]) == ((), who)
        assert header["PO-Revision-Date"] == "2026-03-01 12:00+0000"
        assert {"X-Ours", "X-Theirs"} <= header.keys()
        assert merged.catalog.top is not None
        assert set(merged.catalog.top.notes) == {"note of B", "note of C"}


STATES = st.sampled_from(["", "a", "b", "c"])


@st.composite
def sides(draw: st.DrawFn) -> Catalog:
    msgids = draw(st.lists(st.sampled_from("uvwxyz"), unique=True))
    entries = [
        Entry(msgid, draw(STATES), fuzzy=draw(st.booleans()), obsolete=draw(st.booleans()))
        for msgid in msgids
    ]
    entries = [replace(e, fuzzy=e.fuzzy and bool(e.msgstr)) for e in entries if e.msgstr or not e.obsolete]
    return catalog(*sorted(entries, key=lambda entry: entry.obsolete))


@settings(max_examples=400, deadline=None)
@given(sides(), sides(), sides())
def test_no_persons_translation_is_lost(base: Catalog, ours: Catalog, theirs: Catalog) -> None:
    merged = three_way(base, ours, theirs)
    entries = {entry.key: entry for entry in merged.catalog.entries}
    assert len(entries) == len(merged.catalog.entries)
    for side, other in ((ours, theirs), (theirs, ours)):
        there = {entry.key: entry for entry in base.entries}
        rest = {entry.key: entry for entry in other.entries}
        for entry in side.entries:
            was, changed = there.get(entry.key), rest.get(entry.key)
            if entry.msgstr and (was is None or was.msgstr != entry.msgstr):  # the work of this side
                said = entries[entry.key]
                assert entry.msgstr == said.msgstr or any(note.endswith(entry.msgstr) for note in said.notes)
                if said.msgstr != entry.msgstr:
                    assert changed is not None
                    assert said.fuzzy
    assert three_way(base, ours, base).catalog == ours
    assert three_way(base, base, theirs).catalog == theirs
    assert three_way(base, ours, ours).catalog == ours
