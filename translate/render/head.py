"""The head of a page: what search engines and those who share it read."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translate.languages import base_language, language
from translate.languages.formats import likely_territory
from translate.render.addresses import FRONT, absolute, address
from translate.render.site import Listed, Site
from translate.render.themes import Markup

Pairs = Sequence[tuple[str, str]]

NO_JSON = re.compile("[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What could end a script element or a line of a script, or may not stand on a page."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in the head beside title, description and style."""

    canonical: str = ""
    """The page's full address, "" where the site's is not known."""
    alternates: Pairs = ()
    """``hreflang`` and address of all versions, this one among them, and of ``x-default``."""
    feed: str = ""
    open_graph: Pairs = ()
    """Properties (ogp.me) and their contents."""
    data: Markup | None = None
    """JSON-LD, ready to stand in its element."""


def article_head(site: Site, page: Listed, versions: Sequence[Listed], image: str, feed: str) -> Head:
    """Return the head of an article's page; `image` is the full address of its picture or ""."""
    paths = {version.language: version.path for version in versions}
    default = paths.get(language(site.source_language).code, FRONT)
    dates = {"article:published_time": page.published, "article:modified_time": page.updated}
    extra = [("og:image", image)] if image else []
    extra += [(name, day.isoformat()) for name, day in dates.items() if day is not None]
    return Head(
        canonical=absolute(site, page.path),
        alternates=alternates(site, paths, default, page.path),
        feed=feed,
        open_graph=[*open_graph(site, "article", page, list(paths)), *extra],
        data=_script(_news_article(site, page, versions, image)),
    )


def alternates(site: Site, paths: Mapping[str, str], default: str, seen_from: str) -> Pairs:
    """Return ``hreflang`` and address for each page of a set, by locale, and for ``x-default``."""
    own = [(language(code).tag, address(site, path, seen_from)) for code, path in sorted(paths.items())]
    return [*own, ("x-default", address(site, default, seen_from))]


def open_graph(site: Site, kind: str, page: Listed, languages: Sequence[str]) -> Pairs:
    """Return the properties that all pages have; `languages` are those that the page exists in."""
    pairs = [
        ("og:type", kind),
        ("og:title", page.title),
        ("og:description", page.description),
        ("og:url", absolute(site, page.path)),
        ("og:site_name", site.name),
        ("og:locale", graph_locale(page.language)),
    ]
    others = dict.fromkeys(graph_locale(code) for code in languages if code != page.language)
    return [*(pair for pair in pairs if pair[1]), *(("og:locale:alternate", locale) for locale in others)]


def graph_locale(code: str) -> str:
    """Return a locale in Open Graph's form, language and territory: ``de_DE``."""
    territory = likely_territory(code)
    base = base_language(code)
    return f"{base}_{territory}" if territory else base


def _news_article(site: Site, page: Listed, versions: Sequence[Listed], image: str) -> dict[str, Any]:
    """Return an article as schema.org describes it, without what is not known."""
    own = absolute(site, page.path)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        **_work(site, page),
        "headline": page.title,
        "description": page.description,
        "datePublished": page.published.isoformat() if page.published else "",
        "dateModified": page.updated.isoformat() if page.updated else "",
        "author": [{"@type": "Person", "name": name} for name in page.authors],
        "image": [image] if image else [],
        "mainEntityOfPage": own,
        "publisher": _publisher(site),
        "isPartOf": _known({"@type": "WebSite", "name": site.name, "url": site.url}),
        **_translations(site, page, versions),
    }
    return {key: value for key, value in data.items() if value}


def _work(site: Site, page: Listed) -> dict[str, Any]:
    """Return what names an article in one language."""
    url = absolute(site, page.path)
    work = {"@type": "NewsArticle", "@id": url, "url": url, "inLanguage": language(page.language).tag}
    return {key: value for key, value in work.items() if value}


def _translations(site: Site, page: Listed, versions: Sequence[Listed]) -> dict[str, Any]:
    """Return what a translation is made from, or what an original was translated to."""
    source = language(site.source_language)
    if page.language == source.code:
        return {
            "workTranslation": [_work(site, other) for other in versions if other.language != source.code]
        }
    original = next((other for other in versions if other.language == source.code), None)
    unpublished = {"@type": "NewsArticle", "inLanguage": source.tag}
    return {"translationOfWork": _work(site, original) if original else unpublished}


def _publisher(site: Site) -> dict[str, Any]:
    """Return who publishes the site, nothing without a name."""
    if not site.name:
        return {}
    logo = {"@type": "ImageObject", "url": site.logo} if site.logo else {}
    return _known({"@type": "Organization", "name": site.name, "url": site.url, "logo": logo})


def _known(thing: dict[str, Any]) -> dict[str, Any]:
    """Return a thing without what is empty, nothing when only its type is left."""
    kept = {key: value for key, value in thing.items() if value}
    return kept if kept.keys() != {"@type"} else {}


def _script(data: dict[str, Any]) -> Markup:
    """Return data as JSON that cannot end the element it stands in (HTML standard, section 4.12.1.3)."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(NO_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", written))
