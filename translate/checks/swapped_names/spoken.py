"""Words of languages without capitals: what of each may be a name, and how it sounds."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from translate.checks.swapped_names import chinese
from translate.checks.swapped_names.foreign import Word
from translate.checks.swapped_names.likeness import LONGEST, beginning, distance, likely, may_be_like, weight
from translate.languages import base_language
from translate.languages.places import countries
from translate.languages.romanised import romanised

MARKS = "\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640"
"""Vowels and other signs on Arabic and Hebrew letters, and the line that draws a word out."""
WORDS = {
    "ar": re.compile(rf"[\u0620-\u064a\u066e-\u06d3][\u0620-\u064a\u066e-\u06d3{MARKS}]*"),
    "he": re.compile(rf"[א-ת](?:[א-ת{MARKS}]|['’׳](?=[א-ת]))*"),
    "ja": re.compile("[ァ-ヺー]+"),
    "ko": re.compile(r"(?<![가-힣\d])(?!말[했한하해]|밝[혔힌혀]|따[라르]|것[은을이으])[가-힣]+"),
}
"""Language → its words: in Hebrew with the geresh of foreign sounds, in Japanese those of katakana.

In Korean without what counts (*28마리*) and without words that every report has: *said*, *thing*.
"""
PREFIXES = {
    "ar": re.compile("[وف]?(?:لل?|[بك]?(?:ال)?)"),
    "he": re.compile("ו?(?:כש|[שמכ])?[בלמכהש]?ה?"),
}
"""Language → what is written together with the word behind it: *and*, *in*, *to*, *the*."""
_PARTICLES = """
은 는 이 가 을 를 에 의 와 과 도 로 으로 만 나 이나 란 이란 라 이라 라고 이라고 라는 이라는 라며
이라며 며 이며 에서 에게 께 까지 부터 보다 처럼 마다 에는 에도 에서는 에서도 에서의 에게는 에게서
로의 와의 과의 로는 으로는 까지는 다 이다 인 였다 이었다 씨 씨는 씨가 씨의 씨를 씨에게 군 양 등 측
전 시 시의 시에서 주 주의 주에서 역
"""
PARTICLES = frozenset(_PARTICLES.split())
"""What is written together with the Korean name before it: particles, *Mr*, *city*."""
PARTICLE = 4
"""Syllables of a particle, less than."""
SHORTEST = {"ar": 3, "he": 3, "ja": 3, "ko": 2, "zh": 2}
"""Language → letters of a name at least."""
COMPOUNDING = frozenset({"ja", "ko"})
"""Languages that write several names as one word; they have one sound for l and r, too."""
RUNNING = frozenset({"zh"})
"""Languages in which nothing tells where a word ends."""
UNPARTED = frozenset({"ja", "zh"})
"""Languages without blanks between words."""
ALONE = -2
"""The number of a word that is no part of a full name."""
FIRST = {"ar": 3, "he": 3, "ja": 2, "ko": 1, "zh": 2}
"""Language → letters of a word that tell with which sounds it may begin."""
HEBREW = str.maketrans({"ו": "w", "פ": "ph", "ף": "ph", "כ": "kh", "ך": "kh"})
"""Letters of two sounds, or of a vowel."""
GLIDE, VOWEL_BETWEEN = re.compile("(?<=[^aeiou])iy(?=[auo])"), re.compile("(?<=[fv])u(?=[aeio])")
"""What katakana write beside the sound meant: *jiya* for ja, *vui* for vi."""
SILENT_R, VOWELS = re.compile("(?<=[aeiou])r(?![aeiou])"), re.compile("[aeiou]+")
FIRST_SYLLABLE, FINALS, FINAL_S = 0xAC00, 28, 19
"""Where hangul begins, how many finals it has, and which is ㅅ, spoken as t (Unicode 15.0, section 3.12)."""


def parts_of(text: str, language: str) -> list[Word]:
    """Return the words of a text, each whole, and without its prefixes or particles.

    In Chinese, where no word ends, what follows each character.
    """
    if language in RUNNING:
        return list(chinese.parts_of(text))
    shortest, parts = SHORTEST[language], list[Word]()
    for number, word in enumerate(WORDS[language].finditer(text)):
        whole, start = word[0], word.start()
        if len(whole) >= shortest:
            for first, last in _cuts(whole, language):
                parts.append(Word(whole[first:last], start + first, start + last, number))
    return parts


def countries_in(text: str, language: str) -> list[Word]:
    """Return the countries that CLDR calls by other words than `parts_of` has: 日本, 法国."""
    return [Word(found[0], *found.span(), ALONE) for found in _countries(language).finditer(text)]


@lru_cache(maxsize=16)
def _countries(language: str) -> re.Pattern[str]:
    word = chinese.runs() if base_language(language) in RUNNING else WORDS[base_language(language)]
    names = sorted(
        (name for name in countries(language).values() if chinese.HAN.fullmatch(name)), reverse=True
    )
    return re.compile("|".join(name for name in names if not word.fullmatch(name)) or "(?!)")


def ends_of(words: Iterable[Word], language: str) -> Iterator[Word]:
    """Yield what may be a name at the end of a word of several: *Novo Nordisk* is one in katakana."""
    for word in words if language in COMPOUNDING else ():
        for at in range(2, min(len(word.text), LONGEST) - SHORTEST[language] + 1):
            yield word._replace(text=word.text[at:LONGEST], start=word.start + at)


def wholes(part: Word, language: str) -> Iterable[Word]:
    """Return what of a part may be a name: all of it, or its beginnings where nothing tells words."""
    return chinese.every_cut(part) if language in RUNNING else (part,)


Beginnings = Mapping[int, Sequence[Word]]
"""Classes of sounds → the words that begin with them."""


def by_beginning(words: Iterable[Word], language: str) -> Beginnings:
    """Return words by the classes of sounds with which they begin, as their first letters tell."""
    first, found = FIRST[language], defaultdict[int, list[Word]](list)
    for word in words:
        found[_beginning(word.text[:first], language)].append(word)
    return found


def alike(
    name: str, words: Beginnings, language: str, limit: float, *, are_parts: bool = True
) -> Iterator[tuple[float, Word]]:
    """Yield the words that are no farther from a French name than a limit, with their `distance`.

    In Chinese these are the beginnings of words, if they are `parts_of` a text.
    """
    are_cut = are_parts and language in RUNNING
    for form in _forms(name, language):
        first = beginning(form)
        some = [word for classes, begun in words.items() if classes & first for word in begun]
        if are_cut:
            some = [cut for word in some for cut in chinese.cuts(word, weight(form))]
        heard = [sound(word.text, language) for word in some]
        for at in likely(form, heard, limit):
            if are_cut or may_be_like(form, heard[at], limit):
                far = distance(form, heard[at])
                if far <= limit:
                    yield far, some[at]


@lru_cache(maxsize=1 << 13)
def _beginning(letters: str, language: str) -> int:
    return beginning(sound(letters, language))


@lru_cache(maxsize=1 << 13)
def sound(word: str, language: str) -> str:
    """Return a word as it sounds, in small letters from a to z."""
    if language == "zh":
        return chinese.sound(word)
    if language == "he":
        return romanised(word.translate(HEBREW))
    if language == "ja":
        return VOWEL_BETWEEN.sub("", GLIDE.sub("", romanised(word.replace("ッ", "")))).replace("l", "r")
    if language == "ko":
        return romanised("".join(map(_syllable, word))).replace("l", "r")
    return romanised(word)


@lru_cache(maxsize=1 << 12)
def _forms(name: str, language: str) -> tuple[str, ...]:
    """Return how a French name may sound: also without vowels, which are not written, or silent r."""
    if language == "zh":
        return chinese.forms(name)
    heard = romanised(name)
    if language in COMPOUNDING:
        heard = heard.replace("l", "r").replace("ew", "eu")
        return tuple({heard: 0, SILENT_R.sub("", heard): 0})
    return tuple({heard: 0, heard[:1] + VOWELS.sub("", heard[1:]): 0, VOWELS.sub("", heard): 0})


def _syllable(letter: str) -> str:
    """Return a syllable; one that ends in ㅅ with ``th``, which may be s and t."""
    has_final_s = (ord(letter) - FIRST_SYLLABLE) % FINALS == FINAL_S
    return f"{chr(ord(letter) - FINAL_S)}th" if has_final_s else letter


@lru_cache(maxsize=1 << 13)
def _cuts(word: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return the first and the last offset of what may be a name in a word, which is no shorter than that."""
    size, prefix = len(word), PREFIXES.get(language)
    if language == "ko":
        ends = range(max(SHORTEST["ko"], size - PARTICLE), size)
        return ((0, size), *((0, at) for at in ends if word[at:] in PARTICLES))
    found = prefix.match(word) if prefix else None
    if prefix is None or found is None:
        return ((0, size),)
    last = min(found.end(), size - SHORTEST[language])
    return tuple((at, size) for at in range(last + 1) if prefix.fullmatch(word, 0, at))
