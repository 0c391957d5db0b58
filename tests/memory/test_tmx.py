"""TMX of others is read as far as it can serve, and nothing in it can do harm; ours is read back."""

import contextlib
import json
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.project import Project
from translate.errors import TranslateError
from translate.memory import Unit
from translate.memory.tmx import read_tmx, write_tmx

FILES = Path(__file__).parent
CASES = sorted((FILES / "tmx").glob("*.tmx"))
BROKEN = sorted((FILES / "broken").glob("*.tmx"))
TEXT = st.text(
    st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\ufffe\uffff"), min_size=1
).map(lambda text: f"a\n{text}\r\t&")


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.name)
def test_files_of_others(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    left_out: Counter[str] = Counter()
    units = [[u.text, u.translation, u.language, u.tuid, u.origin] for u in read_tmx(path, "fr", left_out)]
    assert units == expected["units"]
    assert left_out == expected["left_out"]


@pytest.mark.parametrize("path", BROKEN, ids=lambda p: p.name)
def test_what_is_wrong_is_named_with_file_and_line(path: Path, project: Project) -> None:
    done = project.run("memory", "import", str(path))
    assert done.code == 2
    assert path.with_suffix(".error").read_text("utf-8").strip() in done.err
    assert not (project.root / "memory").exists()


@given(st.lists(st.builds(Unit, text=TEXT, translation=TEXT, language=st.just("de"), tuid=TEXT, origin=TEXT)))
def test_what_we_write_is_read_back(units: list[Unit]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.tmx")
        written = "".join(write_tmx(([unit] for unit in units), "fr", "block", "1"))
        path.write_bytes(written.encode())
        read = list(read_tmx(path, "fr", Counter()))
    assert [(u.text, u.translation) for u in read] == [(u.text, u.translation) for u in units]
    assert [u.tuid for u in read] == [u.tuid for u in units]


@given(st.data())
def test_a_damaged_file_is_an_error_at_most(data: st.DataObject) -> None:
    import tempfile

    whole = (FILES / "tmx/level2.tmx").read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    damaged = whole[:start] + data.draw(st.binary(max_size=5)) + whole[end:]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.tmx")
        path.write_bytes(damaged)
        with contextlib.suppress(TranslateError):
            list(read_tmx(path, "fr", Counter()))


def test_a_large_file_is_read_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.tmx"
    unit = '<tu><tuv xml:lang="fr"><seg>{}</seg></tuv><tuv xml:lang="de"><seg>{}</seg></tuv></tu>\n'
    with path.open("w", encoding="utf-8") as stream:
        stream.write('<tmx version="1.4"><header/><body>\n')
        for number in range(8_000):
            stream.write(unit.format(f"mot{number} " * 80, f"Wort{number} " * 80))
        stream.write("</body></tmx>\n")
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_tmx(path, "fr", Counter())) == 8_000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < path.stat().st_size / 4
