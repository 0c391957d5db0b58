"""Our own CSV: a row a term and language, for spreadsheets; it says all that the glossary says.

The columns of the term come on each of its rows, so that rows can be sorted. Several forms in one cell are
divided by ``|``; in a form it is ``\\|``, and a backslash is ``\\\\``. A byte order mark tells spreadsheets
that it is UTF-8. Comma, semicolon and tab are read, and columns in any order; only ``fr`` is needed. A table
with a column a language (``fr,de,en``) is read too.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from translate.errors import TranslateError, nearest
from translate.glossary.exchange.base import ALL, Read, Request, Written, chosen
from translate.glossary.exchange.text import read_any, rows
from translate.glossary.reading import CHOICES
from translate.glossary.schema import Target, Term

LISTS = {"variants", "not-in", "articles", "or", "forms", "forbid"}
TERM = {
    key: key.replace("-", "_") for key in ("fr", "type", "variants", "not-in", "note", "articles", "keep")
}
TERM |= {"case": "case", "match": "match", "severity": "severity"}
"""Column → field of a term."""
TARGET = {"term": "term", "or": "accepted", "forms": "forms", "forbid": "forbid", "status": "status"}
TARGET |= {f"target-{key}": key for key in ("case", "match", "severity")}
"""Column → field of a target."""
COLUMNS = ("fr", "language", *TARGET, *(key for key in TERM if key != "fr"))
SIGNS = ",;\t"
PIECE = re.compile(r"(?:[^\\|]|\\.)*", re.DOTALL)

Cells = Mapping[str, str]


def write_table(terms: Sequence[Term], request: Request) -> Written:
    """Return the terms as CSV; one without a target has a row without a language."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for term in terms:
        own = _cells(term, TERM)
        for code, target in chosen(term, request.languages):
            table.writerow(_row(own | _cells(target, TARGET) | {"language": code}))
        if not chosen(term, request.languages):
            table.writerow(_row(own))
    return Written(("\ufeff" + out.getvalue()).encode("utf-8"))


def read_table(path: Path, request: Request) -> Read:
    """Return the terms of a CSV file; raises `TranslateError` with the line of what is wrong."""
    text = read_any(path)
    header = text.partition("\n")[0]
    lines = rows(text, max(SIGNS, key=header.count), path)
    first, names = next(lines, (1, []))
    columns = [name.strip() for name in names]
    wide = _wide(columns, request)
    _refuse_columns(columns, wide, path, first)
    terms: dict[tuple[str, str], _Growing] = {}
    for line, row in lines:
        if len(row) > len(columns) and any(row[len(columns) :]):
            raise TranslateError(f"has {len(row)} cells, the first line {len(columns)}", path=path, line=line)
        cells = {name: " ".join(cell.split()) for name, cell in zip(columns, row, strict=False)}
        if not cells.get("fr"):
            raise TranslateError(
                "the cell of the French term is empty; fill it or remove the row", path=path, line=line
            )
        growing = terms.setdefault((cells["fr"], cells.get("articles", "")), _Growing(path, line))
        growing.take(line, cells, wide, request)
    says = frozenset(key.removeprefix("target-") for key in columns) & ALL
    if wide:
        says |= {"term", "or"}
    return Read(tuple(growing.term() for growing in terms.values()), says=says)


class _Growing:
    """A term of which rows are still coming."""

    def __init__(self, path: Path, line: int) -> None:
        self.path, self.line = path, line
        self.cells: dict[str, str] = {}
        self.targets: dict[str, Target] = {}

    def take(self, line: int, cells: Cells, wide: Mapping[str, str], request: Request) -> None:
        """Take in a row."""
        for key in TERM:
            said = cells.get(key, "")
            if said and self.cells.setdefault(key, said) != said:
                message = f"'{key}' of '{cells['fr']}' is another one on an earlier row; make them the same"
                raise TranslateError(message, path=self.path, line=line)
        for column, code in wide.items():
            if cells.get(column):
                first, *others = _forms(cells[column])
                self._target(line, code, Target(first, tuple(others)), request)
        if tag := cells.get("language", ""):
            locale = request.locale(tag)
            if locale is None:
                raise TranslateError(f"unknown language '{tag}'", path=self.path, line=line)
            if not cells.get("term"):
                raise TranslateError(f"the cell of the term in {locale} is empty", path=self.path, line=line)
            fields = {
                name: self._value(line, key, cells[key]) for key, name in TARGET.items() if cells.get(key)
            }
            self._target(line, locale, Target(**fields), request)

    def term(self) -> Term:
        """Return the term of all rows."""
        fields = {TERM[key]: self._value(self.line, key, said) for key, said in self.cells.items()}
        return Term(**fields, targets=tuple(self.targets.items()), line=self.line)

    def _target(self, line: int, code: str, target: Target, request: Request) -> None:
        if request.languages and code not in request.languages:
            return
        if self.targets.setdefault(code, target) != target:
            raise TranslateError(f"this term has another row in {code}; keep one", path=self.path, line=line)

    def _value(self, line: int, key: str, said: str) -> Any:  # noqa: ANN401 - each key has a type of its own
        if key in LISTS:
            return _forms(said)
        known = ("true", "false") if key == "keep" else CHOICES.get(key.removeprefix("target-"))
        if known and said.lower() not in known:
            message = f"'{key}' is {' or '.join(known)}, not '{said}'{nearest(said, known)}"
            raise TranslateError(message, path=self.path, line=line)
        if key == "keep":
            return said.lower() == "true"
        return said.lower() if known else said


def _wide(columns: Sequence[str], request: Request) -> dict[str, str]:
    """Return the columns that are languages, with their locales."""
    others = (name for name in columns if name and name not in COLUMNS)
    found = {name: request.locale(name) for name in others}
    return {name: code for name, code in found.items() if code}


def _refuse_columns(columns: Sequence[str], wide: Mapping[str, str], path: Path, line: int) -> None:
    known = {*COLUMNS, *wide, ""}
    unknown = next((name for name in columns if name not in known), None)
    known_ones = f"; known: {', '.join(COLUMNS)}"
    if "fr" not in columns:
        message = (
            "the first line has to name the columns, and one of them is 'fr';"
            " a file of pairs is read with --format deepl-csv -l LANG"
        )
    elif unknown is not None:
        message = f"unknown column '{unknown}'{nearest(unknown, COLUMNS) or known_ones}"
    elif len(set(wide.values())) < len(wide) or len(set(columns)) < len(columns):
        message = "two columns are the same; keep one"
    else:
        return
    raise TranslateError(message, path=path, line=line)


def _cells(one: Term | Target, columns: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a term or target; what is as usual is empty."""
    usual = {key: type(one).__dataclass_fields__[name].default for key, name in columns.items()}
    values = {key: getattr(one, name) for key, name in columns.items()}
    return {key: _cell(value) for key, value in values.items() if value != usual[key]}


def _row(cells: Cells) -> list[str]:
    return [cells.get(column, "") for column in COLUMNS]


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "|".join(re.sub(r"([\\|])", r"\\\1", form) for form in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _forms(cell: str) -> tuple[str, ...]:
    """Return the forms of a cell."""
    found, at = [], 0
    while at <= len(cell):
        match = PIECE.match(cell, at)
        end = match.end() if match else at
        found.append(re.sub(r"\\(.)", r"\1", cell[at:end]).strip())
        at = end + 1
    return tuple(filter(None, found))
