"""Words that are only made from a name: nordkoreanisch, norcoreano, северокорейский."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translate.glossary.rules import Rules
from translate.glossary.text import Word, without_accents

SHORTEST_STEM = 3
ENOUGH = 4
"""Letters of a stem that show it inside another word."""

LINKING_LETTERS = 2
"""Letters that may join two stems: север-о-корейский."""

VOWELS = frozenset("aeiouyаеиоуыэюяєіїاةהא")
"""Last letters that words made from a name drop."""

Span = tuple[int, int]


class _Root(NamedTuple):
    """A word of a form, and what its derivations begin with: Korea, kore-."""

    key: str
    stem: str


def derived_form(form: Sequence[Word], parts: Sequence[Word], rules: Rules) -> Span | None:
    """Return where a segment has words that are made from those of a form, or None."""
    roots = [_Root(word.key, _stem(word.key)) for word in form if len(form) == 1 or not _is_small(word)]
    for first, word in enumerate(parts):
        if len(roots) > 1 and _is_blend(roots, word.key):
            return _span([word])
        window = parts[first : first + len(roots)]
        if roots and len(window) == len(roots) and _all_akin(roots, window, rules):
            return _span(window)
    return None


def _all_akin(roots: Sequence[_Root], window: Sequence[Word], rules: Rules) -> bool:
    """Return whether each word of a form is in the window, or one that is made from it, in any order."""
    left = list(window)
    for root in roots:
        match = next(
            (word for word in left if word.key == root.key or _is_derived(root, word.key, rules)), None
        )
        if match is None:
            return False
        left.remove(match)
    new = any(word.key not in {root.key for root in roots} for word in window)
    return new and all(word.joined for word in window[1:])


def _is_derived(root: _Root, word: str, rules: Rules) -> bool:
    """Return whether a word goes on after the stem of another like something made from it."""
    if len(root.stem) < SHORTEST_STEM or root.stem not in word:
        return False
    return any(
        bare.startswith(stem) and bare.removeprefix(stem).startswith(rules.derivations)
        for bare in _without_prefixes(word, rules)
        for stem in {root.key, root.stem}
    )


def _is_blend(roots: Sequence[_Root], word: str) -> bool:
    """Return whether one word begins with the stem of one word of a form and goes on with that of another."""
    for first in roots:
        if first.key[:SHORTEST_STEM] != word[:SHORTEST_STEM]:
            continue
        begin = _common(first.key, word)
        if begin < SHORTEST_STEM:
            continue
        for second in roots:
            stem = second.stem[:ENOUGH]
            if second is not first and len(stem) >= SHORTEST_STEM:
                rests = (word[begin + skip :] for skip in range(LINKING_LETTERS + 1))
                if any(rest.startswith(stem) for rest in rests):
                    return True
    return False


def _stem(key: str) -> str:
    """Return a word without its last letter if that is a vowel."""
    return key[:-1] if without_accents(key[-1]) in VOWELS else key


def _is_small(word: Word) -> bool:
    """Return whether a word is like the ``del`` of Corea del Norte."""
    return len(word.key) <= SHORTEST_STEM and word.raw.islower()


def _without_prefixes(word: str, rules: Rules) -> Iterator[str]:
    yield word
    for prefix, left in rules.prefixes.get("term", ()):
        if word.startswith(prefix):
            yield left + word.removeprefix(prefix)
            if rules.article and not left:
                yield rules.article + word.removeprefix(prefix)


def _common(one: str, other: str) -> int:
    """Return how many letters two words begin with in common."""
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _span(window: Sequence[Word]) -> Span:
    return window[0].start, window[-1].end
