"""TMX files written: level 1, plain text; Markdown and HTML in a text are text like the rest."""

from collections.abc import Iterable, Iterator

from translate.languages import language
from translate.memory.units import Unit
from translate.safe_xml import escaped, quoted


def write_tmx(groups: Iterable[list[Unit]], source: str, segments: str, version: str) -> Iterator[str]:
    """Yield the text of a TMX file, piece by piece: one translation unit a group.

    The units of a group have the same text and other languages, and are such as XML can hold. `segments` is
    ``block`` or ``sentence``, `version` that of this program.
    """
    kind = "sentence" if segments == "sentence" else "block"
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
    yield (
        f'  <header creationtool="translate" creationtoolversion={quoted(version)} segtype="{kind}"'
        f' o-tmf="PO" adminlang="en" srclang={quoted(_tag(source))} datatype="plaintext"/>\n  <body>\n'
    )
    for group in groups:
        yield from _unit(group, source)
    yield "  </body>\n</tmx>\n"


def _unit(group: list[Unit], source: str) -> Iterator[str]:
    first = group[0]
    yield f"    <tu tuid={quoted(first.tuid)}>\n" if first.tuid else "    <tu>\n"
    if first.origin:
        yield f'      <prop type="x-origin">{escaped(first.origin)}</prop>\n'
    yield _variant(source, first.text)
    for unit in group:
        yield _variant(unit.language, unit.translation)
    yield "    </tu>\n"


def _variant(code: str, text: str) -> str:
    return f'      <tuv xml:lang="{_tag(code)}"><seg>{escaped(text)}</seg></tuv>\n'


def _tag(code: str) -> str:
    return language(code).tag
