"""Local servers in the place of translation services: one class a protocol, one table of bad days for all.

    with Server(DeepL(), "503", "429 after 0") as server:       # one play a request, then "ok" for ever
        engine = make_engine("deepl", {"url": server.url, "key-env": "KEY"})

Every answer is derived from the text that was asked by a digest, so that an answer that went to another text
is seen: it differs from `translation(text, target)`.
"""

import hashlib
import html
import json
import re
import socket
import struct
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol, Self
from urllib.parse import parse_qs, urlsplit

PAGE = (
    '<!DOCTYPE html><html><head><title>Google Translate</title></head><body><div class="root-container">'
    '<div class="header">Google Translate</div><div class="result-container">{}</div>'
    '<div class="links-container">Google home</div></div></body></html>'
)
_WORD = re.compile(r"<[^>]*>|(?<![\w&])[^\W\d_]*[^\W\d_A-ZÀ-Þ][^\W\d_]*(?!\w)")
TOKEN = re.compile(r"""\[X\d+X\]|XNAME\d+X|@@PH\d+@@|<x id="\d+"/>|<g id="\d+">|</g>""")
"""Tokens as engines write them."""


@dataclass(frozen=True)
class Asked:
    """A request for translations as it arrived."""

    texts: list[str]
    source: str
    target: str
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None

    @property
    def text(self) -> str:
        """The first text."""
        return self.texts[0]

    @property
    def agent(self) -> str:
        """The header ``User-Agent``."""
        return self.headers.get("user-agent", "")


def translation(text: str, target: str) -> str:
    """Return what a server says to a text: every word in lower case replaced by letters of its digest."""
    digest = hashlib.sha256(f"{target}\n{text}".encode()).digest()
    letters = "".join(chr(ord("a") + byte % 26) for byte in digest * 4)
    count = 0

    def word(found: re.Match[str]) -> str:
        nonlocal count
        if found[0].startswith("<"):
            return found[0]
        count += 7
        start = count % len(digest)
        return (letters[start : start + len(found[0])] or "x").ljust(len(found[0]), "y")

    return _WORD.sub(word, text)


class Dialect(Protocol):
    """How a service is spoken to."""

    name: str
    path: str
    """What stands after the host in the address that the engine is given."""
    kind: str
    """The content type of its answers."""

    def read(self, path: str, headers: dict[str, str], body: Any) -> Asked | None:
        """Return a request for translations; None for any other one."""
        ...

    def other(self, path: str, body: Any) -> object:
        """Return the JSON answer to another request."""
        ...

    def page(self, texts: Sequence[str], asked: Asked) -> str:
        """Return the answer that says these translations."""
        ...


class Google:
    """Google's mobile page."""

    name, path, kind = "google", "/m", "text/html; charset=UTF-8"

    def read(self, path: str, headers: dict[str, str], body: Any) -> Asked | None:
        del body
        query = {key: values[0] for key, values in parse_qs(urlsplit(path).query).items()}
        return Asked([query["q"]], query["sl"], query["tl"], headers)

    def other(self, path: str, body: Any) -> object:
        raise AssertionError(path, body)

    def page(self, texts: Sequence[str], asked: Asked) -> str:
        del asked
        return PAGE.format(html.escape("".join(texts[:1])))


class MyMemory:
    """MyMemory's GET."""

    name, path, kind = "mymemory", "/get", "application/json; charset=utf-8"

    def read(self, path: str, headers: dict[str, str], body: Any) -> Asked | None:
        del body
        query = {key: values[0] for key, values in parse_qs(urlsplit(path).query).items()}
        source, _, target = query["langpair"].partition("|")
        return Asked([query["q"]], source, target, headers)

    def other(self, path: str, body: Any) -> object:
        raise AssertionError(path, body)

    def page(self, texts: Sequence[str], asked: Asked) -> str:
        del asked
        said = {"translatedText": "".join(texts[:1]), "match": 0.85}
        return json.dumps({"responseData": said, "responseStatus": 200, "matches": []})


class DeepL:
    """DeepL's POST /v2/translate, and its glossaries."""

    name, path, kind = "deepl", "", "application/json"

    def __init__(self) -> None:
        self.glossaries: list[dict[str, Any]] = []

    def read(self, path: str, headers: dict[str, str], body: Any) -> Asked | None:
        if path != "/v2/translate":
            return None
        return Asked(body["text"], body["source_lang"], body["target_lang"], headers, body)

    def other(self, path: str, body: Any) -> object:
        if path == "/v2/glossary-language-pairs":
            return {
                "supported_languages": [{"source_lang": "fr", "target_lang": t} for t in ("de", "en", "es")]
            }
        if body is None:
            return {"glossaries": self.glossaries}
        self.glossaries.append(body | {"glossary_id": f"id-{len(self.glossaries) + 1}", "ready": True})
        return self.glossaries[-1]

    def page(self, texts: Sequence[str], asked: Asked) -> str:
        del asked
        return json.dumps({"translations": [{"detected_source_language": "FR", "text": t} for t in texts]})


class LibreTranslate:
    """LibreTranslate's POST /translate, and its languages."""

    name, path, kind = "libretranslate", "", "application/json"

    def read(self, path: str, headers: dict[str, str], body: Any) -> Asked | None:
        return (
            Asked(body["q"], body["source"], body["target"], headers, body) if path == "/translate" else None
        )

    def other(self, path: str, body: Any) -> object:
        del path, body
        targets = ["fr", "de", "es", "it", "uk", "pt", "pt-BR", "zh-Hans"]
        return [{"code": code, "name": code, "targets": targets} for code in targets]

    def page(self, texts: Sequence[str], asked: Asked) -> str:
        del asked
        return json.dumps({"translatedText": list(texts)}, ensure_ascii=False)


class OpenAI:
    """Chat completions: the model says its list between words, as models do."""

    name, path, kind = "openai", "/v1", "application/json"

    def read(self, path: str, headers: dict[str, str], body: Any) -> Asked | None:
        del path
        items = json.loads(body["messages"][-1]["content"])
        target = re.search(r"from .*? into .*?\((\w+)\)\.", body["messages"][0]["content"])
        return Asked([item["text"] for item in items], "fr", target[1] if target else "", headers, body)

    def other(self, path: str, body: Any) -> object:
        raise AssertionError(path, body)

    def page(self, texts: Sequence[str], asked: Asked) -> str:
        del asked
        items = [{"id": number, "text": text} for number, text in enumerate(texts, 1)]
        content = f"<think>[hm]</think>Here you are:\n```json\n{json.dumps(items)}\n```"
        return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]})


class Microsoft:
    """Azure's POST /translate."""

    name, path, kind = "microsoft", "", "application/json"

    def read(self, path: str, headers: dict[str, str], body: Any) -> Asked | None:
        query = {key: values[0] for key, values in parse_qs(urlsplit(path).query).items()}
        return Asked([one["Text"] for one in body], query["from"], query["to"], headers, body)

    def other(self, path: str, body: Any) -> object:
        raise AssertionError(path, body)

    def page(self, texts: Sequence[str], asked: Asked) -> str:
        return json.dumps([{"translations": [{"text": text, "to": asked.target}]} for text in texts])


DIALECTS: dict[str, Callable[[], Dialect]] = {
    "google": Google,
    "mymemory": MyMemory,
    "deepl": DeepL,
    "libretranslate": LibreTranslate,
    "openai": OpenAI,
    "microsoft": Microsoft,
}
"""By the name of the engine that speaks them."""


class Server:
    """A server, as a context manager; it plays one play a request, in order, then `then` for ever."""

    def __init__(self, dialect: Dialect, *plays: str, then: str = "ok", delay: float = 0.0) -> None:
        """Take names of `PLAYS`, and seconds before each answer."""
        self.dialect = dialect
        self.asked: list[Asked] = []
        self.others: list[str] = []
        """Paths of the requests that were not for translations."""
        self.most_at_once = 0
        self.connections = 0
        self.delay = delay
        self.closing = threading.Event()
        self._plays = list(plays)
        self._then = then
        self._lock = threading.Lock()
        self._at_once = 0
        self._server = _HTTPServer(("127.0.0.1", 0), _Handler)
        self._server.owner = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """The address to give to the engine."""
        return f"http://127.0.0.1:{self._server.server_port}{self.dialect.path}"

    @property
    def texts(self) -> list[str]:
        """All texts that were asked for."""
        return [text for asked in self.asked for text in asked.texts]

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


class _HTTPServer(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    owner: Server

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing when a client has gone away."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _HTTPServer

    def setup(self) -> None:
        """Count the connection."""
        self.server.owner.connections += 1
        super().setup()

    def do_GET(self) -> None:
        """Answer without a body."""
        self._play(None)

    def do_POST(self) -> None:
        """Answer a JSON body, or none."""
        self._play(json.loads(self.rfile.read(int(self.headers["Content-Length"])) or b"null"))

    def _play(self, body: Any) -> None:
        """Play the next play."""
        owner = self.server.owner
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = owner.dialect.read(self.path, headers, body)
        if asked is None:
            owner.others.append(self.path)
            self.send(json.dumps(owner.dialect.other(self.path, body)).encode())
            return
        name, _, wait = owner.begin(asked).partition(" after ")
        owner.closing.wait(owner.delay)
        owner.end()
        PLAYS[name](self, asked, wait)

    def say(self, texts: Sequence[str], asked: Asked, *, encoding: str = "utf-8") -> None:
        """Send an answer with these translations."""
        self.send(self.server.owner.dialect.page(texts, asked).encode(encoding))

    def send(self, body: bytes, *, status: int = 200, length: int | None = None, wait: str = "") -> None:
        """Send a whole answer, or one that announces another length."""
        self.send_response(status)
        self.send_header("Content-Type", self.server.owner.dialect.kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        if wait:
            self.send_header("Retry-After", wait)
        self.end_headers()
        self.wfile.write(body)

    def drip(self, data: bytes) -> None:
        """Send a byte now and then."""
        for byte in data:
            if self.server.owner.closing.wait(0.05):
                return
            self.wfile.write(bytes([byte]))
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the signature of its base
        """Keep quiet."""


Play = Callable[[_Handler, Asked, str], None]


def _right(asked: Asked) -> list[str]:
    return [translation(text, asked.target) for text in asked.texts]


def _status(status: int) -> Play:
    def play(handler: _Handler, _asked: Asked, wait: str) -> None:
        handler.send(b"<html><title>Sorry</title></html>", status=status, wait=wait)

    return play


def _moved(handler: _Handler, _asked: Asked, _: str) -> None:
    handler.send_response(302)
    handler.send_header("Location", "https://elsewhere.example.org/")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def _all(answers: Callable[[list[str], Asked], Sequence[str]]) -> Play:
    """Return the play that says what is made of the right answers."""
    return lambda handler, asked, _: handler.say(answers(_right(asked), asked), asked)


def _each(answer: Callable[[str], str]) -> Play:
    return _all(lambda right, _: [answer(text) for text in right])


def _mangled(pattern: str, replacement: str) -> Play:
    return _each(lambda text: re.sub(pattern, replacement, text))


def _tokens(change: Callable[[str], str]) -> Play:
    """Return the play that changes the tokens of the right answers."""
    return _each(lambda text: TOKEN.sub(lambda found: change(found[0]), text))


def _raw(body: Callable[[str], bytes], length: int | None = None) -> Play:
    """Return the play that sends something else in the place of the right page."""

    def play(handler: _Handler, asked: Asked, _: str) -> None:
        handler.send(body(handler.server.owner.dialect.page(_right(asked), asked)), length=length)
        handler.close_connection = length is not None

    return play


def _hang(handler: _Handler, _asked: Asked, _: str) -> None:
    handler.server.owner.closing.wait(60)
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


def _echo_key(handler: _Handler, asked: Asked, _: str) -> None:
    said = json.dumps([asked.headers, asked.body], default=str)
    handler.say([f"{text} {said}" for text in _right(asked)], asked)


SPANISH = "Los soldados que salen de la ciudad no han dicho por qué se van con el ministro"
PLAYS: dict[str, Play] = {
    "ok": _all(lambda right, _: right),
    **{str(s): _status(s) for s in (400, 401, 402, 403, 404, 413, 429, 456, 500, 502, 503, 529)},
    "moved": _moved,
    "hang": _hang,
    "reset": _reset,
    "drip": _drip,
    "drip headers": _drip_headers,
    "cut": _raw(lambda page: page.encode()[: len(page) * 2 // 3], length=50_000),
    "cut unannounced": _raw(lambda page: page.encode()[: page.rfind("</div><div") - 3]),
    "truncated": _raw(lambda page: page.encode()[: len(page) * 2 // 3]),
    "html": _raw(lambda _: b"<html><body>Before you continue</body></html>"),
    "huge": _raw(lambda _: b"[" + b"1," * 5_000_000 + b"1]"),
    "binary": _raw(lambda _: bytes(range(256)) * 8),
    "latin-1": _raw(lambda page: page.encode("latin-1", "replace") + "é".encode("latin-1")),
    "null": _raw(lambda _: b"null"),
    "error page": _each(
        lambda _: "Error 500 (Server Error)!!1500.That’s an error.There was an error. Please try again."
    ),
    "quota": _each(lambda _: "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY."),
    "no result": _raw(lambda _: b"<html><body>Before you continue</body></html>"),
    "empty": _each(lambda _: ""),
    "spaces": _each(lambda _: " \u00a0 "),
    "too few": _all(lambda right, _: right[:-1]),
    "too many": _all(lambda right, _: [*right, "mehr"]),
    "reordered": _all(lambda right, _: right[1:] + right[:1]),
    "two swapped": _all(lambda right, _: [right[1], right[0], *right[2:]] if len(right) > 1 else right),
    "duplicated": _all(lambda right, _: [right[0]] * len(right)),
    "echo": _all(lambda _, asked: asked.texts),
    "wrong language": _each(lambda text: f"{SPANISH} {' '.join(re.findall(r'[0-9]+', text))}"),
    "wrong script": _each(
        lambda text: re.sub(r"<[^>]*>|[a-z]", lambda f: "ж" if len(f[0]) == 1 else f[0], text)
    ),
    "long": _each(lambda text: text * 9),
    "key": _echo_key,
    "spaced marks": _tokens(
        lambda token: (
            " " + re.sub(r"(\d+|[@X\[\]])", r" \1 ", token) + " "
            if token[0] != "<"
            else token.replace("<", " < ")
        )
    ),
    "recased marks": _tokens(str.swapcase),
    "translated marks": _tokens(lambda _: "Zeichen"),
    "no marks": _tokens(lambda _: ""),
    "doubled marks": _tokens(lambda token: token * 2),
    "no bracket marks": _mangled(r"\[X\d+X\]", ""),
    "swapped marks": _mangled(r"(\[X0X\]|XNAME0X)(.*)(\[X1X\]|XNAME1X)", r"\3\2\1"),
    "no digits": _mangled(r"(?<![XEH\d\"])\d+(?![X\"@])", ""),
}
"""What a request may meet; ``429 after 2`` adds the header ``Retry-After: 2``."""
