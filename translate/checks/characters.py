"""The check `characters`: invisible, broken and wrongly decoded characters in a translation.

It finds control characters, U+FFFD and private or unassigned ones (error); UTF-8 read as Windows-1252,
Latin-1 or Windows-1251, as in ``dÃ©jÃ ``, ``lâ€™ami`` or ``РїСЂРё`` (error); bidirectional controls left
open, and isolates closed that none has opened (error; Unicode Standard Annex 9, sections 2.2 to 2.5);
zero-width characters where no script needs them, and soft hyphens that the msgid does not have (warning).
What the msgid itself has is left alone, and so are ZWNJ and ZWJ between letters of the scripts that are
written with them, variation selectors and the ZWJ of emoji, the single marks LRM, RLM and ALM, and the word
joiner beside a dash or slash.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from translate.checks.pair import Pair
from translate.languages.writing import parts_phrases_with_blanks
from translate.model import Diagnostic

RARE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e007f]"
)
"""One of these must be there for anything but a wrong decoding or an unknown character to be found."""
BROKEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufff0-\uffff]")
OBJECT, REPLACED = "\ufffc", "\ufffd"
"""Characters that stand for something that is lost, and are shown."""
UNKNOWN = {"Co": "private-use character", "Cn": "unassigned character"}
"""General category (Unicode Standard, section 4.5) → what its characters are."""
LATER = re.compile("[\U0001f000-\U0001fbff\U00020000-\U0003ffff]")
"""Pictures and rare ideographs, of which each version of Unicode has more than our Python may know."""
JOINER = re.compile("[\u200c\u200d]")
JOINED = re.compile("[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18ff\ufb50-\ufefc]")
"""Letters of scripts whose shape or spelling a joiner decides: Arabic, Indic, Tibetan, Khmer, Mongolian …"""
PICTURE = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff\U000e0061-\U000e007f]")
HIDDEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028\u2029\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0]"
)
WORD_JOINER = re.compile("[\\-‐-―/—][\u2060\ufeff]|[\u2060\ufeff][\\-‐-―/—]")
NAMES = {
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
    "\ufffd": "replacement character",
}
ISOLATES, EMBEDDINGS, ISOLATE_END, EMBEDDING_END = (
    "\u2066\u2067\u2068",
    "\u202a\u202b\u202d\u202e",
    "\u2069",
    "\u202c",
)

_HIGH = "".join(bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(0x80, 0xC0))
_CYRILLIC_HIGH = "".join(bytes([n]).decode("cp1251", "ignore") for n in range(0x80, 0xC0))
_CONTINUED = re.escape(_HIGH)
_MOJIBAKE = f"[Â-ßà-ïð](?:(?<=[Â-ß])[{_CONTINUED}]|(?<=[à-ï])[{_CONTINUED}]{{2}}|(?<=ð)[{_CONTINUED}]{{3}})"
MOJIBAKE = re.compile(f"{_MOJIBAKE}(?:{_MOJIBAKE})*")
"""UTF-8 sequences as Windows-1252 shows them. One class comes first, which `re` finds fast."""
_CYRILLIC_MOJIBAKE = f"[РСЃ][{re.escape(_CYRILLIC_HIGH)}]"
CYRILLIC_MOJIBAKE = re.compile(f"{_CYRILLIC_MOJIBAKE}(?:{_CYRILLIC_MOJIBAKE})+")
"""UTF-8 Cyrillic as Windows-1251 shows it; two letters at least, for РЅ could be anything."""

LIKELY = re.compile(
    "[\u00a0-\u024f\u0370-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u1e00-\u1fff\u2010-\u2044\u20ac\u2122]+"
)
EAST_ASIAN = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef\U0001f300-\U0001faff]+")
"""What a wrongly decoded text must become. ``là »`` with a no-break space would be a Mandaic letter."""


def check_characters(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each kind of damage in a translation."""
    text = pair.msgstr
    if not text.isascii() or not text.isprintable():
        yield from _wrongly_decoded(pair.msgid, text)
        if suspects := _suspects(text):
            yield from _broken(pair.msgid, text, suspects)
        if RARE.search(text):
            yield from _hidden(pair, text)
            yield from _left_open(pair.msgid, text)


def _broken(msgid: str, text: str, suspects: list[str]) -> Iterator[Diagnostic]:
    for char in suspects:
        category = unicodedata.category(char)
        is_unknown = category in UNKNOWN and not LATER.match(char)
        if (is_unknown or BROKEN.match(char)) and char not in msgid:
            what = NAMES.get(char) or UNKNOWN.get(category, "control character")
            yield _error(f"{what} {_code(char)} {_where(text, char)}", char)


def _suspects(text: str) -> list[str]:
    """Return the characters of a text that nothing shows, and those that stand for what is lost."""
    if text.isprintable() and OBJECT not in text and REPLACED not in text:
        return []
    return [char for char in dict.fromkeys(text) if char in {OBJECT, REPLACED} or not char.isprintable()]


def _hidden(pair: Pair, text: str) -> Iterator[Diagnostic]:
    found = [match for match in HIDDEN.finditer(text) if not _is_wanted(pair, text, match.start())]
    found += [match for match in JOINER.finditer(text) if not _joins(text, match.start())]
    for char in dict.fromkeys(match[0] for match in found):
        if char not in pair.msgid:
            what = NAMES.get(char, "invisible character")
            message = f"{what} {_code(char)} {_where(text, char)}"
            yield Diagnostic("characters", "warning", message, found=char)


def _is_wanted(pair: Pair, text: str, at: int) -> bool:
    """Whether an invisible character does what it is there for."""
    if text[at] == "\u200b":
        return parts_phrases_with_blanks(pair.language)
    return WORD_JOINER.search(text[max(at - 1, 0) : at + 2]) is not None


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands where a script or an emoji needs it."""
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    return any(kind.match(side) for kind in (JOINED, PICTURE) for side in (before, after))


def _left_open(msgid: str, text: str) -> Iterator[Diagnostic]:
    """Hold the openings of bidirectional controls against their ends, paragraph by paragraph."""
    if _unpaired(msgid):
        return
    if chars := _unpaired(text):
        codes = ", ".join(map(_code, dict.fromkeys(chars)))
        yield _error(f"bidirectional control without its partner: {codes} {_where(text, chars[0])}", chars[0])


def _unpaired(text: str) -> list[str]:
    waiting: list[str] = []
    unpaired = []
    for char in text:
        if char == "\n":
            unpaired += waiting
            waiting.clear()
        elif char in ISOLATES or char in EMBEDDINGS:
            waiting.append(char)
        elif char in {ISOLATE_END, EMBEDDING_END}:
            opening = ISOLATES if char == ISOLATE_END else EMBEDDINGS
            if waiting and waiting[-1] in opening:
                waiting.pop()
            else:
                unpaired.append(char)
    return unpaired + waiting


def _wrongly_decoded(msgid: str, text: str) -> Iterator[Diagnostic]:
    """Yield the first stretch that becomes sensible when it is decoded as UTF-8."""
    for pattern, encoding in ((MOJIBAKE, "cp1252"), (CYRILLIC_MOJIBAKE, "cp1251")):
        for match in pattern.finditer(text):
            meant = _decoded(match[0], encoding)
            in_capitals = text[max(match.start() - 1, 0) : match.start()].isupper() and match[0][0].isupper()
            if meant is not None and match[0] not in msgid and not in_capitals:
                message = f"wrongly decoded: '{match[0]}' should be '{meant}'"
                yield Diagnostic("characters", "error", message, expected=(meant,), found=match[0])
                return


@lru_cache(maxsize=1024)
def _decoded(text: str, encoding: str) -> str | None:
    """Return what was decoded wrongly as it should read, None if it may be meant as it is."""
    octets = b"".join(_octet(char, encoding) for char in text)
    try:
        meant = octets.decode("utf-8")
    except UnicodeDecodeError:
        return None
    is_word = LIKELY.fullmatch(meant) or (len(meant) > 1 and EAST_ASIAN.fullmatch(meant))
    return meant if is_word and not (len(meant) == 1 and text.isalpha() and text[0] not in "ÃÂ") else None


def _octet(char: str, encoding: str) -> bytes:
    """Return the byte that a character was; what the encoding leaves undefined stays as it was."""
    try:
        return char.encode(encoding)
    except UnicodeEncodeError:
        return char.encode("latin-1", "replace")


def _error(message: str, found: str) -> Diagnostic:
    return Diagnostic("characters", "error", message, found=found)


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"


def _where(text: str, char: str) -> str:
    """Return the words before a character that cannot be seen."""
    at = text.find(char)
    before = RARE.sub("", text[max(at - 20, 0) : at]).split("\n")[-1]
    return f"after '{before}'" if before.strip() else "at the beginning"
