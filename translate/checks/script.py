"""The check `script`: letters of another script than the language's.

It finds a translation that is not written in the script of its language (error; CLDR's likely script, see
`languages/small_words.toml`); words in which letters of two scripts look alike, as the Latin ``а`` of
*Пaриж* and the Greek beta of *Maβnahme*, or in which one stands amid the small letters of another (error),
alone or as a word of one letter; Persian ی and ک in Arabic words (warning); and traditional
characters in a text in simplified ones or the other way round (error when they are many, else warning).
It leaves alone words that mix scripts in plain sight (*SMSки*, *μm*, *TNFα*, *COVID-19-й*), Latin names
in any script, languages written in two scripts (Serbian, Uzbek, Azerbaijani …) but for what the locale
names, and names that are copied from the msgid. Kanji, kana and Hangul are free in Japanese and Korean. A
character is simplified or traditional when only one of GB 2312 and Big5 has it: the standard library
knows both. Rare characters of names are in one of them by chance; so two different ones are needed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from translate.checks.pair import Pair
from translate.languages import base_language, script_of
from translate.languages.recognised import other_script
from translate.model import Diagnostic

LATIN, CYRILLIC, GREEK = "A-Za-z\u00c0-\u024f", "\u0400-\u052f", "\u0370-\u03ff\u1f00-\u1fff"
TWINS = {
    "Cyrillic": "аАВеЕѕЅіІїЇјЈкКМНоОрРсСТуУхХԁһӏԛԝ",
    "Latin": "aABcCeEëhHiIïÏjJkKMmnNoOpPsSTtuvwxXyYZ",
    "Greek": "αΑβϐΒΕΖΗιΙκΚΜΝνοΟρΡτΤυΥχΧγωηόάίύ",
}
"""Letters that look like one of another script, by script."""
MIXED = re.compile(rf"[{LATIN}][{CYRILLIC}{GREEK}]|[{CYRILLIC}][{LATIN}{GREEK}]|[{GREEK}][{LATIN}{CYRILLIC}]")
WORD = re.compile(rf"[{LATIN}{CYRILLIC}{GREEK}'’ʼ\u0300-\u036f]+")
KINDS = {
    "Latin": re.compile(f"[{LATIN}]"),
    "Cyrillic": re.compile(f"[{CYRILLIC}]"),
    "Greek": re.compile(f"[{GREEK}]"),
}
NOT_LATIN = re.compile(f"[{CYRILLIC}{GREEK}]")
ALONE = re.compile(rf"[acoyieACOIKBY](?<=[{CYRILLIC}][ \u00a0].)(?=[ \u00a0][{CYRILLIC}])")
"""A Latin letter as a word of a Cyrillic text: *я c тобой*."""
SMALL_ALONE = frozenset("acoyi")
"""Letters of which a Cyrillic twin is a word of its language."""
FRENCH_WORDS = frozenset("ay")
"""Of these, the words of the French."""
ACRONYM = re.compile("[A-Z]{2,}['’ʼ]?[а-яёєіїґ]+")
"""An acronym with an ending: *CDшный*."""
_SMALL, _OTHER_SMALL = "a-z\u00df-\u00ff", "\u0430-\u045f\u03ac-\u03ce"
AMID = re.compile(
    rf"(?<=[{_SMALL}])[{CYRILLIC}{GREEK}](?=[{_SMALL}])|(?<=[{_OTHER_SMALL}])[a-z](?=[{_OTHER_SMALL}])"
)
"""A letter between small ones of another script; a Latin one with an accent is a stressed one: *бóльший*."""
BESIDE_SMALL = re.compile(rf"[{_SMALL}][{GREEK}]|[{GREEK}][{_SMALL}]")
"""A Greek letter that is no sign behind an acronym: *TNFα*."""
SYMBOLS = 4
"""Letters of a unit at most: *kΩm*."""
TWO_SCRIPTS = frozenset(
    [
        "az",
        "bs",
        "kk",
        "ku",
        "ky",
        "mn",
        "ms",
        "pa",
        "sd",
        "sr",
        "tg",
        "tk",
        "tt",
        "ug",
        "uz",
        "yue",
    ]
)
"""Languages that are written in two scripts: what CLDR finds likely may not be meant."""
PERSIAN = re.compile("[\u0620-\u064a][\u06a9\u06cc]|[\u06a9\u06cc][\u0620-\u064a]")
HAN = re.compile("[\u4e00-\u9fff]")
MANY = 2
"""So many different characters of the other kind tell that it was not a rare name."""


def check_script(pair: Pair) -> Iterator[Diagnostic]:
    """Yield what is written in letters of another script."""
    text = pair.target.text
    if text.isascii() and script_of(pair.language) == "Latn":
        return
    yield from _whole(pair, text)
    yield from _mixed(pair, text)
    base = base_language(pair.language)
    if base == "zh":
        yield from _kind_of_chinese(pair, text)
    elif base == "ar":
        yield from _persian(pair, text)


def _whole(pair: Pair, text: str) -> Iterator[Diagnostic]:
    if base_language(pair.language) in TWO_SCRIPTS or pair.language == pair.source_language:
        return
    if (script := other_script(text, pair.language)) and not _is_copied(text, pair.source.text):
        yield Diagnostic("script", "error", f"the translation is not in {script} script")


def _is_copied(text: str, source: str) -> bool:
    """Whether all words are those of the msgid: names, or what the check `untranslated` speaks of."""
    return set(re.findall(r"[^\W\d_]{2,}", text)) <= set(re.findall(r"[^\W\d_]+", source))


def _mixed(pair: Pair, text: str) -> Iterator[Diagnostic]:
    places = [match.start() for match in MIXED.finditer(text)] if _has_two_scripts(text) else []
    words = dict.fromkeys(_word_at(text, at) for at in places)
    for word in words:
        if word and word not in pair.msgid and (foreign := _twins(word)):
            yield _twin(word, foreign)
    if script_of(pair.language) == "Cyrl":
        alone = [match for match in ALONE.finditer(text) if match[0] in SMALL_ALONE]
        signs = _signs(pair.source.text) if alone else frozenset()
        for match in alone:
            if match[0] not in signs:
                yield _twin(match[0], "Latin", (pair.target.span(*match.span()),))


def _signs(source: str) -> frozenset[str]:
    """Return the letters that stand alone in the French as signs, *le point c*, and not as its words."""
    source = source.replace("\u00a0", " ")
    return frozenset(letter for letter in SMALL_ALONE - FRENCH_WORDS if f" {letter} " in source)


def _has_two_scripts(text: str) -> bool:
    """Whether a text has letters of two scripts that have letters alike; most have Latin ones alone."""
    if NOT_LATIN.search(text) is None:
        return False
    return sum(kind.search(text) is not None for kind in KINDS.values()) > 1


def _word_at(text: str, at: int) -> str:
    """Return the word around a place; a stretch of more than 80 letters is none."""
    start, end = max(at - 40, 0), at + 40
    before = re.search(rf"[{LATIN}{CYRILLIC}{GREEK}'’ʼ\u0300-\u036f]*\Z", text[start:at])
    after = WORD.match(text[at:end])
    return (before[0] if before else "") + (after[0] if after else "")


def _twins(word: str) -> str | None:
    """Return the script whose letters in a word are twins of the other script's, or stand amid its own."""
    counts = {name: len(kind.findall(word)) for name, kind in KINDS.items()}
    present = sorted((count, name) for name, count in counts.items() if count)
    if len(present) < 2 or ACRONYM.fullmatch(word):
        return None
    for _, name in present[:-1]:
        letters = KINDS[name].findall(word)
        if len(letters) * 2 > len(word) or (name == "Greek" and _is_symbol(word)):
            continue
        if set(letters) <= set(TWINS[name]) or _is_amid(word, name):
            return name
    return None


def _is_symbol(word: str) -> bool:
    """Whether the Greek letters of a word are signs: *μm*, *ΔT*, *TNFα*; those of *daβ* are not."""
    short = 3 if KINDS["Greek"].match(word) else 2
    return len(word) <= short or not BESIDE_SMALL.search(word)


def _is_amid(word: str, script: str) -> bool:
    """Whether a letter of a script stands alone between small letters of another, as none is meant to."""
    return len(word) > SYMBOLS and any(KINDS[script].match(letter) for letter in AMID.findall(word))


def _twin(word: str, script: str, places: tuple[tuple[int, int], ...] = ()) -> Diagnostic:
    message = f"'{word}' has letters of the {script} script that do not belong there"
    return Diagnostic("script", "error", message, found=word, in_msgstr=places)


def _persian(pair: Pair, text: str) -> Iterator[Diagnostic]:
    for match in PERSIAN.finditer(text):
        word = re.search(r"[\w]*\Z", text[max(match.start() - 30, 0) : match.start()])
        found = (word[0] if word else "") + match[0]
        if found not in pair.msgid:
            yield Diagnostic("script", "warning", f"'{found}' has a letter of Persian", found=found)
            return


def _kind_of_chinese(pair: Pair, text: str) -> Iterator[Diagnostic]:
    traditional = script_of(pair.language) == "Hant"
    own = set(pair.msgid)
    foreign = [
        char
        for char in dict.fromkeys(HAN.findall(text))
        if _kind(char) == ("simplified" if traditional else "traditional") and char not in own
    ]
    if len(foreign) < MANY:
        return
    kind, chars = "simplified" if traditional else "traditional", "".join(foreign[:8])
    many = len(foreign) > MANY
    yield Diagnostic(
        "script", "error" if many else "warning", f"{kind} characters: {chars}", found=foreign[0]
    )


@lru_cache(maxsize=32768)
def _kind(char: str) -> str | None:
    """Return whether a character is only one of Mainland China or of Taiwan."""
    simplified, traditional = _has("gb2312", char), _has("big5", char)
    if simplified == traditional:
        return None
    return "simplified" if simplified else "traditional"


def _has(encoding: str, char: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
