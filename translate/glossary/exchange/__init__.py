"""The glossary in the formats of others: a table of them, and what each cannot say.

base       what a format is; what it leaves out
text       files of others as text
table      our own CSV, which says all: a row a term and language
pairs      a line a term: OmegaT's TSV, DeepL's TSV and CSV
tbx        TermBase eXchange: reading   TBX 3 and 2, in all their styles
                              writing   TBX 3 (Basic and Core) and 2

A new format is a file with a function that reads and one that writes, and a row in `FORMATS`.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from translate.errors import TranslateError, nearest
from translate.glossary.exchange.base import ALL, Format, Read, Request, Written, left_out
from translate.glossary.exchange.pairs import read_deepl_csv, read_lines, write_deepl, write_omegat
from translate.glossary.exchange.table import read_table, write_table
from translate.glossary.exchange.tbx.reading import read_tbx
from translate.glossary.exchange.tbx.writing import BASIC, BASIC_DCT, CORE, MARTIF, write_tbx

__all__ = ["FORMATS", "Format", "Read", "Request", "Written", "format_of", "left_out"]

_PAIR = frozenset({"fr", "term"})
_TBX = frozenset({"fr", "variants", "note", "term", "or"})
_TBX_BASIC = _TBX | {"type", "forbid"}

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        form.name: form
        for form in (
            Format("csv", (".csv",), ALL, read_table, write_table),
            Format(
                "omegat",
                (".tsv", ".utf8", ".txt", ".tab"),
                _PAIR | {"or", "note"},
                read_lines,
                write_omegat,
                pairs=True,
            ),
            Format("deepl", (), _PAIR, read_lines, partial(write_deepl, sign="\t"), pairs=True),
            Format("deepl-csv", (), _PAIR, read_deepl_csv, partial(write_deepl, sign=","), pairs=True),
            Format(
                "tbx", (".tbx", ".xml"), _TBX_BASIC | {"keep", "status"}, read_tbx, partial(write_tbx, BASIC)
            ),
            Format("tbx-dct", (), _TBX_BASIC, read_tbx, partial(write_tbx, BASIC_DCT)),
            Format("tbx-core", (), _TBX, read_tbx, partial(write_tbx, CORE)),
            Format("tbx-2008", (), _TBX_BASIC | {"keep", "status"}, read_tbx, partial(write_tbx, MARTIF)),
        )
    }
)
"""The formats by name; of those with the same ending, the one that has it."""


def format_of(path: Path, name: str | None) -> Format:
    """Return the format that is named, else the one that a file's ending tells.

    Raises `TranslateError` for a name or an ending that is unknown.
    """
    known = f" (formats: {', '.join(FORMATS)})"
    if name is not None:
        if name not in FORMATS:
            raise TranslateError(f"unknown format '{name}'{nearest(name, FORMATS)}{known}")
        return FORMATS[name]
    found = next((form for form in FORMATS.values() if path.suffix.lower() in form.suffixes), None)
    if found is None:
        raise TranslateError(
            f"no format has the ending '{path.suffix}'; name one with --format{known}", path=path
        )
    return found
