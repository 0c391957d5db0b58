"""The command line: a thin shell that parses, calls one plain function, prints and exits.

app        the commands
output     what is printed: text for people, JSON for programs
streams    where it is printed to
progress   the bar on a terminal
"""

import sys

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it: 128 and the number of the signal."""


def main() -> None:
    """Run `translate`; the entry point of the installed command."""
    try:
        from translate.cli.streams import make_ready

        make_ready()
        from translate.cli.app import run

        code = run()
    except KeyboardInterrupt:  # while modules are loaded; behind that `run` knows what to say
        sys.stderr.write("interrupted\n")
        code = INTERRUPTED
    raise SystemExit(code)
