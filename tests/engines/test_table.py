"""The table of engines and their settings."""

import re
import tomllib
from pathlib import Path

import pytest

from translate.engines import ENGINES, UNSERVED, check_settings, make_engine, settings_of
from translate.errors import TranslateError

WRONG = [
    ("gogle", {}, "did you mean 'google'"),
    ("google", {"timout": 3}, "did you mean 'timeout'"),
    ("google", {"timeout": True}, "'engine.google.timeout' must be a number"),
    ("google", {"timeout": "3"}, "must be a number"),
    ("google", {"timeout": 0}, "must be from 0.1 to 600"),
    ("google", {"timeout": float("nan")}, "must be from"),
    ("google", {"concurrency": 1.5}, "must be a whole number"),
    ("google", {"concurrency": 0}, "must be from 1 to 64"),
    ("google", {"per-second": -1}, "must be from 0"),
    ("google", {"url": "translate.google.com"}, "must be an address"),
    ("google", {"url": 5}, "must be a text"),
    ("apertium", {"mode": "x"}, "did you mean 'modes'"),
    ("memory", {"size": 5}, "it has no settings"),
    ("apertium:es-xx", {}, "(known: apertium:es-pt, "),
    ("google:fr", {}, "(known: only google)"),
    ("papago", {}, "was closed in 2024"),
    ("linguee", {}, "it is a dictionary"),
    ("openai", {"url": "http://"}, "must be an address"),
    ("openai", {"url": "http://[::1"}, "must be an address"),
    ("google", {"key": "x"}, "unknown key 'key'"),
]


@pytest.mark.parametrize(("name", "settings", "message"), WRONG)
def test_wrong_settings_are_named(name, settings, message):
    with pytest.raises(TranslateError) as error:
        check_settings(name, settings)
    assert message in str(error.value)


def test_defaults_are_completed():
    assert check_settings("google", {"concurrency": 2}) == {
        "url": "https://translate.google.com/m",
        "timeout": 30.0,
        "concurrency": 2,
        "per-second": 5.0,
    }


def test_a_variant_has_the_settings_of_its_engine():
    tables: dict[str, dict[str, object]] = {"apertium": {"timeout": 7}, "apertium:es-pt": {"modes": "/x"}}
    assert settings_of("apertium:es-pt", tables) == {"timeout": 7, "modes": "/x"}
    assert settings_of("apertium", tables) == {"timeout": 7}


def test_every_machine_of_the_table_can_be_made_and_closed_twice():
    for name, kind in ENGINES.items():
        if not kind.module:
            with pytest.raises(TranslateError):
                make_engine(name)
            continue
        engine = make_engine(name)
        assert engine.name == name
        assert engine.sends
        engine.close()
        engine.close()


def test_the_page_on_engines_names_them_all_and_shows_settings_that_exist():
    page = (Path(__file__).parents[2] / "docs" / "engines.md").read_text(encoding="utf-8")
    for name in (*ENGINES, *UNSERVED):
        assert f"`{name}`" in page
    shown = [
        tomllib.loads(block)["tool"]["translate"]
        for block in re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    ]
    assert shown
    for table in shown:
        for name in table["engines"]:
            check_settings(name, {})
        for name, settings in table["engine"].items():
            check_settings(name, settings)
            assert set(settings) <= set(ENGINES[name].settings)
