"""The check `consistency`: the same text is translated in one way in all catalogs of a language.

Typography and the case of letters do not count, texts of one word are left alone. Short texts may well mean
two things: only from four words on it is a warning, below and for headings information. The translation that
most catalogs have is taken for the right one. Only reviewed entries are looked at.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from translate.checks.pair import Pair
from translate.model import Diagnostic, Severity

SEVERAL = 2
"""Words below which a text is left alone."""
SENTENCE = 4
"""Words from which a text means one thing."""
NO_WORDS = re.compile(r"[\W_]+")


class Note(NamedTuple):
    """What is kept of a pair."""

    text: int
    translation: int
    long: bool


def note_texts(pair: Pair) -> Note | None:
    """Return digests of the two texts; None for one word."""
    words = len(pair.source.text.split())
    if words < SEVERAL:
        return None
    translation = NO_WORDS.sub("", pair.msgstr.casefold())
    return Note(
        _digest(pair.msgid), _digest(translation), words >= SENTENCE and not pair.kind.startswith("heading")
    )


def judge_texts(code: str, notes: Iterable[tuple[int, Note]]) -> Iterator[tuple[int, Diagnostic]]:
    """Yield a diagnostic for each pair whose text most other catalogs translate otherwise."""
    del code
    same: defaultdict[int, list[tuple[int, Note]]] = defaultdict(list)
    for number, note in notes:
        same[note.text].append((number, note))
    for pairs in same.values():
        counted = Counter(note.translation for _, note in pairs)
        if len(counted) == 1:
            continue
        usual = counted.most_common(1)[0][0]
        others = tuple(number for number, note in pairs if note.translation == usual)
        for number, note in pairs:
            if note.translation != usual:
                severity: Severity = "warning" if note.long else "info"
                message = "the same text is translated otherwise elsewhere"
                yield number, Diagnostic("consistency", severity, message, elsewhere=others)


@lru_cache(maxsize=512)
def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())
