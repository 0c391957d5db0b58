"""The words before a name that is put in: articles that elide or agree, prepositions that contract.

The table ``[determiners]`` of a language's data file holds closed rules only. Its `rows` are determiners as
they stand before a masculine word, a feminine one, and any that begins with a vowel (``del de_la de_l’``);
`pairs` are words with another form before what a pattern matches (``y e [ií]``). `masculine` and `feminine`
are endings that show the gender of a noun, `linking` the words that end its group (Consejo *de* Seguridad).
A language without the table has its words left as they are.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from translate.glossary.rules import Rules, rules
from translate.glossary.text import Word, without_accents, words
from translate.languages import language_data

Gender = Literal["m", "f"]

LONGEST_TAIL = 30
"""Characters."""

_FRENCH = re.compile(
    r"(?<![\w’'])(?P<m>le|un|du|au|ce|cet)\s+$|(?<![\w’'])(?P<f>la|une|cette)\s+$", re.IGNORECASE
)
_LEADING_FRENCH = re.compile(
    r"(?<![\w’'])(?:(?:de|à)\s+la\s+|(?:(?:de|à)\s+)?l[’']|d[’']|(?:le|la|les|du|des|de|en|au|aux|à)\s+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Determiners:
    """The compiled table of a language."""

    rows: tuple[tuple[str, ...], ...]
    pairs: tuple[tuple[str, str, re.Pattern[str]], ...]
    vowels: tuple[str, ...]
    endings: Mapping[str, Gender]
    linking: frozenset[str]
    before: re.Pattern[str]
    """A determiner, or a word of a pair, at the end of a text."""
    leading: re.Pattern[str]
    """The words of the table at the beginning of a text."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One name for another in a sentence."""

    old: str
    new: str
    french: Gender | None = None
    """The gender that the French article shows."""


def tail(text: str) -> str:
    """Return the end of a text, long enough for what is looked for there; a letter stands for the rest."""
    return text if len(text) <= LONGEST_TAIL else f"x{text[-LONGEST_TAIL:]}"


def french_gender(before: str) -> Gender | None:
    """Return the gender that the article at the end of a French text shows, or None."""
    found = _FRENCH.search(tail(before))
    return None if found is None else "m" if found["m"] else "f"


def french_article(before: str) -> str:
    """Return the article or preposition at the end of a French text, as in the middle of a sentence."""
    found = _LEADING_FRENCH.search(tail(before))
    return " ".join(found[0].split()).lower() + (" " if found[0][-1:].isspace() else "") if found else ""


def without_article(text: str, language: str) -> str | None:
    """Return a text without the articles and prepositions of the language that it begins with.

    None where they are not known.
    """
    table = determiners(language)
    return None if table is None else table.leading.sub("", text)


def adjusted(before: str, exchange: Exchange, language: str) -> tuple[str, bool]:
    """Return the text before a name as the new one wants it, and whether its article is in doubt.

    The gender of the new name is that of its ending, else that of the French article; where the noun is the
    same as before, the engine has made its article agree already.
    """
    table = determiners(language)
    found = table.before.search(tail(before)) if table else None
    if table is None or found is None:
        return before, False
    word, new = _plain(found["word"]), exchange.new.lower()
    pair = next((pair for pair in table.pairs if word in pair[:2]), None)
    doubt = False
    if pair is not None:
        wanted = pair[1] if pair[2].match(new) else pair[0]
    else:
        wanted, doubt = _determiner(table, word, exchange, rules(language))
    if wanted == word:
        return before, doubt
    capital = wanted[:1].upper() + wanted[1:] if found["word"][0].isupper() else wanted
    apostrophe = "'" if "'" in before and "’" not in before else "’"
    blank = "" if wanted.endswith("’") else " "
    return before[: -len(found[0])] + capital.replace("’", apostrophe) + blank, doubt


def _determiner(table: Determiners, word: str, exchange: Exchange, own: Rules) -> tuple[str, bool]:
    """Return the determiner that the new name wants, and whether that is in doubt."""
    row = next(row for row in table.rows if word in row)
    place = row.index(word)
    by_ending = _gender(exchange.new, table, own)
    gender = by_ending or exchange.french
    if place > 1 and gender is None:
        gender = _gender(exchange.old, table, own)
    same = _group(exchange.old, table, own) == _group(exchange.new, table, own)
    if len(row) > 2 and exchange.new.lower().startswith(table.vowels):
        return row[2], False
    elided = place > 1
    if elided or not same:
        place = "mf".index(gender) if gender else 0 if elided else place
    return row[place], by_ending is None and (elided or not same)


def _group(text: str, table: Determiners, own: Rules) -> Sequence[str]:
    """Return the noun of a name and its adjectives, to be compared; an acronym has none to be trusted."""
    group = [without_accents(word.key) for word in _nouns(text, table, own)]
    return [] if text.isupper() else group


def _nouns(text: str, table: Determiners, own: Rules) -> Sequence[Word]:
    parts = words(text, own)
    end = next((n for n, word in enumerate(parts) if n and word.key in table.linking), len(parts))
    return parts[:end]


def _gender(text: str, table: Determiners, own: Rules) -> Gender | None:
    """Return the gender that the noun's ending shows, or the last vowel of its adjectives.

    Acronyms show none, nor do compounds with a hyphen: un cessez-le-feu.
    """
    nouns = _nouns(text, table, own)
    if any(word.hyphened for word in nouns):
        return None
    for place, word in enumerate(nouns):
        suffixes = (word.key[cut:] for cut in range(1 if not place else len(word.key) - 1, len(word.key)))
        found = next((table.endings[suffix] for suffix in suffixes if suffix in table.endings), None)
        if found is not None and not word.raw.isupper():
            return found
    return None


@lru_cache(maxsize=64)
def determiners(language: str) -> Determiners | None:
    """Return the table of a language (a gettext locale name), or None."""
    data = language_data(language, "determiners")
    if data is None:
        return None
    rows = tuple(tuple(cell.replace("_", " ") for cell in row.split()) for row in data["rows"])
    pairs = tuple(
        (plain, other, re.compile(starts)) for plain, other, starts in map(str.split, data["pairs"])
    )
    endings: dict[str, Gender] = dict.fromkeys(data["masculine"].split(), "m")
    endings |= dict.fromkeys(data["feminine"].split(), "f")
    forms = {cell for row in rows for cell in row} | {word for pair in pairs for word in pair[:2]}
    either = "|".join(_pattern(form) for form in sorted(forms, key=len, reverse=True))
    linking = frozenset(data["linking"].split())
    openers = "|".join(_pattern(form) for form in sorted(forms | linking, key=len, reverse=True))
    return Determiners(
        rows,
        pairs,
        tuple(data.get("vowels", "")),
        endings,
        linking,
        re.compile(rf"(?<![\w’'])(?P<word>{either})$", re.IGNORECASE),
        re.compile(rf"^(?:{openers})+(?=\w)", re.IGNORECASE),
    )


def _pattern(form: str) -> str:
    """Return the pattern of a word of the table, with the space after it."""
    written = r"\s+".join(map(re.escape, form.split())).replace("’", "[’']")
    return written if form.endswith("’") else rf"{written}\s+"


def _plain(written: str) -> str:
    return " ".join(written.lower().replace("'", "’").split())
