"""What the pages of a site have in common, and what its lists say of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a publisher lets through the sanitiser beside its own lists."""

    tags: frozenset[str] = frozenset()
    attributes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Tag, or ``*`` for every one → the names of attributes."""
    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Tag → the classes."""
    frames: frozenset[str] = frozenset()
    """Hosts whose pages may be framed: ``www.youtube-nocookie.com``."""


@dataclass(frozen=True, slots=True)
class Site:
    """What is the same on every page."""

    source_language: str = "fr"
    url: str = ""
    """The absolute address of the site's root, ending in ``/``; "" if it is not known."""
    name: str = ""
    """The publisher's name."""
    logo: str = ""
    """The absolute address of the publisher's picture."""
    credits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Locale → the lines at the foot of its articles, in Markdown; ``*``: those of all other locales."""
    theme: Path | None = None
    """The folder whose templates and style.css stand in for ours."""
    allowed: Allowed = Allowed()


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of an article, as the lists and the other pages see it."""

    article: str
    """The path under the source folder: ``2025/musee.md``."""
    language: str
    """The locale."""
    path: str
    """The page under the site's root, not quoted, with ``/``: ``de/2025/musee.html``."""
    title: str
    description: str = ""
    published: date | datetime | None = None
    updated: date | datetime | None = None
    authors: tuple[str, ...] = ()
    image: str = ""
    """The address of its picture as the article gives it."""
    draft: bool = False
    """Whether it holds what only a machine has translated."""
    in_source: frozenset[str] = frozenset()
    """Which of ``title`` and ``description`` have no translation."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link of an article leads on the site."""

    path: str
    """A page or a file under the site's root, not quoted."""
    language: str = ""
    """The locale of the page where it is not the one of the link."""
