"""DeepL: up to fifty texts a request as XML, our glossary used as one of its own, a context beside the texts.

Source: the DeepL API documentation, "Translate text" (POST /v2/translate). The key goes into the header.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from translate.engines.base import Engine
from translate.engines.deepl_glossaries import Glossaries
from translate.engines.dialect import Access, Limits, Part
from translate.engines.locales import code_of, lacking
from translate.engines.run import Run
from translate.engines.service import make_service
from translate.engines.settings import Key
from translate.engines.shapes import TagShape
from translate.engines.transport import Transport, TroubleError

PRO, FREE = "https://api.deepl.com", "https://api-free.deepl.com"
"""The hosts; keys of the free plan end in ``:fx``."""
LONGEST_CONTEXT = 1000
"""Characters, of what stands before and after the texts of a request each."""

LANGUAGES = "ar bg cs da de el es et fi fr he hu id it ja ko lt lv nb nl pl ro ru sk sl sv th tr uk vi"
CODES: Mapping[str, str | None] = MappingProxyType(
    {
        **{base: base.upper() for base in LANGUAGES.split()},
        "en": "EN-GB",
        "en_US": "EN-US",
        "es_419": "ES-419",
        "es_MX": "ES-419",
        "no": "NB",
        "pt": "PT-PT",
        "pt_BR": "PT-BR",
        "zh": "ZH-HANS",
        "zh_Hant": "ZH-HANT",
        "zh_HK": "ZH-HANT",
        "zh_MO": "ZH-HANT",
        "zh_TW": "ZH-HANT",
    }
)
"""DeepL's codes of target languages, as its documentation has them."""


class DeepL:
    """The dialect of ``deepl``."""

    limits = Limits(texts=50, size=100_000)  # of 128 KiB for all of a request
    shapes = (TagShape(pairs=True), TagShape(pairs=False))
    takes_terms = True

    def __init__(self, transport: Transport, key: Key, options: Mapping[str, str]) -> None:
        """Take the address, the key, and further parameters of each request."""
        self.transport = transport
        self._key = key
        self._options = options
        self._glossaries = Glossaries(transport, self._headers)

    @property
    def flavour(self) -> str:
        """The model and the tone."""
        return repr(sorted(self._options.items()))

    def refuses(self, source: str, target: str) -> str | None:
        """Return that there is no key, or which language DeepL does not know; None if it can translate."""
        return self._key.missing() or lacking("DeepL", _code, (source, target))

    def ask(self, parts: Sequence[Part], source: str, target: str) -> Sequence[object]:
        """Ask for the texts, with the glossary's id and what stands around them."""
        languages = {"source_lang": _base(source), "target_lang": _code(target) or ""}
        body: dict[str, object] = {
            "text": [part.text for part in parts],
            **languages,
            **self._options,
            "tag_handling": "xml",
            "preserve_formatting": True,
            "split_sentences": "nonewlines",
        }
        if context := _context(parts):
            body["context"] = context
        terms = {term for part in parts for term in part.question.terms}
        if glossary := self._glossaries.of(terms, _base(source).lower(), _base(target).lower()):
            body["glossary_id"] = glossary
        said = self.transport.post("/v2/translate", body, headers=self._headers()).json()
        translations = said.get("translations") if isinstance(said, dict) else None
        if not isinstance(translations, list):
            raise TroubleError("failing", f"{self.transport.host} sent no translations")
        return [one.get("text") if isinstance(one, dict) else None for one in translations]

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"DeepL-Auth-Key {self._key.reveal()}"}


def make(name: str, run: Run, access: Access, *, model: str, formality: str) -> Engine:
    """Make the engine; without `url` the key says which host it is for."""
    host = FREE if access.key.reveal().endswith(":fx") else PRO
    options = {"model_type": model, "formality": formality and f"prefer_{formality}"}
    given = {option: value for option, value in options.items() if value}
    transport = access.transport("/translate", "/v2", default=host)
    return make_service(name, run, access, DeepL(transport, access.key, given))


def _code(locale: str) -> str | None:
    code = code_of(locale, CODES)
    return code if code in CODES.values() else None


def _base(locale: str) -> str:
    """Return a language without its country or script: that is how DeepL names sources, and in glossaries."""
    return (_code(locale) or locale).partition("-")[0]


def _context(parts: Sequence[Part]) -> str:
    """Return what stands before the first and after the last text: DeepL reads it, but does not bill it."""
    before, after = parts[0].question.before, parts[-1].question.after
    return "\n".join(filter(None, (before[-LONGEST_CONTEXT:], after[:LONGEST_CONTEXT])))
