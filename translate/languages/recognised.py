"""In which language and script a text is: by its small words, and by its letters.

A judgement is only made where it is plain: short texts, names and languages that are not listed pass. Word
lists do what is needed here; a library for it would bring models, numpy, or 100 MB. The lists are in
`small_words.toml`.
"""

import re
import tomllib
from collections import Counter, defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from translate.languages import _canonical, base_language

FEW_LETTERS = 12
"""Texts with less are not judged by their script."""
OWN_SHARE = 0.25
"""Of the letters at least must be in the language's script: names and acronyms may stay Latin."""
PLAIN, MANY = 3, 5
"""So many different small words of another language beside none of its own, or beside few, are plain."""
SHARE = 0.1
"""Of all words, at least, they must be: in any language they are a third."""

CHINESE = frozenset({"Hans", "Hant"})
"""Scripts of one range of letters; of others that a locale may name it is not known which ones they have."""

_RANGES = {
    "Latin": "A-Za-z\u00aa-\u024f\u1e00-\u1eff",
    "Cyrillic": "\u0400-\u052f",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Arabic": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufefc",
    "Hebrew": "\u0590-\u05ff",
    "Devanagari": "\u0900-\u097f",
    "Bengali": "\u0980-\u09ff",
    "Thai": "\u0e00-\u0e7f",
    "Georgian": "\u10a0-\u10ff",
    "Armenian": "\u0530-\u058f",
    "Hangul": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Kana": "\u3041-\u30ff",
    "Han": "\u3400-\u4dbf\u4e00-\u9fff",
}
_RANGES["Japanese"] = _RANGES["Kana"] + _RANGES["Han"]
_RUNS = {name: re.compile(f"[{signs}]+") for name, signs in _RANGES.items()}
_WORD = re.compile(r"[^\W\d_]+")


class _Table(NamedTuple):
    words: dict[str, frozenset[str]]
    """Language → its small words."""
    languages: dict[str, tuple[str, ...]]
    """Small word → the languages that have it."""
    scripts: dict[str, str]
    """Language → the name of its script."""


@lru_cache(maxsize=1)
def _table() -> _Table:
    rows = tomllib.loads((files(__package__) / "small_words.toml").read_text(encoding="utf-8"))
    words = {code: frozenset(row.split()) for code, row in rows["words"].items()}
    languages: defaultdict[str, list[str]] = defaultdict(list)
    for code, row in words.items():
        for word in row:
            languages[word].append(code)
    scripts = {code: name for name, codes in rows["scripts"].items() for code in codes.split()}
    return _Table(words, {word: tuple(codes) for word, codes in languages.items()}, scripts)


def small_words(language: str) -> frozenset[str]:
    """Return the small words of a language that are listed, in lower case; none for one that is not."""
    return _table().words.get(base_language(language), frozenset())


def script_name(language: str) -> str | None:
    """Return the name of the one script that a locale is written in; None where that is not known."""
    base, script, _ = _canonical(language)
    return None if script and script not in CHINESE else _table().scripts.get(base)


def other_script(text: str, language: str) -> str | None:
    """Return the name of the language's script if a text is not written in it."""
    script = script_name(language)
    if script is None or (script == "Latin" and text.isascii()):
        return None
    if _is_plainly_in(script, text):
        return None
    letters = sum(map(len, words_in(text)))
    if letters < FEW_LETTERS:
        return None
    own = sum(map(len, _RUNS[script].findall(text)))
    kana = sum(map(len, _RUNS["Kana"].findall(text))) if script in {"Han", "Japanese"} else 0
    if own < OWN_SHARE * letters or (script == "Han" and kana > OWN_SHARE * letters):
        return script
    return script if script == "Japanese" and not kana and letters > 2 * FEW_LETTERS else None


def _is_plainly_in(script: str, text: str) -> bool:
    """Whether half of a text has letters enough of a script for all of it."""
    own = sum(map(len, _RUNS[script].findall(text, 0, len(text) // 2)))
    if own < OWN_SHARE * len(text):
        return False
    return script not in {"Han", "Japanese"} or (script == "Han") == (_RUNS["Kana"].search(text) is None)


@lru_cache(maxsize=512)
def words_in(text: str) -> list[str]:
    """Return the words of a text in lower case; whoever judges a text asks for them."""
    return _WORD.findall(text.lower())


def other_language(text: str, language: str) -> str | None:
    """Return the language that a text is plainly in, if it is not the one named; else None.

    Of several, the one of which it has most words.
    The small words of the language are held against those of each other one, without those of both.
    """
    table = _table()
    base = base_language(language)
    if base not in table.words:
        return None
    if len(_foreign(base).intersection(words_in(text))) < PLAIN:
        return None
    words = Counter(words_in(text))
    own, theirs = 0, defaultdict[str, list[str]](list)
    shared = Counter[str]()
    for word in words.keys() & table.languages.keys():
        having = table.languages[word]
        if base in having:
            own += 1
            shared.update(having)
        elif _tells(word):
            for code in having:
                theirs[code].append(word)
    for code, found in sorted(theirs.items(), key=lambda item: (-len(item[1]), item[0])):
        ours = own - shared[code]
        enough = PLAIN if ours == 0 else max(MANY, 4 * ours)
        if len(found) >= enough and sum(words[word] for word in found) >= SHARE * words.total():
            return code
    return None


@lru_cache(maxsize=256)
def _foreign(base: str) -> frozenset[str]:
    """Return the small words that tell of another language."""
    words = _table().languages.items()
    return frozenset(word for word, having in words if base not in having and _tells(word))


def _tells(word: str) -> bool:
    """Whether a small word tells of its language: a Latin letter is an initial, a unit, anything."""
    return len(word) > 1 or not word.isascii()
