"""What pages are told of changes on disk, and what is done while nobody listens."""

import socket
import threading
import time

import pytest

from tests.preview.support import Browser
from tests.project import ARTICLE, Project
from translate.preview import handler, watcher

CATALOG = "locales/de/article.po"


def changed(language: str | None, article: str = "article.md") -> tuple[str, object]:
    return "changed", {"article": article, "language": language}


def watchers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "watcher"]


def until(true: bool, *, seconds: float = 10) -> None:
    """Wait until nothing is looked at (or is)."""
    end = time.monotonic() + seconds
    while bool(watchers()) is not true:
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_save_is_told_within_a_second(browser: Browser, project: Project) -> None:
    browser.article()
    with browser.events() as events, browser.events() as others:
        began = time.monotonic()
        project.translate({"Le sommet": "Treffen"})
        assert events.next() == others.next() == changed("de")
        assert time.monotonic() - began < 1
        project.write("source/fr/article.md", f"{ARTICLE}\nFin.\n")
        assert events.next() == changed(None)
        project.write("glossary.yaml", "terms: []\n")
        assert events.next() == ("articles", {})


def test_the_whole_project_is_looked_at_too(
    browser: Browser, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watcher, "SOON", 0.03)
    monkeypatch.setattr(watcher, "LATER", 0.05)
    project.write("source/fr/b.md", "Autre.\n")
    project.ok("update", "--no-fill")
    browser.get("/api/articles")
    with browser.events() as events:
        time.sleep(0.3)  # the first look at the whole project
        project.translate({"Autre.": "Anderes."}, article="b")
        assert events.next() == changed("de", "b.md")
        project.write("source/fr/c.md", "Neuf.\n")
        assert events.next() == ("articles", {})
        browser.get("/api/articles")
        (project.root / "source/fr/c.md").unlink()
        assert events.next() == ("articles", {})


def test_an_edit_is_told_to_the_other_tabs(browser: Browser) -> None:
    segment = browser.segments()["Le sommet"]
    with browser.events() as events:
        assert browser.edit(segment, "Treffen").status == 200
        assert events.next() == changed("de")
        assert browser.edit(segment, "Treffen").status == 200  # which changes nothing
        with pytest.raises(TimeoutError):
            events.next(0.5)


def test_nothing_is_looked_at_while_nobody_listens(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handler, "TICK", 0.05)
    browser.article()
    assert watchers() == []
    with browser.events(), browser.events():
        until(True)
        assert len(watchers()) == 1
    until(False)
    with browser.events():
        until(True)
    until(False)


def test_no_thread_is_left(browser: Browser) -> None:
    before = threading.active_count()
    lines = [socket.create_connection(("127.0.0.1", browser.preview.port)) for _ in range(20)]
    for line in lines:
        line.sendall(b"GET /api/articles HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % browser.preview.port)
    for line in lines:
        assert line.recv(12) == b"HTTP/1.1 200"
        line.close()
    end = time.monotonic() + 10
    while threading.active_count() > before and time.monotonic() < end:
        time.sleep(0.02)
    assert threading.active_count() == before


def test_one_connection_takes_many_requests(browser: Browser) -> None:
    request = b"GET /page/index.html HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % browser.preview.port
    address = ("127.0.0.1", browser.preview.port)
    with socket.create_connection(address, timeout=10) as line, line.makefile("rb") as stream:
        for _ in range(5):
            line.sendall(request)
            assert stream.readline() == b"HTTP/1.1 200 OK\r\n"
            headers = dict(iter(lambda: stream.readline().rstrip().partition(b": ")[::2], (b"", b"")))
            assert stream.read(int(headers[b"Content-Length"])).startswith(b"<!doctype html>")


def test_a_quiet_stream_says_that_it_is_there(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handler, "TICK", 0.05)
    monkeypatch.setattr(handler, "HEARTBEAT", 0.1)
    with browser.events() as events:
        assert [events.stream.readline() for _ in range(4)] == [b":\n", b"\n"] * 2
