"""The guard before publishing: a translation must not change the structure of the article."""

import re
from collections.abc import Callable, Mapping, Sequence, Set

from translate.documents.join import join
from translate.documents.setters import Heading, Paragraph
from translate.model import Document

Skeleton = Callable[[str], Sequence[str]]

PLAIN = re.compile(r"[^\W\d_][^|\\\x00-\x1f\x7f-\x9f\u2028\u2029]*")
"""A line that begins with a letter. Only a pipe in it could mean something to what is around it, a table."""
OPENING = re.compile(r"(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t])*")
"""What stands before the text of a block on its line: nothing, or marks of quotes, items, headings."""


def breaks_structure(
    document: Document,
    texts: Mapping[str, str],
    wanted: Callable[[], Sequence[str]],
    skeleton: Skeleton,
    *,
    spaced: bool,
) -> tuple[str, ...]:
    """Return the msgids whose texts change the block structure of the article; none when all is well.

    `skeleton` tells the structure of an article's text, `wanted` that of the article itself. When some
    texts only break it together, all of those are named. `spaced` is as in `join`.
    """
    changed = _doubtful(document, {m: text for m, text in texts.items() if text != m}, spaced=spaced)

    def is_well(some: tuple[str, ...]) -> bool:
        return skeleton(join(document, {msgid: texts[msgid] for msgid in some}, spaced=spaced)) == wanted()

    return _culprits(changed, is_well) if changed else ()


def _doubtful(document: Document, texts: Mapping[str, str], *, spaced: bool) -> tuple[str, ...]:
    """Return the msgids of which a parser must say whether their texts change the structure.

    Blocks are told by the first signs of their lines, tables by pipes (CommonMark, chapters 4 and 5; GFM,
    4.10). Where a line of prose begins with a letter, another one that does changes nothing.
    """
    if not spaced and any(piece.is_gap for piece in document.slices):
        return tuple(texts)
    special = _special(document)
    return tuple(m for m, text in texts.items() if m in special or PLAIN.fullmatch(text) is None)


def _special(document: Document) -> Set[str]:
    """Return the msgids that stand somewhere else than on a line of prose that begins with a letter."""
    special: set[str] = set()
    before = "\n"
    for piece in document.slices:
        segment = piece.segment
        if segment is None:
            before = piece.raw
            continue
        at = before.rfind("\n") + 1
        if not (
            at
            and isinstance(segment.setter, Paragraph | Heading)
            and PLAIN.fullmatch(piece.raw)
            and OPENING.fullmatch(before, at)
        ):
            special.add(segment.msgid)
        before = ""
    return special


def _culprits(msgids: tuple[str, ...], is_well: Callable[[tuple[str, ...]], bool]) -> tuple[str, ...]:
    """Return which of some msgids break the structure, found by halving."""
    if is_well(msgids):
        return ()
    if len(msgids) == 1:
        return msgids
    half = len(msgids) // 2
    return _culprits(msgids[:half], is_well) + _culprits(msgids[half:], is_well) or msgids
