"""How long `translate glossary suggest` takes for many articles, and how much memory.

    python benchmarks/suggest.py [--articles 1000]

The articles are the shipped one over and over, with a word of their own in each segment, in the languages
that are reviewed.
"""

import argparse
import resource
import time
from pathlib import Path

from translate.catalog.store import read_catalog
from translate.glossary import Glossary, suggest

LOCALES = Path(__file__).parent.parent / "locales"

Texts = dict[tuple[str, str], str]


def main() -> None:
    """Print the seconds and the memory."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    reviewed = {code: texts for code, texts in _reviewed(options.articles).items() if texts}
    segments = dict.fromkeys(key for texts in reviewed.values() for key in texts)
    began = time.perf_counter()
    found = suggest(Glossary(), segments, reviewed, 30)
    seconds = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    what = f"{len(segments)} segments of {options.articles} articles in {len(reviewed)} languages"
    print(f"{what}: {seconds:.1f} s, {memory} MB; {len(found)} suggestions")


def _reviewed(articles: int) -> dict[str, Texts]:
    """Return the reviewed translations by language and by (article, msgid)."""
    texts: dict[str, Texts] = {}
    for folder in sorted(LOCALES.iterdir()):
        catalog = read_catalog(folder / "musee-kursk.po")
        entries = [entry for entry in catalog.entries if entry.state == "reviewed"] if catalog else []
        texts[folder.name] = {
            (f"{number}.md", f"{entry.msgid} No {number}"): f"{entry.msgstr} No {number}"
            for number in range(articles)
            for entry in entries
        }
    return texts


if __name__ == "__main__":
    main()
