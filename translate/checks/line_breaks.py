"""The check `line-breaks`: a translation begins and ends with a line break only where its msgid does.

`msgfmt -c` refuses the catalog otherwise (gettext manual, section "Invoking the msgfmt Program").
"""

from collections.abc import Iterator

from translate.model import Diagnostic


def check_line_breaks(msgid: str, msgstr: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each end of the two texts at which only one has a line break."""
    for end, differ in (
        ("begins", msgid.startswith("\n") != msgstr.startswith("\n")),
        ("ends", msgid.endswith("\n") != msgstr.endswith("\n")),
    ):
        if differ:
            message = f"only one of msgid and msgstr {end} with a line break; msgfmt -c refuses that"
            yield Diagnostic("line-breaks", "error", message)
