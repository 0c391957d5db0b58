"""For the check `numbers`: days of a month that are gone, and years that have come.

Where the msgstr names the month of a day of the msgid and has not the day, in digits or in words beside it,
the day is gone, wherever else the number may stand. A year that the msgstr adds to a day of the msgid is no
mistake. Whether the months are the same is the check `dates`' business.
"""

import re
from collections.abc import Iterator

from translate.checks.pair import Pair
from translate.languages.dates import DateName, date_names
from translate.languages.number_words import lowered, times_said
from translate.languages.numbers import Number, numbers

TO_MONTH = re.compile(r"(?:er)?[ \u00a0\u202f]")
"""Between the day and the month in French."""
MONTHS = frozenset(map(str, range(1, 13)))
NUMBERED = re.compile("[ ]?[月월]")
NEAR, FAR = 16, 30
"""Characters beside the name of a month in which the word for its day stands, or its words, from 20 on."""
TO_YEAR = re.compile(r"[^\w\d]*(?:(?:de|del)[ \u00a0])?\Z")
"""Between a month and its year."""
YEAR = re.compile(r"(?:19|20)\d\d")


def is_lost_day(pair: Pair, number: Number) -> bool:
    """Return whether a number is a day of the msgid whose month the msgstr names without it."""
    month = _month_after(pair, number)
    if month is None:
        return False
    text = lowered(pair.target.text)
    near = FAR if number.value >= "20" and len(number.value) == 2 else NEAR
    same = [name for name in _months(pair.target.text, pair.language) if name.number == month.number]
    return bool(same) and not any(
        times_said(text[max(name.start - near, 0) : name.end + near], number.value, pair.language)
        for name in same
    )


def is_added_year(pair: Pair, number: Number) -> bool:
    """Return whether a number of the msgstr is a year behind a month of which the msgid has a day."""
    text = pair.target.text
    if YEAR.fullmatch(text, number.start, number.end) is None:
        return False
    before = [
        name
        for name in _months(text, pair.language)
        if name.end <= number.start and TO_YEAR.match(text, name.end, number.start)
    ]
    days = (_month_after(pair, day) for day in numbers(pair.source.text, pair.source_language))
    dated = {month.number for month in days if month is not None}
    return any(name.number in dated for name in before)


def is_month(pair: Pair, number: Number) -> bool:
    """Return whether a number of the msgstr is a month's, and the msgid names one: a matter for `dates`."""
    if NUMBERED.match(pair.target.text, number.end) is None or number.value not in MONTHS:
        return False
    return any(_months(pair.source.text, pair.source_language))


def _month_after(pair: Pair, number: Number) -> DateName | None:
    """Return the month of the msgid that stands behind a number."""
    space = TO_MONTH.match(pair.source.text, number.end)
    months = _months(pair.source.text, pair.source_language) if space else ()
    return next((name for name in months if space and name.start == space.end()), None)


def _months(text: str, language: str) -> Iterator[DateName]:
    return (name for name in date_names(text, language) if name.kind == "month")
