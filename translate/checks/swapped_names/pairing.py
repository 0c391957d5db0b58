"""The names of the French that a translation lacks, and the words that may stand in their place."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from translate.checks.pair import Pair
from translate.checks.swapped_names.called import (
    SHORTEST,
    WORD,
    forms,
    is_called_the_same,
    is_of_country,
    is_place,
)
from translate.checks.swapped_names.foreign import (
    Word,
    is_generic,
    is_inside,
    is_sure,
    looks_like_name,
    runs_of,
    words_in,
    words_of,
)
from translate.checks.swapped_names.french import Name, monarchs_in, names_in
from translate.checks.swapped_names.likeness import (
    BEGINNING,
    begins_alike,
    begins_one,
    begun_like,
    is_like,
    is_like_one,
    sounds_alike,
    weight,
)
from translate.checks.swapped_names.notes import How
from translate.languages.recognised import small_words
from translate.languages.romanised import romanised
from translate.similarity import most_similar

LIKE, LIKE_LATIN = 0.4, 0.3
"""The distance up to which a word may be a name: from another script, and in Latin letters."""
LIKE_SMALL, HEAVY = 0.12, 2.5
"""The same for a word in small letters, and what it weighs at least: *kupjanszki*."""
MADE, SMALL, SAME = 4, 5, 0.75
"""Letters that a word in small letters has in common with a name from which it is made; those that a name has
in common with a French word from which it comes (*shutdown*), or the similarity of all letters."""
WHOLE = 6
"""Letters of a name that is found in a longer word too: *Winteruniversiade*."""
PREFIX = re.compile("(?:anti|neo|post|pro|trans)(?=[a-z]{4})")
"""What stands before a name in a word in small letters: *пропекинский*."""
ORIGINAL = re.compile(r"[ \u00a0][(\[]([^\W\d_]{2,40})")
"""A word in brackets behind another one."""
MOST = 60
"""Names of a text that is judged: each is compared with all words of the translation."""
NEAR, SHARE = 120, 0.15
"""How far from its place a name may stand: in characters, or as a share of the text."""
LATIN = "\u0250"
"""What begins with a letter behind it is in another script."""
BEFORE, AFTER = (
    re.compile(r"([^\W\d_]{2,40})[ \u00a0\u202f-]\Z"),
    re.compile(r"[ \u00a0\u202f-]([^\W\d_]{2,40})"),
)
"""The word before a name, and behind it."""
FAR, AROUND = 42, 16
"""Characters beside a name that are looked at: for these, and for all words near it."""


class New(NamedTuple):
    """A word of a translation that nothing in the French is like."""

    word: Word
    before: Word | None
    """The part of the same name that stands before it, if that one is of the French."""
    after: Word | None


class Swap(NamedTuple):
    """A name that a translation lacks, and a word that may stand in its place."""

    name: Name
    word: Word
    how: How
    """Beside, if both stand at the same side of the same name: *Boris Johnson*, *Boris Miller*."""


def swaps(pair: Pair) -> Iterator[Swap]:
    """Yield each name of a pair that is missing, with each word that may stand in its place."""
    names, language = names_in(pair.source.text), pair.language
    if not 0 < len(names) <= MOST:
        return
    missing = _missing(names, pair.target.text, language)
    if missing and not is_free(names, missing):
        new = list(_new(pair, words_of(pair.target.text), missing))
        kept = {name.run for name in names if name not in missing}
        is_taken = _is_monarch_new(pair, new)
        for name in missing:
            yield from _in_place_of(name, new, pair, is_kept=is_taken or name.run in kept)


def _missing(names: Iterable[Name], text: str, language: str) -> list[Name]:
    """Return the names that no word of a translation is like; most stand there as in French, or begin so."""
    left = [name for name in names if not _begins_in(text, name.text)]
    low = text.lower() if left else ""
    left = [name for name in left if len(name.text) < WHOLE or name.text.lower() not in low]
    if not left:
        return left
    written = set(words_in(text))
    capital = [word for word in written if word[0].isupper()]
    starts = {romanised(word)[:BEGINNING] for word in capital}
    left = [
        name for name in left if name.text not in written and not _is_among(name, capital, starts, language)
    ]
    small = [word for word in written if len(word) >= MADE and not word[0].isupper()] if left else []
    made = {stem[:MADE] for stem in PREFIX.sub("", " ".join(map(romanised, small))).split()}
    return [name for name in left if not _is_made_into(name, small, made, language)]


def _begins_in(text: str, name: str) -> bool:
    """Whether a word of a text has the beginning of a name in Latin letters: a quick look."""
    start = name[:BEGINNING]
    at = text.find(start)
    return at >= 0 and start.isascii() and not text[at - 1 : at].isalnum()


def _is_among(name: Name, words: Sequence[str], starts: Collection[str], language: str) -> bool:
    """Whether one of some words with a capital may be a form of a name; `starts` is how they begin."""
    there = forms(name.text, name.place, language)
    if any(begins_one(form, starts) for form in there):
        return True
    for form in there:
        some = begun_like(form, words)
        latin = [word for word in some if word < LATIN]
        others = [word for word in some if not word < LATIN] if len(latin) < len(some) else []
        if is_like_one(form, latin, LIKE_LATIN) or is_like_one(form, others, LIKE):
            return True
    return False


def _is_made_into(name: Name, words: Sequence[str], made: Collection[str], language: str) -> bool:
    """Whether one of some words in small letters may be made from a name; `made` is how they begin."""
    there = forms(name.text, name.place, language)
    if any(len(start := romanised(form)[:MADE]) == MADE and start in made for form in there):
        return True
    return any(
        is_like_one(form, begun_like(form, words), LIKE_SMALL) for form in there if weight(form) >= HEAVY
    )


def is_free(names: Sequence[Name], missing: Sequence[Name]) -> bool:
    """Return whether a translation speaks of others than its original: most names are missing."""
    runs = 1 + sum(name.run != before.run for before, name in pairwise(missing))
    return runs > 2 and len(missing) > len(names) - len(missing)


def _new(pair: Pair, words: Sequence[Word], missing: Sequence[Name]) -> Iterator[New]:
    """Yield the words of a translation that nothing in the French is like.

    Those that begin a sentence, and parts of the name of a place or institution, may be any word.
    """
    text, language = pair.target.text, pair.language
    lacked = [form for name in missing for form in forms(name.text, name.place, language)]
    lower = {word.text for word in words if word.text.islower()}
    for run in runs_of(words, text, language):
        is_first = len(run) == 1 and not is_inside(text, run[0].start) and not is_sure(run[0].text, language)
        if is_first or any(is_generic(word.text) for word in run):
            continue
        known = [
            not looks_like_name(word, text, language)
            or any(sounds_alike(form, word.text) for form in lacked)
            or _is_explained(word, pair)
            or _comes_from(word.text, pair)
            for word in run
        ]
        for word, before, after in _unknown(run, known):
            if word.text.lower() not in lower:
                yield New(word, before, after)


def _is_monarch_new(pair: Pair, new: Sequence[New]) -> bool:
    """Whether a new name may be that of a king or pope of the French: *Ludwig* for *Louis II*."""
    monarchs = monarchs_in(pair.source.text) if new else ()
    words = [word for word in words_in(pair.target.text) if word[0].isupper()] if monarchs else []
    return any(not any(_is_alike(monarch, word) for word in words) for monarch in monarchs)


def _is_explained(word: Word, pair: Pair) -> bool:
    """Whether a word of the French stands in brackets behind one of another script: *Пью (Pugh)*."""
    original = ORIGINAL.match(pair.target.text, word.end) if word.text > LATIN else None
    return original is not None and original[1] in pair.source.text


def _unknown(run: Sequence[Word], known: Sequence[bool]) -> Iterator[New]:
    """Yield the unknown words of a name that stand beside a known one, or all if there is none."""
    for at, word in enumerate(run):
        before = run[at - 1] if at and known[at - 1] else None
        after = run[at + 1] if at + 1 < len(run) and known[at + 1] else None
        if not known[at] and (before or after or not any(known)):
            yield New(word, before, after)


def _comes_from(word: str, pair: Pair) -> bool:
    """Whether a word may be one of the French."""
    capital, small = _french_words(pair.source.text)
    places = (
        form
        for name in names_in(pair.source.text)
        if name.place
        for form in forms(name.text, name.place, pair.language)
    )
    if any(_is_alike(form, word) for form in (*capital, *places)):
        return True
    letters = romanised(word)
    start = letters[:SMALL]
    return any(other[:SMALL] == start for other in small) or (
        most_similar(letters, small, at_least=SAME) is not None
    )


@lru_cache(maxsize=512)
def _french_words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a French text with a capital, and the longer ones without, romanised."""
    words = [word for word in dict.fromkeys(WORD.findall(text)) if word.lower() not in small_words("fr")]
    return (
        tuple(word for word in words if word[0].isupper() and len(word) >= SHORTEST),
        tuple(romanised(word) for word in words if word[0].islower() and len(word) >= SMALL),
    )


def _in_place_of(name: Name, new: Iterable[New], pair: Pair, *, is_kept: bool) -> Iterator[Swap]:
    """Yield the words that may stand in the place of a name.

    If the translation has other parts of the name, it must be beside one of them.
    """
    french = pair.source.text
    first, last = BEFORE.search(french, max(name.start - FAR, 0), name.start), AFTER.match(french, name.end)
    around = WORD.findall(french, max(name.start - AROUND, 0), name.end + AROUND)
    for word, before, after in new:
        if _is_that(before, first) or _is_that(after, last):
            yield Swap(name, word, "beside")
        elif is_kept or _is_that(before, last) or _is_that(after, first) or not _stands_for(word, name, pair):
            continue
        elif all(any(_is_alike(one, other.text) for one in around) for other in (before, after) if other):
            yield Swap(name, word, "alone")


def _is_that(word: Word | None, found: re.Match[str] | None) -> bool:
    return word is not None and found is not None and _is_alike(found[1], word.text)


def _is_alike(name: str, word: str) -> bool:
    return len(name) >= SHORTEST and (begins_alike(name, word) or is_like(name, word, LIKE_LATIN))


def _stands_for(word: Word, name: Name, pair: Pair) -> bool:
    """Whether a new name that stands alone may have been put in the place of one that is missing."""
    text, language, place = pair.target.text, pair.language, name.place
    expected = name.start * len(text) / len(pair.source.text)
    if abs(word.start - expected) > max(NEAR, SHARE * len(text)) or name.is_word:
        return False
    if place is not None and not (place.kind == "city" and is_called_the_same(name.text, place, language)):
        return is_place(word.text, place.kind, language)
    if is_place(word.text, "country", language):
        return False
    return is_place(word.text, "city", language) or not is_of_country(word.text, language)
