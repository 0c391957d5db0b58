"""HTTP for engines that are web services: time limits, size limit, and what went wrong in plain words.

The adapter of requests. deep-translator calls ``requests.get`` without a time limit and hides status codes;
it is given a `Transport` in the place of requests instead.
"""

import re
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Literal
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

CONNECT_SECONDS = 5.0
LARGEST_ANSWER = 1_000_000
"""Bytes; a page with 5,000 translated characters has less than a tenth of that."""

USER_AGENT = "Mozilla/5.0 (compatible; translate-articles)"

Kind = Literal["unreachable", "silent", "busy", "refused", "failing", "rejected"]


class TroubleError(Exception):
    """A request without a usable answer; the message is one human line, without addresses or keys."""

    def __init__(self, kind: Kind, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.retry_after = retry_after
        """Seconds that the service asks to wait."""


@dataclass(frozen=True, slots=True)
class Page:
    """An answer with status 200, as deep-translator looks at it."""

    text: str
    status_code: int = 200

    def close(self) -> None:
        """Do nothing: it has been read already."""


class Transport:
    """One address, asked with kept-alive connections from several threads."""

    def __init__(self, url: str, timeout: float, connections: int) -> None:
        """Take the address, how many seconds to wait for an answer, and how many ask at once."""
        self.host = urlsplit(url).hostname or url
        self._url = url
        self._connect = min(CONNECT_SECONDS, timeout)
        self._read = timeout
        self._session = requests.Session()
        self._session.headers["User-Agent"] = USER_AGENT
        adapter = HTTPAdapter(pool_connections=connections, pool_maxsize=connections)
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)

    def get(self, params: dict[str, str]) -> Page:
        """Return the page that the parameters ask for; raise `TroubleError` for anything but status 200."""
        deadline = time.monotonic() + self._connect + self._read
        try:
            with self._session.get(
                self._url, params=params, timeout=(self._connect, self._read), stream=True
            ) as response:
                self._check(response)
                return Page(self._decoded(self._body(response, deadline), response))
        except (requests.RequestException, HTTPError, OSError) as error:
            raise self._trouble(error) from None

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def _body(self, response: requests.Response, deadline: float) -> bytes:
        """Read the body piece by piece: one that drips or never ends is given up."""
        body = bytearray()
        while data := response.raw.read1(65536, decode_content=True):
            body += data
            if len(body) > LARGEST_ANSWER:
                raise TroubleError("failing", f"{self.host} sent an answer that is far too large")
            if time.monotonic() > deadline:
                raise TroubleError("silent", f"{self.host} did not end its answer within {self._read:g} s")
        return bytes(body)

    def _decoded(self, body: bytes, response: requests.Response) -> str:
        """Decode by the charset that the answer names, else as UTF-8 (requests would guess Latin-1)."""
        charset = re.search(r"charset=[\"']?([\w.:-]+)", response.headers.get("Content-Type", ""))
        try:
            return body.decode(charset[1] if charset else "utf-8")
        except (UnicodeDecodeError, LookupError):
            raise TroubleError("failing", f"{self.host} sent an answer in a wrong encoding") from None

    def _check(self, response: requests.Response) -> None:
        status = response.status_code
        if status == 200:
            return
        message = f"{self.host} answered with status {status}"
        if status == 429:
            wait = _seconds(response.headers.get("Retry-After"))
            raise TroubleError("busy", f"{self.host} asks for fewer requests (status 429)", wait)
        if status in {401, 403, 404, 407}:
            raise TroubleError("refused", f"{self.host} refuses requests (status {status})")
        if status >= 500:
            raise TroubleError("failing", message, _seconds(response.headers.get("Retry-After")))
        raise TroubleError("rejected", message)

    def _trouble(self, error: Exception) -> TroubleError:
        """Say in words what requests or urllib3 raised; their own texts hold addresses, proxies, keys."""
        if isinstance(error, requests.exceptions.SSLError):
            return TroubleError("refused", f"{self.host} cannot be trusted (its certificate does not match)")
        if isinstance(error, requests.exceptions.ProxyError):
            return TroubleError("unreachable", f"{self.host} cannot be reached through the proxy")
        if isinstance(error, requests.exceptions.ConnectTimeout) or _never_connected(error):
            return TroubleError("unreachable", f"{self.host} cannot be reached")
        if isinstance(error, (requests.exceptions.Timeout, TimeoutError)) or "timed out" in str(error):
            return TroubleError("silent", f"{self.host} gave no answer within {self._read:g} s")
        if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema)):
            return TroubleError("refused", f"{self.host} is not an address that can be asked")
        return TroubleError("failing", f"{self.host} broke the connection off")


def _never_connected(error: Exception) -> bool:
    """Whether the connection was refused, or the host's name is not known."""
    cause = getattr(error.args[0] if error.args else None, "reason", None)
    return type(cause).__name__ in {"NewConnectionError", "NameResolutionError"}


def _seconds(header: str | None) -> float | None:
    """Read ``Retry-After`` (RFC 9110, 10.2.3): seconds or a date."""
    if header is None:
        return None
    try:
        if header.strip().isdecimal():
            return float(header)
        return max(0.0, parsedate_to_datetime(header).timestamp() - time.time())
    except ValueError:
        return None
