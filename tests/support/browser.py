"""Real Chromium for tests: pages that are watched, accessibility, a server for a folder.

Tests that use it are marked `browser`; conftest.py skips them where Chromium is missing.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tools.chromium import QUIET, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

PATIENCE = 10_000
"""Milliseconds that a page may take for anything; the tests' own limit is longer."""

AXE = """async () => {
  const found = await axe.run(document, {preload: false, resultTypes: ["violations", "incomplete"]});
  const passed = ["elmPartiallyObscured", "shortTextContent"];
  const plain = node => node.any.some(check => passed.includes(check.data?.messageKey));
  const unsure = found.incomplete.filter(rule => rule.id === "color-contrast")
    .map(rule => ({...rule, nodes: rule.nodes.filter(node => !plain(node))}));
  return [...found.violations, ...unsure];
}"""
"""A contrast that axe cannot compute counts too, or nobody would look at it; but not where text is only
scrolled out of sight, or a single character."""

BESIDE = """() => {
  const root = document.documentElement, frame = root.getBoundingClientRect();
  const scrolls = e => e !== document.body && e !== root &&
    (/auto|scroll/.test(getComputedStyle(e).overflowX) || (e.parentElement && scrolls(e.parentElement)));
  const outside = [...document.body.querySelectorAll("*")].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width && (box.right > frame.right + 0.5 || box.left < frame.left - 0.5) && !scrolls(element);
  });
  const name = e => `${e.tagName.toLowerCase()}.${e.className}: ${e.textContent.trim().slice(0, 40)}`;
  return {excess: root.scrollWidth - root.clientWidth, outside: outside.slice(0, 5).map(name)};
}"""
"""How much wider a page is than its window, and what stands out of it beside what scrolls by itself."""


class Tabs:
    """Opens pages, each in a context of its own (no cookie or storage shared), and watches them.

    `complaints` has a line for each error on a console, uncaught exception, failed request or answer
    above 399, and each address that is not on this machine. The fixture `tab` asserts at the end of the
    test that there are none; a test that provokes one checks it and clears the list.
    """

    def __init__(self, browser: "Browser") -> None:
        self.complaints: list[str] = []
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def __call__(
        self, address: str = "", *, width: int = 1280, height: int = 900, dark: bool = False, **more: Any
    ) -> "Page":
        """Return a new page, `width` × `height` CSS pixels, that has loaded `address` if one is given.

        `more` are options of Playwright's `Browser.new_context`, such as `java_script_enabled`.
        """
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            **more,
        )
        self._contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.complaints.append(f"uncaught: {error.error}"))
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_failure)
        context.on("response", self._on_response)
        page = context.new_page()
        if address:
            page.goto(address)
        return page

    def close(self) -> None:
        """Close all pages."""
        for context in self._contexts:
            context.close()

    def _on_console(self, message: "ConsoleMessage") -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"console: {message.type}: {message.text}")

    def _on_request(self, request: "Request") -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "about", "file"} and parts.hostname != "127.0.0.1":
            self.complaints.append(f"loaded from elsewhere: {request.url}")

    def _on_failure(self, request: "Request") -> None:
        # A page that goes away takes its open requests with it; that is no failure.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url}: {request.failure}")

    def _on_response(self, response: "Response") -> None:
        if response.status > 399:
            self.complaints.append(f"{response.status}: {response.url}")


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """Chromium, started once a session (a worker's, with xdist)."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        yield running
        running.close()


@pytest.fixture
def tab(chromium: "Browser") -> Iterator[Tabs]:
    """What opens pages in this test; at its end nothing may have gone wrong in any of them."""
    tabs = Tabs(chromium)
    yield tabs
    tabs.close()
    assert tabs.complaints == []


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """What serves a folder on 127.0.0.1 until the test ends and returns its address."""
    from contextlib import ExitStack

    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(serving(folder))


class _Silent(SimpleHTTPRequestHandler):
    """Answers like a static site's server and writes no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder; yields its address without a slash at the end: ``http://127.0.0.1:PORT``."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.05))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def axe(page: "Page") -> list[str]:
    """Return what axe-core finds in a page as it stands, a line for each rule and element."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {' '.join(map(str, node['target']))}: "
        + " ".join(node["failureSummary"].split())
        for rule in page.evaluate(AXE)
        for node in rule["nodes"]
    ]


def no_horizontal_scroll(page: "Page") -> None:
    """Fail where a page is wider than its window or something is cut off by its edge, and say what."""
    seen = page.evaluate(BESIDE)
    assert seen == {"excess": 0, "outside": []}, page.url
