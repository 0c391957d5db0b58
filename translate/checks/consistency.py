"""The check `consistency`: the same text is translated in one way in all catalogs of a language.

Typography and the case of letters do not count, texts of one word are left alone. Short texts may well mean
two things: only from four words on it is a warning, below and for headings information. The translation that
most catalogs have is taken for the right one. Only reviewed entries are looked at.
"""

import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby

from translate.checks.pair import Pair
from translate.model import Diagnostic, Severity

SEVERAL = 2
"""Words below which a text is left alone, and times from which it is one that comes again."""
SENTENCE = 4
"""Words from which a text means one thing."""
BUCKETS = 1 << 20
"""Into which texts are counted first: most come once, and are not kept."""


class _Letters(dict[int, int | None]):
    """For `str.translate`: letters with their vowel signs and accents, and digits; the rest is left out."""

    def __missing__(self, code: int) -> int | None:
        self[code] = code if unicodedata.category(chr(code))[0] in "LMN" else None
        return self[code]


LETTERS = _Letters()
Note = tuple[int, int, bool]
"""What is kept of a pair: digests of its texts, and whether the text means one thing."""


def note_texts(pair: Pair) -> Note | None:
    """Return digests of the two texts; None for one word."""
    words = len(pair.source.text.split(None, SENTENCE))
    if words < SEVERAL:
        return None
    translation = pair.msgstr.casefold().translate(LETTERS)
    long = words >= SENTENCE and not pair.kind.startswith("heading")
    return _digest(pair.msgid), _digest(translation), long


def judge_texts(code: str, notes: Iterable[tuple[int, Note]]) -> Iterator[tuple[int, Diagnostic]]:
    """Yield a diagnostic for each pair whose text most other catalogs translate otherwise."""
    del code
    often = bytearray(BUCKETS)
    for _, (text, _, _) in notes:
        often[text % BUCKETS] = min(often[text % BUCKETS] + 1, SEVERAL)
    numbers, texts, translations, longs = array("Q"), array("Q"), array("Q"), bytearray()
    for number, (text, translation, long) in notes:
        if often[text % BUCKETS] == SEVERAL:
            numbers.append(number)
            texts.append(text)
            translations.append(translation)
            longs.append(long)
    in_order = sorted(range(len(texts)), key=texts.__getitem__)
    groups = (list(group) for _, group in groupby(in_order, key=texts.__getitem__))
    for same in sorted(group for group in groups if len(group) > 1):
        counted = Counter(translations[at] for at in same)
        usual = counted.most_common(1)[0][0]
        others = tuple(numbers[at] for at in same if translations[at] == usual)
        for at in same:
            if translations[at] != usual:
                severity: Severity = "warning" if longs[at] else "info"
                message = "the same text is translated otherwise elsewhere"
                yield numbers[at], Diagnostic("consistency", severity, message, elsewhere=others)


@lru_cache(maxsize=512)
def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())
