"""Every web service against a server that misbehaves: the right outcome, and never a wrong text."""

import os
import re
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support.questions import questions
from tests.support.services import DIALECTS, Server, translation
from translate.engines import EngineStopped, make_engine
from translate.engines.base import Engine
from translate.model import Answer

CASES = tomllib.loads((Path(__file__).parent / "cases" / "faults.toml").read_text(encoding="utf-8"))["case"]
ONE_TEXT = {"google", "mymemory"}
VARIABLE, KEY = "TEST_ENGINE_KEY", "kdR7-mArK3r-s3cr3t-0f-th3-t3st"
TARGETS = {
    "google": "de",
    "mymemory": "de-DE",
    "deepl": "DE",
    "libretranslate": "de",
    "openai": "de",
    "microsoft": "de",
}
PLAIN = [
    "Le musée numéro 1017 ouvre demain dans la ville de Kyiv.",
    "Plus de 2034 soldats ont quitté la région de Kursk en avril.",
    "Vladimir Poutine et le ministre ont signé 31 accords hier.",
]
MARKED = [
    "Lire [le pacte 4012](https://example.org/a) de **défense** commune.",
    "La page [du traité 5077](https://example.org/b) parle de *deux* pays.",
    "Le code `x = 1` de la note 6033 est dans [la page](https://example.org/c).",
]
TEXTS = [text for pair in zip(PLAIN, MARKED, strict=True) for text in pair]


class Outcome(NamedTuple):
    """What became of the texts."""

    answers: dict[str, Answer]
    stopped: str
    seconds: float
    requests: int


def engine_for(name: str, server: Server, timeout: float = 10, concurrency: int = 2) -> Engine:
    settings: dict[str, object] = {"url": server.url, "timeout": timeout, "concurrency": concurrency}
    settings["per-second"] = 0
    if name not in ONE_TEXT:
        settings["key-env"] = VARIABLE
    if name == "openai":
        settings["model"] = "test"
    return make_engine(name, settings)


def play(name: str, case: dict[str, Any], *, forever: bool) -> Outcome:
    began = time.monotonic()
    plays, then = ((), case["play"]) if forever else ((case["play"],), "ok")
    answers: dict[str, Answer] = {}
    stopped = ""
    with Server(DIALECTS[name](), *plays, then=then) as server:
        engine = engine_for(name, server, case.get("timeout", 10))
        try:
            for index, answer in engine.translate(questions(TEXTS), "fr", "de"):
                answers[TEXTS[index]] = answer
        except EngineStopped as stop:
            stopped = str(stop)
        finally:
            engine.close()
        return Outcome(answers, stopped, time.monotonic() - began, len(server.asked))


Run = tuple[str, dict[str, Any], bool]
"""Engine, case, whether it is played for ever."""
RUNS = [
    pytest.param(
        (name, case | case.get("but", {}).get(name, {}), forever),
        id=f"{name}, {case['play']}{', for ever' if forever else ''}",
        marks=[pytest.mark.slow] if case.get("http") and name not in {"google", "deepl"} else [],
    )
    for name in DIALECTS
    for case in CASES
    if name in case.get("engines", DIALECTS) and not (case.get("lists") and name in ONE_TEXT)
    for forever in (False, True)
]


@pytest.fixture(scope="module")
def outcomes(request):
    """What became of every case that is tested: they mostly wait, so they are played several at a time."""
    items = [item for item in request.session.items if item.function is test_a_fault]
    runs: dict[str, Run] = {item.callspec.id: item.callspec.params["run"] for item in items}
    os.environ[VARIABLE] = KEY
    try:
        with ThreadPoolExecutor(24) as pool:
            done = pool.map(lambda run: play(run[0], run[1], forever=run[2]), runs.values())
            return dict(zip(runs, done, strict=True))
    finally:
        del os.environ[VARIABLE]


@pytest.mark.parametrize("run", RUNS)
def test_a_fault(run, outcomes, request):
    name, case, forever = run
    outcome = outcomes[request.node.callspec.id]
    assert outcome.seconds < 30
    for text, answer in outcome.answers.items():
        judge(name, text, answer)
        assert KEY not in f"{answer}"
    assert KEY not in outcome.stopped
    expected = case["ever"] if forever else case["once"]
    answered = {text for text, answer in outcome.answers.items() if answer.text is not None}
    if expected == "stopped":
        assert case["says"] in outcome.stopped
        return
    assert outcome.stopped == ""
    assert outcome.answers.keys() == set(TEXTS)
    spoiled = set(MARKED) if case.get("marks") else set(TEXTS)
    assert answered >= set(TEXTS) - spoiled
    if expected == "all":
        assert answered == set(TEXTS)
    elif expected == "none":
        assert not answered & spoiled
        reasons = [outcome.answers[text].reason for text in spoiled & set(PLAIN)]
        assert all(case["says"] in reason for reason in reasons), reasons
    else:
        assert answered


def judge(name: str, text: str, answer: Answer) -> None:
    """An answer is the right one, or there is a reason why there is none."""
    if answer.text is None:
        assert answer.reason
        return
    assert answer.reason == ""
    if text in PLAIN:
        assert answer.text == translation(text, TARGETS[name])
    else:
        for part in re.findall(r"\]\([^)]*\)|\d{4}|`[^`]*`|\*+", text):
            assert part in answer.text
        assert not {"défense", "commune", "parle", "dans"} & set(re.findall(r"\w+", answer.text))
