"""What the words beside a place say about whether a sentence ends there.

The words are in the data of each language, `languages/data/LANG.toml`, under ``[sentences]``; a language
without them has only the rules that hold everywhere.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import lru_cache

from translate.languages import language_data
from translate.segmentation.markup import OBJECT


@dataclass(frozen=True, slots=True)
class Words:
    """What a language's data say; abbreviations are without their last full stop."""

    before_names: frozenset[str] = frozenset()
    """Abbreviations that never end a sentence, as they are written: ``M``, ``N.B``."""
    abbreviations: frozenset[str] = frozenset()
    """In small letters, those that end one only before a word with which sentences begin: ``art``."""
    numbered: frozenset[str] = frozenset()
    """Those that do not end one before a number or a letter that counts: ``vol``."""
    last: frozenset[str] = frozenset()
    """Those that end one before any capital, alone or with the word before: ``etc``, ``av. j.-c``."""
    units: frozenset[str] = frozenset()
    """Those that end one after a number: ``km``."""
    first: frozenset[str] = frozenset()
    """Words with which sentences begin; ``-il`` for what follows a verb, in ``est-il``, ``a-t-il``."""
    articles: frozenset[str] = frozenset()
    """Those with which both sentences and names begin: ``le``."""
    lettered: frozenset[str] = frozenset()
    """Nouns that are followed by a letter: ``plan`` B."""
    uncounted: frozenset[str] = frozenset()
    """Words that no ordinal counts, where ordinals have a full stop and nouns a capital: ``dann``."""


@lru_cache(maxsize=16)
def words_of(language: str) -> Words:
    """Return the words of a language, each field from the row of its name; none if its data have none."""
    table = language_data(language, "sentences") or {}
    lists = (table.get(field.name.replace("_", "-"), "") for field in fields(Words))
    return Words(*(frozenset(words.split() if isinstance(words, str) else words) for words in lists))


WORD = re.compile(r"[^\s«»“”\"()\[\]’'/–—]++")
FIRST_WORD = re.compile(r"(?P<word>[^\W\d_]+[’']?)(?:-(?:t-)?(?P<second>[^\W\d_]+))?")
NUMBERING = re.compile(r"\W*(?:(?P<noun>[^\W\d_]+)\s)?(?:\d{1,3}|[^\W\d_]|[IVXLC]{2,6})(?:\.\d{1,3})*+\)?")
ADDRESS = re.compile(r"[\w.@-]*\w[.@][\w-]*[^\W\d_]{2}")
ACRONYM = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])+")
COUNTER = re.compile(r"\d|[^\W\d_]\b(?!’)|[IVXLC]+\b")
"""What counts: digits, a letter, a Roman numeral."""
NUMBER = re.compile(r"\d[\d.,]*")
ORDINAL = re.compile(r"\d{1,2}|[IVX]+")


@dataclass(frozen=True, slots=True)
class Place:
    """White space behind final punctuation, and what is around it."""

    before: str
    """What is before the punctuation, as far as the beginning of the sentence or enough of it."""
    mark: str
    """The punctuation, without quotes and brackets."""
    word: str
    """The last word before it if it is one full stop, else empty."""
    previous: str
    """The word before that one."""
    after: str
    """What comes behind the white space; quotes and brackets that open are left out."""
    next: str
    """The first word of that, in small letters, with its apostrophe."""
    second: str
    """The word that a hyphen joins to it, with the hyphen."""

    def begins_with(self, *lists: frozenset[str]) -> bool:
        """Whether what comes begins with a word of some lists, as a sentence does."""
        return self.after[:1].isupper() and any(self.next in words or self.second in words for words in lists)


def place(before: str, mark: str, after: str) -> Place:
    """Return the place behind a mark of punctuation."""
    found = WORD.findall(before) if mark == "." else []
    word = found.pop() if found and before.endswith(found[-1]) else ""
    first = FIRST_WORD.match(after)
    if first and len(first["word"]) == 1 and after.startswith(".", first.end()):
        first = None
    return Place(
        before=before,
        mark=mark,
        word=word,
        previous=found[-1] if found else "",
        after=after,
        next=first["word"].lower().replace("'", "’") if first else "",
        second="-" + (first["second"] or "") if first else "",
    )


def goes_on(at: Place, _: Words) -> bool | None:
    """A small letter or another sign goes on with the sentence, but for names such as eBay."""
    sign, second = at.after[:1], at.after[1:2]
    if sign.islower():
        return None if second.isupper() else False
    return None if sign.isalnum() or sign == OBJECT else False


def is_numbering(at: Place, words: Words) -> bool | None:
    """A number or letter that comes first counts what follows: ``1. Ouvrir``, ``Article 2. La loi``."""
    found = NUMBERING.fullmatch(at.before) if at.mark == "." else None
    return False if found and (not found["noun"] or found["noun"].lower() in words.lettered) else None


def is_ordinal(at: Place, words: Words) -> bool | None:
    """A number with a full stop may count what follows: ``im 3. Stock``, ``Karl V. war``."""
    is_counting = bool(words.uncounted) and at.mark == "." and ORDINAL.fullmatch(at.word) is not None
    return at.begins_with(words.uncounted) if is_counting else None


def has_unit(at: Place, words: Words) -> bool | None:
    """A unit behind a number may end a sentence: ``12 km. Il``."""
    return (
        True if at.word in words.units and NUMBER.fullmatch(at.previous) and at.after[0].isupper() else None
    )


def names_follow(at: Place, words: Words) -> bool | None:
    """A title never ends a sentence: ``M. Le Pen``."""
    return False if at.word in words.before_names else None


def is_last(at: Place, words: Words) -> bool | None:
    """Behind some abbreviations nothing but a new sentence has a capital: ``etc. Tout``."""
    both = f"{at.previous} {at.word}".lower()
    return True if both in words.last or at.word.lower() in words.last else None


def _is_in(word: str, abbreviations: frozenset[str]) -> bool:
    """Whether a word is one of some abbreviations; a capital letter alone is a name."""
    return word in abbreviations or (len(word) > 1 and word.lower() in abbreviations)


def is_abbreviation(at: Place, words: Words) -> bool | None:
    """Behind the others a name may stand, or a number: ``art. 3``, ``bd. Voltaire``."""
    return at.begins_with(words.first, words.articles) if _is_in(at.word, words.abbreviations) else None


def is_numbered(at: Place, words: Words) -> bool | None:
    """Behind some nothing but a number goes on: ``vol. II``, ``art. L. 3``; they may be words, ``l’art``."""
    return not COUNTER.match(at.after) if _is_in(at.word, words.numbered) else None


def is_letter(at: Place, words: Words) -> bool | None:
    """A capital letter may be short for a name, ``J. Le Goff``, ``Karim B.``, or a name: ``le plan B.``"""
    if len(at.word) != 1 or not at.word.isupper():
        return None
    if at.previous.lower() in words.lettered:
        return at.after[0].isupper()
    if at.begins_with(words.articles):
        is_name = at.previous[:1].isupper() and not at.previous.endswith(".")
        return is_name or at.previous.removesuffix(".") in words.before_names
    return at.begins_with(words.first)


def is_acronym(at: Place, words: Words) -> bool | None:
    """Behind letters with full stops a sentence begins only with a word that shows it: ``l’O.N.U. Elle``."""
    if not ACRONYM.fullmatch(at.word):
        return None
    return at.begins_with(words.first) or ("-" not in at.word and at.begins_with(words.articles))


def is_strong(at: Place, _: Words) -> bool | None:
    """What is no full stop ends a sentence before a capital."""
    return True if at.mark != "." and at.after[0].isupper() else None


def is_address(at: Place, _: Words) -> bool | None:
    """An address or code is a word like others: ``lemonde.fr. Le``."""
    is_known = at.word.endswith(OBJECT) or ADDRESS.fullmatch(at.word)
    return True if is_known and at.after[0].isupper() else None


def begins(at: Place, words: Words) -> bool | None:
    """A word with which sentences begin, behind an ordinary one, begins one."""
    return True if at.begins_with(words.first, words.articles) else None


RULES: tuple[Callable[[Place, Words], bool | None], ...] = (
    goes_on,
    is_strong,
    is_numbering,
    is_ordinal,
    has_unit,
    names_follow,
    is_last,
    is_abbreviation,
    is_numbered,
    is_letter,
    is_acronym,
    is_address,
    begins,
)
"""Asked in this order; None: it does not know."""


def verdict(at: Place, words: Words) -> bool | None:
    """Return whether a sentence ends at a place, None if no rule knows."""
    return next((said for rule in RULES if (said := rule(at, words)) is not None), None)
