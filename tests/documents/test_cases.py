"""One folder a construct: the article, its segments (line, kind, msgid) and warnings, its translation.

A new case is a new folder. A newline in a msgid (a hard line break) is shown as ⏎.
"""

from pathlib import Path

import pytest

from translate.documents import join, split
from translate.model import Document

CASES = sorted((Path(__file__).parent / "cases").iterdir())
FRONT_MATTER = ("title", "subtitle", "description", "summary", "excerpt")


def read(case: Path) -> Document:
    article = next(case.glob("article.*"))
    return split(article.name, article.read_bytes().decode(), FRONT_MATTER)


def shown(document: Document) -> str:
    lines = []
    for segment in document.segments:
        msgid = segment.msgid.replace("\n", "⏎")
        comment = f"  # {segment.comment}" if segment.comment else ""
        lines.append(f"{segment.line}  {segment.kind}  {msgid}{comment}\n")
    warnings = (f"warning: {line}  {text}\n" for line, text in document.warnings)
    return "".join([*lines, *warnings])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_segments(case: Path) -> None:
    assert shown(read(case)) == (case / "segments.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_identity(case: Path) -> None:
    document = read(case)
    assert document.raw.encode() == next(case.glob("article.*")).read_bytes()
    assert join(document, {s.msgid: s.msgid for s in document.segments}) == document.raw


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_translation(case: Path) -> None:
    """The article with every text in capitals: what is replaced, and that nothing else is."""
    document = read(case)
    texts = {s.msgid: f"{s.msgid.upper()}!" for s in document.segments}
    assert join(document, texts) == (case / "translated.txt").read_bytes().decode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_change_no_msgid(case: Path, ending: str) -> None:
    article = next(case.glob("article.*"))
    text = article.read_bytes().decode()
    other = split(article.name, text.replace("\n", ending), FRONT_MATTER)
    assert [(s.msgid, s.kind) for s in other.segments] == [(s.msgid, s.kind) for s in read(case).segments]
