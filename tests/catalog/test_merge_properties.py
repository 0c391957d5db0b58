"""Whatever an editor does to an article: no work of a person is lost, and the second update is quiet."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from translate.catalog.changes import adjusted
from translate.catalog.filling import put_machine_texts
from translate.catalog.merge import merge
from translate.catalog.notes import MachineText
from translate.model import Catalog, Entry

SENTENCES = [
    "Kim Jong Un a inauguré un musée à Pyongyang.",
    "Kim Jong Un a inauguré un musée « vivant » à Pyongyang.",
    'Kim Jong Un a inauguré un musée "vivant" à Pyongyang.',
    "Le président russe a envoyé une lettre.",
    "Le président russe n’a pas envoyé de lettre.",
    "Voir [la carte](/a), page 12.",
    "Voir [la carte](/b), page 12.",
    "Non.",
    "Treize morts",
    "Trente morts",
]
PARAGRAPHS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
ARTICLES = st.lists(PARAGRAPHS, unique=True, max_size=5)


def german(msgid: str) -> str:
    """Return a made-up translation that has the links and sentences of a text."""
    return msgid.replace("[la carte]", "[die Karte]").replace("Kim", "Herr Kim")


def template(article: list[str]) -> list[Entry]:
    return [Entry(msgid, extracted=("paragraph",)) for msgid in article]


def living(catalog: Catalog) -> dict[str, Entry]:
    return {entry.msgid: entry for entry in catalog.entries if not entry.obsolete}


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    entries = []
    for msgid in draw(ARTICLES):
        state = draw(st.sampled_from(["approved", "fuzzy", "empty", "obsolete"]))
        entry = Entry(
            msgid,
            "" if state == "empty" else german(msgid),
            fuzzy=state == "fuzzy",
            obsolete=state == "obsolete",
            notes=draw(st.sampled_from([(), ("von mir",)])),
        )
        entries.append(entry)
    entries.sort(key=lambda entry: entry.obsolete)
    return Catalog((("Language", "de"),), tuple(entries))


@settings(max_examples=300, deadline=None)
@given(catalogs(), ARTICLES, st.booleans())
def test_no_approved_translation_is_lost(old: Catalog, article: list[str], strict: bool) -> None:
    merged = merge(template(article), old, strict=strict).catalog
    there = {(entry.msgid, entry.msgstr) for entry in merged.entries}
    approved = [entry for entry in merged.entries if entry.state == "reviewed" and not entry.obsolete]
    for entry in old.entries:
        if entry.state != "reviewed" or (entry.msgid, entry.msgstr) in there:
            continue
        assert not strict
        assert any(adjusted(entry.msgid, entry.msgstr, now.msgid) == now.msgstr for now in approved)
    for entry in old.entries:
        if entry.state == "fuzzy":
            assert entry.msgstr in {e.msgstr for e in merged.entries}


@settings(max_examples=300, deadline=None)
@given(catalogs(), ARTICLES)
def test_only_what_says_the_same_stays_approved(old: Catalog, article: list[str]) -> None:
    merged = merge(template(article), old)
    assert list(living(merged.catalog)) == article
    assert merged.new + merged.kept + merged.adjusted + merged.changed == len(article)
    reviewed = {entry.msgid: entry for entry in old.entries if entry.state == "reviewed"}
    for entry in living(merged.catalog).values():
        if entry.state == "reviewed":
            assert any(adjusted(o.msgid, o.msgstr, entry.msgid) == entry.msgstr for o in reviewed.values())
            assert entry.previous is None


@settings(max_examples=300, deadline=None)
@given(catalogs(), ARTICLES, st.booleans())
def test_a_second_update_changes_nothing(old: Catalog, article: list[str], filled: bool) -> None:
    merged = merge(template(article), old).catalog
    if filled:
        merged = put_machine_texts(merged, {text: MachineText("M.", "google") for text in SENTENCES})
    assert merge(template(article), merged).catalog == merged


@settings(max_examples=300, deadline=None)
@given(ARTICLES, ARTICLES)
def test_taking_a_change_back_restores_all_approvals(before: list[str], after: list[str]) -> None:
    old = Catalog((("Language", "de"),), tuple(Entry(m, german(m), extracted=("paragraph",)) for m in before))
    changed = merge(template(after), old).catalog
    assert merge(template(before), changed).catalog.entries[: len(before)] == old.entries


@settings(max_examples=300, deadline=None)
@given(ARTICLES, ARTICLES)
def test_no_sentence_that_is_still_there_loses_its_translation(before: list[str], after: list[str]) -> None:
    old = Catalog((("Language", "de"),), tuple(Entry(m, german(m)) for m in before))
    now = living(merge(template(after), old).catalog)
    left = Counter(" ".join(before).split(". "))
    for msgid, entry in now.items():
        if entry.state == "fuzzy" and len(now) == 1 == len(before):
            for sentence in set(msgid.split(". ")) & left.keys():
                assert german(sentence).removesuffix(".") in entry.msgstr
