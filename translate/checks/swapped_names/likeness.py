"""Whether a word of a translation may be a name of the original, in whatever script and case it stands.

Both are taken apart into sounds, roughly: letters that languages write for one another (``w`` and ``v``,
``ch``, ``sch`` and ``sz``, Cyrillic ``г`` and ``h``) share a class. The cost of turning one row of sounds
into the other (Wagner and Fischer, "The String-to-String Correction Problem", 1974) is low for vowels and for
what follows the name: endings, and the other half of a compound.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import accumulate
from operator import or_
from typing import NamedTuple

from translate.languages.romanised import romanised

P, F, T, K, S, L, R, M, N, H, V = (1 << number for number in range(11))
SOUND = re.compile(r"[td]?s?ch|[td]?s+h|[td]?zh|t?z+|ts|[dt]j|dz|sz|kh|gh|th|ph|ck|c?qu|[aeiou]+|[a-z]")
CLASSES = {
    **dict.fromkeys(("ck", "q", "k", "qu", "cqu", "gh"), K),
    **dict.fromkeys(("c", "g"), K | S),
    **dict.fromkeys(("s", "z"), S),
    **dict.fromkeys(("t", "d"), T),
    **dict.fromkeys(("ph", "f"), F | P),
    **{"kh": K | H, "th": T | S, "j": S | H | K | V, "h": H | K | F, "b": P, "p": P, "v": F | P, "w": F | V},
    **{"l": L, "r": R, "m": M, "n": N | M, "y": V | S | H},
}
"""Sound → the classes that it may stand for; other sounds of several letters are S, or end in ``ch``."""
BEGUN = {
    **{"b": P, "c": K | S | H, "d": T | S | K | H, "f": F | P, "l": L, "m": M, "n": N | M, "p": F | P},
    **{"q": K, "r": R, "s": S | K | H, "t": T | S | K | H, "v": F | P, "x": K, "z": S},
}
"""Letter → the classes with which words may begin that it begins; others may begin with any."""
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
FARTHEST = 0.4
"""The distance up to which words are held against names: the greatest limit that is asked for."""
ROUNDED = 1e-9
"""By how much costs may differ that are added up in another order."""
LONGEST = 40
"""Letters that are compared."""


class Sound(NamedTuple):
    """A sound of a word."""

    classes: int
    letters: str
    weight: float


@lru_cache(maxsize=1 << 14)
def distance(name: str, word: str) -> float:
    """Return how far a word is from a name: 0 where they sound alike, perhaps 1 beyond `FARTHEST`."""
    one, other = _heard(name).sounds, _heard(word).sounds
    if not one or not other:
        return 0.0 if romanised(name) == romanised(word) else 1.0
    if not beginning(name) & beginning(word):
        return 1.0
    tails = _tails(other)
    whole = max(min(weight(name), tails[0]), LIGHTEST)
    but_last, costs = _costs(one, other, FARTHEST * whole + ROUNDED)
    if not costs:
        return 1.0
    if len(one) > 3 and one[-1].letters in SILENT:
        costs = [min(cost, less + VOWEL) for cost, less in zip(costs, but_last, strict=True)]
    return min([cost + TAIL * tail for cost, tail in zip(costs, tails, strict=True)]) / whole


def beginning(word: str) -> int:
    """Return the classes of sounds with which a word begins; `distance` is 1 if two words share none."""
    return _heard(word).first


def is_like(name: str, word: str, limit: float) -> bool:
    """Return whether `distance` is within a limit, below 1."""
    return bool(beginning(name) & beginning(word)) and is_like_one(name, (word,), limit)


def is_like_one(name: str, words: Sequence[str], limit: float) -> bool:
    """Return whether `distance` from a name is within a limit, below 1, for one of some words."""
    return any(distance(name, words[number]) <= limit for number in likely(name, words, limit))


def begun_like(name: str, words: Iterable[str]) -> list[str]:
    """Return the words that may begin with the sounds of a name, as their first letters tell."""
    first = beginning(name)
    return [word for word in words if first & BEGUN.get(romanised(word)[:1], -1)]


def likely(name: str, words: Iterable[str], limit: float) -> Iterator[int]:
    """Yield the numbers of those words whose `distance` from a name may be within a limit, below 1.

    That is a quick look which few of them pass: how many consonants of the name has the word not? Written
    out, for nothing else is done as often.
    """
    _, first, needed, _, weight = _heard(name)
    for number, word in enumerate(words):
        _, begun, _, classes, other = _heard(word)
        if not first & begun:
            continue
        most = limit * max(other if other < weight else weight, LIGHTEST) + ROUNDED
        for consonant in needed:
            if not consonant & classes:
                most -= 1
                if most < 0:
                    break
        else:
            yield number


def may_be_like(name: str, word: str, limit: float) -> bool:
    """Return whether `distance` may be within a limit, for `likely` words: a name ends somewhere."""
    one, other = _outline(name), _outline(word)
    most = limit * max(min(one.tails[0], other.tails[0]), LIGHTEST)
    reach = min(len(one.tails) + INSERTED, len(other.tails)) - 1
    if TAIL * other.tails[reach] > most:
        return False
    near = other.until[reach]
    return len([1 for classes in _heard(name).needed if not classes & near]) <= most


class _Outline(NamedTuple):
    """What of a word is compared at a glance where its end may be another word."""

    until: tuple[int, ...]
    """The classes of its first 0, 1, 2 … sounds together."""
    tails: tuple[float, ...]
    """The weight of all but these."""


@lru_cache(maxsize=1 << 13)
def _outline(word: str) -> _Outline:
    sounds = _heard(word).sounds
    until = tuple(accumulate((sound.classes for sound in sounds), or_, initial=0))
    return _Outline(until, _tails(sounds))


def _tails(sounds: tuple[Sound, ...]) -> tuple[float, ...]:
    """Return what all sounds weigh, all but the first one, and so on."""
    return tuple(accumulate((sound.weight for sound in reversed(sounds)), initial=0.0))[::-1]


def begins_alike(name: str, word: str) -> bool:
    """Return whether two words have their first four letters in common, or all of the name's three."""
    one, other = romanised(name), romanised(word)
    return one == other or (
        min(len(one), len(other)) >= BEGINNING - 1 and one[:BEGINNING] == other[: min(len(one), BEGINNING)]
    )


def begins_one(name: str, starts: Collection[str]) -> bool:
    """Return whether a name `begins_alike` with one of some words, of which the first letters are given."""
    one = romanised(name)
    if len(one) == BEGINNING - 1:
        return any(start.startswith(one) for start in starts)
    return one[:BEGINNING] in starts


def sounds_alike(name: str, word: str) -> bool:
    """Return whether two words begin with the same sounds, so that they may be forms of one name.

    These are the first two letters of words of about the same length, or the first two consonants.
    """
    if romanised(name)[:FEW] == romanised(word)[:FEW] and abs(len(name) - len(word)) <= FEW:
        return True
    if not beginning(name) & beginning(word):
        return False
    one, other = consonants(name), consonants(word)
    if min(len(one), len(other)) < FEW:
        return abs(len(one) - len(other)) < FEW
    return bool(one[1] & other[1])


def consonants(word: str) -> list[int]:
    """Return the classes of the consonants of a word that no language leaves out."""
    return [sound.classes for sound in _heard(word).sounds if sound.weight == 1]


def weight(word: str) -> float:
    """Return what the sounds of a word weigh together: about how many consonants it has."""
    return _heard(word).weight


def _first(sounds: tuple[Sound, ...]) -> int:
    """Return the classes of the first consonant, and of those before it that may be left out."""
    classes = 0
    for sound in sounds:
        classes |= sound.classes & ~V
        if sound.weight == 1 and sound.letters != "kh":
            return classes
    return -1


def _costs(one: tuple[Sound, ...], other: tuple[Sound, ...], most: float) -> tuple[list[float], list[float]]:
    """Return what it costs to turn a row, without its last and with it, into each beginning of another.

    Nothing, if it costs more than `most` however the row ends. Written out, for nothing else here takes as
    long.
    """
    before = row = [*accumulate((sound.weight for sound in other), initial=0.0)]
    for classes, letters, weight in one:
        above = row[0]
        left = above + weight
        new = [left]
        if min(row) > most:
            return [], []
        for (its_classes, its_letters, its_weight), over in zip(other, row[1:], strict=True):
            if letters == its_letters:
                cost = above
            elif not classes & its_classes:
                cost = above + OTHER
            else:
                cost = above + (OTHER_VOWEL if classes == V == its_classes else NEAR)
            left += its_weight
            if over + weight < left:  # noqa: PLR1730 - min takes four times as long
                left = over + weight
            if cost < left:  # noqa: PLR1730
                left = cost
            new.append(left)
            above = over
        before, row = row, new
    return before, row


class _Heard(NamedTuple):
    """A word as it sounds."""

    sounds: tuple[Sound, ...]
    first: int
    """The classes with which it begins, as `beginning` tells them."""
    needed: tuple[int, ...]
    """Those of each consonant that costs 1 if another word lacks it."""
    classes: int
    """Those of all its sounds together."""
    weight: float


@lru_cache(maxsize=1 << 13)
def _heard(word: str) -> _Heard:
    sounds = _sounds(word)
    spoken = sounds[:-1] if len(sounds) > 3 and sounds[-1].letters in SILENT else sounds
    needed = tuple([sound.classes for sound in spoken if sound.weight == 1])
    classes = reduce(or_, [sound.classes for sound in sounds], 0)
    return _Heard(sounds, _first(sounds), needed, classes, sum([sound.weight for sound in sounds]))


def _sounds(word: str) -> tuple[Sound, ...]:
    """Return the sounds of a word; one that is doubled stands once."""
    sounds, last = list[Sound](), 0
    spelt = romanised(word)[:LONGEST].replace("x", "ks")
    for letters in SOUND.findall(spelt[1:] if spelt.startswith("kn") else spelt):
        sound = _sound(letters)
        if sound.classes != last:
            sounds.append(sound)
            last = sound.classes
    return tuple(sounds)


@lru_cache(maxsize=256)
def _sound(letters: str) -> Sound:
    if letters[0] in "aeiou":
        return Sound(V, letters, VOWEL)
    classes = S | K | H if letters.endswith("ch") else CLASSES.get(letters, S)
    return Sound(classes, letters, LIGHT.get(letters, 1.0))
