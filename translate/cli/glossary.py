"""`translate glossary`: the commands that work on the glossary."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from translate.cli.common import (
    Articles,
    Json,
    Languages,
    answer,
    desk_of,
    finish,
    say_waiting,
)
from translate.cli.glossary_exchange import export, import_
from translate.errors import TranslateError, nearest

TABLE = "show"
"""The command that is meant when none is named."""
COMMANDS = (TABLE, "suggest", "apply", "import", "export")


class _Commands(TyperGroup):
    """A group in which `glossary ARTICLE -l de` is `glossary show ARTICLE -l de`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer keeps the type to itself
        """Put in the name of the table's command where none is named."""
        if not args or (args[0] not in self.commands and args[0] not in {"-h", "--help"}):
            args = [TABLE, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    name="glossary",
    cls=_Commands,
    rich_markup_mode=None,
    help="Show the glossary's terms; suggest, apply, import and export them.\n\n"
    "Without a command: a table of the terms, where they are used and where they are missing.\n\n"
    "Example: translate glossary --missing -l uk",
)


app.command("import")(import_)
app.command()(export)


@app.command(TABLE)
def show(
    context: typer.Context,
    articles: Articles = None,
    languages: Languages = None,
    missing: Annotated[
        bool, typer.Option("--missing", help="Only terms that a language lacks, the most used first.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show the terms, where they are used and where they are missing (meant without a command).

    With articles: only the terms that come in them.

    Example: translate glossary 2025/musee -l de
    """
    from translate.cli import glossary_output as output
    from translate.workflow.glossary.terms import terms

    with _hinted(nearest(articles[0], COMMANDS) if articles else ""):
        desk = desk_of(context, articles, languages, new=True)
    report = terms(desk, used_only=bool(articles), missing_only=missing)
    answer(report, output.terms_json, output.say_terms, as_json=as_json)
    lacking = next((row for row in report.terms if row.missing), None)
    if lacking:
        finish(desk, f"write what is missing into {report.path}; the first is line {lacking.line}")
    else:
        finish(desk, "`translate glossary suggest` finds names and terms that the glossary lacks")


@contextmanager
def _hinted(hint: str) -> Iterator[None]:
    """Add to the error on an unknown article what else may have been meant."""
    try:
        yield
    except TranslateError as error:
        raise TranslateError(error.message + hint, path=error.path, line=error.line) from None


@app.command()
def suggest(
    context: typer.Context,
    articles: Articles = None,
    languages: Languages = None,
    limit: Annotated[int, typer.Option("-n", min=1, metavar="N", help="How many at most.")] = 30,
    add: Annotated[bool, typer.Option("--add", help="Write them into the glossary, as drafts.")] = False,
    as_json: Json = False,
) -> None:
    """Suggest names and terms that the glossary lacks.

    With the translations that the reviewed catalogs use for them, where they make it plain.

    Example: translate glossary suggest 2025/musee -n 10
    """
    from translate.cli import glossary_output as output
    from translate.cli.progress import watching
    from translate.workflow.glossary.suggest import add as add_terms
    from translate.workflow.glossary.suggest import suggest as run_suggest

    desk = desk_of(context, articles, languages, new=True)
    with watching() as watch:
        found = run_suggest(desk, limit, watch)
    answer(found, output.suggest_json, output.say_suggestions, as_json=as_json)
    path = desk.shown(desk.project.glossary)
    if not found:
        finish(desk)
    elif add:
        add_terms(desk, found)
        finish(desk, f"look through the new terms in {path}; remove `status: draft` from what is right")
    else:
        finish(desk, f"the same with --add writes them into {path} as drafts")


@app.command("apply")
def apply_terms(
    context: typer.Context,
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="TERM|ARTICLE", help="French terms of the glossary, or articles."),
    ] = None,
    languages: Languages = None,
    old: Annotated[
        list[str] | None,
        typer.Option("--from", metavar="OLD", help="An old form of the one TERM that is named."),
    ] = None,
    also_accepted: Annotated[
        bool, typer.Option("--also-accepted", help="Accepted forms (`or`) are old too.")
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Put the preferred forms into the catalogs.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Find old forms of terms in the catalogs, after a preferred form has changed.

    Old is what the glossary forbids, and what it preferred before its last change, if git knows it. With
    --write the preferred form is put there and the entry becomes fuzzy; its former translation stays in a
    comment. Inflected forms are shown, for a person to change.

    Example: translate glossary apply "Corée du Nord" --from Nord-Korea -l de
    """
    from translate.cli import glossary_output as output
    from translate.workflow.alone import alone
    from translate.workflow.glossary.apply import Asked, divide, unknown_term
    from translate.workflow.glossary.apply import apply as run_apply

    desk = desk_of(context, (), languages)
    terms, articles = divide(desk.glossary, what or ())
    if articles:
        with _hinted(unknown_term(desk.glossary, articles[0])):
            desk = desk_of(context, articles, languages)
    asked = Asked(terms, tuple(old or ()), also_accepted=also_accepted, write=write)
    with alone(desk.project, say_waiting) if write else nullcontext():
        report = run_apply(desk, asked)
    answer(report, output.apply_json, output.say_applied, as_json=as_json)
    reviewing = "translators review what is fuzzy, then `translate check`"
    following = reviewing if write else "the same with --write puts the preferred forms there, as fuzzy"
    finish(desk, following if any(not place.left for place in report.places) else "")
