"""How fast empty catalogs are filled by web services, beside deep-translator's own translate_batch.

    python benchmarks/engines.py [--sentences 200] [--delay 0.1] [--share 0.1]

The services are local servers, in a process of their own, that answer each request after the delay.
`translate fill` is measured whole: catalogs read, texts protected, asked, verified, written, in four
languages. translate_batch, which asks text by text, sees a share of the sentences; its time is scaled.
The second run must send nothing.
"""

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.support.services import Asked, DeepL, Google, LibreTranslate, Server
from translate.config import find_project
from translate.workflow.desk import open_desk
from translate.workflow.fill import fill
from translate.workflow.update import catalogs_as_they_stand, update

LANGUAGES = ("de", "es", "it", "pt")
FLOORS = {"libretranslate": 60, "deepl": 30, "google": 8}
SUBJECTS = ("le conseil", "la région", "un ministre", "cette ville", "le musée", "notre équipe", "un juge")
VERBS = ("annonce", "refuse", "prépare", "demande", "retrouve", "défend", "observe", "raconte", "attend")


class OldLibre(LibreTranslate):
    """LibreTranslate as deep-translator asks it: one text, in the address."""

    def read(self, path: str, headers: dict[str, str], body: object) -> Asked | None:
        """Return the one text."""
        query = _query(path)
        return (
            Asked([query["q"]], query["source"], query["target"])
            if "q" in query
            else super().read(path, headers, body)
        )

    def page(self, texts: Sequence[str], asked: Asked) -> str:
        """Return the text alone."""
        return super().page(texts, asked) if asked.body else json.dumps({"translatedText": texts[0]})


class OldDeepL(DeepL):
    """DeepL as deep-translator asks it: one text, in the address. The real service refuses that."""

    def read(self, path: str, headers: dict[str, str], body: object) -> Asked | None:
        """Return the one text."""
        query = _query(path)
        if "text" not in query:
            return super().read(path, headers, body)
        return Asked([query["text"]], query["source_lang"], query["target_lang"])


def main() -> None:
    """Print the seconds that both ways take, by service; exit 1 below the floors."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", type=int, default=200)
    parser.add_argument("--delay", type=float, default=0.1)
    parser.add_argument("--share", type=float, default=0.1, help="of the sentences for translate_batch")
    options = parser.parse_args()
    os.environ["BENCHMARK_KEY"] = "a-key-of-the-benchmark"
    texts = [_sentence(n) for n in range(options.sentences)]
    print(f"{len(texts)} sentences in {len(LANGUAGES)} languages, {options.delay * 1000:.0f} ms an answer")
    slow = []
    for name, (dialect, batch) in SERVICES.items():
        with _Process(dialect, options.delay) as server:
            first, second, requests = _ours(name, server, texts)
            some = texts[: max(1, int(len(texts) * options.share))]
            theirs = _theirs(batch, server, some) * len(texts) / len(some)
        print(
            f"{name:<15} {first:6.2f} s, again {second:5.2f} s; translate_batch {theirs:6.1f} s"
            f" (measured on {len(some)} sentences): {theirs / first:5.1f} ×; {requests} requests"
        )
        slow += [name] if theirs / first < FLOORS[name] else []
    if slow:
        sys.exit(f"below the floor: {', '.join(slow)}")


def _ours(name: str, server: "_Process", texts: list[str]) -> tuple[float, float, int]:
    """Return the seconds of a first fill, of one into emptied catalogs, and how many requests there were."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "source/fr").mkdir(parents=True)
        (root / "source/fr/article.md").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
        key = "" if name == "google" else 'key-env = "BENCHMARK_KEY"\n'
        (root / "translate.toml").write_text(
            f'engines = ["memory", "{name}"]\n[engine.{name}]\nurl = "{server.url}"\nper-second = 0\n{key}'
        )
        seconds = []
        for _ in range(2):
            for path in (root / "locales").glob("*/*.po"):
                path.unlink()
            desk = open_desk(find_project(root), codes=LANGUAGES, new=True)
            update(desk)
            before = server.requests()
            began = time.perf_counter()
            report = fill(desk, catalogs_as_they_stand(desk))
            seconds.append(time.perf_counter() - began)
            filled = sum(sum(catalog.filled.values()) for catalog in report.catalogs)
            if filled != len(texts) * len(LANGUAGES):
                sys.exit(f"{name}: only {filled} were filled: {report.problems}")
        if server.requests() != before:
            sys.exit(f"{name}: the second run has sent something")
        return seconds[0], seconds[1], before


def _theirs(batch: Callable[[str, str, list[str]], object], server: "_Process", texts: list[str]) -> float:
    """Return the seconds of translate_batch in all languages."""
    began = time.perf_counter()
    for language in LANGUAGES:
        batch(server.url, language, texts)
    return time.perf_counter() - began


def _google(url: str, language: str, texts: list[str]) -> object:
    from deep_translator import GoogleTranslator, constants

    constants.BASE_URLS["GOOGLE_TRANSLATE"] = url
    return GoogleTranslator("fr", language).translate_batch(texts)


def _deepl(url: str, language: str, texts: list[str]) -> object:
    from deep_translator import DeeplTranslator, constants

    constants.BASE_URLS["DEEPL_FREE"] = f"{url}/{{version}}/"
    return DeeplTranslator("fr", language, api_key="k").translate_batch(texts)


def _libre(url: str, language: str, texts: list[str]) -> object:
    from deep_translator import LibreTranslator

    return LibreTranslator("fr", language, api_key="k", custom_url=f"{url}/").translate_batch(texts)


SERVICES = {
    "libretranslate": (OldLibre, _libre),
    "deepl": (OldDeepL, _deepl),
    "google": (Google, _google),
}


class _Process:
    """A server in a process of its own, as a context manager."""

    def __init__(self, dialect: Callable[[], Any], delay: float) -> None:
        self._ours, theirs = multiprocessing.Pipe()
        self._process = multiprocessing.get_context("spawn").Process(
            target=_serve, args=(dialect, delay, theirs)
        )

    def __enter__(self) -> "_Process":
        self._process.start()
        self.url = self._ours.recv()
        return self

    def __exit__(self, *_: object) -> None:
        self._ours.send(None)
        self._process.join()

    def requests(self) -> int:
        """Return how many requests have come."""
        self._ours.send("requests")
        return int(self._ours.recv())


def _serve(dialect: Callable[[], Any], delay: float, pipe: Connection) -> None:
    with Server(dialect(), delay=delay) as server:
        pipe.send(server.url)
        while pipe.recv():
            pipe.send(len(server.asked))


def _query(path: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(path).query).items()}


def _sentence(number: int) -> str:
    """Return one of 1,000 different sentences."""
    subject, verb = SUBJECTS[number % 7].capitalize(), VERBS[number // 7 % 9]
    return (
        f"{subject} {verb} que {SUBJECTS[number // 63 % 7]} sera là pour la {number}e réunion du **comité**."
    )


if __name__ == "__main__":
    main()
