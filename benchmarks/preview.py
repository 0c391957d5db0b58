"""How quick the preview is on a large project: its list, an article, an edit, a save that is told.

The server runs as users run it, and is asked over HTTP.

Usage: python benchmarks/preview.py [ARTICLES [LANGUAGES]]
"""

import json
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from update import LANGUAGES, command, lay_out, measured

ROUNDS = 9


class Page:
    """What a page asks its server."""

    def __init__(self, address: str) -> None:
        self.origin, self.token = re.fullmatch(r"(.*:(\d+))/\?token=(.*)", address).group(1, 3)  # type: ignore[union-attr]
        self.cookie = f"translate_preview_{self.origin.rpartition(':')[2]}={self.token}"

    def get(self, path: str, **query: str) -> dict[str, Any]:
        """Return what is at a path."""
        with urlopen(f"{self.origin}{path}?{urlencode(query)}") as reply:
            return dict(json.load(reply))

    def edit(self, article: str, segment: dict[str, Any], msgstr: str) -> dict[str, Any]:
        """Save a segment; return it as it is then."""
        before = {"msgstr": segment["msgstr"], "approved": segment["state"] == "reviewed"}
        said = {"article": article, "language": "de", "msgid": segment["msgid"], "msgstr": msgstr}
        body = json.dumps({**said, "approved": True, "before": before}).encode()
        headers = {"Origin": self.origin, "Cookie": self.cookie, "Content-Type": "application/json"}
        with urlopen(Request(f"{self.origin}/api/entry", body, headers)) as reply:
            return dict(json.load(reply)["segment"])


def median(work: Callable[[int], object]) -> float:
    """Return the median seconds of some work, done a few times."""
    seconds = []
    for n in range(ROUNDS):
        start = time.perf_counter()
        work(n)
        seconds.append(time.perf_counter() - start)
    return sorted(seconds)[ROUNDS // 2]


def listed(page: Page) -> None:
    """Say how long the list takes, until it is whole and then."""
    start = time.perf_counter()
    counted = page.get("/api/articles")["counted"]
    say("the first list", time.perf_counter() - start, f", {counted['done']} of {counted['total']} counted")
    while counted["done"] < counted["total"]:
        counted = page.get("/api/articles")["counted"]
    say("until all is counted", time.perf_counter() - start)
    say("the list again", median(lambda _: page.get("/api/articles")))


def told(page: Page, folder: Path, article: str) -> float:
    """Return how many seconds after a save a page is told of it."""
    catalog = folder / f"locales/de/{article.removesuffix('.md')}.po"
    with urlopen(f"{page.origin}/api/events") as events:
        start = time.perf_counter()
        catalog.write_bytes(catalog.read_bytes() + b"\n# saved\n")
        while not events.readline().startswith(b"data: "):
            pass
        return time.perf_counter() - start


def main() -> None:
    """Print the seconds of each."""
    number, languages = ([int(word) for word in sys.argv[1:]] + [1000, 8][len(sys.argv) - 1 :])[:2]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        lay_out(folder, number, LANGUAGES[:languages])
        measured(*command(folder))
        serve = [*command(folder)[:-3], "preview", "--no-open", "--port", "0"]
        server = subprocess.Popen(serve, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        page = Page(server.stdout.readline().strip() if server.stdout else "")
        listed(page)
        article = page.get("/api/articles")["articles"][0]["article"]
        start = time.perf_counter()
        segment = page.get("/api/article", article=article, language="de")["segments"][0]
        say("the first article", time.perf_counter() - start)
        say("an article again", median(lambda _: page.get("/api/article", article=article, language="de")))
        state = [segment]
        say("an edit", median(lambda n: state.append(page.edit(article, state[-1], f"Text {n}"))))
        say("from a save to the page", median(lambda _: told(page, folder, article)))
        server.send_signal(signal.SIGINT)
        start = time.perf_counter()
        server.wait()
        say("Ctrl-C", time.perf_counter() - start)
        print(f"memory {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


def say(what: str, seconds: float, more: str = "") -> None:
    """Print a line."""
    print(f"{what:<26}{seconds:8.3f} s{more}", flush=True)


if __name__ == "__main__":
    main()
