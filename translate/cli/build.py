"""`translate build`: from its options to its exit code."""

import os
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from translate.cli.common import FOUND, answer, finish, say_waiting
from translate.cli.output import coloured, count, say, tell

if TYPE_CHECKING:
    from translate.workflow.build import BuildReport, BuiltVersion
    from translate.workflow.building.versions import Wanted
    from translate.workflow.desk import Desk

NO_URL = (
    "note: without 'site.url' in the configuration the pages have no absolute addresses, and there is no"
    " sitemap and no feed"
)
FEW = 30
"""Versions that are all listed; of more, only those that were written."""


def run_build(desk: "Desk", wanted: "Wanted", place: Path, *, strict: bool, as_json: bool) -> None:
    """Build, print what was written and exit: with 1 if a version is held back and `strict` asks for that."""
    from translate.cli.progress import watching
    from translate.workflow.alone import alone
    from translate.workflow.build import build

    # A project that cannot be written to can still be built elsewhere: nothing is remembered of it.
    can_lock = os.access(desk.project.root, os.W_OK)
    with alone(desk.project, say_waiting) if can_lock else nullcontext(), watching() as watch:
        report = build(desk, wanted, place, watch)
    answer(report, build_json, say_build, as_json=as_json)
    if report.site.pages and not desk.project.site.url:
        tell(NO_URL)
    first = report.site.front or next((version.page for version in report.versions), "")
    finish(desk, f"open {first}" if first and report.versions else "`translate status`")
    raise typer.Exit(FOUND if strict and report.held_back else 0)


def build_json(report: "BuildReport") -> dict[str, Any]:
    """Return the JSON document of `build`."""
    return {
        "versions": [asdict(version) for version in report.versions],
        "held_back": [asdict(version) for version in report.held_back],
        "site": asdict(report.site),
    }


def say_build(report: "BuildReport") -> None:
    """Print the versions with the files that a reader can open, and those held back."""
    is_short = len(report.versions) <= FEW
    for version in report.versions:
        if version.written or is_short:
            say(_line(version))
    for path in report.site.removed:
        say(f"removed {path}")
    for held in report.held_back:
        say(coloured(f"held back: {held.article} in {held.language}: {held.reason}", "warning"))
    same = sum(not version.written for version in report.versions)
    if same:
        say(f"{count(same, 'version')} up to date")
    site = report.site
    if site.front:
        pages, lists = count(site.pages, "page"), count(site.lists, "language")
        say(f"{pages} in {lists}, {count(site.written, 'file')} written")


def _line(version: "BuiltVersion") -> str:
    """Return the files of a version, and what readers should know of it."""
    notes = []
    if version.drafts:
        notes.append(f"draft: {count(version.drafts, 'segment')} not reviewed")
    if version.french:
        notes.append(f"{count(version.french, 'segment')} not translated")
    files = dict.fromkeys((version.path, version.page))
    return "  ".join(files) + (f"  ({', '.join(notes)})" if notes else "")
