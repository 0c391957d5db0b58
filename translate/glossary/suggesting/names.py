"""Names in French segments: capitals, and the small words that join them (Corée du Nord)."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from translate.glossary.suggesting.french import Unit, common, folded, is_adjective, lists
from translate.glossary.suggesting.texts import Place, Text, Texts

LONGEST = 8
"""Units in a name."""
ARTICLES = frozenset({"la", "l’", "les"})
OF = frozenset({"de", "d’", "du", "des"}) | ARTICLES
"""What may join the parts of a name: de la, d’, du."""


class _Part(NamedTuple):
    """Capitals that stand side by side: units from `first` until before `end`."""

    first: int
    end: int
    bound: bool
    """Whether it belongs to the part before for sure: Ludwig van Beethoven, de La Sablière."""


@dataclass(frozen=True)
class _Joins:
    """How often parts stand alone, and how often two are joined by « de »."""

    alone: Counter[str]
    joined: Counter[tuple[str, str]]

    def hold(self, before: str, after: str) -> bool:
        """Return whether two parts are one name: not so when the first is mostly without the other."""
        return self.joined[before, after] >= self.alone[before]


def names(texts: Texts) -> dict[str, list[Place]]:
    """Return the names of the segments by what is the same in all their forms, with their places.

    What the glossary has at a place is left out there.
    """
    chains = [list(_chains(texts, text)) for text in texts.all]
    joins = _joins(texts, chains)
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for number, (text, own) in enumerate(zip(texts.all, chains, strict=True)):
        for chain in own:
            for first, end in _divided(text, chain, joins):
                start, stop = _extended(text, first, end)
                if stop - start <= LONGEST and not _is_known(text, start, stop):
                    found[_key(text, start, stop)].append(Place(number, start, stop))
    return dict(found)


def _chains(texts: Texts, text: Text) -> Iterator[list[_Part]]:
    """Yield the parts that small words join, each chain once."""
    if text.shouted:
        return
    at = 0
    while at < len(text.units):
        if not _begins(texts, text, at):
            at += 1
            continue
        chain = [_Part(at, _run(text, at), bound=False)]
        while (following := _joined(text, chain[-1].end)) is not None:
            chain.append(following)
        at = chain[-1].end
        yield chain


def _begins(texts: Texts, text: Text, at: int) -> bool:
    """Return whether a name begins at a unit."""
    unit = text.units[at]
    if unit.text.endswith("’") and unit.key in {"n’", "o’"}:
        return unit.capital and _is_capital(text, at + 1)
    if unit.text.endswith("’") or unit.key.rstrip(".") in lists().titles:
        return False
    if unit.text.endswith(".") and len(unit.text) == 2:
        return unit.capital and _is_capital(text, at + 1)
    if lists().is_function(unit.key) and (unit.initial or not _is_capital(text, at + 1)):
        return False
    return texts.is_proper(unit)


def _is_capital(text: Text, at: int) -> bool:
    return at < len(text.units) and text.units[at].glued and text.units[at].capital


def _run(text: Text, first: int) -> int:
    """Return where the capitals that begin at a unit end."""
    end = first + 1
    while _is_capital(text, end) and not text.units[end].text.endswith("’"):
        end += 1
    return end


def _joined(text: Text, at: int) -> _Part | None:
    """Return the part that small words join to what ends before a unit, or None."""
    first, sure = at, False
    for unit in text.units[at : at + 2]:
        if unit.capital or not unit.glued:
            break
        if unit.key not in lists().particles and unit.key not in OF:
            return None
        sure = sure or unit.key in lists().particles
        first += 1
    if first == at or text.units[at].key in ARTICLES or not _is_capital(text, first):
        return None
    article = text.units[first].key in lists().articles and text.units[first].key != "l’"
    return _Part(first, _run(text, first), bound=sure or article)


def _joins(texts: Texts, chains: list[list[list[_Part]]]) -> _Joins:
    alone: Counter[str] = Counter()
    joined: Counter[tuple[str, str]] = Counter()
    for text, own in zip(texts.all, chains, strict=True):
        for chain in own:
            keys = [_key(text, part.first, part.end) for part in chain]
            joined.update(pairwise(keys))
            alone[keys[-1]] += 1
    return _Joins(alone, joined)


def _divided(text: Text, chain: list[_Part], joins: _Joins) -> Iterator[tuple[int, int]]:
    """Yield the names of a chain of parts."""
    first, end = chain[0].first, chain[0].end
    before = _key(text, first, end)
    for part in chain[1:]:
        key = _key(text, part.first, part.end)
        if part.bound or joins.hold(before, key):
            end = part.end
        else:
            yield first, end
            first, end = part.first, part.end
        before = key
    yield first, end


def _extended(text: Text, first: int, end: int) -> tuple[int, int]:
    """Return a name with what belongs to it in lower case: ministère des Affaires étrangères."""
    if _is_common(text.units[first]):
        start = first
        while start and text.units[start].glued and text.units[start - 1].key in OF:
            start -= 1
        if start < first and start and text.units[start].glued and text.units[start - 1].key in lists().heads:
            first = start - 1
    if _is_common(text.units[end - 1]) and not text.covers(first, end):
        while end < len(text.units) and text.units[end].glued and _is_lower_adjective(text.units[end]):
            end += 1
    return first, end


def _is_common(unit: Unit) -> bool:
    return not unit.acronym and common(unit.key) is not None


def _is_lower_adjective(unit: Unit) -> bool:
    return not unit.capital and not lists().is_function(unit.key) and is_adjective(unit.key)


def _is_known(text: Text, first: int, end: int) -> bool:
    """Return whether the glossary has what stands there, or the end of it (Poutine of Président Poutine)."""
    if text.covers(first, end):
        return True
    stop = text.units[end - 1].end
    capitals = all(unit.capital for unit in text.units[first:end])
    return capitals and any(b == stop and text.units[first].start < a for a, b in text.known)


def _key(text: Text, first: int, end: int) -> str:
    """Return what is the same in all forms of a name."""
    return " ".join(folded(unit.key) for unit in text.units[first:end]).replace("-", " ")
