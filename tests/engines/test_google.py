"""Google against a server that misbehaves as real ones do."""

import re
import socket
import threading
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.support.google import FakeGoogle, translation
from tests.support.questions import questions
from translate.engines import EngineStopped, make_engine
from translate.engines.base import Engine
from translate.engines.google import PROVIDER
from translate.model import Answer, Span

CASES = tomllib.loads((Path(__file__).parent / "cases" / "google.toml").read_text(encoding="utf-8"))["case"]
SENTENCE = "Kyiv estime que Pyongyang a envoyé plus de 10 000 soldats en 2024."


def google(server: FakeGoogle, **settings: object) -> Engine:
    quick = {"url": server.url, "timeout": 10, "concurrency": 1, "per-second": 0}
    return make_engine("google", quick | {key.replace("_", "-"): value for key, value in settings.items()})


def answers(engine: Engine, texts: list[str], target: str = "de") -> dict[int, Answer]:
    try:
        return dict(engine.translate(questions(texts), "fr", target))
    finally:
        engine.close()


@pytest.fixture(scope="module")
def outcomes():
    """What became of every case: they mostly wait, so they are played several at a time."""
    with ThreadPoolExecutor(6) as pool:
        return dict(zip((case["name"] for case in CASES), pool.map(play, CASES), strict=True))


def play(case):
    started = time.monotonic()
    with FakeGoogle(*case.get("plays", []), then=case.get("then", "ok")) as server:
        try:
            outcome: Answer | EngineStopped = answers(
                google(server, timeout=case.get("timeout", 10)), [case.get("text", SENTENCE)]
            )[0]
        except EngineStopped as stop:
            outcome = stop
        return outcome, len(server.asked), time.monotonic() - started


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_one_text(case, outcomes):
    outcome, requests, seconds = outcomes[case["name"]]
    if case["answer"] == "stopped":
        assert isinstance(outcome, EngineStopped)
        assert case["says"] in str(outcome)
        assert "/m" not in str(outcome)
    else:
        judge(case, case.get("text", SENTENCE), outcome)
    assert requests == case["requests"]
    assert case.get("least-seconds", 0.0) <= seconds < 10


def judge(case: dict[str, Any], text: str, answer: Answer) -> None:
    if case["answer"] == "none":
        assert answer.text is None
        assert case["says"] in answer.reason
        return
    assert answer.reason == ""
    assert answer.text is not None
    assert case.get("says", "") in answer.note
    if case["answer"] == "ok":
        assert answer.text == translation(text, "de")
    elif case["answer"] == "same":
        assert answer.text == text
    else:
        assert re.fullmatch(r"\w+ \[\w+ \w+\]\(https://example\.org/a\) \w+ \*\*\w+\*\*\.", answer.text)
        assert "pacte" not in answer.text


@pytest.mark.parametrize("concurrency", [1, 8])
def test_each_text_gets_its_own_answer(concurrency):
    texts = [f"Le numéro {n} du {n % 28 + 1} mai raconte la même histoire." for n in range(40)]
    with FakeGoogle("ok", "ok", "503", "ok", "ok", "reset", "ok", "429 after 0", delay=0.005) as server:
        got = answers(google(server, concurrency=concurrency), texts)
        assert server.most_at_once <= concurrency
        if concurrency > 1:
            assert server.most_at_once > 1
    assert {index: answer.text for index, answer in got.items()} == {
        index: translation(text, "de") for index, text in enumerate(texts)
    }


def test_answers_are_yielded_as_they_arrive():
    with FakeGoogle("ok", "ok", then="hang") as server:
        engine = google(server, timeout=5)
        arriving = engine.translate(questions([SENTENCE, SENTENCE + " Oui.", "Le musée ouvre."]), "fr", "de")
        started = time.monotonic()
        assert {next(arriving)[0], next(arriving)[0]} == {0, 1}
        assert time.monotonic() - started < 3
        engine.close()


def test_what_was_answered_before_a_stop_is_kept():
    texts = [f"Le musée numéro {n} ouvre demain." for n in range(20)]
    got: dict[int, str | None] = {}
    with FakeGoogle(*["ok"] * 7, then="403") as server:
        engine = google(server, concurrency=3)
        arriving = engine.translate(questions(texts), "fr", "es")
        with pytest.raises(EngineStopped):
            got.update((index, answer.text) for index, answer in arriving)
        engine.close()
        assert len(server.asked) <= 7 + 3
    assert len(got) == 7
    assert all(text == translation(texts[index], "es") for index, text in got.items())


@pytest.mark.parametrize("play", ["hang", "drip", "drip headers", "reset", "500", "no result", "400"])
def test_a_service_that_never_answers_stops_the_engine_soon(play):
    texts = [f"Le musée numéro {n} ouvre demain." for n in range(40)]
    started = time.monotonic()
    with FakeGoogle(then=play) as server:
        engine = google(server, concurrency=4, timeout=0.3)
        if play == "drip headers":
            vars(engine)["_crew"].patience = 0.8  # its default, 100 s, is longer than this test may take
        with pytest.raises(EngineStopped):
            answers(engine, texts)
        assert len(server.asked) <= 20
    assert time.monotonic() - started < 8


def test_nobody_there():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/m?key=secret"
        engine = make_engine("google", {"url": url, "concurrency": 4})
        started = time.monotonic()
        with pytest.raises(EngineStopped, match=r"^127\.0\.0\.1 cannot be reached$"):
            answers(engine, [SENTENCE] * 30)
        assert time.monotonic() - started < 3


def test_unknown_host():
    engine = make_engine("google", {"url": "http://nowhere.invalid/m"})
    with pytest.raises(EngineStopped, match=r"^nowhere\.invalid (cannot be reached|refuses requests)"):
        answers(engine, [SENTENCE])


def test_a_proxy_is_not_named(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://user:secret@127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "")
    engine = make_engine("google", {"url": "http://example.invalid/m"})
    with pytest.raises(EngineStopped, match=r"^example\.invalid cannot be reached through the proxy$"):
        answers(engine, [SENTENCE])


def test_a_text_that_fails_costs_no_other_its_answer():
    texts = [f"Le musée numéro {n} ouvre demain." for n in range(6)]
    with FakeGoogle("ok", "400", "ok", "500", "500", "500") as server:
        got = answers(google(server), texts)
    assert [index for index in range(6) if got[index].text is None] == [1, 3]


def test_languages_are_asked_by_googles_codes():
    codes = {"he": "iw", "zh_Hans": "zh-CN", "zh-Hant": "zh-TW", "jv": "jw", "fil": "tl", "nb": "no"}
    codes |= {"pt_BR": "pt", "zh": "zh-CN", "zh_TW": "zh-TW", "de_AT": "de", "ca": "ca"}
    with FakeGoogle() as server:
        for locale in codes:
            answers(google(server), ["Le musée ouvre."], locale)
        assert [asked.target for asked in server.asked] == list(codes.values())
        assert {asked.source for asked in server.asked} == {"fr"}
        assert {asked.agent[:11] for asked in server.asked} == {"Mozilla/5.0"}


@pytest.mark.parametrize("target", ["oc", "nn", "sr_Latn", "fr", "fr_CA", "xx"])
def test_languages_it_does_not_have_are_refused_without_a_request(target):
    with FakeGoogle() as server:
        engine = google(server)
        assert engine.refuses("fr", target)
        with pytest.raises(EngineStopped):
            answers(engine, [SENTENCE], target)
        assert server.asked == []


def test_a_long_text_is_cut_at_sentence_ends():
    text = " ".join(f"Le musée numéro {n} ouvre demain à **dix** heures." for n in range(300))
    assert len(text) > 3 * PROVIDER.size
    with FakeGoogle() as server:
        answer = answers(google(server), [text])[0]
        assert len(server.asked) > 2
        assert all(len(asked.text) < 5000 and asked.text.endswith(".") for asked in server.asked)
    assert answer.text is not None
    assert re.findall(r"\d+|\*\*", answer.text) == re.findall(r"\d+|\*\*", text)


def test_a_sentence_that_is_too_long_is_left():
    with FakeGoogle() as server:
        answer = answers(google(server), ["très " * 1500])[0]
        assert server.asked == []
    assert answer.text is None
    assert "7,500 characters" in answer.reason


def test_line_breaks_and_spans():
    text = "Rue de la paix\nMusée de la guerre avec Kim Jong Un"
    start = text.index("Kim")
    with FakeGoogle() as server:
        engine = google(server)
        spans = {0: [Span(start, len(text), "Kim Čong-un")]}
        [(_, answer)] = engine.translate(questions([text], spans), "fr", "cs")
        engine.close()
        assert "Kim" not in server.asked[0].text
    assert answer.text is not None
    assert answer.text.count("\n") == 1
    assert answer.text.endswith(" Kim Čong-un")


def test_the_pace_is_kept():
    with FakeGoogle() as server:
        started = time.monotonic()
        answers(google(server, concurrency=4, per_second=20), [f"Le musée {n}." for n in range(11)])
        assert time.monotonic() - started >= 0.5
        assert len(server.asked) == 11


def test_connections_are_kept():
    with FakeGoogle() as server:
        answers(google(server), [f"Le musée {n}." for n in range(10)])
        assert server.connections == 1


def test_no_thread_is_left_when_the_work_is_done():
    before = threading.active_count()
    with FakeGoogle() as server:
        answers(google(server, concurrency=6), [f"Le musée {n}." for n in range(12)])
    time.sleep(0.1)
    assert threading.active_count() <= before


def test_a_text_about_errors_is_translated():
    with FakeGoogle() as server:
        assert answers(google(server), ["L’erreur 404 est célèbre."])[0].text
