"""What the check `names` learns from the glossary: the names that it judges itself, and forms of one name."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import takewhile

from translate.checks.names import Note, judge_names
from translate.glossary import Glossary
from translate.glossary.forms import Form
from translate.glossary.rules import rules
from translate.glossary.text import words
from translate.glossary.words import WordFinder
from translate.languages.writing import names_have_cases
from translate.model import Diagnostic

Judge = Callable[[str, Iterable[tuple[int, Note]]], Iterator[tuple[int, Diagnostic]]]
"""(locale, numbered notes) → diagnostics, each with the number of its pair."""

BEGUN, ENDING = 3, 3
"""Letters that forms of a name have in common at least, and in which they may differ at the end."""


def names_judge(glossary: Glossary) -> Judge:
    """Return the judgement of the check `names` that knows a glossary and its rules."""
    known = known_words(glossary)

    def judge(code: str, notes: Iterable[tuple[int, Note]]) -> Iterator[tuple[int, Diagnostic]]:
        """Yield what `judge_names` yields."""
        return judge_names(code, notes, known, form_test(code))

    return judge


def known_words(glossary: Glossary) -> frozenset[str]:
    """Return the words of the glossary's French forms, in lower case."""
    french = rules("fr")
    forms = (form for term in glossary.terms for form in (term.fr, *term.variants))
    return frozenset(word.raw.lower() for form in forms for word in words(form, french))


def form_test(code: str) -> Callable[[str, str], bool]:
    """Return what tells whether two words of a language may be forms of one name, by the glossary's rules.

    Where names have cases, words that differ in their last letters may be.
    """
    own = rules(code)

    @lru_cache(maxsize=256)
    def finder(name: str) -> WordFinder:
        return WordFinder([Form(name, term=0, name=True)], own)

    def same(word: str, name: str) -> bool:
        if own.kind != "words":
            return False
        begun = _in_common(word.lower(), name.lower())
        ends_alike = begun >= max(BEGUN, min(len(word), len(name)) - ENDING)
        return bool(finder(name).find(word)) or (ends_alike and names_have_cases(code))

    return same


def _in_common(one: str, other: str) -> int:
    """Return how many letters two words have in common from the beginning."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
