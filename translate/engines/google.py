"""Google Translate: the mobile page, as deep-translator reads it."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from translate.engines.base import Engine
from translate.engines.deep import Deep, Provider, codes
from translate.engines.dialect import Access
from translate.engines.locales import code_of
from translate.engines.run import Run
from translate.engines.service import make_service
from translate.engines.transport import Page, TroubleError

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


def make(name: str, run: Run, access: Access) -> Engine:
    """Make the engine; its `url` is the whole address of the page."""
    return make_service(name, run, access, Deep(PROVIDER, access.transport()))


def _code(locale: str) -> str | None:
    code = code_of(locale, CODES)
    return code if code in codes("GOOGLE_LANGUAGES_TO_CODES").values() else None


def _look(page: Page) -> None:
    """Refuse a page that is cut off."""
    if not _RESULT.search(page.text):
        raise TroubleError("failing", f"{page.host} sent a page without a translation")


PROVIDER = Provider("Google", "google", "GoogleTranslator", size=4900, code=_code, look=_look)
