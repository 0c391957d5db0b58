"""The check `negation`: a French *ne … pas* that nothing in the translation answers to.

It warns when the French denies something (*ne … pas, jamais, rien, personne, aucun*) and the translation has
no word, prefix or ending that can do so: *not*, *no*, *un-*, *-less*, *fail*, *refuse*, *only* … The lists
(``[negation]`` in the languages' data) are wide, because *il n’est pas rare* becomes *often* and a warning
would make nobody wiser; so it finds the one denial of a text lost, not one of two. Left alone: *ne … que*,
*n’hésitez pas*, *n’oubliez pas*, *n’est-ce pas*, questions, and denials that affirm: *n’a pas tardé*, *ne
s’est pas arrêté* (*drove on*), *ne cache pas*, *n’a pas aimé* (*hated*), *aucun doute*, *pas encore* (*yet
to*), *jamais aussi haut* (*a record*). Whether a denial was added is not judged. Languages without a list are
not judged either: Turkish, Finnish, Hungarian, Japanese and Korean deny within the verb.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from translate.checks.pair import Pair
from translate.languages import language_data
from translate.model import Diagnostic


def check_negation(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a warning when the msgid denies something and the msgstr has no sign of it."""
    answers = _pattern(pair.language, "signs")
    found = _denied(pair.source.text, pair.source_language) if answers else None
    if found and answers and not answers.search(pair.target.text):
        place = pair.source.span(*found.span())
        message = f"'{found[0]}' has no answer"
        yield Diagnostic("negation", "warning", message, expected=(found[0],), in_msgid=(place,))


@lru_cache(maxsize=128)
def _pattern(language: str, key: str) -> re.Pattern[str] | None:
    """Return a pattern of a language's data, None if there is none."""
    pattern = (language_data(language, "negation") or {}).get(key)
    return re.compile(pattern, re.IGNORECASE) if pattern else None


@lru_cache(maxsize=512)
def _denied(text: str, language: str) -> re.Match[str] | None:
    """Return where a text that asks nothing behind it denies something; all languages ask for that."""
    denies = _pattern(language, "denies")
    found = denies.search(text) if denies else None
    return found if found and "?" not in text[found.end() :] else None
