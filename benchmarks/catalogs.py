"""How fast a catalog is merged, and how rightly, beside msgmerge and pot2po.

    python benchmarks/catalogs.py [--texts FOLDER] [--entries 20000] [--peers FOLDER]

Two tests with a fixed seed, each from file to file: reading, merging, writing.

- 450 paragraphs, of which 45 get a small edit, 90 go and 90 others come: how many edits keep their
  translation, and how many other texts are given one that is not theirs.
- Many entries, of which 1,071 change by a word.

The paragraphs are made of made-up words, some frequent and most rare, as in a language; or they are those
of the articles in a folder. Seconds are CPU seconds, the fastest of some runs; the imports of Python programs
are left out. pot2po gets a virtual environment of its own, in .translate/peers-catalogs if none is named: its
import package is called `translate` as ours is.
"""

import argparse
import json
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
PEERS = ("translate-toolkit==3.20.4", "rapidfuzz==3.14.6")
SEED = 4
SYLLABLES = (
    *("la", "mi", "ron", "té", "sar", "pou", "des", "vel", "qui", "mon", "tra", "bli"),
    *("ger", "fon", "dé", "chan", "nou", "pel", "cor", "vi", "ser", "bre", "gan", "lo"),
)
OLD, EDITED, CHANGED = 450, 45, 1071
HEADER = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
OURS = """
import sys, time
from pathlib import Path
from translate.catalog.merge import merge
from translate.catalog.po import format_catalog, parse_catalog
from translate.similarity import Index
Index(["un texte"]).nearest("un autre texte. Encore un.", 0.5)
old, template, new = map(Path, sys.argv[1:])
started = time.process_time()
catalog = parse_catalog(old.read_text(encoding="utf-8"), old)
entries = parse_catalog(template.read_text(encoding="utf-8"), template).entries
new.write_text(format_catalog(merge(entries, catalog).catalog), encoding="utf-8")
print(time.process_time() - started)
"""


@dataclass(frozen=True)
class Task:
    """A catalog and the template that it is brought up to date with."""

    folder: Path
    old: list[str]
    new: list[str]
    edited: dict[str, str]
    """Edited text → the old one."""

    def write(self) -> None:
        """Write old.po and new.pot."""
        entries = (
            f"msgid {json_string(text)}\nmsgstr {json_string(translated(text))}\n" for text in self.old
        )
        (self.folder / "old.po").write_text("\n".join([HEADER, *entries]), encoding="utf-8")
        entries = (f'msgid {json_string(text)}\nmsgstr ""\n' for text in self.new)
        (self.folder / "new.pot").write_text("\n".join([HEADER, *entries]), encoding="utf-8")

    def judged(self, name: str) -> str:
        """Return how right a merged catalog is."""
        from translate.catalog.po import parse_catalog

        path = self.folder / name
        catalog = parse_catalog(path.read_text(encoding="utf-8"), path)
        given = {e.msgid for e in catalog.entries if e.msgstr and not e.obsolete}
        wrong = given - set(self.old) - self.edited.keys()
        return f"{len(given & self.edited.keys())}/{len(self.edited)} edits found, {len(wrong)} wrong"


def main() -> None:
    """Run both tests and print what each program needs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, help="a folder of articles to take the paragraphs from")
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--peers", type=Path, default=REPOSITORY / ".translate" / "peers-catalogs")
    options = parser.parse_args()
    chance = random.Random(SEED)  # noqa: S311 - the same texts at each run
    texts = paragraphs(options.texts) if options.texts else made_up(chance, 2 * OLD, 40, 90)
    python = environment(options.peers)
    with tempfile.TemporaryDirectory() as name:
        run("paragraphs", edited(chance, Path(name), chance.sample(texts, OLD + 2 * EDITED)), python, runs=3)
    with tempfile.TemporaryDirectory() as name:
        many = made_up(chance, options.entries, 4, 40)
        run(f"{options.entries} entries", changed(chance, Path(name), many), python, runs=1)


def run(what: str, task: Task, python: Path, runs: int) -> None:
    """Run the programs on a task and print their seconds."""
    task.write()
    old, template = str(task.folder / "old.po"), str(task.folder / "new.pot")
    pot2po = [str(python.with_name("pot2po")), "--progress=none", "-t", old, "-i", template, "-o"]
    merging = ["msgmerge", "--quiet", "--no-wrap", "--previous", old, template, "-o"]
    programs: dict[str, Callable[[str], float]] = {
        "ours": lambda out: ours(old, template, out),
        "msgmerge": lambda out: seconds([*merging, out]),
        "pot2po": lambda out: (
            seconds([*pot2po, out]) - seconds([str(python), "-c", "import translate.convert.pot2po"])
        ),
    }
    print(what)
    best: dict[str, float] = {}
    for name, program in programs.items():
        out = f"{name}.po"
        best[name] = min(program(str(task.folder / out)) for _ in range(runs))
        print(
            f"  {name:<9} {best[name]:7.2f} s  {best[name] / best['ours']:6.1f} ×  {task.judged(out)}",
            flush=True,
        )


def ours(*files: str) -> float:
    """Return the seconds that our merge takes, in a process of its own."""
    done = subprocess.run([sys.executable, "-c", OURS, *files], check=True, capture_output=True, text=True)
    return float(done.stdout)


def seconds(command: list[str]) -> float:
    """Return the CPU seconds of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # not here, where Python would find our package of the same name
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def paragraphs(folder: Path) -> list[str]:
    """Return the paragraphs of prose in the articles of a folder, each once."""
    from translate.documents import SUFFIXES, split

    texts: dict[str, None] = {}
    for path in sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES):
        for segment in split(path.name, path.read_text(encoding="utf-8"), ()).segments:
            if (
                segment.kind == "paragraph"
                and len(segment.msgid) > 150
                and not re.search(r"[<`{\\]|\]\(", segment.msgid)
            ):
                texts[segment.msgid] = None
    return list(texts)


def made_up(chance: random.Random, number: int, least: int, most: int) -> list[str]:
    """Return texts of so many words; a word's frequency falls with its rank, as in a language."""
    vocabulary = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(8000)]
    weights = [1 / (rank + 5) for rank in range(len(vocabulary))]
    texts = []
    for _ in range(number):
        words, left = [], chance.randint(least, most)
        while left > 0:
            length = min(left, chance.randint(6, 25))
            words.append(" ".join(chance.choices(vocabulary, weights, k=length)).capitalize() + ".")
            left -= length
        texts.append(" ".join(words))
    return list(dict.fromkeys(texts))


def edited(chance: random.Random, folder: Path, texts: list[str]) -> Task:
    """Return the task of the paragraphs."""
    old, fresh = texts[:OLD], texts[OLD:]
    new: list[str] = []
    pairs: dict[str, str] = {}
    for n, text in enumerate(old):
        if n % 10 == 3:
            new.append(small_edit(chance, text, n // 10 % 6))
            pairs[new[-1]] = text
        else:
            new.append(fresh.pop() if n % 5 == 0 and fresh else text)
    return Task(folder, old, new, pairs)


def small_edit(chance: random.Random, text: str, kind: int) -> str:
    """Return a text with a word or a number, a clause, a negation or a sentence more, or a word less."""
    words = text.split(" ")
    at = chance.randrange(len(words))
    if kind == 0:
        words[at] = "autrement"
    elif kind == 1:
        words.insert(at, str(chance.randint(2, 99)))
    elif kind == 2:
        words[at:at] = ["comme", "chacun", "le", "sait"]
    elif kind == 3:
        words[at : at + 1] = ["ne", words[at], "pas"]
    elif kind == 4:
        del words[at]
    else:
        words.append("Personne ne le savait encore.")
    return " ".join(words)


def changed(chance: random.Random, folder: Path, texts: list[str]) -> Task:
    """Return the task of the many entries."""
    new = list(texts)
    pairs: dict[str, str] = {}
    for n in chance.sample(range(len(texts)), min(CHANGED, len(texts))):
        words = texts[n].split(" ")
        words[chance.randrange(len(words))] = "autrement"
        new[n] = " ".join(words)
        pairs[new[n]] = texts[n]
    return Task(folder, texts, list(dict.fromkeys(new)), pairs)


def translated(text: str) -> str:
    """Return a made-up translation: every word of small letters backwards."""
    return re.sub(r"[a-zà-ÿ]{3,}", lambda found: found[0][::-1], text)


def json_string(text: str) -> str:
    """Return a string as PO writes it, which is as JSON does for the texts of this benchmark."""
    return json.dumps(text, ensure_ascii=False)


def environment(folder: Path) -> Path:
    """Return the Python of the peers' environment, made if it is not there."""
    if shutil.which("msgmerge") is None:
        raise SystemExit("msgmerge is missing; install gettext")
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True, clear=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PEERS]
        subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
    return python


if __name__ == "__main__":
    main()
