"""How a language inflects, as far as the glossary needs it: the ``[matching]`` table of its data file.

`templates` describes the notation. Over-generation is harmless as long as it makes no other word, which is
why the rows of the data can be short.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from translate.glossary.templates import Branch, Change, Proclitics, Row, Templates
from translate.languages import language_data

Kind = Literal["words", "particles", "characters"]
"""Words with endings, words with particles behind them (Korean), characters without spaces."""

SHORTEST_INFLECTED = 3
"""Words of fewer letters have no endings, save in a phrase or a row of their own: much begins like them."""


@dataclass(frozen=True, eq=False)
class Rules:
    """The compiled ``[matching]`` table of a language; without one, only equal words match."""

    code: str
    kind: Kind = "words"
    fold: Mapping[int, str] = field(default_factory=dict)
    """Letters that count as others, or as nothing."""
    joiners: str = ""
    """Punctuation inside a word: the Hebrew geresh, the Ukrainian apostrophe."""
    bare_capitals: bool = False
    """Whether capitals may go without their accents."""
    capital_nouns: bool = False
    """Whether nouns have capitals, so that a word in lower case takes the endings of an adjective."""
    dictionary: bool = True
    """Whether simplemma's dictionary may vouch for what no rule knows."""
    endings: Mapping[str, Row] = field(default_factory=dict)
    phrase: Mapping[str, Row] = field(default_factory=dict)
    """Further endings of the words of a phrase, where adjectives agree."""
    vowels: str = ""
    vowel_changes: Mapping[str, Change] = field(default_factory=dict)
    """What the last vowel of a stem may become when the citation form ends in a consonant."""
    open_vowel_changes: Mapping[str, Change] = field(default_factory=dict)
    """The same when it ends in a vowel, and an ending without a vowel closes the syllable."""
    final_changes: Mapping[str, Change] = field(default_factory=dict)
    """What the last letters of a stem may become."""
    acronym: frozenset[str] = frozenset()
    """Endings that an acronym takes without anything between."""
    patterns: tuple[tuple[str, str], ...] = ()
    """Singular, broken plural (Arabic); digits stand for the letters of the root."""
    prefixes: Mapping[str, Proclitics] = field(default_factory=dict)
    """Those of the first word of a ``name`` or a general ``term``, and of a term's ``later`` words."""
    articles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Articles that begin a name (Le Caire), and what they become: le, du, au."""
    generics: frozenset[str] = frozenset()
    """Words that begin names in lower case or with a capital: mer Rouge, Mer Rouge."""
    article: str = ""
    """The written-on article that a general term may lose."""
    derivations: tuple[str, ...] = ()
    """How words that are made from a name go on after its stem."""
    innocent: tuple[str, ...] = ()
    """What begins like a derivation and is none."""
    particles: frozenset[str] = frozenset()
    verbs: tuple[str, ...] = ()
    """How a noun that is no name goes on when it is made a verb (Korean 파견하다)."""
    longer: tuple[str, ...] = ()
    """Names that contain another name, beyond those of CLDR."""

    def key(self, word: str) -> str:
        """Return a word in lower case, with the language's folding."""
        return word.translate(self.fold).lower().translate(self.fold) if self.fold else word.lower()

    def stems(self, key: str, *, name: bool, phrase: bool) -> Iterator[Branch]:
        """Yield the stems of a citation form, each with the endings that may follow it."""
        if len(key) < SHORTEST_INFLECTED - phrase and f"^{key}" not in self.endings:
            return
        rows = [
            row
            for table in ((self.endings, self.phrase) if phrase else (self.endings,))
            for row in _rows(table, key)
        ]
        for suffix, row in rows:
            branches = row.branches(name=name)
            for stem in self._variants(
                key.removesuffix(suffix), name=name, closed=key[-1] not in self.vowels
            ):
                yield from ((stem + behind, endings) for behind, endings in branches)
        if not name:
            yield from ((plural, frozenset({""})) for plural in self._broken_plurals(key))

    def _variants(self, stem: str, *, name: bool, closed: bool) -> set[str]:
        """Return a stem as it is, and with its last vowel and its last letters changed."""
        found = {stem}
        changes = self.vowel_changes if closed else self.open_vowel_changes
        at = max((stem.rfind(vowel) for vowel in self.vowels), default=-1)
        vowel = next((k for k in changes if at >= 0 and stem[: at + 1].endswith(k)), None)
        if vowel is not None:
            begin = stem[: at + 1 - len(vowel)]
            found |= {begin + new + stem[at + 1 :] for new in changes[vowel].into(name=name)}
        for variant in tuple(found):
            final = next((k for k in self.final_changes if variant.endswith(k)), None)
            if final is not None:
                changed = self.final_changes[final].into(name=name)
                found |= {variant.removesuffix(final) + new for new in changed}
        return {variant for variant in found if variant == stem or len(variant) > 1}

    def _broken_plurals(self, key: str) -> Iterator[str]:
        """Yield the plurals that the language's patterns make of a word."""
        for singular, plural in self.patterns:
            if len(key) == len(singular):
                root = {sign: letter for sign, letter in zip(singular, key, strict=True) if sign.isdecimal()}
                if "".join(root.get(sign, sign) for sign in singular) == key:
                    yield "".join(root.get(sign, sign) for sign in plural)


def _rows(table: Mapping[str, Row], key: str) -> Iterator[tuple[str, Row]]:
    """Yield the row of the longest ending of a word, then that of the word itself (``^word``)."""
    suffix = next((key[i:] for i in range(len(key) + 1) if key[i:] in table), None)
    if suffix is not None:
        yield suffix, table[suffix]
    if f"^{key}" in table:
        yield key, table[f"^{key}"]


@lru_cache(maxsize=64)
def rules(code: str) -> Rules:
    """Return the rules of a language (a gettext locale name), from ``data/LANG.toml``."""
    data = language_data(code, "matching")
    if data is None:
        return Rules(code)
    templates = Templates(data)
    return Rules(
        code,
        kind=data.get("kind", "words"),
        fold={ord(old): new for old, new in data.get("fold", {}).items()},
        joiners=data.get("joiners", ""),
        bare_capitals=data.get("bare-capitals", False),
        capital_nouns=data.get("capital-nouns", False),
        dictionary=data.get("dictionary", True),
        endings=templates.rows("endings"),
        phrase=templates.rows("phrase"),
        vowels=data.get("vowels", ""),
        vowel_changes=templates.changes("vowel-changes"),
        open_vowel_changes=templates.changes("open-vowel-changes"),
        final_changes=templates.changes("final-changes"),
        acronym=frozenset(data.get("acronym", "").split()),
        patterns=templates.patterns(),
        prefixes=templates.prefixes(),
        articles={word: tuple(forms.split()) for word, forms in data.get("articles", {}).items()},
        generics=frozenset(data.get("generics", "").split()),
        article=data.get("article", ""),
        derivations=tuple(data.get("derivations", "").split()),
        innocent=tuple(data.get("innocent", "").split()),
        particles=frozenset(data.get("particles", "").split()),
        verbs=tuple(data.get("verbs", "").split()),
        longer=tuple(data.get("longer", ())),
    )
