"""What ``# translate: ignore`` silences, and what is said of one that silences nothing."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.project import GERMAN, Project
from translate.model import Catalog, Entry
from translate.workflow.checking.silencing import misnamed, silenced

CASES = tomllib.loads(Path(__file__).with_name("silencing.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["note"]))
def test_a_comment(case: dict[str, Any]) -> None:
    entry = Entry("a", "b", notes=("another comment", case["note"]))
    assert silenced(entry) == set(case["silences"])
    said = [said.message for _, said in misnamed(Catalog((), (entry,)))]
    assert said == ([f"'translate: ignore': {case['says']}"] if "says" in case else [])


def test_a_wrong_one_is_said_at_its_entry(project: Project) -> None:
    project.ok("update", "-l", "de")
    project.translate(GERMAN)
    project.ok("update")
    text = project.read("locales/de/article.po").replace(
        "#. list item", "# translate: ignore space\n#. list item"
    )
    project.write("locales/de/article.po", text)
    found = project.ok("check", "--json").json["findings"]
    assert {(f["check"], f["severity"], f["message"]) for f in found} == {
        ("catalog", "info", "'translate: ignore': no check 'space'; did you mean 'spaces'?")
    }
    lines = text.splitlines()
    assert all(lines[finding["line"] - 1].startswith("msgid") for finding in found)
    assert project.ok("check", "--json", "--ignore", "catalog").json["findings"] == []
