"""An update loses nothing that a person wrote, and says what happened to each entry."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from translate.catalog.filling import empty_msgids, put_machine_texts
from translate.catalog.merge import merge
from translate.catalog.notes import MachineText
from translate.model import Catalog, Entry

SENTENCE = "La Corée du Nord a confirmé pour la première fois l’envoi d’un contingent en Russie."


def catalog(*entries: Entry) -> Catalog:
    return Catalog((("Language", "de"),), entries)


def template(*msgids: str) -> list[Entry]:
    return [Entry(msgid, extracted=("paragraph",), references=(("source/fr/a.md", ""),)) for msgid in msgids]


def test_same_msgid_keeps_everything_also_after_moving() -> None:
    old = catalog(Entry("un", "eins", notes=("von mir",), flags=("no-wrap",)), Entry("deux", "zwei"))
    merged = merge(template("deux", "un"), old)
    deux, un = merged.catalog.entries
    assert (deux.msgstr, un.msgstr, un.notes, un.flags) == ("zwei", "eins", ("von mir",), ("no-wrap",))
    assert (merged.kept, merged.new, merged.changed, merged.obsolete) == (2, 0, 0, 0)


def test_changed_segment_keeps_its_translation_as_fuzzy() -> None:
    merged = merge(
        template(SENTENCE.replace("première", "deuxième")), catalog(Entry(SENTENCE, "Nordkorea …"))
    )
    entry, before = merged.catalog.entries
    assert (entry.msgstr, entry.fuzzy, entry.previous) == ("Nordkorea …", True, SENTENCE)
    assert (before.msgid, before.msgstr, before.obsolete) == (SENTENCE, "Nordkorea …", True)
    assert (merged.changed, merged.obsolete) == (1, 0)


def test_a_change_that_is_taken_back_restores_the_approval() -> None:
    approved = catalog(Entry(SENTENCE, "Nordkorea …", notes=("geprüft",)))
    for way in (["A", ""], ["A", "B", ""], ["B", "A", "A", ""]):
        there = approved
        for change in way:
            there = merge(template(SENTENCE + change), there).catalog
        (entry,) = there.entries
        assert (entry.msgid, entry.state, entry.notes) == (SENTENCE, "reviewed", ("geprüft",))


def test_old_and_new_text_side_by_side() -> None:
    approved = catalog(Entry(SENTENCE, "Nordkorea …"))
    changed = merge(template(SENTENCE + " Hier."), approved).catalog
    both = merge(template(SENTENCE, SENTENCE + " Hier."), changed).catalog
    assert [e.state for e in both.entries] == ["reviewed", "fuzzy"]


def test_an_approved_new_text_keeps_the_old_one_for_its_return() -> None:
    changed = merge(template(SENTENCE + " Hier."), catalog(Entry(SENTENCE, "Nordkorea …"))).catalog
    first, *rest = changed.entries
    reviewed = catalog(replace(first, msgstr="Gestern …", fuzzy=False), *rest)
    back = merge(template(SENTENCE), reviewed).catalog
    assert [(e.msgstr, e.obsolete) for e in back.entries] == [("Nordkorea …", False), ("Gestern …", True)]


def test_changed_twice_remembers_the_approved_text() -> None:
    once = merge(template(SENTENCE + " Hier."), catalog(Entry(SENTENCE, "Nordkorea …"))).catalog
    twice = merge(template(SENTENCE + " Avant-hier."), once).catalog
    assert twice.entries[0].previous == SENTENCE


def test_other_text_takes_no_translation() -> None:
    merged = merge(template("Le traité engage les deux pays."), catalog(Entry(SENTENCE, "Nordkorea …")))
    new, gone = merged.catalog.entries
    assert (new.msgstr, new.fuzzy) == ("", False)
    assert (gone.msgid, gone.obsolete, gone.references, gone.extracted) == (SENTENCE, True, (), ())


def test_short_texts_must_agree_closely() -> None:
    merged = merge(template("Trente morts"), catalog(Entry("Treize morts", "Dreizehn Tote")))
    assert merged.catalog.entries[0].msgstr == ""


def test_removed_text_comes_back_as_it_was() -> None:
    old = catalog(Entry("un", "eins"), Entry("deux", "zwei", notes=("geprüft",)))
    without = merge(template("un"), old).catalog
    assert [entry.obsolete for entry in without.entries] == [False, True]
    again = merge(template("un", "deux"), without).catalog
    assert again.entries[1] == replace(
        old.entries[1], extracted=("paragraph",), references=(("source/fr/a.md", ""),)
    )


def test_approval_removes_the_machines_mark() -> None:
    old = catalog(
        Entry("un", "eins", notes=("machine translation: apertium", "von mir"), previous="uno"),
        Entry("deux", "zwei", fuzzy=True, notes=("machine translation: apertium",), previous="dos"),
    )
    un, deux = merge(template("un", "deux"), old).catalog.entries
    assert (un.notes, un.previous) == (("von mir",), None)
    assert (deux.notes, deux.previous) == (("machine translation: apertium",), "dos")


def test_merge_is_idempotent_and_loses_no_msgstr() -> None:
    msgids = st.lists(
        st.sampled_from([f"phrase numéro {n} du texte" for n in range(8)]), unique=True, max_size=8
    )

    @settings(max_examples=200, deadline=None)
    @given(msgids, msgids, st.data())
    def holds(before: list[str], after: list[str], data: st.DataObject) -> None:
        states = data.draw(st.lists(st.booleans(), min_size=len(before), max_size=len(before)))
        gone = data.draw(st.lists(st.booleans(), min_size=len(before), max_size=len(before)))
        old = catalog(
            *(Entry(m, f"<{m}>", fuzzy=f, obsolete=o) for m, f, o in zip(before, states, gone, strict=True))
        )
        merged = merge(template(*after), old).catalog
        assert {e.msgstr for e in old.entries} <= {e.msgstr for e in merged.entries}
        for entry in merged.entries:
            if entry.state == "reviewed" and not entry.obsolete:
                assert entry.msgstr == f"<{entry.msgid}>"
        assert [e.msgid for e in merged.entries if not e.obsolete] == after
        assert merge(template(*after), merged).catalog == merged

    holds()


def test_machines_fill_only_what_is_empty() -> None:
    old = catalog(
        Entry("un", ""), Entry("deux", "zwei"), Entry("trois", "drei", fuzzy=True), Entry("quatre", " ")
    )
    assert empty_msgids(old) == ("un", "quatre")
    texts = {e.msgid: MachineText(f"M {e.msgid}", "apertium", "1 unknown word: un") for e in old.entries}
    un, deux, trois, quatre = put_machine_texts(old, texts).entries
    assert (un.msgstr, un.fuzzy) == ("M un", True)
    assert un.notes == ("machine translation: apertium; 1 unknown word: un",)
    assert (deux, trois) == old.entries[1:3]
    assert quatre.msgstr == "M quatre"
