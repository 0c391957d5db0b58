"""The check `doubled-words`: no word stands twice in a row by mistake: « the the ».

Languages double words on purpose too: those that may are in the language's table, as are the names of
letters, which may be doubled beside each other (*CNN* in Arabic); and as many words may be doubled as the
msgid doubles, where it is not French grammar that does so: *nous nous*.
In Vietnamese, Indonesian and other languages without such a table only what stands between blanks and is
longer than any particle is looked at; in Chinese and Japanese, runs of two and more characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from operator import eq

from translate.checks.pair import Pair
from translate.checks.typography import Typography, typography
from translate.languages import base_language
from translate.languages.recognised import words_in
from translate.model import Diagnostic

WORD = re.compile(r"(?<![\w'’\-‑])(?P<word>[^\W\d_][\w'’\-‑]*)[ \u00a0](?P=word)(?![\w'’\-‑])", re.IGNORECASE)
JOINED = re.compile(r"[\d_'’\-‑](?<=[^\W\d_].)")
"""A sign within a word that parts it into runs of letters."""
HAN = re.compile(
    r"(?P<word>(?!一)[\u3400-\u9fff]{2,6})(?P=word)"
    r"|(?<![\u30a1-\u30fc])(?P<kana>[\u30a1-\u30fc]{3,20})(?P=kana)(?![\u30a1-\u30fc])"
)
"""A run of two to six Chinese characters, or a word of three and more katakana, twice."""
SAID_TWICE = re.compile(r"(?<!\w)(?P<word>[^\W\d_][\w'’\-‑]{1,40})\W{1,3}(?P=word)(?!\w)", re.IGNORECASE)
"""A word twice in the msgid, whatever stands between: *Bora-Bora*, *« Non, non »*."""
RELATIVE = re.compile(
    r"(?:[,;:—–(«„“\"]\s*(?:\w+\s+)?|[.!?]\s+|\A\s*|\b(?:[Ii]st|[Ww]ar|[Ss]ind|[Ww]aren)\s)\Z"
)
"""What stands before a relative pronoun: a comma, perhaps a preposition; or *ist*: *ist das das Ende*."""
BEFORE = 40
"""Characters before and behind a word that are looked at."""
REFLEXIVE = frozenset({"nous", "vous"})
"""French pronouns that grammar doubles: *nous nous promenons*."""
Place = tuple[int, int]
REPEATS = re.compile(r"(?P<sign>.)(?P=sign)+")
QUIET = frozenset(
    {
        "vi",
        "id",
        "ms",
        "jv",
        "su",
        "th",
        "lo",
        "km",
        "my",
        "mi",
        "haw",
        "tl",
        "fil",
        "sw",
        "hi",
        "bn",
        "ur",
        "fa",
        "ta",
        "te",
        "mr",
        "gu",
        "kn",
        "ml",
        "pa",
        "ne",
        "or",
        "as",
        "si",
    }
)
"""Languages that double words freely, for which there is no table: only long words are looked at."""
LONG = 7
"""Characters from which a doubled word is a mistake in these languages."""


def check_doubled_words(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each word that stands twice in a row."""
    rules = typography(pair.language)
    base = base_language(pair.language)
    pattern = HAN if base in {"zh", "ja"} else WORD
    if pattern is WORD and not _may_be_doubled(pair.target.text):
        return
    doubled = list(_doubled(pair, pattern, rules))
    meant = _meant(pair.source.text) if doubled else ()
    doubled.sort(key=lambda one: one[0].lower() not in meant)
    for word, place in doubled[len(meant) :]:
        found = pair.target.text[slice(*place)]
        places = (pair.target.span(*place),)
        yield Diagnostic("doubled-words", "warning", f"'{word}' stands twice", found=found, in_msgstr=places)


def _doubled(pair: Pair, pattern: re.Pattern[str], rules: Typography) -> Iterator[tuple[str, Place]]:
    """Yield the words that stand twice in a row in the msgstr, and may not, with their places."""
    base = base_language(pair.language)
    for found in pattern.finditer(pair.target.text):
        word = found[found.lastgroup or 0]
        before = pair.target.text[max(0, found.start() - BEFORE) : found.start()]
        if (
            _is_allowed(word.casefold(), rules, before)
            or _is_spelled(word, rules, before, pair.target.text[found.end() : found.end() + BEFORE])
            or (base in QUIET and len(word) < LONG)
            or _is_name(word, found)
            or _goes_on(found)
            or "<" in pair.msgstr[slice(*pair.target.span(*found.span()))]
        ):
            continue
        yield word, found.span()


def _may_be_doubled(text: str) -> bool:
    """Return whether a run of letters stands twice in a row, or two in a row, as of *l'état*, come again."""
    words = words_in(text)
    if any(map(eq, words, words[1:])):
        return True
    return len(set(pairwise(words))) < len(words) - 1 and JOINED.search(text) is not None


def _is_allowed(word: str, rules: Typography, before: str) -> bool:
    """Return whether a language doubles a word on purpose, behind what stands before it."""
    return word in rules.doubled or (word in rules.relative and RELATIVE.search(before) is not None)


def _is_spelled(word: str, rules: Typography, before: str, after: str) -> bool:
    """Return whether a word is a letter's name, beside another one: سي إن إن, CNN."""
    beside = (*words_in(before)[-1:], *words_in(after)[:1])
    return word in rules.letters and not rules.letters.isdisjoint(beside)


def _is_name(word: str, found: re.Match[str]) -> bool:
    """Return whether what is doubled is a name (Sing Sing) or a sound."""
    if REPEATS.fullmatch(word) and len(word) > 1:
        return True
    first, last = found[0][: len(word)], found[0][-len(word) :]
    # sie Sie, the name of an acronym, Vitamin A a B
    return first != last and (len(word) == 1 or not first[0].isupper())


def _goes_on(found: re.Match[str]) -> bool:
    """Return whether a vowel sign beside what was found, which `re` takes for no letter, is of its words."""
    start, end = found.span()
    beside = found.string[max(start - 1, 0) : start] + found.string[end : end + 1]
    return any(unicodedata.category(sign).startswith("M") for sign in beside)


@lru_cache(maxsize=16)
def _meant(text: str) -> tuple[str, ...]:
    """Return the words that a msgid doubles, those apart that grammar doubles."""
    words = (found["word"].lower() for found in SAID_TWICE.finditer(text))
    return tuple(word for word in words if word not in REFLEXIVE)
