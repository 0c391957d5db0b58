"""Chinese: the characters with which it writes foreign names, what may be a name there, and how it sounds."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from translate.checks.swapped_names.called import Called
from translate.checks.swapped_names.foreign import Word
from translate.checks.swapped_names.french import Name, is_english_name
from translate.languages.places import cities, countries
from translate.languages.romanised import romanised

LOCALES = ("zh_Hans", "zh_Hant", "zh_Hant_HK")
"""CLDR's, each of which has names of its own for some places."""
HAN = re.compile("[\u4e00-\u9fff]+")
DOTS = frozenset("·‧・•．･")
"""What stands between the parts of a name."""
PINYIN = (
    *(("ng$", "n"), ("^zh", "j"), ("^x", "s"), ("^q", "ch"), ("^c(?!h)", "ts")),
    *(("^wu$", "u"), ("^yi", "i"), ("^w", "v"), ("^l", "r")),
)
"""What pinyin spells, and what is heard in names; l and r are one sound."""
PARTED = re.compile("t(?=s)")
"""A sound that stands apart from the one behind it: 特斯 is no ts."""
FRENCH = ((re.compile("ng(?![aeiouy])"), "n"), (re.compile("[dt]s\\Z"), "s"))
"""What names have that is one sound in Chinese."""
SILENT = (re.compile("(?<=[aeiou])r(?![aeiou])"), re.compile("(?<=[aeiou])[lr](?![aeiou])"))
"""Sounds of names that Chinese leaves out: r, and sometimes l."""
JAPANESE = re.compile(
    "(?:[kgnmbr][aiueo]|(?<=[np])p[aiueo]|[sz][aueo]|[td][aeo]|h[aieo]|fu|tsu|y[auo]|wa|(?:j|sh|ch)[aiuo]|[kgnhbpmr]y[auo]"
    "|[aiueo]|n(?![aiueoy])|k(?=k)|s(?=s)|t(?=t|ch)|p(?=p))+"
)
"""Syllables of Japanese, as Hepburn spells them."""
_HAN_NAMES = """
kim lee park choi choe jung jeong chung kang cho yoon yun jang lim shin seo kwon hwang ahn song hong moon jong
jae nguyen tran pham hoang huynh phan dang bui ngo duong thanh minh van abe kyoto osaka
"""
HAN_NAMES = frozenset(_HAN_NAMES.split())
"""Names of many people in Korea and Vietnam, and of Japan that English dictionaries have."""
SHORTEST, LONGEST = 2, 8
"""Characters of a name."""
HEAVIEST, MORE = 2.6, 2
"""What a character weighs at most, and how many more characters than consonants a name has."""
EDGES = frozenset("大地西东東南北以及让讓比其因也可约約第多力马馬明新里裡的士海山通高邦司理儿兒卫衛河得增路")
"""Characters of names that are words, or parts of words, as often."""
INSIDE, PART = 0.12, 0.05
"""How much farther from a name a word is if other characters of names are beside it; and than other words."""
CLOSE = 0.13
"""The distance up to which no nearer word is looked for."""


@lru_cache(maxsize=1)
def sounds() -> Mapping[str, str]:
    """Return the characters of foreign names, and what each sounds like there."""
    rows = tomllib.loads((files(__package__) / "chinese.toml").read_text(encoding="utf-8"))
    found = {sign: _heard(romanised(sign)) for sign in "".join(rows["pinyin"].split())}
    return found | {
        sign: heard.replace("l", "r") for heard, signs in rows["sounds"].items() for sign in signs
    }


@lru_cache(maxsize=512)
def _heard(pinyin: str) -> str:
    for spelt, heard in PINYIN:
        pinyin = re.sub(spelt, heard, pinyin)
    return pinyin


@lru_cache(maxsize=1)
def runs() -> re.Pattern[str]:
    """Return the pattern of characters of foreign names; 的, the commonest word, is one in few places."""
    signs = "".join(sign for sign in sounds() if sign != "的")
    return re.compile(f"(?:[{signs}]|的(?=[夫摩黎里])){{2,}}")


def sound(word: str) -> str:
    """Return how characters of foreign names sound together."""
    table = sounds()
    return PARTED.sub("d", "".join([table.get(sign, "") for sign in word]))


def forms(name: str) -> tuple[str, ...]:
    """Return how a French name may sound in Chinese."""
    heard = romanised(name)
    for spelt, spoken in FRENCH:
        heard = spelt.sub(spoken, heard)
    every = (heard, *(silent.sub("", heard) for silent in SILENT))
    return tuple(dict.fromkeys(one.replace("l", "r") for one in every))


def parts_of(text: str) -> Iterator[Word]:
    """Yield from each character of foreign names what follows it, as far as a name may reach.

    They are numbered so that the parts of a full name, with a dot between them, follow each other.
    """
    number, end = 0, 0
    for run in runs().finditer(text):
        start = run.start()
        number += 1 if start - end == 1 and text[end] in DOTS else 2
        end = run.end()
        for at in range(start, end - SHORTEST + 1):
            last = min(end, at + LONGEST)
            yield Word(text[at:last], at, last, number)


def cuts(part: Word, weight: float) -> Iterator[Word]:
    """Yield what at the beginning of a part may be a name, if it weighs as much as another one."""
    least, most = max(SHORTEST, int(weight / HEAVIEST)), max(SHORTEST, int(weight)) + MORE
    yield from (_cut(part, size) for size in range(least, min(len(part.text), most) + 1))


def every_cut(part: Word) -> Iterator[Word]:
    """Yield what at the beginning of a part may be a name, the longest first."""
    yield from (_cut(part, size) for size in range(len(part.text), SHORTEST - 1, -1))


def _cut(part: Word, size: int) -> Word:
    """Return the beginning of a part; with all of its place, if there is markup in it."""
    text, start, end, number = part
    return Word(text[:size], start, start + size if end - start == len(text) else end, number)


def around(word: Word, parts: Iterable[Word]) -> Iterator[Word]:
    """Yield a word, and with it what else of the parts of a text may belong to it."""
    for part in parts:
        if part.start <= word.start and word.end <= part.end:
            yield from (cut for cut in every_cut(part) if cut.end >= word.end)


def nearest(
    found: Iterable[tuple[float, Word]], text: str, limit: float, taken: Sequence[Word]
) -> tuple[float, Word] | None:
    """Return the word that is nearest to a name, and its distance, which is within a limit.

    `taken` words render other names. A word is farther away if it may be part of a longer one.
    """
    best: tuple[float, int] | None = None
    chosen: tuple[float, Word] | None = None
    for far, word in found:
        is_part = _may_belong(text[word.start - 1 : word.start]) or _may_belong(text[word.end : word.end + 1])
        rank = (far + PART * is_part, -len(word.text))
        if far + INSIDE * is_part > limit or (best and best <= rank) or any(meet(word, one) for one in taken):
            continue
        best, chosen = rank, (far + INSIDE * is_part, word)
        if far <= CLOSE and not is_part:
            break
    return chosen


def _may_belong(sign: str) -> bool:
    return sign in sounds() and sign not in EDGES


def meet(one: Word, other: Word) -> bool:
    """Return whether two words have a place in common."""
    return one.start < other.end and other.start < one.end


def free(parts: Iterable[Word], taken: Iterable[Word]) -> Iterator[Word]:
    """Yield parts as far as no other words take their place."""
    spans = sorted({word[1:3] for word in taken})
    for part in parts:
        end = min([part.end, *(first for first, _ in spans if first > part.start)])
        if end - part.start >= SHORTEST and not any(first <= part.start < last for first, last in spans):
            yield _cut(part, end - part.start)


def is_inside(word: Word, parts: Iterable[Word]) -> bool:
    """Return whether a word of the fewest characters has more beside it that may belong to it."""
    if len(word.text) > SHORTEST:
        return False
    for text, start, end, _ in parts:
        if start < word.start < end and _may_belong(text[word.start - start - 1]):
            return True
        if start == word.start and _may_belong(text[len(word.text) : len(word.text) + 1]):
            return True
    return False


def longest(words: Iterable[tuple[int, Word]]) -> Iterator[tuple[int, Word]]:
    """Yield words that are no part of another one, each with what is said of it."""
    reach = 0
    for at, word in sorted(words, key=lambda one: (one[1].start, -one[1].end)):
        if word.end > reach:
            reach = word.end
            yield at, word


@lru_cache(maxsize=1024)
def called(place: Called) -> tuple[str, ...]:
    """Return what CLDR calls a place in the locales of Chinese."""
    names = [(cities if place.kind == "city" else countries)(code).get(place.code, "") for code in LOCALES]
    return tuple(dict.fromkeys(name for name in names if HAN.fullmatch(name)))


def may_be_han(name: str) -> bool:
    """Return whether a name may be Japanese, Korean or Vietnamese, written with signs of its own."""
    letters = romanised(name)
    return letters in HAN_NAMES or (JAPANESE.fullmatch(letters) is not None and not is_english_name(name))


def is_there(name: Name, text: str) -> bool:
    """Return whether pinyin has a name as French, or a country is written with its first character."""
    if name.place is not None and name.place.kind == "country":
        return any(there[0] in text for there in called(name.place))
    return romanised(name.text) in romanised(text)
