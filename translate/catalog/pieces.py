"""The translation of a text put together from those of the old texts that it comes from.

Each old translation is divided at its own sentences (`align`); a text takes the translations of its
sentences in its own order. What is new in it is said in a translator comment.
"""

import re
from collections.abc import Mapping, Sequence
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
    """What says one or more sentences of an old text."""

    msgid: str
    msgstr: str
    first: int
    """Number of its first sentence."""


def composed(origin: Origin, donors: Mapping[str, Entry], languages: Languages) -> Entry:
    """Return what the old entries give for a text: msgstr, previous msgid, notes and flags of the new entry.

    `donors` are the old entries by msgid. The msgstr of a sole donor whose sentences are all there, in their
    order, is taken as it is.
    """
    used = [donors[msgid] for msgid in dict.fromkeys(old for s in origin for old, _ in s.was)]
    unsure = {text for donor in used for text in said_new(donor.notes)}
    whole = _is_whole(origin, used, languages)
    text, places = (used[0].msgstr, {}) if whole else _joined(origin, donors, languages)
    untouched = any(sentence.same for sentence in origin) and len(origin) > 1
    notes = list(dict.fromkeys(note for donor in used for note in donor.notes if not is_passing(note)))
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
        previous=" ".join(_previous(donor) for donor in used),
        notes=tuple(notes),
        flags=tuple(dict.fromkeys(flag for donor in used for flag in donor.flags)),
    )


def _previous(donor: Entry) -> str:
    return donor.previous if donor.fuzzy and donor.previous else donor.msgid


def _is_whole(origin: Origin, used: Sequence[Entry], languages: Languages) -> bool:
    """Whether a text is one old text, sentence by sentence, none added and none taken away."""
    if len(used) != 1 or not all(sentence.was for sentence in origin):
        return False
    numbers = list(dict.fromkeys(n for sentence in origin for _, n in sentence.was))
    return numbers == list(range(len(sentences(used[0].msgid, languages.source))))


def _joined(origin: Origin, donors: Mapping[str, Entry], languages: Languages) -> tuple[str, dict[int, int]]:
    """Return the translations of the sentences, joined, and sentence → place of those that have none."""
    blank = between(languages.target)
    text, places = "", {}
    taken: set[tuple[str, int]] = set()
    for n, sentence in enumerate(origin):
        found = [_piece(donors[old], number, languages) for old, number in sentence.was]
        if not any(piece.msgstr.strip() for piece in found):
            places[n] = len(text)
            continue
        for piece, (old, _) in zip(found, sentence.was, strict=True):
            if (old, piece.first) not in taken:
                taken.add((old, piece.first))
                joint = blank if text and not text[-1].isspace() else ""
                text += joint + _as_now(piece, sentence)
    return TAIL.sub("", text, count=1), places


def _as_now(piece: Piece, sentence: Sentence) -> str:
    """Return a piece with the addresses and the line break at its end that its sentence has now."""
    said = piece.msgstr
    if sentence.same and (now := adjusted(piece.msgid.strip(), said, sentence.text.strip())):
        said = now
    tail, wanted = TAIL.search(said), TAIL.search(sentence.text)
    if tail and wanted and ("\n" in tail[0]) != ("\n" in wanted[0]):
        return said[: tail.start()] + wanted[0]
    return said


def _piece(donor: Entry, number: int, languages: Languages) -> Piece:
    """Return the piece of an old entry that says its sentence of that number."""
    missing = frozenset(gap.sentence for gap in gaps(donor))
    pieces = _pieces(donor.msgid, donor.msgstr, missing, languages)
    return next(piece for piece in reversed(pieces) if piece.first <= number)


@lru_cache(maxsize=64)
def _pieces(msgid: str, msgstr: str, missing: frozenset[str], languages: Languages) -> tuple[Piece, ...]:
    """Divide a text and its translation into pieces that say the same.

    What only the translation says stays with the piece before it, or the first one. `missing` are sentences
    of which it is known that the translation says nothing.
    """
    ours, theirs = sentences(msgid, languages.source), sentences(msgstr, languages.target)
    there = [n for n, sentence in enumerate(ours) if " ".join(sentence.split()) not in missing]
    pieces = [Piece(sentence, "", n) for n, sentence in enumerate(ours) if n not in there]
    said: list[Piece] = []
    lead = ""
    for bead in align([ours[n] for n in there], theirs):
        numbers, msgstrs = there[slice(*bead.source)], "".join(theirs[slice(*bead.target)])
        if numbers:
            said.append(Piece("".join(ours[n] for n in numbers), lead + msgstrs, numbers[0]))
            lead = ""
        elif said:
            said[-1] = said[-1]._replace(msgstr=said[-1].msgstr + msgstrs)
        else:
            lead = msgstrs
    return tuple(sorted([*pieces, *said], key=lambda piece: piece.first))
