"""PO text: what we write is what gettext writes, and what we cannot keep is refused with its line."""

import shutil
import subprocess
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
    st.sampled_from("abé ñ\\\"\n\t\r\a\b\f\v\x01\x1b\x7f日本語—«»%#'\u2028\x85\xa0\u200f{}<>|.,;:01\x1c한"),
    min_size=1,
    max_size=120,
)
NOTE = st.text(st.sampled_from("abé日—«»#:.,|~ \t\f\xa0\u2028"), max_size=30)
PLACES = st.lists(
    st.tuples(
        st.text(st.sampled_from("abé日/-.\xa0"), max_size=50).map("source/fr/".__add__),
        st.sampled_from(["", "1", "234"]),
    ),
    max_size=9,
    unique=True,
)
FLAGS = st.sets(st.sampled_from(["no-wrap", "c-format", "no-python-format", "php-format", "ycp-format"]))
ORDER = ["c-format", "no-python-format", "php-format", "ycp-format", "no-wrap"]
gettext = pytest.mark.skipif(shutil.which("msgcat") is None, reason="gettext is not installed")


def msgcat(text: str | bytes, *options: str) -> bytes:
    data = text.encode() if isinstance(text, str) else text
    return subprocess.run(["msgcat", *options, "-"], input=data, capture_output=True, check=True).stdout


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry as gettext keeps it: no obsolete one without a translation, no fuzzy one either."""
    obsolete = draw(st.booleans())
    plurals = draw(st.one_of(st.just(()), st.tuples(TEXT, st.one_of(st.just(""), TEXT))))
    msgstr = draw(TEXT if obsolete else st.one_of(st.just(""), TEXT))
    previous = draw(st.one_of(st.none(), TEXT))
    return Entry(
        draw(TEXT),
        "" if plurals else msgstr,
        fuzzy=draw(st.booleans()) and bool(plurals or msgstr),
        obsolete=obsolete,
        previous=previous,
        notes=tuple(draw(st.lists(NOTE, max_size=2))),
        extracted=tuple(draw(st.lists(NOTE, max_size=2))),
        references=tuple(draw(PLACES)),
        flags=tuple(sorted(draw(FLAGS), key=ORDER.index)),
        context=draw(st.one_of(st.none(), st.just(""), TEXT)),
        plural=draw(st.one_of(st.just(""), TEXT)) if plurals else None,
        previous_context=draw(st.one_of(st.none(), TEXT)) if previous else None,
        previous_plural=draw(st.one_of(st.none(), TEXT)) if previous else None,
        plurals=plurals,
    )


CATALOGS = st.lists(entries(), min_size=1, max_size=4, unique_by=lambda e: e.key).map(
    lambda found: Catalog(
        HEADER, tuple(sorted(found, key=lambda e: e.obsolete)), Entry("", notes=("Ein Kommentar", "", "x "))
    )
)


@settings(max_examples=300, deadline=None)
@given(CATALOGS)
def test_round_trip(catalog: Catalog) -> None:
    assert parse_catalog(format_catalog(catalog), Path("a.po")) == catalog


@settings(max_examples=100, deadline=None)
@given(CATALOGS)
def test_the_way_in_which_an_entry_is_laid_out_does_not_matter(catalog: Catalog) -> None:
    """Entries as we write them are read by a short way; with a blank more, word by word."""
    text = format_catalog(catalog)
    short, long = (parse_catalog(t, Path("a.po")) for t in (text, text.replace("\nmsgid ", "\nmsgid  ")))
    assert short == long
    assert [e.line for e in short.entries] == [e.line for e in long.entries]


@gettext
@settings(max_examples=60, deadline=None)
@given(CATALOGS)
def test_gettext_writes_the_same_bytes(catalog: Catalog) -> None:
    written = format_catalog(catalog)
    assert msgcat(written, "--no-wrap").decode() == written


@gettext
@settings(max_examples=30, deadline=None)
@given(CATALOGS)
def test_wrapped_as_gettext_wraps(catalog: Catalog) -> None:
    written = wrapped(format_catalog(catalog), 77)
    assert msgcat(written, "--width=77") == written
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
    assert catalog.top == Entry("", notes=("Übersetzer",))
    assert catalog == parse_catalog(format_catalog(catalog), Path("b.po"))


CASES = Path(__file__).parent / "cases"
CHARSET = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def cases(name: str) -> list[tuple[str, str]]:
    """The cases of a file: a line `== TITLE`, then the text."""
    text = (CASES / name).read_bytes().decode()
    return [(title, body) for title, _, body in (case.partition("\n") for case in text.split("== ")[1:])]


@pytest.mark.parametrize(("title", "body"), cases("read.txt"))
def test_legal_text_is_read_as_gettext_reads_it(title: str, body: str) -> None:
    text, _, expected = body.partition("=>\n")
    assert format_catalog(parse_catalog(CHARSET + text, Path("a.po"))) == CHARSET + expected, title


@gettext
@pytest.mark.parametrize(("title", "body"), cases("read.txt"))
def test_the_cases_are_gettexts(title: str, body: str) -> None:
    text, _, expected = body.partition("=>\n")
    assert msgcat(CHARSET + text, "--no-wrap").decode() == CHARSET + expected, title


@pytest.mark.parametrize(("title", "text"), cases("refused.txt"))
def test_what_cannot_be_kept_is_refused(title: str, text: str) -> None:
    """The title says `LINE: part of the message`."""
    line, _, message = title.partition(": ")
    with pytest.raises(TranslateError) as caught:
        parse_catalog(text, Path("a.po"))
    assert message in caught.value.message
    assert caught.value.line == int(line)


def test_flags_that_gettext_does_not_know_are_kept_last() -> None:
    text = CHARSET + '#, wrap, no-wrap, mine, c-format\nmsgid "a"\nmsgstr "b"\n'
    written = format_catalog(parse_catalog(text, Path("a.po")))
    assert "\n#, c-format, no-wrap, wrap, mine\n" in written


def test_every_note_of_the_first_entry_is_its_own() -> None:
    catalog = parse_catalog('# note\nmsgid "a"\nmsgstr "b"\n', Path("a.po"))
    assert catalog == Catalog((), (Entry("a", "b", notes=("note",)),))


def test_odd_headers_are_kept() -> None:
    text = (
        "# n\n#\n#. e\n#: src/create.c:1590\n#, fuzzy, no-wrap\n"
        'msgid ""\nmsgstr ""\n"X-A: 1\\n"\n'
        '"X-A:  2 \\n"\n"goes on\\n"\n"\\n"\n"X-B: \\n"\n"X-C: a: b\\fc\\n"\n'
        '"X-D:\\n"\n'
    )
    assert format_catalog(parse_catalog(text, Path("a.po"))) == text
