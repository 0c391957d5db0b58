"""What the commands print: text for people, one JSON document for programs.

Text and JSON go to stdout, all else to stderr. Colours only on a terminal, and not with NO_COLOR.
"""

import json
import os
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # each command imports what it needs, and only that
    from translate.engines.costs import Cost
    from translate.model import Problem
    from translate.workflow.engines import EngineReport
    from translate.workflow.init import InitReport
    from translate.workflow.update import UpdateReport

COLOURS = {"error": "31", "warning": "33", "info": "36", "good": "32", "bold": "1", "dim": "2"}
HAPPENED = ("new", "adjusted", "changed", "obsolete", "pruned")
"""What an update may have done to entries: fields of its report."""
MANY = 100
"""Obsolete entries from which a hint says how to drop them, if there is one for every two living ones too."""
UNSEEN = frozenset({"Mn", "Me", "Cf"})
"""Unicode categories of characters that take no column of a terminal."""
VISIBLE: dict[int, int] = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
    **dict.fromkeys(map(ord, "\t\n\v\f\r\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"), 0x20),
    **dict.fromkeys(range(0x2000, 0x200B), 0x20),
}
"""What is shown for what a terminal would obey or what would set signs in another order (control characters,
embeddings, overrides and isolates of the bidirectional algorithm), and for what breaks a line or is blank."""


def say(text: str = "") -> None:
    """Print a line of the answer."""
    sys.stdout.write(f"{text}\n")


def tell(text: str) -> None:
    """Print a message beside the answer."""
    sys.stderr.write(f"{text}\n")


def in_utf8() -> None:
    """Have stdout take any text from now on, whatever the terminal can show: programs read it."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def say_json(document: Any) -> None:  # noqa: ANN401 - whatever JSON can say
    """Print one JSON document."""
    in_utf8()
    sys.stdout.writelines(json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(document))
    say()


class Lazy(list[Any]):
    """A list for `say_json` of what is made only when it is written."""

    def __init__(self, items: Collection[Any], make: Callable[[Iterable[Any]], Iterator[Any]]) -> None:
        super().__init__()
        self._items, self._make = items, make

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def __iter__(self) -> Iterator[Any]:
        """Make one after the other."""
        return self._make(self._items)


def coloured(text: str, colour: str) -> str:
    """Return a text in a colour of `COLOURS` where stdout is a terminal."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    return f"\x1b[{COLOURS[colour]}m{text}\x1b[0m"


def count(number: int, thing: str) -> str:
    """Return ``1 segment``, ``2 segments``."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def visible(text: str) -> str:
    """Return a text on one line, sign for sign, without what a terminal would obey (`VISIBLE`)."""
    return text.translate(VISIBLE)


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(_columns, text))


@lru_cache(maxsize=1 << 12)
def _columns(sign: str) -> int:
    if unicodedata.category(sign) in UNSEEN:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def update_json(report: "UpdateReport") -> dict[str, Any]:
    """Return the JSON document of `update` and `fill`."""
    return {
        "catalogs": [asdict(c) for c in report.catalogs],
        "problems": [asdict(p) for p in report.problems],
        "sent": [asdict(cost) for cost in report.sent],
        "renamed": [{"from": r.former, "to": r.article, "catalogs": r.catalogs} for r in report.renamed],
    }


def say_update(report: "UpdateReport") -> None:
    """Print what `update` or `fill` did: a line for each catalog in which something happened."""
    for one in report.renamed:
        say(f"{one.former} is {one.article} now: {count(one.catalogs, 'catalog')} moved with it")
    quiet = 0
    for catalog in report.catalogs:
        filled = [f"{number} filled by {engine}" for engine, number in catalog.filled.items()]
        words = [f"{n} {word}" for word in HAPPENED if (n := getattr(catalog, word))]
        sentences = [
            f"{count(number, 'sentence')} filled by {engine}"
            for engine, number in catalog.filled_sentences.items()
        ]
        happened = words + filled + sentences
        if catalog.empty:
            happened.append(coloured(f"{catalog.empty} empty", "warning"))
        if catalog.new_sentences:
            missing = count(catalog.new_sentences, "new sentence")
            happened.append(coloured(f"{missing} not translated", "warning"))
        if happened:
            say(f"{catalog.path}: {count(catalog.segments, 'segment')}, {', '.join(happened)}")
        else:
            quiet += 1
    if quiet:
        say(f"{count(quiet, 'catalog')} up to date")
    _say_costs(report.sent)
    _tell_problems(report.problems)
    stored = sum(catalog.stored for catalog in report.catalogs)
    if stored > max(MANY, sum(catalog.segments for catalog in report.catalogs) // 2):
        tell(f"note: {stored} obsolete entries are kept, should they return; `update --prune` drops them")


def _say_costs(costs: "Iterable[Cost]") -> None:
    """Print what each engine has sent where, or would send, and what it did not have to."""
    grouped: dict[tuple[str, str], list[Cost]] = defaultdict(list)
    for cost in costs:
        grouped[cost.engine, cost.host].append(cost)
    for (engine, host), same in grouped.items():
        counted = ("texts", "characters", "requests", "cached")
        texts, characters, requests, cached = (sum(getattr(c, what) for c in same) for what in counted)
        known = f"; {count(cached, 'text')} known from before" if cached else ""
        amount = f"{characters:,} character{'' if characters == 1 else 's'}"
        say(f"{engine}: {count(texts, 'text')}, {amount} in {count(requests, 'request')} to {host}{known}")


def _tell_problems(problems: "Iterable[Problem]") -> None:
    """Print why engines left segments empty, languages with the same reason on one line."""
    grouped: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        grouped[problem.engine, problem.message].append(problem)
    for (engine, message), same in grouped.items():
        left = sum(problem.segments for problem in same)
        languages = ", ".join(dict.fromkeys(problem.language for problem in same))
        tell(f"warning: {engine}: {message} ({count(left, 'segment')} left empty in {languages})")


def shortened(text: str, width: int = 100) -> str:
    """Return a text on one line of at most `width` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1]}…"


def engines_json(rows: "Sequence[EngineReport]") -> dict[str, Any]:
    """Return the JSON document of `engines`."""
    return {"engines": [asdict(row) for row in rows]}


def say_engines(rows: "Sequence[EngineReport]") -> None:
    """Print a paragraph an engine: whether it is asked, what it can do, what is missing, where text goes."""
    for row in rows:
        state = coloured("usable", "bold") if row.usable else coloured("not usable", "warning")
        say(f"{row.name}: {state}" + (f", asked as number {row.asked}" if row.asked else ", not asked"))
        if row.sends:
            say(f"    text goes to: {row.sends}")
        if row.languages:
            say(f"    languages: {', '.join(row.languages)}")
        for reason, languages in row.reasons.items():
            which = f"not into {', '.join(languages)}: " if row.usable else ""
            say(coloured(f"    {which}{reason}", "dim"))


def say_init(report: "InitReport") -> None:
    """Print what `init` wrote and left alone."""
    for path in report.written:
        say(f"wrote {path}")
    for path in report.kept:
        say(f"kept {path}, which was there already")
