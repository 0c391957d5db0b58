"""Articles made by chance: what holds for every article holds for them; what did not once is tried again."""

import os
import random
from pathlib import Path

import pytest

from tests.documents.fuzzing import articles, found, keep, material, smallest, wrong, wrong_to_readers

ARTICLES = int(os.environ.get("TRANSLATE_FUZZ_ARTICLES", "12000"))
"""How many are tried, at some hundreds a second: the same ones everywhere, however fast the machine is."""


@pytest.mark.parametrize("path", found(), ids=lambda path: path.name)
def test_what_was_found_stays_mended(path: Path) -> None:
    article, text = f"a{path.suffix}", path.read_bytes().decode()
    assert wrong(article, text) == ""
    assert wrong_to_readers(article, text) == ""


@pytest.mark.slow
@pytest.mark.timeout(120 + ARTICLES / 50)
def test_nothing_more_is_found() -> None:
    """The same articles at each run, so that a change is blamed for its own faults; another seed, others."""
    seed = int(os.environ.get("TRANSLATE_FUZZ_SEED", "1"))
    made = articles(random.Random(seed), material())  # noqa: S311 - to be had again
    for tried, (article, text) in zip(range(ARTICLES), made, strict=False):
        if wrong(article, text):
            small = smallest(article, text)
            path = keep(article, small)
            pytest.fail(f"{wrong(article, small)}\n{small!r}\nkept as {path} (seed {seed}, article {tried})")
