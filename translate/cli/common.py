"""What the commands share: their common options, the project and the desk, how they end."""

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from translate.errors import TranslateError

if TYPE_CHECKING:
    from translate.config import Project
    from translate.workflow.desk import Desk

Report = TypeVar("Report")

FOUND, FAILED, INTERRUPTED = 1, 2, 130
"""Exit codes beside 0: something to act on; not done what was asked; Ctrl-C."""
MANY = 20
"""Files of which the same error is told one by one."""

Articles = Annotated[
    list[str] | None, typer.Argument(metavar="ARTICLE", help="Paths under the source folder, or globs.")
]
Languages = Annotated[
    list[str] | None,
    typer.Option("-l", "--language", metavar="LANG", help="Only this language; may be repeated."),
]
Engines = Annotated[
    list[str] | None,
    typer.Option(
        "--engine", metavar="E", help="Ask this engine instead of the configured ones; may be repeated."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@dataclass
class Options:
    """The options before the command."""

    folder: Path | None = None


def say_waiting() -> None:
    """Tell why nothing happens while another run holds the lock."""
    sys.stderr.write("waiting for another run of translate in this project to end\n")


def options_of(context: typer.Context) -> Options:
    """Return the options that stand before the command."""
    found = context.obj
    return found if isinstance(found, Options) else Options()


def project_of(context: typer.Context) -> "Project":
    """Return the project that is meant; `TranslateError` without one, or if it is set up wrongly."""
    from translate.config import find_project
    from translate.workflow.settings import refuse_wrong_settings

    folder = options_of(context).folder
    if folder is not None and not folder.is_dir():
        raise TranslateError("no such folder", path=folder)
    project = find_project(folder, exact=folder is not None)
    refuse_wrong_settings(project)
    return project


def desk_of(
    context: typer.Context,
    articles: Sequence[str] | None,
    languages: Sequence[str] | None,
    *,
    new: bool = False,
) -> "Desk":
    """Return the desk for the articles and languages that the command line names; see `open_desk`."""
    from translate.workflow.desk import open_desk

    return open_desk(project_of(context), articles or (), languages or (), new=new)


def bare_desk_of(context: typer.Context, languages: Sequence[str] | None) -> "Desk":
    """Return a desk for what needs no articles; see `open_bare_desk`."""
    from translate.workflow.desk import open_bare_desk

    return open_bare_desk(project_of(context), languages or ())


def names_of(given: Sequence[str] | None) -> list[str]:
    """Return names that were given one by one or with commas."""
    return [name.strip() for text in given or () for name in text.split(",") if name.strip()]


def answer(
    report: Report, to_json: Callable[[Report], object], say: Callable[[Report], None], *, as_json: bool
) -> None:
    """Print a report, as one JSON document or for people."""
    from translate.cli import output

    if as_json:
        output.say_json(to_json(report))
    else:
        say(report)


def finish(desk: "Desk", following: str = "") -> None:
    """Print the warnings and errors of single files, or the next step; exit 2 if there are errors."""
    from translate.cli import output

    for warning in desk.warnings:
        output.tell(f"warning: {warning}")
    _complain_of(desk.errors)
    if desk.errors:
        raise typer.Exit(FAILED)
    if following:
        output.tell(f"next: {following}")


def _complain_of(errors: Sequence[TranslateError]) -> None:
    """Print errors; of those that say the same of many files, as on a full disk, a few and their number."""
    told: Counter[str] = Counter()
    for error in errors:
        told[error.message] += 1
        if told[error.message] <= MANY:
            complain(error)
    for message, count in told.items():
        if count > MANY:
            complain(TranslateError(f"the same of {count - MANY} more files: {message}"))


def complain(error: TranslateError, what: str = "error") -> None:
    """Print an error as one line on stderr."""
    sys.stderr.write(f"{what}: {error}\n")
