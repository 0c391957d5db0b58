"""Time grows as the article does, and memory with it; no article, however hostile, hangs the program."""

import time

import pytest

from tests.documents.large import BLOCKS, HTML, LARGE, TEXT, Needed, needed, needed_here
from translate.documents import broken_by, split

GROWTH = 6.0
"""An article four times as long takes at most so many times as long: four, and room for the machine."""
NESTED_SECONDS = 8.0
"""What a hundred thousand pieces may take: minutes, if each looks at all others."""
PER_BYTE, PER_LINE, PER_SEGMENT, CONSTANT = 10, 250, 4_500, 64_000_000
"""Bytes of memory. A block is a few objects of Python, however short it is: ten times the size of an article
is what running text takes, a hundred thousand headings of one word take more."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def allowed(found: Needed) -> int:
    """Return how many bytes of memory an article may take."""
    return PER_BYTE * found.size + PER_LINE * found.lines + PER_SEGMENT * found.segments + CONSTANT


@pytest.mark.parametrize("name", [*BLOCKS, *HTML, *TEXT])
def test_time_and_memory_grow_with_the_article(name: str) -> None:
    whole = needed(name)
    part = needed(name, LARGE[name].count // 4)
    assert whole.seconds < GROWTH * part.seconds * (whole.size / part.size) / 4 + 1, (whole, part)
    assert whole.all_bytes < allowed(whole), whole


@pytest.mark.parametrize("name", [name for name in LARGE if "nested " in name])
def test_what_is_opened_without_end_takes_seconds(name: str) -> None:
    found = needed_here(name)
    assert found.seconds < NESTED_SECONDS, found
    assert found.all_bytes < allowed(found), found


def test_the_guard_finds_one_among_many() -> None:
    document = split("a.md", "".join(f"Un mot {n}.\n\n" for n in range(5000)))
    texts = {segment.msgid: f"{segment.msgid}!" for segment in document.segments}
    texts["Un mot 4000."] = "<div>"
    begin = time.process_time()
    assert broken_by(document, texts) == ("Un mot 4000.",)
    assert time.process_time() - begin < 30
