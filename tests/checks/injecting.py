"""Mistakes put into good translations, one at a time: what the checks must find.

A kind is a function of (French, translation, locale) that yields the translation with one mistake of that
kind, at every place where it can be made or at some.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from tests.checks.misdating import month_changed, weekday_changed
from translate.languages import number_signs
from translate.sentences import sentences

Kind = Callable[[str, str, str], Iterator[str]]

NUMBER = re.compile(r"(?<![\w.,/:-])\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?![\w.,/:-]*\d)")
GROUPED = re.compile(r"(?<![\d.,:])(?!0)\d{1,3}([.,\u00a0\u202f ])\d{3}(?![\d.,])")
DECIMAL = re.compile(r"(?<![\d.,:])\d+[.,]\d{1,2}(?![\d.,:])")
WORD = re.compile(r"[^\W\d_]+")
QUOTES = '«»“”„"「」'
STOP = re.compile(r"[.。](?=[”“»」\"]?\s*\Z)")
TWINS = str.maketrans(dict(zip("aeopcxyKMTаеорсхуАВЕКМНОРСТ", "аеорсхуКМТaeopcxyABEKMHOPCT", strict=True)))
PERSONS = {
    "Djokovic": "Джокович",
    "Haddad": "Хаддад",
    "Mbappé": "Мбаппе",
    "Kipchoge": "Кипчоге",
    "Thunberg": "Тунберг",
    "Trump": "Трамп",
    "Vingegaard": "Вингегор",
    "Murkowski": "Мурковски",
}
PLACES = {
    "Kharkiv": "Харьков",
    "Lampedusa": "Лампедуза",
    "Stockholm": "Стокгольм",
    "Belgrade": "Белград",
    "Manchester": "Манчестер",
    "Chamonix": "Шамони",
    "Nevada": "Невада",
}
"""Names that the news have, and how they are written in Cyrillic."""
LATIN = frozenset(["cs", "de", "en", "es", "fi", "hu", "it", "nl", "pt", "pl", "tr"])
SPACELESS = frozenset({"ja", "zh_Hans"})


def digit(french: str, text: str, code: str) -> Iterator[str]:
    """A digit of a number that both texts have is another one."""
    del code
    there = set(re.findall(r"\d+", french))
    for number in re.finditer(r"\d+", text):
        if number[0] in there:
            at = number.start() + len(number[0]) // 2
            yield text[:at] + str((int(text[at]) + 3) % 10) + text[at + 1 :]


def dropped(french: str, text: str, code: str) -> Iterator[str]:
    """A number that both texts have is gone."""
    del code
    there = set(re.findall(r"\d+", french))
    for number in NUMBER.finditer(text):
        if set(re.findall(r"\d+", number[0])) <= there:
            yield re.sub("  +", " ", text[: number.start()] + text[number.end() :])


def confused(french: str, text: str, code: str) -> Iterator[str]:
    """The decimal sign stands between thousands."""
    del french
    sign = number_signs(code)[1]
    for number in GROUPED.finditer(text):
        yield text[: number.start(1)] + sign + text[number.end(1) :]


def pointless(french: str, text: str, code: str) -> Iterator[str]:
    """The decimal sign is gone."""
    del french, code
    for number in DECIMAL.finditer(text):
        yield text[: number.start()] + re.sub("[.,]", "", number[0]) + text[number.end() :]


def copied(french: str, text: str, code: str) -> Iterator[str]:
    """The msgid stands in place of the translation."""
    del text, code
    yield french


def french_left(french: str, text: str, code: str) -> Iterator[str]:
    """Words of the msgid stand in place of as many of the translation; four, at a few places."""
    words = list(WORD.finditer(french))
    for first in range(2, len(words) - 6, 7):
        left = french[words[first].start() : words[first + 3].end()]
        if code in SPACELESS:
            at = len(text) * first // len(words)
            yield text[:at] + left + text[at + 8 :]
            continue
        own = list(WORD.finditer(text))
        if len(own) < 4:
            return
        at = (len(own) - 4) * first // len(words)
        yield text[: own[at].start()] + left + text[own[at + 3].end() :]


def homoglyph(french: str, text: str, code: str) -> Iterator[str]:
    """A letter of a word is of another script."""
    del french
    if code not in LATIN | {"ru"}:
        return
    for word in list(WORD.finditer(text))[::5]:
        for at in range(word.start() + 1, word.end()):
            twin = text[at].translate(TWINS)
            if twin != text[at] and len(word[0]) > 2:
                yield text[:at] + twin + text[at + 1 :]
                break


def doubled(french: str, text: str, code: str) -> Iterator[str]:
    """A word stands there twice."""
    del french
    if code in SPACELESS:
        words = [*re.finditer(r"[\u4e00-\u9fff]{2}", text)][::4]
        yield from (text[: word.end()] + word[0] + text[word.end() :] for word in words)
        return
    for word in list(re.finditer(r"(?<=\s)[^\W\d_]{2,}(?=\s)", text))[::4]:
        yield f"{text[: word.end()]} {word[0]}{text[word.end() :]}"


def stop_lost(french: str, text: str, code: str) -> Iterator[str]:
    """The full stop at the end is gone."""
    del french, code
    yield from (text[: stop.start()] + text[stop.end() :] for stop in STOP.finditer(text))


def quote_lost(french: str, text: str, code: str) -> Iterator[str]:
    """A quotation mark is gone."""
    del code
    for at, sign in enumerate(text):
        inside = sign == '"' and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()
        if "«" in french and sign in QUOTES and not inside:
            yield text[:at] + text[at + 1 :]


def emphasis_opened(french: str, text: str, code: str) -> Iterator[str]:
    """An emphasis begins and never ends."""
    del french, code
    for word in list(WORD.finditer(text))[::9]:
        yield f"{text[: word.start()]}**{text[word.start() :]}"


def name_swapped(french: str, text: str, code: str) -> Iterator[str]:
    """A name that both texts have, inflected or not, is that of another person or another place."""
    if code not in LATIN | {"ru", "uk"}:
        return
    for kind in (PERSONS, PLACES):
        for name in kind:
            cyrillic = kind[name][:3]
            word = re.search(rf"\b(?:{name[:3]}|{cyrillic})[^\W\d_]*", text)
            if word is None or name not in french:
                continue
            for other in kind:
                if other not in french and other[:3] != name[:3]:
                    new = other if word[0].isascii() or word[0][0] <= "\u024f" else kind[other]
                    yield text[: word.start()] + new + text[word.end() :]


def sentence_dropped(french: str, text: str, code: str) -> Iterator[str]:
    """A sentence is gone; `french` and `text` have several."""
    del french
    own = sentences(text, code)
    if len(own) > 1:
        yield from ("".join([*own[:n], *own[n + 1 :]]).strip() for n in range(len(own)))


KINDS: Mapping[str, Kind] = {
    "digit changed": digit,
    "number dropped": dropped,
    "thousands confused": confused,
    "decimal sign lost": pointless,
    "msgid copied": copied,
    "French left": french_left,
    "homoglyph": homoglyph,
    "word doubled": doubled,
    "final stop lost": stop_lost,
    "quotation mark lost": quote_lost,
    "emphasis opened": emphasis_opened,
    "sentence dropped": sentence_dropped,
    "name swapped": name_swapped,
    "month changed": month_changed,
    "weekday changed": weekday_changed,
}
"""Kind of mistake → what makes it."""
