"""LibreTranslate: a server of one's own, or somebody's; many texts a request.

Source: the LibreTranslate API documentation (POST /translate, GET /languages). The key goes into the body.
"""

import threading
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from translate.engines.base import Engine
from translate.engines.dialect import Access, Limits, Part
from translate.engines.locales import name_of
from translate.engines.run import Run
from translate.engines.service import make_service
from translate.engines.settings import Key
from translate.engines.shapes import TOKENS
from translate.engines.transport import Transport, TroubleError
from translate.languages import base_language

CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "nb": ("nb", "no"),
        "no": ("no", "nb"),
        "pt_BR": ("pt-BR", "pb", "pt"),
        "zh": ("zh-Hans", "zh"),
        "zh_Hans": ("zh-Hans", "zh"),
        "zh_Hant": ("zh-Hant", "zt"),
        "zh_HK": ("zh-Hant", "zt"),
        "zh_TW": ("zh-Hant", "zt"),
    }
)
"""What servers, older and newer, call a locale, where that is not its language."""

_Pairs = dict[str, frozenset[str]]
"""Code of a language → the codes that it can be translated into."""


class LibreTranslate:
    """The dialect of ``libretranslate``."""

    limits = Limits(texts=50, size=20_000)
    shapes = TOKENS
    takes_terms = False
    flavour = ""

    def __init__(self, transport: Transport, key: Key, *, silent: bool) -> None:
        """Take the address and the key; a silent one does not ask which languages the server has."""
        self.transport = transport
        self._key = key
        self._silent = silent
        self._lock = threading.Lock()
        self._pairs: _Pairs | TroubleError | None = None

    def refuses(self, source: str, target: str) -> str | None:
        """Return that the server does not answer, or which language it lacks; None if it can translate."""
        if self._key.variable and (missing := self._key.missing()):
            return missing
        if self._silent:
            return None
        pairs = self._known()
        if isinstance(pairs, TroubleError):
            unreachable = pairs.kind == "unreachable"
            return f"{pairs.message}; start a LibreTranslate server, or set its url" if unreachable else None
        if not pairs or _pair(pairs, source, target):
            return None  # one that does not say what it has may have it
        return f"this server has no {name_of(source)} to {name_of(target)}"

    def ask(self, parts: Sequence[Part], source: str, target: str) -> Sequence[object]:
        """Ask for the texts."""
        known = self._pairs if isinstance(self._pairs, dict) else {}
        codes = _pair(known, source, target) or (_codes(source)[-1], _codes(target)[0])
        body: dict[str, object] = {
            "q": [part.text for part in parts],
            "source": codes[0],
            "target": codes[1],
            "format": "text",
        }
        if key := self._key.reveal():
            body["api_key"] = key
        said = self.transport.post("/translate", body).json()
        texts = said.get("translatedText") if isinstance(said, dict) else None
        if isinstance(texts, str) and len(parts) == 1:
            return [texts]
        if not isinstance(texts, list):
            raise TroubleError("failing", f"{self.transport.host} sent no translations")
        return texts

    def _known(self) -> _Pairs | TroubleError:
        """Return the pairs that the server has, or why it does not say; it is asked once."""
        with self._lock:
            if self._pairs is None:
                try:
                    self._pairs = _pairs(self.transport.get("/languages").json())
                except TroubleError as trouble:
                    self._pairs = trouble
            return self._pairs


def make(name: str, run: Run, access: Access) -> Engine:
    """Make the engine."""
    transport = access.transport("/translate")
    return make_service(name, run, access, LibreTranslate(transport, access.key, silent=run.rehearsal))


def _codes(locale: str) -> tuple[str, ...]:
    locale = locale.replace("-", "_")
    return CODES.get(locale) or (base_language(locale),)


def _pairs(said: object) -> _Pairs:
    """Read the server's list of languages; older servers do not say what each can be translated into."""
    rows = [row for row in said if isinstance(row, dict)] if isinstance(said, list) else []
    named = [(row["code"], row.get("targets")) for row in rows if isinstance(row.get("code"), str)]
    every = [code for code, _ in named]
    return {
        code: frozenset(map(str, targets if isinstance(targets, list) else every)) for code, targets in named
    }


def _pair(pairs: _Pairs, source: str, target: str) -> tuple[str, str] | None:
    """Return the server's codes of a pair that it has."""
    return next(
        (
            (one, other)
            for one in _codes(source)
            for other in _codes(target)
            if other in pairs.get(one, ()) and one != other
        ),
        None,
    )
