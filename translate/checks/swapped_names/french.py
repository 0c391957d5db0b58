"""The foreign names of a French text."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from translate.checks.swapped_names.called import SHORTEST, Called, french_places
from translate.languages.lemmas import is_listed, lemma
from translate.languages.recognised import small_words
from translate.languages.romanised import romanised

CAPITAL = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-ÞŒŠŽČĆŁŚŻŞİ][^\W\d_]{2,}")
INSIDE = re.compile(r"[^\W_][,’')]?[ \u00a0\u202f(«“„\"]{0,3}(?:\w[’'])?\Z|[^\W\d_][-‑]\Z")
"""What stands before a word that begins no sentence."""
BEFORE, FAR = 6, 20
"""Characters before a word that are looked at: for that, and for an article."""
JOINED = re.compile(r"[ \u00a0](?:(?:di|da|van|von|der|den|bin|al|el) )?|[ \u00a0](?:al-|el-)|[-‑]")
"""What stands between the words of one name."""
DASHES = frozenset("-‑")
NUMERAL = re.compile(r"[ \u00a0\u202f](?:[IVX]{1,5}|[Ii]er)\b")
"""What stands behind the name of a king or a pope, which is translated."""
COMMAND = re.compile("[éèêëàâçîïôûùœæ]|ez\\Z|[ei]r\\Z")
"""What a French word at the beginning of a sentence may have: *Déplacez Konrad*."""
ACCENTED = re.compile("[éèêëàâçîïôûùœæ]")
"""A letter of French words."""
ACCENTS = {"a": "àâ", "c": "ç", "e": "éèê", "i": "î", "o": "ôœ", "u": "ûù"}
"""Letter → what it may be for where capitals have no accents: *Ecosse*."""
DEMONYM = re.compile(r"\w+(?:éen|ien|ais|ois|ain|ètes?)(?:ne|e)?s?")
ROMAN = re.compile(r"[IVXLC]+(?:e|er|ère|ème|es|èmes)?")
TWO_PARTS = re.compile(r"[^\W\d_]{2,}?(?<=[a-zà-ÿ])[A-ZÀ-Þ][a-zà-ÿ]{2,}")
PLURAL = re.compile(r"\b(?:[Ll]es|[Dd]es|[Aa]ux|[Cc]es)[ \u00a0](?:\w+[ \u00a0])?\Z")
"""What stands before those who have the name together: *les Lisboètes*, *les Reds*."""
DETERMINER = re.compile(
    r"(?:\b(?:[Ll][ea]s?|[Dd]es|[Dd]u|[Aa]ux?|[Uu]ne?|[Cc]e(?:t|tte|s)?|[SsMmTt](?:on|a|es)|[NnVv](?:os|otre)|[Ll]eurs?)"
    r"[ \u00a0]|\b[Ll][’']|\w-)\Z"
)
"""What stands before a noun; a person's name has none."""
REGION, WITHIN = re.compile(r"[^\W\d_]{3,}ie"), re.compile(r"\b(?:la|[Ee]n|(?P<of>[Dd]e))[ \u00a0]\Z")
"""How French calls a region, *la Moravie*, and what stands before it: others call it in their own way."""
TITLE = re.compile(r"[«“\"‘][ \u00a0\u202f]?(?:[^\s«»“”\"]{1,30}[ \u00a0\u202f]){0,6}[^\s«»“”\"]{1,30}[»”\"]")
"""A few words in quotation marks, which are translated or not."""
ENGLISH = re.compile(r"[ \u00a0](?:of|the|and|for|is|my|with|to|at|in|by)[ \u00a0]")
"""Words that stand in names of several English words: *Bank of America*."""


class Name(NamedTuple):
    """A foreign name in a French text."""

    text: str
    start: int
    end: int
    is_word: bool
    """Whether it is a word too, or a region, and may be translated: *Crown Court*, *Moravie*."""
    place: Called | None
    """The country or city of which it is the name."""
    run: int
    """The offset where the full name begins whose part it is: *Boris Johnson*."""


@lru_cache(maxsize=2048)
def capitals_in(text: str) -> tuple[str, ...]:
    """Return the words of a French text that have a capital as names have it, most likely."""
    return tuple([word[0] for word in CAPITAL.finditer(text) if _may_be_name(text, word)])


@lru_cache(maxsize=512)
def monarchs_in(text: str) -> tuple[str, ...]:
    """Return the kings and popes of a French text, whom other languages call otherwise: *Louis II*."""
    return tuple(word[0] for word in CAPITAL.finditer(text) if NUMERAL.match(text, word.end()))


@lru_cache(maxsize=512)
def names_in(text: str) -> tuple[Name, ...]:
    """Return the words of a French text that are names, and most likely alike in other languages."""
    titles = [title.span() for title in TITLE.finditer(text)]
    names: list[Name] = []
    for run in runs_of(text, CAPITAL.finditer(text)):
        likely = [_may_be_name(text, word) for word in run]
        if True not in likely or any(start <= run[0].start() < end for start, end in titles):
            continue
        if _is_phrase(text, run):
            continue
        is_behind = False
        for at, may_be_name in enumerate(likely):
            found = _named(text, run, at, is_behind=is_behind) if may_be_name else None
            if found is not None:
                names.append(found)
            is_behind = found is not None and not found.is_word and not found.place
    return tuple(names)


def runs_of(text: str, words: Iterable[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield words with a capital, those together that are parts of one name."""
    run: list[re.Match[str]] = []
    for word in words:
        if run and not JOINED.fullmatch(text, run[-1].end(), word.start()):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def is_capitalised(word: str) -> bool:
    """Return whether a word is written as a name is: *Johnson*, *McLaren*, *SouthernAir*; no acronym."""
    if len(word) < SHORTEST or not word[0].isupper():
        return False
    return word[1:].islower() or (word[1].islower() and TWO_PARTS.fullmatch(word) is not None)


def _may_be_name(text: str, word: re.Match[str]) -> bool:
    """Whether a word with a capital has it as a name: within a sentence, or before another one."""
    begin, end = word.span()
    is_inside = begin > 0 and INSIDE.search(text, max(begin - BEFORE, 0), begin)
    if not is_inside and not text[end + 1 : end + 2].isupper():  # most of those that begin a sentence
        return False
    if not is_capitalised(word[0]) or ROMAN.fullmatch(word[0]) or NUMERAL.match(text, end):
        return False
    start = max(begin - FAR, 0)
    if word[0].endswith(("s", "x")) and PLURAL.search(text, start, begin):
        return False
    if DEMONYM.fullmatch(word[0]) and DETERMINER.search(text, start, begin):
        return False
    return bool(is_inside) or _is_before_another(text, word)


def _is_before_another(text: str, word: re.Match[str]) -> bool:
    """Whether a word that begins a sentence is joined with another one that has a capital."""
    after = CAPITAL.match(text, word.end() + 1)
    return bool(after and JOINED.match(text, word.end()) and not COMMAND.search(word[0].lower()))


def _is_phrase(text: str, run: Sequence[re.Match[str]]) -> bool:
    """Whether words are no name but an institution, or words of another language: *Bank of America*."""
    first, words = run[0], [romanised(word[0]) for word in run]
    if any(word in listed("generic") for word in words):
        return True
    if ENGLISH.search(text, max(first.start() - BEFORE, 0), first.start()) or ENGLISH.match(
        text, run[-1].end()
    ):
        return True
    is_known = DEMONYM.fullmatch(first[0]) or words[0] in listed("persons")
    return len(run) > 1 and not is_known and _is_french(first[0]) and not _is_bare(text, first.start())


def _named(text: str, run: Sequence[re.Match[str]], at: int, *, is_behind: bool) -> Name | None:
    """Return a word as a name; None if it is none.

    A French or English word is one behind a first name, or before a family name: *Mark Oyelaran*; an English
    one also where it stands alone, without an article.
    """
    word, is_last = run[at], at == len(run) - 1
    low = romanised(word[0])
    is_region = len(run) == 1 and _is_region(text, word)
    name = Name(word[0], *word.span(), is_word=is_region, place=None, run=run[0].start())
    if low in french_places():
        place = french_places()[low]
        return name._replace(place=place) if place else None
    if low in _no_names() or word[0].lower() in _small_words() or _is_compound(text, word):
        return None
    if low in listed("persons"):
        return None if is_last else name
    is_bare = _is_bare(text, word.start())
    if not is_word(word[0]):
        return name if is_bare or not ACCENTED.search(word[0].lower()) else None
    is_english = is_bare and not _is_french(word[0])
    if is_english and len(run) == 1:
        return name
    is_first = is_english and not is_last and not is_word(run[at + 1][0])
    return name._replace(is_word=True) if is_behind or is_first else None


def _is_region(text: str, word: re.Match[str]) -> bool:
    """Whether a word is what French calls a region; *de Leslie* is a person."""
    start = word.start()
    before = WITHIN.search(text, max(start - FAR, 0), start) if REGION.fullmatch(word[0]) else None
    if before is None or not before["of"]:
        return before is not None
    return not (romanised(word[0]) in listed("persons") or is_english_name(word[0]))


def _is_compound(text: str, word: re.Match[str]) -> bool:
    """Whether a word is joined by a hyphen with a French one: *Grande-Bretagne*, *Etats-Unis*."""
    start, end = word.span()
    if text[start - 1 : start] not in DASHES and text[end : end + 1] not in DASHES:
        return False
    parts = re.split("[-‑]", _around(text, word))
    return len(parts) > 1 and any(
        romanised(part) not in listed("persons") and _is_french(part) for part in parts
    )


def _around(text: str, word: re.Match[str]) -> str:
    """Return a word with what is joined to it by hyphens."""
    before = re.search(r"(?:[^\W\d_]{1,20}[-‑]){0,2}\Z", text[max(word.start() - 42, 0) : word.start()])
    after = re.match(r"(?:[-‑][^\W\d_]{1,20}){0,2}", text[word.end() : word.end() + 42])
    return f"{before[0] if before else ''}{word[0]}{after[0] if after else ''}"


def _is_bare(text: str, start: int) -> bool:
    """Whether a word has no article, as the names of people."""
    return DETERMINER.search(text, max(start - FAR, 0), start) is None


def is_word(word: str) -> bool:
    """Return whether a word is English or French."""
    return (lemma(word.lower(), "en") or "").islower() or _is_french(word)


def is_english_name(word: str) -> bool:
    """Return whether an English dictionary has a word with a capital, and a French one does not have it."""
    return is_listed(word, "en") and not _is_french(word)


@lru_cache(maxsize=4096)
def _is_french(word: str) -> bool:
    """Whether a word is French, its capital with or without an accent; the dictionary has few imperatives."""
    low = word.lower()
    spellings = (low, *(letter + low[1:] for letter in ACCENTS.get(low[:1], "")))
    is_command = low.endswith("ez") and is_listed(f"{low[:-1]}r", "fr")
    return is_command or any(lemma(spelt, "fr") is not None for spelt in spellings)


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    return listed("places") | listed("words")


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    return small_words("fr") | small_words("en")


Table = Literal["places", "persons", "words", "generic"]


@lru_cache(maxsize=4)
def listed(table: Table) -> frozenset[str]:
    """Return the words of a table of names.toml, romanised."""
    rows = tomllib.loads((files(__package__) / "names.toml").read_text(encoding="utf-8"))
    return frozenset(map(romanised, rows[table].split()))
