"""Links of articles that lead nowhere on the site."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from translate.errors import TranslateError
from translate.files import read_text
from translate.workflow.building.pages import Pages
from translate.workflow.building.record import Pair
from translate.workflow.desk import Desk


def dead_links(desk: Desk, pages: Pages, pairs: Iterable[Pair], *, is_whole: bool) -> Iterator[str]:
    """Yield a warning for each local address that stays as it is though it is of nothing on the site.

    An article without a page is only told if the run `is_whole`: it may be the next to be built.
    """
    told: set[str] = set()
    for pair in pairs:
        article, code = pair
        addresses = pages.addresses(pair) if pair in pages.pages else ()
        for address, target in pages.links.targets(article, code, addresses):
            if target is not None:
                continue
            place = pages.links.place(article, address)
            fault = place.fault
            if is_whole and place.article:
                fault = f"has no page in {code}, nor in {pages.links.language}"
            if not fault:
                continue
            said = f"the link to '{address}' {fault}; it is left as it is"
            if (article + said) not in told:
                told.add(article + said)
                yield f"{_where(desk, pair, address)}: {said}"


def _where(desk: Desk, pair: Pair, address: str) -> str:
    """Return the file and line in which an address stands: the article, else the catalog."""
    files = (desk.source_path(pair[0]), desk.catalog_path(*pair))
    for file in files:
        line = _line(file, {address, unquote(address)})
        if line is not None:
            return f"{desk.shown(file)}:{line}"
    return desk.shown(files[0])


def _line(file: Path, words: set[str]) -> int | None:
    try:
        lines = read_text(file).splitlines()
    except TranslateError:
        return None
    return next((number for number, line in enumerate(lines, 1) if any(w in line for w in words)), None)
