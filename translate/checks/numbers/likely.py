"""For the check `numbers`: which number of the msgid became which one of the msgstr."""

from collections.abc import Sequence

from translate.languages.numbers import Number

Pairs = list[tuple[Number, Number]]


def likely(lost: Sequence[Number], come: Sequence[Number]) -> tuple[Pairs, list[Number], list[Number]]:
    """Return the pairs that are most alike, in the order of the msgid, and what is left of both.

    Pairs that are equally alike are taken in the order of the texts. Each of the fewer has a partner.
    """
    nearest = sorted(
        (-_likeness(one, other), at, place) for at, one in enumerate(lost) for place, other in enumerate(come)
    )
    partners = dict[int, int]()
    taken = set[int]()
    for _, at, place in nearest:
        if at not in partners and place not in taken:
            partners[at] = place
            taken.add(place)
    return (
        [(lost[at], come[place]) for at, place in sorted(partners.items())],
        [number for at, number in enumerate(lost) if at not in partners],
        [number for place, number in enumerate(come) if place not in taken],
    )


def _likeness(one: Number, other: Number) -> float:
    """Return how near two numbers are: the smaller as a share of the larger; 1 if they have the same digits.

    With or without a scale, and whichever way the sign in it is read.
    """
    if _digits(one) == _digits(other):
        return 1.0
    return max(_share(mine, its) for mine in _readings(one) for its in _readings(other))


def _digits(number: Number) -> str:
    return number.bare.replace(".", "").strip("0")


def _readings(number: Number) -> set[float]:
    return {float(value) for value in (number.value, number.bare, number.other) if value is not None}


def _share(one: float, other: float) -> float:
    small, large = sorted((one, other))
    return small / large if large else 1.0
