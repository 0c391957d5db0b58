"""The check `final-punctuation`: where the msgid ends a sentence, so does the translation.

Any final mark will do, of any script; headings, cells and items need none, nor does what ends with a
hashtag or a handle behind which the msgid has none. Where both texts are a few words that nothing parts,
and the French begins with no pronoun, it is information: they may be titles, which newspapers set without a
stop. Thai and Lao end sentences with a blank, Tibetan and Dzongkha leave their stroke out behind some
letters: they are left alone.
"""

import re
from collections.abc import Iterator

from translate.checks.pair import Pair
from translate.languages import base_language
from translate.languages.writing import marks_sentences
from translate.model import Diagnostic, Severity

MARKS = ".!?…:;。！？：；؟۔؛।॥։՞՜።፧᙮．｡·་།။។៕៖"
END = re.compile(
    rf"[{MARKS}](?!(?<=\d.)\d)[\s»«”“„\"'’‘)\]}}」』）】》〉›‹\ufffc*_]*(?:(?<!\s)[\d¹²³]+\s*)?\Z"
)
"""A final mark, what closes behind it, and the sign of a note."""
TAG_END = re.compile(r"[#@]\w+[»”“\"'’)\s]*\Z")
"""A hashtag or a name, after which a stop would be a part of it."""
SENTENCE_END = re.compile(r"(?P<before>\S*)(?P<mark>[.!?…])[\s»”\"'’)\]]*\Z")
ABBREVIATION = re.compile(
    r"(?:\b(?<![/°])[A-Za-zÀ-ÿ]|\b(?:etc|al|cf|p|vol|n°|art|chap|M|Mr|Dr|St|Jr|Sr|Inc|Co|Corp|Ltd|av|J\.-C|apr))\Z",
    re.IGNORECASE,
)
"""What may stand before a dot that ends no sentence, if the text may be a title."""
UNIT = re.compile(r"\d[ \u00a0\u202f]?[hmgl]\Z")
"""A sign of a unit has no dot of its own."""
SHORT_KINDS = ("heading", "table", "list item", "image", "front matter", "link title", "term")
"""Blocks that may do without a full stop."""
WORDS = 3
"""Fewer words are no sentence: « Fig. »."""
TITLE = 9
"""Words of a title at most."""
PARTED = re.compile(r"[,،、，;؛:：–—]")
"""A mark within a text that tells that it is no title."""
SAID = re.compile(r"\W*(?:(?:Je|Tu|Ils?|Elles?|On|Nous|Vous|Cela|Ça|Ce sont)\b|(?:J|C)['’])")
"""How a French sentence begins that is no title."""
TAIL = 60
"""Characters at the end of a text that are looked at."""
ASKING = {"ja": re.compile(r"か\Z"), "ko": re.compile(r"[까나가냐니지]\Z")}
"""Language → how a question may end without a question mark, as in headlines."""
QUOTED = re.compile(r"[」』]\Z")
"""In Japanese no stop stands behind the end of a quotation that ends a sentence, or before it."""


def check_final_punctuation(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic if the msgid ends a sentence and the translation does not."""
    if not marks_sentences(pair.language):
        return
    target = pair.target.text.rstrip()
    if not target or END.search(target, max(0, len(target) - TAIL)):
        return
    source = pair.source.text.rstrip()
    ends = SENTENCE_END.search(source, max(0, len(source) - TAIL))
    if ends is None or not _is_sentence(pair, ends) or _ends_otherwise(target, ends, pair.language):
        return
    place = len(target)
    message = f"ends without a final mark; the msgid ends with {ends['mark']}"
    at = pair.source.span(*ends.span("mark"))
    last = pair.target.span(place - 1, place)
    is_title = _may_be_title(source) and _may_be_title(target) and not SAID.match(source)
    severity: Severity = "info" if is_title else "warning"
    yield Diagnostic("final-punctuation", severity, message, in_msgid=(at,), in_msgstr=(last,))


def _may_be_title(text: str) -> bool:
    """Whether a text is a few words that nothing parts."""
    return len(text.split()) <= TITLE and not PARTED.search(text)


def _ends_otherwise(target: str, ends: re.Match[str], language: str) -> bool:
    """Whether a text ends as its language lets a sentence end without a mark, or as no sentence does."""
    if TAG_END.search(target, max(0, len(target) - TAIL)) and not TAG_END.search(ends["before"]):
        return True
    base = base_language(language)
    asking = ASKING.get(base) if ends["mark"] == "?" else None
    return bool((asking and asking.search(target)) or (base == "ja" and QUOTED.search(target)))


def _is_sentence(pair: Pair, ends: re.Match[str]) -> bool:
    words = len(pair.source.text.split())
    if words < WORDS:
        return False
    if ends["mark"] != ".":
        return True
    if pair.kind.startswith(SHORT_KINDS) or ends["before"].endswith("."):
        return False
    at = ends.start("mark")
    is_short = ABBREVIATION.search(ends["before"]) and not UNIT.search(ends.string, at - 3, at)
    return not is_short or (words > TITLE and pair.source.text.lstrip()[:1].isupper())
