"""What typography is right in a language, from the table ``[typography]`` of its data file.

CLDR's delimiters are the first pairs of `quotes`; the others are those that its style guides and newspapers
use too. A language without a table accepts every pair.
"""

from dataclasses import dataclass
from functools import lru_cache

from translate.languages import language_data

DOUBLE = '«»“”„‟"＂〝〞〟'
"""Marks that come in twos, whatever the style: those around single words and East Asian brackets apart."""
EVERY = "“” ‘’ «» ‹› „“ „” ‚‘ ‚’ »« »» ”” ’’ 「」 『』 《》 〈〉 ״״"


@dataclass(frozen=True)
class Typography:
    """The typography of a language."""

    quotes: tuple[str, ...]
    """Pairs of quotation marks that are established, the usual outer and inner pair first."""
    known: bool
    """Whether the language has a table."""
    french_spaces: bool
    """Whether a blank stands before ``; : ! ?`` and inside guillemets, as in French."""
    straight: bool
    """Whether straight quotation marks are usual in print."""
    dash: str
    """The dash between blanks; empty where none is surely right."""
    signs: dict[str, str]
    """Latin punctuation marks and what is written for them after a letter of the language's script."""
    doubled: frozenset[str]
    """Words that may stand twice in a row, in lower case."""
    relative: frozenset[str]
    """Words that may do so behind a comma: the relative pronoun and the article, ``, die die``."""
    letters: frozenset[str]
    """Names of letters, of which acronyms of other scripts are made."""

    @property
    def marks(self) -> frozenset[str]:
        """The characters of all its quotation marks."""
        return frozenset("".join(self.quotes))


@lru_cache(maxsize=256)
def typography(code: str) -> Typography:
    """Return the typography of a locale."""
    table = language_data(code, "typography")
    data = table or {}
    return Typography(
        quotes=tuple(data.get("quotes", EVERY.split())),
        known=table is not None,
        french_spaces=bool(data.get("french-spaces", False)),
        straight=bool(data.get("straight", False)),
        dash=str(data.get("dash", "")),
        signs=dict(data.get("signs", {})),
        doubled=frozenset(str(data.get("doubled", "")).split()),
        relative=frozenset(str(data.get("relative", "")).split()),
        letters=frozenset(str(data.get("letters", "")).split()),
    )
