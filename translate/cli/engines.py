"""`translate engines`: which engines can be used, for which languages, and where they send text."""

import typer

from translate.cli.common import Json, Languages, answer, project_of


def engines(context: typer.Context, languages: Languages = None, as_json: Json = False) -> None:
    """List the engines: usable or what is missing, languages, where text is sent.

    No text is sent. Only a LibreTranslate server is asked which languages it has.

    Example: translate engines -l de
    """
    from translate.cli import output
    from translate.workflow.engines import list_engines

    rows = list_engines(project_of(context), languages or ())
    answer(rows, output.engines_json, output.say_engines, as_json=as_json)
    output.tell('next: name those that shall be asked, in order: engines = ["memory", …]')
