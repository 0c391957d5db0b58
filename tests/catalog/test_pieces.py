"""Texts that are divided, joined, moved or changed in one sentence, and what their translations become."""

from dataclasses import replace

import pytest

from translate.catalog.filling import missing_sentences, put_machine_texts
from translate.catalog.merge import merge
from translate.catalog.notes import MachineText, gaps
from translate.model import Catalog, Entry

A = "Kim Jong Un a inauguré un musée à Pyongyang."
B = "Le président russe Vladimir Poutine a envoyé une lettre de félicitations."
C = "La cérémonie a duré trois heures."
A_DE = "Kim Jong Un hat in Pjöngjang ein Museum eröffnet."
B_DE = "Der russische Präsident Wladimir Putin schickte einen Glückwunschbrief."
C_DE = "Die Zeremonie dauerte drei Stunden."
NEW = "Aucun diplomate occidental ne figurait parmi les invités."
NEW_DE = "Westliche Diplomaten waren nicht unter den Gästen."


def german(*entries: Entry, language: str = "de") -> Catalog:
    return Catalog((("Language", language),), entries)


def living(old: Catalog, *msgids: str, strict: bool = False) -> list[Entry]:
    catalog = merge([Entry(msgid) for msgid in msgids], old, strict=strict).catalog
    return [entry for entry in catalog.entries if not entry.obsolete]


def said(entry: Entry) -> tuple[str, bool, str | None, tuple[str, ...]]:
    return entry.msgstr, entry.fuzzy, entry.previous, entry.notes


def test_a_paragraph_that_is_split() -> None:
    old = german(Entry(f"{A} {B} {C}", f"{A_DE} {B_DE} {C_DE}", notes=("von mir",)))
    one, two = living(old, A, f"{B} {C}")
    whole = f"{A} {B} {C}"
    assert said(one) == (A_DE, True, whole, ("von mir",))
    assert said(two) == (f"{B_DE} {C_DE}", True, whole, ("von mir",))


def test_what_may_say_an_untouched_sentence_stays() -> None:
    signed = "Le ministre a signé l'accord devant les caméras."
    signed_de = "Vor den Kameras unterzeichnete der Minister. Das Abkommen gilt ab sofort."
    old = german(Entry(f"{signed} Il n'a rien dit. {C}", f"{signed_de} Er schwieg. {C_DE}"))
    (one,) = living(old, f"{signed} {C}")
    assert one.msgstr == f"{signed_de} Er schwieg. {C_DE}"
    assert one.fuzzy


def test_a_sentence_that_is_divided_elsewhere_now() -> None:
    letters = "Il envoie donc de nombreuses lettres signées « K »."
    letters_de = "Er schickt daher viele Briefe mit „K“."
    old = german(Entry(f"{A} {letters} {C}", f"{A_DE} {letters_de} {C_DE}"))
    assert letters_de in living(old, f"{A} {letters} {NEW}")[0].msgstr
    assert letters_de in living(old, f"{letters} {NEW} {NEW.replace('Aucun', 'Le')}", C)[0].msgstr


def test_paragraphs_that_are_merged() -> None:
    old = german(Entry(A, A_DE), Entry(B, B_DE, fuzzy=True, notes=("machine translation: google",)))
    (one,) = living(old, f"{A} {B}")
    assert said(one) == (f"{A_DE} {B_DE}", True, f"{A} {B}", ("machine translation: google",))


def test_a_sentence_that_moves_to_the_next_paragraph() -> None:
    old = german(Entry(f"{A} {B}", f"{A_DE} {B_DE}"), Entry(C, C_DE))
    one, two = living(old, A, f"{B} {C}")
    assert said(one) == (A_DE, True, f"{A} {B}", ())
    assert said(two) == (f"{B_DE} {C_DE}", True, f"{A} {B} {C}", ())


def test_sentences_that_change_places() -> None:
    old = german(Entry(f"{A} {B} {C}", f"{A_DE} {B_DE} {C_DE}"))
    (one,) = living(old, f"{B} {A} {C}")
    assert said(one) == (f"{B_DE} {A_DE} {C_DE}", True, f"{A} {B} {C}", ())


def test_a_sentence_that_is_removed() -> None:
    old = german(Entry(f"{A} {B} {C}", f"{A_DE} {B_DE} {C_DE}"))
    (one,) = living(old, f"{A} {C}")
    assert said(one) == (f"{A_DE} {C_DE}", True, f"{A} {B} {C}", ())


def test_one_sentence_changed_keeps_the_old_translation_in_its_place() -> None:
    old = german(Entry(f"{A} {B} {C}", f"{A_DE} {B_DE} {C_DE}"))
    changed = B.replace("une lettre", "un message")
    (one,) = living(old, f"{A} {changed} {C}")
    assert said(one) == (f"{A_DE} {B_DE} {C_DE}", True, f"{A} {B} {C}", (f"new sentence: {changed}",))
    assert gaps(one) == []


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_a_new_sentence_is_asked_of_the_engines_alone(number: int) -> None:
    sentences, translated = [A, B, C], [A_DE, B_DE, C_DE]
    old = german(Entry(" ".join(sentences), " ".join(translated)))
    sentences.insert(number, NEW)
    merged = merge([Entry(" ".join(sentences))], old).catalog
    assert merged.entries[0].msgstr == " ".join(translated)
    assert merged.entries[0].notes[0] == f"new sentence: {NEW}"
    assert missing_sentences(merged) == (NEW,)
    filled = put_machine_texts(merged, {NEW: MachineText(NEW_DE, "google", "look at it")})
    translated.insert(number, NEW_DE)
    one = filled.entries[0]
    assert (one.msgstr, one.fuzzy) == (" ".join(translated), True)
    assert one.notes == (
        f"new sentence: {NEW}",
        "machine translation: google; of the new sentence; look at it",
    )
    assert missing_sentences(filled) == ()
    approved = filled.with_entries((replace(one, fuzzy=False),))
    assert merge([Entry(" ".join(sentences))], approved).catalog.entries[0].notes == ()


def test_a_replaced_sentence_leaves_its_place_to_the_new_one() -> None:
    old = german(Entry(f"{A} {B} {C}", f"{A_DE} {B_DE} {C_DE}"))
    merged = merge([Entry(f"{A} {NEW} {C}")], old).catalog
    assert merged.entries[0].msgstr == f"{A_DE} {C_DE}"
    filled = put_machine_texts(merged, {NEW: MachineText(NEW_DE, "google")})
    assert filled.entries[0].msgstr == f"{A_DE} {NEW_DE} {C_DE}"


def test_new_sentences_are_filled_in_any_order() -> None:
    more, more_de = "Rien n’a filtré de leurs échanges avec la presse.", "Der Presse wurde nichts bekannt."
    merged = merge([Entry(f"{A} {NEW} {more} {C}")], german(Entry(f"{A} {C}", f"{A_DE} {C_DE}"))).catalog
    assert missing_sentences(merged) == (NEW, more)
    texts = {NEW: MachineText(NEW_DE, "google"), more: MachineText(more_de, "memory")}
    for order in ([NEW, more], [more, NEW]):
        catalog = merged
        for sentence in order:
            catalog = put_machine_texts(catalog, {sentence: texts[sentence]})
        assert catalog.entries[0].msgstr == f"{A_DE} {NEW_DE} {more_de} {C_DE}"
        assert missing_sentences(catalog) == ()
    assert put_machine_texts(merged, texts).entries[0].msgstr == f"{A_DE} {NEW_DE} {more_de} {C_DE}"


def test_what_a_person_has_touched_is_left_alone() -> None:
    merged = merge([Entry(f"{A} {NEW} {C}")], german(Entry(f"{A} {C}", f"{A_DE} {C_DE}"))).catalog
    (one,) = [entry for entry in merged.entries if not entry.obsolete]
    for touched in (replace(one, msgstr=f"{A_DE} Keine Diplomaten. {C_DE}"), replace(one, fuzzy=False)):
        catalog = merged.with_entries((touched,))
        assert missing_sentences(catalog) == ()
        assert put_machine_texts(catalog, {NEW: MachineText(NEW_DE, "google")}) == catalog


def test_a_second_change_keeps_what_is_still_new() -> None:
    old = german(Entry(f"{A} {B}", f"{A_DE} {B_DE}"))
    once = merge([Entry(f"{A} {NEW} {B}")], old).catalog
    twice = merge([Entry(f"{A} {NEW} {B} {C}")], once).catalog
    assert twice.entries[0].previous == f"{A} {B}"
    assert missing_sentences(twice) == (NEW, C)
    back = merge([Entry(f"{A} {B}")], twice).catalog
    assert back.entries == old.entries


def test_no_blank_between_sentences_that_have_none() -> None:
    old = german(Entry(A, "金正恩在平壤为一座博物馆揭幕。"), Entry(B, "普京发来贺信。"), language="zh_Hans")
    merged = merge([Entry(f"{A} {NEW} {B}")], old).catalog
    filled = put_machine_texts(merged, {NEW: MachineText("来宾中没有西方外交官。", "google")})
    assert filled.entries[0].msgstr == "金正恩在平壤为一座博物馆揭幕。来宾中没有西方外交官。普京发来贺信。"


def test_a_link_that_moves_with_its_sentence() -> None:
    link, link_de = "Voir [la carte](/a).", "Siehe [die Karte](/a)."
    (one,) = living(
        german(Entry(f"{A} {link} {C}", f"{A_DE} {link_de} {C_DE}")), f"{A} Voir [la carte](/b). {NEW}"
    )
    assert one.msgstr == f"{A_DE} Siehe [die Karte](/b)."


def test_a_hard_line_break_follows_the_text() -> None:
    old = german(Entry(f"{A}\n{B}", f"{A_DE}\n{B_DE}"), Entry(C, C_DE))
    (one,) = living(old, f"{A} {B}\\\n{C}")
    assert one.msgstr == f"{A_DE} {B_DE}\\\n{C_DE}"


def test_typography_and_links_keep_the_approval() -> None:
    before, after = f"{A} « [Ici](/a) »", f'{A} "[Ici](/b)"'
    old = german(Entry(before, f"{A_DE} [Hier](/a)", notes=("von mir",), flags=("no-wrap",)))
    merged = merge([Entry(after)], old)
    (one,) = merged.catalog.entries
    assert (one.msgid, one.msgstr, one.state, one.previous) == (after, f"{A_DE} [Hier](/b)", "reviewed", None)
    assert (one.notes, one.flags) == (("von mir",), ("no-wrap",))
    assert (merged.adjusted, merged.changed, merged.obsolete) == (1, 0, 0)
    assert merge([Entry(before)], merged.catalog).catalog == old


def test_strict_lets_a_person_look_at_everything() -> None:
    old = german(Entry(f"{A} « Ici »", A_DE))
    merged = merge([Entry(f'{A} "Ici"')], old, strict=True)
    assert (merged.adjusted, merged.changed, merged.catalog.entries[0].state) == (0, 1, "fuzzy")


@pytest.mark.parametrize(("before", "after"), [("« Ici »", '"Là"'), ("« Ici »", "« Ici » ?"), ("12", "13")])
def test_a_change_of_words_is_fuzzy(before: str, after: str) -> None:
    (one,) = living(german(Entry(f"{A} {before}", A_DE)), f"{A} {after}")
    assert one.fuzzy


def test_what_is_not_approved_stays_so() -> None:
    fuzzy = Entry(f"{A} « Ici »", A_DE, fuzzy=True, previous="avant", notes=("machine translation: google",))
    (one,) = living(german(fuzzy), f'{A} "Ici"')
    assert said(one) == (A_DE, True, "avant", ("machine translation: google",))
    assert living(german(Entry(f"{A} « Ici »")), f'{A} "Ici"')[0].state == "empty"


def test_what_we_put_together_is_not_kept_when_it_leaves() -> None:
    old = german(Entry(A, A_DE), Entry(C, C_DE))
    joined = merge([Entry(f"{A} {C}")], old).catalog
    assert merge([Entry(A), Entry(C)], joined).catalog == old
    touched = replace(joined.entries[0], msgstr="von mir")
    apart = merge([Entry(A), Entry(C)], joined.with_entries((touched, *joined.entries[1:]))).catalog
    assert [entry.msgstr for entry in apart.entries if entry.obsolete] == ["von mir"]
