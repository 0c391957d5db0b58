"""The machine translation engines: the table of them, and how one is made from its settings.

A new engine is a file with a class like `Engine` and a row in `ENGINES`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from translate.engines.base import Engine, EngineStopped
from translate.errors import TranslateError, nearest

__all__ = [
    "ENGINES",
    "Engine",
    "EngineStopped",
    "check_settings",
    "make_engine",
]


@dataclass(frozen=True, slots=True)
class Setting:
    """A key of ``[tool.translate.engine.NAME]``."""

    default: str | int | float
    """Its default; a value is of the same kind (a whole number will do for a fraction)."""
    least: float | None = None
    most: float | None = None
    """For numbers: the smallest and the largest value."""


@dataclass(frozen=True, slots=True)
class Kind:
    """An engine that the configuration may name."""

    make: Callable[..., Engine] | None
    """Makes it from its settings, as keywords with ``_`` for ``-``; None: the workflow has it itself."""
    settings: Mapping[str, Setting] = field(default_factory=dict)


def _apertium(**settings: Any) -> Engine:  # noqa: ANN401 - checked by `check_settings`
    from translate.engines.apertium import Apertium

    return Apertium(**settings)


def _google(**settings: Any) -> Engine:  # noqa: ANN401
    from translate.engines.google import Google

    return Google(**settings)


ENGINES: Mapping[str, Kind] = MappingProxyType(
    {
        "memory": Kind(None),  # the translation memory: no machine, looked up by the workflow
        "apertium": Kind(
            _apertium,
            {
                "timeout": Setting(20.0, least=0.1, most=600),  # seconds a text
                "modes": Setting("/usr/share/apertium/modes"),  # folder of the .mode files
            },
        ),
        "google": Kind(
            _google,
            {
                "url": Setting("https://translate.google.com/m"),
                "timeout": Setting(30.0, least=0.1, most=600),  # seconds an answer
                "concurrency": Setting(4, least=1, most=32),  # requests at once
                "per-second": Setting(5.0, least=0, most=1000),  # requests a second; 0: no limit
            },
        ),
    }
)
"""The engines by name, in the order in which they are asked by default."""


def check_settings(name: str, settings: Mapping[str, object]) -> dict[str, str | int | float]:
    """Return the settings of the engine `name`, completed by the defaults.

    Raises `TranslateError`, naming the key and the nearest known one, for an unknown engine or key, a
    value of the wrong kind or out of range.
    """
    if name not in ENGINES:
        raise TranslateError(f"unknown engine '{name}'{nearest(name, ENGINES)}{_known(ENGINES)}")
    known = ENGINES[name].settings
    for key in settings:
        if key not in known:
            raise TranslateError(
                f"unknown key '{key}' of engine '{name}'{nearest(key, known)}{_known(known)}"
            )
    given = {key: _checked(f"engine.{name}.{key}", value, known[key]) for key, value in settings.items()}
    return {key: setting.default for key, setting in known.items()} | given


def make_engine(name: str, settings: Mapping[str, object] = MappingProxyType({})) -> Engine:
    """Make the engine `name`; what is not in `settings` has its default.

    Raises `TranslateError` as `check_settings` does, and for ``memory``, which is no machine.
    """
    checked = check_settings(name, settings)
    make = ENGINES[name].make
    if make is None:
        raise TranslateError(f"'{name}' is not a machine translation engine")
    return make(**{key.replace("-", "_"): value for key, value in checked.items()})


def _known(names: Mapping[str, object]) -> str:
    return f" (known: {', '.join(names)})" if names else " (it has no settings)"


def _checked(key: str, value: object, setting: Setting) -> str | int | float:
    """Return a value that is of the setting's kind and in its range."""
    if isinstance(setting.default, str):
        if not isinstance(value, str) or not value:
            raise TranslateError(f"'{key}' must be a text, such as \"{setting.default}\"")
        if setting.default.startswith("https://") and not value.startswith(("https://", "http://")):
            raise TranslateError(f"'{key}' must be an address, such as \"{setting.default}\"")
        return value
    numbers = int if isinstance(setting.default, int) else (int, float)
    if isinstance(value, bool) or not isinstance(value, numbers):
        kind = "a whole number" if numbers is int else "a number"
        raise TranslateError(f"'{key}' must be {kind}, such as {setting.default:g}")
    least, most = setting.least or 0, setting.most or value
    if not least <= value <= most:
        raise TranslateError(f"'{key}' must be from {least:g} to {most:g}")
    return value
