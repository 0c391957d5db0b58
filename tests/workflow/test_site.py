"""The site of `translate build`: the right pages, links that lead somewhere, nothing of others touched."""

import json
import os
import random
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from tests.project import Project

SETTINGS = '[site]\nurl = "https://example.org/"\n'
PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


class Addresses(HTMLParser):
    """The addresses in the article of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, dict[str, str | None]] = {}
        self.feed(page[page.index("<article") : page.index("</article")])

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        address = given.get("href") or given.get("src")
        if address and not address.startswith("#"):
            self.found[address] = given


class Newsroom:
    """A project whose articles and catalogs are written by hand: a title and one paragraph each."""

    def __init__(self, project: Project) -> None:
        self.project = project
        (project.root / "source/fr/article.md").unlink()
        self.configure(SETTINGS)

    def configure(self, more: str, languages: tuple[str, ...] = ("de", "es")) -> None:
        self.project.write("translate.toml", f"languages = {json.dumps(languages)}\n{more}")

    def article(self, name: str, title: str, text: str) -> None:
        self.project.write(f"source/fr/{name}", f"---\ntitle: {title}\n---\n\n{text}\n")

    def catalog(self, name: str, code: str, texts: dict[str, str], *, fuzzy: bool = False) -> None:
        flag = "#, fuzzy\n" if fuzzy else ""
        entries = (
            f"\n{flag}msgid {json.dumps(m, ensure_ascii=False)}\nmsgstr {json.dumps(s, ensure_ascii=False)}\n"
            for m, s in texts.items()
        )
        self.project.write(f"locales/{code}/{name}.po", PO + "".join(entries))

    def write(self, name: str, title: str, text: str, *codes: str) -> None:
        """Write an article and its translations."""
        self.article(f"{name}.md", title, text)
        for code in codes:
            self.catalog(name, code, {title: f"{title} {code}", text: f"{code}: {text}"})

    def build(self, *arguments: str) -> dict[str, str]:
        """Build; return the files that were written or removed."""
        before = self.files()
        self.project.ok("build", *arguments)
        after = self.files()
        return {
            name: after.get(name, "gone") for name in before | after if before.get(name) != after.get(name)
        }

    def files(self, folder: str = "build") -> dict[str, str]:
        root = self.project.root / folder
        return {
            p.relative_to(root).as_posix(): p.read_text("latin-1") for p in root.rglob("*") if p.is_file()
        }

    def addresses(self, page: str) -> dict[str, dict[str, str | None]]:
        return Addresses(self.project.read(f"build/{page}")).found


@pytest.fixture
def news(project: Project) -> Newsroom:
    room = Newsroom(project)
    room.write("2025/musee", "Le musée", "Voir [le port](../port.md#quai) et [la ville](ville).", "de", "es")
    room.write("2025/ville", "La ville", "Une ville.", "de")
    room.write("port", "Le port", "Un port.", "de", "es")
    return room


def test_what_a_site_has(news: Newsroom) -> None:
    done = news.project.ok("build", "--json")
    site = done.json["site"]
    assert (site["pages"], site["lists"], site["removed"]) == (8, 3, [])
    assert site["written"] == len(news.files())
    assert "next: open build/index.html" in done.err
    pages = {f"{code}/{name}.html" for code in ("de", "fr") for name in ("2025/musee", "2025/ville", "port")}
    pages |= {"es/2025/musee.html", "es/port.html"}
    lists = {f"{code}/{name}" for code in ("de", "es", "fr") for name in ("index.html", "feed.xml")}
    own = {page.replace(".html", ".md") for page in pages if not page.startswith("fr/")}
    assert set(news.files()) == pages | lists | own | {"index.html", "sitemap.xml", "style.css"}
    told = set(re.findall("<loc>(.*?)</loc>", news.files()["sitemap.xml"]))
    front = {f"{code}/index.html" for code in ("de", "es", "fr")} | {"index.html"}
    told_files = {address + "index.html" * address.endswith("/") for address in told}
    assert told_files == {f"https://example.org/{path}" for path in pages | front}


def test_links_lead_to_the_page_in_the_readers_language(news: Newsroom) -> None:
    news.build()
    assert set(news.addresses("de/2025/musee.html")) >= {"../port.html#quai", "ville.html"}
    spanish = news.addresses("es/2025/musee.html")
    assert spanish["../../fr/2025/ville.html"]["hreflang"] == "fr"
    assert "../port.html#quai" in spanish
    news.catalog("2025/ville", "es", {"La ville": "La ciudad", "Une ville.": "Una ciudad."})
    changed = news.build()
    assert "ville.html" in news.addresses("es/2025/musee.html")
    assert "de/2025/musee.html" not in changed
    assert "de/2025/ville.html" in changed  # its switch has one more language


def test_what_links_may_be_called(news: Newsroom) -> None:
    names = ("port.md", "port.html", "./port", "2025/../port.md", "/port.md", "po%72t.md?a=b#c")
    news.write("renvois", "Renvois", " ".join(f"[ici]({name})" for name in names), "de")
    done = news.project.ok("build")
    assert "warning" not in done.err
    assert set(news.addresses("de/renvois.html")) == {"port.html", "port.html?a=b#c"}


def test_assets_are_copied_once(news: Newsroom) -> None:
    news.project.write("source/fr/2025/carte d’été.png", b"\0picture")
    news.project.write("source/fr/2025/autre.pdf", b"pdf")
    news.write("2025/musee", "Le musée", "![carte](carte%20d’été.png) [pdf](/2025/autre.pdf)", "de", "es")
    written = news.build()
    assert {name for name in written if name.startswith("assets/")} == {
        "assets/2025/carte d’été.png",
        "assets/2025/autre.pdf",
    }
    assert "../../assets/2025/carte%20d%E2%80%99%C3%A9t%C3%A9.png" in news.addresses("de/2025/musee.html")
    before = news.project.snapshot()
    assert not news.build()
    assert news.project.snapshot() == before
    news.project.write("source/fr/2025/autre.pdf", b"another")
    assert set(news.build()) == {"assets/2025/autre.pdf"}
    news.write("2025/musee", "Le musée", "![carte](carte%20d’été.png)", "de", "es")
    assert news.build()["assets/2025/autre.pdf"] == "gone"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("nulle-part.png", "leads to no file"),
        ("../../../translate.toml", "leads outside the source folder"),
        ("%2e%2e/%2e%2e/%2e%2e/translate.toml", "leads outside the source folder"),
        ("dehors.bin", "leads outside the source folder"),
        (".secret", "leads to no file"),
        ("2025/", "leads to no file"),
        ("a" * 5000, "leads to no file"),
        ("a%00b", ""),
        ("//example.org/x.png", ""),
        ("/images/logo.png", ""),
        ("mailto:a@example.org", ""),
    ],
)
def test_what_links_may_not_be(news: Newsroom, address: str, said: str) -> None:
    news.project.write("source/fr/2025/.secret", "x")
    (news.project.root / "source/fr/2025/dehors.bin").symlink_to(news.project.root / "translate.toml")
    news.write("2025/musee", "Le musée", f"[ici]({address})", "de", "es")
    done = news.project.ok("build")
    assert not (news.project.root / "build/assets").exists()
    if said:
        warning = f"source/fr/2025/musee.md:5: the link to '{address}' {said}; it is left as it is"
        assert done.err.count(warning) == 1
        assert warning in news.project.ok("build").err  # told as long as it is so
    else:
        assert "warning" not in done.err


def test_a_narrowed_run_keeps_the_rest(news: Newsroom) -> None:
    news.build()
    before = news.files()
    news.catalog("port", "es", {"Le port": "El puerto", "Un port.": "Un puerto."})
    changed = news.build("port", "-l", "es")
    assert set(news.files()) == set(before)
    assert {"es/port.html", "es/port.md", "es/index.html"} <= set(changed)
    assert not {name for name in changed if name.startswith("de/2025") or name.endswith("ville.html")}
    (news.project.root / "source/fr/2025/ville.md").unlink()
    assert not news.build("port")
    assert "de/2025/ville.html" in set(news.build())


def test_a_narrowed_run_alone(news: Newsroom) -> None:
    """What has never been built is not spoken of; what is built later is linked to from then on."""
    written = news.build("2025/musee", "-l", "es")
    assert {name for name in written if name.endswith("musee.html")} == {
        "es/2025/musee.html",
        "fr/2025/musee.html",
    }
    assert "ville" in news.addresses("es/2025/musee.html")
    news.build("-l", "de")
    assert "../../fr/2025/ville.html" in news.addresses("es/2025/musee.html")
    assert 'hreflang="de"' in news.project.read("build/es/2025/musee.html")
    news.build()
    assert news.files() == clean(news)


def test_what_is_ready_no_more_is_removed(news: Newsroom) -> None:
    news.build()
    news.catalog("port", "es", {"Le port": "El puerto", "Un port.": "Un puerto."}, fuzzy=True)
    changed = news.build()
    assert {name for name, now in changed.items() if now == "gone"} == {"es/port.html", "es/port.md"}
    assert "../../fr/port.html#quai" in news.addresses("es/2025/musee.html")
    (news.project.root / "locales/es/2025/musee.po").unlink()
    news.configure(SETTINGS, languages=("de",))
    assert not (news.build() and (news.project.root / "build/es").exists())


def test_what_others_wrote_stays(news: Newsroom) -> None:
    news.build()
    kept = {"de/port.html": "by hand", "de/other.html": "by hand", "es/2025/notes.txt": "by hand"}
    for name, text in kept.items():
        news.project.write(f"build/{name}", text)
    (news.project.root / "source/fr/port.md").unlink()
    done = news.project.ok("build")
    assert "warning: build/de/port.html: no longer built, but changed since it was" in done.err
    assert "removed build/es/port.html" in done.out
    files = news.files()
    assert {name: files.get(name) for name in kept} == kept
    assert "de/port.md" not in files


def test_without_the_record_everything_is_built_again(news: Newsroom) -> None:
    news.build()
    before = news.project.snapshot()
    for file in (news.project.root / ".translate/build").iterdir():
        file.unlink()
    assert not news.build()
    assert news.project.snapshot() == before
    (file,) = (news.project.root / ".translate/build").iterdir()
    file.write_bytes(file.read_bytes()[:-9])
    assert not news.build()


def test_a_page_that_somebody_changed_is_made_again(news: Newsroom) -> None:
    news.build()
    before = news.files()
    news.project.write("build/de/port.html", "by hand")
    news.project.write("build/de/port.md", "by hand")
    (news.project.root / "build/style.css").unlink()
    news.build()
    assert news.files() == before


def test_what_is_broken_stays_as_it_was_built_last(news: Newsroom) -> None:
    news.build()
    before = news.files()
    news.catalog("port", "de", {"Le port": "Der Hafen", "Un port.": "<div>\nEin Hafen."})
    done = news.project.run("build")
    assert (done.code, news.files()) == (2, before)
    assert "would change the structure" in done.err


def test_slugs(news: Newsroom) -> None:
    news.configure(f"{SETTINGS}slugs = true\n")
    same = {"Le musée": "Das Museum: «Größe» / ../x", "La ville": "Das Museum, Größe x"}
    news.catalog("2025/ville", "de", {"La ville": same["La ville"], "Une ville.": "Eine Stadt."})
    text = "Voir [le port](../port.md#quai) et [la ville](ville)."
    news.catalog("2025/musee", "de", {"Le musée": same["Le musée"], text: text})
    news.catalog("port", "es", {"Le port": "index", "Un port.": "Un puerto."})
    news.catalog("port", "de", {"Le port": "字" * 3000, "Un port.": "Ein Hafen."})
    news.build()
    pages = {name for name in news.files() if re.fullmatch(r"(de|es|fr)/.*(?<!index)\.html", name)}
    assert pages == {
        "de/2025/das-museum-größe-x.html",
        "de/2025/das-museum-größe-x-2.html",
        f"de/{'字' * 50}.html",
        "es/2025/le-musée-es.html",
        "es/index-2.html",
        "fr/2025/musee.html",
        "fr/2025/ville.html",
        "fr/port.html",
    }
    assert "das-museum-gr%C3%B6%C3%9Fe-x-2.html" in news.addresses("de/2025/das-museum-größe-x.html")
    news.catalog("port", "es", {"Le port": "El puerto", "Un port.": "Un puerto."})
    changed = news.build()
    assert changed["es/index-2.html"] == "gone"
    assert {
        "es/el-puerto.html",
        "es/2025/le-musée-es.html",
        "de/" + "字" * 50 + ".html",
        "sitemap.xml",
    } <= set(changed)
    assert "es/port.md" in news.files()
    assert news.files() == clean(news)


def test_an_article_called_index(news: Newsroom) -> None:
    news.write("index", "Accueil", "Bienvenue.", "de")
    news.build()
    assert "Bienvenue" in news.project.read("build/de/index.html")
    assert 'href="port.html"' in news.project.read("build/de/articles.html")
    assert 'href="de/articles.html"' in news.project.read("build/index.html")


def test_an_article_in_html_is_listed(news: Newsroom) -> None:
    head = '<!DOCTYPE html>\n<html lang="fr"><head><title>Le sommet</title></head>'
    page = f'{head}\n<p>Voir <a href="port.md">a</a></html>\n'
    news.project.write("source/fr/sommet.html", page)
    news.catalog(
        "sommet",
        "de",
        {"Le sommet": "Der Gipfel", 'Voir <a href="port.md">a</a>': 'Siehe <a href="port.md">b</a>'},
    )
    news.build()
    assert news.project.read("build/fr/sommet.html") == page
    assert 'href="port.md">b' in news.project.read("build/de/sommet.html")
    assert "Der Gipfel" in news.project.read("build/de/index.html")
    assert "https://example.org/de/sommet.html" in news.project.read("build/sitemap.xml")
    shutil.rmtree(news.project.root / "build")
    news.build("-l", "es")
    assert "de/sommet.html" not in "".join(news.files().values())
    news.build()
    news.configure(f"{SETTINGS}original = false\n")
    changed = news.build()
    assert changed["fr/sommet.html"] == "gone"
    assert not any(name.startswith("fr/") for name in news.files())


def test_formats(news: Newsroom) -> None:
    done = news.project.ok("build", "--format", "article")
    assert "next: open build/de/2025/musee.md" in done.err
    assert "page" not in done.out
    assert set(news.files()) == {
        f"{p}.md" for p in ("de/2025/musee", "de/2025/ville", "de/port", "es/2025/musee", "es/port")
    }
    (version,) = news.project.ok("build", "port", "-l", "de", "--format", "article", "--json").json[
        "versions"
    ]
    assert version["path"] == version["page"] == "build/de/port.md"
    assert not any(name.endswith(".md") for name in news.build("--format", "html"))
    (version,) = news.project.ok("build", "port", "-l", "de", "--format", "html", "--json").json["versions"]
    assert version["path"] == version["page"] == "build/de/port.html"
    assert not news.build()


def test_nothing_ready_no_site(news: Newsroom) -> None:
    for path in (news.project.root / "locales").rglob("*.po"):
        path.write_text(path.read_text().replace("msgid", "#, fuzzy\nmsgid"))
    done = news.project.ok("build")
    assert "next: `translate status`" in done.err
    assert not (news.project.root / "build").exists()


def test_without_an_address(news: Newsroom) -> None:
    news.configure("")
    done = news.project.ok("build")
    assert "note: without 'site.url'" in done.err
    assert not {name for name in news.files() if name.endswith(".xml")}


def test_addresses_are_written_as_programs_need_them(news: Newsroom) -> None:
    news.configure('[site]\nurl = "https://né.org:8443/été/%C3%A9"\n')
    news.build()
    assert "<loc>https://xn--n-bga.org:8443/%C3%A9t%C3%A9/%C3%A9/de/</loc>" in news.files()["sitemap.xml"]


@pytest.mark.parametrize(
    "place", [".", "source", "source/fr", "source/fr/de", "locales", "glossary.yaml/x", "loop", "loop/x"]
)
def test_what_is_built_does_not_mix_with_what_it_is_made_from(news: Newsroom, place: str) -> None:
    (news.project.root / "loop").symlink_to("loop")
    before = news.project.snapshot()
    done = news.project.run("build", "-o", str(news.project.root / place))
    assert done.code == 2
    (line,) = done.err.splitlines()
    assert "name another folder with -o" in line
    assert news.project.snapshot() == before


def test_the_name_of_the_output_need_not_be_utf_8(news: Newsroom) -> None:
    place = news.project.root / os.fsdecode(b"a\xff")
    news.project.ok("build", "-o", str(place))
    assert (place / "index.html").exists()


def test_a_folder_that_cannot_be_written_to_is_told_in_few_lines(news: Newsroom) -> None:
    for number in range(30):
        news.write(f"{number}", "Titre", "Texte.", "de")
    news.project.write("build/de", "a file where the folder of a language should be")
    done = news.project.run("build")
    assert done.code == 2
    assert len(done.err.splitlines()) < 60
    assert "more files: cannot be" in done.err


Change = Callable[[Newsroom], object]


def say(name: str, title: str, text: str, code: str = "de") -> Change:
    """Return what changes a translation of `NAMES`."""
    return lambda news: news.catalog(name, code, dict(zip(TEXTS[name], (title, text), strict=True)))


def site(more: str) -> Change:
    return lambda news: news.configure(f"{SETTINGS}{more}\n")


def put(name: str, text: str) -> Change:
    return lambda news: news.project.write(name, text)


def gone(name: str) -> Change:
    return lambda news: (news.project.root / name).unlink(missing_ok=True)


def moved(name: str, to: str) -> Change:
    def change(news: Newsroom) -> None:
        path = news.project.root / name
        if path.exists():
            path.rename(news.project.root / to)

    return change


PAGES = {"de/2025/musee.html", "de/2025/ville.html", "de/port.html", "es/2025/musee.html", "es/port.html"}
ORIGINALS = {"fr/2025/musee.html", "fr/2025/ville.html", "fr/port.html"}
LISTS = {"index.html", "de/index.html", "es/index.html", "fr/index.html"}
TEMPLATE = '{% extends "default/page.html.j2" %}{% block foot %}x{% endblock %}'

CHANGES: dict[str, tuple[Change, set[str]]] = {
    "a translation": (say("port", "Le port de", "Ein Hafen."), {"de/port.html", "de/port.md"}),
    "a title": (
        say("port", "Der Hafen", "Un port."),
        {"de/port.html", "de/port.md", "de/index.html", "index.html"},
    ),
    "an article": (
        put("source/fr/port.md", "---\ntitle: Le port\n---\n\nUn port.\n\n* * *\n"),
        {f"{code}/port.{form}" for code in ("de", "es") for form in ("md", "html")} | {"fr/port.html"},
    ),
    "the last version of an article": (
        gone("locales/de/2025/ville.po"),
        {"de/2025/ville.html", "de/2025/musee.html"},
    ),
    "an article that is gone": (
        gone("source/fr/2025/ville.md"),
        {"de/2025/ville.html", "es/2025/musee.html"},
    ),
    "an article elsewhere": (
        moved("source/fr/2025/ville.md", "source/fr/2025/village.md"),
        {"fr/2025/village.html", "fr/2025/ville.html", "de/2025/musee.html"},
    ),
    "an asset": (put("source/fr/2025/plan.png", "new"), {"assets/2025/plan.png"}),
    "an asset that is gone": (
        gone("source/fr/2025/plan.png"),
        {"assets/2025/plan.png", "fr/2025/ville.html"},
    ),
    "the name": (site('name = "Nouvelles"'), PAGES | ORIGINALS | LISTS),
    "the address": (
        lambda news: news.configure('[site]\nurl = "https://example.com/"\n'),
        PAGES | ORIGINALS | LISTS | {"sitemap.xml"},
    ),
    "credits": (
        site('credits = {de = "Übersetzt von X"}'),
        {page for page in PAGES if page.startswith("de/")},
    ),
    "no originals": (site("original = false"), PAGES | ORIGINALS | {"fr/index.html"}),
    "slugs": (site("slugs = true"), PAGES | {"de/le-port-de.html"}),
    "what is allowed": (site('allow = {tags = ["blink"]}'), {"de/2025/ville.html", "fr/2025/ville.html"}),
    "a theme": (site('theme = "theme"'), {"style.css"}),
    "keys of the front matter": (
        lambda news: news.configure(f'front-matter = ["subtitle"]\n{SETTINGS}'),
        {"de/port.html", "de/port.md"},
    ),
}
TEXTS = {"port": ("Le port", "Un port.")}


FAULTS = {
    'url = "example.org"': "2: 'site.url' must be an absolute address",
    'url = "https://example.org/?a"': "2: 'site.url' must be an absolute address",
    'url = "https://exa mple.org/"': "2: 'site.url' must be an absolute address",
    'url = "javascript://example.org/"': "2: 'site.url' must be an absolute address",
    'logo = "/logo.png"': "2: 'site.logo' must be an absolute address",
    'name = "a"\nulr = ""': "3: unknown key 'site.ulr'; did you mean 'url'?",
    "slugs = 1": "2: 'site.slugs' must be true or false",
    'theme = "nowhere"': "2: no such folder: nowhere",
    'credits = "x"': "2: 'site.credits' must be a table",
    "credits = {de = 1}": "2: 'site.credits' must be a table",
    'credits = {xx = "a"}': "2: 'site.credits': unknown language 'xx'",
    '[site.allow]\ntag = ["a"]': "3: unknown key 'site.allow.tag'; did you mean 'tags'?",
    'allow = {attributes = ["a"]}': "2: 'site.allow.attributes' must be a table of lists",
    'allow = {tags = ["script"]}': "2: ",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_wrong_configuration(project: Project, text: str) -> None:
    project.write("translate.toml", f"[site]\n{text}\n")
    project.write("locales/de/article.po", PO)
    done = project.run("build")
    assert done.code == 2
    assert f"error: translate.toml:{FAULTS[text]}" in done.err
    assert not (project.root / "build").exists()


@pytest.fixture
def illustrated(news: Newsroom) -> Newsroom:
    news.write("2025/ville", "La ville", "Une <blink>ville</blink> ![plan](plan.png)", "de")
    news.project.write("source/fr/2025/plan.png", "picture")
    news.project.write("theme/style.css", "body {}")
    news.build()
    return news


@pytest.mark.parametrize("what", CHANGES)
def test_what_depends_on_what(illustrated: Newsroom, what: str) -> None:
    """Each change of something that pages are made from changes these, and nothing stays that should not."""
    change, expected = CHANGES[what]
    change(illustrated)
    assert expected <= set(illustrated.build())
    assert illustrated.files() == clean(illustrated)
    assert not illustrated.build()


def play(news: Newsroom, random_: random.Random, steps: int) -> None:
    """Do things at random, narrowed runs among them; after each full run compare with a clean one."""
    names = ["2025/musee", "2025/ville", "port", "a", "2025/b"]
    for _ in range(steps):
        name, code = random_.choice(names), random_.choice(["de", "es"])
        match random_.randrange(8):
            case 0 | 1:
                links = " ".join(f"[x](/{random_.choice(names)}.md)" for _ in range(random_.randrange(3)))
                news.write(
                    name,
                    random_.choice(["Un titre", "Autre"]),
                    f"Texte {links}",
                    *random_.sample(["de", "es"], 2),
                )
            case 2:
                news.article(f"{name}.md", "Un titre", f"Texte {random_.randrange(2)}")
            case 3 if len(list((news.project.root / "source/fr").rglob("*.md"))) > 1:
                gone(f"source/fr/{name}.md")(news)
            case 4:
                gone(f"locales/{code}/{name}.po")(news)
            case 5:
                random_.choice(list(CHANGES.values()))[0](news)
            case 6:
                news.project.run("build", name, "-l", code)
            case _:
                news.project.run("build", "-l", code)
        if news.project.run("build").code == 0:
            assert news.files() == clean(news)


def test_a_build_after_edits_is_a_clean_build(illustrated: Newsroom) -> None:
    play(illustrated, random.Random(8), 10)  # noqa: S311


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_a_build_after_many_edits_is_a_clean_build(illustrated: Newsroom, seed: int) -> None:
    play(illustrated, random.Random(seed), 40)  # noqa: S311


def clean(news: Newsroom) -> dict[str, str]:
    """Return what a build into an empty folder writes."""
    folder = f"clean-{len(list(news.project.root.glob('clean-*')))}"
    news.project.ok("build", "-o", str(news.project.root / folder))
    return news.files(folder)
