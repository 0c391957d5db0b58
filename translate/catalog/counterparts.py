"""Which sentences of a text are which sentences of its former version."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translate.catalog.changes import form
from translate.similarity import similarity, words

COMPARED = 5000
"""How many pairs of sentences are compared at most, each sentence with those about its place."""
FEW = 4
"""In texts of so few words one word is the meaning, and the same sentence may stand anywhere."""
HALF = 0.5
"""Likeness from which sentences of two versions of one text are taken for one another."""


@dataclass(slots=True)
class Counterpart:
    """What a sentence was."""

    was: tuple[int, ...] = ()
    """Numbers of old sentences, none for a new one."""
    same: bool = False
    """Whether it says exactly what the old one said."""


@dataclass
class _Versions:
    new: Sequence[str]
    old: Sequence[str]
    found: list[Counterpart]
    free: set[int]
    """Numbers of the old sentences that are not found yet."""

    def said(self, numbers: Sequence[int]) -> str:
        return " ".join(self.old[k] for k in numbers)

    def near(self, n: int) -> list[int]:
        """Return the old sentences left that may be compared with a new one, in order."""
        reach = max(COMPARED // len(self.new), 2)
        return sorted(k for k in self.free if abs(k - n) <= reach)

    def take(self, n: int, numbers: Sequence[int], *, same: bool = False) -> None:
        self.found[n] = Counterpart(tuple(numbers), same)
        self.free.difference_update(numbers)


def counterparts(
    new: Sequence[str], old: Sequence[str], likeness: Callable[[str, str], float]
) -> list[Counterpart]:
    """Return for each sentence of a text what it was in a former version; each old one is taken once.

    The same ones first, then those that are alike, the most alike first; at last the parts of a sentence
    that was divided into two, or put together from two.
    """
    versions = _Versions(new, old, [Counterpart() for _ in new], set(range(len(old))))
    if len(new) == len(old) == 1:
        versions.take(0, [0], same=form(new[0]) == form(old[0]))
        return versions.found
    _take_same(versions)
    _take_held(versions)
    _take_alike(versions, likeness)
    _take_divided(versions)
    _take_joined(versions)
    return versions.found


def _take_same(versions: _Versions) -> None:
    """Find the sentences that are as they were, letter by letter or in typography only."""
    for said in (str.strip, form):
        where: defaultdict[str, list[int]] = defaultdict(list)
        for k in sorted(versions.free):
            where[said(versions.old[k])].append(k)
        for n, sentence in enumerate(versions.new):
            if not versions.found[n].was and (places := where.get(said(sentence))):
                versions.take(n, [places.pop(0)], same=True)


def _take_held(versions: _Versions) -> None:
    """Find the new sentences that hold old ones."""
    for n, found in enumerate(versions.found):
        near = () if found.was else versions.near(n)
        held = [k for k in near if holds(versions.new[n], versions.old[k])]
        if held:
            versions.take(n, held)


def holds(new: str, old: str) -> bool:
    """Whether a sentence begins or ends with an old one: where it is divided depends on its neighbours.

    After « K ». may come another sentence, or not.
    """
    new, old = new.strip(), old.strip()
    return (new.startswith(old) or new.endswith(old)) and len(words(old)) > FEW


def _take_alike(versions: _Versions, likeness: Callable[[str, str], float]) -> None:
    """Find the sentences that are like old ones, the most alike first."""
    pairs = [
        (-likeness(versions.new[n], versions.old[k]), abs(n - k), n, k)
        for n, found in enumerate(versions.found)
        if not found.was
        for k in versions.near(n)
    ]
    for unlike, _, n, k in sorted(pairs):
        if -unlike >= HALF and not versions.found[n].was and k in versions.free:
            versions.take(n, [k])


def _take_divided(versions: _Versions) -> None:
    """Find new sentences that were a part of what their neighbour was."""
    for n, found in enumerate(versions.found):
        for m in (n - 1, n + 1):
            if found.was or not 0 <= m < len(versions.new):
                continue
            neighbour = versions.found[m]
            both = " ".join(versions.new[min(n, m) : max(n, m) + 1])
            if neighbour.was and not neighbour.same:
                said = versions.said(neighbour.was)
                if _gains(both, versions.new[m], said):
                    found.was = neighbour.was


def _take_joined(versions: _Versions) -> None:
    """Find old sentences that are now a part of what their neighbour has become."""
    became = {k: n for n, found in enumerate(versions.found) if not found.same for k in found.was}
    for k in sorted(versions.free):
        for n in {became[m] for m in (k - 1, k + 1) if m in became}:
            found = versions.found[n]
            both = sorted((*found.was, k))
            if k in versions.free and _gains(versions.said(both), versions.said(found.was), versions.new[n]):
                versions.take(n, both)
                became[k] = n


def _gains(whole: str, part: str, other: str) -> bool:
    """Whether a whole is more like another text than a part of it."""
    return similarity(words(whole), words(other)) > similarity(words(part), words(other))
