"""The check `line-breaks`: a translation begins and ends with a line break only where its msgid does.

`msgfmt -c` refuses the catalog otherwise (gettext manual, section "Invoking the msgfmt Program").
"""

from collections.abc import Iterator

from translate.checks.pair import Pair
from translate.model import Diagnostic


def check_line_breaks(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each end of the two texts at which only one has a line break."""
    for end, differ in (
        ("begins", pair.msgid.startswith("\n") != pair.msgstr.startswith("\n")),
        ("ends", pair.msgid.endswith("\n") != pair.msgstr.endswith("\n")),
    ):
        if differ:
            message = f"only one of msgid and msgstr {end} with a line break; msgfmt -c refuses that"
            yield Diagnostic("line-breaks", "error", message)
