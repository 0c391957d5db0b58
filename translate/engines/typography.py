"""The typography of machine translations: French quotation marks and spaces become the target's own.

`typography.toml` says what each language has. Only text between marks is seen here, never code or links.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from translate.engines.protect import MARK
from translate.languages import base_language

NO_BREAK = "\u00a0"
_SPACE = "[ \u00a0\u2009\u202f]"
_CLOSES = {"«": "»", "»": "«»", "„": "“”", "“": "”", "”": "”", "「": "」", "『": "』", '"': '"'}
"""Quotation marks of all languages by what can close them: „German“, ”Swedish”, »Danish«."""
QUOTES = frozenset("".join([*_CLOSES, *_CLOSES.values()]))
"""All of them."""
_END = f'(?:[\\s»”“")\\]]|{MARK.pattern}|$)'
_BEFORE_PUNCTUATION = re.compile(rf"(?<=\S){_SPACE}+(?=[;:!?؛؟]+{_END})")
_BEFORE_COMMA = re.compile(rf"(?<=\S){_SPACE}+(?=[,.،]{_END})")
_APOSTROPHE = re.compile(rf"(?<=\w)'(?=[\w«“„]|{MARK.pattern})")
_FIXED_SPACE = re.compile("(?=(\\d[\u00a0\u2009\u202f](?:\\d{3}(?!\\d)|[%‰€$£°])))")


@dataclass(frozen=True, slots=True)
class Typography:
    """How a language sets quotations, apostrophes and high punctuation."""

    quotes: str = ""
    apostrophe: bool = False
    spaced: bool = False


@lru_cache(maxsize=1)
def _table() -> dict[str, Typography]:
    rows = tomllib.loads((files(__package__) / "typography.toml").read_text(encoding="utf-8"))
    return {code: Typography(**row) for code, row in rows.items()}


def typography(target: str) -> Typography:
    """Return the row of a locale, or that of its language, or one that changes no quotation mark."""
    table, code = _table(), target.replace("-", "_")
    return table.get(code) or table.get(base_language(code)) or Typography()


def set_type(answer: str, source: str, target: str) -> str:
    """Return a machine translation of the French `source` in the typography of the language `target`.

    Straight quotation marks are left where the source has straight ones; an unbalanced quotation, which
    goes on in the next paragraph, keeps its marks. The digits of numbers never change.
    """
    row = typography(target)
    text = answer if "  " in source else re.sub(" {2,}", " ", answer)
    text = _BEFORE_COMMA.sub("", text)
    space = NO_BREAK if row.spaced else ""
    text = _BEFORE_PUNCTUATION.sub(space, text)
    if row.quotes:
        text = re.sub(f"(?<=«){_SPACE}+|{_SPACE}+(?=»)", "", text)
        if '"' not in source:
            text = _quote(text, row.quotes)
        text = text.replace("«", f"«{space}").replace("»", f"{space}»")
    if row.apostrophe and "'" not in source:
        text = _APOSTROPHE.sub("’", text)
    return _fix_spaces(text, source)


def _quote(text: str, quotes: str) -> str:
    """Replace balanced quotation marks by the outer and inner ones of a language."""
    waiting: list[str] = []
    shown: list[str] = []
    for char in text:
        if waiting and char in _CLOSES[waiting[-1]]:
            waiting.pop()
            shown.append(quotes[1 if not waiting else 3])
        elif char in _CLOSES:
            shown.append(quotes[0 if not waiting else 2])
            waiting.append(char)
        elif char in QUOTES:
            return text
        else:
            shown.append(char)
    return text if waiting else "".join(shown)


def _fix_spaces(text: str, source: str) -> str:
    """Give numbers and percentages the no-break spaces that they have in the source."""
    for written in set(_FIXED_SPACE.findall(source)):
        text = text.replace(f"{written[0]} {written[2:]}", written)
    return text
