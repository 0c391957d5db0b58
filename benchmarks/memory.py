"""How fast the translation memory answers, beside translate-toolkit's.

    python benchmarks/memory.py [--entries 100000] [--per-catalog 20] [--peers FOLDER]

A project whose catalogs hold so many approved entries of made-up words with a fixed seed. The memory is
opened for the first time, then again with nothing changed, then with one catalog changed. It is asked for
texts that it holds, for some that end otherwise, and for some with another number. translate-toolkit's
matcher (translate.search.match) gets the same entries; it holds a text against every other one, as OmegaT
does, and is asked a few only. It has an environment of its own, in .translate/peers-memory if none is named.
"""

import argparse
import itertools
import json
import random
import resource
import subprocess
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

from translate.config import Project, find_project
from translate.model import Question
from translate.workflow.desk import Desk
from translate.workflow.filling.memories import open_memory

REPOSITORY = Path(__file__).resolve().parent.parent
PEERS = ("translate-toolkit[rapidfuzz]==3.20.4",)
SEED, WORDS, ASKED = 6, 40_000, 200
SLOW = 5
"""Questions for the matcher, which compares every text."""
THEIRS = """
import json, sys, time
from translate.search import match
from translate.storage import po
pairs, questions, slow = json.load(open(sys.argv[1]))
def said(name, begin, count):
    print(f"{name:<58} {(time.perf_counter() - begin) / count * 1000:10.2f} ms")
store = po.pofile()
for a, b in pairs:
    unit = store.addsourceunit(a)
    unit.target = b
begin = time.perf_counter()
matcher = match.matcher(store, max_candidates=3, min_similarity=75, max_length=1000)
said("translate-toolkit's matcher: made", begin, 1)
for kind, texts in questions.items():
    begin = time.perf_counter()
    found = sum(bool(matcher.matches(text)) for text in texts[:slow])
    said(f"translate-toolkit's matcher: {kind} ({found} of {slow} found)", begin, slow)
"""


def main() -> None:
    """Print the milliseconds that each takes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--per-catalog", type=int, default=20)
    parser.add_argument("--peers", type=Path, default=REPOSITORY / ".translate/peers-memory")
    options = parser.parse_args()
    pairs = _pairs(options.entries)
    some = random.Random(SEED).sample([text for text, _ in pairs], ASKED)  # noqa: S311 - the same at each run
    questions = {
        "the same text": some,
        "a similar text": [f"{text.rsplit(' ', 2)[0]} autrement." for text in some],
        "another number": [text.replace(" 1 000 ", " 12 500 ") for text, _ in pairs if " 1 000 " in text][
            :ASKED
        ],
    }
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _ours(folder, pairs, questions, options.per_catalog)
        _theirs(folder, pairs, questions, options.peers)


def _pairs(count: int) -> list[tuple[str, str]]:
    """Return distinct texts with a translation each; one in fifty has a number."""
    chance = random.Random(SEED)  # noqa: S311
    syllables = (
        "la",
        "mi",
        "ron",
        "té",
        "sar",
        "pou",
        "vel",
        "qui",
        "mon",
        "tra",
        "bli",
        "ger",
        "chan",
        "nou",
    )
    vocabulary = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(WORDS)]
    weights = list(itertools.accumulate(1 / (n + 1) for n in range(WORDS)))
    texts: dict[str, str] = {}
    while len(texts) < count:
        some = chance.choices(vocabulary, cum_weights=weights, k=chance.randint(4, 40))
        number = len(texts) % 50 == 0
        french, other = (
            " ".join([*some[:2], *([said] if number else []), *some[2:]]) for said in ("1 000", "1.000")
        )
        texts.setdefault(f"{french}.", f"{other.upper()}.")
    return list(texts.items())


def _ours(
    folder: Path, pairs: Sequence[tuple[str, str]], questions: dict[str, list[str]], per_catalog: int
) -> None:
    (folder / "translate.toml").write_text('languages = ["de"]\n', encoding="utf-8")
    catalogs = [pairs[n : n + per_catalog] for n in range(0, len(pairs), per_catalog)]
    for number, entries in enumerate(catalogs):
        _write(folder / f"locales/de/{number // 100}/{number}.po", entries)
    project = find_project(folder, exact=True)
    time.sleep(2.1)  # younger files are read again each time: they may change within a tick of the clock
    _timed(f"opened for the first time, {len(catalogs)} catalogs", lambda: _open(project).close())
    _timed("opened again, nothing changed", lambda: _open(project).close())
    _write(folder / "locales/de/0/0.po", [*catalogs[0], ("Un texte nouveau.", "Ein neuer Text.")])
    _timed("opened again, one catalog changed", lambda: _open(project).close())
    memory = _open(project)
    _timed(
        "the first similar text", lambda: list(memory.translate([Question("mironla autrement")], "fr", "de"))
    )
    for kind, texts in questions.items():
        begin = time.perf_counter()
        found = sum(1 for _ in memory.translate([Question(text) for text in texts], "fr", "de"))
        _said(f"{kind} ({found} of {len(texts)} found)", begin, len(texts))
    size = (folder / ".translate/memory.db").stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'database':<58} {size:10.0f} MB; peak memory {peak:.0f} MB, the texts of this script too")
    memory.close()


def _open(project: Project):  # noqa: ANN202 - a Memory
    return open_memory(Desk(project, (), (), ("de",), ("de",)), "de")


def _write(path: Path, entries: Sequence[tuple[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    header = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    said = (f'msgid "{text}"\nmsgstr "{translation}"\n' for text, translation in entries)
    path.write_text("\n".join([header, *said]), encoding="utf-8")


def _theirs(
    folder: Path, pairs: Sequence[tuple[str, str]], questions: dict[str, list[str]], peers: Path
) -> None:
    python = peers / "bin/python"
    if not python.exists():
        venv.create(peers, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PEERS], check=True)
    data = folder / "data.json"
    data.write_text(json.dumps([pairs, questions, SLOW]), encoding="utf-8")
    subprocess.run([python, "-I", "-c", THEIRS, data], check=True)


def _timed(name: str, run: Callable[[], object]) -> None:
    begin = time.perf_counter()
    run()
    _said(name, begin, 1)


def _said(name: str, begin: float, count: int) -> None:
    print(f"{name:<58} {(time.perf_counter() - begin) / count * 1000:10.2f} ms", flush=True)


if __name__ == "__main__":
    main()
