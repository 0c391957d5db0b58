"""News in French and in many languages: what the checks must leave alone, and must find.

The texts in `news/` were written for these tests, as desks write: units in words or signs, times of day by
twelve or twenty-four hours, round numbers in words, decades, scores, ages. `injecting` puts mistakes in.

Those in `desks/`, an entry a line, come from writers who did not know the checks: each language, French too,
was translated from English for itself, so that desks convert, round and divide in their own ways.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.checks.injecting import KINDS
from translate.checks import CHECKS, SURVEYS, Pair
from translate.model import Diagnostic

FOLDER = Path(__file__).parent / "news"
NEWS = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.toml"))}
FRENCH = NEWS["fr"]
LANGUAGES = [code for code in NEWS if code != "fr"]
DESKS = {
    file.stem: file.read_text(encoding="utf-8").splitlines()
    for file in (FOLDER.parent / "desks").glob("*.txt")
}
WARNED_SHARE = 0.05
"""The share of the desks' texts that may have a warning, beside emphasis that is indeed not shown."""
STEP = 7
"""Of the places where a mistake can be made, every so many is tried: the test is to be quick."""
WARNED = {("pl", "tennis")}
"""What a check warns of that is well said: *wicelider* is number two."""
FLOORS = {
    "digit changed": (0.98, 0.90),
    "number dropped": (0.97, 0.81),
    "thousands confused": (0.97, 0.97),
    "decimal sign lost": (0.95, 0.95),
    "msgid copied": (0.99, 0.99),
    "French left": (0.90, 0.20),
    "homoglyph": (0.98, 0.98),
    "word doubled": (0.90, 0.0),
    "final stop lost": (0.92, 0.0),
    "quotation mark lost": (0.97, 0.35),
    "emphasis opened": (0.99, 0.99),
    "sentence dropped": (0.94, 0.80),
    "name swapped": (0.80, 0.0),
    "month changed": (0.97, 0.55),
    "weekday changed": (0.97, 0.15),
}
"""Kind of mistake → the share found at all at least, and the share found as an error."""


def findings(pair: Pair) -> Iterator[Diagnostic]:
    """Yield what the checks of one text say of a pair, but for information."""
    for check in CHECKS.values():
        yield from (said for said in check(pair) if said.severity != "info")
    for name in ("length", "names", "swapped-names"):
        if name in SURVEYS and (note := SURVEYS[name].note(pair)) is not None:
            yield from (said for _, said in SURVEYS[name].judge(pair.language, [(0, note)]))


def test_each_translation_has_its_text() -> None:
    assert all(texts and texts.keys() <= FRENCH.keys() for texts in NEWS.values())


@pytest.mark.parametrize("code", NEWS)
def test_good_translations_are_left_alone(code: str) -> None:
    """The French as French likewise."""
    pairs = ((name, Pair(FRENCH[name], text, code)) for name, text in NEWS[code].items())
    said = [(name, one.severity, one.check, one.message) for name, pair in pairs for one in findings(pair)]
    assert [one for one in said if one[1] == "error" or (code, one[0]) not in WARNED] == []


@pytest.mark.parametrize("code", sorted(DESKS))
def test_desks_are_hardly_warned(code: str) -> None:
    pairs = [Pair(french, text, code) for french, text in zip(DESKS["fr"], DESKS[code], strict=True)]
    said = [[one for one in findings(pair) if one.check != "emphasis-rendering"] for pair in pairs]
    assert [one.message for found in said for one in found if one.severity == "error"] == []
    assert sum(map(bool, said)) <= WARNED_SHARE * len(pairs)


@pytest.mark.parametrize("kind", KINDS)
def test_mistakes_are_found(kind: str) -> None:
    tried, found, errors, turn = 0, 0, 0, count()
    for code in LANGUAGES:
        for name, text in NEWS[code].items():
            before = Counter(findings(Pair(FRENCH[name], text, code)))
            places = (wrong for wrong in KINDS[kind](FRENCH[name], text, code) if next(turn) % STEP == 0)
            for wrong in places:
                said = Counter(findings(Pair(FRENCH[name], wrong, code))) - before
                tried += wrong != text
                found += bool(said)
                errors += any(one.severity == "error" for one in said)
    least, least_errors = FLOORS[kind]
    assert tried
    assert (found / tried, errors / tried) >= (least, 0)
    assert errors / tried >= least_errors
