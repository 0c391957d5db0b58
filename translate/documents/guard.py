"""The guard before publishing: a translation must not change the structure of the article."""

from collections.abc import Callable, Mapping, Sequence

from translate.documents.join import join
from translate.model import Document

Skeleton = Callable[[str], Sequence[str]]


def breaks_structure(
    document: Document, texts: Mapping[str, str], wanted: Sequence[str], skeleton: Skeleton
) -> tuple[str, ...]:
    """Return the msgids whose texts change the block structure of the article; none when all is well.

    `skeleton` tells the structure of an article's text, `wanted` is that of the article itself. When the
    texts only break it together, all of them are named.
    """
    if skeleton(join(document, texts)) == wanted:
        return ()
    changed = {msgid: text for msgid, text in texts.items() if text != msgid}
    alone = [msgid for msgid in changed if skeleton(join(document, {msgid: changed[msgid]})) != wanted]
    return tuple(alone or changed)
