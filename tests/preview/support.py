"""A preview that runs in this process, and a browser's requests to it."""

import contextlib
import http.client
import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from tests.project import GERMAN, Project
from translate.config import find_project
from translate.preview import Preview, open_preview
from translate.preview.gate import cookie_name
from translate.workflow.desk import open_desk
from translate.workflow.viewing.shelf import Shelf


class Reply(NamedTuple):
    """What the server answered."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        """The JSON document of the body."""
        return json.loads(self.body)


@dataclass
class Browser:
    """Requests as the page sends them; headers can be replaced, or left out with None."""

    preview: Preview
    cookie: bool = True

    @property
    def origin(self) -> str:
        """Where the page comes from."""
        return f"http://127.0.0.1:{self.preview.port}"

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str | None] | None = None
    ) -> Reply:
        """Send one request."""
        said: dict[str, str | None] = {"Host": self.origin.removeprefix("http://")}
        if self.cookie:
            said["Cookie"] = f"other=1; {cookie_name(self.preview.port)}={self.preview.token}"
        if method == "POST":
            said |= {
                "Origin": self.origin,
                "Content-Type": "application/json",
                "Sec-Fetch-Site": "same-origin",
            }
        with contextlib.closing(
            http.client.HTTPConnection("127.0.0.1", self.preview.port, timeout=20)
        ) as line:
            line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            if body is not None and "Content-Length" not in (headers or {}):
                said["Content-Length"] = str(len(body))
            for name, value in (said | (headers or {})).items():
                if value is not None:
                    line.putheader(name, value)
            line.endheaders(body)
            answer = line.getresponse()
            return Reply(answer.status, answer.headers, answer.read())

    def get(self, path: str, **query: str) -> Reply:
        """Ask for a path."""
        return self.ask("GET", f"{path}?{urlencode(query)}" if query else path)

    def article(self, article: str = "article.md", language: str = "de") -> Any:
        """Return the view of an article."""
        reply = self.get("/api/article", article=article, language=language)
        assert reply.status == 200, reply
        return reply.json

    def segments(self, article: str = "article.md", language: str = "de") -> dict[str, Any]:
        """Return the segments of an article by msgid."""
        return {segment["msgid"]: segment for segment in self.article(article, language)["segments"]}

    def post(self, path: str, value: object, **headers: str | None) -> Reply:
        """Send a value as JSON."""
        named: dict[str, str | None] = {name.replace("_", "-"): text for name, text in headers.items()}
        return self.ask("POST", path, json.dumps(value).encode(), named)

    def edit(self, segment: dict[str, Any], msgstr: str, *, approved: bool = True, **place: str) -> Reply:
        """Edit a segment as the page showed it."""
        before = {"msgstr": segment["msgstr"], "approved": segment["state"] == "reviewed"}
        said = {"article": "article.md", "language": "de", **place, "msgid": segment["msgid"]}
        return self.post("/api/entry", {**said, "msgstr": msgstr, "approved": approved, "before": before})

    @contextlib.contextmanager
    def events(self) -> Iterator["Events"]:
        """Listen to events."""
        with socket.create_connection(("127.0.0.1", self.preview.port), timeout=10) as line:
            host = self.origin.removeprefix("http://")
            line.sendall(f"GET /api/events HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            with line.makefile("rb") as stream:
                while stream.readline() not in {b"\r\n", b""}:
                    pass
                yield Events(line, stream)


@dataclass
class Events:
    """A stream of events."""

    line: socket.socket
    stream: Any

    def next(self, seconds: float = 10) -> tuple[str, Any]:
        """Return the next event and its data; raises `TimeoutError` when none comes."""
        self.line.settimeout(seconds)
        name = ""
        while True:
            line = self.stream.readline().decode().rstrip("\n")
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: "):
                return name, json.loads(line.removeprefix("data: "))


def translated(root: Path) -> Project:
    """Lay out a project of which all but the title is translated and approved."""
    project = Project(root).lay_out()
    project.ok("update", "--no-fill", "-l", "de")
    project.translate(dict([*GERMAN.items()][1:]))
    return project


@contextlib.contextmanager
def running(root: Path, *codes: str) -> Iterator[Browser]:
    """Run the preview of a project; yield who may write there."""
    project = find_project(root, exact=True)
    preview = open_preview(Shelf(lambda: open_desk(project, (), codes, new=True)), 0)
    thread = threading.Thread(target=preview.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield Browser(preview)
    finally:
        preview.shutdown()
        thread.join()
        preview.close()
