"""Pages in a real browser: nothing beside the screen, enough contrast, nothing loaded, nothing run."""

import json
import re
import shutil
import struct
import subprocess
import sys
import threading
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.render.articles import DATA, page
from tests.render.test_safety import HOSTILE, PLACES

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: no chromium or google-chrome on the PATH"),
]
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
)
LANGUAGES = ("de", "ar", "ja", "ko", "zh_Hans", "ru")


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, format, *args):  # noqa: A002 - the name is the standard library's
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Serve a folder with pages; yield the folder and its address."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copy(Path(__file__).parent / "measure.html", folder)
    text = (DATA / "everything.md").read_text(encoding="utf-8")
    versions = {code: f"{code}.html" for code in LANGUAGES}
    for code in LANGUAGES:
        (folder / f"{code}.html").write_text(
            page(text, code, draft=True, versions=versions), encoding="utf-8"
        )
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def measure(
    address: str, profile: Path, pages: list[str], width: int, *options: str
) -> tuple[dict[str, Any], list[str]]:
    """Return what measure.html sees of some pages, and what the console said."""
    query = urlencode({"width": width, "page": list(pages)}, doseq=True)
    run = subprocess.run(
        [
            CHROMIUM,
            *QUIET,
            *options,
            f"--user-data-dir={profile}",
            "--dump-dom",
            f"{address}/measure.html?{query}",
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=50,
    )
    seen = re.search(r'<pre id="seen">(.*?)</pre>', run.stdout, re.DOTALL)
    assert seen is not None, run.stdout[:500] + run.stderr[-500:]
    return json.loads(unescape(seen[1])), [line for line in run.stderr.splitlines() if ":CONSOLE" in line]


@pytest.mark.parametrize(("width", "dark"), [(360, False), (320, True), (800, True), (1400, False)])
def test_pages_fit_are_legible_and_load_nothing(site, tmp_path, width, dark):
    options = ["--blink-settings=preferredColorScheme=0"] if dark else []
    pages, console = measure(site[1], tmp_path, [f"{code}.html" for code in LANGUAGES], width, *options)
    assert console == []
    for name, seen in pages.items():
        assert seen["width"] > width - 20, name
        assert seen["overflow"] == 0, name
        assert seen["outside"] == [], name
        assert seen["measured"] > 40, name
        assert seen["faint"] == [], name
        assert (seen["ground"] < 0.05) == dark, name
        assert seen["loaded"] == [], name
        if width < 500:
            assert set(seen["scrolls"]) >= {"DIV", "PRE"}, name


def test_the_arabic_page_is_mirrored_and_korean_breaks_between_words(site, tmp_path):
    pages, _ = measure(site[1], tmp_path, ["de.html", "ar.html", "ko.html"], 360)
    assert pages["de.html"]["notice"] == {"left": "3px", "right": "0px"}
    assert pages["ar.html"]["notice"] == {"left": "0px", "right": "3px"}
    assert (pages["de.html"]["wordBreak"], pages["ko.html"]["wordBreak"]) == ("normal", "keep-all")


def test_the_first_passage_of_a_run_is_labelled(site, tmp_path):
    pages, _ = measure(site[1], tmp_path, ["de.html"], 360)
    assert [("Französisch" in label) for label in pages["de.html"]["labels"][:2]] == [True, False]


def test_nothing_hostile_runs_even_without_the_policy(site, tmp_path):
    """The sanitiser alone has to do; a page that does run something proves that we would see it."""
    folder, _ = site
    text = "\n\n".join(
        PLACES[place].replace("@", evil) for place in ("paragraph", "cell", "html") for evil in HOSTILE
    )
    html = page(f"---\ntitle: ⟦front matter: title|{HOSTILE[0]}⟧\n---\n\n{text}\n")
    policy = re.search(r"<meta http-equiv=.*>\n", html)
    assert policy is not None
    bait = "<script>function hit() { window.ran = true }</script>"
    for name, inner in {"evil.html": "", "control.html": "<img src=x: onerror=hit()>"}.items():
        content = html.replace(policy[0], bait).replace("</article>", f"{inner}</article>")
        (folder / name).write_text(content, encoding="utf-8")
    pages, _ = measure(site[1], tmp_path, ["evil.html", "control.html"], 800)
    assert {name: seen["ran"] for name, seen in pages.items()} == {"control.html": True, "evil.html": False}


def test_the_picture_of_the_readme(site, tmp_path):
    folder, _ = site
    picture = tmp_path / "docs" / "two.png"
    tool = Path(__file__).parents[2] / "tools" / "pictures.py"
    subprocess.run(
        [sys.executable, tool, folder / "de.html", folder / "ar.html", picture],
        check=True,
        capture_output=True,
    )
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    assert (width, height) == (2640, 1800)
    assert picture.stat().st_size > 100_000
