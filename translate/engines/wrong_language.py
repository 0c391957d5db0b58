"""Whether an answer is in the language that was asked for: by its script, and by its small words."""

import re

from translate.languages.recognised import PLAIN, other_language, other_script

_LOWER = re.compile(r"(?<!\w)[^\W\d_A-ZÀ-Þ][^\W\d_]+")


def wrong_language(source: str, answer: str, target: str) -> str | None:
    """Return why a translation of the French `source` is not in the language `target`, or None.

    A source with hardly a word in small letters is made of names, and tells nothing. `answer` is text without
    markup. Takes time in proportion to it.
    """
    if len(_LOWER.findall(source)) < PLAIN:
        return None
    if script := other_script(answer, target):
        return f"the answer is not in {script} script"
    if other := other_language(answer, target):
        return f"the answer seems to be in another language ({other})"
    return None
