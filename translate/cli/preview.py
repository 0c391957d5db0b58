"""`translate preview`: articles and translations side by side in the browser."""

import os
import sys
from typing import Annotated

import typer

from translate.cli.common import Articles, Languages, desk_of, project_of


def preview(
    context: typer.Context,
    articles: Articles = None,
    languages: Languages = None,
    port: Annotated[
        int | None,
        typer.Option("--port", min=0, max=65535, metavar="N", help="Listen there; 0: wherever it is free."),
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Open no browser.")] = False,
) -> None:
    """Show articles and translations side by side in the browser.

    The page follows the files: what is saved in a PO editor shows at once. Entries can be edited and approved
    there. Only this machine can reach it. Ctrl-C ends it.

    Example: translate preview 2025/musee -l de
    """
    from translate.cli import output
    from translate.preview import open_preview
    from translate.workflow.desk import open_desk
    from translate.workflow.viewing.shelf import Shelf

    desk_of(context, articles, languages)  # says what is missing before anything is opened
    project = project_of(context)
    server = open_preview(Shelf(lambda: open_desk(project, articles or (), languages or (), new=True)), port)
    output.say(server.address)
    sys.stdout.flush()
    if not no_open:
        _open(server.address)
    output.tell("next: edit here or in a PO editor, both show at once; Ctrl-C ends the preview")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()


def _open(address: str) -> None:
    """Open the browser, where there is a screen: one that runs in the terminal would take it."""
    has_screen = os.name == "nt" or sys.platform == "darwin"
    has_screen = has_screen or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if has_screen and sys.stdout.isatty():
        import webbrowser

        webbrowser.open(address)
