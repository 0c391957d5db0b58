"""The examples of CommonMark 0.31.2 and GitHub Flavored Markdown 0.29, from the specifications' texts."""

import re
import subprocess
import sys
from functools import lru_cache
from typing import NamedTuple

from tests.project import REPOSITORY

FOLDER = REPOSITORY / ".translate" / "specification"
EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n.*?^`{32}$", re.DOTALL | re.MULTILINE)
COUNTS = {"commonmark": 652, "gfm": 672}
"""How many examples each text has."""


class Example(NamedTuple):
    """A Markdown text, and where it stands."""

    name: str
    markdown: str


@lru_cache(maxsize=2)
def examples(name: str) -> tuple[Example, ...]:
    """Return the examples of one specification, fetched when they are not there yet."""
    subprocess.run(
        [REPOSITORY / "tools" / "specification", sys.executable, FOLDER], check=True, cwd=REPOSITORY
    )
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    found = EXAMPLE.finditer(text)
    return tuple(
        Example(f"{name} {number}", match[1].replace("→", "\t")) for number, match in enumerate(found, 1)
    )
