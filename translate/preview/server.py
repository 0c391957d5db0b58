"""The server: one process, a thread for each connection, on this machine only.

The standard library's is enough for one person's browser, and nothing has to be installed for it. A framework
would bring a dozen packages for seven addresses; what keeps other sites out (`gate`) would still be ours.
"""

import errno
import secrets
import socketserver
import sys
from http.server import ThreadingHTTPServer

from translate.errors import TranslateError
from translate.files import reason
from translate.preview.answers import Answers
from translate.preview.handler import Handler
from translate.preview.watcher import Watcher
from translate.workflow.viewing.shelf import Shelf

ADDRESS = "127.0.0.1"
PATIENCE = 5.0
"""Seconds for which an edit that is being written is waited for at the end."""
PORT = 8321
"""The port that is taken if it is free and none is named."""


class Preview(ThreadingHTTPServer):
    """The preview of a project."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, shelf: Shelf, port: int) -> None:
        """Listen on a port, 0 for any that is free; raises `OSError` when it is taken."""
        self.token = secrets.token_urlsafe(32)
        """What one must know to write."""
        self.watcher = Watcher(shelf)
        self.answers = Answers(shelf, self.watcher)
        super().__init__((ADDRESS, port), Handler)

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """The address to open, with the token."""
        return f"http://{ADDRESS}:{self.port}/?token={self.token}"

    def server_bind(self) -> None:
        """Bind without asking the name service what this machine is called."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.port

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over browsers that go away in the middle."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def close(self) -> None:
        """End all streams of events, and let an edit that is being written come to its end."""
        self.watcher.close()
        self.answers.writing.acquire(timeout=PATIENCE)
        self.server_close()


def open_preview(shelf: Shelf, port: int | None = None) -> Preview:
    """Return the server of a project on a port; without one on `PORT`, or any other that is free.

    Raises `TranslateError` when a port that is named cannot be had.
    """
    try:
        return Preview(shelf, PORT if port is None else port)
    except OSError as error:
        if port is None and error.errno == errno.EADDRINUSE:
            return Preview(shelf, 0)
        message = f"port {port or PORT} cannot be had: {reason(error)}; name another with --port"
        raise TranslateError(message) from None
