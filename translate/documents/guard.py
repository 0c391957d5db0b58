"""The guard before publishing: a translation must not change the structure of the article."""

from collections.abc import Callable, Mapping, Sequence

from translate.documents.join import join
from translate.model import Document

Skeleton = Callable[[str], Sequence[str]]


def breaks_structure(
    document: Document, texts: Mapping[str, str], wanted: Sequence[str], skeleton: Skeleton, *, spaced: bool
) -> tuple[str, ...]:
    """Return the msgids whose texts change the block structure of the article; none when all is well.

    `skeleton` tells the structure of an article's text, `wanted` is that of the article itself. When some
    texts only break it together, all of those are named. `spaced` is as in `join`.
    """
    changed = tuple(msgid for msgid, text in texts.items() if text != msgid)

    def is_well(some: tuple[str, ...]) -> bool:
        return skeleton(join(document, {msgid: texts[msgid] for msgid in some}, spaced=spaced)) == wanted

    return _culprits(changed, is_well)


def _culprits(msgids: tuple[str, ...], is_well: Callable[[tuple[str, ...]], bool]) -> tuple[str, ...]:
    """Return which of some msgids break the structure, found by halving."""
    if is_well(msgids):
        return ()
    if len(msgids) == 1:
        return msgids
    half = len(msgids) // 2
    return _culprits(msgids[:half], is_well) + _culprits(msgids[half:], is_well) or msgids
