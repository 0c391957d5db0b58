"""Who may ask: only pages of this server, in a browser on this machine, and only with the token to write.

A web site that somebody visits can send requests to 127.0.0.1 too, even under a name of its own that it lets
point there (DNS rebinding). Browsers say in `Host`, `Origin` and `Sec-Fetch-Site` who asks, and no page can
change these (Fetch Standard, section "Forbidden request-header"; Fetch Metadata Request Headers, section 2).
"""

import hmac
from email.message import Message
from http.cookies import CookieError, SimpleCookie

from translate.preview.refused import RefusedError

NAMES = ("127.0.0.1", "localhost")
"""What the server is called in addresses."""
LARGEST = 1_000_000
"""Bytes of a body that is read."""


def cookie_name(port: int) -> str:
    """Return the name of the cookie; cookies do not tell ports apart (RFC 6265, section 8.5)."""
    return f"translate_preview_{port}"


def admit(headers: Message, port: int) -> None:
    """Raise `RefusedError` unless a request is meant for us and no other site's page has sent it."""
    hosts = {f"{name}:{port}" for name in NAMES}
    asked = headers.get_all("Host") or []
    if len(asked) != 1 or asked[0].strip().lower() not in hosts:
        raise RefusedError(403, f"this is http://{NAMES[0]}:{port}/ and nothing else")
    origins = headers.get_all("Origin") or []
    if any(origin.strip().lower() not in {f"http://{host}" for host in hosts} for origin in origins):
        raise RefusedError(403, "a page of another site may not ask this")
    sites = headers.get_all("Sec-Fetch-Site") or []
    if any(site.strip().lower() not in {"same-origin", "none"} for site in sites):
        raise RefusedError(403, "a page of another site may not ask this; open the address in a new tab")


def may_write(headers: Message, port: int, token: str) -> bool:
    """Return whether a request has the cookie with the token."""
    for text in headers.get_all("Cookie") or []:
        try:
            cookie = SimpleCookie(text).get(cookie_name(port))
        except CookieError:
            continue
        if cookie is not None and is_token(cookie.value, token):
            return True
    return False


def is_token(said: str, token: str) -> bool:
    """Return whether somebody knows the token; takes the same time whatever is said."""
    return hmac.compare_digest(said.encode("utf-8", "replace"), token.encode())


def admit_writer(headers: Message, port: int, token: str) -> None:
    """Raise `RefusedError` unless a request that was admitted may write, and its body is JSON."""
    if not headers.get("Origin"):
        raise RefusedError(403, "only the page itself may write: there is no Origin")
    if not may_write(headers, port, token):
        raise RefusedError(403, "this tab may only read; open the address that `translate preview` printed")
    if headers.get_content_type() != "application/json" or not headers.get("Content-Type"):
        raise RefusedError(415, "the body must be application/json")


def size_of_body(headers: Message) -> int:
    """Return the size of the body in bytes; raises `RefusedError` if it is not said, or too large."""
    sizes = headers.get_all("Content-Length") or []
    if headers.get("Transfer-Encoding") or not sizes:
        raise RefusedError(411, "the body needs a Content-Length")
    if len(sizes) != 1 or not (sizes[0].isascii() and sizes[0].isdigit()):
        raise RefusedError(400, "the Content-Length is no number")
    if len(sizes[0]) > len(str(LARGEST)) or int(sizes[0]) > LARGEST:
        raise RefusedError(413, f"the body is larger than {LARGEST} bytes")
    return int(sizes[0])
