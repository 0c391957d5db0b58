"""French text as units: words with their hyphens, elided articles, initials and dotted acronyms.

No tagger is asked. What a word is, is told by closed lists (the ``[terms]`` table of the language's data),
by a dictionary of forms, and by how the word is written elsewhere in the same articles.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from translate.glossary.text import prose, visible, without_accents
from translate.languages import language_data
from translate.languages.lemmas import lemma

UNIT = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                               # U.R.S.S.
    | [^\W\d_]\.(?=[ \u00a0\u202f]?[^\W\d_][\w’'.])  # the J. of J. Dupont
    | \w+ (?: [-‐‑] \w+ )* (?: ['’ʼ] (?=\w) )?
    """,
    re.VERBOSE,
)
STARTS = re.compile(r"[.!?…:;«“\"\n•]")
"""What a sentence may begin after."""
EMPHASIS = str.maketrans("", "", "*_~[]")
ROMAN = re.compile(r"[IVXL]+(?:e|er|ème)?\Z")
VERB = ("er", "ir", "re")
FEMININE = ("ère", "ères", "iers", "gers")
"""Forms of adjectives whose dictionary form ends like a verb's: étranger, entier."""


class Unit(NamedTuple):
    """A word of a segment as it stands there."""

    text: str
    key: str
    """In lower case, its apostrophe typographic."""
    start: int
    end: int
    glued: bool
    """Whether nothing but blanks parts it from the unit before."""
    initial: bool
    """Whether it may be the first word of a sentence, which has a capital whatever it is."""

    @property
    def capital(self) -> bool:
        """Whether its first letter is a capital."""
        return self.text[:1].isupper()

    @property
    def acronym(self) -> bool:
        """Whether it is all capitals: OTAN, U.R.S.S., not a Roman number."""
        letters = self.text.replace(".", "")
        short = 2 <= len(letters) <= 8 and letters[:1].isalpha()
        return short and letters.isupper() and not ROMAN.match(letters)


@dataclass(frozen=True)
class Lists:
    """The closed lists; units as `Unit.key` writes them."""

    determiners: frozenset[str]
    links: frozenset[str]
    articles: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    heads: frozenset[str]
    relational: tuple[str, ...]
    agreeing: frozenset[str]
    inverted: frozenset[str]
    others: frozenset[str]

    @property
    def before_nouns(self) -> frozenset[str]:
        """The words that a noun group follows."""
        return self.determiners | self.links | {"par", "avec", "sans", "contre", "pour", "sur", "sous"}

    def is_function(self, key: str) -> bool:
        """Return whether a word is one of grammar, not of any subject."""
        return key in self.determiners or key in self.links or key in self.others or key.isdecimal()


@lru_cache(maxsize=1)
def lists() -> Lists:
    """Return the closed lists of French."""
    data = {name: text.split() for name, text in (language_data("fr", "terms") or {}).items()}
    relational = tuple(data.pop("relational"))
    titles = frozenset(word.lower() for word in data.pop("titles"))
    rest = {name: frozenset(words) for name, words in data.items()}
    return Lists(relational=relational, titles=titles, **rest)


def units(msgid: str) -> list[Unit]:
    """Return the units of a French segment; code, addresses and tags are none."""
    text = prose(msgid)
    found: list[Unit] = []
    last = 0
    for match in UNIT.finditer(text):
        start, end = match.span()
        raw = text[start:end]
        gap = text[last:start].translate(EMPHASIS)
        initial = last == 0 or bool(STARTS.search(gap))
        glued = last > 0 and (not gap or gap.isspace()) and "\n" not in gap
        found += _divided(raw, start, glued=glued, initial=initial)
        last = end
    return found


def _divided(raw: str, start: int, *, glued: bool, initial: bool) -> Iterator[Unit]:
    """Yield a unit, less the pronoun that follows an inverted verb: affirme-t-il."""
    text = visible(raw).replace("'", "’").replace("ʼ", "’").replace("‑", "-").replace("‐", "-")
    last = text.rfind("-")
    for cut in (text.rfind("-", 0, max(last, 0)), last):
        if (
            cut > 0
            and text[cut + 1 :] in lists().inverted
            and (text[:cut].islower() or (initial and text[1:cut].islower()))
        ):
            yield Unit(text[:cut], text[:cut].lower(), start, start + cut, glued, initial)
            return
    yield Unit(text, text.lower(), start, start + len(raw), glued, initial)


@lru_cache(maxsize=1 << 16)
def common(key: str) -> str | None:
    """Return the dictionary form of a word in lower case if French has it as an ordinary word."""
    found = lemma(key, "fr")
    return found if found is not None and found[:1].islower() else None


@lru_cache(maxsize=1 << 16)
def is_verbal(key: str) -> bool:
    """Return whether a word is a form of a verb, or an adverb; a noun that is one too is not."""
    base = common(key)
    if base is None:
        return key.endswith("ment")
    if key.endswith(FEMININE):
        return False
    return base != key and base.endswith(VERB) and base.rstrip("s") != key.rstrip("s")


@lru_cache(maxsize=1 << 16)
def is_adjective(key: str) -> bool:
    """Return whether a word looks like an adjective that belongs to a name: européenne, unies."""
    if key in lists().agreeing:
        return True
    return key.endswith(lists().relational) and common(key) is not None and not is_verbal(key)


def folded(key: str) -> str:
    """Return what the number, the case and the accents of a word leave: drones, Drone → drone."""
    plain = without_accents(key)
    if plain.endswith("aux") and len(plain) > 5:
        return f"{plain[:-3]}al"
    return plain[:-1] if len(plain) > 3 and plain[-1] in "sx" else plain
