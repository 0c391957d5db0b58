"""How fast a glossary is checked, beside a regular expression a term as others do it.

    python benchmarks/glossary.py [--segments 100000] [--terms 1000] [--share 0.01] [--language de]

The segments are made of syllables with a fixed seed: about 25 words, one in three with a term, its
translation inflected (a few are not, and give findings). The regular expressions see a share of them, as
they would take an hour for all.
"""

import argparse
import random
import re
import resource
import time
from collections.abc import Iterator, Sequence

from translate.glossary import Glossary, Target, Term, diagnose

SYLLABLES = ("ba", "co", "du", "fi", "gra", "le", "mon", "nou", "pa", "quel", "ri", "sou", "ta", "ver", "zo")
TERM_SYLLABLES = ("chan", "tro", "bli", "kep", "wal", "jin", "gus", "dre", "hom", "pux")
ENDINGS = ("", "s", "es")

Pair = tuple[str, str]


def main() -> None:
    """Print the seconds that both ways take, and the memory."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--terms", type=int, default=1000)
    parser.add_argument(
        "--share", type=float, default=0.01, help="of the segments for the regular expressions"
    )
    parser.add_argument("--language", default="de")
    options = parser.parse_args()
    chance = random.Random(1)  # noqa: S311 - a fixed sequence is wanted
    words = [_word(chance) for _ in range(20_000)]
    terms = [_term(chance, options.language) for _ in range(options.terms)]
    pairs = list(_segments(chance, options.segments, words, terms, options.language))
    glossary = Glossary(tuple(terms))

    begin = time.perf_counter()
    next(diagnose(glossary, *pairs[0], options.language, "a.md"), None)
    compiled = time.perf_counter()
    findings = sum(1 for pair in pairs for _ in diagnose(glossary, *pair, options.language, "a.md"))
    ours = time.perf_counter() - compiled
    few = pairs[: max(1, int(len(pairs) * options.share))]
    begin_regex = time.perf_counter()
    missed = _by_regex(terms, few, options.language)
    regex = (time.perf_counter() - begin_regex) * len(pairs) / len(few)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(pairs)} segments, {len(terms)} terms, {options.language}; peak {peak:.0f} MB")
    print(f"compiling              {compiled - begin:9.2f} s")
    print(f"this program           {ours:9.2f} s  {findings} findings")
    print(f"a regular expression a term {regex:4.0f} s  (measured on {len(few)} segments: {missed} findings)")


def _word(chance: random.Random, syllables: Sequence[str] = SYLLABLES) -> str:
    return "".join(chance.choices(syllables, k=chance.randint(2, 4)))


def _term(chance: random.Random, language: str) -> Term:
    """Return a term of one to three words."""
    french, target = (
        " ".join(_word(chance, TERM_SYLLABLES) for _ in range(chance.randint(1, 3))) for _ in range(2)
    )
    return Term(french, targets=((language, Target(target)),))


def _segments(
    chance: random.Random, count: int, words: list[str], terms: list[Term], language: str
) -> Iterator[Pair]:
    """Yield msgid and msgstr, one in three with a term in both."""
    for _ in range(count):
        french, other = (chance.choices(words, k=25) for _ in range(2))
        if chance.random() < 1 / 3:
            term = chance.choice(terms)
            target = term.target(language)
            french.insert(chance.randrange(25), term.fr)
            other.insert(chance.randrange(25), target.term + chance.choice(ENDINGS) if target else "")
        yield " ".join(french), " ".join(other)


def _by_regex(terms: list[Term], pairs: list[Pair], language: str) -> int:
    """Count the terms that stand in the source and not in the translation, as ``\\bterm\\b``."""
    patterns = [
        (re.compile(rf"\b{re.escape(term.fr)}\b", re.I), re.compile(rf"\b{re.escape(target.term)}\b", re.I))
        for term in terms
        if (target := term.target(language))
    ]
    return sum(
        1 for msgid, msgstr in pairs for fr, to in patterns if fr.search(msgid) and not to.search(msgstr)
    )


if __name__ == "__main__":
    main()
