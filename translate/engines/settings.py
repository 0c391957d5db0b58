"""The settings of engines: what each key takes, and which values are refused.

A key of a service is never in the configuration, which is shared and published; `key-env` names the
environment variable that holds it. No message shows a value that might be a key.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from translate.errors import TranslateError, nearest

Value = str | int | float

KEY_ADVICE = (
    "a key does not belong into the configuration, which others read; put it into an environment variable"
    ' and name that: key-env = "DEEPL_API_KEY"'
)
KEY_KEYS = frozenset(
    {"key", "api-key", "apikey", "api_key", "auth-key", "auth_key", "token", "secret", "password", "auth"}
)
"""What people call a key that they are about to put into the configuration."""
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,59}")
_PRINTABLE = re.compile(r"[\x21-\x7e]+")


@dataclass(frozen=True, slots=True)
class Setting:
    """A key of ``[tool.translate.engine.NAME]``."""

    default: Value
    """Its default; a value is of the same kind (a whole number will do for a fraction)."""
    least: float | None = None
    most: float | None = None
    """For numbers: the smallest and the largest value."""
    example: str = ""
    """For a text whose default is empty: what it may be."""
    one_of: tuple[str, ...] = ()
    """For a text: what it must be one of."""


def checked(name: str, settings: Mapping[str, object], known: Mapping[str, Setting]) -> dict[str, Value]:
    """Return the settings of the engine `name`, completed by the defaults.

    Raises `TranslateError`, naming the key and the nearest known one, for an unknown key, a value of the
    wrong kind or out of range, or a service's key.
    """
    for key in settings:
        if key not in known:
            if key.lower() in KEY_KEYS and "key-env" in known:
                raise TranslateError(f"'engine.{name}.{key}': {KEY_ADVICE}")
            raise TranslateError(
                f"unknown key '{key}' of engine '{name}'{nearest(key, known)}{listed(known)}"
            )
    given = {key: _checked(f"engine.{name}.{key}", value, known[key]) for key, value in settings.items()}
    return {key: setting.default for key, setting in known.items()} | given


def listed(names: Mapping[str, object]) -> str:
    """Return the names that are known, for a message."""
    return f" (known: {', '.join(names)})" if names else " (it has no settings)"


class Key:
    """The key of a service; it shows itself to nobody but `reveal`."""

    def __init__(self, variable: str) -> None:
        """Take the name of the environment variable; empty for a service that needs no key."""
        self.variable = variable

    def reveal(self) -> str:
        """Return the key, without the white space at its edges; empty without one."""
        return os.environ.get(self.variable, "").strip() if self.variable else ""

    def missing(self) -> str | None:
        """Return what is wrong with the variable and what to do; None if there is a key."""
        if not self.variable:
            return 'it needs a key; name the environment variable that holds it: key-env = "…"'
        if not self.reveal():
            return f"it needs a key; put it into the environment variable {self.variable}"
        if not _PRINTABLE.fullmatch(self.reveal()):
            return f"what the environment variable {self.variable} holds cannot be a key"
        return None

    def is_in(self, text: str) -> bool:
        """Whether a text holds the key: a server may say to us what we said to it."""
        key = self.reveal()
        return len(key) > 5 and key in text


def _checked(key: str, value: object, setting: Setting) -> Value:
    """Return a value that is of the setting's kind and in its range."""
    if isinstance(setting.default, bool):
        if not isinstance(value, bool):
            raise TranslateError(f"'{key}' must be true or false")
        return value
    if isinstance(setting.default, str):
        return _checked_text(key, value, setting)
    numbers = int if isinstance(setting.default, int) else (int, float)
    if isinstance(value, bool) or not isinstance(value, numbers):
        kind = "a whole number" if numbers is int else "a number"
        raise TranslateError(f"'{key}' must be {kind}, such as {setting.default:g}")
    least, most = setting.least or 0, setting.most or value
    if not least <= value <= most:
        raise TranslateError(f"'{key}' must be from {least:g} to {most:g}")
    return value


def _checked_text(key: str, value: object, setting: Setting) -> str:
    example = str(setting.default or setting.example)
    if not isinstance(value, str) or not (value or not setting.default):
        raise TranslateError(f"'{key}' must be a text, such as \"{example}\"")
    if key.endswith(".key-env") and value and _looks_like_a_key(value):
        raise TranslateError(f"'{key}' must be the name of an environment variable; {KEY_ADVICE}")
    if key.endswith(".url") and value:
        _refuse_address(key, value, example)
    if setting.one_of and value not in setting.one_of:
        raise TranslateError(f"'{key}' must be one of {', '.join(filter(None, setting.one_of))}")
    return value


def _looks_like_a_key(value: str) -> bool:
    """Whether it is no name of a variable, or a long run of letters and digits that nobody would choose."""
    if not _VARIABLE.fullmatch(value):
        return True
    digits = sum(map(str.isdigit, value))
    mixed = digits and value.upper() != value and value.lower() != value
    return (len(value) > 15 and bool(mixed)) or (len(value) > 19 and "_" not in value and digits > 3)


def _refuse_address(key: str, value: str, example: str) -> None:
    """Raise `TranslateError` for what is no address of a web service, or has a password in it."""
    try:
        parts = urlsplit(value)
        host = parts.hostname if parts.scheme in {"http", "https"} and parts.port != 0 else None
    except ValueError:
        host = None
    if not host or any(char.isspace() for char in value):
        raise TranslateError(f"'{key}' must be an address, such as \"{example}\"")
    if parts.username or parts.password:
        raise TranslateError(f"'{key}' must not hold a name and a password; {KEY_ADVICE}")
