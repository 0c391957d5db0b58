"""What the server does not do: for other sites' pages, without the token, outside the project."""

import contextlib
import socket
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.preview.support import Browser, running, translated
from tests.project import Project

EDIT = {
    "article": "article.md",
    "language": "de",
    "msgid": "Le sommet",
    "msgstr": "Das Treffen",
    "approved": True,
    "before": {"msgstr": "Der Gipfel", "approved": True},
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project for all of these: they change nothing, or the same."""
    return translated(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def browser(project: Project) -> Iterator[Browser]:
    """Its preview."""
    with running(project.root) as found:
        yield found


OWN = "http://127.0.0.1:{port}"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example:{port}"}, 403),
        ({"Host": "127.0.0.1"}, 403),
        ({"Host": "127.0.0.1:1"}, 403),
        ({"Host": None}, 403),
        ({"Host": "127.0.0.1:{port}.evil.example"}, 403),
        ({"Host": "localhost:{port}"}, 200),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "https://127.0.0.1:{port}"}, 403),
        ({"Origin": OWN}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 200),
    ],
)
def test_only_this_sites_pages_may_ask(browser: Browser, headers: dict[str, str | None], status: int) -> None:
    port = str(browser.preview.port)
    named = {name: value and value.replace("{port}", port) for name, value in headers.items()}
    for path in ("/", "/api/articles", "/page/style.css"):
        assert browser.ask("GET", path, headers=named).status == status
    assert browser.ask("POST", "/api/entry", b"{}", named).status == (400 if status == 200 else status)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Cookie": None}, 403),
        ({"Cookie": "translate_preview_{port}=wrong"}, 403),
        ({"Cookie": "translate_preview_{port}=é"}, 403),
        ({"Origin": None}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Type": None}, 415),
        ({"Content-Length": "1000001"}, 413),
        ({"Content-Length": "9" * 5000}, 413),
        ({"Content-Length": "-1"}, 400),
        ({"Content-Length": "²"}, 400),
        ({"Content-Length": None}, 411),
        ({"Transfer-Encoding": "chunked"}, 411),
    ],
)
def test_writing_takes_more(
    browser: Browser, project: Project, headers: dict[str, str | None], status: int
) -> None:
    before = project.snapshot()
    port = str(browser.preview.port)
    named = {name: value and value.replace("{port}", port) for name, value in headers.items()}
    reply = browser.post("/api/entry", EDIT, **{name.replace("-", "_"): text for name, text in named.items()})
    assert (reply.status, list(reply.json)) == (status, ["error"])
    assert project.snapshot() == before
    assert browser.post("/api/entry", EDIT).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/page/../server.py",
        "/page/%2e%2e/server.py",
        "/page/..%2fserver.py",
        "/page//etc/passwd",
        "/page/",
        "/page/.",
        "/page",
        "/favicon.ico",
        "/api",
        "//evil.example/",
        "/api/article",
        "/api/article?article=../glossary.yaml&language=de",
        "/api/article?article=article.md&language=..",
        "/api/article?article=article.md&language=fr",
        "/api/article?article=article&language=de",
        "/api/article?article=%00&language=de",
        "/api/article?article=%ff&language=de",
    ],
)
def test_nothing_else_is_given_out(browser: Browser, path: str) -> None:
    reply = browser.ask("GET", path)
    assert (reply.status, list(reply.json)) == (404, ["error"])


@pytest.mark.parametrize(
    "head",
    [
        b"GET http://[ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil.example\r\n\r\n",
        b"DELETE / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\xff\xfe / HTTP/1.1\r\n\r\n",
        b"GET /?" + b"a=1&" * 100 + b" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n",
    ],
)
def test_requests_that_are_none_get_an_answer_and_do_no_harm(browser: Browser, head: bytes) -> None:
    address = ("127.0.0.1", browser.preview.port)
    with socket.create_connection(address, timeout=10) as line:
        line.sendall(head.replace(b"{port}", str(browser.preview.port).encode()))
        assert line.recv(13)[:10] in {b"HTTP/1.1 4", b"HTTP/1.1 5"}
    assert browser.get("/api/articles").status == 200


def test_a_body_that_is_not_read_is_no_request(browser: Browser) -> None:
    """Else what follows a refused request on its connection would be one that passes for ours."""
    port = browser.preview.port
    inner = f"GET /api/articles HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"
    for first in ("POST /api/entry", "GET /page/style.css"):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
            head = f"{first} HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: {len(inner)}\r\n\r\n"
            line.sendall((head + inner).encode())
            line.shutdown(socket.SHUT_WR)
            said = b""
            with contextlib.suppress(ConnectionError):
                while piece := line.recv(65536):
                    said += piece
        assert said.count(b"HTTP/1.1 ") == 1


def test_every_answer_says_what_a_page_may_do(browser: Browser) -> None:
    for path in ("/", "/api/articles", "/nothing", "/page/style.css"):
        said = browser.get(path).headers
        assert said["Content-Security-Policy"].startswith("default-src 'self';")
        assert (said["X-Content-Type-Options"], said["Cache-Control"]) == ("nosniff", "no-store")
        assert (said["X-Frame-Options"], said["Referrer-Policy"]) == ("DENY", "no-referrer")


def test_the_address_gives_the_cookie_and_hides_the_token(browser: Browser) -> None:
    reader = Browser(browser.preview, cookie=False)
    assert reader.get("/api/articles").json["writable"] is False
    reply = reader.get("/", token=browser.preview.token)
    assert (reply.status, reply.headers["Location"]) == (303, "/")
    cookie, *rest = reply.headers["Set-Cookie"].split("; ")
    assert {"HttpOnly", "SameSite=Strict"} < set(rest)
    assert reader.ask("GET", "/api/articles", headers={"Cookie": cookie}).json["writable"] is True
    wrong = reader.get("/", token="wrong")  # noqa: S106
    assert (wrong.status, wrong.headers["Set-Cookie"]) == (403, None)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
TEXTS = st.text(st.characters(), max_size=30) | st.sampled_from(
    ["# a", "- b", "<div>", "\n\n", "\ud800", "```"]
)
KNOWN = {key: st.just(value) for key, value in EDIT.items()}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_body_is_too_much(browser: Browser, data: st.DataObject) -> None:
    """Values that are nearly an edit, anything that is JSON, and bytes that are not."""
    fields = {key: known | (TEXTS if isinstance(EDIT[key], str) else JSON) for key, known in KNOWN.items()}
    body = data.draw(st.fixed_dictionaries(fields) | JSON | st.binary(max_size=40))
    path = data.draw(st.sampled_from(["/api/entry", "/api/check"]))
    reply = browser.ask("POST", path, body) if isinstance(body, bytes) else browser.post(path, body)
    assert reply.status in {200, 400, 404, 409}
    assert ("error" in reply.json) == (reply.status != 200)
    assert browser.article()["errors"] == []


@pytest.mark.parametrize(
    "body", [b"[" * 100_000, b'{"a":' * 50_000, b"9" * 5000, b"\xff", b"", b"null", b"NaN"]
)
def test_bodies_that_are_no_object(browser: Browser, body: bytes) -> None:
    assert browser.ask("POST", "/api/entry", body).status == 400
