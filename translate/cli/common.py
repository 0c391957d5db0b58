"""What the commands share: their common options, the project and the desk, how they end."""

import os
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

FOUND, FAILED = 1, 2
"""Exit codes beside 0: something to act on; not done what was asked."""
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


def errors_of(desk: "Desk") -> list[TranslateError]:
    """Return what is noted on a desk, with paths that can be followed from the working directory."""
    here = from_here(desk.project)
    return [
        TranslateError(error.message, path=error.path and here(str(error.path)), line=error.line)
        for error in desk.errors
    ]


def names_of(given: Sequence[str] | None, option: str) -> list[str]:
    """Return names that were given one by one or with commas; `TranslateError` if an option gives none."""
    names = [name.strip() for text in given or () for name in text.split(",") if name.strip()]
    if given and not names:
        raise TranslateError(f"{option} names nothing; leave it away, or name something")
    return names


def form_of(form: str | None, *, as_json: bool) -> str:
    """Return the form that ``--format`` and ``--json`` ask for; `TranslateError` if they contradict."""
    if as_json and form not in {None, "json"}:
        raise TranslateError(f"--json and --format {form} contradict each other; leave one away")
    return "json" if as_json else form or "text"


def from_here(project: "Project") -> Callable[[str], str]:
    """Return what makes of a path in the project one that can be followed from the working directory.

    That is so where one of the two is in the other, as in a repository with a project in a sub-folder;
    elsewhere paths stay as the project has them.
    """
    here = Path.cwd()
    related = here.is_relative_to(project.root) or project.root.is_relative_to(here)
    way = os.path.relpath(project.root, here) if related else "."
    return lambda path: Path(os.path.normpath(os.path.join(way, path))).as_posix()  # noqa: PTH118


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
        output.tell(f"warning: {output.visible(warning)}")
    if desk.errors:
        _complain_of(errors_of(desk))
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
    from translate.cli.output import tell, visible

    tell(f"{what}: {visible(str(error))}")
