"""Changes of a text that leave its translation right: typography, and where links point.

Two texts that have the same form say the same: they differ at most in quotation marks, apostrophes, dashes,
ellipses, blanks, a comma, or the addresses of links and images. Any other difference, of a word, a number,
a capital or a final mark, may be one of meaning, and is for a person to look at.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from translate.inline import ADDRESS, atoms, targets
from translate.similarity import words

ENTITY = re.compile(r"&(?:nbsp|#160|#xa0|laquo|raquo|[lr][sd]quo|hellip|[nm]dash|thinsp);", re.IGNORECASE)
CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("«»“”„‟〝〞", '"'),
        **dict.fromkeys("’‘ʼ′´", "'"),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("–—―‒", "—"),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
        "…": "...",
        "œ": "oe",
        "Œ": "Oe",
    }
)
"""Characters that stand for one another, and those that are not seen."""
RULES = (
    (re.compile(r"\s+"), " "),
    (re.compile(r"(?<!\d)(?<!\d ),|,(?! ?\d)"), ""),
    (re.compile(r" {2,}"), " "),
    (re.compile(r" ?\" ?"), '"'),
    (re.compile(r" - | ?— ?"), "—"),
    (re.compile(r"(?<=\d)—(?=\d)"), "-"),
    (re.compile(r"\.(?: ?\.){2,}"), "..."),
    (re.compile(r" (?=[;:!?%€$»)\]]|\.\.\.)"), ""),
)
"""What is written in one way for all its ways, in this order; a comma between digits is part of a number."""
ADDRESS_STANDS_HERE = "\ue000"


@lru_cache(maxsize=8192)
def form(text: str) -> str:
    """Return what a text says, without its typography and the addresses of its links."""
    words: list[str] = []
    markup: list[str] = []
    at = 0
    for atom in atoms(text):
        words.append(text[at : atom.start])
        markup.append(_form_of_markup(atom.kind, atom.text))
        at = atom.end
    words.append(text[at:])
    # the rules see the text as a whole: a blank beside a link is one beside a word
    stand_in = "\ue001"
    plain = _form_of_words(stand_in.join(piece.replace(stand_in, "") for piece in words))
    pieces = plain.split(stand_in)
    return "".join(piece + mark for piece, mark in zip(pieces, [*markup, ""], strict=True)).strip()


def letters(text: str) -> str:
    """Return what texts of the same form have in common, and few others: quickly told."""
    known = form(text) if "&" in text or "œ" in text or "Œ" in text else text
    return "".join(words(known))


def adjusted(msgid: str, msgstr: str, new: str) -> str | None:
    """Return the translation of `msgid` as that of `new`, None if a person has to look at it.

    `msgstr` takes the addresses of links and images that have changed, where it has exactly the old ones.
    """
    if form(msgid) != form(new):
        return None
    before, after = _addresses(msgid), _addresses(new)
    if before == after:
        return msgstr
    moved: dict[str, str] = {}
    for old_address, new_address in zip(before, after, strict=True):
        if moved.setdefault(old_address, new_address) != new_address:
            return None
    if len(set(moved.values())) < len(moved):
        return None  # which was which could not be told when the change is taken back
    found = Counter(_addresses(msgstr))
    if any(found[old] != n for old, n in Counter(before).items() if moved[old] != old):
        return None
    pieces, at = [], 0
    for start, end in targets(msgstr):
        pieces += [msgstr[at:start], moved.get(msgstr[start:end], msgstr[start:end])]
        at = end
    changed = "".join([*pieces, msgstr[at:]])
    return changed if form(changed) == form(msgstr) else None


def _addresses(text: str) -> list[str]:
    return [text[start:end] for start, end in targets(text)]


def _form_of_words(text: str) -> str:
    if "&" in text:
        from html import unescape

        text = ENTITY.sub(lambda found: unescape(found[0]), text)
    text = unicodedata.normalize("NFC", text).translate(CHARACTERS)
    for pattern, said in RULES:
        text = pattern.sub(said, text)
    return text.strip()


def _form_of_markup(kind: str, text: str) -> str:
    if kind == "target":
        return ADDRESS_STANDS_HERE
    if kind == "line":
        return "\n"
    return ADDRESS.sub(ADDRESS_STANDS_HERE, text) if kind == "tag" else text
