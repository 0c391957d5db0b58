"""A text in double quotes, as YAML and TOML both read it."""

import re

CONTROLS = "\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
ESCAPED = re.compile(rf"""[{CONTROLS}\t\n"\\]""")
UNSAFE = re.compile(rf"[{CONTROLS}\t]")
"""Signs that parsers disagree about where there are no escapes for them."""
SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def double_quoted(text: str) -> str:
    """Return a text in double quotes on one line.

    What it escapes are the signs that either language does not take there as they are: YAML 1.1, sections
    5.1 and 5.6; TOML 1.0, "String". The escapes are those that both know.
    """
    return '"' + ESCAPED.sub(lambda sign: SHORT.get(sign[0]) or f"\\u{ord(sign[0]):04X}", text) + '"'
