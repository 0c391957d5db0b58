"""The check `units`: numbers keep their units, as kilometres, euros and per cent.

It warns when the same number has another unit or currency of the same kind in the translation (*3 km* and
*3 miles*; CLDR's names and signs), when all signs and words for per cent are gone, and when per cent has
become points. What it cannot name for sure it leaves alone, and numbers that differ too: a desk that converts
3 km into 1.9 miles is the check `numbers`' business.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from translate.checks.pair import Pair
from translate.languages.numbers import Number, numbers
from translate.languages.units import Unit, says_per_cent, unit_at
from translate.model import Diagnostic

PER_CENT = Unit("concentr", "percent")


def check_units(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a warning for each number whose unit is another one."""
    target = pair.target.text
    units = _units(pair.source.text, pair.source_language)
    if not units or pair.language == pair.source_language:
        return
    there: dict[str, dict[Unit | None, Number]] = {value: {} for value, _ in units}
    for other in numbers(target, pair.language):
        if other.value in there:
            there[other.value].setdefault(unit_at(target, other.start, other.end, pair.language), other)
    for (value, unit), number in units.items():
        found = there[value]
        if not found or unit in found:
            continue
        if unit == PER_CENT and not says_per_cent(target, pair.language):
            other = next(iter(found.values()))
            yield _said(pair, number, other, f"per cent is missing after {_written(pair, other)}")
        for its, other in found.items():
            if its is not None and its.kind == unit.kind:
                yield _said(pair, number, other, f"{unit.name} has become {its.name}")


@lru_cache(maxsize=512)
def _units(text: str, language: str) -> Mapping[tuple[str, Unit], Number]:
    """Return the numbers of a msgid that have a unit, the last one of each value and unit."""
    return {
        (number.value, unit): number
        for number in numbers(text, language)
        if (unit := unit_at(text, number.start, number.end, language)) is not None
    }


def _said(pair: Pair, one: Number, other: Number, message: str) -> Diagnostic:
    return Diagnostic(
        "units",
        "warning",
        message,
        found=_written(pair, other),
        in_msgid=(pair.source.span(one.start, one.end),),
        in_msgstr=(pair.target.span(other.start, other.end),),
    )


def _written(pair: Pair, number: Number) -> str:
    return pair.target.text[number.start : number.end]
