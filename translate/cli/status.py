"""`translate status`: from its options to its table, in one of several formats."""

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from translate.cli.common import finish
from translate.cli.output import coloured, in_utf8, say
from translate.model import ArticleStatus

if TYPE_CHECKING:
    from translate.workflow.desk import Desk

Rows = Sequence[ArticleStatus]


def run_status(desk: "Desk", form: str, place: Path | None) -> None:
    """Count, and print the table or write it to `place`, whole or not at all."""
    from translate.saving import write_atomic
    from translate.workflow.status import status, totals

    rows = status(desk)
    following = ""
    if place is not None:
        write_atomic(place, FORMATS[form](rows, totals(rows)).encode())
        say(f"wrote {place}")
    elif form == "text":
        _say_table(rows, totals(rows))
        left = any(row.words_left for row in rows)
        following = "translators finish the catalogs, then `translate check`" if left else "`translate build`"
    else:
        in_utf8()
        sys.stdout.write(FORMATS[form](rows, totals(rows)))
    finish(desk, following)


def _say_table(rows: Rows, totals: Rows) -> None:
    """Print the table in the width and the colours of the terminal, if it is one."""
    from translate.cli.status_text import status_lines

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for line in status_lines(rows, totals, width, coloured):
        say(line)


def _text(rows: Rows, totals: Rows) -> str:
    from translate.cli.status_text import status_lines

    return "".join(f"{line}\n" for line in status_lines(rows, totals, None, lambda text, _: text))


def _json(rows: Rows, _: Rows) -> str:
    """Return the document; bytes of file names that are not UTF-8 are escaped."""
    import json
    from dataclasses import asdict

    document = json.dumps({"articles": [asdict(row) for row in rows]}, ensure_ascii=False, indent=2)
    return document.encode(errors="backslashreplace").decode() + "\n"


def _html(rows: Rows, totals: Rows) -> str:
    from translate.render.progress import progress_page

    return progress_page(rows, totals)


def _markdown(rows: Rows, totals: Rows) -> str:
    from translate.render.progress import progress_table

    return progress_table(rows, totals)


def _svg(_: Rows, totals: Rows) -> str:
    from translate.render.progress import badge
    from translate.workflow.status import total

    return badge(totals, total("", totals))


FORMATS: dict[str, Callable[[Rows, Rows], str]] = {
    "text": _text,
    "html": _html,
    "markdown": _markdown,
    "svg": _svg,
    "json": _json,
}
"""What `--format` takes → what makes the answer of the rows and of the totals of each language."""
