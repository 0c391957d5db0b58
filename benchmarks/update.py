"""How long `translate update` takes on a large project, and how much memory, with po4a beside it.

Four runs: the first update, one with nothing changed, one with one article edited, one with the glossary
changed. po4a gets the same articles in as many languages, but fewer of them: it takes a second an article.

Usage: python benchmarks/update.py [ARTICLES [LANGUAGES [ARTICLES_OF_PO4A]]]
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LANGUAGES = ("de", "es", "it", "pl", "pt_BR", "ru", "uk", "zh_Hans", "ja", "ar", "cs", "tr")
WORDS = 650
SYLLABLES = "la mi ron té sar pou des vel qui mon tra bli ger fon dé chan nou pel cor vi ser bre gan lo"
SEED = 4


def words(random_: random.Random, number: int) -> str:
    """Return a sentence of made-up words, with a name that the glossary knows in some."""
    made = ["".join(random_.choices(SYLLABLES.split(), k=random_.randint(1, 4))) for _ in range(number)]
    if random_.random() < 0.2:
        made.insert(random_.randrange(number), "Corée du Nord")
    return " ".join(made).capitalize() + "."


def article(random_: random.Random) -> str:
    """Return an article of about `WORDS` words: front matter, headings, paragraphs, a list."""
    blocks = [f"---\ntitle: {words(random_, 6)}\n---", f"# {words(random_, 6)}"]
    while sum(len(block.split()) for block in blocks) < WORDS:
        sentences = [words(random_, random_.randint(8, 25)) for _ in range(random_.randint(2, 6))]
        blocks.append(" ".join(sentences))
        if random_.random() < 0.2:
            blocks.append(f"## {words(random_, 5)}")
        if random_.random() < 0.15:
            blocks.append("\n".join(f"- {words(random_, 9)}" for _ in range(4)))
    return "\n\n".join(blocks) + "\n"


def lay_out(folder: Path, number: int, languages: tuple[str, ...]) -> None:
    """Write a project of `number` articles."""
    random_ = random.Random(SEED)  # noqa: S311 - the same articles at each run
    names = ", ".join(f'"{code}"' for code in languages)
    (folder / "translate.toml").write_text(f'languages = [{names}]\nengines = ["memory"]\n', encoding="utf-8")
    terms = "terms:\n  - fr: Corée du Nord\n    type: name\n    de: Nordkorea\n    es: Corea del Norte\n"
    (folder / "glossary.yaml").write_text(terms, encoding="utf-8")
    for n in range(number):
        path = folder / f"source/fr/{2000 + n % 20}/article-{n:04}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(random_), encoding="utf-8")


def measured(*command: str, folder: Path | None = None) -> tuple[float, float]:
    """Run a command; return its seconds, and the megabytes of its largest process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def command(folder: Path) -> tuple[str, ...]:
    """Return the command that updates a project."""
    return (sys.executable, "-m", "translate", "-C", str(folder), "update", "--no-fill", "--json")


def ours(folder: Path, number: int, languages: tuple[str, ...]) -> float:
    """Measure the updates of a project; return the seconds of the first one."""
    lay_out(folder, number, languages)

    def run(what: str, wanted: str) -> float:
        seconds, megabytes = measured(*command(folder))
        print(f"  {what:<22}{seconds:8.2f} s {megabytes:5.0f} MB   {wanted}", flush=True)
        return seconds

    print(f"translate: {number} articles x {len(languages)} languages")
    edited = min((folder / "source").rglob("*.md"))
    first = run("first update", "wanted: 60 s, 400 MB")
    run("nothing changed", "wanted: 1.5 s")
    edited.write_text(edited.read_text("utf-8") + "\nUne phrase de plus.\n", encoding="utf-8")
    run("one article edited", "wanted: 2 s")
    with (folder / "glossary.yaml").open("a", encoding="utf-8") as glossary:
        glossary.write("  - fr: Séoul\n    de: Seoul\n")
    run("the glossary changed", "every catalog read and merged")
    return first


def po4a(folder: Path, number: int, languages: tuple[str, ...]) -> float:
    """Measure po4a on as many of the same articles; return the seconds of its first run."""
    lay_out(folder, number, languages)
    lines = [f"[po4a_langs] {' '.join(languages)}", "[po4a_paths] po/$master.pot $lang:po/$lang/$master.po"]
    for path in sorted((folder / "source").rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        lines.append(
            f'[type: text] {name} $lang:out/$lang/{path.name} opt:"-o markdown -M UTF-8" pot={path.stem}'
        )
    (folder / "po4a.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"po4a: {number} articles x {len(languages)} languages")
    seconds = []
    for what in ("first update", "nothing changed"):
        seconds.append(measured("po4a", "--quiet", str(folder / "po4a.cfg"), folder=folder)[0])
        print(f"  {what:<22}{seconds[-1]:8.2f} s", flush=True)
    return seconds[0]


def main() -> None:
    """Measure both and print the ratio for a catalog."""
    numbers = [int(argument) for argument in sys.argv[1:]]
    number, count, few = (*numbers, *(1000, 8, 25)[len(numbers) :])
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        seconds = ours(Path(one), number, LANGUAGES[:count])
        if shutil.which("po4a") is None:
            print("po4a is not installed")
            return
        per_catalog = po4a(Path(other), few, LANGUAGES[:2]) / (few * 2)
    print(
        f"a catalog of a first update takes po4a {per_catalog / (seconds / number / count):.0f} times as long"
    )


if __name__ == "__main__":
    main()
