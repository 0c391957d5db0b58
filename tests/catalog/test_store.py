"""Catalogs on disk: whole or untouched, and never over somebody's work."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from translate.catalog.po import format_catalog
from translate.catalog.store import read_catalog, rewrite_catalog
from translate.errors import TranslateError
from translate.model import Catalog, Entry

CATALOG = Catalog(
    (("Language", "de"), ("Content-Type", "text/plain; charset=UTF-8")), (Entry("un"), Entry("deux"))
)


def with_msgstr(catalog: Catalog | None, msgid: str, msgstr: str) -> Catalog:
    assert catalog is not None
    return catalog.with_entries(
        tuple(replace(e, msgstr=msgstr) if e.msgid == msgid else e for e in catalog.entries)
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "de" / "a.po"
    assert rewrite_catalog(path, lambda _: CATALOG).changes
    return path


def test_nothing_is_written_when_nothing_changed(path: Path) -> None:
    os.utime(path, (1, 1))
    assert not rewrite_catalog(path, lambda old: old or CATALOG).changes
    assert path.stat().st_mtime == 1


def test_another_programs_wrapping_is_left_alone(path: Path) -> None:
    wrapped = path.read_text(encoding="utf-8").replace('msgid "deux"', 'msgid ""\n"de"\n"ux"')
    path.write_bytes(wrapped.replace("\n", "\r\n").encode())
    assert not rewrite_catalog(path, lambda old: old or CATALOG).changes
    assert path.read_bytes() == wrapped.replace("\n", "\r\n").encode()


def test_a_save_in_between_is_merged_not_overwritten(path: Path) -> None:
    calls = []

    def change(old: Catalog | None) -> Catalog:
        calls.append(old)
        if len(calls) == 1:  # a translator saves in Poedit while we work
            path.write_text(format_catalog(with_msgstr(old, "deux", "zwei")), encoding="utf-8")
        return with_msgstr(old, "un", "eins")

    assert rewrite_catalog(path, change).changes
    catalog = read_catalog(path)
    assert catalog is not None
    assert [entry.msgstr for entry in catalog.entries] == ["eins", "zwei"]


def test_mode_and_links_are_kept(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    link = tmp_path / "link.po"
    link.symlink_to(path)
    assert rewrite_catalog(link, lambda old: with_msgstr(old, "un", "eins")).changes
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in path.parent.iterdir()] == ["a.po"]


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "de").write_text("a file where the folder should be")
    with pytest.raises(TranslateError, match=r"cannot be read: not a directory"):
        rewrite_catalog(tmp_path / "de" / "a.po", lambda _: CATALOG)


def test_a_broken_catalog_is_left_as_it_is(path: Path) -> None:
    path.write_text("hello\n")
    with pytest.raises(TranslateError, match=r"not a line of a PO file"):
        rewrite_catalog(path, lambda _: CATALOG)
    assert path.read_text() == "hello\n"
