"""The command line: a thin shell that parses, calls one plain function, prints and exits.

app        the commands
output     what is printed: text for people, JSON for programs
progress   the bar on a terminal
"""


def main() -> None:
    """Run `translate`; the entry point of the installed command."""
    from translate.cli.app import run

    raise SystemExit(run())
