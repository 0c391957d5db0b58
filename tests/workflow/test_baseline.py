"""Baselines: what they know, what they keep, and when they are not written."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.project import GERMAN, Project
from translate.model import Finding, Severity
from translate.workflow.check import CheckReport
from translate.workflow.checking.baseline import debt_of, read_baseline, renewed, settle, write_baseline

FRENCH = "La Corée du Nord et la Russie ont signé un traité."
KYIV = "Kyiv proteste ;"


def finding(severity: Severity = "warning", msgid: str = FRENCH, check: str = "spaces") -> Finding:
    path = "locales/de/a.po"
    return Finding("a.md", "de", path, 1, msgid, "…", check, severity, "message")


def report(*findings: Finding) -> CheckReport:
    return CheckReport(findings, catalogs=1, entries=1)


@pytest.mark.parametrize(
    ("known", "found", "new", "paid"),
    [
        (["warning"], ["warning"], [], 0),
        (["warning"], ["error"], ["error"], 1),
        (["error"], ["warning"], [], 0),
        (["error"], ["warning", "error"], ["warning"], 0),
        (["warning", "warning"], ["warning"], [], 1),
        (["info"], ["info", "info"], ["info"], 0),
        ([], ["info"], ["info"], 0),
    ],
)
def test_a_graver_finding_is_new(
    known: list[Severity], found: list[Severity], new: list[Severity], paid: int
) -> None:
    debts = Counter(debt_of(finding(severity)) for severity in known)
    settled = settle(report(*map(finding, found)), debts, looked=lambda _: True)
    assert [left.severity for left in settled.report.findings] == new
    assert (settled.known, len(settled.paid)) == (len(found) - len(new), paid)


def test_what_is_written_can_be_read_by_people(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    debts = renewed(
        report(finding(), finding(), finding("error", "Un\tmot", "numbers")), Counter(), lambda _: True
    )
    write_baseline(path, debts)
    assert read_baseline(path) == debts
    lines = [
        line.split('"')[1].partition(" ")[2] for line in path.read_text("utf-8").splitlines() if '": ' in line
    ]
    assert {"Un mot", FRENCH[:40].strip()} <= {*lines}
    assert json.loads(path.read_text("utf-8"))["version"] == 2


def test_an_old_baseline_takes_any_severity(tmp_path: Path) -> None:
    digest = debt_of(finding()).msgid
    path = tmp_path / "baseline.json"
    path.write_text(json.dumps({"version": 1, "findings": {"locales/de/a.po": {"spaces": {digest: 2}}}}))
    debts = read_baseline(path)
    settled = settle(report(finding("error"), finding("info"), finding()), debts, looked=lambda _: True)
    assert [left.severity for left in settled.report.findings] == ["info"]


@pytest.fixture
def indebted(project: Project) -> Project:
    """A project with German and Dutch catalogs, a finding in each, and their baseline."""
    project.ok("update", "-l", "de", "-l", "nl")
    for code in ("de", "nl"):
        project.translate({**GERMAN, "Le sommet": "Der  Gipfel"}, code)
    project.ok("update")
    project.ok("check", "--select", "spaces", "--write-baseline", str(project.root / "b.json"))
    return project


def known(project: Project) -> set[tuple[str, str]]:
    return {(debt.path, debt.check) for debt in read_baseline(project.root / "b.json")}


def test_what_was_not_looked_at_is_kept(indebted: Project) -> None:
    path = str(indebted.root / "b.json")
    before = known(indebted)
    assert {("locales/de/article.po", "spaces"), ("locales/nl/article.po", "spaces")} <= before
    indebted.translate({"Le sommet": "Der Gipfel"})
    for options in (["-l", "nl"], ["--select", "brackets"]):
        indebted.ok("check", *options, "--write-baseline", path)
        assert before <= known(indebted)
    indebted.ok("check", "-l", "de", "--select", "spaces", "--write-baseline", path)
    assert before - known(indebted) == {("locales/de/article.po", "spaces")}
    (indebted.root / "locales/nl/article.po").unlink()
    indebted.ok("check", "-l", "de", "--select", "spaces", "--write-baseline", path)
    assert not known(indebted)


def test_what_is_off_is_not_paid(indebted: Project) -> None:
    path = str(indebted.root / "b.json")
    indebted.write("translate.toml", indebted.read("translate.toml") + '[check.spaces]\nseverity = "off"\n')
    assert "paid" not in indebted.ok("check", "--baseline", path, "--ignore", "glossary-term").out


def test_a_baseline_of_half_the_catalogs_is_not_written(indebted: Project) -> None:
    before = indebted.read("b.json")
    indebted.write("locales/de/article.po", "msgid\n")
    for options in ([], ["--baseline", str(indebted.root / "b.json")]):
        done = indebted.run("check", *options, "--write-baseline", str(indebted.root / "b.json"))
        assert done.code == 2
        assert "not written, for not all could be checked" in done.err
        assert "paid: locales/de" not in done.out
    assert indebted.read("b.json") == before


def test_what_is_new_is_told_and_written(indebted: Project) -> None:
    path = str(indebted.root / "b.json")
    indebted.translate({"Le sommet": "Der Gipfel", KYIV: "Kyjiw  protestiert;"})
    options = ("--select", "spaces", "-l", "de", "--json")
    done = indebted.ok("check", *options, "--baseline", path, "--write-baseline", path)
    assert [f["msgid"] for f in done.json["findings"]] == [KYIV]
    (paid,) = done.json["baseline"]["paid"]
    assert (paid["severity"], paid["begins"]) == ("info", "Le sommet")
    assert indebted.ok("check", *options, "--baseline", path).json["findings"] == []


def test_another_file_is_not_overwritten(indebted: Project) -> None:
    path = indebted.write("notes.txt", "My notes.\n")
    done = indebted.run("check", "--write-baseline", str(path))
    assert done.code == 2
    assert "no baseline; delete it" in done.err
    assert indebted.read("notes.txt") == "My notes.\n"
