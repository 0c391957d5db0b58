"""The one family of errors that users see.

Everything that a person can put right is raised as a `TranslateError`; the command line turns it into
one line, ``error: FILE:LINE: what is wrong, and what to do``, and exit code 2. Any other exception is a
bug of ours.
"""

from collections.abc import Iterable
from pathlib import Path


class TranslateError(Exception):
    """What is wrong and what to do, with the file and line where they are known."""

    def __init__(self, message: str, *, path: Path | str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        """Return ``FILE:LINE: message``, as far as file and line are known."""
        place = "" if self.path is None else f"{self.path}:"
        if self.path is not None and self.line is not None:
            place += f"{self.line}:"
        return f"{place} {self.message}".lstrip()


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean 'x'?`` for the known word nearest to a mistyped one, or nothing."""
    from difflib import get_close_matches

    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean '{found[0]}'?" if found else ""
