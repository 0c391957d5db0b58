"""`translate glossary import` and `export`."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from translate.cli.common import FOUND, Json, Languages, answer, bare_desk_of, finish
from translate.cli.output import count, say, shortened, tell

if TYPE_CHECKING:
    from translate.workflow.glossary.exchange import ExportReport, ImportReport

Form = Annotated[
    str | None,
    typer.Option("--format", metavar="F", help="The file's format; otherwise its ending tells."),
]


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file that is read.")],
    languages: Languages = None,
    form: Form = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Where the file says something else, let it count.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    as_json: Json = False,
) -> None:
    """Take in terms from CSV, TBX, OmegaT's or DeepL's files.

    New terms and targets are added; where the file says something else, that is listed and ours stays. Exits
    with 1 if there is such a conflict.

    Example: translate glossary import terms.tbx --dry-run
    """
    from translate.workflow.glossary.exchange import Exchange, import_glossary

    desk = bare_desk_of(context, languages)
    what = Exchange(file, form, desk.languages if languages else ())
    report = import_glossary(desk, what, replacing=replace, dry_run=dry_run)
    answer(report, asdict, _say_import, as_json=as_json)
    if dry_run:
        finish(desk, "the same without --dry-run changes the glossary")
    elif report.conflicts and not replace:
        finish(desk, "choose in the glossary, or the same with --replace")
    else:
        finish(desk, "`translate update` tells the translators, then `translate check`")
    raise typer.Exit(FOUND if report.conflicts and not replace else 0)


def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file that is written.")],
    languages: Languages = None,
    form: Form = None,
    as_json: Json = False,
) -> None:
    """Write the glossary as CSV, TBX, or for OmegaT or DeepL.

    Formats: csv, omegat, deepl, deepl-csv, tbx, tbx-dct, tbx-core, tbx-2008.

    Example: translate glossary export terms.tsv -l de
    """
    from translate.workflow.glossary.exchange import Exchange, export_glossary

    desk = bare_desk_of(context, languages)
    report = export_glossary(desk, Exchange(file, form, desk.languages if languages else ()))
    answer(report, asdict, _say_export, as_json=as_json)
    chosen = "".join(f" -l {code}" for code in desk.languages) if languages else ""
    named = f" --format {form}" if form else ""
    finish(desk, f"`translate glossary import {file}{chosen}{named}` takes changes back")


def _say_import(report: "ImportReport") -> None:
    """Print what came of an import."""
    for term in report.terms:
        say(f"new: {term}")
    for change in report.added:
        say(f"added: {change.term}: {change.key}: {_value(change.theirs)}")
    for change in report.conflicts:
        done = "replaced" if report.replaced else "conflict"
        theirs, ours = _value(change.theirs), _value(change.ours)
        tell(f"{done}: {report.file}:{change.line}: {change.term}: {change.key}: {theirs}; ours: {ours}")
    _tell_left_out(report.left_out)
    parts = [count(len(report.terms), "new term"), f"{len(report.added)} added to terms"]
    parts += [f"{count(len(report.conflicts), 'conflict')}"] if report.conflicts else []
    say(f"{report.path}: {', '.join(parts)}, {report.unchanged} unchanged")


def _say_export(report: "ExportReport") -> None:
    """Print what was written, and what could not be."""
    say(f"{report.file}: {count(report.terms, 'term')} as {report.format}")
    for key, number in report.apart.items():
        tell(f"as terms of their own: {key} of {count(number, 'term')}")
    _tell_left_out(report.left_out)


def _tell_left_out(left_out: Mapping[str, int]) -> None:
    """Print a line for each thing that was left out: a key of so many terms, or so many of something."""
    for what, number in left_out.items():
        said = f"{number} {what}" if " " in what else f"{what} of {count(number, 'term')}"
        tell(f"left out: {said}")


def _value(value: Any) -> str:  # noqa: ANN401 - what a key of the glossary can be
    """Return a value of the glossary on one line."""
    if isinstance(value, Mapping):
        return shortened("; ".join(f"{key} {_value(one)}" for key, one in value.items()))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(str, value)) or "nothing"
    return "nothing" if value in {None, ""} else str(value)
