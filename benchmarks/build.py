"""How long `translate build` takes on a large project, and how much memory, with mdpo beside it.

Four builds: the first, one with nothing changed, one with a translation changed, one with a title changed
(which the lists and the sitemap tell too). Each article links to three others and a picture. mdpo's po2md
writes some of the same articles in their own format and no pages, in one process; so is ours measured for the
ratio, and with pages too.

Usage: python benchmarks/build.py [ARTICLES [LANGUAGES [ARTICLES_OF_MDPO]]]
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from documents import REPOSITORY, peers_in
from update import LANGUAGES, SEED, article, command, measured

OURS = (sys.executable, "-m", "translate", "-C")
MDPO = """
import pathlib, sys, time
from mdpo.po2md import pofile_to_markdown
start = time.process_time()
for language in sys.argv[2:]:
    for path in sorted(pathlib.Path(sys.argv[1], "source/fr").rglob("*.md")):
        name = path.relative_to(pathlib.Path(sys.argv[1], "source/fr")).with_suffix(".po")
        catalog = pathlib.Path(sys.argv[1], "locales", language, name)
        pofile_to_markdown(str(path), str(catalog), save=f"{path}.{language}")
print(time.process_time() - start)
"""
EMPTY = re.compile(r'^msgid "(.+)"\nmsgstr ""$', re.MULTILINE)


def lay_out(folder: Path, number: int, languages: tuple[str, ...]) -> None:
    """Write a project of `number` articles, all translated: the translations are the texts in capitals."""
    random_ = random.Random(SEED)  # noqa: S311 - the same articles at each run
    names = [f"{2000 + n % 20}/article-{n:04}.md" for n in range(number)]
    settings = f'languages = {json.dumps(languages)}\nengines = []\n[site]\nurl = "https://example.org/"\n'
    (folder / "translate.toml").write_text(settings, encoding="utf-8")
    (folder / "source/fr").mkdir(parents=True)
    (folder / "source/fr/carte.png").write_bytes(bytes(20_000))
    for n, name in enumerate(names):
        links = " ".join(f"[texte](../{other})" for other in random_.choices(names, k=3))
        date = f"date: {2000 + n % 20}-05-{1 + n % 28:02}\n"
        text = article(random_).replace("---\n", f"---\n{date}", 1)
        path = folder / "source/fr" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{text}\n{links}\n\n![carte](../carte.png)\n", encoding="utf-8")
    measured(*command(folder))
    for path in (folder / "locales").glob("*/*/*.po"):
        text = EMPTY.sub(_capitals, path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")


def _capitals(entry: re.Match[str]) -> str:
    """Return an entry with its translation; links stay as they are."""
    parts = re.split(r"(\]\([^)]*\))", entry[1])
    said = "".join(part if n % 2 else part.upper() for n, part in enumerate(parts))
    return f'msgid "{entry[1]}"\nmsgstr "{said}"'


def ours(folder: Path, number: int, languages: tuple[str, ...]) -> None:
    """Measure the builds of a project."""
    lay_out(folder, number, languages)

    def run(what: str, wanted: str) -> None:
        seconds, megabytes = measured(*OURS, str(folder), "build")
        print(f"  {what:<24}{seconds:8.2f} s {megabytes:5.0f} MB   {wanted}", flush=True)

    print(f"translate: {number} articles x {len(languages)} languages, and the originals")
    run("first build", "wanted: 60 s")
    run("nothing changed", "wanted: 2 s")
    catalog = min((folder / "locales" / languages[0]).rglob("*.po"))
    for what, entry in (("one entry changed", -2), ("one title changed", 1)):
        entries = catalog.read_text(encoding="utf-8").split("\n\n")
        entries[entry] = entries[entry].replace('\nmsgstr "', '\nmsgstr "ANDERS ')
        catalog.write_text("\n\n".join(entries), encoding="utf-8")
        run(what, "wanted: 2 s")


def ratio(folder: Path, number: int, languages: tuple[str, ...]) -> None:
    """Print how long mdpo takes for a version, beside us, in processor time."""
    lay_out(folder, number, languages)
    python = peers_in(REPOSITORY / ".translate" / "peers")
    arguments = [python, "-c", MDPO, str(folder), *languages]
    theirs = float(subprocess.run(arguments, check=True, capture_output=True, text=True).stdout)
    print(f"mdpo: {number} articles x {len(languages)} languages: {theirs:.2f} s")
    for form in ("article", "both"):
        before = os.times().children_user
        measured(*OURS, str(folder), "build", "--format", form, "-o", str(folder / form))
        own = os.times().children_user - before
        print(f"  translate build --format {form}: {own:.2f} s; mdpo takes {theirs / own:.1f} times as long")


def main() -> None:
    """Measure both."""
    numbers = [int(argument) for argument in sys.argv[1:]]
    number, count, few = (*numbers, *(1000, 8, 40)[len(numbers) :])
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        ours(Path(one), number, LANGUAGES[:count])
        ratio(Path(other), few, LANGUAGES[:2])


if __name__ == "__main__":
    main()
