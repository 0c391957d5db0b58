"""PO text: what we write is what gettext writes, and what we cannot keep is refused with its line."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.catalog.po import format_catalog, parse_catalog
from translate.catalog.store import wrapped
from translate.errors import TranslateError
from translate.model import Catalog, Entry

HEADER = (
    ("Language", "de"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Content-Transfer-Encoding", "8bit"),
)
TEXT = st.text(
    st.sampled_from("abé ñ\\\"\n\t日本語—«»%#'\u2028\x85\xa0\u200f{}<>|.,;:01\x1c한"),
    min_size=1,
    max_size=120,
)
NOTE = st.text(st.sampled_from("abé日—«»#:.,|~ \u2028"), max_size=30).map(str.strip)
gettext = pytest.mark.skipif(shutil.which("msgcat") is None, reason="gettext is not installed")


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry as gettext keeps it: it drops the flag and the comments that say nothing."""
    obsolete = draw(st.booleans())
    msgid = draw(TEXT).strip("\n") or "x"
    msgstr = (draw(TEXT) if obsolete else draw(st.one_of(st.just(""), TEXT))).strip("\n") or "y" * obsolete
    notes = tuple(draw(st.lists(NOTE, max_size=2)))
    said = st.lists(NOTE.filter(bool), max_size=2)
    places = st.lists(
        st.tuples(st.just("source/fr/a-b.md"), st.sampled_from(["", "12"])), max_size=2, unique=True
    )
    return Entry(
        msgid,
        msgstr,
        fuzzy=draw(st.booleans()) and bool(msgstr.strip()),
        obsolete=obsolete,
        previous=draw(st.one_of(st.none(), TEXT)),
        notes=notes if any(notes) else (),
        extracted=() if obsolete else tuple(draw(said)),
        references=() if obsolete else tuple(draw(places)),
    )


CATALOGS = st.lists(entries(), min_size=1, max_size=4, unique_by=lambda e: e.msgid).map(
    lambda found: Catalog(HEADER, tuple(sorted(found, key=lambda e: e.obsolete)), ("Ein Kommentar", "", "x"))
)


@settings(max_examples=300, deadline=None)
@given(CATALOGS)
def test_round_trip(catalog: Catalog) -> None:
    assert parse_catalog(format_catalog(catalog), Path("a.po")) == catalog


@gettext
@settings(max_examples=60, deadline=None)
@given(CATALOGS)
def test_gettext_writes_the_same_bytes(catalog: Catalog) -> None:
    written = format_catalog(catalog).encode()
    run = subprocess.run(["msgcat", "--no-wrap", "-"], input=written, capture_output=True, check=True)
    assert run.stdout == written


@gettext
@settings(max_examples=30, deadline=None)
@given(CATALOGS)
def test_wrapped_as_gettext_wraps(catalog: Catalog) -> None:
    written = wrapped(format_catalog(catalog), 77)
    run = subprocess.run(["msgcat", "--width=77", "-"], input=written, capture_output=True, check=True)
    assert run.stdout == written
    assert parse_catalog(written.decode(), Path("a.po")) == catalog


def test_what_other_programs_write_is_read() -> None:
    text = (
        '\ufeff# Übersetzer\r\nmsgid ""\r\nmsgstr ""\r\n"Language: de\\n"\r\n"X-Poedit: yes\\n"\r\n\r\n'
        '#no blank\r\n#, fuzzy, no-wrap\r\n#| msgid "vieux"\r\nmsgctxt "c"\r\nmsgid "un"\r\n'
        'msgid_plural "des"\r\nmsgstr[0] "ein"\r\nmsgstr[1] ""\r\n"viele"\r\n\r\n'
        '#~| msgid "ancien"\r\n#~ msgid "parti"\r\n#~ msgstr "weg"\r\n'
    )
    catalog = parse_catalog(text, Path("a.po"))
    assert catalog.header == (("Language", "de"), ("X-Poedit", "yes"))
    first, last = catalog.entries
    assert first == Entry(
        "un",
        fuzzy=True,
        previous="vieux",
        notes=("no blank",),
        flags=("no-wrap",),
        context="c",
        plural="des",
        plurals=("ein", "viele"),
    )
    assert first.line == 11
    assert last == Entry("parti", "weg", obsolete=True, previous="ancien")
    assert replace(catalog, notes=()) == replace(
        parse_catalog(format_catalog(catalog), Path("b.po")), notes=()
    )


CASES = Path(__file__).parent / "cases" / "refused.txt"


def refused() -> list[tuple[str, int, str]]:
    """The cases of refused.txt: `== LINE: part of the message`, then the file."""
    found = []
    for case in CASES.read_text(encoding="utf-8").split("== ")[1:]:
        title, _, text = case.partition("\n")
        line, _, message = title.partition(": ")
        found.append((text, int(line), message))
    return found


@pytest.mark.parametrize(("text", "line", "message"), refused())
def test_what_cannot_be_kept_is_refused(text: str, line: int, message: str) -> None:
    with pytest.raises(TranslateError) as caught:
        parse_catalog(text, Path("a.po"))
    assert message in caught.value.message
    assert caught.value.line == line
