"""`translate memory`: what the translation memory holds; TMX files taken in and written."""

from pathlib import Path
from typing import Annotated

import typer

from translate.cli.common import Json, Languages, answer, bare_desk_of, finish

app = typer.Typer(
    name="memory",
    rich_markup_mode=None,
    invoke_without_command=True,
    help="Show what the translation memory holds; import and export TMX files.\n\n"
    "The memory is made of what translators have approved in any catalog, and of the TMX files in the folder"
    " memory/.\n\nExample: translate memory -l de",
)


@app.callback()
def show(context: typer.Context, languages: Languages = None, as_json: Json = False) -> None:
    """Show how much the memory holds, unless a command is named."""
    if context.invoked_subcommand is not None:
        return
    from translate.cli import memory_output as output
    from translate.workflow.memory import memory

    desk = bare_desk_of(context, languages)
    answer(
        memory(desk, desk.languages if languages else ()),
        output.memory_json,
        output.say_memory,
        as_json=as_json,
    )
    finish(desk, "`translate fill` offers it for texts that are empty")


@app.command("import")
def import_(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE.tmx", help="TMX files of other tools.")],
    again: Annotated[
        bool, typer.Option("--replace", help="Take the place of another file of the same name.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Take in the translation memories of other tools.

    Each file is read through, then kept as it is in the folder memory/.

    Example: translate memory import agency.tmx
    """
    from translate.cli import memory_output as output
    from translate.cli.progress import watching
    from translate.workflow.memory import import_tmx

    desk = bare_desk_of(context, None)
    with watching() as watch:
        report = import_tmx(desk, files, watch, again=again)
    answer(report, output.import_json, output.say_import, as_json=as_json)
    finish(desk, "`translate fill` offers it for texts that are empty, below what your own catalogs say")


@app.command()
def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.tmx", help="The file that is written.")],
    languages: Languages = None,
    as_json: Json = False,
) -> None:
    """Write the memory as TMX, for OmegaT and other tools.

    Example: translate memory export articles.tmx -l de
    """
    from translate.cli import memory_output as output
    from translate.workflow.memory import export_tmx

    desk = bare_desk_of(context, languages)
    codes = desk.languages if languages else ()
    answer(export_tmx(desk, file, codes), output.export_json, output.say_export, as_json=as_json)
    finish(desk, "OmegaT reads it from the folder tm/ of its project")
