"""HTTP: a request admitted, answered, written; nothing of the project is known here."""

import json
import os
import select
import socket
import sys
import traceback
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qs, urlsplit

from translate.preview.assets import START, asset
from translate.preview.gate import admit, admit_writer, cookie_name, is_token, may_write, size_of_body
from translate.preview.refused import RefusedError

if TYPE_CHECKING:
    from translate.preview.server import Preview

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every answer says: nothing is stored, framed, or loaded from elsewhere."""
JSON = "application/json"
HEARTBEAT = 15.0
"""Seconds after which a stream of events says that it is still there."""
TICK = 0.5
"""Seconds after which it looks whether the page is."""


class Handler(BaseHTTPRequestHandler):
    """A connection: requests one after the other, until the browser or a minute of silence closes it."""

    protocol_version = "HTTP/1.1"
    default_request_version = "HTTP/1.0"
    timeout = 60
    wbufsize = -1
    disable_nagle_algorithm = True

    @property
    def preview(self) -> "Preview":
        """The server."""
        return cast("Preview", self.server)

    def do_GET(self) -> None:
        """Answer a request that only reads."""
        self._answered(self._get)

    def do_POST(self) -> None:
        """Answer a request with a body."""
        self._answered(self._post)

    def _answered(self, answer: Callable[[str, Mapping[str, str]], None]) -> None:
        """Answer a request, with an error if it is refused.

        The connection is closed if there is a body that was not read: it must not pass for the next request.
        """
        self._closing = self.close_connection
        if {"Content-Length", "Transfer-Encoding"} & {name.title() for name in self.headers}:
            self.close_connection = True
        try:
            admit(self.headers, self.preview.port)
            path, query = self._asked()
            answer(path, query)
        except RefusedError as refused:
            self._say(refused.status, {"error": refused.message, **refused.more})
        except (ConnectionError, TimeoutError):
            self.close_connection = True
        except Exception as error:  # noqa: BLE001 - the others must go on
            self._confess(error)

    def _asked(self) -> tuple[str, Mapping[str, str]]:
        """Return the path and the query that are asked for, of each key the first value."""
        try:
            found = urlsplit(self.path)
            query = parse_qs(found.query, keep_blank_values=True, max_num_fields=20)
        except ValueError:
            raise RefusedError(400, "this is no address") from None
        return found.path, {key: values[0] for key, values in query.items()}

    def _get(self, path: str, query: Mapping[str, str]) -> None:
        writable = may_write(self.headers, self.preview.port, self.preview.token)
        answers = self.preview.answers
        if path == "/" and "token" in query:
            self._let_in(query["token"])
        elif path == "/":
            self._send(200, *asset(START))
        elif path.startswith("/page/"):
            self._send(200, *asset(path.removeprefix("/page/")))
        elif path == "/api/articles":
            self._say(200, answers.articles(writable=writable))
        elif path == "/api/article":
            article, language = query.get("article", ""), query.get("language", "")
            self._say(200, answers.article(article, language, writable=writable))
        elif path == "/api/events":
            self._stream()
        else:
            raise RefusedError(404, "there is nothing here; the page is at /")

    def _post(self, path: str, _: Mapping[str, str]) -> None:
        body = self._body()
        admit_writer(self.headers, self.preview.port, self.preview.token)
        act = self.preview.answers.actions.get(path)
        if act is None:
            raise RefusedError(404, "there is nothing to write to here")
        self._say(200, act(body))

    def _body(self) -> bytes:
        """Return the body of the request."""
        body = self.rfile.read(size_of_body(self.headers))
        self.close_connection = self._closing
        return body

    def _let_in(self, token: str) -> None:
        """Give the cookie to who knows the token, and show the page without it in the address."""
        if not is_token(token, self.preview.token):
            raise RefusedError(403, "this address is of another preview; take the one that is printed now")
        cookie = f"{cookie_name(self.preview.port)}={token}; Path=/api; HttpOnly; SameSite=Strict"
        self._send(303, "text/plain; charset=utf-8", b"", {"Location": "/", "Set-Cookie": cookie})

    def _stream(self) -> None:
        """Send events until the page goes away or the server ends."""
        self.close_connection = True
        self._head(200, "text/event-stream", {})
        with self.preview.watcher.listening() as listener:
            self.wfile.flush()
            silent = 0.0
            while not listener.is_closed and not self._has_gone():
                events = listener.wait(TICK)
                silent = 0.0 if events else silent + TICK
                for event in events:
                    self.wfile.write(f"event: {event.name}\ndata: {json.dumps(event.data)}\n\n".encode())
                if silent >= HEARTBEAT:
                    self.wfile.write(b":\n\n")
                    silent = 0.0
                self.wfile.flush()

    def _has_gone(self) -> bool:
        """Return whether the browser has closed the connection."""
        readable, _, _ = select.select([self.connection], [], [], 0)
        return bool(readable) and not self.connection.recv(1, socket.MSG_PEEK)

    def _say(self, status: int, value: object) -> None:
        """Send a value as JSON; ASCII, for names of files may hold what UTF-8 cannot say."""
        self._send(status, JSON, json.dumps(value, default=vars).encode("ascii"))

    def _send(self, status: int, kind: str, body: bytes, more: Mapping[str, str] | None = None) -> None:
        self._head(status, kind, {"Content-Length": str(len(body)), **(more or {})})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, status: int, kind: str, more: Mapping[str, str]) -> None:
        self.send_response(status)
        closing = {"Connection": "close"} if self.close_connection else {}
        for name, value in {"Content-Type": kind, **HEADERS, **closing, **more}.items():
            self.send_header(name, value)
        self.end_headers()

    def _confess(self, error: Exception) -> None:
        """Say that something happened that nobody foresaw."""
        if os.environ.get("TRANSLATE_TRACEBACK"):
            traceback.print_exc()
        said = f"a bug of translate; please report it: {type(error).__name__}: {error}".splitlines()[0]
        sys.stderr.write(f"error: {said}\n")
        self.close_connection = True
        self._say(500, {"error": said})

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send what the standard library refuses as JSON too."""
        del explain
        self.close_connection = True
        self._say(code, {"error": message or "this is no request for this server"})

    def version_string(self) -> str:
        """Return the name of the server, without its version."""
        return "translate"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Write no log: the terminal is for the address."""
