"""The checks that see a whole catalog, or all catalogs of a language."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from translate.catalog.po import format_catalog, parse_catalog
from translate.checks import CATALOG_CHECKS, SURVEYS, Pair
from translate.model import Catalog, Entry

HERE = Path(__file__).parent
CATALOGS = sorted((HERE / "catalogs").glob("*.po"))
FORMATS, PLURAL_FORMS = (
    tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    for name in ("formats", "plural-forms")
)
TWO_FORMS = "nplurals=2; plural=(n != 1);"


def catalog_with(plural_forms: str, entry: Entry) -> Catalog:
    """Return a German catalog with one entry."""
    header = (
        ("Language", "de"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", plural_forms),
    )
    return Catalog(header, (entry,))


def errors_of(catalog: Catalog) -> list[str]:
    """Return the errors that the check finds, and hold it against `msgfmt -c` where that is installed."""
    said = [said.message for _, said in CATALOG_CHECKS["catalog"](catalog, "de") if said.severity == "error"]
    msgfmt = shutil.which("msgfmt")
    if msgfmt:
        text = format_catalog(catalog).encode()
        done = subprocess.run(
            [msgfmt, "-c", "-o", "/dev/null", "-"], input=text, capture_output=True, check=False
        )
        assert bool(done.returncode) == bool(said), done.stderr.decode()
    return said


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


@pytest.mark.parametrize("case", FORMATS, ids=lambda case: f"{case['flag']}-{case['msgid']}")
def test_what_a_program_puts_in(case: dict[str, Any]) -> None:
    entry = Entry(
        case["msgid"],
        case.get("msgstr", ""),
        flags=(case["flag"],),
        plural=case.get("msgid_plural"),
        plurals=tuple(case.get("forms", ())),
    )
    said = errors_of(catalog_with(case.get("plural-forms", TWO_FORMS), entry))
    assert len(said) == ("says" in case), said
    assert all(message.startswith(f"{case['flag']}: {case['says']}") for message in said), said


@pytest.mark.parametrize("case", PLURAL_FORMS, ids=lambda case: str(case["field"]))
def test_plural_forms(case: dict[str, str]) -> None:
    plain, plural = Entry("a", "b"), Entry("a", plural="b", plurals=("c", "d"))
    says = [f"Plural-Forms: {case['says']}"] if "says" in case else []
    with_plurals = [case["says-with-plurals"]] if "says-with-plurals" in case else says
    for entry, expected in ((plain, says), (plural, with_plurals)):
        said = errors_of(catalog_with(case["field"], entry))
        assert len(said) == len(expected), said
        assert all(message.startswith(begins) for message, begins in zip(said, expected, strict=True)), said


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
