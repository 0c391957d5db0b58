"""How fast articles are split, and in how much memory, beside mdpo and the translate-toolkit.

    python benchmarks/documents.py [--articles 300] [--words 200000] [--peers FOLDER]

The articles are made of syllables with a fixed seed: headings, paragraphs with links and emphasis, lists,
tables, quotes, code, front matter. Every program splits all of them in a process of its own, on one core;
what counts is CPU seconds, imports left out. The peers get a virtual environment of their own, in
.translate/peers if none is named: the translate-toolkit's import package is called `translate` as ours is.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
PEERS = ("mdpo==2.1.4", "translate-toolkit==3.20.4", "mistletoe==1.6.0")
TIMES = 3
"""Each program is run so often; the fastest run counts."""
SEED = 7
SYLLABLES = (
    "la",
    "mi",
    "ron",
    "té",
    "sar",
    "pou",
    "des",
    "vel",
    "qui",
    "mon",
    "tra",
    "bli",
    "ger",
    "fon",
    "dé",
)


def main() -> None:
    """Make the articles and print what each program needs, as ratios to the fastest peer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--words", type=int, default=200_000, help="in all articles together")
    parser.add_argument("--peers", type=Path, default=REPOSITORY / ".translate" / "peers")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        chance = random.Random(SEED)  # noqa: S311 - the same articles at each run
        words = 0
        for number in range(options.articles):
            text = article(chance, options.words // options.articles)
            words += len(text.split())
            (folder / f"{number:04}.md").write_text(text, encoding="utf-8")
        peers = peers_in(options.peers)
        found = {
            program: measured(peers if program != OURS else Path(sys.executable), program, folder)
            for program in PROGRAMS
        }
    report(found, options.articles, words)


def sentence(chance: random.Random, low: int = 8, high: int = 25) -> str:
    """Return a sentence of made-up words, some of them links, strong or code."""
    words = [
        "".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(chance.randint(low, high))
    ]
    for share, form in ((0.2, "**{}**"), (0.2, "[{}](https://example.org/a)"), (0.1, "*{}*"), (0.05, "`{}`")):
        if chance.random() < share:
            place = chance.randrange(len(words))
            words[place] = form.format(words[place])
    return " ".join(words).capitalize() + "."


def wrapped(text: str, before: str = "", width: int = 90) -> str:
    """Return a text in lines of an author's width."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
    return "\n".join(before + part for part in [*lines, line])


def article(chance: random.Random, words: int) -> str:
    """Return an article of about so many words."""
    title = sentence(chance, 3, 8)
    blocks = [f"---\ntitle: {json.dumps(title)}\ndate: 2026-01-01\n---", f"# {title}"]
    while sum(len(block.split()) for block in blocks) < words:
        blocks.append(block(chance))
    return "\n\n".join(blocks) + "\n"


def block(chance: random.Random) -> str:
    """Return one block: most are paragraphs."""
    kind = chance.random()
    if kind < 0.6:
        return wrapped(" ".join(sentence(chance) for _ in range(chance.randint(2, 5))))
    if kind < 0.72:
        return f"{'#' * chance.randint(2, 4)} {sentence(chance, 3, 8)}"
    if kind < 0.82:
        return "\n".join(f"- {sentence(chance)}" for _ in range(4))
    if kind < 0.9:
        return wrapped(f"{sentence(chance)} {sentence(chance)}", "> ")
    if kind < 0.96:
        rows = "\n".join(f"| {sentence(chance, 2, 4)} | {sentence(chance, 2, 6)} |" for _ in range(4))
        return f"| a | b |\n|---|---|\n{rows}"
    return "```python\nfor mot in texte:\n    print(mot)\n```"


def peers_in(folder: Path) -> Path:
    """Return the Python of the peers' environment, which is made when it is not there."""
    python = folder / "bin" / "python"
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not python.exists():
        print(f"making the peers' environment in {folder}", flush=True)
        venv.create(folder, with_pip=True, clear=True)
    subprocess.run([*pip, *PEERS], check=True)
    return python


def measured(python: Path, program: str, folder: Path) -> tuple[float, float]:
    """Return CPU seconds and megabytes that a program needs for all articles of a folder."""
    runs = []
    for _ in range(TIMES):
        command = [python, __file__, "--child", program, folder]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=REPOSITORY)
        runs.append(tuple(json.loads(done.stdout.splitlines()[-1])))
    return min(runs)


def child(program: str, folder: Path) -> None:
    """Split every article of a folder with one program; print seconds and megabytes as JSON."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))]
    splitter = PROGRAMS[program]()
    splitter("Un mot.\n")
    begin = time.process_time()
    for text in texts:
        splitter(text)
    seconds = time.process_time() - begin
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def this_program() -> Callable[[str], object]:
    """Return our splitter."""
    sys.path.insert(0, str(REPOSITORY))
    from translate.documents import split

    return lambda text: split("a.md", text, ("title",))


def mdpo() -> Callable[[str], object]:
    """Return mdpo's extractor, which stands on md4c, a parser in C."""
    from mdpo.md2po import Md2Po

    return lambda text: Md2Po(text).extract()


def toolkit() -> Callable[[str], object]:
    """Return the translate-toolkit's reader of Markdown, which stands on mistletoe."""
    sys.path[:] = [
        place for place in sys.path if Path(place).resolve() not in (REPOSITORY, Path(__file__).parent)
    ]
    from translate.storage.markdown import MarkdownFile

    return lambda text: MarkdownFile().parse(text.encode())


OURS = "this program"
PROGRAMS = {OURS: this_program, "mdpo": mdpo, "translate-toolkit": toolkit}


def report(found: dict[str, tuple[float, float]], articles: int, words: int) -> None:
    """Print the table."""
    own, own_memory = found[OURS]
    print(f"splitting {articles} articles of {words} words, CPU seconds on one core, fastest of {TIMES}")
    for program, (seconds, memory) in found.items():
        times = f"{seconds:7.2f} s {seconds / own:6.2f} x"
        print(f"{program:20} {times} {memory:8.0f} MB {memory / own_memory:6.2f} x")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
