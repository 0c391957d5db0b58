"""Which checks are run, and how grave what they find is: the project's settings.

``[tool.translate.check.NAME]`` sets the severity of a check, ``[tool.translate.check.NAME.LANG]`` that in a
language. Without either a diagnostic keeps the severity that its check gave it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from translate.checks import CATALOG_CHECKS, CHECKS, SURVEYS
from translate.errors import TranslateError, nearest
from translate.glossary import GLOSSARY_CHECKS
from translate.languages import base_language, language
from translate.model import Diagnostic, Entry, Severity

STRUCTURE = "structure"
"""The check that holds a whole article together: what `build` would refuse."""
NAMES = (*GLOSSARY_CHECKS, *CHECKS, *CATALOG_CHECKS, *SURVEYS, STRUCTURE)
"""All checks, in the order in which they are listed."""
SETTINGS: Mapping[str, tuple[str, ...]] = {"severity": ("error", "warning", "info", "off")}
"""What ``[tool.translate.check.NAME]`` may set."""


@dataclass(frozen=True)
class Severities:
    """The checks that are run, and what the project says of them."""

    names: frozenset[str]
    settings: Mapping[str, Mapping[str, Any]]

    def runs(self, name: str, code: str) -> bool:
        """Return whether a check is run in a language."""
        return name in self.names and self._configured(name, code) != "off"

    def of(self, said: Diagnostic, code: str, entry: Entry | None) -> Severity | None:
        """Return how grave a diagnostic is, None if nobody wants to hear it.

        What an unfinished entry gets wrong is a warning at most: it is not published.
        """
        configured = self._configured(said.check, code)
        if said.check not in self.names or configured == "off":
            return None
        severity: Severity = configured or said.severity
        return "warning" if severity == "error" and entry is not None and entry.fuzzy else severity

    def _configured(self, name: str, code: str) -> Any:  # noqa: ANN401 - a severity, "off" or None
        if (name, code) not in self._looked_up:
            self._looked_up[name, code] = self._look_up(name, code)
        return self._looked_up[name, code]

    @cached_property
    def _looked_up(self) -> dict[tuple[str, str], Any]:
        """What was looked up: check, locale → a severity, "off" or None."""
        return {}

    def _look_up(self, name: str, code: str) -> Any:  # noqa: ANN401 - as above
        table = self.settings.get(name, {})
        for key, inner in table.items():
            if isinstance(inner, Mapping) and "severity" in inner and language(key).code == code:
                return inner["severity"]
        base = base_language(code)
        inner = table.get(base)
        if isinstance(inner, Mapping) and "severity" in inner:
            return inner["severity"]
        return table.get("severity")


def severities(
    settings: Mapping[str, Mapping[str, Any]], chosen: Sequence[str] = (), ignored: Iterable[str] = ()
) -> Severities:
    """Return what is run: the chosen checks (all without any), less the ignored ones.

    Raises `TranslateError` for the name of a check that does not exist.
    """
    ignored = tuple(ignored)
    for name in (*chosen, *ignored):
        _refuse_unknown(name)
    return Severities(frozenset(chosen or NAMES) - frozenset(ignored), settings)


def check_settings(name: str, table: Mapping[str, object]) -> None:
    """Raise `TranslateError` for a check that does not exist, or what it cannot be set to."""
    _refuse_unknown(name)
    for key, value in table.items():
        if isinstance(value, Mapping) and key not in SETTINGS:
            _refuse_unknown_language(name, key)
            for inner, said in value.items():
                _refuse_setting(f"{name}.{key}", inner, said)
        else:
            _refuse_setting(name, key, value)


def _refuse_setting(name: str, key: str, value: object) -> None:
    if key not in SETTINGS:
        hint = nearest(key, SETTINGS)
        if not hint and value in SETTINGS["severity"]:
            hint = f"; for one language: severity = \"{value}\" in the table 'check.{name}.{key}'"
        raise TranslateError(f"unknown key '{key}' of the check '{name}'{hint}")
    if value not in SETTINGS[key]:
        raise TranslateError(f"'{key}' of the check '{name}' must be one of {', '.join(SETTINGS[key])}")


def _refuse_unknown_language(name: str, key: str) -> None:
    try:
        language(key)
    except TranslateError as error:
        raise TranslateError(f"check '{name}': {error.message}") from None


def _refuse_unknown(name: str) -> None:
    if name not in NAMES:
        raise TranslateError(f"no check '{name}'{nearest(name, NAMES)} (checks: {', '.join(NAMES)})")
