"""Articles made by chance: what holds for every article holds for them; what did not once is tried again."""

import os
import random
import time
from pathlib import Path

import pytest

from tests.documents.fuzzing import articles, found, keep, material, smallest, wrong, wrong_to_readers

SECONDS = float(os.environ.get("TRANSLATE_FUZZ_SECONDS", "60"))
"""How long to look for more."""


@pytest.mark.parametrize("path", found(), ids=lambda path: path.name)
def test_what_was_found_stays_mended(path: Path) -> None:
    article, text = f"a{path.suffix}", path.read_bytes().decode()
    assert wrong(article, text) == ""
    assert wrong_to_readers(article, text) == ""


@pytest.mark.slow
@pytest.mark.timeout(SECONDS + 120)
def test_nothing_more_is_found() -> None:
    """The same articles at each run, so that a change is blamed for its own faults; another seed, others."""
    seed = int(os.environ.get("TRANSLATE_FUZZ_SEED", "1"))
    made = articles(random.Random(seed), material())  # noqa: S311 - to be had again
    deadline, tried = time.monotonic() + SECONDS, 0
    while time.monotonic() < deadline:
        article, text = next(made)
        tried += 1
        if wrong(article, text):
            text = smallest(article, text)
            path = keep(article, text)
            pytest.fail(f"{wrong(article, text)}\n{text!r}\nkept as {path} (seed {seed}, article {tried})")
    assert tried > SECONDS
