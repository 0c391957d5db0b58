"""Google Translate: the mobile page, as deep-translator reads it."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from translate.engines.base import Engine
from translate.engines.deep import Provider, ask, codes
from translate.engines.dialect import Access, Limits, Part
from translate.engines.locales import code_of, lacking
from translate.engines.run import Run
from translate.engines.service import make_service
from translate.engines.shapes import TOKENS
from translate.engines.transport import Page, Transport, TroubleError

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

_RESULT = re.compile(r"""<div[^>]*\bclass=["']?[^"'>]*\b(?:t0|result-container)\b[^>]*>.*?</div""", re.DOTALL)
"""Where deep-translator looks for the translation."""


class Google:
    """The dialect of ``google``."""

    limits = Limits(texts=1, size=4900)
    shapes = TOKENS
    takes_terms = False
    flavour = ""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport

    def refuses(self, source: str, target: str) -> str | None:
        """Return which language Google does not know; None if it can translate."""
        return lacking("Google", _code, (source, target))

    def ask(self, parts: Sequence[Part], source: str, target: str) -> Sequence[object]:
        """Ask for the one text."""
        provider = Provider("google", "GoogleTranslator", _look)
        return [
            ask(provider, self.transport, (_code(source) or "", _code(target) or ""), p.text) for p in parts
        ]


def make(name: str, run: Run, access: Access) -> Engine:
    """Make the engine; its `url` is the whole address of the page."""
    return make_service(name, run, access, Google(access.transport()))


def _code(locale: str) -> str | None:
    code = code_of(locale, CODES)
    return code if code in codes("GOOGLE_LANGUAGES_TO_CODES").values() else None


def _look(page: Page) -> None:
    """Refuse a page that is cut off."""
    if not _RESULT.search(page.text):
        raise TroubleError("failing", f"{page.host} sent a page without a translation")
