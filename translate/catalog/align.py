"""Which sentences of a translation say which sentences of its source.

By order, length (Gale & Church, "A Program for Aligning Sentences in Bilingual Corpora", 1993) and what both
texts share: numbers, names, links and code. The parameters are those of the paper, but for the ratio of the
lengths, which is taken from the two texts themselves: they are known to say the same.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from translate.inline import atoms
from translate.similarity import without_marks

PRIORS = {
    (1, 1): 0.89,
    (1, 0): 0.00495,
    (0, 1): 0.00495,
    (2, 1): 0.0445,
    (1, 2): 0.0445,
    (2, 2): 0.011,
    (3, 1): 0.002,
    (1, 3): 0.002,
}
"""(sentences of the source, of the translation) → how often that is; 1-3 and 3-1 are ours."""
COSTS = {shape: -math.log(prior) for shape, prior in PRIORS.items()}
VARIANCE = 16.0
SHARED = 2.5
"""What a number, name or link in both sentences, or in only one of them, counts: a factor of 12."""
RELATED = 0.6
"""What a word of one origin counts."""
BAND = 12
"""How far from the diagonal sentences are looked for; it keeps time linear."""
DOUBT = 0.05
"""A sentence that is said elsewhere with this probability is not taken away."""
STEM = 5
ANCHOR = re.compile(r"\d+(?:[\s.,'’]\d{3})*|[A-Za-zÀ-ɏ]{4,}")


class Bead(NamedTuple):
    """Sentences of the source and those of the translation that say them: half-open ranges."""

    source: tuple[int, int]
    target: tuple[int, int]
    reach: tuple[int, int]
    """The target sentences that may belong here, however unlikely for those at the edges."""


_Place = tuple[int, int]
"""So many sentences of the source and of the translation."""


class _Way(NamedTuple):
    """A step of an alignment."""

    start: _Place
    cost: float


def align(source: Sequence[str], target: Sequence[str]) -> list[Bead]:
    """Return the beads of two texts given as sentences, in order; all sentences are in one."""
    ways = _ways(source, target)
    best: dict[_Place, tuple[float, _Place]] = {(0, 0): (0.0, (0, 0))}
    for end, steps in ways.items():
        best[end] = min((best[step.start][0] + step.cost, step.start) for step in steps)
    path, at = [], (len(source), len(target))
    while at != (0, 0):
        path.append((best[at][1], at))
        at = best[at][1]
    spread = _spread(ways, (len(source), len(target)))
    return [
        Bead((i, i_end), (j, j_end), (min(j, spread[i][0]), max(j_end, spread[i_end][1])))
        for (i, j), (i_end, j_end) in reversed(path)
    ]


def _ways(source: Sequence[str], target: Sequence[str]) -> dict[_Place, list[_Way]]:
    """Return every place near the diagonal that can be reached, and the steps to it, in order."""
    costs = _Costs(source, target)
    ways: dict[_Place, list[_Way]] = {}
    slope = len(target) / max(len(source), 1)
    for i in range(len(source) + 1):
        low, high = int(i * slope - BAND), int(i * slope + slope + BAND)
        for j in range(max(low, 0), min(high, len(target)) + 1):
            steps = [
                _Way((i - m, j - n), costs.of(i - m, i, j - n, j))
                for m, n in COSTS
                if (i - m, j - n) in ways or (i - m, j - n) == (0, 0)
            ]
            if steps:
                ways[i, j] = steps
    return ways


def _spread(ways: Mapping[_Place, Sequence[_Way]], end: _Place) -> dict[int, tuple[int, int]]:
    """Return for each number of source sentences the least and the most target sentences that say them.

    By the probabilities of all alignments together (Rabiner, "A Tutorial on Hidden Markov Models", 1989:
    forward and backward); what is less likely than `DOUBT` is left out.
    """
    before: dict[_Place, float] = {(0, 0): 0.0}
    for place, steps in ways.items():
        before[place] = _sum(before[step.start] - step.cost for step in steps)
    after: defaultdict[_Place, list[float]] = defaultdict(list, {end: [0.0]})
    rows: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for place in reversed([(0, 0), *ways]):
        if place in after:
            ahead = _sum(after[place])
            for step in ways.get(place, ()):
                after[step.start].append(ahead - step.cost)
            rows[place[0]].append((place[1], before[place] + ahead))
    return {i: (_first_likely(row[::-1]), _first_likely(row)) for i, row in rows.items()}


def _first_likely(row: Sequence[tuple[int, float]]) -> int:
    """Return the first of some numbers, given with their -log-likelihoods, that is not beyond doubt."""
    least = _sum(likelihood for _, likelihood in row) + math.log(DOUBT)
    return next(j for n, (j, _) in enumerate(row) if _sum(found for _, found in row[: n + 1]) >= least)


def _sum(logarithms: Iterable[float]) -> float:
    """Return the logarithm of a sum."""
    found = list(logarithms)
    most = max(found)
    return most + math.log(sum(math.exp(logarithm - most) for logarithm in found))


class _Costs:
    """What it costs to take stretches of two texts for one another."""

    def __init__(self, source: Sequence[str], target: Sequence[str]) -> None:
        ratio = sum(map(len, target)) / max(sum(map(len, source)), 1)
        self.source = _summed([len(sentence) for sentence in source])
        self.target = _summed([len(sentence) / (ratio or 1) for sentence in target])
        ours, theirs = [anchors(s) for s in source], [anchors(s) for s in target]
        one, other = _together(ours), _together(theirs)
        common = {a for a, n in one.items() if other[a] == n or (a[0] != "~" and other[a])}
        self._our = _stretches([_only(found, common) for found in ours])
        self._their = _stretches([_only(found, common) for found in theirs])

    def of(self, i: int, i_end: int, j: int, j_end: int) -> float:
        """Return the cost of source sentences i … and target sentences j …, as -log of a probability."""
        cost = COSTS[i_end - i, j_end - j]
        one, other = self.source[i_end] - self.source[i], self.target[j_end] - self.target[j]
        delta = abs(other - one) / math.sqrt((one + other) / 2 * VARIANCE or 1)
        cost += -math.log(max(math.erfc(delta / math.sqrt(2)), 1e-12))
        ours, theirs = self._our(i, i_end), self._their(j, j_end)
        if ours or theirs:
            cost += sum(
                _weight(anchor) * abs(ours[anchor] - theirs[anchor])
                for anchor in dict.fromkeys((*ours, *theirs))
            )
        return cost


def _weight(anchor: str) -> float:
    return RELATED if anchor[0] == "~" else SHARED


def _summed(lengths: Sequence[float]) -> list[float]:
    sums = [0.0]
    for length in lengths:
        sums.append(sums[-1] + length)
    return sums


def _only(found: Counter[str], common: set[str]) -> Counter[str]:
    return Counter({anchor: n for anchor, n in found.items() if anchor in common})


def _stretches(counters: Sequence[Counter[str]]) -> Callable[[int, int], Counter[str]]:
    """Return what says what is in a stretch, remembered: each is asked for many times."""
    return cache(lambda start, end: _together(counters[start:end]))


def _together(counters: Sequence[Counter[str]]) -> Counter[str]:
    return sum(counters[1:], counters[0]) if counters else Counter()


@lru_cache(maxsize=4096)
def anchors(text: str) -> Counter[str]:
    """Return what stays the same in a translation: links and code, numbers, names and words of one origin.

    Numbers without their separators, in ASCII digits; words without case and accents, cut to their first
    letters, by which related languages can be compared (Simard et al., "Using Cognates to Align Sentences in
    Bilingual Corpora", 1992).
    """
    found = Counter(atom.text for atom in atoms(text) if atom.kind in ("target", "code", "field", "mark"))
    for word in ANCHOR.findall(text):
        if word[0].isdigit():
            found["".join(str(unicodedata.digit(c)) for c in word if c.isdigit())] += 1
        else:
            plain = without_marks(word.casefold())
            found[plain if word[0].isupper() else f"~{plain[:STEM]}"] += 1
    return found
