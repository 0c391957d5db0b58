"""Nothing of an article can run on its page, wherever a hand has put it."""

from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.articles import DATA, data, page, read, valid
from translate.render.sanitise import DEEPEST

HOSTILE = (DATA / "hostile.txt").read_text(encoding="utf-8").splitlines()

PLACES = {
    "paragraph": "⟦paragraph|@⟧\n",
    "heading": "[TOC]\n\n## ⟦heading 2|@⟧\n",
    "untranslated": "⟦!paragraph|@⟧\n",
    "cell": "| a | b |\n|---|---|\n| ⟦!table cell|@⟧ | c |\n",
    "list item": "- ⟦list item|@⟧\n",
    "html": '<p title="@">⟦!paragraph|@⟧</p>\n',
    "title": "---\ntitle: ⟦front matter: title|@⟧\ndescription: ⟦front matter: description|@⟧\n---\n\ntext\n",
    "subtitle": "---\ntitle: x\nsubtitle: ⟦!front matter: subtitle|@⟧\n---\n\ntext\n",
}
ACTIVE = {
    "script",
    "iframe",
    "object",
    "embed",
    "form",
    "button",
    "base",
    "svg",
    "math",
    "template",
    "noscript",
}
SCHEMES = {"", "http", "https", "mailto", "tel"}
LOOSE = (
    *(
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<p>",
        "</p>",
        "<ul>",
        "<li>",
        "<a href=x>",
        "</a>",
        "<b>",
        "</b>",
    ),
    *(
        "<h2>a</h2>",
        "## x\n\n",
        "\n\n",
        "- a\n",
        "> q\n",
        "<dl><dt>",
        "<dd>",
        "<ruby><rt>",
        "<caption>",
        "<div>",
    ),
    *(
        "</div>",
        "<details><summary>",
        "<iframe>",
        "[^1]",
        "\n\n[^1]: note\n\n",
        "text ",
        "**",
        "`",
        "<pre>\n\nx",
    ),
    *(
        "| a | b |\n|---|---|\n| c | d |\n\n",
        "<form>",
        "<button>",
        "<select><option>",
        "<svg><p>",
        "<math><mi>",
    ),
    *(
        "&#1;",
        "&#xFDD0;",
        "\x0c",
        "<!--",
        "<input>",
        "<nobr>",
        "<audio controls>",
        "<h1>",
        "<center>",
        "<map><area>",
    ),
)
DATA_BLOCK = ("script", "application/ld+json")


class Tags(HTMLParser):
    """Every start tag of a page, read without regard to what is open."""

    def __init__(self, html: str):
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


OWN = [tag for tag, _ in Tags(page("text\n")).tags if tag in {"style", "meta", "link"}]


def dangers(html: str) -> list[str]:
    """Return what could run, load or restyle on a page; our own icon, policy, data and style are known."""
    found = []
    data = 0
    for tag, attributes in Tags(html).tags:
        data += (tag, attributes) == ("script", {"type": "application/ld+json"})
        found += [tag] * (tag in ACTIVE and ((tag, attributes.get("type")) != DATA_BLOCK or data > 1))
        found += [
            f"{tag} {name}" for name in attributes if name.startswith("on") or name in {"style", "srcdoc"}
        ]
        for name in {"href", "src", "poster", "action", "data", "cite"} & attributes.keys():
            address = "".join(attributes[name].split())
            if urlsplit(address).scheme.lower() not in SCHEMES and (tag, address) != ("link", "data:,"):
                found.append(f"{tag} {name}={address}")
    styles = [tag for tag, _ in Tags(html).tags if tag in {"style", "meta", "link"}]
    return found + [tag for tag in set(styles) - {"meta"} if styles.count(tag) != OWN.count(tag)]


@pytest.mark.parametrize("name", ["article.md", "article.txt"])
@pytest.mark.parametrize("place", PLACES)
def test_no_hostile_text_is_active(place, name):
    for text in HOSTILE:
        html = page(PLACES[place].replace("@", text), name=name)
        assert dangers(html) == [], text
        read(html)


@pytest.mark.parametrize("place", PLACES)
def test_hostile_pages_are_valid_html_and_their_data_is_json(place):
    text = "\n\n".join(PLACES[place].replace("@", evil) for evil in HOSTILE) if place != "title" else ""
    for html in [page(text)] if text else [page(PLACES[place].replace("@", evil)) for evil in HOSTILE]:
        valid(html)
        data(html)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LOOSE), max_size=10))
def test_no_loose_html_makes_a_page_that_is_not_valid(parts):
    valid(page("".join(parts)))


def test_the_test_sees_dangers():
    block = "<script type='application/ld+json'>"
    for text in (
        block,
        "<script>",
        "<p onclick=x>",
        "<a href=' java\nscript:x'>",
        "<style>",
        "<img src='data:x'>",
    ):
        assert dangers(page("text\n").replace("</article>", f"{text}</article>")), text


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*HOSTILE, "a", "\n\n", "**", "`", "|", "<", ">", '"', "⟦", "|x⟧"]), max_size=6)
)
def test_no_mixture_of_them_is_active(parts):
    html = page("".join(parts))
    assert dangers(html) == []
    read(html)


def test_what_a_page_may_hold_is_kept():
    html = page(
        '<details open><summary>Mehr</summary>x</details> <a href="b.md" title="t">b</a> <mark>m</mark>\n\n'
        "[mail](mailto:a@example.org) <https://example.org/>\n\n- [x] fait\n"
    )
    tags = [tag for tag, _ in Tags(html).tags]
    assert {"details", "summary", "mark", "input"} <= set(tags)
    assert {"b.md", "mailto:a@example.org", "https://example.org/"} <= {
        a.get("href") for _, a in Tags(html).tags
    }


def test_nesting_has_an_end():
    assert html_depth(read(page("<div>" * 3000 + "x" + "</div>" * 3000 + "\n"))) < DEEPEST + 10


def html_depth(element: Element) -> int:
    return 1 + max((html_depth(child) for child in element), default=0)


def test_the_page_forbids_scripts_itself():
    policy = read(page("text\n")).find(".//meta[@http-equiv='Content-Security-Policy']")
    assert policy is not None
    assert "script-src 'none'" in policy.attrib["content"]
