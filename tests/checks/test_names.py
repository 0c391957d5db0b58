"""The check `names`: one name written in two ways across the catalogs of a language."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.project import Project
from translate.checks import Pair
from translate.checks.names import judge_names, note_names
from translate.workflow.checking.names import form_test

CASES = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_names(case: dict[str, Any]) -> None:
    code = case.get("language", "de")
    notes = [
        (n, note)
        for n, texts in enumerate(case["texts"])
        if (note := note_names(Pair(texts[0], texts[1], code)))
    ]
    said = list(judge_names(code, notes, case.get("known", ()), form_test(code)))
    assert [number for number, _ in said] == case.get("at", [])
    assert all(case["says"] in diagnostic.message for _, diagnostic in said)


def test_a_name_is_written_in_two_ways_across_catalogs(tmp_path: Path) -> None:
    """Both places are named; what the glossary has is the glossary's."""
    home = Project(tmp_path).lay_out(languages=["de"])
    for number, (french, _) in enumerate(CASES[0]["texts"]):
        home.write(f"source/fr/{number}.md", f"{french}\n")
    home.ok("update", "--no-fill")
    for number, (french, german) in enumerate(CASES[0]["texts"]):
        home.translate({french: german}, article=str(number))
    (finding,) = home.ok("check", "5", "--json", "--select", "names").json["findings"]
    assert (finding["term"], finding["found"], finding["severity"]) == ("Kharkiv", "Charkow", "warning")
    assert finding["elsewhere"][0].startswith("locales/de/0.po:")
    home.write("glossary.yaml", "terms:\n  - fr: Kharkiv\n    type: name\n    de: Charkow\n")
    assert home.ok("check", "--json", "--select", "names").json["findings"] == []
