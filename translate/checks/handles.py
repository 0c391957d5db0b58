"""Names and hashtags of social networks, of which the check `markup` says when they are lost.

A name, ``@mairie21``, is an address: it stands in every translation as it is, in languages whose names have
cases perhaps with an ending. A hashtag may be translated, or become a word among others.
"""

import re
from collections.abc import Iterator

from translate.checks.pair import Pair
from translate.languages.writing import names_have_cases
from translate.model import Diagnostic

NAME = re.compile(r"[@＠]([A-Za-z0-9_](?:[A-Za-z0-9_.]*[A-Za-z0-9_])?)")
"""A name as the networks allow it: ASCII letters, digits, ``_`` and inner dots."""
INSIDE = re.compile(r"[\w.+/@-]")
"""What stands before the @ of an e-mail address, or of another address."""
LONGEST = 4
"""Letters of a case's ending at most: Finnish *@mairie21ssa*."""
HASHTAG = re.compile(r"[#＃](?<![\w&/#].)(?=\w*[^\W\d_])\w+")


def lost_handles(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a warning for names of the msgid that are lost or changed, information for hashtags."""
    source, target = pair.source.text, pair.target.text
    if "@" in source:
        wanted = {match: match[1].casefold() for match in NAME.finditer(source) if _is_name(match)}
        there = {name.casefold() for name in NAME.findall(target)}
        if names_have_cases(pair.language):
            there |= {stem for name in there - {*wanted.values()} for stem in _stems(name)}
        lost = [match for match, name in wanted.items() if name not in there]
        if lost:
            message = f"handle lost: {', '.join(dict.fromkeys(m[0] for m in lost))}"
            yield Diagnostic("markup", "warning", message, in_msgid=_places(pair, lost))
    if "#" in source and (tags := list(HASHTAG.finditer(source))):
        found = [tag.casefold() for tag in HASHTAG.findall(target)]
        there = set(found)
        lost = [tag for tag in tags if tag[0].casefold() not in there]
        if len(found) < len(tags) and lost:
            message = f"hashtag lost: {', '.join(dict.fromkeys(m[0] for m in lost))}"
            yield Diagnostic("markup", "info", message, in_msgid=_places(pair, lost))


def _is_name(found: re.Match[str]) -> bool:
    return not INSIDE.match(found.string[max(found.start() - 1, 0) : found.start()])


def _stems(name: str) -> Iterator[str]:
    """Yield what a name is without what may be an ending."""
    for count in range(1, min(LONGEST + 1, len(name))):
        if not name[-count].isalpha():
            return
        yield name[:-count]


def _places(pair: Pair, found: list[re.Match[str]]) -> tuple[tuple[int, int], ...]:
    return tuple(pair.source.span(*match.span()) for match in found)
