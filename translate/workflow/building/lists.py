"""What leads to the pages: the lists, the front page, feeds, the site's map; and what all pages share."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from translate.render import (
    Listed,
    Site,
    feed_path,
    render_feed,
    render_front,
    render_index,
    render_sitemaps,
    stylesheet,
)
from translate.workflow.building.record import Kind, Pair, key_of, plain_key

FRONT, SITEMAP, STYLE = "index.html", "sitemap.xml", "style.css"


@dataclass(frozen=True, slots=True)
class Listing:
    """A file, or some that are made together."""

    kind: Kind
    path: str
    """Of the first of them."""
    key: str
    """Of all that they are made from."""
    make: Callable[[], Mapping[str, str]]
    """Returns the text of each by its path."""


def listings(
    site: Site,
    surroundings: str,
    pages: Mapping[str, Sequence[Listed]],
    lists: Mapping[str, str],
    keys: Mapping[Pair, str],
) -> Iterator[Listing]:
    """Yield the files that lead to the pages of each locale; none without pages.

    `lists` are the paths of the languages' lists, `surroundings` the key of the site and our program, `keys`
    those of what is said of each page.
    """
    if not pages:
        return
    digests = {
        code: plain_key(surroundings, *(keys[page.article, code] for page in some))
        for code, some in pages.items()
    }
    whole = key_of(digests, lists)
    for code, some in pages.items():
        path, feed = lists[code], feed_path(code)
        yield _one(path, key_of(digests[code], lists), partial(render_index, site, code, some, lists, path))
        if site.url:
            yield _one(feed, key_of(digests[code], path), partial(render_feed, site, code, some, feed, path))
    yield _one(FRONT, whole, partial(render_front, site, pages, lists, FRONT))
    if site.url:
        every = [listed for some in pages.values() for listed in some]
        yield Listing("sitemap", SITEMAP, whole, partial(render_sitemaps, site, every, lists, FRONT))
    yield _one(STYLE, surroundings, partial(stylesheet, site))


def _one(path: str, key: str, make: Callable[[], str]) -> Listing:
    return Listing("list", path, key, lambda: {path: make()})
