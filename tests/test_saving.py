"""Files on disk: whole or untouched, and never over somebody else's save."""

import contextlib
import errno
import fcntl
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from translate import saving, system
from translate.catalog.po import parse_catalog
from translate.catalog.store import rewrite_catalog
from translate.errors import TranslateError
from translate.model import Catalog, Entry
from translate.saving import (
    NotWrittenError,
    Outcome,
    copy_derived,
    move,
    only_one,
    read_settled,
    remove_leftovers,
    write_atomic,
    write_derived,
    write_replacing,
)

OLD, NEW, THEIRS, LATER = b"old", b"new", b"theirs", b"later"
CHILD = """
import sys, time
from pathlib import Path
from translate.saving import only_one
with only_one(Path(sys.argv[1]), lambda: None):
    print(flush=True)
    time.sleep(float(sys.argv[2]))
"""
ADDING = """
import sys
from pathlib import Path
from translate.saving import read_settled, write_replacing
path, name = Path(sys.argv[1]), sys.argv[2].encode()
for n in range(150):
    done = False
    while not done:
        data = read_settled(path)
        done = write_replacing(path, data + b"%s %d\\n" % (name, n), data).done
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.po"
    path.write_bytes(OLD)
    return path


def only(path: Path) -> list[str]:
    return [item.name for item in path.parent.iterdir()]


def test_it_is_written_only_over_what_was_read(path: Path) -> None:
    assert not write_replacing(path, NEW, THEIRS).done
    assert path.read_bytes() == OLD
    assert write_replacing(path, NEW, OLD).done
    assert path.read_bytes() == NEW
    assert not write_replacing(path, THEIRS, None).done
    path.unlink()
    assert not write_replacing(path, NEW, OLD).done
    assert not path.exists()
    assert write_replacing(path, NEW, None).done
    assert (path.read_bytes(), only(path)) == (NEW, ["a.po"])


def test_mode_and_owner_stay(path: Path, tmp_path: Path) -> None:
    path.chmod(0o604)
    if os.geteuid() == 0:
        os.chown(path, 1234, 4321)
    before = path.stat()
    write_replacing(path, NEW, OLD)
    after = path.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    new = tmp_path / "sub" / "b.po"
    mask = os.umask(0o027)
    try:
        write_atomic(new, NEW)
    finally:
        os.umask(mask)
    assert new.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(system._libc() is None, reason="this system cannot exchange files")
@pytest.mark.parametrize("kind", ["in place", "renamed over", "removed"])
def test_a_save_right_before_the_last_step_stays(
    path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment that no check before the rename can see: between it and the check."""
    fsync = os.fsync

    def save(handle: int) -> None:
        fsync(handle)
        monkeypatch.setattr(os, "fsync", fsync)
        if kind == "in place":
            path.write_bytes(THEIRS)
        elif kind == "renamed over":
            path.with_name("b").write_bytes(THEIRS)
            path.with_name("b").replace(path)
        else:
            path.unlink()

    monkeypatch.setattr(os, "fsync", save)
    assert not write_replacing(path, NEW, OLD).done
    assert path.exists() == (kind != "removed")
    assert kind == "removed" or path.read_bytes() == THEIRS
    assert all(not name.startswith(saving.PREFIX) for name in only(path))


@pytest.mark.skipif(system._libc() is None, reason="this system cannot exchange files")
def test_a_save_made_from_ours_does_not_take_the_one_before_it_away(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One save right before the exchange, a second before the first is put back."""
    with at_each_exchange(path, monkeypatch, lambda _: THEIRS, lambda found: found + LATER):
        assert write_replacing(path, NEW, OLD) == Outcome(done=False, overtaken=THEIRS)
    assert (path.read_bytes(), only(path)) == (NEW + LATER, ["a.po"])


@pytest.mark.skipif(system._libc() is None, reason="this system cannot exchange files")
def test_a_save_that_was_overtaken_is_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.po"
    header = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    path.write_bytes(header + b'\nmsgid "un"\nmsgstr ""\n\nmsgid "deux"\nmsgstr ""\n')

    def filled(msgid: bytes, msgstr: bytes) -> Callable[[bytes], bytes]:
        return lambda data: data.replace(b'"%s"\nmsgstr ""' % msgid, b'"%s"\nmsgstr "%s"' % (msgid, msgstr))

    def change(old: Catalog | None) -> Catalog:
        assert old is not None
        texts = {entry.msgid for entry in old.entries}
        return old.with_entries((*old.entries, *(() if "trois" in texts else (Entry("trois"),))))

    with at_each_exchange(path, monkeypatch, filled(b"un", b"eins"), filled(b"deux", b"zwei")):
        rewrite_catalog(path, change)
    entries = parse_catalog(path.read_text("utf-8"), path).entries
    said = [(entry.msgid, entry.msgstr, entry.fuzzy) for entry in entries]
    assert said == [("un", "eins", False), ("deux", "zwei", False), ("trois", "", False)]


@contextmanager
def at_each_exchange(
    path: Path, monkeypatch: pytest.MonkeyPatch, *edits: Callable[[bytes], bytes]
) -> Iterator[None]:
    """Let an editor change and save a file right before each of the first exchanges of two files."""
    encode, left = os.fsencode, list(edits)

    def fsencode(name: Path) -> bytes:  # the last that is called before the kernel
        if left and Path(name).name.startswith(saving.PREFIX):
            other = path.with_name("b")
            other.write_bytes(left.pop(0)(path.read_bytes()))
            other.replace(path)
        return encode(name)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsencode", fsencode)
        yield
    assert not left


@pytest.mark.skipif(not hasattr(fcntl, "F_SETLEASE"), reason="this system does not tell who writes")
def test_a_file_that_is_being_written_is_waited_for(path: Path) -> None:
    stream = path.open("wb")  # empty now; the editor is about to write

    def finish() -> None:
        stream.write(THEIRS)
        stream.close()

    timer = threading.Timer(0.2, finish)
    timer.start()
    assert read_settled(path) == THEIRS
    timer.join()


@pytest.mark.skipif(not hasattr(fcntl, "F_SETLEASE"), reason="this system does not tell who writes")
def test_an_editor_that_has_the_file_open_loses_nothing(path: Path) -> None:
    """It opened the file before we replaced it, and writes after that."""
    with path.open("r+b") as stream:
        assert not write_replacing(path, NEW, OLD).done
        stream.write(THEIRS)
    assert path.read_bytes() == THEIRS


@pytest.mark.skipif(system._libc() is None, reason="this system cannot exchange files")
def test_another_programs_saves_are_all_kept(tmp_path: Path) -> None:
    """Three programs add lines to a file; who finds it changed meanwhile starts again."""
    path = tmp_path / "a"
    path.write_bytes(b"")
    children = [subprocess.Popen([sys.executable, "-c", ADDING, path, name]) for name in "xyz"]
    assert [child.wait(timeout=50) for child in children] == [0, 0, 0]
    missing = {f"{name} {n}" for name in "xyz" for n in range(150)}.difference(path.read_text().splitlines())
    assert not missing


@pytest.mark.parametrize("what", ["full", "limit", "read-only"])
def test_what_cannot_be_written_leaves_the_old_file(
    path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if what == "limit":  # the kernel says so itself
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
        try:
            with pytest.raises(NotWrittenError, match="cannot be written: file too large"):
                write_replacing(path, NEW * 1000, OLD)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    else:
        code = errno.ENOSPC if what == "full" else errno.EROFS

        def refuse(_: int) -> None:
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr(os, "fsync", refuse)
        with pytest.raises(
            NotWrittenError, match=r"cannot be written: (no space left|read-only file system)"
        ):
            write_replacing(path, NEW, OLD)
    assert (path.read_bytes(), only(path)) == (OLD, ["a.po"])


def test_a_file_is_moved_only_to_where_there_is_none(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "sub" / "b.po"
    assert move(path, target)
    assert (target.read_bytes(), path.exists()) == (OLD, False)
    path.write_bytes(NEW)
    assert not move(path, target)
    assert (target.read_bytes(), path.read_bytes()) == (OLD, NEW)


def test_what_is_saved_while_it_is_read_is_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system hands out a file in pieces: the first of what was there, the rest of what comes."""
    whole = Path.read_bytes

    def torn(file: Path) -> bytes:
        monkeypatch.setattr(Path, "read_bytes", whole)
        begun = whole(file)
        file.write_bytes(THEIRS)
        return begun[:1] + whole(file)[1:]

    monkeypatch.setattr(Path, "read_bytes", torn)
    assert read_settled(path) == THEIRS


@pytest.mark.usefixtures("path")
def test_leftovers_are_removed(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    for name in (f"{saving.PREFIX}1{saving.SUFFIX}", f"de/{saving.PREFIX}2{saving.SUFFIX}", "de/own.tmp"):
        (tmp_path / name).write_bytes(NEW)
    remove_leftovers(tmp_path)
    assert {p.name for p in tmp_path.rglob("*") if p.is_file()} == {"a.po", "own.tmp"}


@contextlib.contextmanager
def another(folder: Path, seconds: float) -> Iterator[subprocess.Popen[bytes]]:
    """Let a process hold the lock for some seconds; it has it when this begins."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, folder, str(seconds)], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_the_second_run_waits_and_says_so(tmp_path: Path) -> None:
    said: list[float] = []
    with another(tmp_path, 1.6):
        start = time.monotonic()
        with only_one(tmp_path, lambda: said.append(time.monotonic() - start)):
            assert time.monotonic() - start > 1.2
    assert len(said) == 1


def test_a_killed_run_holds_no_lock(tmp_path: Path) -> None:
    with another(tmp_path, 60) as process:
        process.kill()
        process.wait()
        with only_one(tmp_path, pytest.fail):
            assert process.returncode == -signal.SIGKILL


def test_waiting_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "LOCK_PATIENCE", 0.3)
    with (
        another(tmp_path, 60),
        pytest.raises(TranslateError, match="another run of translate is still at work"),
        only_one(tmp_path, pytest.fail),
    ):
        pass


def test_the_lock_can_be_deleted(tmp_path: Path) -> None:
    with only_one(tmp_path, pytest.fail):
        (tmp_path / "lock").unlink()
    with only_one(tmp_path, pytest.fail):
        assert (tmp_path / "lock").exists()


def test_what_can_be_made_again(path: Path) -> None:
    assert not write_derived(path, OLD)
    before = path.stat()
    assert not write_derived(path, OLD)
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert write_derived(path, NEW)
    copy_derived(path, path.parent / "folder/copy.po")
    assert path.read_bytes() == (path.parent / "folder/copy.po").read_bytes() == NEW
    assert {item.name for item in path.parent.iterdir()} == {path.name, "folder"}
    with pytest.raises(TranslateError, match="cannot be read"):
        copy_derived(path.parent / "nothing", path)
    blocked = path.parent / "folder"
    with pytest.raises(NotWrittenError, match="untouched"):
        copy_derived(path, blocked)
    assert path.read_bytes() == NEW
