"""Google Translate, through deep-translator.

The adapter of deep-translator (1.11.4). It is not thread-safe, knows no time limit, does not retry and
takes error pages for translations: so there is one instance a request, requests is replaced in it by
`Transport`, and every answer goes through `draft`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextvars import ContextVar
from functools import cache
from types import MappingProxyType
from typing import Any

from translate.engines.base import EngineStopped
from translate.engines.crew import each_as_done
from translate.engines.draft import UnansweredError, draft
from translate.engines.pace import LIMITS, LONGEST_WAIT, Pace
from translate.engines.shapes import TokenShape
from translate.engines.transport import CONNECT_SECONDS, Page, Transport, TroubleError
from translate.engines.verify import is_error_message
from translate.errors import TranslateError
from translate.languages import language
from translate.model import Answer, Question

LONGEST_TEXT = 4900
"""Characters a request; Google takes less than 5,000."""

CODES: Mapping[str, str | None] = MappingProxyType(
    {
        "ckb": "ckb",
        "fil": "tl",
        "he": "iw",
        "jv": "jw",
        "mni": "mni-Mtei",
        "nb": "no",
        "sr_Latn": None,  # it writes Serbian in Cyrillic only
        "tw": "ak",
        "zh": "zh-CN",
        "zh_Hans": "zh-CN",
        "zh_Hant": "zh-TW",
        "zh_HK": "zh-TW",
        "zh_MO": "zh-TW",
        "zh_TW": "zh-TW",
    }
)
"""Google's codes by locale where they are not the language's own; None where it has no such locale."""

SHAPES = (
    TokenShape("[X{}X]", re.compile(r"[\[［【]\s*[XxХх]\s*(\d+)\s*[XxХх]\s*[\]］】]"), keeps_lines=True),
    TokenShape(" XNAME{}X ", re.compile(r"X\s?NAME\s?(\d+)\s?X", re.IGNORECASE)),
)
"""The first also as Google writes it in Cyrillic and East Asian text, and with spaces inside."""

_transport: ContextVar[Transport] = ContextVar("transport")
_SENTENCE_END = re.compile(r"((?:(?<=[.!?…])|(?<=[.!?…][»”\")\]]))\s+)")
_RESULT = re.compile(r"""<div[^>]*\bclass=["']?[^"'>]*\b(?:t0|result-container)\b[^>]*>.*?</div""", re.DOTALL)
"""Where deep-translator looks for the translation."""


class _Requests:
    """What deep-translator finds in the place of the module requests."""

    @staticmethod
    def get(_url: str, params: dict[str, str], proxies: object = None) -> Page:  # noqa: ARG004 - its signature
        """Ask the transport of the engine that is at work in this thread; refuse a page that is cut off."""
        page = _transport.get().get(params)
        if not _RESULT.search(page.text):
            raise TroubleError("failing", f"{_transport.get().host} sent a page without a translation")
        return page


class Google:
    """The engine ``google``."""

    name = "google"

    def __init__(self, url: str, timeout: float, concurrency: int, per_second: float) -> None:
        """Take the address of the mobile page, seconds an answer may take, and the pace of requests."""
        self._transport = Transport(url, timeout, concurrency)
        self._pace = Pace(per_second)
        self._hands = concurrency
        attempts = LIMITS["silent"].attempts
        self._patience = 2 * attempts * (CONNECT_SECONDS + timeout) + LONGEST_WAIT

    @property
    def sends(self) -> str:
        """The host that texts are sent to."""
        return self._transport.host

    def refuses(self, source: str, target: str) -> str | None:
        """Return which language Google does not know; None if it can translate."""
        codes = _code(source), _code(target)
        for locale, code in zip((source, target), codes, strict=True):
            if code is None:
                return f"Google has no {_name(locale)}"
        return f"{source} and {target} are the same to Google" if codes[0] == codes[1] else None

    def translate(
        self, questions: Sequence[Question], source: str, target: str
    ) -> Iterator[tuple[int, Answer]]:
        """Yield the answers as they come."""
        refusal = self.refuses(source, target)
        if refusal:
            raise EngineStopped(refusal)
        pair = _code(source) or "", _code(target) or ""

        def ask(text: str) -> str:
            parts = _parts(text)
            return "".join(self._ask(part, pair) if part.strip() else part for part in parts)

        def work(index: int) -> Answer:
            return draft(questions[index], SHAPES, ask, target)

        yield from each_as_done(work, len(questions), self._hands, self._patience)

    def close(self) -> None:
        """Let no thread ask any more and close the connections."""
        self._pace.stop("it has been closed")
        self._transport.close()

    def _ask(self, text: str, pair: tuple[str, str]) -> str:
        """Ask for one text, again where that may help."""
        attempt = 0
        while True:
            attempt += 1
            started = self._pace.turn()
            try:
                answer = self._fetch(text, pair)
            except TroubleError as trouble:
                self._pace.failed(trouble, started)
                if attempt >= LIMITS[trouble.kind].attempts:
                    raise UnansweredError(trouble.message) from None
                self._pace.rest(trouble, attempt)
            else:
                self._pace.succeeded()
                return answer

    def _fetch(self, text: str, pair: tuple[str, str]) -> str:
        """Ask once; raise `TroubleError` when what comes is no translation."""
        from deep_translator.exceptions import BaseError

        _transport.set(self._transport)
        try:
            answer = _translator(*pair).translate(text)
        except TroubleError:
            raise
        except (BaseError, ArithmeticError, LookupError, RuntimeError, TypeError, ValueError):
            raise TroubleError("failing", f"{self.sends} sent a page without a translation") from None
        if answer is None:
            return text
        if not answer.strip():
            raise TroubleError("failing", f"{self.sends} sent an empty answer")
        if is_error_message(answer, text):
            raise TroubleError("failing", f"{self.sends} sent an error message")
        return str(answer)


@cache
def _deep_translator() -> Any:  # noqa: ANN401 - deep-translator is not typed and stays in this file
    """Import deep-translator's Google module and put `_Requests` in the place of requests."""
    from deep_translator import google

    google.requests = _Requests
    return google


def _translator(source: str, target: str) -> Any:  # noqa: ANN401
    """Return a new instance: one that is shared gives threads each other's answers."""
    return _deep_translator().GoogleTranslator(source=source, target=target)


@cache
def _code(locale: str) -> str | None:
    """Return Google's code of a locale, or of its language; None if Google has none."""
    from deep_translator.constants import GOOGLE_LANGUAGES_TO_CODES

    locale = locale.replace("-", "_")
    base = locale.partition("_")[0]
    for name in (locale, base):
        if name in CODES:
            return CODES[name]
    return base if base in GOOGLE_LANGUAGES_TO_CODES.values() else None


def _name(locale: str) -> str:
    """Return a language's name for a message."""
    try:
        return f"{language(locale).name} ({locale})"
    except TranslateError:
        return f"'{locale}'"


def _parts(text: str) -> list[str]:
    """Cut a text that is too long for a request at sentence ends; what is between is a part too.

    Raises `UnansweredError` when one sentence alone is too long.
    """
    if len(text) <= LONGEST_TEXT:
        return [text]
    pieces = _SENTENCE_END.split(text)
    parts = [pieces[0]]
    for gap, sentence in zip(pieces[1::2], pieces[2::2], strict=True):
        if len(parts[-1]) + len(gap) + len(sentence) <= LONGEST_TEXT:
            parts[-1] += gap + sentence
        else:
            parts += [gap, sentence]
    longest = max(map(len, parts))
    if longest > LONGEST_TEXT:
        raise UnansweredError(f"a sentence of {longest:,} characters is longer than Google takes (5,000)")
    return parts
