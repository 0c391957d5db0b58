"""Which machine texts nobody has edited.

A catalog cannot tell: a person may have mended a word and left the entry fuzzy. So the digest of what is
written into a catalog is kept beside the answers. Once that file is gone, no machine text is known to be
untouched, and all are left alone.
"""

from collections.abc import Mapping

from translate.catalog.notes import MachineText
from translate.catalog.refilling import machine_texts
from translate.engines.cache import Cache, digest
from translate.model import Catalog
from translate.workflow.desk import Desk


def remember(cache: Cache, code: str, texts: Mapping[str, MachineText]) -> None:
    """Keep what is going to be written into the catalogs of a language, by msgid, as digests."""
    cache.put({_key(code, msgid, machine.text): "" for msgid, machine in texts.items()})


def untouched(desk: Desk, cache: Cache, article: str, code: str, catalog: Catalog) -> dict[str, str]:
    """Return the machine texts of a catalog, by msgid, that are as they were written.

    Says on the desk how many others are left alone.
    """
    keys = {_key(code, msgid, text): (msgid, text) for msgid, text in machine_texts(catalog).items()}
    known = cache.get(keys)
    if left := len(keys) - len(known):
        path = desk.shown(desk.catalog_path(article, code))
        texts = "1 machine text was" if left == 1 else f"{left} machine texts were"
        desk.warnings.append(f"{path}: {texts} edited, or written before this was noted, and left alone")
    return dict(keys[key] for key in known)


def _key(code: str, msgid: str, msgstr: str) -> str:
    return digest(("written", code, msgid, msgstr))
