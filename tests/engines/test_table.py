"""The table of engines and their settings."""

import pytest

from translate.engines import ENGINES, check_settings, make_engine
from translate.errors import TranslateError

WRONG = [
    ("gogle", {}, "did you mean 'google'"),
    ("google", {"timout": 3}, "did you mean 'timeout'"),
    ("google", {"timeout": True}, "'engine.google.timeout' must be a number"),
    ("google", {"timeout": "3"}, "must be a number"),
    ("google", {"timeout": 0}, "must be from 0.1 to 600"),
    ("google", {"timeout": float("nan")}, "must be from"),
    ("google", {"concurrency": 1.5}, "must be a whole number"),
    ("google", {"concurrency": 0}, "must be from 1 to 32"),
    ("google", {"per-second": -1}, "must be from 0"),
    ("google", {"url": "translate.google.com"}, "must be an address"),
    ("google", {"url": 5}, "must be a text"),
    ("apertium", {"mode": "x"}, "did you mean 'modes'"),
    ("memory", {"size": 5}, "it has no settings"),
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


def test_every_machine_of_the_table_can_be_made_and_closed_twice():
    for name, kind in ENGINES.items():
        if kind.make is None:
            with pytest.raises(TranslateError):
                make_engine(name)
            continue
        engine = make_engine(name)
        assert engine.name == name
        assert engine.sends
        engine.close()
        engine.close()
