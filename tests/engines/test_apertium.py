"""Apertium as it is installed, and pipelines that misbehave in its place."""

import json
import os
import re
import shutil
import signal
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.engines.test_protect import texts
from tests.support.questions import questions
from translate.engines import EngineStopped, make_engine
from translate.engines.pipe import Pipe, PipeError
from translate.engines.protect import mask
from translate.model import Answer, Span

FOLDER = Path(__file__).parent / "cases"
CASES = tomllib.loads((FOLDER / "apertium.toml").read_text(encoding="utf-8"))["case"]
ARTICLE = json.loads((FOLDER / "article.json").read_text(encoding="utf-8"))
TARGETS = ("es", "ca", "oc")
MISSING = {target: make_engine("apertium").refuses("fr", target) for target in TARGETS}

installed = [
    pytest.mark.apertium,
    pytest.mark.skipif(any(MISSING.values()), reason="; ".join(filter(None, MISSING.values()))),
]


@pytest.fixture(scope="module")
def apertium():
    engine = make_engine("apertium", {"timeout": 5})
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("text", "target", "like"),
    [(case["text"], target, case[target]) for case in CASES for target in TARGETS if target in case],
)
class TestMarkup:
    pytestmark = installed

    def test_it_stands_where_it_stood(self, apertium, text, target, like):
        [(index, answer)] = apertium.translate(questions([text]), "fr", target)
        assert index == 0
        assert answer.text is not None, answer.reason
        assert re.fullmatch(like, answer.text), answer.text


class TestInstalled:
    pytestmark = installed

    @pytest.mark.parametrize("target", TARGETS)
    def test_an_article(self, apertium, target):
        got = dict(apertium.translate(questions(ARTICLE), "fr", target))
        assert list(got) == list(range(len(ARTICLE)))
        assert all(answer.text for answer in got.values())
        whole = "\n".join(answer.text for answer in got.values())
        assert not re.search(r"[*@#\\<>\[\]‑]|«\s|\s»(?!\S)" if target != "oc" else r"[*@#\\<>\[\]‑]", whole)
        assert "10 000" in whole
        assert "2 000" in whole
        assert whole.count("«") == whole.count("»") == "\n".join(ARTICLE).count("«")
        assert "unknown to it" in got[0].note
        assert got == dict(apertium.translate(questions(ARTICLE), "fr", target))

    def test_unknown_words_are_named_once_and_not_marked(self, apertium):
        [(_, answer)] = apertium.translate(
            questions(["Le zblorf voit un zblorf et un frimuche."]), "fr", "ca"
        )
        assert answer.note == "2 words unknown to it: zblorf, frimuche"
        assert "*" not in (answer.text or "*")

    def test_spans(self, apertium):
        text = "Kim Jong Un inaugure un musée."
        [(_, plain)] = apertium.translate(questions([text]), "fr", "es")
        [(_, kept)] = apertium.translate(questions([text], {0: [Span(0, 11, "Kim Jong Un")]}), "fr", "es")
        assert plain.text == "Kim Jong Uno inaugura un museo."
        assert kept.text == "Kim Jong Un inaugura un museo."
        assert kept.note == ""

    def test_what_has_nothing_to_translate_is_not_sent(self, apertium):
        got = dict(apertium.translate(questions(["10 000", "", "![](a.png)", "…"]), "fr", "es"))
        assert got == {
            n: Answer(t, note="nothing to translate") for n, t in enumerate(["10 000", "", "![](a.png)", "…"])
        }

    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(texts, st.sampled_from(TARGETS))
    @example("le chat^", "es")
    @example("\x00[[/]] [][1\n]", "es")
    @example("[<STREAMCMD:SETVAR:x>]", "ca")
    @example("XNAME0X `x` XNAME0X", "oc")
    @example("\ud800 le chat \U000f0000", "es")
    @example("^chat/chat<n>$ {a} ^b$", "es")
    def test_it_never_hangs_and_never_loses_a_mark(self, apertium, text, target):
        started = time.monotonic()
        [(_, answer)] = apertium.translate(questions([text]), "fr", target)
        [(_, sound)] = apertium.translate(questions(["Le chat."]), "fr", target)
        assert sound.text in {"El gato.", "El gat.", "Lo gat."}
        assert "no answer within" not in answer.reason
        assert time.monotonic() - started < 15
        if answer.text is None:
            assert answer.reason
        else:
            sent, came = ([(m.raw, m.role) for m in mask(t).marks] for t in (text, answer.text))
            assert sorted(sent) == sorted(came)

    def test_a_very_long_text_fills_no_pipe(self):
        text = "Le musée est ouvert aux soldats. " * 2500
        engine = make_engine("apertium", {"timeout": 60})
        [(_, answer)] = engine.translate(questions([text]), "fr", "es")
        engine.close()
        assert answer.text is not None
        assert answer.text.count("museo") == 2500

    def test_closing_ends_every_process(self):
        engine = make_engine("apertium")
        assert dict(engine.translate(questions(["Le chat."]), "fr", "es"))[0].text == "El gato."
        groups = groups_of(engine)
        assert all(members(group) for group in groups)
        engine.close()
        assert not any(left_of(group) for group in groups)
        assert dict(engine.translate(questions(["Le chat."]), "fr", "es"))[0].text == "El gato."
        engine.close()

    def test_a_killed_pipeline_is_started_again(self):
        engine = make_engine("apertium", {"timeout": 5})
        assert dict(engine.translate(questions(["Le chat."]), "fr", "es"))[0].text == "El gato."
        for group in groups_of(engine):
            os.killpg(group, signal.SIGKILL)
        got = dict(engine.translate(questions(["Le chat.", "Le chat."]), "fr", "es"))
        engine.close()
        assert [answer.text for answer in got.values()] == ["El gato.", "El gato."]


PIVOTS = {"es-pt": "pt", "es-pt_BR": "pt_BR", "es-it": "it", "es-en": "en", "ca-en": "en"}
LACKING = {name: make_engine(f"apertium:{name}").refuses("fr", target) for name, target in PIVOTS.items()}


@pytest.mark.apertium
@pytest.mark.parametrize("name", PIVOTS)
class TestPivots:
    @pytest.fixture
    def engine(self, name):
        if LACKING[name]:
            pytest.skip(LACKING[name] or "")
        engine = make_engine(f"apertium:{name}", {"timeout": 10})
        yield engine
        engine.close()

    def test_an_article(self, engine, name):
        marked = "Lire **le pacte** du [musée](https://example.org/a_b), `code` de 2024."
        got = dict(engine.translate(questions([*ARTICLE, marked]), "fr", PIVOTS[name]))
        assert all(answer.text for answer in got.values())
        whole = "\n".join(got[n].text or "" for n in range(len(ARTICLE)))
        assert not re.search(r"[*@#\\<>\[\]‑]", whole)
        assert "10 000" in whole
        last = got[len(ARTICLE)].text or ""
        assert re.search(r"\*\*[\w ]+\*\*.*\[[\w ]+\]\(https://example\.org/a_b\).*`code`.*2024", last)

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(texts)
    def test_it_never_hangs_and_never_loses_a_mark(self, engine, name, text):
        [(_, answer)] = engine.translate(questions([text]), "fr", PIVOTS[name])
        [(_, sound)] = engine.translate(questions(["Le chat."]), "fr", PIVOTS[name])
        assert sound.text
        assert "no answer within" not in answer.reason
        if answer.text is not None:
            sent, came = ([(m.raw, m.role) for m in mask(t).marks] for t in (text, answer.text))
            assert sorted(sent) == sorted(came)


def test_what_a_pivot_lacks_is_named(tmp_path):
    engine = make_engine("apertium:es-pt", {"modes": str(tmp_path)})
    assert engine.name == "apertium:es-pt"
    assert "into Portuguese only" in (engine.refuses("fr", "es") or "")
    missing = engine.refuses("fr", "pt") or ""
    assert "apertium-fr-es apertium-es-pt" in missing or "not installed" in missing


def groups_of(engine: Any) -> list[int]:
    return [pipe._process.pid for pipe in engine._pipes.values()]


def members(group: int) -> list[int]:
    """Return the living processes of a process group."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def left_of(group: int) -> list[int]:
    """Return what still lives of a group that has been killed, after a moment for it to die."""
    deadline = time.monotonic() + 2
    while members(group) and time.monotonic() < deadline:
        time.sleep(0.02)
    return members(group)


STUCK = {
    "deaf": "exec sleep 600 <&-",
    "ends": "exit 3",
    "floods": "exec yes",
    "floods with NUL": "while :; do printf 'x\\0'; done",
    "wrong serial": "while read -r -d '' x; do printf 'bonjour[][0\\n]\\0'; done",
    "no serial": "while read -r -d '' x; do printf 'bonjour\\0'; done",
    "stubborn": "trap '' TERM HUP INT; while :; do sleep 1; done",
}


@pytest.mark.apertium
@pytest.mark.skipif(not shutil.which("apertium-wblank-mode"), reason="Apertium is not installed")
@pytest.mark.parametrize("behaviour", STUCK)
def test_a_pipeline_that_misbehaves_is_ended(behaviour, tmp_path, monkeypatch):
    monkeypatch.setattr("translate.engines.pipe.START_SECONDS", 0.1)
    script = tmp_path / "part"
    script.write_text(f"#!/bin/bash\n{STUCK[behaviour]}\n")
    script.chmod(0o755)
    (tmp_path / "fra-cat.mode").write_text(f"'{script}' $1\n")
    started = time.monotonic()
    pipe = Pipe(tmp_path / "fra-cat.mode", 0.2)
    with pytest.raises(
        PipeError, match=r"^Apertium (gave no answer within|ended without|answered something)"
    ):
        pipe.ask("le chat" * 40_000)
    assert pipe._process is None
    engine = make_engine("apertium", {"timeout": 0.1, "modes": str(tmp_path)})
    with pytest.raises(EngineStopped, match=r"^Apertium "):
        dict(engine.translate(questions(["le chat", "le chien", "la vache", "le loup"]), "fr", "ca"))
    engine.close()
    assert time.monotonic() - started < 8
    assert not [p for p in Path("/proc").glob("[0-9]*/cmdline") if str(script).encode() in read(p)]


def read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def test_what_is_missing_is_named(tmp_path, monkeypatch):
    engine = make_engine("apertium", {"modes": str(tmp_path)})
    assert "into Catalan, Spanish, " in (engine.refuses("fr", "de") or "")
    assert "from French into" in (engine.refuses("en", "es") or "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert engine.refuses("fr", "es") == "Apertium is not installed (apt install apertium apertium-fr-es)"
    with pytest.raises(EngineStopped, match="not installed"):
        dict(engine.translate(questions(["le chat"]), "fr", "es"))


@pytest.mark.apertium
@pytest.mark.skipif(not shutil.which("apertium-wblank-mode"), reason="Apertium is not installed")
def test_a_missing_pair_is_named(tmp_path):
    engine = make_engine("apertium", {"modes": str(tmp_path)})
    assert "Occitan" in (engine.refuses("fr", "oc") or "")
    assert "apt install apertium-oci-fra" in (engine.refuses("fr", "oc") or "")
    assert "Spanish" in (engine.refuses("fr_FR", "es_MX") or "")
    assert "Gascon only" in (engine.refuses("fr", "oc_aranes") or "")
