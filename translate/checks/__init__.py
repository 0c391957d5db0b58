"""Checks: what an attentive desk editor would catch in a translation, beside the glossary.

One file a check, one row in `CHECKS`. A check is a pure function of an entry; it yields diagnostics and
decides nothing: severity, place and exit code are settled by those who ask.
"""

from collections.abc import Callable, Iterator, Mapping

from translate.checks.line_breaks import check_line_breaks
from translate.checks.markup import check_markup
from translate.model import Diagnostic

Check = Callable[[str, str], Iterator[Diagnostic]]
"""(msgid, msgstr) → diagnostics."""

CHECKS: Mapping[str, Check] = {
    "markup": check_markup,
    "line-breaks": check_line_breaks,
}
"""Name → check, in the order in which findings are shown."""
