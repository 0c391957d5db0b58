"""The commands: each parses its options, calls one function of the workflow, prints and exits."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer
from typer.exceptions import TyperException

from translate.cli import INTERRUPTED
from translate.cli.common import (
    FAILED,
    FOUND,
    Articles,
    Engines,
    Json,
    Languages,
    Options,
    answer,
    complain,
    desk_of,
    finish,
    form_of,
    names_of,
    options_of,
    say_waiting,
)
from translate.cli.engines import engines as list_engines
from translate.cli.glossary import app as glossary
from translate.cli.memory import app as memory
from translate.cli.preview import preview
from translate.errors import TranslateError

BUG = "a bug of translate; please report it, with the output of the same command after TRANSLATE_TRACEBACK=1"
"""Begins the line that is shown for an exception that nobody foresaw."""

GOING_ON = frozenset({"translate update", "translate fill"})
"""Commands that save while they work, so that they need not do again what is done."""
GOES_ON = "; what was done is saved, the same command goes on from there"
NOTHING_DONE = "the same command without --dry-run; nothing has been sent or written"

Refill = Annotated[bool, typer.Option("--refill", help="Ask again for machine text that nobody has edited.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be sent where, and how much.")]

app = typer.Typer(
    name="translate",
    rich_markup_mode=None,  # rich would double the time that --help takes
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn French articles into versions that readers trust, in any language.\n\n"
    "An editor runs `translate update` after changing an article, translators finish the catalogs under"
    " locales/ in their PO editor, a publisher runs `translate check` and `translate build`.",
)


def _version(asked: bool) -> None:
    if asked:
        from translate import __version__

        typer.echo(f"translate {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Option("-C", metavar="DIR", help="The project; otherwise the nearest folder upwards."),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Keep the options that stand before the command."""
    del version
    context.obj = Options(folder)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def init(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="The new project's folder.")] = None,
) -> None:
    """Lay out a new project with an example.

    A file that exists is never overwritten.

    Example: translate init my-articles
    """
    from translate.cli import output
    from translate.workflow.init import init as run_init

    place = (options_of(context).folder or Path()) / (folder or Path())
    output.say_init(run_init(place))
    command = "translate update" if place == Path() else f"translate -C {place} update"
    output.tell(f"next: `{command}` splits the example and fills its catalogs")


@app.command()
def update(
    context: typer.Context,
    articles: Articles = None,
    languages: Languages = None,
    engines: Engines = None,
    no_fill: Annotated[bool, typer.Option("--no-fill", help="Leave empty what is empty.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Drop the obsolete entries: texts that have left the articles.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Ask for review after any change, of a comma too.")
    ] = False,
    refill: Refill = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Bring the catalogs up to date with the articles.

    Splits the articles, merges them into every catalog and fills what is empty.

    Example: translate update 2025/musee -l de
    """
    from translate.cli import output
    from translate.cli.progress import watching
    from translate.workflow.alone import alone
    from translate.workflow.filling.rehearsal import rehearsing
    from translate.workflow.settings import refuse_unknown_engines
    from translate.workflow.update import update as run_update

    given = desk_of(context, articles, languages, new=True)
    refuse_unknown_engines(engines or ())
    with (
        alone(given.project, say_waiting),
        rehearsing(given, really=not dry_run) as desk,
        watching() as watch,
    ):
        report = run_update(desk, watch, prune=prune, strict=strict)
        if not no_fill:
            from translate.workflow.fill import Options as FillOptions
            from translate.workflow.fill import fill

            report = fill(desk, report, engines or (), watch, FillOptions(refill, dry_run))
    answer(report, output.update_json, output.say_update, as_json=as_json)
    following = "translators finish the catalogs in their PO editor, then `translate check`"
    finish(desk, NOTHING_DONE if dry_run else following)


@app.command()
def fill(
    context: typer.Context,
    articles: Articles = None,
    languages: Languages = None,
    engines: Engines = None,
    refill: Refill = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Fill what is empty in the catalogs as they stand.

    Example: translate fill -l ca --engine apertium
    """
    from translate.cli import output
    from translate.cli.progress import watching
    from translate.workflow.alone import alone
    from translate.workflow.fill import Options as FillOptions
    from translate.workflow.fill import fill as run_fill
    from translate.workflow.settings import refuse_unknown_engines
    from translate.workflow.update import catalogs_as_they_stand

    desk = desk_of(context, articles, languages)
    refuse_unknown_engines(engines or ())
    with alone(desk.project, say_waiting), watching() as watch:
        options = FillOptions(refill, dry_run)
        report = run_fill(desk, catalogs_as_they_stand(desk), engines or (), watch, options)
    answer(report, output.update_json, output.say_update, as_json=as_json)
    finish(desk, NOTHING_DONE if dry_run else "translators review what is fuzzy, then `translate check`")


@app.command()
def check(
    context: typer.Context,
    articles: Articles = None,
    languages: Languages = None,
    selected: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CHECK[,CHECK]", help="Only these checks; may be repeated."),
    ] = None,
    ignored: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CHECK[,CHECK]", help="Without these checks; may be repeated."),
    ] = None,
    form: Annotated[
        Literal["text", "json", "github", "sarif"] | None,
        typer.Option("--format", help="How findings are printed; text if nothing is said."),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Put right what is certain: blanks, typography, link targets.")
    ] = False,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Tell only what is not in this file.")
    ] = None,
    new_baseline: Annotated[
        Path | None,
        typer.Option("--write-baseline", metavar="FILE", help="Write the findings there, and exit with 0."),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the checks.")] = False,
    as_json: Json = False,
) -> None:
    """Check names, facts, markup and typography in the catalogs.

    Exits with 1 if there are errors.

    Example: translate check -l ru --ignore markup
    """
    from translate.cli.check import run_check, run_list
    from translate.workflow.checking.review import Wanted

    printed = form_of(form, as_json=as_json)
    if listed:
        run_list(as_json=printed == "json")
        return
    chosen, without = names_of(selected, "--select"), names_of(ignored, "--ignore")
    wanted = Wanted(chosen, without, fix, baseline, new_baseline)
    run_check(desk_of(context, articles, languages), wanted, printed, named=bool(articles))


@app.command()
def build(
    context: typer.Context,
    articles: Articles = None,
    languages: Languages = None,
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Take unreviewed translations too, and say so.")
    ] = False,
    complete: Annotated[
        int | None,
        typer.Option("--complete", min=0, max=100, metavar="N", help="Per cent that must be reviewed."),
    ] = None,
    folder: Annotated[Path | None, typer.Option("-o", metavar="DIR", help="Where to write.")] = None,
    form: Annotated[
        Literal["article", "html", "both"],
        typer.Option("--format", help="Articles in their own format, a site of pages, or both."),
    ] = "both",
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 if a version is held back.")] = False,
    as_json: Json = False,
) -> None:
    """Write the language versions that are ready, and remove those that are so no more.

    Each article in its own format, and a site of pages to open and to publish.

    Example: translate build --drafts -l ca
    """
    from translate.cli.build import run_build
    from translate.files import real_path
    from translate.workflow.build import wanted
    from translate.workflow.building.versions import FORMATS

    desk = desk_of(context, articles, languages)
    place = desk.project.build if folder is None else real_path(folder)
    formats = FORMATS if form == "both" else frozenset({form})
    asked = wanted(desk.project, complete, drafts=drafts, formats=formats)
    run_build(desk, asked, place, strict=strict, as_json=as_json)


@app.command()
def status(
    context: typer.Context,
    articles: Articles = None,
    languages: Languages = None,
    form: Annotated[
        Literal["text", "html", "markdown", "svg", "json"] | None,
        typer.Option("--format", help="A table, a page, a table for a README, or a badge."),
    ] = None,
    place: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write it there.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show how far each article is in each language.

    Example: translate status -l ja --format svg -o docs/ja.svg
    """
    from translate.cli.status import run_status

    run_status(desk_of(context, articles, languages), form_of(form, as_json=as_json), place)


app.command("preview")(preview)
app.command("engines")(list_engines)
app.add_typer(glossary)
app.add_typer(memory)


@app.command("merge-po")
def merge_po(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="What both sides come from.")],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="Our side; the result is written here.")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="The other side.")],
    place: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write here instead.")
    ] = None,
    name: Annotated[
        str, typer.Option("--path", metavar="NAME", help="What messages call the file: git's %P.")
    ] = "",
) -> None:
    """Merge two versions of a catalog: git's merge driver for PO files.

    Exits with 1 if both sides have translated an entry differently: ours stays, as fuzzy, theirs is in its
    comment.

    Example: translate merge-po base.po ours.po theirs.po -o merged.po
    """
    from translate.workflow.merge_po import merge_po as run_merge

    shown = name or str(place or ours)
    conflicts = run_merge(base, ours, theirs, place or ours, name)
    for conflict in conflicts:
        said = " ".join(conflict.msgid.split())[:60]
        message = f"both sides have translated this: {said!r}; ours is fuzzy now, theirs is in its comment"
        complain(TranslateError(message, path=shown, line=conflict.line), "conflict")
    raise typer.Exit(FOUND if conflicts else 0)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; every error of a user becomes one line on stderr."""
    try:
        code = int(app(arguments, standalone_mode=False, prog_name="translate") or 0)
        sys.stdout.flush()
    except TranslateError as error:
        complain(error)
    except TyperException as error:
        message = re.sub(r"^Value error, ", "", error.format_message().rstrip("."))
        complain(TranslateError(f"{message}; see `{_command(arguments)} --help`"))
    except OSError as error:
        complain(TranslateError((error.strerror or str(error)).lower(), path=error.filename))
    except Exception as error:
        if os.environ.get("TRANSLATE_TRACEBACK"):
            raise
        complain(TranslateError(f"{BUG}; it said: {type(error).__name__}: {error}".splitlines()[0]))
    else:
        if code == INTERRUPTED:
            sys.stderr.write(f"interrupted{GOES_ON if _command(arguments) in GOING_ON else ''}\n")
        return code
    return FAILED


def _command(arguments: Sequence[str] | None) -> str:
    """Return the command that was asked for, as its help is asked for."""
    names = {c.name or c.callback.__name__ for c in app.registered_commands if c.callback}
    names |= {str(group.typer_instance.info.name) for group in app.registered_groups if group.typer_instance}
    given = [word for word in (sys.argv[1:] if arguments is None else arguments) if word in names]
    return " ".join(["translate", *given[:1]])
