"""The check `punctuation`: marks of the language's own script, apostrophes of one kind, whole ellipses.

In Arabic, Chinese, Japanese and Greek a Latin mark after a letter is that of another script: ``?`` for ``؟``.
A hyphen for the dash of the msgid, two dots, and straight beside curved apostrophes are information.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from translate.checks.pair import Pair
from translate.checks.typography import typography
from translate.languages import script_of
from translate.model import Diagnostic, Edit

NAME = "punctuation"
LETTERS = {
    "Arab": "\u0620-\u065f\u066e-\u06d3",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Hans": "\u3400-\u9fff",
    "Hant": "\u3400-\u9fff",
    "Jpan": "\u3040-\u30ff\u3400-\u9fff",
}
"""The letters of scripts that have marks of their own."""
DASH = re.compile(r"(?<=\w) (-{1,2}) (?=\w)")
TWO_DOTS = re.compile(r"(?<=[^\W\d_])\.\.(?=[\s»”\"]|\Z)")
STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
CURVED = re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_])")


def check_punctuation(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each kind of mark that is not as the language writes it, with its repair."""
    text, rules = pair.target.text, typography(pair.language)
    pattern = _latin_marks(pair.language)
    if pattern is not None and (found := list(pattern.finditer(text))):
        signs = " ".join(dict.fromkeys(f"{m[0]} for {rules.signs[m[0]]}" for m in found))
        yield _diagnostic(pair, f"a mark of another script: {signs}", found, rules.signs)
    if " -" in text and re.search(" [–—] ", pair.source.text) and (found := list(DASH.finditer(text))):
        said = {m[1]: rules.dash for m in found} if rules.dash else {}
        yield _diagnostic(pair, "a hyphen stands for the dash of the msgid", found, said, 1)
    if ".." in text and (found := list(TWO_DOTS.finditer(text))) and ".." not in pair.source.text:
        yield _diagnostic(pair, "two dots: an ellipsis has three, a full stop one", found, {})
    if "'" in text and "’" in text and CURVED.search(text) and (found := list(STRAIGHT.finditer(text))):
        yield _diagnostic(pair, "straight and curved apostrophes in one text", found, {"'": "’"})


@lru_cache(maxsize=64)
def _latin_marks(code: str) -> re.Pattern[str] | None:
    """Return what finds Latin marks after letters of a language's own script; None where they are its own."""
    signs, letters = typography(code).signs, LETTERS.get(script_of(code))
    if not signs or letters is None:
        return None
    return re.compile(rf"(?<=[{letters}])[{re.escape(''.join(signs))}](?=[\s»”」』）)]|\Z)")


def _diagnostic(
    pair: Pair,
    message: str,
    found: list[re.Match[str]],
    said: dict[str, str],
    group: int = 0,
) -> Diagnostic:
    places = [(*pair.target.span(*m.span(group)), said.get(m[group])) for m in found]
    edits = [
        Edit(start, end, text)
        for m, (start, end, text) in zip(found, places, strict=True)
        if text and pair.msgstr[start:end] == m[group]
    ]
    written = tuple((start, end) for start, end, _ in places)
    return Diagnostic(NAME, "info", message, in_msgstr=written, repair=tuple(edits))
