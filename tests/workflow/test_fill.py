"""`fill` with web services: costs, dry runs, refilling, secrets, and what another run does not pay again."""

import json
import logging
import re
from pathlib import Path
from typing import Any

import polib
import pytest

from tests.project import Project
from tests.support.services import DIALECTS, PLAYS, LibreTranslate, OpenAI, Server, translation

KEY = "m4rK3r-0f-th3-s3cr3t-k3y-Zq7"
PARAGRAPHS = [f"Le paragraphe numéro {n} parle de **la mairie** et du marché." for n in range(1, 13)]


def lay_out(root: Path, server: Server, name: str = "libretranslate", **settings: object) -> Project:
    project = Project(root).lay_out()
    given: dict[str, object] = {"url": server.url, "timeout": 5, "per-second": 0, **settings}
    if name == "openai":
        given["model"] = "m"
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in given.items())
    project.write("translate.toml", f'engines = ["{name}"]\n[engine.{name}]\n{lines}')
    project.write("source/fr/article.md", "\n\n".join(PARAGRAPHS) + "\n")
    return project


def catalog(project: Project, code: str = "de") -> polib.POFile:
    return polib.pofile(str(project.root / "locales" / code / "article.po"))


def test_languages_are_filled_side_by_side_and_costs_are_told(tmp_path):
    with Server(LibreTranslate(), delay=0.1) as server:
        project = lay_out(tmp_path, server)
        done = project.ok("update", "-l", "de", "-l", "es", "-l", "it", "--json")
        assert server.most_at_once == 3
        characters = {asked.target: sum(map(len, asked.texts)) for asked in server.asked}
    for cost in done.json["sent"]:
        code = cost["language"]
        expected = {"engine": "libretranslate", "language": code, "host": "127.0.0.1", "texts": 12}
        assert cost == expected | {"characters": characters[code], "requests": 1, "cached": 0}
    assert [one["filled"] for one in done.json["catalogs"]] == [{"libretranslate": 12}] * 3


def test_a_dry_run_says_what_would_be_sent_and_does_nothing(tmp_path):
    with Server(LibreTranslate()) as server:
        project = lay_out(tmp_path, server)
        before = project.snapshot()
        done = project.ok("update", "-l", "de", "--dry-run", "--json")
        assert project.snapshot() == before
        assert done.json["sent"][0]["texts"] == 12
        assert done.json["catalogs"][0]["new"] == 12
        project.ok("update", "-l", "de", "--no-fill")
        before = project.snapshot()
        told = project.ok("fill", "--dry-run")
        assert re.search(r"libretranslate: 12 texts, [\d,]+ characters in 1 request to 127.0.0.1", told.out)
        assert "nothing has been sent or written" in told.err
        assert project.snapshot() == before
        assert server.asked == []
        assert server.others == []
        project.ok("fill")
        sent = sum(map(len, server.texts))
        assert sent == done.json["sent"][0]["characters"]
        assert project.ok("fill", "--dry-run", "--json").json["sent"] == []


def test_what_was_paid_for_is_not_asked_again(tmp_path):
    with Server(LibreTranslate()) as server:
        project = lay_out(tmp_path, server)
        project.ok("update", "-l", "de")
        first = (project.root / "locales/de/article.po").read_bytes()
        (project.root / "locales/de/article.po").unlink()
        asked = len(server.asked)
        done = project.ok("update", "-l", "de", "--json")
        assert len(server.asked) == asked
        assert done.json["sent"][0]["cached"] == 12
        new = (project.root / "locales/de/article.po").read_bytes()
        date = rb'"PO-Revision-Date: [^"]*"'
        assert re.sub(date, b"", new) == re.sub(date, b"", first)


class Changing(LibreTranslate):
    """A server that says something else each time."""

    times = 0

    def page(self, texts, asked):
        self.times += 1
        return super().page([f"{'sehr ' * self.times}{text}" for text in texts], asked)


def test_machine_text_that_nobody_edited_is_asked_for_again(tmp_path):
    with Server(Changing()) as server:
        project = lay_out(tmp_path, server)
        project.ok("update", "-l", "de")
        po = catalog(project)
        mended, approved, emptied = po[1], po[2], po[3]
        mended.msgstr += " Von Hand."
        approved.flags.remove("fuzzy")
        emptied.msgstr = ""
        kept = {entry.msgid: (entry.msgstr, list(entry.flags)) for entry in (mended, approved)}
        po.save()
        project.ok("fill")
        assert len(server.texts) == 12  # the emptied one is known from before
        done = project.ok("fill", "--refill", "--json")
        assert "1 machine text was edited" in done.err
        assert done.json["catalogs"][0]["filled"] == {"libretranslate": 10}
        assert done.json["catalogs"][0]["empty"] == 0
        for entry in catalog(project):
            if entry.msgid in kept:
                assert (entry.msgstr, list(entry.flags)) == kept[entry.msgid]
            else:
                assert entry.msgstr.startswith("sehr sehr ")
                assert entry.flags == ["fuzzy"]
                assert entry.tcomment == "machine translation: libretranslate"
        (project.root / ".translate/answers.db").unlink()
        asked = len(server.texts)
        assert (
            "11 machine texts were edited, or written before this was noted"
            in project.ok("fill", "--refill").err
        )
        assert len(server.texts) == asked


def test_refilling_keeps_what_it_has_when_the_engine_fails(tmp_path):
    with Server(LibreTranslate(), "ok", then="403") as server:
        project = lay_out(tmp_path, server)
        project.ok("update", "-l", "de")
        before = project.snapshot()
        done = project.ok("fill", "--refill", "--json")
        assert done.json["problems"][0]["segments"] == 12
        assert project.snapshot() == before


def test_the_next_engine_is_asked_for_what_one_leaves(tmp_path):
    with Server(LibreTranslate(), then="456") as one, Server(OpenAI()) as other:
        project = lay_out(tmp_path, one)
        project.write(
            "translate.toml",
            f'engines = ["libretranslate", "openai"]\n[engine.libretranslate]\nurl = "{one.url}"\n'
            f'[engine.openai]\nurl = "{other.url}"\nmodel = "m"\n',
        )
        done = project.ok("update", "-l", "de", "-l", "es", "--json")
        assert [c["filled"] for c in done.json["catalogs"]] == [{"openai": 12}] * 2
        assert len(one.asked) <= 2


def test_a_model_is_shown_the_glossary_and_the_neighbours(tmp_path):
    with Server(OpenAI()) as server:
        project = lay_out(tmp_path, server, "openai")
        project.write("source/fr/article.md", "# Le sommet\n\nKyiv proteste.\n\nFin.\n")
        project.ok("update", "-l", "de")
        items = json.loads(server.asked[0].body["messages"][1]["content"])
    [item] = [item for item in items if item["text"] == "Kyiv proteste."]
    known = {"before": "Le sommet", "after": "Fin.", "glossary": {"Kyiv": "Kyjiw"}}
    assert item == {"id": item["id"], "text": "Kyiv proteste."} | known


KEYED = ["deepl", "libretranslate", "openai", "microsoft"]
SLOW = {"hang", "drip", "drip headers", "rendered", "huge"}
QUICK = ("ok", "403", "html", "error page", "too few", "key")


@pytest.mark.parametrize("name", KEYED)
def test_a_key_gets_nowhere(name, tmp_path, monkeypatch, caplog, capfd):
    """Whatever a service does with it: not into output, logs, tracebacks, catalogs, the cache."""
    keep_secret(name, [(play, "ok") for play in QUICK], tmp_path, monkeypatch, caplog, capfd)


@pytest.mark.slow
@pytest.mark.parametrize("name", KEYED)
def test_a_key_gets_nowhere_on_any_day(name, tmp_path, monkeypatch, caplog, capfd):
    plays = [(play, play) for play in PLAYS if play not in SLOW]
    keep_secret(name, plays, tmp_path, monkeypatch, caplog, capfd)


def keep_secret(  # noqa: PLR0913, PLR0917 - pytest's own
    name: str,
    plays: list[tuple[str, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SERVICE_KEY", KEY)
    caplog.set_level(logging.DEBUG)
    said: list[str] = []
    for number, (play, then) in enumerate(plays):
        root = tmp_path / f"{number}"
        root.mkdir()
        with Server(DIALECTS[name](), play, then=then) as server:
            project = lay_out(root, server, name, **{"key-env": "SERVICE_KEY"})
            done = project.run("update", "-l", "de", "--json")
            said += [done.out, done.err]
            for more in (("engines", "--json"), ("fill", "--dry-run")) if play == "ok" else ():
                done = project.run(*more)
                said += [done.out, done.err]
            assert any(KEY in f"{asked.headers}{asked.body}" for asked in server.asked)
    said += [*capfd.readouterr(), caplog.text]
    assert not [text for text in said if KEY in text]
    found = [path for path in tmp_path.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]
    assert found == []


@pytest.mark.parametrize("value", ["clé", "a\nb", "\x07bell-rings-here", "k" * 70_000])
def test_a_key_that_cannot_be_sent_is_no_bug(value, tmp_path, monkeypatch):
    monkeypatch.setenv("SERVICE_KEY", value)
    with Server(OpenAI()) as server:
        project = lay_out(tmp_path, server, "openai", **{"key-env": "SERVICE_KEY"})
        done = project.ok("update", "-l", "de", "--json")
    assert value not in done.out + done.err
    if len(value) < 1000:
        assert (
            done.json["problems"][0]["message"]
            == "what the environment variable SERVICE_KEY holds cannot be a key"
        )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (f'key = "{KEY}"', "a key does not belong into the configuration"),
        (f'api-key = "{KEY}"', "a key does not belong into the configuration"),
        (f'key-env = "{KEY}"', "must be the name of an environment variable"),
        ('key-env = "sk0a1B2c3D4e5F6g7H8"', "must be the name of an environment variable"),
        ('key-env = "0123456789abcdef0123456789abcdef"', "must be the name of an environment variable"),
        ('key-env = "A1B2C3D4E5F6A7B8C9D0E1F2"', "must be the name of an environment variable"),
        ('url = "https://me:pass-w0rd-here@example.org"', "must not hold a name and a password"),
        ('formality = "very"', "must be one of more, less"),
    ],
)
def test_a_key_in_the_configuration_is_refused(project, line, says):
    project.write("translate.toml", f'engines = ["deepl"]\n[engine.deepl]\n{line}\n')
    done = project.run("status")
    assert done.code == 2
    assert done.err.startswith("error: translate.toml:3: ")
    assert says in done.err
    assert done.err.count("\n") == 1
    value = line.partition('"')[2].rstrip('"')
    assert value not in done.err


def test_engines_are_listed(tmp_path, monkeypatch):
    monkeypatch.delenv("DEEPL_API_KEY", raising=False)
    with Server(LibreTranslate()) as server:
        project = lay_out(tmp_path, server)
        done = project.ok("engines", "-l", "de", "-l", "oc", "--json")
        assert server.asked == []
    rows: dict[str, Any] = {row["name"]: row for row in done.json["engines"]}
    libre = rows["libretranslate"]
    assert (libre["usable"], libre["asked"], libre["sends"], libre["languages"]) == (
        True,
        1,
        "127.0.0.1",
        ["de"],
    )
    assert libre["reasons"] == {"this server has no French (fr) to Occitan (oc)": ["oc"]}
    assert rows["memory"]["sends"] == "this computer only"
    assert not rows["deepl"]["usable"]
    assert list(rows["deepl"]["reasons"]) == [
        "it needs a key; put it into the environment variable DEEPL_API_KEY"
    ]
    assert not rows["yandex"]["usable"]
    assert list(rows["apertium:es-pt"]["reasons"])
    told = project.ok("engines", "-l", "de").out
    assert "text goes to: 127.0.0.1" in told


def test_an_engine_that_cannot_be_used_says_why(project):
    done = project.run("update", "-l", "de", "--engine", "papago")
    assert done.code == 2
    assert "cannot be used: the interface that deep-translator asks was closed" in done.err


def test_a_service_that_is_not_there_leaves_all_empty(tmp_path):
    with Server(LibreTranslate()) as server:
        project = lay_out(tmp_path, server)
    done = project.ok("update", "-l", "de", "--json")
    assert done.json["problems"][0]["segments"] == 12
    assert "cannot be reached" in done.json["problems"][0]["message"]


def test_every_text_has_the_answer_to_itself(tmp_path):
    with Server(DIALECTS["google"](), delay=0.002) as server:
        project = lay_out(tmp_path, server, "google")
        texts = [f"La phrase {n} de la page parle du marché." for n in range(100)]
        project.write("source/fr/article.md", "\n\n".join(texts) + "\n")
        project.ok("update", "-l", "de", "-l", "es", "-l", "it")
        assert len(server.asked) == 300
    for code in ("de", "es", "it"):
        for entry in catalog(project, code):
            assert entry.msgstr == translation(entry.msgid, code)
