"""Dates and numbers as a language writes them, and the country that stands for a locale. From CLDR.

Digits are the Latin ones everywhere, as our number checks expect them.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from translate.languages import _babel_locale, _canonical

FIRST_OF_MONTH = {"fr": "1er"}
"""How a language writes the first day of a month where it is no plain number; CLDR does not say it."""


@lru_cache(maxsize=4096)
def shown_date(code: str, day: date | datetime) -> str:
    """Return a day as a locale writes it in running text: ``3. Mai 2025``; as ISO 8601 if CLDR cannot say."""
    from babel.dates import format_date

    locale = _babel_locale(*_canonical(code))
    plain = day.date() if isinstance(day, datetime) else day
    if locale is None:
        return plain.isoformat()
    shown = str(format_date(plain, "long", locale=locale))
    return re.sub(r"\A1\b", FIRST_OF_MONTH.get(locale.language, "1"), shown) if plain.day == 1 else shown


@lru_cache(maxsize=1024)
def shown_number(code: str, number: int) -> str:
    """Return a whole number as a locale writes it: ``1.024``."""
    from babel.numbers import format_decimal

    locale = _babel_locale(*_canonical(code))
    return str(format_decimal(number, locale=locale)) if locale else str(number)


@lru_cache(maxsize=256)
def likely_territory(code: str) -> str:
    """Return the territory of a locale: its own, or the one that CLDR says is likely ("" if it says none).

    Unicode Technical Standard 35, part 1, section 4.3, "Likely Subtags".
    """
    from babel.core import get_global

    base, script, territory = _canonical(code)
    likely = get_global("likely_subtags")
    found = likely.get(f"{base}_{script}") if script else None
    parts = (found or likely.get(base) or "").split("_")
    return territory or next((part for part in parts[1:] if len(part) in {2, 3}), "")


def shown_list(code: str, items: Sequence[str]) -> str:
    """Return some texts as a locale lists them: ``a, b und c``."""
    from babel.lists import format_list

    locale = _babel_locale(*_canonical(code))
    return str(format_list(list(items), locale=locale)) if locale else ", ".join(items)
