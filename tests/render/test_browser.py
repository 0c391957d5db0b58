"""Pages in a real browser: nothing beside the screen, accessible, only their style loaded, nothing run."""

import re
import struct
import subprocess
import sys

import pytest

from tests.project import REPOSITORY
from tests.render.articles import DATA, SITE, page
from tests.render.test_safety import HOSTILE, PLACES
from tests.support.browser import axe, no_horizontal_scroll, serving
from translate.render import stylesheet

pytestmark = pytest.mark.browser
LANGUAGES = ("de", "ar", "ja", "ko", "zh_Hans", "ru")

SEEN = """() => {
  const style = (path, property) => getComputedStyle(document.querySelector(path))[property];
  const scrolls = e => e.scrollWidth > e.clientWidth && /auto/.test(getComputedStyle(e).overflowX);
  return {
    ground: style("body", "backgroundColor").match(/\\d+/g).slice(0, 3).map(Number),
    loaded: performance.getEntriesByType("resource").map(resource => resource.name),
    scrolls: [...document.querySelectorAll("*")].filter(scrolls).map(element => element.tagName),
    notice: ["borderLeftWidth", "borderRightWidth"].map(side => style(".notice", side)),
    wordBreak: style(".prose > p", "wordBreak"),
    labels: [...document.querySelectorAll("[data-untranslated]")]
      .map(element => getComputedStyle(element, "::before").content),
  };
}"""

GOOD = """<!doctype html><html lang=de><meta charset=utf-8><title>x</title><link rel=icon href=data:,>
<main><h1>x</h1></main>"""
FAULTS = {
    "<p style='width: 2000px'>wide</p>": "p.: wide",
    "<p style='color: #bbb'>faint</p>": "color-contrast (serious)",
    "<p style='color: #000; background: linear-gradient(#000, #fff)'>unsure</p>": "a background gradient",
    "<img src='data:,' width=9 height=9>": "image-alt",
    "<script>console.error('wrong')</script>": "console: error: wrong",
    "<script>throw new Error('thrown')</script>": "uncaught: thrown",
    "<img src='missing.png' alt=x>": "404: ",
    "<img src='http://example.org/x.png' alt=x>": "loaded from elsewhere: http://example.org/x.png",
}
"""What may be wrong with a page → what is said of it."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Serve a folder with pages; yield the folder and its address."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "style.css").write_text(stylesheet(SITE), encoding="utf-8")
    text = (DATA / "everything.md").read_text(encoding="utf-8")
    versions = {code: f"{code}/article.html" for code in LANGUAGES}
    for code, path in versions.items():
        (folder / code).mkdir()
        html = page(text, code, draft=True, versions=versions)
        (folder / path).write_text(html, encoding="utf-8")
    with serving(folder) as address:
        yield folder, address


@pytest.mark.parametrize("code", LANGUAGES)
def test_pages_fit_are_accessible_and_load_their_stylesheet(site, tab, code):
    window = tab(f"{site[1]}/{code}/article.html")
    for width, dark in ((360, False), (320, True), (800, True), (1400, False)):
        window.set_viewport_size({"width": width, "height": 900})
        window.emulate_media(color_scheme="dark" if dark else "light")
        no_horizontal_scroll(window)
        seen = window.evaluate(SEEN)
        assert (max(seen["ground"]) < 64) == dark, width
        assert seen["loaded"] == [f"{site[1]}/style.css"]
        assert width > 500 or set(seen["scrolls"]) >= {"DIV", "PRE"}, width
        if code in {"de", "ar"} and width > 500:  # all languages: tests/workflow/test_site_browser.py
            assert axe(window) == [], width


def test_the_arabic_page_is_mirrored_and_korean_breaks_between_words(site, tab):
    window = tab(width=360)
    seen = {
        code: window.goto(f"{site[1]}/{code}/article.html") and window.evaluate(SEEN) for code in LANGUAGES
    }
    assert (seen["de"]["notice"], seen["ar"]["notice"]) == (["3px", "0px"], ["0px", "3px"])
    assert (seen["de"]["wordBreak"], seen["ko"]["wordBreak"]) == ("normal", "keep-all")
    # The first passage of a run is labelled, the others are not.
    assert ["Französisch" in label for label in seen["de"]["labels"][:2]] == [True, False]


def test_nothing_hostile_runs_even_without_the_policy(site, tab):
    """The sanitiser alone has to do; a page that does run something proves that we would see it."""
    folder, address = site
    text = "\n\n".join(
        PLACES[place].replace("@", evil) for place in ("paragraph", "cell", "html") for evil in HOSTILE
    )
    html = page(f"---\ntitle: ⟦front matter: title|{HOSTILE[0]}⟧\n---\n\n{text}\n")
    policy = re.search(r"<meta http-equiv=.*>\n", html)
    assert policy is not None
    bait = "<script>function hit() { window.ran = true }</script>"
    ran = {}
    for name, inner in {"evil.html": "", "control.html": "<img src=x: onerror=hit()>"}.items():
        content = html.replace(policy[0], bait).replace("</article>", f"{inner}</article>")
        (folder / "de" / name).write_text(content, encoding="utf-8")
        ran[name] = tab(f"{address}/de/{name}").evaluate("window.ran === true")
    tab.complaints.clear()  # the pictures that hostile texts ask for
    assert ran == {"control.html": True, "evil.html": False}


@pytest.mark.parametrize("faults", [FAULTS, {}], ids=["bad", "good"])
def test_what_is_wrong_with_a_page_is_seen(tmp_path, serve, tab, faults):
    """The tools of these tests themselves: each fault is found on a bad page, nothing on a good one."""
    html = GOOD.replace("</main>", f"{''.join(faults)}</main>")
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    window = tab(f"{serve(tmp_path)}/page.html", width=360)
    found = [*axe(window), *tab.complaints]
    try:
        no_horizontal_scroll(window)
    except AssertionError as error:
        found.append(str(error))
    assert bool(found) == bool(faults), found
    assert [said for said in faults.values() if not any(said in line for line in found)] == []
    tab.complaints.clear()


def test_the_picture_of_the_readme(site, tmp_path):
    folder, _ = site
    picture = tmp_path / "docs" / "two.png"
    tool = REPOSITORY / "tools" / "pictures.py"
    subprocess.run(
        [sys.executable, tool, folder / "de/article.html", folder / "ar/article.html", picture],
        check=True,
        capture_output=True,
    )
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    assert (width, height) == (2640, 1800)
    assert picture.stat().st_size > 100_000
