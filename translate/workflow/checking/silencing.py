"""What silences checks on an entry: the translator comment ``# translate: ignore CHECK[, CHECK]``.

The names stand at its beginning, parted by commas or blanks. From the first word that is no check's name, or
any other sign, the comment is prose: it may say why, and it silences nothing.
"""

import re
from collections.abc import Iterable, Iterator, Set
from itertools import takewhile

from translate.checks.catalog import NAME as CATALOG
from translate.errors import nearest
from translate.model import Catalog, Diagnostic, Entry
from translate.workflow.checking.severities import NAMES

COMMENT = re.compile(r"\s*translate:\s*ignore\b(.*)", re.IGNORECASE)
WORD = re.compile(r"[\s,]*([\w-]+)")
LONGEST = 40
"""Characters of a word that may be meant for the name of a check."""
KNOWN = frozenset(NAMES)


def silenced(entry: Entry) -> Set[str]:
    """Return the checks that the translator has silenced on an entry."""
    if not entry.notes:
        return frozenset()
    return {name for words in _comments(entry.notes) for name in takewhile(KNOWN.__contains__, words)}


def misnamed(catalog: Catalog) -> Iterator[tuple[Entry, Diagnostic]]:
    """Yield what is wrong with such comments, which a reader may think to silence a check, and do not."""
    for entry in catalog.entries:
        if entry.notes and not entry.obsolete:
            for words in _comments(entry.notes):
                message = _fault(words)
                if message:
                    yield entry, Diagnostic(CATALOG, "info", f"'translate: ignore': {message}")


def _fault(words: list[str]) -> str:
    """Return what is wrong with the words of a comment: none names a check, or one is nearly its name."""
    if not words:
        return "it names no check, so that it silences none"
    at = next((n for n, word in enumerate(words) if word not in KNOWN), len(words))
    if at == len(words):
        return ""
    word = words[at][:LONGEST]
    meant = nearest(word, NAMES)
    return f"no check '{word}'{meant}" if meant or not at else ""


def _comments(notes: Iterable[str]) -> Iterator[list[str]]:
    """Yield the words with which each such comment begins, parted by nothing but commas and blanks."""
    for found in map(COMMENT.match, notes):
        if found:
            yield list(_words(found[1].lower()))


def _words(text: str) -> Iterator[str]:
    at = 0
    while found := WORD.match(text, at):
        yield found[1]
        at = found.end()
