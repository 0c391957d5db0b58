"""What all web services have in common: chunks, the cache, costs, order under load, what is never sent."""

import hashlib
import json
import re
import sqlite3
import threading
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engines.test_faults import KEY, TARGETS, VARIABLE, engine_for
from tests.support.questions import questions
from tests.support.services import DIALECTS, DeepL, LibreTranslate, OpenAI, Server, translation
from translate.engines import EngineStopped, make_engine
from translate.engines.cache import Cache, digest
from translate.engines.chunks import chunks, parts, size
from translate.engines.lists import doubtful
from translate.engines.run import Run
from translate.model import Answer, Question

TEXTS = [f"Le musée numéro {n} ouvre demain à Kyiv." for n in range(120)]


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, KEY)


def libre(server: Server, run: Run | None = None, **settings: Any) -> Any:
    given = {"url": server.url, "per-second": 0, "timeout": 10, **settings}
    return make_engine("libretranslate", given, run)


def ask(engine: Any, texts: list[str], target: str = "de") -> dict[int, Answer]:
    try:
        return dict(engine.translate(questions(texts), "fr", target))
    finally:
        engine.close()


@pytest.mark.parametrize("name", DIALECTS)
def test_every_text_is_sent_once_and_gets_its_own_answer(name):
    with Server(DIALECTS[name]()) as server:
        got = ask(engine_for(name, server, concurrency=4), [*TEXTS, *TEXTS[:50]])
        assert sorted(server.texts) == sorted(TEXTS)
    assert len(got) == 170
    for index, text in enumerate([*TEXTS, *TEXTS[:50]]):
        assert got[index].text == translation(text, TARGETS[name])


def digested(text: str) -> str:
    return "Antwort " + hashlib.sha256(text.encode()).hexdigest().translate(
        str.maketrans("0123456789", "ghijklmnop")
    )


class Digesting(LibreTranslate):
    """A server that answers with a digest of what it was asked."""

    def page(self, texts, asked):
        assert len(texts) == len(asked.texts)
        return super().page([digested(text) for text in asked.texts], asked)


def test_ten_thousand_answers_at_once_stand_each_at_its_own_text():
    words = ["la", "ville", "du", "nord", "attend", "les", "soldats", "de", "retour", "demain"]
    texts = [" ".join(words[int(digit)] for digit in f"{n:04}") + " vers le soir." for n in range(10_000)]
    got: dict[str, dict[int, Answer]] = {}
    with Server(Digesting(), delay=0.002) as server:
        engine = libre(server, concurrency=16)

        def work(target: str, mine: list[str]) -> None:
            got[target] = dict(engine.translate(questions(mine), "fr", target))

        threads = [
            threading.Thread(target=work, args=(target, texts[n::4]))
            for n, target in enumerate(("de", "es", "it", "pt_BR"))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        engine.close()
        assert server.most_at_once > 1
    for n, target in enumerate(("de", "es", "it", "pt_BR")):
        assert [got[target][i].text for i in range(2500)] == [digested(text) for text in texts[n::4]]


def test_texts_that_differ_in_what_is_masked_only_are_one_request():
    texts = [f"Lire [le pacte](https://example.org/{n})." for n in range(5)]
    with Server(LibreTranslate()) as server:
        got = ask(libre(server), texts)
        assert len(server.texts) == 1
    for n, answer in got.items():
        assert answer.text is not None
        assert f"](https://example.org/{n})" in answer.text


def test_tokens_of_a_request_are_all_different():
    texts = [f"Lire [le pacte](https://example.org/{n}) de {'très ' * n}loin." for n in range(5)]
    with Server(LibreTranslate()) as server:
        ask(libre(server), texts)
        [asked] = server.asked
    tokens = re.findall(r"\[X\d+X\]", "".join(asked.texts))
    assert len(tokens) == len(set(tokens)) == 10


class TestCache:
    def test_a_second_run_sends_nothing(self, tmp_path):
        with Server(LibreTranslate()) as server:
            first = ask(libre(server, Run(Cache(tmp_path / "a" / "b.db"))), TEXTS)
            asked = len(server.asked)
            run = Run(Cache(tmp_path / "a" / "b.db"))
            assert ask(libre(server, run), TEXTS) == first
            assert len(server.asked) == asked
            assert [(cost.cached, cost.requests) for cost in run.costs.all()] == [(120, 0)]

    @pytest.mark.parametrize(
        "change", [{"target": "es"}, {"terms": (("musée", "Museum"),)}, {"model": "other"}]
    )
    def test_what_an_answer_depends_on_is_asked_again(self, tmp_path, change):
        texts = [Question(text, terms=(("Kyiv", "Kyjiw"),)) for text in TEXTS[:3]]
        with Server(OpenAI()) as server:
            plain: dict[str, Any] = {}
            for more in (plain, change, plain):
                given = {"url": server.url, "model": more.get("model", "a")}
                engine = make_engine("openai", given, Run(Cache(tmp_path / "b.db")))
                asked = [Question(q.text, terms=more.get("terms", q.terms)) for q in texts]
                assert len(dict(engine.translate(asked, "fr", more.get("target", "de")))) == 3
                engine.close()
            assert len(server.asked) == 2

    def test_failures_and_doubtful_answers_are_not_kept(self, tmp_path):
        with Server(LibreTranslate(), then="echo") as server:
            ask(libre(server, Run(Cache(tmp_path / "b.db"))), TEXTS[:3])
        with sqlite3.connect(tmp_path / "b.db") as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            assert not tables or not connection.execute("SELECT * FROM kept").fetchall()
        connection.close()

    @pytest.mark.parametrize("content", [b"", b"no database" * 500, b"SQLite format 3\0" + b"\xff" * 4096])
    def test_a_broken_file_is_thrown_away(self, tmp_path, content):
        (tmp_path / "b.db").write_bytes(content)
        cache = Cache(tmp_path / "b.db")
        assert cache.get(["k"]) == {}
        cache.put({"k": "text"})
        cache.close()
        assert Cache(tmp_path / "b.db").get(["k", "l"]) == {"k": "text"}

    def test_a_file_of_another_program_is_thrown_away(self, tmp_path):
        with sqlite3.connect(tmp_path / "b.db") as connection:
            connection.execute("CREATE TABLE kept (one, two, three)")
        connection.close()
        cache = Cache(tmp_path / "b.db")
        cache.put({"k": "text"})
        assert cache.get(["k"]) == {"k": "text"}

    def test_two_at_once(self, tmp_path):
        caches = [Cache(tmp_path / "b.db") for _ in range(4)]

        def work(cache: Cache, number: int) -> None:
            for n in range(50):
                cache.put({f"{number} {n}": f"text {number} {n}"})

        threads = [threading.Thread(target=work, args=(c, n)) for n, c in enumerate(caches)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        keys = [f"{number} {n}" for number in range(4) for n in range(50)]
        assert caches[0].get(keys) == {key: f"text {key}" for key in keys}

    def test_where_nothing_can_be_written_nothing_is_kept(self, tmp_path):
        (tmp_path / "file").write_text("")
        cache = Cache(tmp_path / "file" / "b.db")
        cache.put({"k": "text"})
        assert cache.get(["k"]) == {}

    def test_an_answer_in_it_is_judged_again(self, tmp_path):
        path = tmp_path / "b.db"
        with Server(LibreTranslate()) as server:
            right = ask(libre(server, Run(Cache(path))), TEXTS[:2])
            with sqlite3.connect(path) as connection:
                connection.execute("UPDATE kept SET text = 'Das Museum.'")
            connection.close()
            assert ask(libre(server, Run(Cache(path))), TEXTS[:2]) == right
            assert len(server.asked) == 2

    @given(st.lists(st.text(max_size=4), max_size=4), st.lists(st.text(max_size=4), max_size=4))
    def test_keys_differ(self, one, other):
        assert (digest(one) == digest(other)) == (one == other)


class TestDeepL:
    def engine(self, server: Server, **settings: object) -> Any:
        given = {"url": server.url, "key-env": VARIABLE, **settings}
        return make_engine("deepl", given)

    def test_a_request(self):
        with Server(DeepL()) as server:
            engine = self.engine(server, formality="more", model="quality_optimized")
            asked = [
                Question("Le **pacte** & <em>tout</em>.", before="Avant.", after="Milieu."),
                Question("Plus loin.", before="Milieu.", after="Après."),
            ]
            got = dict(engine.translate(asked, "fr", "pt_BR"))
            engine.close()
            [request] = server.asked
        assert request.headers["authorization"] == f"DeepL-Auth-Key {KEY}"
        assert KEY not in json.dumps(request.body)
        assert request.texts[0] == 'Le <g id="0">pacte</g> &amp; <g id="2">tout</g>.'
        assert request.source == "FR"
        assert request.target == "PT-BR"
        assert request.body["tag_handling"] == "xml"
        assert request.body["context"] == "Avant.\nAprès."
        assert request.body["formality"] == "prefer_more"
        assert request.body["model_type"] == "quality_optimized"
        assert "glossary_id" not in request.body
        assert re.fullmatch(r"\w+ \*\*\w+\*\* & <em>\w+</em>\.", got[0].text or "")

    def test_our_glossary_is_made_once_and_used_by_its_id(self):
        dialect = DeepL()
        asked = [
            Question(f"Le pacte de Kyiv {n}.", terms=(("Kyiv", "Kyjiw"), ("pacte", "Pakt")))
            for n in range(120)
        ]
        for _ in range(2):
            with Server(dialect) as server:
                engine = self.engine(server)
                assert len(dict(engine.translate(asked, "fr", "de"))) == 120
                assert len(dict(engine.translate(asked[:1], "fr", "de"))) == 1
                assert len(dict(engine.translate([Question("Kyiv et lui")], "fr", "de"))) == 1
                assert len(dict(engine.translate(asked, "fr", "uk"))) == 120
                engine.close()
            ids = [(request.target, request.body.get("glossary_id")) for request in server.asked]
            assert ids == [("DE", "id-1")] * 4 + [("DE", None)] + [("UK", None)] * 3
        [made] = dialect.glossaries
        assert made["entries"] == "Kyiv\tKyjiw\npacte\tPakt"
        assert (made["source_lang"], made["target_lang"]) == ("fr", "de")

    def test_without_glossaries_it_translates_all_the_same(self):
        class Bare(DeepL):
            def other(self, path, body):
                return {"message": f"no {path} {body}"}

        with Server(Bare()) as server:
            engine = self.engine(server)
            got = dict(engine.translate([Question("Le pacte.", terms=(("pacte", "Pakt"),))], "fr", "de"))
            engine.close()
        assert got[0].text

    def test_the_key_says_the_host(self, monkeypatch):
        for key, host in (("abcdef-12345:fx", "api-free.deepl.com"), ("abcdef-12345", "api.deepl.com")):
            monkeypatch.setenv(VARIABLE, key)
            assert make_engine("deepl", {"key-env": VARIABLE}).sends == host


def test_a_server_is_asked_which_languages_it_has():
    with Server(LibreTranslate()) as server:
        engine = libre(server)
        assert engine.refuses("fr", "de") is None
        assert engine.refuses("fr", "pt_BR") is None
        assert engine.refuses("fr", "zh_Hans") is None
        assert engine.refuses("fr", "oc") == "this server has no French (fr) to Occitan (oc)"
        engine.close()
        assert server.others == ["/languages"]


@pytest.mark.parametrize("languages", [{}, [], "no", [{"code": None}], {"error": "not found"}])
def test_a_server_that_does_not_say_which_languages_it_has_is_asked_all_the_same(languages):
    class Silent(LibreTranslate):
        def other(self, path, body):
            return languages if path == "/languages" else body

    with Server(Silent()) as server:
        assert ask(libre(server), TEXTS[:1])[0].text


def test_a_key_in_a_body_is_sent_only_where_one_is_named():
    with Server(LibreTranslate()) as server:
        ask(libre(server), TEXTS[:1])
        ask(libre(server, None, **{"key-env": VARIABLE}), TEXTS[:1])
        assert [asked.body.get("api_key") for asked in server.asked] == [None, KEY]


def test_a_model_is_told_of_terms_neighbours_and_tone():
    with Server(OpenAI()) as server:
        engine = make_engine(
            "openai", {"url": server.url, "model": "m", "tone": "sobre", "key-env": VARIABLE}
        )
        asked = [Question("Kyiv attend.", terms=(("Kyiv", "Kyjiw"),), before="Le titre", after="La suite.")]
        assert dict(engine.translate(asked, "fr", "de"))[0].text
        engine.close()
        [request] = server.asked
    assert request.body["temperature"] == 0
    assert request.body["model"] == "m"
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert "Tone: sobre" in request.body["messages"][0]["content"]
    [item] = json.loads(request.body["messages"][1]["content"])
    assert item == {
        "id": 1,
        "text": "Kyiv attend.",
        "before": "Le titre",
        "after": "La suite.",
        "glossary": {"Kyiv": "Kyjiw"},
    }


def test_a_rehearsal_counts_and_sends_nothing(tmp_path):
    with Server(LibreTranslate()) as server:
        ask(libre(server, Run(Cache(tmp_path / "b.db"))), TEXTS[:20])
        asked, others = len(server.asked), len(server.others)
        run = Run(Cache(tmp_path / "b.db"), rehearsal=True)
        assert len(ask(libre(server, run), TEXTS)) == 120
        assert (len(server.asked), len(server.others)) == (asked, others)
    [cost] = run.costs.all()
    assert (cost.texts, cost.requests, cost.cached) == (100, 2, 20)
    assert cost.characters == sum(map(len, TEXTS[20:]))


def test_what_cannot_be_used_is_not_asked_for_ever():
    with Server(LibreTranslate(), then="echo") as server:
        with pytest.raises(EngineStopped, match=r"none of its last 20 .*French text itself"):
            ask(libre(server, concurrency=1), TEXTS)
        assert len(server.texts) < 150


def test_a_text_that_spoils_its_request_is_alone_in_the_end():
    class Choosy(LibreTranslate):
        def page(self, texts, asked):
            if any("poison" in text for text in asked.texts):
                return "{}"
            return super().page(texts, asked)

    texts = [*TEXTS[:10], "Le poison du roi."]
    with Server(Choosy()) as server:
        got = ask(libre(server), texts)
    assert [got[n].text for n in range(10)] == [translation(text, "de") for text in texts[:10]]
    assert got[10].text is None
    assert "no translations" in got[10].reason


@given(st.lists(st.integers(1, 50), max_size=60), st.integers(1, 9), st.integers(10, 80))
def test_chunks_keep_order_and_limits(sizes, most, room):
    made = list(chunks(list(enumerate(sizes)), most, room))
    made_sizes = [
        [sizes[n] for n in chunk] for chunk in chunks([(n, s) for n, s in enumerate(sizes)], most, room)
    ]
    assert [item for chunk in made for item in chunk] == list(range(len(sizes)))
    assert all(len(chunk) <= most and (sum(chunk) <= room or len(chunk) == 1) for chunk in made_sizes)


@given(
    st.lists(st.sampled_from(["Oui.", "Le musée ouvre !", " ", "  ", "«Non.»", "é" * 30 + "."]), max_size=30)
)
def test_parts_concatenate_to_the_text(pieces):
    text = "".join(pieces)
    assert "".join(parts(text, 40)) == text
    assert all(size(part) <= 40 or not re.search(r"[.!?…][»”\")\]]?\s+\S", part) for part in parts(text, 40))


def test_answers_in_another_order_are_found():
    texts = ["Kyiv attend.", "Le roi de Norvège part.", "Les 25 soldats sont là.", "Une chose."]
    right = ["Kyjiw wartet.", "Der König von Norwegen geht.", "Die 25 Soldaten sind da.", "Eine Sache."]
    assert doubtful(texts, right) == set()
    assert doubtful(texts, [right[2], *right[:2], right[3]]) == {0, 1, 2, 3}
    assert doubtful(texts, [right[0], right[2], right[1], right[3]]) == {0, 1, 2, 3}
    assert doubtful(texts, [right[0], right[0], *right[2:]]) == {0, 1}
    assert doubtful(texts, [*right[:3], right[2]]) == {0, 1, 2, 3}
    assert doubtful(texts, [*right[:3], texts[0]]) == {0, 1, 2, 3}
    same = ["Der Rat stimmt dem zu."] * 2
    assert doubtful([*texts, "Il accepte.", "Elle accepte."], [*right, *same]) == {4, 5}
    long = [f"{'mot ' * n}fin." for n in (1, 30, 4, 60, 2, 90)]
    assert doubtful(long, [text.replace("mot", "слово") for text in long]) == set()
    assert doubtful(long, [text.replace("mot", "слово") for text in [*long[1:], long[0]]]) == set(range(6))


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), max_size=8))
def test_any_list_is_judged(pairs):
    numbers = doubtful([one for one, _ in pairs], [other for _, other in pairs])
    assert numbers <= set(range(len(pairs)))
