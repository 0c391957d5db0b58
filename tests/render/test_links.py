"""Addresses of an article that lead to pages and files of the site."""

from dataclasses import replace

import pytest

from tests.render.articles import article, made, read, text_of, valid
from translate.model import Facts
from translate.render import Allowed, Site, Target, render_page
from translate.render.addresses import absolute, relative

TEXT = """⟦paragraph|[a](b.md#lage "t") [b](../x%20y.html?q=1&r=2#s) [c](b.md) [d](#hier) [e](https://e.org/b.md)
[f](mailto:a@e.org) [g](//e.org/b.md) [h](/images/x.png) <b.md> [i](?q=1) [j](\\\\\\\\e.org)⟧

![k](été.jpg)

<video src="v.mp4" poster="p.png"></video> <img src=" été.jpg " alt=""> <a href="b.md">l</a>
"""
TARGETS = {
    "b.md": Target("de/2025/b.html"),
    "../x%20y.html": Target("fr/x y.html", "fr"),
    "%C3%A9t%C3%A9.jpg": Target("assets/2025/été.jpg"),
    "été.jpg": Target("assets/2025/été.jpg"),
    "v.mp4": Target("assets/v.mp4"),
    "m.jpg": Target("assets/m.jpg"),
}


def test_local_addresses_lead_to_the_site_and_are_remembered():
    facts = Facts(image="m.jpg")
    rendered = render_page(made(TEXT, name="2025/a.md", facts=facts), TARGETS.get)
    root = read(rendered.html).find(".//div[@class='prose']")
    assert root is not None
    links = [(a.get("href"), a.get("hreflang")) for a in root.iter("a")]
    assert links == [
        ("b.html#lage", None),
        ("../../fr/x%20y.html?q=1&r=2#s", "fr"),
        ("b.html", None),
        ("#hier", None),
        ("https://e.org/b.md", None),
        ("mailto:a@e.org", None),
        ("//e.org/b.md", None),
        ("/images/x.png", None),
        ("?q=1", None),
        ("%5C%5Ce.org", None),
        ("b.html", None),
    ]
    assert [img.get("src") for img in root.iter("img")] == ["../../assets/2025/%C3%A9t%C3%A9.jpg"] * 2
    (video,) = root.iter("video")
    assert (video.get("src"), video.get("poster")) == ("../../assets/v.mp4", "p.png")
    assert rendered.addresses == (
        *("b.md", "../x%20y.html", "/images/x.png", "%5C%5Ce.org", "%C3%A9t%C3%A9.jpg", "v.mp4", "p.png"),
        *("été.jpg", "m.jpg"),
    )


@pytest.mark.parametrize(
    ("written", "led"),
    [
        ("m.jpg", "../../assets/m.jpg"),
        ("m.jpg, v.mp4 2x", "../../assets/m.jpg, ../../assets/v.mp4 2x"),
        (" m.jpg 480w,v.mp4 \t2x , ", " ../../assets/m.jpg 480w,../../assets/v.mp4 \t2x , "),
        ("https://e.org/m.jpg 1x, x.jpg 2x", "https://e.org/m.jpg 1x, x.jpg 2x"),
        (",,, m.jpg,,", ",,, ../../assets/m.jpg,,"),
    ],
)
def test_each_address_of_a_srcset_leads_to_the_site(written, led):
    site = Site(allowed=Allowed(attributes={"img": frozenset({"srcset"})}))
    text = f'⟦paragraph|a⟧ <img src="m.jpg" alt="" srcset="{written}">\n'
    rendered = render_page(made(text, name="2025/a.md", site=site), TARGETS.get)
    (img,) = read(rendered.html).iter("img")
    assert img.get("srcset") == led


def test_without_somebody_who_knows_addresses_stay():
    html = render_page(made("⟦paragraph|[a](b.md)⟧\n")).html
    assert '<a href="b.md">a</a>' in html


@pytest.mark.parametrize(
    ("path", "seen_from", "address"),
    [
        ("de/a.html", "de/b.html", "a.html"),
        ("de/a.html", "de/2025/b.html", "../a.html"),
        ("fr/2025/a.html", "de/2025/b.html", "../../fr/2025/a.html"),
        ("style.css", "index.html", "style.css"),
        ("de/de/a.html", "de/a.html", "de/a.html"),
        ("de/a b?#:%.html", "de/b.html", "a%20b%3F%23%3A%25.html"),
        ("de/a/b.html", "de/a.html", "a/b.html"),
    ],
)
def test_relative_addresses(path, seen_from, address):
    assert relative(path, seen_from) == address


def test_absolute_addresses():
    site = Site(url="https://example.org/n/")
    assert absolute(site, "de/été.html") == "https://example.org/n/de/%C3%A9t%C3%A9.html"
    assert absolute(site, "de/index.html") == "https://example.org/n/de/"
    assert absolute(site, "index.html") == "https://example.org/n/"
    assert absolute(site, "de/my-index.html") == "https://example.org/n/de/my-index.html"
    assert absolute(Site(), "de/a.html") == ""


def test_links_to_headings_of_the_original_find_those_of_the_translation():
    headings = ["## ⟦heading 2|{}⟧", "## ⟦heading 2|{}⟧ {{#own}}", "### ⟦heading 3|{}⟧", "## ⟦heading 2|{}⟧"]
    text = "⟦paragraph|[a](#bilan) [b](#bilan-2)⟧\n\n" + "\n\n".join(headings) + "\n\n## ⟦heading 2|{}⟧\n"
    french = ("Bilan", "À part", "Le *bilan*", "Bilan", "Lage")
    german = ("Lage", "Für sich", "Die *Lage*", "Lage", "Ende")
    original, _ = article(text.format(*french))
    html = render_page(replace(made(text.format(*german)), original=original)).html
    valid(html)
    found = [
        (e.get("id"), [s.get("id") for s in e.iter("span")], text_of(e))
        for e in read(html).iter()
        if e.tag in {"h2", "h3"}
    ]
    assert found == [
        ("lage", ["bilan"], "Lage"),
        ("own", [], "Für sich"),
        ("die-lage", ["le-bilan"], "Die Lage"),
        ("lage-2", ["bilan-2"], "Lage"),
        ("ende", [], "Ende"),
    ]
    assert "<span" not in render_page(replace(made(text.format(*german), "fr"), original=original)).html
