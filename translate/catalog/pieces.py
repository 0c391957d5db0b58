"""The translation of a text put together from those of the old texts that it comes from.

Each old translation is divided at its own sentences (`align`); a text takes the translations of its
sentences in its own order. What is new in it is said in a translator comment.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from translate.catalog.align import align
from translate.catalog.changes import adjusted
from translate.catalog.notes import NEW, gaps, is_passing, place_note, said_new
from translate.catalog.origins import Origin, Sentence
from translate.model import Entry
from translate.sentences import between, sentences

TAIL = re.compile(r"(?:\\?\n|\s)*\Z")
"""Blanks and hard line breaks at the end."""


@dataclass(frozen=True, slots=True)
class Languages:
    """The language of the msgids and that of the msgstrs."""

    source: str
    target: str


class Piece(NamedTuple):
    """One or more sentences of an old text, and those of its translation that say them: half-open ranges."""

    source: tuple[int, int]
    target: tuple[int, int]
    reach: tuple[int, int]
    """The sentences of the translation that may belong here, if those at the edges are unlikely to."""


class Division(NamedTuple):
    """An old text and its translation, divided into pieces that say the same."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    pieces: tuple[Piece, ...]

    def piece(self, number: int) -> Piece:
        """Return the piece that says the sentence of that number."""
        return self.pieces[bisect_right(self.pieces, number, key=lambda piece: piece.source[0]) - 1]


Used = Container[tuple[str, int]]
"""(msgid, number) of the old sentences that are in a new text."""


def composed(origin: Origin, donors: Mapping[str, Entry], languages: Languages, used: Used) -> Entry:
    """Return what the old entries give for a text: msgstr, previous msgid, notes and flags of the new entry.

    `donors` are the old entries by msgid. The msgstr of a sole donor whose sentences are all there, in their
    order, is taken as it is. A sentence of a translation is left out only when it is beyond doubt that it
    says one that is not `used` in any text.
    """
    parts = [donors[msgid] for msgid in dict.fromkeys(old for s in origin for old, _ in s.was)]
    unsure = {text for donor in parts for text in said_new(donor.notes)}
    whole = _is_whole(origin, parts, languages)
    text, places = (parts[0].msgstr, {}) if whole else _joined(origin, donors, languages, used)
    untouched = any(sentence.same for sentence in origin) and len(origin) > 1
    notes = list(dict.fromkeys(note for donor in parts for note in donor.notes if not is_passing(note)))
    for n, sentence in enumerate(origin):
        said = " ".join(sentence.text.split())
        if n in places or (untouched and (not sentence.same or said in unsure)):
            notes.append(f"{NEW} {said}")
        if n in places:
            notes.append(place_note(min(places[n], len(text)), len(text)))
    return Entry(
        msgid="".join(sentence.text for sentence in origin),
        msgstr=text,
        fuzzy=True,
        previous=" ".join(_previous(donor) for donor in parts),
        notes=tuple(notes),
        flags=tuple(dict.fromkeys(flag for donor in parts for flag in donor.flags)),
    )


def _previous(donor: Entry) -> str:
    return donor.previous if donor.fuzzy and donor.previous else donor.msgid


def _is_whole(origin: Origin, parts: Sequence[Entry], languages: Languages) -> bool:
    """Whether a text is one old text, sentence by sentence, none added and none taken away."""
    if len(parts) != 1 or not all(sentence.was for sentence in origin):
        return False
    numbers = list(dict.fromkeys(n for sentence in origin for _, n in sentence.was))
    return numbers == list(range(len(sentences(parts[0].msgid, languages.source))))


def _joined(
    origin: Origin, donors: Mapping[str, Entry], languages: Languages, used: Used
) -> tuple[str, dict[int, int]]:
    """Return the translations of the sentences, joined, and sentence → place of those that have none."""
    blank = between(languages.target)
    divisions = {old: _divided(donors[old], languages) for sentence in origin for old, _ in sentence.was}
    free = {old: _free(division, old, used) for old, division in divisions.items()}
    text, places = "", {}
    taken: set[tuple[str, int]] = set()
    for n, sentence in enumerate(origin):
        said, speaks = [], False
        for old, number in sentence.was:
            division, piece = divisions[old], divisions[old].piece(number)
            numbers = [k for k in _wanted(piece, free[old]) if (old, k) not in taken]
            taken.update((old, k) for k in numbers)
            msgid = "".join(division.source[slice(*piece.source)])
            said.append(_as_now(msgid, "".join(division.target[k] for k in numbers), sentence))
            speaks = speaks or bool("".join(division.target[slice(*piece.target)]).strip())
        if not speaks and not any(map(str.strip, said)):
            places[n] = len(text)
        for part in filter(None, said):
            text += (blank if text and not text[-1].isspace() else "") + part
    return TAIL.sub("", text, count=1), places


def _free(division: Division, old: str, used: Used) -> set[int]:
    """Return the sentences of a translation whose own sentences of the source are in no new text."""
    return {
        k
        for piece in division.pieces
        if not any((old, n) in used for n in range(*piece.source))
        for k in range(*piece.target)
    }


def _wanted(piece: Piece, free: Container[int]) -> range:
    """Return the sentences of a translation that belong to a piece, or may and to no other one."""
    first, last = piece.target
    while first > piece.reach[0] and first - 1 in free:
        first -= 1
    while last < piece.reach[1] and last in free:
        last += 1
    return range(first, last)


def _as_now(msgid: str, said: str, sentence: Sentence) -> str:
    """Return a translation with the addresses and the line break at its end that its sentence has now."""
    if sentence.same and (now := adjusted(msgid.strip(), said, sentence.text.strip())):
        said = now
    tail, wanted = TAIL.search(said), TAIL.search(sentence.text)
    if tail and wanted and ("\n" in tail[0]) != ("\n" in wanted[0]):
        return said[: tail.start()] + wanted[0]
    return said


def _divided(donor: Entry, languages: Languages) -> Division:
    missing = frozenset(gap.sentence for gap in gaps(donor))
    return _division(donor.msgid, donor.msgstr, missing, languages)


@lru_cache(maxsize=64)
def _division(msgid: str, msgstr: str, missing: frozenset[str], languages: Languages) -> Division:
    """Divide a text and its translation into pieces that say the same.

    What only the translation says stays with the piece before it, or the first one. `missing` are sentences
    of which it is known that the translation says nothing.
    """
    ours, theirs = sentences(msgid, languages.source), sentences(msgstr, languages.target)
    there = [n for n, sentence in enumerate(ours) if " ".join(sentence.split()) not in missing]
    pieces = [Piece((n, n + 1), (0, 0), (0, 0)) for n in range(len(ours)) if n not in there]
    said: list[Piece] = []
    for bead in align([ours[n] for n in there], theirs):
        numbers = there[slice(*bead.source)]
        if numbers:
            begin = bead.target[0] if said else 0
            said.append(Piece((numbers[0], numbers[-1] + 1), (begin, bead.target[1]), bead.reach))
        elif said:
            said[-1] = said[-1]._replace(target=(said[-1].target[0], bead.target[1]))
    return Division(ours, theirs, tuple(sorted([*pieces, *said])))
