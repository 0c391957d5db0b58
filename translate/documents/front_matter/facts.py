"""What an article says of itself beside its prose: dates, authors, picture.

The keys are those of Hugo, Jekyll, Eleventy, Quarto, Pelican and Zola in front matter; in an HTML article
those of Open Graph (ogp.me, "article"), Dublin Core and schema.org's microdata. Case and separators do not
matter.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from html import unescape
from typing import Any

from translate.documents.front_matter import front_matter_end, front_matter_values
from translate.documents.html.tokens import attributes, tokens
from translate.model import Document, Facts

PUBLISHED = (
    *("date", "published", "publishdate", "publishedat", "pubdate", "datepublished", "publishedtime"),
    *("articlepublishedtime", "dctermsissued", "dctermscreated", "dcdate"),
)
UPDATED = (
    *("updated", "lastmod", "modified", "lastmodified", "lastmodifiedat", "updatedat", "datemodified"),
    *("articlemodifiedtime", "ogupdatedtime", "dctermsmodified"),
)
AUTHORS = ("authors", "author", "byline", "articleauthor", "dccreator", "dctermscreator")
IMAGE = (
    *("image", "images", "cover", "featuredimage", "featureimage", "heroimage", "thumbnail", "ogimage"),
    "twitterimage",
)
"""Keys with nothing but their letters; the first that says something legible counts."""
KEYS = frozenset((*PUBLISHED, *UPDATED, *AUTHORS, *IMAGE))

NAMES = ("name", "title")
ADDRESSES = ("src", "url", "path", "image", "file", "filename")
"""Where a mapping says the name of an author, and the address of a picture."""
NOTHING = frozenset({"", "~", "null", "none", "false"})

DAY = re.compile(
    r"""(\d{4})-(\d\d?)-(\d\d?)
    (?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d*)?)?[ \t]*(?:([Zz])|([+-])(\d\d?)(?::?(\d\d))?)?)?""",
    re.VERBOSE,
)
"""A day or an hour as YAML writes it (type "timestamp"), which takes ISO 8601 in."""


def facts_of(document: Document) -> Facts:
    """Return when an article was published, by whom, and its picture, as far as it says so legibly.

    Read from YAML or TOML front matter, in an HTML article then from its ``<meta>`` and ``<time>``. Never
    raises: what is broken or of a wrong kind is left out.
    """
    text = document.raw.removeprefix("\ufeff")
    said = {letters(key): value for key, value in front_matter_values(text, _is_wanted).items()}
    if document.article.endswith((".html", ".htm")):
        said = dict(_tags(text)) | said
    authors = next((names for key in AUTHORS if (names := _names(said.get(key)))), ())
    return Facts(
        published=next((day for key in PUBLISHED if (day := _day(said.get(key)))), None),
        updated=next((day for key in UPDATED if (day := _day(said.get(key)))), None),
        authors=authors,
        image=next((address for key in IMAGE if (address := _text(said.get(key), ADDRESSES))), ""),
    )


def letters(key: str) -> str:
    """Return nothing but the letters of a key: ``last_modified-at`` is ``lastmodifiedat``."""
    return re.sub(r"[^a-z]", "", key.lower())


def _is_wanted(key: str) -> bool:
    return letters(key) in KEYS


def _tags(text: str) -> Iterator[tuple[str, Any]]:
    """Yield what the tags of a page say, in the form of front matter, the first of each key last."""
    found = []
    for token in tokens(text, front_matter_end(text)):
        if token.kind == "start" and token.name in {"meta", "time"}:
            values = {a.name: unescape(text[a.start : a.end]) for a in attributes(text, token)}
            keys = [values.get(name, "") for name in ("property", "name", "itemprop")]
            keys += ["pubdate"] * (token.name == "time" and "pubdate" in values)
            value = values.get("content" if token.name == "meta" else "datetime", "")
            found += [(letters(key), value) for key in keys if _is_wanted(key)]
    yield from reversed(found)


def _day(value: object) -> date | datetime | None:
    """Return a day or an hour; None for anything else."""
    if isinstance(value, date):
        return value
    match = DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    try:
        if match[4] is None:
            return date(year, month, day)
        return datetime(year, month, day, hour, minute, second, tzinfo=_zone(match))
    except ValueError:
        return None


def _zone(match: re.Match[str]) -> timezone | None:
    """Return the zone that is written behind an hour; raises `ValueError` for one that cannot be."""
    if match[7]:
        return UTC
    if not match[8]:
        return None
    offset = timedelta(hours=int(match[9]), minutes=int(match[10] or 0))
    return timezone(-offset if match[8] == "-" else offset)


def _names(value: object) -> tuple[str, ...]:
    """Return the names of authors: one, or a list, each a text or a mapping with a name."""
    items = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    names = (_text(item, NAMES) for item in items)
    return tuple(dict.fromkeys(name for name in names if name and "://" not in name))


def _text(value: object, keys: Sequence[str]) -> str:
    """Return a text on one line: the value, the first of a list, or what a mapping has under some key."""
    if isinstance(value, Mapping):
        return next((text for key in keys if (text := _text(value.get(key), ()))), "")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _text(value[0], keys) if value and not isinstance(value[0], list) else ""
    if not isinstance(value, str):
        return ""
    text = " ".join(value.encode("utf-8", "replace").decode().split())
    return "" if text.lower() in NOTHING else text
