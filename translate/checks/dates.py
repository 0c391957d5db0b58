"""The check `dates`: the months and weekdays of the French are those of the translation.

It speaks only where the translation names a month that the French has not while one of the French is missing:
*15 novembre* that became *15. prosince* (December); weekdays likewise: *dimanche* that became *в субботу*
(Saturday). An error where the same day of the month stands beside both, else a warning. So a translation may
leave a month or weekday out, add one, say *yesterday* or *last week*, and *early on Sunday* for *la nuit de
samedi à dimanche*; and it may write a month as a number: *15.11.*, *2024-11-15*. Of an evening, a night or a
morning it may name the day before or behind: *vendredi soir* is *in der Nacht zum Samstag*.

Names are those of CLDR; languages whose names inflect, or mean something else too, have theirs in their data.
What only perhaps is one is no mistake, and may stand for one: *nov.*, *Avril* and *Mars* with a capital, the
Friday in *Karfreitag*, *Black Friday* in the French.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache

from translate.checks.pair import Pair
from translate.languages.dates import DateName, Kind, date_names, date_words
from translate.languages.recognised import words_in
from translate.model import Diagnostic, Severity

KINDS: tuple[Kind, Kind] = ("month", "weekday")
NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:(\d{1,2})([./-])[ ]?(\d{1,2})\2[ ]?\d{2,4}|\d{4}([./-])(\d{1,2})\4\d{1,2}"
    r"|\d{1,2}\.[ ]?(\d{1,2})\.|(\d{1,2})/(\d{1,2}))(?!\d)"
)
"""A date in digits; of its first and second number either may be the month."""
MONTH_GROUPS = (1, 3, 5, 6, 7, 8)
DAY = re.compile(r"(?<![\d.,:])(\d{1,2})(?!\d|[.,:]\d)")
NIGHT = re.compile(r"\b(?:soir(?:ée)?|nuits?|nocturne|minuit|matin(?:ée)?|aube|tôt|tard)\b", re.IGNORECASE)
"""Hours that one language counts to a day, and another one to the day before."""
NIGHT_NEAR = 30
"""Characters before and behind a weekday in which they stand."""
DAYS = 7
NEAR = {"month": (10, 6), "weekday": (20, 20)}
"""Characters before and behind a name in which the day of the month stands: *Sunday, September 13*."""


def check_dates(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic for a month and for a weekday of the msgid that became another one."""
    ours = _named(pair.source.text, pair.source_language)
    theirs = date_names(pair.target.text, pair.language) if ours else ()
    for kind in KINDS if theirs else ():
        yield from _compared(
            pair,
            [name for name in ours if name.kind == kind],
            [name for name in theirs if name.kind == kind],
        )


@lru_cache(maxsize=512)
def _named(text: str, language: str) -> tuple[DateName, ...]:
    """Return the months and weekdays of a msgid; most have none, and many languages ask for them."""
    words = date_words(language)
    return () if words and words.isdisjoint(words_in(text)) else date_names(text, language)


def _compared(pair: Pair, ours: Sequence[DateName], theirs: Sequence[DateName]) -> Iterator[Diagnostic]:
    """Yield a diagnostic if a name of the msgid became another one; both are of one kind."""
    come = _more_often(theirs, pair.source.text, pair.source_language) if ours else []
    if not come:
        return
    lost = _more_often(ours, pair.target.text, pair.language)
    days = {name.number for name in come}
    lost = [name for name in lost if not _is_night_between(pair.source.text, name, days)]
    # The day of a month tells of another one even where the month is named once more.
    asked = ours if come[0].kind == "month" else lost
    if found := _tied(pair, asked, theirs, come):
        yield _became(pair, "error", *found)
    elif lost:
        yield _became(pair, "warning", lost[0], come[0])


def _tied(
    pair: Pair, ours: Sequence[DateName], theirs: Sequence[DateName], come: Sequence[DateName]
) -> tuple[DateName, DateName] | None:
    """Return a name of the msgid and one that has come with the same day, which the first has not there."""
    days = defaultdict[int, set[int]](set)
    for name in theirs:
        days[name.number] |= _days(pair.target.text, name)
    other = {day: name for name in reversed(come) for day in _days(pair.target.text, name)}
    for one in ours if other else ():
        for day in sorted(_days(pair.source.text, one) - days[one.number]):
            if day in other:
                return one, other[day]
    return None


def _more_often(names: Sequence[DateName], text: str, language: str) -> list[DateName]:
    """Return the names of one text that the other text, even perhaps and in digits, has less often."""
    there, said = _times_named(text, language), dict[tuple[Kind, int], int]()
    for name in names:
        said[name[:2]] = said.get(name[:2], 0) + 1
    more = [name for name in names if said[name[:2]] > there.get(name[:2], 0)]
    numeric = _numeric_months(text) if more else frozenset()
    return [name for name in more if name.kind == "weekday" or name.number not in numeric]


@lru_cache(maxsize=512)
def _times_named(text: str, language: str) -> Mapping[tuple[Kind, int], int]:
    """Return how often a text names months and weekdays, even perhaps."""
    return Counter(name[:2] for name in date_names(text, language, perhaps=True))


def _is_night_between(text: str, name: DateName, days: Set[int]) -> bool:
    """Return whether a weekday of the msgid is of a night that may belong to one of those that have come."""
    beside = {(name.number + 1) % DAYS, (name.number - 1) % DAYS}
    if name.kind != "weekday" or beside.isdisjoint(day % DAYS for day in days):
        return False
    return NIGHT.search(text, max(name.start - NIGHT_NEAR, 0), name.end + NIGHT_NEAR) is not None


def _became(pair: Pair, severity: Severity, one: DateName, other: DateName) -> Diagnostic:
    was, said = pair.source.text[one.start : one.end], pair.target.text[other.start : other.end]
    return Diagnostic(
        "dates",
        severity,
        f"{was} has become {said}",
        expected=(was,),
        found=said,
        in_msgid=(pair.source.span(one.start, one.end),),
        in_msgstr=(pair.target.span(other.start, other.end),),
    )


def _days(text: str, name: DateName) -> set[int]:
    """Return the numbers that may be the day of the month, beside a name."""
    before, behind = NEAR[name.kind]
    near = (text[max(name.start - before, 0) : name.start], text[name.end : name.end + behind])
    return {int(day) for part in near for day in DAY.findall(part)}


def _numeric_months(text: str) -> frozenset[int]:
    """Return the numbers that may be months in a text's dates in digits."""
    dates = NUMERIC.finditer(text)
    return frozenset(int(date[group]) for date in dates for group in MONTH_GROUPS if date[group])
