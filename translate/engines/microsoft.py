"""Microsoft's (Azure's) translator: many texts a request.

Source: the Azure AI Translator reference, version 3.0, "Translate". Not through deep-translator, whose
provider asks the network for languages whenever it is made, and sends one text a request.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from translate.engines.base import Engine
from translate.engines.dialect import Access, Limits, Part
from translate.engines.locales import code_of, lacking
from translate.engines.run import Run
from translate.engines.service import make_service
from translate.engines.settings import Key
from translate.engines.shapes import TOKENS
from translate.engines.transport import Transport, TroubleError

CODES: Mapping[str, str | None] = MappingProxyType(
    {
        "br": None,
        "fr_CA": "fr-CA",
        "mn": "mn-Cyrl",
        "no": "nb",
        "oc": None,
        "pt_PT": "pt-PT",
        "sr": "sr-Cyrl",
        "sr_Latn": "sr-Latn",
        "zh": "zh-Hans",
        "zh_Hant": "zh-Hant",
        "zh_HK": "zh-Hant",
        "zh_MO": "zh-Hant",
        "zh_TW": "zh-Hant",
    }
)
"""Its codes where they are not the language's own; None for some that it lacks. Others it refuses itself."""


class Microsoft:
    """The dialect of ``microsoft``."""

    limits = Limits(texts=50, size=20_000)  # of 1,000 texts and 50,000 characters
    shapes = TOKENS
    takes_terms = False
    flavour = ""

    def __init__(self, transport: Transport, key: Key, region: str) -> None:
        self.transport = transport
        self._key = key
        self._region = region

    def refuses(self, source: str, target: str) -> str | None:
        """Return that there is no key, or which language it lacks; None if it can be asked."""
        return self._key.missing() or lacking("Microsoft", _code, (source, target))

    def ask(self, parts: Sequence[Part], source: str, target: str) -> Sequence[object]:
        """Ask for the texts."""
        params = {"api-version": "3.0", "from": _code(source) or "", "to": _code(target) or ""}
        headers = {"Ocp-Apim-Subscription-Key": self._key.reveal()}
        if self._region:
            headers["Ocp-Apim-Subscription-Region"] = self._region
        said = self.transport.post(
            "/translate", [{"Text": part.text} for part in parts], params, headers
        ).json()
        if not isinstance(said, list):
            raise TroubleError("failing", f"{self.transport.host} sent no translations")
        return [_text(one) for one in said]


def make(name: str, run: Run, access: Access, *, region: str) -> Engine:
    """Make the engine."""
    dialect = Microsoft(access.transport("/translate"), access.key, region)
    return make_service(name, run, access, dialect)


def _code(locale: str) -> str | None:
    return code_of(locale, CODES)


def _text(one: object) -> object:
    """Return the translation in one item of the answer; None if there is none."""
    translations = one.get("translations") if isinstance(one, dict) else None
    first = translations[0] if isinstance(translations, list) and translations else None
    return first.get("text") if isinstance(first, dict) else None
