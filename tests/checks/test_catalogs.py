"""The checks that see a whole catalog, or all catalogs of a language."""

import re
from pathlib import Path

import pytest

from translate.catalog.po import parse_catalog
from translate.checks import CATALOG_CHECKS, SURVEYS, Pair

CATALOGS = sorted((Path(__file__).parent / "catalogs").glob("*.po"))


@pytest.mark.parametrize("path", CATALOGS, ids=lambda p: p.stem)
def test_what_a_catalog_gets_wrong(path: Path) -> None:
    """Each ``# expect: LINE SEVERITY MESSAGE`` is the beginning of one finding, and there is no other."""
    text = path.read_text(encoding="utf-8")
    expected = re.findall(r"^# expect: (\d+) (\w+) (.+)$", text, re.MULTILINE)
    found = [
        (1 if entry is None else entry.line, said.severity, said.message)
        for entry, said in CATALOG_CHECKS["catalog"](parse_catalog(text, path), "de")
    ]
    assert len(found) == len(expected), found
    for (line, severity, begins), (at, grave, message) in zip(expected, found, strict=True):
        assert (int(line), severity) == (at, grave)
        assert message.startswith(begins)


FRENCH = "La ministre a signé le traité."


@pytest.mark.parametrize(
    ("msgid", "kind", "translations", "found"),
    [
        (FRENCH, "paragraph", ["Die Ministerin unterschrieb.", "Die Ministerin unterschrieb!"], {}),
        (FRENCH, "paragraph", ["Ja.", "Ja.", "Nein."], {2: ("warning", (0, 1))}),
        (FRENCH, "heading 2", ["Ja.", "Nein."], {1: ("info", (0,))}),
        ("À suivre", "paragraph", ["Ja.", "Nein."], {1: ("info", (0,))}),
        ("Suite", "paragraph", ["Ja.", "Nein."], {}),
    ],
)
def test_one_text_has_one_translation(
    msgid: str, kind: str, translations: list[str], found: dict[int, tuple[str, tuple[int, ...]]]
) -> None:
    survey = SURVEYS["consistency"]
    notes = [survey.note(Pair(msgid, text, "de", kind=kind)) for text in translations]
    numbered = [(number, note) for number, note in enumerate(notes) if note is not None]
    said = {number: (said.severity, said.elsewhere) for number, said in survey.judge("de", numbered)}
    assert said == found
