"""HTTP for engines that are web services: time limits, size limit, and what went wrong in plain words.

The adapter of requests. What is sent and what comes back is shown to nobody: it may hold a key.
"""

import json
import logging
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Literal
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

from translate.engines.settings import Key

CONNECT_SECONDS = 5.0
LARGEST_ANSWER = 2_000_000
"""Bytes; fifty texts of 128 KiB, translated and written as JSON, have less than half of that."""

USER_AGENT = "Mozilla/5.0 (compatible; translate-articles)"

Kind = Literal["unreachable", "silent", "busy", "refused", "failing", "rejected", "garbled"]
"""What went wrong: ``rejected`` is this request only, ``garbled`` an answer that does not fit the request."""

REFUSALS: Mapping[int, str] = {
    401: "refuses the key",
    402: "wants to be paid",
    403: "refuses the key, or requests",
    404: "has nothing at this address",
    407: "cannot be reached through the proxy",
    456: "says that the quota is used up",
}
"""Statuses after which there is no sense in asking again."""

# urllib3 logs addresses, which hold the key of some services, for whoever has switched logging on.
logging.getLogger("urllib3").setLevel(logging.WARNING)


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
    """An answer with a status of success, as deep-translator looks at it."""

    host: str
    text: str
    status_code: int = 200

    def json(self) -> Any:  # noqa: ANN401 - whatever JSON can say
        """Return what it says as JSON; raise `TroubleError` if that cannot be read."""
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError):
            raise TroubleError("failing", f"{self.host} sent something that is not JSON") from None

    def close(self) -> None:
        """Do nothing: it has been read already."""


class Transport:
    """One service, asked with kept-alive connections from several threads."""

    def __init__(self, url: str, timeout: float, connections: int, key: Key | None = None) -> None:
        """Take the address, how many seconds to wait for an answer, how many ask at once, and the key.

        An answer in which the key comes back is refused, so that it gets nowhere.
        """
        self._key = key
        self.host = urlsplit(url).hostname or url
        self._url = url
        self._connect = min(CONNECT_SECONDS, timeout)
        self._read = timeout
        self._session = requests.Session()
        self._session.headers["User-Agent"] = USER_AGENT
        self._session.auth = _as_it_is
        adapter = HTTPAdapter(pool_connections=connections, pool_maxsize=connections)
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)

    def get(
        self,
        path: str = "",
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Page:
        """Ask for a page; `path` is added to the address. Raises `TroubleError` for any other status."""
        return self._ask("GET", path, params=params, headers=headers)

    def post(
        self,
        path: str,
        body: object,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Page:
        """Send a body as JSON. Raises `TroubleError` for anything but success."""
        data = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        return self._ask(
            "POST",
            path,
            params=params,
            data=data,
            headers={"Content-Type": "application/json", **(headers or {})},
        )

    def _ask(self, method: str, path: str, **request: Any) -> Page:  # noqa: ANN401 - as requests takes it
        """Ask once. Nothing is sent on to another address: who knows whose that is."""
        deadline = time.monotonic() + self._connect + self._read
        url = self._url.rstrip("/") + path if path else self._url
        limits = (self._connect, self._read)
        try:
            with self._session.request(
                method, url, timeout=limits, stream=True, allow_redirects=False, **request
            ) as response:
                self._check(response)
                text = self._decoded(self._body(response, deadline), response)
        except (requests.RequestException, HTTPError, OSError, UnicodeError) as error:
            raise self._trouble(error) from None
        if self._key is not None and self._key.is_in(text):
            raise TroubleError("failing", f"{self.host} sent the key back")
        return Page(self.host, text)

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
        if 200 <= status < 300:
            return
        wait = _seconds(response.headers.get("Retry-After"))
        if status in {429, 529}:
            raise TroubleError("busy", f"{self.host} asks for fewer requests (status {status})", wait)
        if status in REFUSALS:
            raise TroubleError("refused", f"{self.host} {REFUSALS[status]} (status {status})")
        if status < 400:
            raise TroubleError("refused", f"{self.host} has moved to another address (status {status})")
        kind: Kind = "failing" if status >= 500 else "rejected"
        raise TroubleError(kind, f"{self.host} answered with status {status}", wait)

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


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Return a request as it is: requests would put a password of ~/.netrc in the place of a key."""
    return request


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
