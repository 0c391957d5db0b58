"""Whole sites in a real browser: the one of this repository, and one with all that a page may hold."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import html5lib
import polib
import pytest

from tests.project import REPOSITORY, Project
from tests.support.browser import Tabs, axe, no_horizontal_scroll, serving
from tests.support.markup import html_errors
from translate.config import find_project

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(600)]
RTL = {"ar", "he"}
XML = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ATOM = "{http://www.w3.org/2005/Atom}"
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d4944415478da63640000000600023081d02f0000000049454e44ae426082"
)
WORDS = {"de": "Wörter", "ar": "كلمات", "he": "מילים"}
"""Set before each French text of the made site, so that it is in a language's script."""

FULL = """---
title: Le musée des « mots »
description: Tout ce qu’une page peut contenir
date: 2026-03-01
updated: 2026-03-02T10:00:00+01:00
authors: [Zoé <b>, "A & B"]
image: images/plan.png
---

[TOC]

Un *premier* paragraphe avec une note[^1] et un lien vers [l’autre article](autre.md#suite).

## Les salles & les objets

| Salle | Surface | Une colonne très longue qui ne tient pas |
|:--|--:|---|
| Hall | 1200 | Entrée |

![Le plan du musée](images/plan.png)

## Les horaires

- [ ] une tâche à faire
- [x] une tâche faite
  1. un point

> Une « citation » de quelqu’un.

### Détails

```
def une_tres_longue_ligne_de_code_qui_ne_tient_pas_sur_un_petit_ecran(article, langue, brouillons): pass
```

<details><summary>Plus</summary>
<p>Un <mark>texte</mark> et un <a href="../notes.txt">fichier</a>.</p></details>

Terme
: Une définition.

[^1]: Une note de bas de page.
"""
OTHER = """---
title: L’autre article
date: 2026-02-01
---

Retour vers [le musée](musee.md).

## La suite {#suite}

Un texte.
"""


SITE = """
[site]
url = "https://example.org/a/b/"
name = "Le Journal & Cie"
slugs = true
[site.credits]
de = "Übersetzt von *Freiwilligen*"
"*" = ["Ligne 1", "Ligne 2"]
"""


@dataclass
class Built:
    """A built site that is being served."""

    folder: Path
    address: str
    url: str
    """Where it is to be published."""
    versions: list[dict[str, Any]]

    @cached_property
    def pages(self) -> dict[str, ET.Element]:
        """Every page by its path under the root."""
        return {path: self.parsed(path) for path in self.paths("*.html")}

    def paths(self, pattern: str) -> list[str]:
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob(pattern))

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def parsed(self, path: str) -> ET.Element:
        tree = html5lib.parse(self.text(path), treebuilder="etree", namespaceHTMLElements=False)
        assert isinstance(tree, ET.Element)
        return tree

    def path_of(self, address: str) -> str:
        """Return the path that a full address of the published site stands for."""
        assert address.startswith(self.url)
        path = unquote(address.removeprefix(self.url))
        return f"{path}index.html" if not path or path.endswith("/") else path

    @property
    def articles(self) -> dict[str, dict[str, str]]:
        """The pages of each article by locale."""
        found: dict[str, dict[str, str]] = {}
        for version in self.versions:
            found.setdefault(version["article"], {})[version["language"]] = version["page"].removeprefix(
                "build/"
            )
        return found


def shipped(root: Path) -> Project:
    """Lay out what this repository publishes."""
    for name in ("source", "locales"):
        shutil.copytree(REPOSITORY / name, root / name)
    for name in ("glossary.yaml", "pyproject.toml"):
        shutil.copy2(REPOSITORY / name, root / name)
    return Project(root)


def made(root: Path) -> Project:
    """Lay out a project with all that a page may hold, in three languages; some of it a draft."""
    project = Project(root)
    project.configure(engines=["memory"])
    project.write("translate.toml", project.read("translate.toml") + SITE)
    project.write("source/fr/2026/musee.md", FULL)
    project.write("source/fr/2026/autre.md", OTHER)
    project.write("source/fr/2026/images/plan.png", PICTURE)
    project.write("source/fr/notes.txt", "Un article sans balises\n\nUn paragraphe.\n")
    for code, word in WORDS.items():
        project.ok("update", "-l", code)
        for path in sorted((root / "locales" / code).rglob("*.po")):
            fill(path, word, fuzzy=path.stem == "autre" and code != "de")
    return project


def fill(path: Path, word: str, *, fuzzy: bool) -> None:
    """Translate a catalog: each msgstr is its msgid behind a word."""
    catalog = polib.pofile(str(path), wrapwidth=78)
    for entry in catalog:
        entry.msgstr = f"{word} {entry.msgid}"
        entry.fuzzy = fuzzy
    catalog.save()


@pytest.fixture(scope="module", params=[shipped, made], ids=["shipped", "made"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    project = request.param(tmp_path_factory.mktemp("site"))
    versions = project.ok("build", "--drafts", "--json").json["versions"]
    url = find_project(project.root).site.url
    with serving(project.root / "build") as address:
        yield Built(project.root / "build", address, url, versions)


def links(page: ET.Element, relation: str) -> list[ET.Element]:
    return [link for link in page.iter("link") if link.get("rel") == relation]


def is_of(address: str, url: str) -> bool:
    return unquote(url) == address


def test_every_page_is_accessible_and_fits(site: Built, tab: Tabs) -> None:
    window = tab(width=360)
    assert len(site.pages) > len(site.versions)
    for path in site.pages:
        for scheme in ("light", "dark"):
            window.emulate_media(color_scheme=scheme)
            if scheme == "light":
                window.goto(f"{site.address}/{path}")
            no_horizontal_scroll(window)
            assert axe(window) == [], (path, scheme)


def test_every_page_is_html_without_errors(site: Built) -> None:
    assert {path: errors for path in site.pages if (errors := html_errors(site.text(path)))} == {}


def test_nothing_is_loaded_but_the_stylesheet_and_what_the_article_shows(site: Built, tab: Tabs) -> None:
    window = tab()
    for path in site.pages:
        window.goto(f"{site.address}/{path}")
        loaded = window.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
        assert f"{site.address}/style.css" in loaded, path
        assert all(
            name.startswith((f"{site.address}/style.css", f"{site.address}/assets/")) for name in loaded
        )


def test_every_local_link_leads_to_a_file_and_a_place_in_it(site: Built) -> None:
    broken = []
    for path, page in site.pages.items():
        for element in page.iter():
            for name in ("href", "src"):
                address = urlsplit(urljoin(f"{site.url}{path}", element.get(name, "")))
                if element.get(name) is None or not address.geturl().startswith(site.url):
                    continue
                target = site.path_of(address._replace(fragment="", query="").geturl())
                places = {e.get("id") for e in site.pages[target].iter()} if target in site.pages else set()
                if not (site.folder / target).is_file() or (
                    address.fragment and unquote(address.fragment) not in places
                ):
                    broken.append((path, element.get(name)))
    assert broken == []


def test_the_language_switch_leads_to_each_version_and_back(site: Built, tab: Tabs) -> None:
    window = tab(width=360)
    for versions in site.articles.values():
        addresses = {code.replace("_", "-"): f"{site.address}/{path}" for code, path in versions.items()}
        home, *others = addresses
        window.goto(addresses[home])
        shown = window.locator("nav.languages a").evaluate_all("all => all.map(a => a.hreflang || 'here')")
        assert sorted(set(shown) - {"fr"}) == sorted([*others, "here"])
        for other in others:
            for tag in (other, home):
                window.click(f'nav.languages a[hreflang="{tag}"]')
                window.wait_for_url(partial(is_of, addresses[tag]))
                assert window.evaluate("document.documentElement.lang") == tag


def test_the_table_of_contents_leads_to_its_headings(site: Built, tab: Tabs) -> None:
    window = tab(width=360, height=400)
    seen = 0
    for path, page in site.pages.items():
        entries = page.findall(".//nav[@class='contents']//a")
        if not entries:
            continue
        window.goto(f"{site.address}/{path}")
        for number, entry in enumerate(entries):
            window.locator("nav.contents a").nth(number).click()
            heading = window.locator(":target")
            assert " ".join(heading.inner_text().split()).startswith(
                " ".join("".join(entry.itertext()).split())
            )
            assert heading.evaluate("e => e.tagName") in {"H2", "H3", "H4"}
            assert heading.evaluate(
                "e => e.getBoundingClientRect().top < innerHeight && e.getBoundingClientRect().top >= 0"
            )
            seen += 1
    assert seen > 2 * len(site.versions) / len(site.articles)


def test_arabic_and_hebrew_are_mirrored(site: Built, tab: Tabs) -> None:
    """Text, the switch of languages and the table of contents begin at the right."""
    window = tab(width=700)
    ends = """path => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector(path));
      const all = [...range.getClientRects()], last = Math.max(...all.map(box => box.bottom));
      const line = all.filter(box => box.bottom > last - 5);
      const right = Math.max(...line.map(box => box.right));
      return [Math.min(...line.map(box => box.left)), document.documentElement.clientWidth - right];
    }"""  # how far the last line of a text is from the edges
    for path, page in site.pages.items():
        language = str(page.get("lang"))
        assert (page.get("dir") == "rtl") == (language in RTL), path
        window.goto(f"{site.address}/{path}")
        for part in ("h1", "nav.languages li", "nav.contents li"):
            if window.locator(part).count() and path != "index.html":
                left, right = window.evaluate(ends, part)
                assert (right < left) == (language in RTL), (path, part)


def test_in_print_there_is_the_article_and_no_navigation(site: Built, tab: Tabs) -> None:
    window = tab()
    window.emulate_media(media="print")
    for versions in site.articles.values():
        for path in versions.values():
            window.goto(f"{site.address}/{path}")
            assert window.locator("article").is_visible()
            assert not [
                nav
                for nav in window.locator("nav, header.site a:not(.name), .skip").all()
                if nav.is_visible()
            ], path


def test_versions_name_each_other(site: Built) -> None:
    """The set of hreflang is complete, mutual, has an x-default, and its addresses are the canonical ones."""
    alternates = {
        path: {
            str(link.get("hreflang")): site.path_of(str(link.get("href")))
            for link in links(page, "alternate")
            if link.get("hreflang")
        }
        for path, page in site.pages.items()
    }
    for path, others in alternates.items():
        (canonical,) = links(site.pages[path], "canonical")
        assert site.path_of(str(canonical.get("href"))) == path
        assert others, path
        assert path in others.values(), path
        assert "x-default" in others, path
        for tag, other in others.items():
            assert alternates[other] == others, (path, tag)
            assert tag == "x-default" or site.pages[other].get("lang") == tag
    for versions in site.articles.values():
        path = next(iter(versions.values()))
        assert set(alternates[path]) - {"fr", "x-default"} == {code.replace("_", "-") for code in versions}


def test_the_sitemap_lists_exactly_the_pages(site: Built) -> None:
    tree = ET.fromstring(site.text("sitemap.xml"))  # noqa: S314 - our own
    listed = {}
    for url in tree.iterfind("s:url", XML):
        found = {str(link.get("hreflang")): str(link.get("href")) for link in url.iterfind("x:link", XML)}
        listed[site.path_of(url.findtext("s:loc", "", XML))] = found
    assert sorted(listed) == sorted(site.pages)
    for path, others in listed.items():
        page = {
            str(link.get("hreflang")): link.get("href")
            for link in links(site.pages[path], "alternate")
            if link.get("hreflang")
        }
        assert others == page, path


def test_what_search_engines_read_parses(site: Built) -> None:
    for versions in site.articles.values():
        for code, path in versions.items():
            (script,) = [e for e in site.pages[path].iter("script") if e.get("type") == "application/ld+json"]
            data = json.loads(script.text or "")
            assert data["@type"] == "NewsArticle"
            assert data["inLanguage"] == code.replace("_", "-")
            assert site.path_of(data["url"]) == path
            assert data["translationOfWork"]["inLanguage"] == "fr"
            properties = {e.get("property"): e.get("content") for e in site.pages[path].iter("meta")}
            assert properties["og:title"] == data["headline"]
            assert site.path_of(str(properties["og:url"])) == path


def test_feeds_are_atom_and_lead_to_pages(site: Built) -> None:
    feeds = site.paths("feed.xml")
    assert {path.split("/")[0] for path in feeds} >= {version["language"] for version in site.versions}
    for path in feeds:
        feed = ET.fromstring(site.text(path))  # noqa: S314 - our own
        assert feed.tag == f"{ATOM}feed"
        assert [feed.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated")].count(None) == 0
        (own,) = [link.get("href") for link in feed.iterfind(f"{ATOM}link") if link.get("rel") == "self"]
        assert site.path_of(str(own)) == path
        for entry in feed.iterfind(f"{ATOM}entry"):
            assert [entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated")].count(None) == 0
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)", entry.findtext(f"{ATOM}updated", ""))
            (page,) = [
                link.get("href")
                for link in entry.iterfind(f"{ATOM}link")
                if link.get("rel", "alternate") == "alternate"
            ]
            assert site.path_of(str(page)) in site.pages
