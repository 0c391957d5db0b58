"""A local server where Google would be: the mobile page as deep-translator reads it, and its bad days.

    with FakeGoogle("503", "429 after 0") as google:      # then "ok" for ever
        engine = make_engine("google", {"url": google.url, "per-second": 0})

Every answer is derived from the text that was asked by a digest, so that an answer that went to another
text is seen: it differs from `translation(text, target)`.
"""

import hashlib
import html
import re
import socket
import struct
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple, Self
from urllib.parse import parse_qs, urlsplit

PAGE = (
    '<!DOCTYPE html><html><head><title>Google Translate</title></head><body><div class="root-container">'
    '<div class="header">Google Translate</div><div class="result-container">{}</div>'
    '<div class="links-container">Google home</div></div></body></html>'
)
_WORD = re.compile(r"(?<![\w&])[^\W\d_]*[^\W\d_A-ZÀ-Þ][^\W\d_]*(?!\w)")


class Asked(NamedTuple):
    """A request as it arrived."""

    text: str
    source: str
    target: str
    agent: str


def translation(text: str, target: str) -> str:
    """Return what the server says to a text: every word in lower case replaced by letters of its digest."""
    digest = hashlib.sha256(f"{target}\n{text}".encode()).digest()
    letters = "".join(chr(ord("a") + byte % 26) for byte in digest * 4)
    count = 0

    def word(found: re.Match[str]) -> str:
        nonlocal count
        count += 7
        start = count % len(digest)
        return (letters[start : start + len(found[0])] or "x").ljust(len(found[0]), "y")

    return _WORD.sub(word, text)


class FakeGoogle:
    """The server, as a context manager; it plays one play a request, in order, then `then` for ever."""

    def __init__(self, *plays: str, then: str = "ok", delay: float = 0.0) -> None:
        """Take names of `PLAYS`, and seconds before each answer."""
        self.asked: list[Asked] = []
        self.most_at_once = 0
        self.connections = 0
        self.delay = delay
        self.closing = threading.Event()
        self._plays = list(plays)
        self._then = then
        self._lock = threading.Lock()
        self._at_once = 0
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.google = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """The address to give to the engine."""
        return f"http://127.0.0.1:{self._server.server_port}/m"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def begin(self, asked: Asked) -> str:
        """Note a request and return the play for it."""
        with self._lock:
            self.asked.append(asked)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            return self._plays.pop(0) if self._plays else self._then

    def end(self) -> None:
        """Note that a request is going to be answered."""
        with self._lock:
            self._at_once -= 1


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    google: FakeGoogle

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing when a client has gone away."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def setup(self) -> None:
        """Count the connection."""
        self.server.google.connections += 1
        super().setup()

    def do_GET(self) -> None:
        """Play the next play."""
        query = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
        asked = Asked(query["q"], query["sl"], query["tl"], self.headers["User-Agent"])
        google = self.server.google
        name, _, wait = google.begin(asked).partition(" after ")
        google.closing.wait(google.delay)
        google.end()
        PLAYS[name](self, asked, wait)

    def say(self, text: str, *, status: int = 200, encoding: str = "utf-8", wait: str = "") -> None:
        """Send a page in which the translation is `text`."""
        self.send(PAGE.format(html.escape(text)).encode(encoding), status=status, wait=wait)

    def send(self, body: bytes, *, status: int = 200, length: int | None = None, wait: str = "") -> None:
        """Send a whole answer, or one that announces another length."""
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=UTF-8")
        self.send_header("Content-Length", str(len(body) if length is None else length))
        if wait:
            self.send_header("Retry-After", wait)
        self.end_headers()
        self.wfile.write(body)

    def drip(self, data: bytes) -> None:
        """Send a byte now and then."""
        for byte in data:
            if self.server.google.closing.wait(0.05):
                return
            self.wfile.write(bytes([byte]))
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the signature of its base
        """Keep quiet."""


def _status(status: int) -> Callable[[_Handler, Asked, str], None]:
    def play(handler: _Handler, _asked: Asked, wait: str) -> None:
        handler.send(b"<html><title>Sorry</title></html>", status=status, wait=wait)

    return play


def _says(text: str) -> Callable[[_Handler, Asked, str], None]:
    return lambda handler, _asked, _: handler.say(text)


def _ok(handler: _Handler, asked: Asked, _: str) -> None:
    handler.say(translation(asked.text, asked.target))


def _hang(handler: _Handler, _asked: Asked, _: str) -> None:
    handler.server.google.closing.wait(60)
    handler.close_connection = True


def _reset(handler: _Handler, _asked: Asked, _: str) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def _drip(handler: _Handler, _asked: Asked, _: str) -> None:
    handler.send(b"<html>", length=5000)
    handler.drip(b" " * 1200)


def _drip_headers(handler: _Handler, _asked: Asked, _: str) -> None:
    handler.drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 1200)


def _cut(handler: _Handler, asked: Asked, _: str) -> None:
    handler.send(PAGE.format(translation(asked.text, asked.target)).encode()[:240], length=5000)
    handler.close_connection = True


def _cut_unannounced(handler: _Handler, asked: Asked, _: str) -> None:
    page = PAGE.format(html.escape(translation(asked.text, asked.target)))
    handler.send(page[: page.index('</div><div class="links') - 3].encode())


def _mangled(pattern: str, replacement: str) -> Callable[[_Handler, Asked, str], None]:
    def play(handler: _Handler, asked: Asked, _: str) -> None:
        handler.say(re.sub(pattern, replacement, translation(asked.text, asked.target)))

    return play


PLAYS: dict[str, Callable[[_Handler, Asked, str], None]] = {
    "ok": _ok,
    **{str(status): _status(status) for status in (400, 401, 403, 404, 413, 429, 500, 502, 503)},
    "hang": _hang,
    "reset": _reset,
    "drip": _drip,
    "drip headers": _drip_headers,
    "cut": _cut,
    "cut unannounced": _cut_unannounced,
    "error page": _says(
        "Error 500 (Server Error)!!1500.That’s an error.There was an error. Please try again."
    ),
    "no result": lambda handler, _asked, _: handler.send(b"<html><body>Before you continue</body></html>"),
    "empty": _says(""),
    "spaces": _says(" \u00a0 "),
    "echo": lambda handler, asked, _: handler.say(asked.text),
    "latin-1": lambda handler, asked, _: handler.say(f"é{asked.text}", encoding="latin-1"),
    "huge": lambda handler, _asked, _: handler.say("a" * 10_000_000),
    "binary": lambda handler, _asked, _: handler.send(bytes(range(256)) * 8),
    "long": lambda handler, asked, _: handler.say(translation(asked.text, asked.target) * 9),
    "spaced marks": _mangled(r"\[X(\d+)X\]", r" [ x \1 X ] "),
    "no bracket marks": _mangled(r"\[X\d+X\]", ""),
    "no marks": _mangled(r"\[X\d+X\]|XNAME\d+X", ""),
    "doubled marks": _mangled(r"(\[X\d+X\]|XNAME\d+X)", r"\1\1"),
    "swapped marks": _mangled(r"(\[X0X\]|XNAME0X)(.*)(\[X1X\]|XNAME1X)", r"\3\2\1"),
    "no digits": _mangled(r"(?<![XE\d])\d+(?!X)", ""),
}
"""What a request may meet; ``429 after 2`` adds the header ``Retry-After: 2``."""
