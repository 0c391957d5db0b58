"""Locales as services name them."""

from collections.abc import Callable, Mapping

from translate.errors import TranslateError
from translate.languages import base_language, language


def code_of(locale: str, special: Mapping[str, str | None]) -> str | None:
    """Return a service's code: of the locale itself, else of its language; that language, if not listed.

    `special` has the codes that are not the language's own, and None for locales that the service lacks.
    """
    locale = locale.replace("-", "_")
    base = base_language(locale)
    return next((special[name] for name in (locale, base) if name in special), base)


def name_of(locale: str) -> str:
    """Return a language's name for a message."""
    try:
        return f"{language(locale).name} ({locale})"
    except TranslateError:
        return f"'{locale}'"


def lacking(service: str, code: Callable[[str], str | None], locales: tuple[str, str]) -> str | None:
    """Return which of two locales a service does not have, by the code that it has for each, or None.

    Two that are the same to it cannot be translated into each other.
    """
    for locale in locales:
        if code(locale) is None:
            return f"{service} has no {name_of(locale)}"
    same = code(locales[0]) == code(locales[1])
    return f"{' and '.join(locales)} are the same to {service}" if same else None
