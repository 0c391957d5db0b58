"""MyMemory, as deep-translator asks it: a public memory and a machine, small texts, a daily quota."""

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
        "ar": "ar-SA",
        "de": "de-DE",
        "en": "en-GB",
        "en_US": "en-US",
        "es": "es-ES",
        "fr": "fr-FR",
        "it": "it-IT",
        "nl": "nl-NL",
        "pt": "pt-PT",
        "pt_BR": "pt-BR",
        "sr_Latn": "sr-Latn-RS",
        "zh": "zh-CN",
        "zh_Hans": "zh-CN",
        "zh_Hant": "zh-TW",
        "zh_HK": "zh-HK",
        "zh_TW": "zh-TW",
    }
)
"""Its codes by locale where a language has several; for the others the one that it has."""


def make(name: str, run: Run, access: Access) -> Engine:
    """Make the engine; its `url` is the whole address that answers ``?q=…&langpair=…``."""
    return make_service(name, run, access, Deep(PROVIDER, access.transport()))


def _code(locale: str) -> str | None:
    code = code_of(locale, CODES) or ""
    known = sorted(codes("MY_MEMORY_LANGUAGES_TO_CODES").values())
    return next((one for one in known if one == code or one.startswith(f"{code}-")), None)


def _look(page: Page) -> None:
    """Refuse a warning that comes as a translation: the quota, a language, a text that is too long."""
    said = page.json()
    answer = said.get("responseData") if isinstance(said, dict) else None
    text = answer.get("translatedText") if isinstance(answer, dict) else None
    if not isinstance(text, str):
        raise TroubleError("failing", f"{page.host} sent an answer without a translation")
    if said.get("quotaFinished") is True or "MYMEMORY WARNING" in text.upper():
        raise TroubleError("refused", f"{page.host} says that the quota of the day is used up")
    if str(said.get("responseStatus", 200)) != "200":
        raise TroubleError(
            "rejected", f"{page.host} refuses the text (status {said['responseStatus']!s:.12})"
        )


PROVIDER = Provider("MyMemory", "mymemory", "MyMemoryTranslator", size=490, code=_code, look=_look)
