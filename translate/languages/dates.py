"""The months and weekdays that a text names.

A language whose names inflect, or mean something else too, has them as patterns in its data file
(``[dates]``); of the others the names are CLDR's, in dates and alone, with an ending of a few letters. A word
may name one plainly (*novembre*) or only perhaps: abbreviated, with the capital of a person's name (*Avril*),
within another word (*Karfreitag*).
"""

import re
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from translate.languages import _babel_locale, _canonical, language_data

MONTHS, WEEKDAYS = 12, 7
BEFORE, AFTER = r"(?<![^\W\d_])", r"(?![^\W_])"
"""No letter stands before a name, no letter or digit behind it, where the data do not say otherwise."""
LONG = 6
"""Letters from which on a name of CLDR's may end otherwise."""
NEVER = "(?!)"
HEAD = re.compile(r"(?:\(\?<!\w+ ?\))*(?:(?=\(\?(?:-i)?:[^()]+\)(?![?*{]))\(\?(?:-i)?:)?([^\W\d_])(?![?*{])")
"""The letter with which what a pattern matches begins for sure, be it in a group that must be there."""

Kind = Literal["month", "weekday"]


class DateName(NamedTuple):
    """A month or weekday that a text names."""

    kind: Kind
    number: int
    """Of months from January; of weekdays from Monday, as in ISO 8601."""
    start: int
    end: int


@lru_cache(maxsize=512)
def date_names(text: str, language: str, *, perhaps: bool = False) -> tuple[DateName, ...]:
    """Return the months and weekdays that a text names plainly, or those too that it only perhaps names.

    One that is named twice in a row counts once: Arabic desks write both its names.
    """
    pattern = _pattern(language, perhaps=perhaps)
    names = [_name(found) for found in pattern.finditer(text)] if pattern else []
    if len(names) < 2:
        return tuple(names)
    return tuple(
        name
        for before, name in zip((None, *names), names, strict=False)
        if not (before and before[:2] == name[:2] and text[before.end : name.start].strip() in {"", "/"})
    )


@lru_cache(maxsize=64)
def date_words(language: str) -> frozenset[str]:
    """Return the words, in lower case, one of which each text with a month or weekday has; may be none."""
    return frozenset((language_data(language, "dates") or {}).get("words", "").split())


def _name(found: re.Match[str]) -> DateName:
    group = found.lastindex or 0
    span = found.span(group)
    return DateName("month", group, *span) if group <= MONTHS else DateName("weekday", group - MONTHS, *span)


@lru_cache(maxsize=128)
def _pattern(language: str, *, perhaps: bool) -> re.Pattern[str] | None:
    """Return a pattern with a group for each month and weekday; None where neither data nor CLDR know any."""
    data = language_data(language, "dates") or {}
    rows = _rows(data, "") if data else _from_cldr(language)
    if perhaps and rows:
        loose = [row.replace("(?-i:", "(?:") for row in rows]
        kinds = (loose, _rows(data, "perhaps-"), _abbreviated(language))
        rows = ["|".join(filter(None, kind)) for kind in zip(*kinds, strict=True)]
    if not any(rows):
        return None
    names = "|".join(f"({row or NEVER})" for row in rows)
    before = data["before"] if "before" in data else _letters(rows) + BEFORE
    return re.compile(f"{before}(?:{names}){data.get('after', AFTER)}", re.IGNORECASE)


def _letters(rows: list[str]) -> str:
    """Return a pattern of the letters that some patterns begin with, which few places of a text have.

    Letters of alternatives within them are among them; it is empty where one may begin otherwise.
    """
    heads = [HEAD.match(part) for row in rows if row for part in row.split("|")]
    letters = {head[1] for head in heads if head}
    return "" if None in heads else f"(?=[{''.join(sorted(letters))}])"


def _rows(data: dict[str, Any], prefix: str) -> list[str]:
    """Return a pattern for each month and weekday of a language's data; "" where they have none."""
    months, weekdays = data.get(f"{prefix}months", {}), data.get(f"{prefix}weekdays", {})
    return [months.get(str(number), "") for number in range(1, MONTHS + 1)] + [
        weekdays.get(str(number), "") for number in range(1, WEEKDAYS + 1)
    ]


def _from_cldr(language: str) -> list[str]:
    """Return the same of CLDR's names, in dates and alone, each perhaps with another ending."""
    dated, alone = _names(language, "format", "wide"), _names(language, "stand-alone", "wide")
    names = {name for name in (*dated, *alone) if name}
    words = (dict.fromkeys(filter(None, both)) for both in zip(dated, alone, strict=True))
    return ["|".join(_inflected(word, names - both.keys()) for word in both) for both in words]


def _inflected(name: str, others: set[str]) -> str:
    """Return a pattern of a name, with its capital if it has one, and of its forms if no other name's."""
    stem = name[:-1] if len(name) >= LONG and name[-1:].isalpha() else name
    ending = "" if any(other.startswith(stem) for other in others) else r"[^\W\d_]{0,3}"
    pattern = re.escape(stem if ending else name) + ending
    return f"(?-i:{pattern})" if name[:1].isupper() else pattern


def _abbreviated(language: str) -> list[str]:
    """Return a pattern of each short name before a full stop: *nov.*, *So.*"""
    names = _names(language, "format", "abbreviated")
    return [rf"{re.escape(name.rstrip('.'))}(?=\.)" if name else "" for name in names]


def _names(language: str, form: str, width: str) -> list[str]:
    """Return CLDR's names of a language, "" for each that CLDR has not for the language itself.

    What CLDR only refers to is left out: Babel 2.18 may give another language's names (its issue 1234).
    """
    from babel.localedata import load

    locale, names = _babel_locale(*_canonical(language)), []
    for key, numbers in (("months", range(1, MONTHS + 1)), ("days", range(WEEKDAYS))):
        own, common = (
            (load(name)[key][form].get(width) for name in (str(locale), "root")) if locale else (0, 0)
        )
        known = {} if own is common else getattr(locale, key)[form][width]
        names += [known.get(number, "") for number in numbers]
    return names
