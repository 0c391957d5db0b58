"""The check `emphasis-rendering`: emphasis that the page will not show, its signs left in the text.

By CommonMark's rules (6.2) ``**「強調」**の`` is not bold: a closing sign between a bracket and a letter
closes nothing. Nor is ``** fett**``. Put the brackets outside, or write ``<strong>``.
"""

from collections.abc import Iterator

from translate.checks.emphasis import MAY_BE, emphasis, places
from translate.checks.pair import Pair
from translate.model import Diagnostic


def check_emphasis_rendering(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic for signs that are opened and closed but mark nothing."""
    if not MAY_BE.search(pair.msgstr):
        return
    left = emphasis(pair.msgstr).lost(emphasis(pair.msgid))
    for sign, count in left.items():
        if count % 2 == 0:
            message = (
                f"emphasis will not be shown: '{sign}' stands between a mark and a letter, or beside a blank;"
                " put the mark outside, or write <em> or <strong>"
            )
            yield Diagnostic("emphasis-rendering", "warning", message, in_msgstr=places(pair.msgstr, sign))
