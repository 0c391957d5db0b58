"""What reads the values of the configuration: each raises ValueError, which says what the value must be."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from translate.languages import language

Reader = Callable[[object], Any]


def text(value: object) -> str:
    """Return a text that is not empty."""
    if not isinstance(value, str) or not value:
        raise ValueError('a text, such as "fr"')
    return value


def path(value: object) -> Path:
    """Return a path, relative to the project if it is not absolute."""
    if not isinstance(value, str) or not value:
        raise ValueError('a path, such as "source/fr"')
    return Path(value)


def texts(value: object) -> tuple[str, ...]:
    """Return a list of texts, each once."""
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise ValueError("a list of texts in quotes")
    return tuple(dict.fromkeys(value))


def boolean(value: object) -> bool:
    """Return a truth value."""
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def locale(value: object) -> str:
    """Return a language as a locale; raises `TranslateError` for one that is unknown."""
    return language(text(value)).code


def locales(value: object) -> tuple[str, ...]:
    """Return languages as locales, each once; raises `TranslateError` for one that is unknown."""
    return tuple(dict.fromkeys(language(code).code for code in texts(value)))


def one_of(*allowed: object) -> Reader:
    """Return what reads one of a few values."""

    def read(value: object) -> object:
        if value not in allowed or isinstance(value, bool):
            raise ValueError("one of " + ", ".join(repr(a).replace("'", '"') for a in allowed))
        return value

    return read


def per_cent(value: object) -> int:
    """Return a whole number of per cent."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100:
        raise ValueError("a whole number from 0 to 100")
    return value
