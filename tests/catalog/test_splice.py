"""One entry changed in its own lines: the file is what writing all of it anew would make of it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translate.catalog.editing import edited
from translate.catalog.po import format_catalog, parse_catalog
from translate.catalog.splice import rewrite_entry
from translate.catalog.store import read_catalog
from translate.errors import TranslateError
from translate.model import Catalog, Entry

TEXTS = st.text('ab "\\\n#é', max_size=8)
NOTES = st.sampled_from(["von mir", "", " eingerückt", "machine translation: x", "#", "~ alt", 'msgid "a"'])
HEADER = (("Language", "de"), ("Content-Type", "text/plain; charset=UTF-8"))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    fuzzy = draw(st.booleans())
    msgstr = draw(TEXTS)
    return Entry(
        draw(st.text('ab "\\\né', min_size=1, max_size=6)),
        msgstr,
        fuzzy=fuzzy and msgstr.strip() != "",
        previous=draw(st.none() | TEXTS) if fuzzy and msgstr.strip() else None,
        notes=tuple(draw(st.lists(NOTES, max_size=3))),
        extracted=tuple(draw(st.lists(st.sampled_from(["paragraph", ""]), max_size=2))),
        references=draw(st.sampled_from([(), (("a.md", ""),)])),
        flags=draw(st.sampled_from([(), ("python-format",), ("no-wrap", "own")])),
        obsolete=draw(st.integers(0, 9)) == 0 and msgstr != "",
    )


CATALOGS = st.lists(entries(), min_size=1, max_size=4, unique_by=lambda entry: entry.msgid)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CATALOGS, st.data())
def test_it_is_what_writing_all_anew_makes_of_it(
    tmp_path: Path, some: list[Entry], data: st.DataObject
) -> None:
    path = tmp_path / "a.po"
    text = format_catalog(Catalog(HEADER, tuple(sorted(some, key=lambda entry: entry.obsolete))))
    path.write_text(text, encoding="utf-8")
    before = parse_catalog(text, path)
    living = [entry for entry in before.entries if not entry.obsolete]
    if not living:
        return
    entry = data.draw(st.sampled_from(living))
    new = edited(entry, data.draw(TEXTS), approved=data.draw(st.booleans()))
    rewrite_entry(path, entry.msgid, lambda _: new)
    wanted = before.with_entries(tuple(new if one is entry else one for one in before.entries))
    assert path.read_text("utf-8") == format_catalog(wanted)


LATIN = "Content-Type: text/plain; charset=ISO-8859-1"
LAYOUTS = {
    "all on one line": 'msgid "a" msgstr "b"\n\nmsgid "c"\nmsgstr "d"',
    "without blank lines": 'msgid "c"\nmsgstr "d"\n# a\nmsgid "a"\nmsgstr "b"\n#~ msgid "x"\n#~ msgstr "y"\n',
    "behind an obsolete entry": '#~ msgid "x"\n#~ msgstr "y"\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n',
    "indented": '  # note\n  #, fuzzy , c-format\n  #| msgid "o"\n  msgid "a"\n  msgstr ""\n  "b"\n',
    "flags on two lines": '#, c-format\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d"\n',
    "a comment away from its entry": '#, fuzzy\n# machine translation: x\n\nmsgid "a"\nmsgstr "b"\n',
    "line ends of the first Macs": '#, fuzzy\rmsgid "a"\rmsgstr "b"\r',
    "in another charset": f'msgid ""\nmsgstr "{LATIN}\\n"\n\nmsgid "a"\nmsgstr "é"\n',
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("approved", [True, False])
def test_any_layout(tmp_path: Path, layout: str, approved: bool) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(LAYOUTS[layout].encode("latin-1"))
    before = read_catalog(path) or Catalog((), ())
    new = edited(before.by_msgid["a"], "ä\nneu", approved=approved)
    rewrite_entry(path, "a", lambda _: new)
    after = read_catalog(path) or Catalog((), ())
    assert after.entries == tuple(new if entry.msgid == "a" else entry for entry in before.entries)


def test_what_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid   "a"\nmsgstr "b"\n')
    assert not rewrite_entry(path, "a", lambda entry: entry or Entry("a")).changes


def test_an_entry_that_is_gone_is_for_the_change_to_judge(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid "a"\nmsgstr "b"\n')

    def change(entry: Entry | None) -> Entry:
        assert entry is None
        raise TranslateError("gone")

    with pytest.raises(TranslateError, match="gone"):
        rewrite_entry(path, "b", change)
