"""Names and hashtags of social networks, of which the check `markup` says when they are lost.

A name, ``@mairie21``, is an address: it stands in every translation as it is. A hashtag may be translated, or
become a word among others.
"""

import re
from collections.abc import Iterator, Set

from translate.checks.pair import Pair
from translate.model import Diagnostic

NAME = re.compile(r"[@＠]([A-Za-z0-9_](?:[A-Za-z0-9_.]*[A-Za-z0-9_])?)")
"""A name as the networks allow it: ASCII letters, digits, ``_`` and inner dots."""
INSIDE = re.compile(r"[\w.+/@-]")
"""What stands before the @ of an e-mail address, or of another address."""
HASHTAG = re.compile(r"[#＃](?<![\w&/#].)(?=\w*[^\W\d_])\w+")


def lost_handles(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a warning for names of the msgid that are lost or changed, information for hashtags."""
    source, target = pair.source.text, pair.target.text
    if "@" in source:
        there = {name.casefold() for name in NAME.findall(target)}
        lost = [m for m in NAME.finditer(source) if _is_name(m) and not _is_there(m[1].casefold(), there)]
        if lost:
            message = f"handle lost: {', '.join(dict.fromkeys(m[0] for m in lost))}"
            yield Diagnostic("markup", "warning", message, in_msgid=_places(pair, lost))
    if "#" in source and (tags := list(HASHTAG.finditer(source))):
        found = [tag.casefold() for tag in HASHTAG.findall(target)]
        lost = [tag for tag in tags if tag[0].casefold() not in found]
        if len(found) < len(tags) and lost:
            message = f"hashtag lost: {', '.join(dict.fromkeys(m[0] for m in lost))}"
            yield Diagnostic("markup", "info", message, in_msgid=_places(pair, lost))


def _is_name(found: re.Match[str]) -> bool:
    return not INSIDE.match(found.string[max(found.start() - 1, 0) : found.start()])


def _is_there(name: str, there: Set[str]) -> bool:
    """Whether a name is among others, perhaps with an ending: Finnish *@mairie21ssa*."""
    return name in there or any(other.startswith(name) and other[len(name) :].isalpha() for other in there)


def _places(pair: Pair, found: list[re.Match[str]]) -> tuple[tuple[int, int], ...]:
    return tuple(pair.source.span(*match.span()) for match in found)
