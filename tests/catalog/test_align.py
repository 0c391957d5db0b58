"""Old translations divided and joined at their own sentences: on the article that ships, in its languages."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.project import REPOSITORY
from translate.catalog.align import align
from translate.catalog.merge import merge
from translate.catalog.po import parse_catalog
from translate.model import Catalog, Entry
from translate.sentences import between

REVIEWED = ("ar", "de", "en", "es", "ja", "ko", "ru", "uk", "zh_Hans")
Pair = tuple[str, str]


def paragraphs(language: str) -> list[Pair]:
    path: Path = REPOSITORY / "locales" / language / "musee-kursk.po"
    catalog = parse_catalog(path.read_text(encoding="utf-8"), path)
    return [(e.msgid, e.msgstr) for e in catalog.entries if e.msgstr and e.extracted[:1] == ("paragraph",)]


def joined(pairs: list[Pair], language: str) -> Pair:
    return " ".join(msgid for msgid, _ in pairs), between(language).join(msgstr for _, msgstr in pairs)


def merged(language: str, old: list[Pair], new: list[str]) -> dict[str, Entry]:
    catalog = Catalog((("Language", language),), tuple(Entry(*pair) for pair in old))
    entries = merge([Entry(msgid) for msgid in new], catalog).catalog.entries
    return {entry.msgid: entry for entry in entries if not entry.obsolete}


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("language", REVIEWED)
def test_each_part_carries_its_own_sentences(language: str) -> None:
    pairs = paragraphs(language)
    right: Counter[str] = Counter()
    tried: Counter[str] = Counter()

    def judge(what: str, entry: Entry, wanted: Pair, previous: str) -> None:
        tried[what] += 1
        right[what] += (plain(entry.msgstr), entry.fuzzy, entry.previous) == (
            plain(wanted[1]),
            True,
            previous,
        )

    for size in (2, 3, 4):
        for start in range(len(pairs) - size + 1):
            parts = pairs[start : start + size]
            whole = joined(parts, language)
            divided = merged(language, [whole], [msgid for msgid, _ in parts])
            for part in parts:
                judge("split", divided[part[0]], part, whole[0])
            judge("merge", merged(language, parts, [whole[0]])[whole[0]], whole, whole[0])
    for first, second, third in zip(pairs, pairs[1:], pairs[2:], strict=False):
        before, after = joined([first, second], language), joined([second, third], language)
        moved = merged(language, [before, third], [first[0], after[0]])
        judge("move", moved[first[0]], first, before[0])
        judge("move", moved[after[0]], after, f"{before[0]} {third[0]}")
    assert all(right[what] >= 0.95 * tried[what] for what in ("split", "merge", "move")), (right, tried)


@pytest.mark.parametrize("language", REVIEWED)
def test_a_sentence_that_goes_takes_no_other_with_it(language: str) -> None:
    pairs = paragraphs(language)
    for first, second, third in zip(pairs, pairs[1:], pairs[2:], strict=False):
        whole = joined([first, second, third], language)
        for new in ("Personne n'a répondu aux questions que posaient 12 journaux de Séoul. ", ""):
            text = f"{first[0]} {new}{third[0]}"
            said = plain(merged(language, [whole], [text])[text].msgstr)
            assert plain(first[1]) in said, (first, said)
            assert plain(third[1]) in said, (third, said)


def test_a_bead_reaches_as_far_as_it_is_in_doubt() -> None:
    source = ["Il signe l'accord avec Séoul. ", "Il n'a rien dit hier. ", "La fête a duré 12 heures."]
    target = [
        "Er unterschreibt in Seoul. ",
        "Es gilt sofort. ",
        "Er schwieg. ",
        "Das Fest dauerte 12 Stunden.",
    ]
    first, second, third = align(source, target)
    assert (first.target, first.reach) == ((0, 1), (0, 2))
    assert (second.target, second.reach) == ((1, 3), (1, 3))
    assert (third.target, third.reach) == ((3, 4), (2, 4))


@pytest.mark.parametrize(
    ("source", "target", "beads"),
    [
        (["Un. ", "Deux. "], ["Eins. ", "Zwei. "], [((0, 1), (0, 1)), ((1, 2), (1, 2))]),
        (
            ["Il pleut sur Séoul. ", "Kim part. ", "Moscou a signé en 2024."],
            ["Es regnet in Seoul, und Kim reist ab. ", "Moskau unterschrieb 2024."],
            [((0, 2), (0, 1)), ((2, 3), (1, 2))],
        ),
        (
            ["Le 12, Kim part pour Moscou avec sa sœur. ", "Il y reste 40 jours."],
            [
                "Am 12. reist Kim nach Moskau ab. ",
                "Seine Schwester begleitet ihn. ",
                "Er bleibt 40 Tage dort.",
            ],
            [((0, 1), (0, 2)), ((1, 2), (2, 3))],
        ),
        ([], ["Eins."], [((0, 0), (0, 1))]),
        (["Un."], [], [((0, 1), (0, 0))]),
        ([], [], []),
    ],
)
def test_sentences_are_aligned(source: list[str], target: list[str], beads: list[object]) -> None:
    assert [(bead.source, bead.target) for bead in align(source, target)] == beads


def test_a_long_text_is_aligned_in_time() -> None:
    source = [f"Phrase numéro {n}. " for n in range(1500)]
    assert len(align(source, [f"Satz Nummer {n}. " for n in range(1500)])) == 1500
