"""Whether a word of a translation may be a name of the original, in whatever script and case it stands.

Both are taken apart into sounds, roughly: letters that languages write for one another (``w`` and ``v``,
``ch``, ``sch`` and ``sz``, Cyrillic ``г`` and ``h``) share a class. The cost of turning one row of sounds
into the other (Wagner and Fischer, "The String-to-String Correction Problem", 1974) is low for vowels and for
what follows the name: endings, and the other half of a compound.
"""

import re
from functools import lru_cache
from itertools import accumulate
from operator import or_
from typing import NamedTuple

from translate.languages.romanised import romanised

P, F, T, K, S, L, R, M, N, H, V = (1 << number for number in range(11))
SOUND = re.compile(
    r"(?P<ch>[td]?s?ch)|(?P<s>[td]?s+h|[td]?zh|t?z+|ts|[dt]j|dz|sz)|kh|gh|th|ph|ck|c?qu|(?P<vowel>[aeiou]+)|[a-z]"
)
CLASSES = {
    **dict.fromkeys(("ck", "q", "k", "qu", "cqu", "gh"), K),
    **dict.fromkeys(("c", "g"), K | S),
    **dict.fromkeys(("s", "z"), S),
    **dict.fromkeys(("t", "d"), T),
    **dict.fromkeys(("ph", "f"), F | P),
    **{"kh": K | H, "th": T | S, "j": S | H | K | V, "h": H | K | F, "b": P, "p": P, "v": F | P, "w": F | V},
    **{"l": L, "r": R, "m": M, "n": N | M, "y": V | S | H},
}
"""Sound → the classes that it may stand for."""
LIGHT = {"gh": 0.3, "j": 0.3, "h": 0.3, "w": 0.3, "y": 0.2}
"""What it costs to leave out a sound that languages drop; others cost 1."""
VOWEL = 0.3
"""What it costs to leave out vowels."""
NEAR, OTHER, OTHER_VOWEL = 0.15, 1.1, 0.18
"""What it costs to exchange a sound for one of the same class, for another one, a vowel for a vowel."""
TAIL = 0.3
"""The share of its weight that what follows the name costs."""
SILENT = frozenset("tsdxz")
"""Sounds that French does not speak at the end of a word."""
LIGHTEST = 1.5
"""What a word weighs at least: with one consonant nothing is sure."""
BEGINNING = 4
"""Letters by which words are alike without more ado."""
INSERTED = 5
"""Sounds that no name has gained when it is still like itself."""
FEW = 2
"""Letters or consonants with which words begin, if they may be the same."""
LONGEST = 40
"""Letters that are compared."""


class Sound(NamedTuple):
    """A sound of a word."""

    classes: int
    letters: str
    weight: float


@lru_cache(maxsize=1 << 14)
def distance(name: str, word: str) -> float:
    """Return how far a word is from a name: 0 where they sound alike, 1 and more for others."""
    one, other = _sounds(name), _sounds(word)
    if not one or not other:
        return 0.0 if romanised(name) == romanised(word) else 1.0
    if not _beginning(one) & _beginning(other):
        return 1.0
    but_last, costs = _costs(one, other)
    if len(one) > 3 and one[-1].letters in SILENT:
        costs = [min(cost, less + VOWEL) for cost, less in zip(costs, but_last, strict=True)]
    tails = _tails(other)
    cost = min(cost + TAIL * tail for cost, tail in zip(costs, tails, strict=True))
    return cost / max(min(weight(name), tails[0]), LIGHTEST)


def beginning(word: str) -> int:
    """Return the classes of sounds with which a word begins; `distance` is 1 if two words share none."""
    return _beginning(_sounds(word))


def may_be_like(name: str, word: str, limit: float) -> bool:
    """Return whether `distance` may be within a limit, for words that begin alike: a quick look; few pass."""
    one, other = _outline(name), _outline(word)
    most = limit * max(min(one.tails[0], other.tails[0]), LIGHTEST)
    reach = min(len(one.tails) + INSERTED, len(other.tails)) - 1
    if TAIL * other.tails[reach] > most:
        return False
    return sum(not classes & other.until[reach] for classes in one.needed) <= most


class _Outline(NamedTuple):
    """What of a word can be compared at a glance."""

    needed: tuple[int, ...]
    """Those of each consonant that costs 1 if the other word lacks it."""
    until: tuple[int, ...]
    """Those of its first 0, 1, 2 … sounds together."""
    tails: tuple[float, ...]
    """The weight of all but these."""


@lru_cache(maxsize=1 << 13)
def _outline(word: str) -> _Outline:
    sounds = _sounds(word)
    spoken = sounds[:-1] if len(sounds) > 3 and sounds[-1].letters in SILENT else sounds
    needed = tuple(sound.classes for sound in spoken if sound.weight == 1)
    until = tuple(accumulate((sound.classes for sound in sounds), or_, initial=0))
    return _Outline(needed, until, _tails(sounds))


def _tails(sounds: tuple[Sound, ...]) -> tuple[float, ...]:
    """Return what all sounds weigh, all but the first one, and so on."""
    return tuple(accumulate((sound.weight for sound in reversed(sounds)), initial=0.0))[::-1]


def begins_alike(name: str, word: str) -> bool:
    """Return whether two words have their first four letters in common, or all of the name's three."""
    one, other = romanised(name), romanised(word)
    return one == other or (
        min(len(one), len(other)) >= BEGINNING - 1 and one[:BEGINNING] == other[: min(len(one), BEGINNING)]
    )


def sounds_alike(name: str, word: str) -> bool:
    """Return whether two words begin with the same sounds, so that they may be forms of one name.

    These are the first two letters of words of about the same length, or the first two consonants.
    """
    if romanised(name)[:FEW] == romanised(word)[:FEW] and abs(len(name) - len(word)) <= FEW:
        return True
    if not _beginning(_sounds(name)) & _beginning(_sounds(word)):
        return False
    one, other = consonants(name), consonants(word)
    if min(len(one), len(other)) < FEW:
        return abs(len(one) - len(other)) < FEW
    return bool(one[1] & other[1])


def consonants(word: str) -> list[int]:
    """Return the classes of the consonants of a word that no language leaves out."""
    return [sound.classes for sound in _sounds(word) if sound.weight == 1]


@lru_cache(maxsize=1 << 12)
def weight(word: str) -> float:
    """Return what the sounds of a word weigh together: about how many consonants it has."""
    return sum(sound.weight for sound in _sounds(word))


def _beginning(sounds: tuple[Sound, ...]) -> int:
    """Return the classes of the first consonant, and of those before it that may be left out."""
    classes = 0
    for sound in sounds:
        classes |= sound.classes & ~V
        if sound.weight == 1 and sound.letters != "kh":
            return classes
    return -1


def _costs(one: tuple[Sound, ...], other: tuple[Sound, ...]) -> tuple[list[float], list[float]]:
    """Return what it costs to turn a row, without its last and with it, into each beginning of another.

    Written out, for nothing else here takes as long.
    """
    before = row = [*accumulate((sound.weight for sound in other), initial=0.0)]
    for classes, letters, weight in one:
        above = row[0]
        left = above + weight
        new = [left]
        for (its_classes, its_letters, its_weight), over in zip(other, row[1:], strict=True):
            if letters == its_letters:
                cost = above
            elif not classes & its_classes:
                cost = above + OTHER
            else:
                cost = above + (OTHER_VOWEL if classes == V == its_classes else NEAR)
            left += its_weight
            left = min(left, over + weight)
            left = min(left, cost)
            new.append(left)
            above = over
        before, row = row, new
    return before, row


@lru_cache(maxsize=1 << 13)
def _sounds(word: str) -> tuple[Sound, ...]:
    """Return the sounds of a word; one that is doubled stands once."""
    sounds: list[Sound] = []
    spelt = romanised(word)[:LONGEST].replace("x", "ks")
    for found in SOUND.finditer(spelt[1:] if spelt.startswith("kn") else spelt):
        letters, kind = found[0], found.lastgroup
        classes = {"ch": S | K | H, "s": S, "vowel": V}.get(kind or "") or CLASSES[letters]
        if not sounds or sounds[-1].classes != classes:
            sounds.append(Sound(classes, letters, VOWEL if classes == V else LIGHT.get(letters, 1.0)))
    return tuple(sounds)
