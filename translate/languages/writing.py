"""How languages are written, as far as checks must know: blanks, ends of sentences, capitals, cases of names.

What depends on the script is said of the script: ``zh_Latn`` has blanks, Cantonese has none.
"""

from translate.languages import base_language, script_of

PHRASES = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Tibt"})
"""Scripts whose blanks part phrases or sentences; a zero-width space may tell where a word ends."""
WITHOUT_BLANKS = PHRASES | {"Hans", "Hant", "Jpan"}
"""Scripts in which a word follows the other."""
WITHOUT_STOPS = frozenset({"Thai", "Laoo", "Tibt"})
"""Scripts that end a sentence with a blank, or leave its mark out behind some letters."""
CAPITALS = frozenset({"Latn", "Cyrl", "Grek"})
"""Scripts with capitals, as far as checks know their names: Armenian has them too."""
WITHOUT_CASES = frozenset(
    {"af", "ca", "da", "de", "en", "es", "fr", "gl", "id", "it", "ja"}
    | {"ms", "nb", "nl", "nn", "oc", "pt", "sv", "th", "vi", "zh"}
)
"""Languages in which a name stands in a text as in a dictionary, but for the *s* of a genitive."""


def parts_words_with_blanks(code: str) -> bool:
    """Return whether blanks stand between the words of a language, as in most they do."""
    return script_of(code) not in WITHOUT_BLANKS


def parts_phrases_with_blanks(code: str) -> bool:
    """Return whether blanks stand between phrases of a language, not words, as in Thai and Burmese."""
    return script_of(code) in PHRASES


def marks_sentences(code: str) -> bool:
    """Return whether final punctuation tells the sentences of a language, as in most; not in Thai."""
    return script_of(code) not in WITHOUT_STOPS


def has_capitals(code: str) -> bool:
    """Return whether a language is in Latin, Cyrillic or Greek letters: there names begin with a capital."""
    return script_of(code) in CAPITALS


def names_have_cases(code: str) -> bool:
    """Return whether names may have cases in a language; it is taken for one where that is not known."""
    return base_language(code) not in WITHOUT_CASES
