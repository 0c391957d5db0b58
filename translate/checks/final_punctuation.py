"""The check `final-punctuation`: where the msgid ends a sentence, so does the translation.

Any final mark will do, of any script; headings, cells and items need none, nor does what ends with a
hashtag, a handle or an address. Thai, Lao, Khmer and Burmese end sentences with a blank, and are left
alone.
"""

import re
from collections.abc import Iterator

from translate.checks.pair import Pair
from translate.model import Diagnostic

MARKS = ".!?…:;。！？：；؟۔؛।॥։՞՜።፧᙮．｡·་།။៕"
END = re.compile(rf"[{MARKS}](?!(?<=\d.)\d\d)[\s»«”“„\"'’‘)\]}}」』）】》〉›‹\ufffc*_\d¹²³]*\Z")
TAG_END = re.compile(r"(?:[#@]\w+|https?://\S+)[»”“\"'’)\s]*\Z")
"""A hashtag, a name or an address, after which a stop would be a part of it."""
SENTENCE_END = re.compile(r"(?P<before>\S*)(?P<mark>[.!?…])[\s»”\"'’)\]]*\Z")
ABBREVIATION = re.compile(
    r"(?:\b(?<![/°])[A-Za-zÀ-ÿ]|\b(?:etc|al|cf|p|vol|n°|art|chap|M|Mr|Dr|St|Jr|Sr|Inc|Co|Corp|Ltd|av|J\.-C|apr))\Z",
    re.IGNORECASE,
)
"""What may stand before a dot that ends no sentence."""
SHORT_KINDS = ("heading", "table", "list item", "image", "front matter", "link title", "term")
"""Blocks that may do without a full stop."""
WORDS = 3
"""Fewer words are no sentence: « Fig. »."""
TAIL = 60
"""Characters at the end of a text that are looked at."""
ASKING = {"ja": re.compile(r"か\Z"), "ko": re.compile(r"[까나가냐니지]\Z")}
"""Language → how a question may end without a question mark, as in headlines."""
QUOTED = re.compile(r"[」』]\Z")
"""In Japanese no stop stands behind the end of a quotation that ends a sentence, or before it."""
WITHOUT_STOPS = frozenset({"th", "lo", "km", "my", "bo", "dz"})


def check_final_punctuation(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic if the msgid ends a sentence and the translation does not."""
    if pair.language.partition("_")[0] in WITHOUT_STOPS:
        return
    target = pair.target.text.rstrip()
    if not target or END.search(target, max(0, len(target) - TAIL)):
        return
    if TAG_END.search(target, max(0, len(target) - TAIL)):
        return
    source = pair.source.text.rstrip()
    ends = SENTENCE_END.search(source, max(0, len(source) - TAIL))
    if ends is None or not _is_sentence(pair, ends) or _ends_otherwise(target, ends["mark"], pair.language):
        return
    place = len(target)
    message = f"ends without a final mark; the msgid ends with {ends['mark']}"
    at = pair.source.span(*ends.span("mark"))
    last = pair.target.span(place - 1, place)
    yield Diagnostic("final-punctuation", "warning", message, in_msgid=(at,), in_msgstr=(last,))


def _ends_otherwise(target: str, mark: str, language: str) -> bool:
    """Whether a text ends as its language lets a sentence end without a mark."""
    asking = ASKING.get(language) if mark == "?" else None
    return bool((asking and asking.search(target)) or (language == "ja" and QUOTED.search(target)))


def _is_sentence(pair: Pair, ends: re.Match[str]) -> bool:
    if len(pair.source.text.split()) < WORDS:
        return False
    if ends["mark"] != ".":
        return True
    if pair.kind.startswith(SHORT_KINDS) or ABBREVIATION.search(ends["before"]):
        return False
    return not ends["before"].endswith(".")
