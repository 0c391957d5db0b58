"""The unit or currency that a number of a text has, by the names and signs of CLDR; per cent is one too.

Names inflect, and CLDR has the forms after some numbers only; so a word counts that begins like one of
them. Only the head of a currency's name counts: a *dollar* is one, whosever it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from translate.languages import _babel_locale, _canonical, language_data
from translate.languages.measures import MEASURES

if TYPE_CHECKING:
    from babel import Locale

COUNTS = (1, 2, 5, 21, 1.5)
"""Numbers after which CLDR may have another form."""
CURRENCIES = {
    "EUR": "",
    "USD": "CAD",
    "GBP": "EGP",
    "JPY": "",
    "CNY": "",
    "RUB": "BYN",
    "CHF": "DJF",
    "SEK": "NOK",
}
"""Currency → another one of the same name; what both have in common is the name."""
SIGNS = {
    **dict.fromkeys(("€", "EUR"), ("currency", "EUR")),
    **dict.fromkeys(("$", "US$", "USD"), ("currency", "USD")),
    **dict.fromkeys(("£", "GBP"), ("currency", "GBP")),
    **dict.fromkeys(("₽", "RUB"), ("currency", "RUB")),
    **dict.fromkeys(("km", "км", "㎞", 'ק"מ', "ק״מ", "كلم", "كم"), ("length", "kilometer")),
    **dict.fromkeys(("cm", "см"), ("length", "centimeter")),
    **dict.fromkeys(("kg", "кг"), ("mass", "kilogram")),
    **dict.fromkeys(("°C", "℃"), ("temperature", "celsius")),
    **dict.fromkeys(("°F", "℉"), ("temperature", "fahrenheit")),
    **dict.fromkeys(("km²", "km2"), ("area", "square-kilometer")),
    **dict.fromkeys(("m²", "m2", "㎡", 'מ"ר'), ("area", "square-meter")),
    **dict.fromkeys(("km/h", "kmh", "kph", "км/ч"), ("speed", "kilometer-per-hour")),
    **dict.fromkeys(("%", "٪", "％"), ("concentr", "percent")),
    "mph": ("speed", "mile-per-hour"),
    "ft": ("length", "foot"),
    **dict.fromkeys(("ha", "га"), ("area", "hectare")),
}
"""Signs that mean the same everywhere."""
_EAST_ASIAN = "\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_BLANK = "[ \u00a0\u202f-]"
_SIGN = "|".join(sorted(map(re.escape, SIGNS), key=len, reverse=True))
_AFTER = re.compile(rf"{_BLANK}?({_SIGN})(?![^\W\d_{_EAST_ASIAN}])")
_BEFORE = re.compile(rf"(?<![^\W\d_])(US\$|[€$£₽%٪]|EUR|USD|GBP){_BLANK}?\Z")
_TOKEN = re.compile(r"[^\W\d_]+")
_PHRASE = re.compile(r"[^\d,;:()（），、。！？!?«»“”„]+")
"""What of the words after a number can be about it."""
_SPACELESS = re.compile(f"[{_EAST_ASIAN}]")
KEY = 2
"""Letters by which names are looked up."""
NEAR = 40
"""Characters after a number in which its unit stands."""
LINKS = 2
"""Words that may stand before the name of the unit: *millions d'euros*, *US dollars*."""
INFLECTED = 4
"""Letters by which a form may be longer than the one that CLDR has."""


class Unit(NamedTuple):
    """A unit or currency."""

    kind: str
    """What it measures; only units of a kind can be taken for each other."""
    name: str
    """CLDR's name of it; a currency's code."""


class _Name(NamedTuple):
    words: tuple[str, ...]
    """How its words begin, in lower case."""
    longest: tuple[int, ...]
    """The letters of the words."""
    unit: Unit


class _Table(NamedTuple):
    words: Mapping[str, Sequence[_Name]]
    """The beginning of a name's first word → the names."""
    glued: tuple[_Name, ...]
    """Names that stand right behind the number."""


@lru_cache(maxsize=512)
def unit_at(text: str, start: int, end: int, language: str) -> Unit | None:
    """Return the unit of the number that stands at these offsets of a text; None if none is known surely."""
    if sign := _AFTER.match(text, end):
        return Unit(*SIGNS[sign[1]])
    if sign := _BEFORE.search(text, max(start - 4, 0), start):
        return Unit(*SIGNS[sign[1]])
    ahead = _PHRASE.match(text, end, end + NEAR)
    tokens = [token[0].lower() for token in islice(_TOKEN.finditer(ahead[0]), LINKS + 3)] if ahead else []
    if ahead is None or not tokens:
        return None
    table = _table(language)
    glued = ahead[0].lstrip(" \u00a0\u202f") if table.glued else ""
    found = [(1, name.unit) for name in table.glued if glued.startswith(name.words[0])]
    found = found or _named(tokens, table.words)
    if not found:
        return None
    most = max(length for length, _ in found)
    units = {unit for length, unit in found if length == most}
    return units.pop() if len(units) == 1 else None


def says_per_cent(text: str, language: str) -> bool:
    """Return whether a text has a sign or word for per cent anywhere."""
    return any(sign in text for sign in "%٪％‰") or any(word in text.lower() for word in _per_cent(language))


@lru_cache(maxsize=64)
def _per_cent(language: str) -> tuple[str, ...]:
    more = (language_data(language, "numbers") or {}).get("percent", "")
    names = (
        name.words[0] for name in _names(language) if name.unit.name == "percent" and len(name.words) == 1
    )
    return tuple(dict.fromkeys((*(word.replace("_", " ") for word in more.split()), *names)))


def _named(tokens: Sequence[str], words: Mapping[str, Sequence[_Name]]) -> list[tuple[int, Unit]]:
    """Return the units that the words after a number name first, each with how many words do so."""
    for begin, first in enumerate(tokens[: LINKS + 1]):
        names = [name for name in words.get(first[:KEY], ()) if _begins(tokens[begin:], name)]
        if names:
            return [(len(name.words), name.unit) for name in names]
        if begin and len(first) > INFLECTED:
            break
    return []


def _begins(tokens: Sequence[str], name: _Name) -> bool:
    return len(tokens) >= len(name.words) and all(
        token.startswith(word) and len(token) <= longest + INFLECTED
        for token, word, longest in zip(tokens, name.words, name.longest, strict=False)
    )


@lru_cache(maxsize=64)
def _table(language: str) -> _Table:
    words, glued = defaultdict[str, list[_Name]](list), []
    for name in _names(language):
        if _SPACELESS.match(name.words[0]):
            glued.append(name)
        else:
            words[name.words[0][:KEY]].append(name)
    return _Table(words, tuple(glued))


@lru_cache(maxsize=64)
def _names(language: str) -> tuple[_Name, ...]:
    locale = _babel_locale(*_canonical(language))
    if locale is None:
        return ()
    return tuple(dict.fromkeys([*_unit_names(locale), *_currency_names(locale)]))


def _unit_names(locale: "Locale") -> Iterator[_Name]:
    from babel.localedata import LocaleDataDict, load

    # Read where babel.units reads them too, which formats each number anew.
    loaded: Any = load(str(locale))
    known, names = LocaleDataDict(loaded)["unit_patterns"], locale.unit_display_names
    plurals = {*map(locale.plural_form, COUNTS)}
    for measure in (measure for measure in MEASURES if measure.name):
        unit = f"{measure.kind}-{measure.name}"
        patterns, name = known.get(unit, {}).get("long", {}), names.get(unit, {}).get("long", "")
        forms = {patterns.get(plural, name) for plural in plurals}
        if unit in known and all(forms):
            yield from _begun(
                [_TOKEN.findall(form.lower()) for form in forms], Unit(measure.kind, measure.name)
            )


def _currency_names(locale: "Locale") -> Iterator[_Name]:
    from babel.numbers import get_currency_name

    for code, other in CURRENCIES.items():
        for count in COUNTS:
            own = _TOKEN.findall(get_currency_name(code, count, locale).lower())
            also = _TOKEN.findall(get_currency_name(other, count, locale).lower()) if other else own
            heads = [token for token in own if token in also]
            for head in heads or [_common_end(own[-1], also[-1]) or "".join(own)]:
                yield from _begun([[head]], Unit("currency", code))


def _begun(forms: list[list[str]], unit: Unit) -> Iterator[_Name]:
    """Yield the names that some forms make: each form, its words cut where they may end otherwise."""
    for form in forms:
        if form:
            yield _Name(tuple(map(_stem, form)), tuple(map(len, form)), unit)


def _stem(word: str) -> str:
    return word if len(word) < 5 else word[: max(4, len(word) - 2)]


def _common_end(one: str, other: str) -> str:
    """Return how two words end alike, if that is more than a sign: the ドル of 米ドル."""
    length = 0
    while length < min(len(one), len(other)) and one[-length - 1] == other[-length - 1]:
        length += 1
    return one[len(one) - length :] if length > 1 else ""
