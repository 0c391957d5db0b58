"""How long the checks take on a large project, beside translate-toolkit's pofilter.

    python benchmarks/checks.py [--entries 100000] [--largest 300000] [--texts FOLDER] [--peers FOLDER]

Catalogs of made-up sentences with a fixed seed, in four languages: figures, quotations, links, emphasis, and
one entry in a hundred with a mistake. Or with --texts, of the news in a folder's LANG.txt, a line each, such
as tests/checks/desks, again and again with a number before each. `translate check` runs all its checks, with
a glossary; pofilter all of its own, on the same files in the same run. pofilter has a virtual environment of
its own, in .translate/peers-checks if none is named. Memory is the largest process's, for a tenth of the
entries, for all of them, and with --largest for so many more: it is to stay the same. The ratio is that of a
first check; all is checked once more with nothing changed, and again with a translation added.
"""

import argparse
import itertools
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
PEERS = ("translate-toolkit==3.20.4",)
SEED, PER_CATALOG, VOCABULARY, FIRST = 7, 50, 30_000, 6
QUOTES = {"de": "„“", "es": "«»", "ru": "«»", "ja": "「」"}
THOUSANDS = {"de": ".", "es": ".", "ru": " ", "ja": ","}
LETTERS = {
    "de": "aeinrstd",
    "es": "aeoslrnd",
    "ru": "аеинорст",
    "ja": "のはをにがとで会国人政府年本日大中東京都市民議員首相外交報道経済問題発表記者",
}
GLOSSARY = "terms:\n" + "".join(f"  - fr: Terme{n} Rare\n    de: Begriff{n}\n" for n in range(200))


def main() -> None:
    """Print seconds and memory of both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--largest", type=int, default=0)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--peers", type=Path, default=REPOSITORY / ".translate/peers-checks")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        _check(Path(place), options.entries // 10, options.texts)
        seconds, ours = _check(Path(place), options.entries, options.texts)
        folder = Path(place) / str(options.entries)
        _timed_check(folder, "nothing changed")
        catalog = min((folder / "locales").rglob("*.po"))
        catalog.write_text(f'{catalog.read_text("utf-8")}\nmsgid "Fin."\nmsgstr "Ende."\n', "utf-8")
        _timed_check(folder, "a translation added")
        if options.largest:
            _check(Path(place), options.largest, options.texts)
        pofilter = _peer(options.peers) / "pofilter"
        command = [str(pofilter), "--progress=none", str(folder / "locales"), str(Path(place) / "filtered")]
        theirs, processor, memory, _ = _timed(command)
        _say("pofilter, all its tests: the same files", theirs, processor, memory)
        print(f"ratio {theirs / seconds:.1f}, of processor time {processor / ours:.1f}")


def _check(place: Path, entries: int, texts: Path | None) -> tuple[float, float]:
    """Check a project with so many entries; return seconds, and those of processors."""
    folder = place / str(entries)
    if texts is None:
        _make(folder, entries)
    else:
        _make_of(folder, entries, texts)
    return _timed_check(folder, "")


def _timed_check(folder: Path, what: str) -> tuple[float, float]:
    """Check a project; return seconds, and those of processors."""
    command = [sys.executable, "-m", "translate", "-C", str(folder), "check", "--json"]
    seconds, processor, memory, out = _timed(command)
    found = json.loads(out)
    said = what or f"{found['checked']['entries']} entries, {len(found['findings'])} findings"
    _say(f"translate check: {said}", seconds, processor, memory)
    return seconds, processor


def _say(what: str, seconds: float, processor: float, memory: float) -> None:
    print(f"{what:<60} {seconds:6.1f} s, {processor:6.1f} s of processor, {memory:4.0f} MB", flush=True)


def _timed(command: Sequence[str]) -> tuple[float, float, float, str]:
    """Run a command; return seconds, those of processors, the largest process so far in MB, the output."""
    begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - begin
    if done.returncode > 1:
        raise SystemExit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, processor, after.ru_maxrss / 1024, done.stdout


def _make(folder: Path, entries: int) -> None:
    """Write a project with so many entries, fifty a catalog."""
    chance = random.Random(SEED)  # noqa: S311 - the same at each run
    folder.mkdir()
    languages = json.dumps(list(QUOTES))
    (folder / "translate.toml").write_text(f'languages = {languages}\nengines = ["memory"]\n', "utf-8")
    (folder / "glossary.yaml").write_text(GLOSSARY, "utf-8")
    for number in range(entries // PER_CATALOG // len(QUOTES)):
        texts = [_text(chance) for _ in range(PER_CATALOG)]
        article = folder / f"source/fr/{number // 100}/{number}.md"
        article.parent.mkdir(parents=True, exist_ok=True)
        article.write_text("\n\n".join(_french(*text) for text in texts) + "\n", "utf-8")
        for code in QUOTES:
            path = folder / f"locales/{code}/{number // 100}/{number}.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_catalog(chance, code, texts), "utf-8")


def _make_of(folder: Path, entries: int, texts: Path) -> None:
    """Write a project with about so many entries of real texts."""
    lines = {path.stem: path.read_text("utf-8").splitlines() for path in sorted(texts.glob("*.txt"))}
    french = lines.pop("fr")
    folder.mkdir()
    (folder / "translate.toml").write_text(f"languages = {json.dumps(list(lines))}\n", "utf-8")
    (folder / "glossary.yaml").write_text(GLOSSARY, "utf-8")
    for number in range(max(1, entries // len(french) // len(lines))):
        article = folder / f"source/fr/{number}.txt"
        article.parent.mkdir(parents=True, exist_ok=True)
        article.write_text("\n\n".join(f"{number}: {text}" for text in french) + "\n", "utf-8")
        for code, said in lines.items():
            path = folder / f"locales/{code}/{number}.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            both = ((f"{number}: {text}" for text in some) for some in (french, said))
            path.write_text(_header(code) + "".join(map(_written, *both)), "utf-8")


def _written(msgid: str, msgstr: str) -> str:
    quoted = (json.dumps(text, ensure_ascii=False) for text in (msgid, msgstr))
    return "\n#. paragraph\nmsgid {}\nmsgstr {}\n".format(*quoted)


Text = tuple[int, int, bool]
"""How many words, a figure, whether there is a link."""


def _text(chance: random.Random) -> Text:
    return chance.randint(FIRST, 40), chance.randrange(1000, 99999), chance.random() < 0.2


@lru_cache
def _vocabulary(letters: str) -> tuple[list[str], list[float]]:
    """Return made-up words with the weights that words of a language have (Zipf's law)."""
    chance = random.Random(SEED)  # noqa: S311
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(VOCABULARY)]
    return words, list(itertools.accumulate(1 / (n + 1) for n in range(VOCABULARY)))


def _words(seed: int, count: int, letters: str) -> list[str]:
    words, weights = _vocabulary(letters)
    chosen = random.Random(seed).choices(words, cum_weights=weights, k=count)  # noqa: S311
    return [word for n, word in enumerate(chosen) if n < FIRST or word != chosen[n - 1]]


def _sentence(words: Sequence[str], figure: str, quotes: str, ends: tuple[str, str], *, link: bool) -> str:
    """Return a sentence; `ends` are what stands between words and at the end."""
    gap, stop = ends
    middle = len(words) // 2
    linked = f"[{words[1]}](https://example.org/{words[0]})" if link else words[1]
    quoted = f"{quotes[: len(quotes) // 2]}{words[2]}{gap}{words[3]}{quotes[len(quotes) // 2 :]}"
    rest = [words[0].capitalize(), linked, quoted, *words[4:middle], f"**{figure}**", *words[middle:]]
    return gap.join(rest) + stop


def _french(count: int, figure: int, link: bool) -> str:  # noqa: FBT001
    said = f"{figure:,}".replace(",", "\u202f")
    words = _words(figure, count, "aeiounrst")
    return _sentence(words, said, "«\u00a0\u00a0»", (" ", "."), link=link)


def _catalog(chance: random.Random, code: str, texts: Sequence[Text]) -> str:
    return _header(code) + "".join(_entry(chance, code, text) for text in texts)


def _header(code: str) -> str:
    return f'msgid ""\nmsgstr ""\n"Language: {code}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def _entry(chance: random.Random, code: str, text: Text) -> str:
    count, figure, link = text
    ends = ("", "。") if code == "ja" else (" ", ".")
    figures = f"{figure:,}".replace(",", THOUSANDS[code])
    french = _french(*text)
    address = _words(figure, count, "aeiounrst")[0]
    words = [address, *_words(figure + 1, count, LETTERS[code])[1:]]
    said = _sentence(words, figures, QUOTES[code], ends, link=link)
    if chance.random() < 0.01:
        said = said.replace(QUOTES[code][1], "", 1)
    return f'\n#. paragraph\nmsgid "{french}"\nmsgstr "{said}"\n'


def _peer(folder: Path) -> Path:
    """Return where the peer's commands are, installed if need be."""
    commands = folder / "bin"
    if not (commands / "pofilter").exists():
        if folder.exists():
            shutil.rmtree(folder)
        venv.create(folder, with_pip=True)
        subprocess.run([commands / "pip", "install", "--quiet", *PEERS], check=True)
    return commands


if __name__ == "__main__":
    main()
