"""Formats of pairs: a French form and what one language says for it.

OmegaT (manual, "Glossaries"): source, target and comment between tabs; lines that begin with # are comments;
several lines of one source are several translations. DeepL (API reference, "Glossaries"): source and target
between tabs or as CSV; each side has at most 1,024 bytes, no source comes twice, no control characters and no
white space at the edges.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from translate.errors import TranslateError
from translate.glossary.exchange.base import Read, Request, Written
from translate.glossary.exchange.text import read_any, rows
from translate.glossary.schema import Target, Term

MOST_BYTES = 1024
"""Of each side of a pair, in DeepL."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
LACKING = "terms that the language does not have"
LONG = f"pairs with more than {MOST_BYTES:,} bytes on a side"
TWICE = "pairs whose French form comes twice"
CONTROLLED = "pairs with control characters"


@dataclass(frozen=True, slots=True)
class Pair:
    """A French form and a translation."""

    french: str
    translation: str
    note: str


def write_omegat(terms: Sequence[Term], request: Request) -> Written:
    """Return OmegaT's TSV: a line for each French form and each accepted form, the preferred one first."""
    left_out: Counter[str] = Counter()
    lines = (
        f"{_flat(pair.french)}\t{_flat(pair.translation)}\t{_flat(pair.note)}".rstrip("\t") + "\n"
        for pair in _pairs(terms, request, left_out, every=True)
    )
    return Written("".join(lines).encode("utf-8"), left_out)


def write_deepl(terms: Sequence[Term], request: Request, *, sign: str) -> Written:
    """Return DeepL's TSV or CSV: a line for each French form, with its preferred form."""
    left_out: Counter[str] = Counter()
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    seen: set[str] = set()
    for pair in _pairs(terms, request, left_out, every=False):
        sides = (pair.french.strip(), pair.translation.strip())
        reason = _refused(sides, seen)
        if reason:
            left_out[reason] += 1
            continue
        seen.add(sides[0])
        if sign == ",":
            table.writerow(sides)
        else:
            out.write(f"{sides[0]}\t{sides[1]}\n")
    return Written(out.getvalue().encode("utf-8"), left_out)


def read_lines(path: Path, request: Request) -> Read:
    """Return the terms of a TSV file, OmegaT's or DeepL's; raises `TranslateError` with the line."""
    pairs = []
    for number, line in enumerate(read_any(path).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [" ".join(cell.split()) for cell in line.split("\t")]
        if len(cells) < 2 or not cells[0] or not cells[1]:
            message = "a line is a French form, a tab and its translation; one of them is missing"
            raise TranslateError(message, path=path, line=number)
        pairs.append((number, Pair(cells[0], cells[1], cells[2] if len(cells) > 2 else "")))
    return Read(_terms(pairs, request.languages[0]))


def read_deepl_csv(path: Path, request: Request) -> Read:
    """Return the terms of DeepL's CSV: source, target and, if need be, the languages of both."""
    pairs, left_out = [], Counter[str]()
    for line, row in rows(read_any(path), ",", path):
        cells = [" ".join(cell.split()) for cell in row]
        if len(cells) not in {2, 4} or not all(cells[:2]):
            message = "a row is a French form, its translation and, if need be, the languages of both"
            raise TranslateError(message, path=path, line=line)
        if len(cells) == 4 and not _is_asked(cells[2], cells[3], request):
            left_out["pairs of other languages"] += 1
        else:
            pairs.append((line, Pair(cells[0], cells[1], "")))
    return Read(_terms(pairs, request.languages[0]), left_out)


def _is_asked(source: str, target: str, request: Request) -> bool:
    return source.lower().startswith(request.source) and request.locale(target) == request.languages[0]


def _pairs(terms: Iterable[Term], request: Request, left_out: Counter[str], *, every: bool) -> Iterator[Pair]:
    """Yield the pairs of terms in the language that is asked for; `every` accepted form, or the preferred."""
    for term in terms:
        target = term.target(request.languages[0])
        if target is None:
            left_out[LACKING] += 1
            continue
        for french in (term.fr, *term.variants):
            for translation in (
                target.expected if every and not term.kept(request.languages[0]) else (target.term,)
            ):
                yield Pair(french, translation, term.note)


@dataclass(slots=True)
class _Growing:
    """A term of which lines are still coming."""

    line: int
    forms: dict[str, None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)


def _terms(pairs: Iterable[tuple[int, Pair]], language: str) -> tuple[Term, ...]:
    """Return pairs as terms; those of one French form are one term, the first of them is preferred."""
    growing: dict[str, _Growing] = {}
    for line, pair in pairs:
        one = growing.setdefault(pair.french, _Growing(line))
        one.forms[pair.translation] = None
        one.notes.update(dict.fromkeys(filter(None, [pair.note])))
    return tuple(
        Term(
            french,
            note="; ".join(one.notes),
            targets=((language, Target((forms := tuple(one.forms))[0], forms[1:])),),
            line=one.line,
        )
        for french, one in growing.items()
    )


def _refused(sides: tuple[str, str], seen: set[str]) -> str | None:
    """Return why DeepL would not take a pair."""
    if any(CONTROL.search(side) for side in sides):
        return CONTROLLED
    if any(len(side.encode("utf-8")) > MOST_BYTES for side in sides):
        return LONG
    return TWICE if sides[0] in seen else None


def _flat(text: str) -> str:
    """Return a text on one line and without tabs."""
    return " ".join(text.split())
