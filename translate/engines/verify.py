"""What every answer of an engine must pass before a translator sees it.

`fault` names the first thing that is wrong. An answer with a fault is asked for again in another shape, and
otherwise dropped: an empty entry costs a translator less than a wrong one.
"""

import re
from collections import Counter
from collections.abc import Callable

from translate.engines.numbers import lost_numbers
from translate.engines.protect import MARK, Masked
from translate.engines.typography import QUOTES
from translate.engines.wrong_language import wrong_language

Check = Callable[[Masked, str], str | None]

_ERROR_PAGE = re.compile(
    r"<!doctype|</?(?:html|body|head|title)\b|that.s an error|\berror\W{0,3}\d{3}\b|\bserver error\b"
    r"|unusual traffic|trafic exceptionnel|captcha|MYMEMORY WARNING|QUERY LENGTH LIMIT"
    r"|too many requests|invalid (?:language pair|source language)|service unavailable",
    re.IGNORECASE,
)
_ERROR_TALK = re.compile(r"erreur|error|captcha|serveur|requêtes|trafic|indisponible|html", re.IGNORECASE)
_MARKUP = re.compile(r"[\[\]{}<>\\^$*_~`@#|=\ufffd\ue000-\uf8ff]")
_WORD = re.compile(r"[^\W\d_]+")


def fault(masked: Masked, answer: str, target: str) -> str | None:
    """Return why a translation (with marks) of a masked text cannot be trusted, in one line, or None."""
    found = next((found for check in CHECKS if (found := check(masked, answer))), None)
    text, said = MARK.sub(" ", masked.text), MARK.sub(" ", answer)
    return found or _numbers_lost(text, said, target) or wrong_language(text, said, target)


def marks_fault(masked: Masked, answer: str) -> str | None:
    """Return what is wrong with the marks of a translation, or None."""
    return _marks_lost(masked, answer) or _marks_in_disorder(masked, answer)


def is_echo(masked: Masked, answer: str) -> bool:
    """Whether the answer says what the source says."""
    return _WORD.findall(masked.text.casefold()) == _WORD.findall(answer.casefold())


def is_error_message(answer: str, source: str) -> bool:
    """Whether an answer is a service's error text or page; an article may itself speak of errors."""
    return bool(_ERROR_PAGE.search(answer)) and not _ERROR_TALK.search(source)


def _empty(_masked: Masked, answer: str) -> str | None:
    return None if MARK.sub("", answer).strip() else "the answer was empty"


def _error_page(masked: Masked, answer: str) -> str | None:
    return "the answer was an error message" if is_error_message(answer, masked.text) else None


def _echo(masked: Masked, answer: str) -> str | None:
    """Names may stay as they are; any other text that does is not translated."""
    if is_echo(masked, answer) and not all(word[0].isupper() for word in _WORD.findall(masked.text)):
        return "the answer was the French text itself"
    return None


def _marks_lost(masked: Masked, answer: str) -> str | None:
    sent, came = Counter(MARK.findall(masked.text)), Counter(MARK.findall(answer))
    if sent == came:
        return None
    char = next(iter((sent - came) or (came - sent)))
    raw = masked.mark(char).raw.strip() or "a line break"
    return f"{raw} did not come back" if char in sent - came else f"{raw} came back twice"


def _marks_in_disorder(masked: Masked, answer: str) -> str | None:
    """Pairs must be nested; what stands between words must keep its order."""
    waiting: list[str] = []
    blanks = []
    for char in MARK.findall(answer):
        mark = masked.mark(char)
        if mark.role == "open":
            waiting.append(char)
        elif mark.role == "close" and (not waiting or masked.partner(waiting.pop()) != char):
            return f"{mark.raw} came back in the wrong place"
        elif mark.role == "blank":
            blanks.append(char)
    return None if blanks == sorted(blanks) else "markup came back in another order"


def _marks_misplaced(masked: Masked, answer: str) -> str | None:
    """A pair that wrapped words still does, with their quotation marks, without a space at its edges."""
    for char in MARK.findall(masked.text):
        mark = masked.mark(char)
        if mark.role == "open":
            inner, was = _inside(answer, char, masked), _inside(masked.text, char, masked)
            emptied = not _says_something(inner) and _says_something(was)
            spaced = inner != inner.strip() and was == was.strip()
            if emptied or spaced or _quotes(inner) != _quotes(was):
                return f"{mark.raw}…{masked.marks[mark.partner].raw} came back around other words"
    return None


def _numbers_lost(text: str, answer: str, target: str) -> str | None:
    lost = lost_numbers(text, answer, target)
    return f"the number {lost[0]} did not come back" if lost else None


def _markup_added(masked: Masked, answer: str) -> str | None:
    added = Counter(_MARKUP.findall(answer)) - Counter(_MARKUP.findall(masked.text))
    return f"the answer holds a stray '{next(iter(added))}'" if added else None


def _length(masked: Masked, answer: str) -> str | None:
    """Chinese takes a fifth of the letters of French; no language takes three times as many."""
    was, now = (sum(map(str.isalnum, text)) for text in (masked.text, answer))
    if now > 3 * was + 30:
        return f"the answer is {now // max(was, 1)} times as long as the text"
    return "the answer is much shorter than the text" if now * 10 + 5 < was else None


CHECKS: tuple[Check, ...] = (
    _empty,
    _error_page,
    _marks_lost,
    _marks_in_disorder,
    _marks_misplaced,
    _echo,
    _markup_added,
    _length,
)
"""The checks in order; each returns what is wrong or None."""


def _inside(text: str, char: str, masked: Masked) -> str:
    """Return what a text has between an opening mark and its partner."""
    return text.partition(char)[2].partition(masked.partner(char))[0]


def _says_something(text: str) -> bool:
    """Whether there is a word, or a mark that may stand for one."""
    return bool(_WORD.search(text) or re.search(r"\d", text) or MARK.search(text))


def _quotes(text: str) -> int:
    return sum(char in QUOTES for char in text)
