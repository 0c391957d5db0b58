"""How long work tells how far it is: the command line draws a bar from it, tests listen."""

from collections.abc import Callable

Watch = Callable[[str, int, int], None]
"""Called with (what is being done, how many are done, how many there are)."""


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""
