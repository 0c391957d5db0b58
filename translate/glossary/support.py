"""How far the words of a language are known."""

from typing import Literal

from translate.languages import language_data
from translate.languages.lemmas import has_dictionary

Support = Literal["rules", "dictionary", "exact"]
"""Endings of its own, or only what a dictionary lists, or only the very forms of the glossary."""


def support(code: str) -> Support:
    """Return how the terms of a language (a gettext locale name) are found in its texts."""
    if language_data(code, "matching") is not None:
        return "rules"
    return "dictionary" if has_dictionary(code) else "exact"
